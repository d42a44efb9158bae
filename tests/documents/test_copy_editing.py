"""The bibliography of the whole pack as a copy-editor reads it: what each style asks for, over every work of the kind."""

from __future__ import annotations

import re

import pytest

from app.core.sources import Cited, Source, locator
from app.documents import casing, items, particulars, references, styles
from app.documents.pandoc import Pandoc
from app.documents.styles import Style
from tests.documents.golden import SHIPPED, work

STYLES = ["chicago-notes", "chicago-author-date", "apa", "mla", "harvard", "mhra-notes", "gost"]
PANDOC = Pandoc()


def style(key: str) -> Style:
    """A style that comes with the program."""
    return next(one for one in styles.shipped() if one.id == key)


def entry(key: str, name: str) -> str:
    """One work of the pack in the bibliography of a style, as Markdown."""
    return re.sub(r"^1\\\. ", "", references.bibliography(PANDOC, style(key), [SHIPPED[name]])[0].markdown)


def every(key: str) -> list[str]:
    """The whole bibliography in a style."""
    return [one.plain for one in references.bibliography(PANDOC, style(key), list(SHIPPED.values()))]


@pytest.mark.parametrize("key", STYLES)
def test_no_range_has_a_hyphen_and_no_volume_of_a_journal_is_roman(key: str) -> None:
    for line in every(key):
        assert not re.search(r"\d{2,}-\d{2,}", re.sub(r"\d{4}[a-z]?-\d", "", line)), line
        assert not re.search(r"New International,? (?:vol\. |Т\. )?VIII", line), line


@pytest.mark.parametrize("key", STYLES)
def test_no_entry_has_a_press_in_short_or_a_place_twice(key: str) -> None:
    for line in every(key):
        assert not re.search(r"\b(?:OUP|CUP|Mass\.)", line), line
        assert "; New York: Weidenfeld" not in line
        assert not re.search(r"London; (?:New York|Cambridge, MA): ", line), line
        assert " :" not in line
        assert " ." not in line


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("chicago-notes", "London: Weidenfeld & Nicolson; New York: Scribner, 1974."),
        ("harvard", "London: Weidenfeld & Nicolson; New York: Scribner."),
        ("gost", "London: Weidenfeld & Nicolson; New York: Scribner, 1974."),
        ("mla", "Weidenfeld & Nicolson / Scribner, 1974."),
        ("apa", "Weidenfeld & Nicolson; Scribner."),
    ],
)
def test_two_publishers_stand_behind_their_places(key: str, said: str) -> None:
    assert said in entry(key, "pipes-1974")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("chicago-notes", ". Vol. 1. New York"), ("chicago-author-date", ". Vol. 1. New York"), ("apa", "(Vol. 1). Penguin"), ("mla", ". Vol. 1, Penguin"),
        ("harvard", ". Vol. 1. New York"), ("mhra-notes", "2014), I"), ("gost", ". Т. 1. New York"),
    ],
)  # fmt: skip
def test_every_style_names_the_volume_of_a_book(key: str, said: str) -> None:
    assert said in entry(key, "kotkin-2014").replace("*", "")


def test_mla_begins_a_volume_with_a_capital_and_a_translator_with_none() -> None:
    assert "*. Vol. 3, Cambridge UP" in entry("mla", "suny-2006")
    assert "Edited by David Joravsky and Georges Haupt, translated by Colleen Taylor, Knopf" in entry("mla", "medvedev-1971")


def test_author_date_says_the_year_of_a_periodical_once_where_no_day_belongs_to_it() -> None:
    assert entry("chicago-author-date", "allen-2005").endswith("*Comparative Economic Studies* 47: 315–32.")
    assert entry("chicago-author-date", "tucker-1986").endswith("*Praxis International*, no. 4: 462–76.")
    assert entry("chicago-author-date", "applebaum-2014").endswith("*The Atlantic*.")
    assert entry("chicago-author-date", "dubois-1984").endswith("*Survey*. [entry not checked]")
    assert entry("chicago-author-date", "milne-2002").endswith("*The Guardian* (London), September 12, 2002.")
    assert entry("chicago-author-date", "suny-2021").endswith("May 2021.")
    assert entry("chicago-author-date", "service-2010").endswith("Aired July 18 on C-SPAN.")


@pytest.mark.parametrize("key", ["chicago-notes", "chicago-author-date", "apa", "mla", "harvard", "mhra-notes"])
def test_a_title_in_another_language_keeps_its_capitals_and_russian_comes_in_latin_letters(key: str) -> None:
    assert "*Stalin sconosciuto*" in entry(key, "medvedev-1980")
    for line in every(key):
        assert not re.search(r"[\u0400-\u04ff]", line), line


@pytest.mark.parametrize("key", STYLES)
def test_the_imprint_of_an_original_is_not_given_to_its_translation(key: str) -> None:
    made = entry(key, "luxemburg-1922").replace("*", "")
    assert "Die russische Revolution [The Russian Revolution]" in made
    assert "riginal" not in made
    if key != "gost":
        assert "*Die russische Revolution* [The Russian Revolution]" in entry(key, "luxemburg-1922")


