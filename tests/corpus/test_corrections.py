"""Corrections rest on findings that the dossiers have, and say what they correct."""

from __future__ import annotations

import re

import pytest

from db.packs.types import Correction, PackDocument
from tests.corpus import dossiers, further

SILENT = re.compile(
    r"\barticle\b[^.]*(?:\bis silent\b|\bhas nothing\b|\bdoes not (?:place|mention|say)\b|\bhas lost\b|\bleaves out\b)"
    r"|\bevidence is missing\b|The article stops about 2015"
)
"""How a finding says that the article has no clause to quote: it is silent, it ends before, or its note is lost."""
THEMES = set(dossiers.themes().values())
CONTESTED = "further-debates.md, "
"""How a row of the table of contested statements is named."""
FIGURES = {item["id"]: item for kind in ("estimate", "poll") for item in dossiers.toml("figures.toml")[kind]}
"""Every figure and poll of the dossiers."""


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
    assert len(known) > 120


def test_every_note_and_every_contested_statement_is_among_the_records() -> None:
    known = dossiers.records()
    assert {f"source-document-notes.md, {n}" for n in range(1, 77)} <= known
    assert {f"{CONTESTED}{n}" for n in range(1, 22)} == {record for record in known if record.startswith(CONTESTED)}


def test_no_finding_of_the_dossiers_is_left_out(corrections: tuple[Correction, ...]) -> None:
    assert not sorted(dossiers.records() - {record for item in corrections for record in item.record})


def test_ids_in_a_correction_exist(pack: PackDocument, corrections: tuple[Correction, ...]) -> None:
    known = {
        "voices": {voice.id for voice in pack.voices},
        "events": {event.id for event in pack.events},
        "publications": {item.id for item in pack.publications},
        "quotations": {*dossiers.quotations(), *further.quotations()},
        "themes": THEMES,
        "debates": {debate.id for debate in pack.debates},
        "estimates": set(FIGURES) & {item.id for item in (*pack.estimates, *pack.polls)},
    }
    for item in corrections:
        for name, ids in known.items():
            named = getattr(item, name)
            assert set(named) <= ids, (item.id, name)
            assert len(set(named)) == len(named), (item.id, name)


def test_a_correction_stands_beside_the_debates_that_it_concerns(pack: PackDocument, corrections: tuple[Correction, ...]) -> None:
    """Its themes are those of the main debate; a figure or a passage brings the debate that it belongs to."""
    debate_of = {item.id: debate.id for debate in pack.debates for item in debate.quotations} | {item.id: item.debate for item in (*pack.estimates, *pack.polls)}
    for item in corrections:
        owed = {debate_of[key] for key in (*item.quotations, *item.estimates)} | ({"continuity"} if item.themes else set())
        assert owed <= set(item.debates), (item.id, owed - set(item.debates))
    assert {debate for item in corrections for debate in item.debates} == {debate.id for debate in pack.debates}
    nowhere = {item.id for item in corrections if not item.debates}
    assert nowhere == {"foreign-affairs-1953-radzinsky", "pipes-date-of-death", "aurora-october-1918"}, "dates and catalogues alone concern no debate"


def test_every_figure_of_the_article_has_its_correction(pack: PackDocument, corrections: tuple[Correction, ...]) -> None:
    told = {key for item in corrections for key in item.estimates}
    printed = {item.id for item in (*pack.estimates, *pack.polls) if item.in_article}
    assert not sorted(printed - told)
    assert len(printed) > 10


def test_a_correction_without_a_clause_is_noticed() -> None:
    assert not SILENT.search("The article gives the wrong year.")
    assert SILENT.search("The article is silent on the matter.")


def test_a_note_marked_general_knowledge_keeps_its_mark(corrections: tuple[Correction, ...]) -> None:
    notes = dict(re.findall(r"^(\d+)\. (\*\*.*)$", dossiers.read("source-document-notes.md"), re.M))
    lost, marked = [], 0
    for number, note in notes.items():
        told = [item for item in corrections if f"source-document-notes.md, {number}" in item.record]
        # Where a second finding is named beside the note, that one may have seen what the note had not; the table of
        # contested statements goes by the same notes.
        alone = [[record for record in item.record if not record.startswith(CONTESTED)] for item in told]
        if dossiers.marks(note) and told and all(len(records) == 1 for records in alone):
            marked += 1
            if not any(dossiers.marks(item.finding) for item in told):
                lost.append(number)
    assert not lost
    assert marked > 20
    assert len(notes) > 70
