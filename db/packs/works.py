"""The types of a bibliographic item: CSL-JSON names, with our own voice under ``custom``."""

from __future__ import annotations

from typing import Literal

from db.packs.base import Base, Id, Line, Number, Ref, Text, Title, Year


def _csl_name(name: str) -> str:
    """A field as CSL calls it: with hyphens, but for three names that CSL writes in ways of their own."""
    return {"isbn": "ISBN", "url": "URL", "archive_location": "archive_location"}.get(name, name.replace("_", "-"))


class Name(Base, frozen=True):
    """A CSL-JSON name: family and given, or one literal."""

    family: Line = ""
    given: Line = ""
    literal: Line = ""


class CslDate(Base, frozen=True, rename={"date_parts": "date-parts"}):
    """A CSL-JSON date: year, month, day as numbers."""

    date_parts: tuple[tuple[Year, ...], ...]


class Work(Base, frozen=True, rename=_csl_name):
    """A CSL-JSON item; ``custom`` holds ours: the voice whose work it is."""

    id: Id
    type: Line
    title: Title
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    issued: CslDate | None = None
    original_date: CslDate | None = None
    container_title: Line = ""
    container_author: tuple[Name, ...] = ()
    collection_title: Line = ""
    publisher: Line = ""
    publisher_place: Line = ""
    volume: Number = ""
    issue: Number = ""
    page: Line = ""
    edition: Number = ""
    isbn: Line = ""
    url: Line = ""
    accessed: CslDate | None = None
    archive: Line = ""
    archive_location: Line = ""
    number_of_pages: Number = ""
    number_of_volumes: Number = ""
    chapter_number: Number = ""
    original_title: Line = ""
    title_short: Line = ""
    genre: Line = ""
    medium: Line = ""
    event_title: Line = ""
    language: Line = ""
    note: Text = ""
    custom: dict[Literal["voice"], Ref] = {}  # noqa: RUF012 - a struct copies its empty default