@pytest.mark.parametrize("key", ["chicago-notes", "mla", "mhra-notes"])
def test_a_translation_without_a_publisher_has_no_two_bare_years(key: str) -> None:
    made = entry(key, "liebman-1967")
    assert not re.search(r"1967[.,;] 1970", made)
    assert "riginally published 1967" in made


@pytest.mark.parametrize("key", STYLES)
def test_what_is_announced_is_forthcoming_and_not_undated(key: str) -> None:
    made = entry(key, "kotkin-vol3")
    assert "orthcoming" in made
    assert "n.d." not in made
    assert "no date" not in made


@pytest.mark.parametrize("key", STYLES)
def test_a_description_does_not_repeat_the_periodical_behind_it(key: str) -> None:
    assert "[Article]" in entry(key, "deutscher-1956")
    assert "[Review of Kotkin]" in entry(key, "pipes-2016")
    assert entry(key, "fitzpatrick-2019").count("2019") + entry(key, "fitzpatrick-2019").count("January") <= 4


@pytest.mark.parametrize("key", STYLES)
def test_a_speech_is_no_document_and_a_paper_no_speech(key: str) -> None:
    assert "document" not in entry(key, "khrushchev-1961").lower()
    assert "preprint" not in entry(key, "khrushchev-1961")
    assert "speech" not in entry(key, "tucker-1984").lower()


def test_pronouns_have_capitals_in_headlines_and_no_title_loses_a_name() -> None:
    assert "from Its Origins" in entry("chicago-notes", "rigby-1990")
    assert "Memoirs from My Meetings" in entry("mla", "hoxha-1979")
    assert "memoirs from my meetings" in entry("apa", "hoxha-1979").lower()
    assert casing.sentence("The USSR in Fascist Italy") == "The USSR in Fascist Italy"
    assert casing.sentence("Master of the House") == "Master of the house"
    assert casing.sentence("The Black Book of Communism") == "The black book of communism"


def test_apa_has_double_marks_where_a_title_has_none_around_it() -> None:
    assert "Lenin and the “Radiant Future.” *New York" in entry("apa", "malia-2001")
    assert "‘" not in "".join(every("apa"))


def test_harvard_says_in_before_a_book_without_an_editor_and_the_day_of_a_broadcast() -> None:
    assert "’, in *The Great Terror: A reassessment*" in entry("harvard", "conquest-1990-b")
    assert entry("harvard", "service-2010") == "Service, R. (2010) ‘Q&A’, *C-SPAN*, 18 July."


def test_gost_has_what_its_file_leaves_out() -> None:
    assert "1918–1956 / пер. T. P. Whitney. New York" in entry("gost", "solzhenitsyn-gulag")
    assert "под ред. D. Joravsky, G. Haupt; пер. C. Taylor." in entry("gost", "medvedev-1971")
    assert entry("gost", "milne-2002").endswith("The Guardian. 2002. 12 Sept.")
    assert entry("gost", "cheremukhin-2013").endswith("2013. NBER Working Paper № 19425.")
    assert entry("gost", "applebaum-2017").endswith(". [S. l.]: [s. n.], 2017.")
    assert entry("gost", "trotsky-stalin").endswith(", [s. a.].")


@pytest.mark.parametrize("key", STYLES)
def test_a_french_du_belongs_to_the_name(key: str) -> None:
    assert entry(key, "dubois-1984").startswith("du Bois")
    assert "van Ree" in entry(key, "van-ree-2002") or entry(key, "van-ree-2002").startswith("Ree, Erik van") or key == "gost"


def test_a_reference_in_the_text_speaks_of_no_publisher_and_its_entry_does() -> None:
    source = Source((Cited(SHIPPED["pipes-1974"], locator("p. 23")),), "")
    for key in ("apa", "mla", "harvard", "chicago-author-date"):
        made = references.cite(PANDOC, style(key), [source])
        assert "not checked" not in made.sources[0].plain
        assert "[publisher, place not checked]" in made.entries[0].plain
        assert "[publisher, place not checked]" in references.bibliography(PANDOC, style(key), [SHIPPED["pipes-1974"]])[0].plain
    assert "[publisher, place not checked]" in references.cite(PANDOC, style("chicago-notes"), [source]).sources[0].plain
    dated = references.cite(PANDOC, style("apa"), [Source((Cited(SHIPPED["carr-1950-b"]),), "")])
    assert dated.sources[0].plain == "(Carr, 1950 [year not checked])"


def test_what_is_no_roman_number_stays() -> None:
    assert [particulars.arabic(text) for text in ("IX", "XC", "II/3", "", "CIVIL", "12")] == ["9", "90", "II/3", "", "CIVIL", "12"]


def test_a_description_that_is_all_periodical_stays_whole() -> None:
    one = work({"id": "x", "type": "review", "title": "Roses, a review", "container-title": "Roses", "note": "the title is a description"})
    assert items.title(one) == "[Roses, a review]"
