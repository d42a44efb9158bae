"""Notes of one document: the first on a work is full, later ones are short, and never point at a note that may move."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.core.sources import Cited, Source, in_sequence, locator
from app.documents import inlines, references, styles
from app.documents.pandoc import Pandoc
from app.documents.styles import Style
from db.records import Pack, Work
from tests.documents.golden import PACK, SHIPPED

PANDOC = Pandoc()
NOTES = [one for one in styles.shipped() if one.notes]
CHICAGO, MHRA = NOTES


def source(work: str | Work | Pack, where: str = "", tail: str = "") -> Source:
    """A source that is one work, or the pack, and words of ours behind it."""
    what = SHIPPED[work] if isinstance(work, str) else work
    return Source((Cited(what, locator(where)), *([tail] if tail else [])), "")


def notes(style: Style, *sources: Source) -> list[str]:
    """The notes of a document that names these sources in this order."""
    ordered = in_sequence(sources)
    made, _ = references.pieces(PANDOC, style, ordered, references.shortened(PANDOC, style, ordered))
    return [inlines.plain(note) for note in made]


def alone(style: Style, *sources: Source) -> list[str]:
    """The same sources as they are copied, each for itself."""
    return [one.plain for one in references.cite(PANDOC, style, sources).sources]


@pytest.mark.parametrize("style", NOTES, ids=lambda style: style.id)
def test_the_first_note_is_the_full_one_that_is_copied_too(style: Style) -> None:
    first, later = source("kotkin-2014", "p. 425"), source("kotkin-2014", "p. 724")
    assert notes(style, first, later)[0] == alone(style, first)[0]
    assert notes(style, first, later)[1] != alone(style, later)[0]


def test_a_later_note_names_family_title_and_place() -> None:
    made = notes(CHICAGO, source("kotkin-2014", "p. 425"), source("carr-1953"), source("kotkin-2014", "p. 724"), source("carr-1953", "p. 3"))
    assert made[2:] == ["Kotkin, Stalin, 1:724.", "Carr, “Stalin,” 3."]
    made = notes(MHRA, source("kotkin-2014", "p. 425"), source("carr-1953"), source("kotkin-2014", "p. 724"), source("carr-1953", "p. 3"))
    assert made[2:] == ["Kotkin, Stalin, I, p. 724.", "Carr, ‘Stalin’, p. 3."]


@pytest.mark.parametrize("style", NOTES, ids=lambda style: style.id)
def test_two_notes_on_one_work_beside_each_other_are_no_ibid(style: Style) -> None:
    made = notes(style, *[source("kotkin-2014", "p. 425")] * 4)
    assert len(set(made[1:])) == 1
    assert "Kotkin" in made[1]
    assert "ibid" not in " ".join(made).casefold()


def test_editions_of_one_book_stay_apart_and_so_do_articles_of_one_title() -> None:
    editions = [SHIPPED[name] for name in ("fitzpatrick-1982", "fitzpatrick-1982-2", "arendt-1951", "arendt-1966")]
    named = [*editions, *(work for work in SHIPPED.values() if work.title == "Ending the Russian Revolution")]
    _, later = _halves(notes(CHICAGO, *map(source, named), *map(source, named)))
    assert len(set(later)) == len(later) == 6


def test_editions_are_told_apart_where_only_one_of_them_comes_again() -> None:
    made = notes(CHICAGO, source("fitzpatrick-1982"), source("fitzpatrick-1982-2"), source("fitzpatrick-1982-2", "p. 12"))
    assert made[2] == "Fitzpatrick, The Russian Revolution, 2nd ed. (Oxford: Oxford University Press, 1994), 12."


@pytest.mark.parametrize("style", NOTES, ids=lambda style: style.id)
def test_every_work_of_the_pack_has_a_later_note_of_its_own_shorter_than_the_first(style: Style) -> None:
    first, later = _halves(notes(style, *map(source, SHIPPED.values()), *map(source, SHIPPED.values())))
    assert len(set(later)) == len(later) == len(SHIPPED)
    assert all(len(short) <= len(full) for short, full in zip(later, first, strict=True))
    assert not [short for short in later if ".”," in short or "..," in short or "….”," in short or short.endswith("..")]


def _halves(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    middle = len(lines) // 2
    return lines[:middle], lines[middle:]


def test_an_edition_that_leaves_the_subtitle_out_is_told_apart_by_what_it_is() -> None:
    for first, second in (("medvedev-1971", "medvedev-1989"), ("davies-wheatcroft-2004", "davies-wheatcroft-2009")):
        _, later = _halves(notes(CHICAGO, source(first), source(second), source(first), source(second)))
        assert all(note.count(":") <= 1 and "(" in note for note in later), later
        assert " ed." in later[1]


def test_two_works_that_differ_in_the_subtitle_keep_it() -> None:
    _, later = _halves(notes(CHICAGO, *map(source, ("conquest-terror-1968", "conquest-1990", "conquest-terror-1968", "conquest-1990"))))
    assert later == ["Conquest, The Great Terror: Stalin’s Purge of the Thirties.", "Conquest, The Great Terror: A Reassessment."]
    assert notes(CHICAGO, source("conquest-1990"), source("conquest-1990"))[1] == "Conquest, The Great Terror.", "alone it needs none"


def test_a_short_title_that_says_nothing_is_not_taken() -> None:
    works = [work for work in SHIPPED.values() if work.title.startswith(("Introduction: ", "1917: ", "Comment: "))]
    assert len(works) == 3
    _, later = _halves(notes(CHICAGO, *map(source, works), *map(source, works)))
    assert all(":" in note for note in later)


def test_a_work_without_a_title_of_its_own_is_cited_in_full_each_time() -> None:
    reviews = [work for work in SHIPPED.values() if "title is a description" in str(work.csl.get("note", ""))]
    assert reviews
    first, later = _halves(notes(CHICAGO, *map(source, reviews), *map(source, reviews)))
    assert first == later


def test_a_stop_inside_the_quotation_mark_does_not_stand_before_what_follows() -> None:
    made = notes(CHICAGO, source("kotkin-2014-b"), source("kotkin-2014-b", tail=", [page not seen]"), source("daniels-1993"), source("daniels-1993", tail=", [page not seen]"))
    assert made[1] == "Kotkin, “If Stalin Had Died…,” [page not seen]."
    assert "Communist?”" in made[3] or "Communist?,”" in made[3]


def test_what_nobody_checked_of_an_imprint_is_told_once_and_what_of_a_title_each_time() -> None:
    first, later = notes(CHICAGO, source("daniels-1991"), source("daniels-1991"))
    assert "[publisher, place, year not checked]" in first
    assert "not checked" not in later
    first, later = notes(CHICAGO, source("conquest-1970"), source("conquest-1970"))
    assert "[title, year not checked]" in first
    assert later == "Conquest, The Nation Killers [title not checked]."


def test_words_of_ours_name_the_pack_and_its_version_each_time() -> None:
    ours = Source(("paraphrase of Ada Loam on “Roses”, Sic et Non, ", Cited(PACK), "; resting on ", Cited(SHIPPED["kotkin-2014"])), "", paraphrase=True)
    for style in NOTES:
        first, later = notes(style, ours, ours)
        assert f"version {PACK.version}; resting on Stephen Kotkin, " in first
        assert f"version {PACK.version}; resting on Kotkin, " in later
        assert first.count("Sic et Non") == later.count("Sic et Non") == 1
    assert notes(CHICAGO, ours, ours)[1] == (
        "Paraphrase of Ada Loam on “Roses,” Sic et Non, pack “Stalinism: historians side by side,” version 1.1.0; resting on Kotkin, Stalin, vol. 1."
    )


def test_the_pack_alone_is_named_short_too() -> None:
    ours = Source(("paraphrase, Sic et Non, ", Cited(PACK)), "", paraphrase=True)
    assert notes(CHICAGO, ours, ours)[1] == "Paraphrase, Sic et Non, pack “Stalinism: historians side by side,” version 1.1.0."


def test_a_style_of_references_has_no_later_form_of_its_own() -> None:
    apa = next(one for one in styles.shipped() if one.id == "apa")
    twice = [source("kotkin-2014", "p. 425"), source("kotkin-2014", "p. 425")]
    assert references.shortened(PANDOC, apa, in_sequence(twice)) is None
    assert notes(apa, *twice) == alone(apa, *twice)


def test_a_style_that_points_at_the_number_of_a_note_keeps_full_notes(tmp_path: Path) -> None:
    path = tmp_path / "numbered.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>Numbered</title><id>numbered</id><updated>2020-01-01T00:00:00+00:00</updated></info>'
        '<citation><layout suffix="."><choose><if position="subsequent"><names variable="author"/><text variable="first-reference-note-number" prefix=" (n "/></if>'
        '<else><names variable="author"/><text variable="title" prefix=", "/></else></choose></layout></citation></style>',
        encoding="utf-8",
    )
    made = notes(styles.read(path), source("kotkin-2014"), source("carr-1953"), source("kotkin-2014"))
    assert made[2] == made[0]
    assert "Paradoxes" in made[0]
