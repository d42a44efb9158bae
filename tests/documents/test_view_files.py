"""Every view that has words, made as the command makes it, and the files opened again."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.documents.pandoc import Stopped
from app.exporting import asking, making
from app.exporting.outlines import VIEWS
from app.exporting.wish import Asked, Job, View
from db import library as store
from tests.documents.boards import PANDOC, squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def jobs(built_library: Path, shipped: Path, tmp_path: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """The folder to write into, and a connection to the corpus."""
    connection = store.connect_corpus(store.current_corpus(built_library))
    yield tmp_path, connection
    connection.close()


def made(jobs: tuple[Path, sqlite3.Connection], shipped: Path, asked: Asked) -> dict[str, bytes]:
    """The files of an export by name."""
    folder, connection = jobs
    wish = asking.wish(asked, connection)
    job = Job(folder / f"out.{asked.form}", wish, connection, shipped, pandoc=PANDOC)
    return {path.name: data for path, data in making.made(job).items()}


def body(docx: bytes) -> ElementTree.Element:
    """The text of a Word file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        return ElementTree.fromstring(file.read("word/document.xml"))


def paragraphs(docx: bytes) -> list[str]:
    """Its paragraphs that have words."""
    told = ("".join(text.text or "" for text in one.iter(f"{W}t")) for one in body(docx).iter(f"{W}p"))
    return [words for words in told if words.strip()]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_a_word_file_that_ends_with_what_to_look_up(jobs: tuple[Path, sqlite3.Connection], shipped: Path, view: View) -> None:
    told = paragraphs(made(jobs, shipped, Asked("docx", view=view))["out.docx"])
    assert any("Coded by one reader" in line for line in told)
    assert any(line.startswith("Sic et Non, pack") for line in told)
    assert told.index("Before you hand in") > told.index("Bibliography") > 5
    assert told[-1].startswith("Cite the historians from their works")


@pytest.mark.parametrize("form", ["odt", "html", "md"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_form_says_what_the_word_file_says(jobs: tuple[Path, sqlite3.Connection], shipped: Path, view: View, form: str) -> None:
    first = made(jobs, shipped, Asked("docx", view=view))["out.docx"]
    files = made(jobs, shipped, Asked(form, view=view))
    assert set(files) == ({"out.md", "out.bib"} if form == "md" else {f"out.{form}"})
    read = squeezed(PANDOC.run((f"--from={'markdown' if form == 'md' else form}", "--to=plain", "--wrap=none"), files[f"out.{form}"]).decode())
    listed = paragraphs(first)
    kept = listed[1 : listed.index("Bibliography")]  # in Markdown the title is metadata, and pandoc makes this from the .bib
    if form == "md":  # a row begins with its own heading there, and that of its column would say nothing
        kept = [line for line in kept if line not in ("Date", "Voice", "Theme", "Author, published")]
    assert len(kept) > 20
    assert [line for line in kept if squeezed(line) not in read] == []


def test_without_coding_no_view_tells_a_stance(jobs: tuple[Path, sqlite3.Connection], shipped: Path) -> None:
    for view in ("timeline", "overview", "differences"):
        told = "\n".join(paragraphs(made(jobs, shipped, Asked("docx", view=view, coding=False))["out.docx"]))
        assert not any(sign in told for sign in "■●◆")
        assert "steps apart" not in told
        assert "as continuity" not in told
        assert "The coding is off" in told


def test_the_timeline_of_some_years_is_a_table_of_their_events(jobs: tuple[Path, sqlite3.Connection], shipped: Path) -> None:
    whole = body(made(jobs, shipped, Asked("docx", view="timeline"))["out.docx"])
    part = body(made(jobs, shipped, Asked("docx", view="timeline", span=(1917.0, 1925.0)))["out.docx"])
    rows = [len(list(one.iter(f"{W}tr"))) for one in (whole, part)]
    assert rows[0] > 100 > rows[1] > 10
    lines = made(jobs, shipped, Asked("csv", view="timeline", span=(1917.0, 1925.0)))["out.csv"].decode("utf-8-sig").splitlines()
    assert sum(line.startswith("event,") for line in lines) == rows[1] - 1


def test_a_comparison_is_a_table_where_it_was_asked_for(jobs: tuple[Path, sqlite3.Connection], shipped: Path) -> None:
    asked = Asked("docx", voices=("pipes", "cohen", "kotkin", "lewin"), themes=("terror",), layout="table", landscape=True, paper="letter")
    found = body(made(jobs, shipped, asked)["out.docx"])
    (table,) = found.iter(f"{W}tbl")
    assert len(table.findall(f"{W}tr")[0].findall(f"{W}tc")) == 4
    page = found.find(f".//{W}pgSz")
    assert page is not None
    assert page.get(f"{W}w") == "15840"


def test_two_voices_are_compared_whom_one_asks_for(jobs: tuple[Path, sqlite3.Connection], shipped: Path) -> None:
    told = paragraphs(made(jobs, shipped, Asked("docx", view="differences", voices=("cohen", "pipes")))["out.docx"])
    assert told[0].startswith("Stephen F. Cohen and Richard Pipes")


def test_who_cancels_gets_nothing(jobs: tuple[Path, sqlite3.Connection], shipped: Path) -> None:
    folder, connection = jobs

    def cancelled(done: int, of: int) -> None:
        raise Stopped("stopped")

    wish = asking.wish(Asked("docx", view="story"), connection)
    with pytest.raises(Stopped):
        making.made(Job(folder / "out.docx", wish, connection, shipped, step=cancelled))
