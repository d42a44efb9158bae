"""``main.py export`` as it is typed: every ending, what is refused, and that a file is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import rispy

from app.exporting import asking, making
from app.exporting.wish import Asked
from app.run import SHIPPED, main
from db import library as store
from db import reads, writing
from db.errors import LibraryError
from db.kept import document_of
from db.packs.export import write_sicpack
from db.packs.read import read_pack
from db.records import Corpus
from tests.db.tools import SAMPLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to export into."""
    made = tmp_path / "exports"
    made.mkdir()
    return made


def export(out: Path, library: Path, *more: str) -> int:
    """The command, in this process."""
    return main(["export", str(out), "--library", str(library), *more])


@pytest.mark.parametrize("form", making.forms("panes"))
def test_every_ending_is_written(form: str, folder: Path, library_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / f"out.{form}"
    assert export(out, library_folder, "--debate", "famine") == 0
    assert f"Written: {out}" in capsys.readouterr().out
    if form in ("docx", "odt", "apkg"):
        with zipfile.ZipFile(out) as file:
            assert file.testzip() is None
    assert out.stat().st_size > 500
    assert [path.name for path in folder.iterdir() if path.suffix not in (f".{form}", ".bib")] == []


@pytest.mark.parametrize("debate", [debate.id for debate in read_pack(SHIPPED).debates])
@pytest.mark.parametrize("coding", [True, False])
def test_voices_stand_by_year(debate: str, coding: bool, library_folder: Path) -> None:
    connection = store.connect_corpus(store.current_corpus(library_folder))
    for form in ("md", "html"):
        wish = asking.wish(Asked(form, debate=debate, coding=coding), connection)
        years = {voice.id: voice.main_year or 9999 for voice in wish.boards[0].voices}
        assert [years[voice] for voice in wish.voices[0]] == sorted(years[voice] for voice in wish.voices[0])
    named = [voice.removeprefix("stalinism/") for voice in reversed(wish.voices[0])]
    order = [voice.removeprefix("stalinism/") for voice in asking.wish(Asked("md", debate=debate, voices=tuple(named), coding=coding), connection).voices[0]]
    assert order == (named if coding else named[::-1])
    connection.close()


def test_the_whole_pack_is_one_page(folder: Path, library_folder: Path) -> None:
    out = folder / "all.html"
    assert export(out, library_folder) == 0
    page = out.read_text("utf-8")
    document = read_pack(SHIPPED)
    for debate in document.debates:
        assert f'href="#{debate.id}"' in page, "it stands in the contents"
        assert f'id="{debate.id}"' in page


def test_a_part_of_the_pack_can_be_read_again(folder: Path, library_folder: Path) -> None:
    out = folder / "famine.sicpack"
    assert export(out, library_folder, "--debate", "famine") == 0
    assert [debate.id for debate in read_pack(out).debates] == ["famine"]


def test_a_part_of_the_pack_never_takes_the_place_of_the_whole(folder: Path, library_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "famine.sicpack"
    assert export(out, library_folder, "--debate", "famine") == 0
    assert main(["import", str(out), "--library", str(library_folder)]) == 1
    assert "holds 1 of the 9 debates of a pack that is here whole; nothing was changed" in capsys.readouterr().err
    assert main(["show", "--library", str(library_folder)]) == 0
    assert "How far was Stalinism a continuation of Leninism?" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["json", "sicpack", "md"])
def test_a_pack_says_that_it_keeps_its_codes(form: str, folder: Path, library_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(folder / f"out.{form}", library_folder, "--debate", "famine", "--coding", "off") == 0
    assert capsys.readouterr().err == ("" if form == "md" else "A pack is written whole, with its codes; --coding off changes nothing in it.\n")


@pytest.mark.parametrize("form", ["json", "sicpack"])
def test_a_pack_says_when_it_was_written_how_it_was_coded_and_what_to_look_up(form: str, folder: Path, library_folder: Path) -> None:
    out = folder / f"out.{form}"
    assert export(out, library_folder) == 0
    document = read_pack(out)
    assert not isinstance(document.exported, msgspec.UnsetType)
    assert "Exported on 2" in document.exported.says
    assert any("the numbers are ours" in coded for coded in document.exported.how_coded)
    assert any("seen once only" in line for line in document.exported.before_you_hand_in)
    assert list(json.loads(out.read_bytes()))[-1] == "exported", "it ends with them"
    assert msgspec.structs.replace(document, exported=msgspec.UNSET) == read_pack(SHIPPED)


def held(library: Path) -> Corpus:
    """Every record of a library; the hashes of the files that they were read from are left out."""
    opened = store.open_library(library, SHIPPED)
    with contextlib.closing(store.connect_corpus(opened.corpus)) as connection:
        corpus = reads.corpus(connection)
    opened.close()
    return replace(corpus, packs=tuple(replace(pack, sha256="") for pack in corpus.packs))


@pytest.mark.parametrize("form", ["folder", "file"])
def test_a_pack_that_was_added_is_written_and_makes_the_same_records_again(form: str, folder: Path, library_folder: Path, built_library: Path, tmp_path: Path) -> None:
    added = SAMPLE
    if form == "file":
        added = folder / "added.sicpack"
        write_sicpack(read_pack(SAMPLE), added)
    assert main(["import", str(added), "--library", str(library_folder)]) == 0
    out = folder / "out.sicpack"
    assert export(out, library_folder, "--debate", "sample/roses") == 0
    document = read_pack(out)
    assert not isinstance(document.exported, msgspec.UnsetType)
    assert "pack “Roses: a toy pack”, version 1.0.0" in document.exported.says
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(built_library, elsewhere)
    assert main(["import", str(out), "--library", str(elsewhere)]) == 0
    first, again = held(library_folder), held(elsewhere)
    assert [pack.id for pack in first.packs] == ["stalinism", "sample"]
    assert again == first


def test_a_newer_version_of_the_shipped_pack_is_written_and_not_the_shipped_one(folder: Path, library_folder: Path) -> None:
    document = read_pack(SHIPPED)
    newer = msgspec.structs.replace(document, pack=msgspec.structs.replace(document.pack, version="99.0.0"))
    added = folder / "newer.sicpack"
    write_sicpack(newer, added)
    assert main(["import", str(added), "--library", str(library_folder)]) == 0
    out = folder / "out.sicpack"
    assert export(out, library_folder) == 0
    assert msgspec.structs.replace(read_pack(out), exported=msgspec.UNSET) == newer


def test_a_whole_pack_says_nothing_of_the_debates_of_another(folder: Path, library_folder: Path) -> None:
    out = folder / "out.sicpack"
    assert export(out, library_folder) == 0
    alone = read_pack(out)
    assert main(["import", str(SAMPLE), "--library", str(library_folder)]) == 0
    assert export(out, library_folder) == 0
    assert read_pack(out) == alone


def test_a_pack_that_no_longer_lies_there_as_it_was_added_is_told(library_folder: Path) -> None:
    assert main(["import", str(SAMPLE), "--library", str(library_folder)]) == 0
    (kept,) = (library_folder / "packs").iterdir()
    opened = store.open_library(library_folder, SHIPPED)
    with contextlib.closing(store.connect_corpus(opened.corpus)) as connection:
        (pack,) = (pack for pack in reads.corpus(connection).packs if pack.id == "sample")
    opened.close()
    assert document_of(library_folder, SHIPPED, pack) == read_pack(SAMPLE)
    (kept / "voices.toml").write_text("", "utf-8")
    with pytest.raises(LibraryError) as caught:
        document_of(library_folder, SHIPPED, pack)
    assert caught.value.text == "The pack “Roses: a toy pack” no longer lies in the library as it was added; nothing was changed."


@pytest.mark.parametrize(
    ("more", "said"),
    [(("--debate", "roses"), "no debate 'roses'"), (("--voices", "pipes,thorn"), "no voice 'thorn'"), (("--themes", "roses"), "no theme 'roses'"), (("--style", "own"), "no style 'own'")],
)
def test_what_is_not_there_is_told_with_what_there_is(more: tuple[str, ...], said: str, folder: Path, library_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(folder / "out.docx", library_folder, *more) == 1
    assert said in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_an_unknown_ending_and_a_missing_folder_are_told(folder: Path, library_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(folder / "out.xyz", library_folder) == 1
    assert "docx, odt" in capsys.readouterr().err
    assert export(folder / "nowhere" / "out.csv", library_folder) == 1
    assert "whether the folder exists" in capsys.readouterr().err


def test_a_full_disk_leaves_the_old_file(folder: Path, library_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "out.csv"
    out.write_bytes(b"old")

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(writing, "write_whole", full)
    assert export(out, library_folder) == 1
    assert "disk is full" in capsys.readouterr().err
    assert out.read_bytes() == b"old"


def test_the_table_of_the_timeline_is_no_deck_of_cards(folder: Path, library_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "out.csv"
    assert export(out, library_folder, "--view", "timeline") == 0
    rows = list(csv.reader(io.StringIO(out.read_bytes().decode("utf-8-sig"))))
    events = {event.title for event in read_pack(SHIPPED).events}
    told = {cell for row in rows if row[0] == "event" for cell in row}
    assert events <= told
    assert sum(row[0] == "event" for row in rows) == len(events)
    assert rows[-1][0] == "before you hand in"
    assert export(folder / "out.apkg", library_folder, "--view", "timeline") == 1
    said = capsys.readouterr().err
    assert all(form in said.partition("It can be: ")[2] for form in ("csv", "docx", "svg"))
    assert not (folder / "out.apkg").exists()


def test_a_turned_axis_is_turned_in_the_table_of_codes_too(folder: Path, library_folder: Path) -> None:
    told = []
    for more in ((), ("--turned",)):
        assert export(folder / "out.csv", library_folder, *more) == 0
        rows = csv.reader(io.StringIO((folder / "out.csv").read_bytes().decode("utf-8-sig")))
        told.append(next(cell for row in rows for cell in row if cell.startswith("Poles: ")).removeprefix("Poles: ").split("; "))
    assert told[0][0] != told[0][1]
    assert told[1] == told[0][::-1]


def test_a_bibliography_for_another_program_says_what_to_look_up(folder: Path, library_folder: Path) -> None:
    ris, bib = folder / "out.ris", folder / "out.bib"
    assert (export(ris, library_folder), export(bib, library_folder)) == (0, 0)
    entries = rispy.loads(ris.read_text("utf-8"))
    notes = "\n".join(entries[-1]["notes"])
    for told in (notes, bib.read_text("utf-8")):
        assert "the numbers are ours" in told
        assert "Before you hand in" in told
        assert "seen once only" in told
    assert [entry["title"] for entry in entries].count(entries[-1]["title"]) == 1


def test_a_bibliography_of_somebody_else_beside_markdown_stays(folder: Path, library_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, beside = folder / "essay.md", folder / "essay.bib"
    beside.write_text("@book{mine, title = {My own list}}\n", encoding="utf-8")
    assert export(out, library_folder, "--voices", "pipes") == 1
    said = capsys.readouterr().err
    assert str(beside) in said
    assert "nothing was changed" in said
    assert "My own list" in beside.read_text("utf-8")
    assert not out.exists()
    beside.unlink()
    assert export(out, library_folder, "--voices", "pipes") == 0
    assert export(out, library_folder, "--voices", "pipes,kotkin") == 0, "what we wrote is written anew"
    assert "kotkin" in beside.read_text("utf-8")


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "y" * 300 + "/out.csv"])
def test_a_name_that_is_too_long_is_told(name: str, folder: Path, library_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(folder / name, library_folder) == 1
    said = capsys.readouterr().err
    assert "can’t be written there" in said
    assert "Traceback" not in said


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_stays_one_and_what_it_leads_to_is_replaced(folder: Path, library_folder: Path) -> None:
    real, link = folder / "real.csv", folder / "link.csv"
    real.write_bytes(b"old")
    link.symlink_to(real)
    assert export(link, library_folder) == 0
    assert link.is_symlink()
    assert real.read_bytes() != b"old"


def test_cards_of_the_same_day_are_newer_where_they_were_made_later(folder: Path, library_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(at: float) -> int:
        out = folder / "cards.apkg"
        monkeypatch.setattr("app.exporting.making.time.time", lambda: at)
        assert export(out, library_folder, "--debate", "famine") == 0
        collection = folder / "collection.anki2"
        with zipfile.ZipFile(out) as file:
            collection.write_bytes(file.read("collection.anki2"))
        with contextlib.closing(sqlite3.connect(collection)) as db:
            (found,) = db.execute("select distinct mod from notes").fetchall()
        collection.unlink()
        return int(found[0])

    noon = 1_800_000_000.0
    assert made(noon + 60) - made(noon) == 60, "Anki keeps the older card otherwise"
