"""A made-up chronicle for the tests of the timeline, and the shipped one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from app.core.timing import Item, scene
from app.ui import gallery_samples as samples
from db import library, reads
from db.records import Board, Chronicle, Event, Leaning, Publication

Records = tuple[Chronicle, Board]


@contextmanager
def shipped(folder: Path) -> Iterator[Records]:
    """The shipped debate."""
    with closing(library.connect_corpus(library.current_corpus(folder))) as db:
        yield reads.chronicle(db, "stalinism/continuity"), reads.board(db, "stalinism/continuity")


def publication(**fields: object) -> Publication:
    """A made-up publication of Ada's."""
    values: dict[str, object] = {
        "id": "toy/p", "work": "toy/shears", "voice": "toy/ada", "author": "Ada Thorn", "title": "*Shears*", "original_title": "", "year": 1910,
        "publisher": "", "place": "", "kind": "book", "themes": (), "significance": "It cut. Then it rusted.", "tendency": "cutter", "note": "",
        "sources": (), "verified": "seen", "verified_note": "", "in_article": False,
    }  # fmt: skip
    return Publication(**(values | fields))  # type: ignore[arg-type]


def toy(*publications: Publication, events: tuple[Event, ...] = (samples.FROST, samples.THAW), leanings: tuple[Leaning, ...] = ()) -> Chronicle:
    """A made-up chronicle."""
    return Chronicle("toy/roses", events, (), publications, leanings, samples.WORKS, samples.NAMES)


def with_position(**fields: object) -> Board:
    """The made-up board with Ada's position on the verdict changed."""
    key = ("toy/ada", "verdict")
    return replace(samples.BOARD, positions=samples.POSITIONS | {key: replace(samples.POSITIONS[key], **fields)})


def one(chronicle: Chronicle, board: Board = samples.BOARD, **how: object) -> Item:
    """The only publication of a made-up scene."""
    values: dict[str, object] = {"theme": "verdict", "coding": True, "voices": ()}
    return scene(chronicle, board, **(values | how)).publications[0]  # type: ignore[arg-type]
