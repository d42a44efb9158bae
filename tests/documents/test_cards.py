"""Decks for Anki, opened again as what they are: a zip with an SQLite file."""

from __future__ import annotations

import dataclasses
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from app.commands import read_corpus
from app.documents.cards import asked, deck
from db.details import Corpus

DAY = "2024-05-01"


@pytest.fixture(scope="module")
def corpus(built_library: Path) -> Corpus:
    from tests.conftest import SHIPPED

    return read_corpus(built_library, SHIPPED)


def opened(data: bytes, folder: Path) -> tuple[dict[str, list[str]], str]:
    """The fields of every note by its guid, and the deck's description."""
    path = folder / "collection.anki2"
    path.write_bytes(zipfile.ZipFile(io.BytesIO(data)).read("collection.anki2"))
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("select guid, flds from notes").fetchall()
        decks = json.loads(connection.execute("select decks from col").fetchone()[0])
    finally:
        connection.close()
    notes = {guid: fields.split("\x1f") for guid, fields in rows}
    assert len(notes) == len(rows)
    return notes, next(d["desc"] for d in decks.values() if d["name"] == "Sic et Non")


def test_the_same_cards_twice_and_nothing_but_what_was_found_again(corpus: Corpus, tmp_path: Path) -> None:
    notes, description = opened(deck(corpus, (), DAY), tmp_path)
    again, _ = opened(deck(corpus, (), DAY), tmp_path)
    assert notes == again
    fine = [q for q in corpus.quotations if q.second_check == "found again" and not q.withheld]
    said = [fields for fields in notes.values() if fields[0] == "Who said it?"]
    assert 0 < len(said) <= len(fine)
    assert len(notes) == len(said) + len(corpus.events) + len(corpus.terms)
    assert DAY in description
    assert corpus.packs[0].version in description
    assert "Before you hand in" in description
    assert all(corpus.packs[0].version in fields[3] for fields in notes.values())


def test_no_reading_stands_on_a_card(corpus: Corpus, tmp_path: Path) -> None:
    text = "\n".join("\n".join(fields) for fields in opened(deck(corpus, (), DAY), tmp_path)[0].values())
    changed = dataclasses.replace(
        corpus,
        events=tuple(dataclasses.replace(e, continuity_reading="zzreading", break_reading="zzreading") for e in corpus.events),
        positions=(),
    )
    assert "zzreading" not in "\n".join("\n".join(f) for f in opened(deck(changed, (), DAY), tmp_path)[0].values())
    for debate in corpus.debates:
        assert not any(step.words in text for step in debate.steps if len(step.words.split()) > 2)


def test_text_is_data(corpus: Corpus, tmp_path: Path) -> None:
    first = next(asked(corpus, frozenset(d.id for d in corpus.debates)))
    bad = dataclasses.replace(first, text="<b>x</b> [sound:a.mp3]")
    withheld = dataclasses.replace(first, id=first.id + "9", text="zzwithheld", withheld="a reason")
    once = dataclasses.replace(first, id=first.id + "8", text="zzonce", second_check="not found")
    notes, _ = opened(deck(dataclasses.replace(corpus, quotations=(bad, withheld, once)), (), DAY), tmp_path)
    fronts = [fields[1] for fields in notes.values() if fields[0] == "Who said it?"]
    assert len(fronts) == 1
    assert "&lt;b&gt;x&lt;/b&gt; &#91;sound:" in fronts[0]


def test_one_debate_has_its_own_quotations_alone(corpus: Corpus, tmp_path: Path) -> None:
    for debate in corpus.debates[:2]:
        notes, _ = opened(deck(corpus, (debate.id,), DAY), tmp_path)
        said = sum(fields[0] == "Who said it?" for fields in notes.values())
        assert said == sum(q.debate == debate.id for q in asked(corpus, frozenset({debate.id})))
        assert said < sum(1 for _ in asked(corpus, frozenset(d.id for d in corpus.debates)))


def test_a_quotation_that_names_its_voice_is_not_asked_and_a_speaker_is_the_answer(corpus: Corpus, tmp_path: Path) -> None:
    first = next(q for q in asked(corpus, frozenset(d.id for d in corpus.debates)) if not q.speaker)
    voice = next(v for v in corpus.voices if v.id == first.voice)
    naming = dataclasses.replace(first, id=first.id + "7", text=f"zznaming says {voice.family}")
    spoken = dataclasses.replace(first, id=first.id + "6", text="zzspoken", speaker="Ben Thorn, on *Hedges*")
    notes, _ = opened(deck(dataclasses.replace(corpus, quotations=(naming, spoken)), (), DAY), tmp_path)
    said = [fields for fields in notes.values() if fields[0] == "Who said it?"]
    assert [fields[1] for fields in said] == ["“zzspoken”"]
    assert said[0][2].startswith("Ben Thorn, on <i>Hedges</i>")
