"""Corrections rest on findings that the dossiers have, and say what they correct."""

from __future__ import annotations

import re

import pytest

from db.packs.types import Correction, PackDocument
from tests.corpus import dossiers

SILENT = re.compile(
    r"\barticle\b[^.]*(?:\bis silent\b|\bhas nothing\b|\bdoes not (?:place|mention|say)\b|\bhas lost\b|\bleaves out\b)"
    r"|\bevidence is missing\b|The article stops about 2015"
)
"""How a finding says that the article has no clause to quote: it is silent, it ends before, or its note is lost."""
THEMES = set(dossiers.themes().values())


@pytest.fixture(scope="module")
def corrections(pack: PackDocument) -> tuple[Correction, ...]:
    """The corrections of the pack."""
    assert pack.corrections, "the pack has no corrections"
    return pack.corrections


def test_ids_are_unique(corrections: tuple[Correction, ...]) -> None:
    ids = [item.id for item in corrections]
    assert len(ids) == len(set(ids))


def test_a_correction_quotes_what_it_corrects(corrections: tuple[Correction, ...]) -> None:
    bare = [item for item in corrections if item.kind == "correction" and not item.clause.strip()]
    assert not [(item.id, item.finding) for item in bare if not SILENT.search(item.finding)]
    assert len(bare) < len(corrections) / 4


def test_every_correction_says_what_was_found(corrections: tuple[Correction, ...]) -> None:
    assert not [item.id for item in corrections if not (item.finding.strip() and item.verdict.strip() and item.record)]


def test_records_named_stand_in_the_dossiers(corrections: tuple[Correction, ...]) -> None:
    known = dossiers.records()
    assert not [(item.id, record) for item in corrections for record in item.record if record not in known]
    assert "source-document-notes.md, 0" not in known
    assert len(known) > 100


def test_no_finding_of_the_dossiers_is_left_out(corrections: tuple[Correction, ...]) -> None:
    assert not sorted(dossiers.records() - {record for item in corrections for record in item.record})


def test_ids_in_a_correction_exist(pack: PackDocument, corrections: tuple[Correction, ...]) -> None:
    known = {
        "voices": {voice.id for voice in pack.voices},
        "events": {event.id for event in pack.events},
        "publications": {item.id for item in pack.publications},
        "quotations": set(dossiers.quotations()),
        "themes": THEMES,
    }
    for item in corrections:
        for name, ids in known.items():
            named = getattr(item, name)
            assert set(named) <= ids, (item.id, name)
            assert len(set(named)) == len(named), (item.id, name)


def test_a_correction_without_a_clause_is_noticed() -> None:
    assert not SILENT.search("The article gives the wrong year.")
    assert SILENT.search("The article is silent on the matter.")


def test_a_note_marked_general_knowledge_keeps_its_mark(corrections: tuple[Correction, ...]) -> None:
    notes = dict(re.findall(r"^(\d+)\. (\*\*.*)$", dossiers.read("source-document-notes.md"), re.M))
    lost, marked = [], 0
    for number, note in notes.items():
        told = [item for item in corrections if f"source-document-notes.md, {number}" in item.record]
        # Where a second finding is named beside the note, that one may have seen what the note had not.
        if dossiers.marks(note) and told and all(len(item.record) == 1 for item in told):
            marked += 1
            if not any(dossiers.marks(item.finding) for item in told):
                lost.append(number)
    assert not lost
    assert marked > 20
    assert len(notes) > 70
