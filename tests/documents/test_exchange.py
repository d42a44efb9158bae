"""Bibliographies for other programs, opened again: by pandoc, by rispy, by ``json``."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
import rispy

from app.documents import exchange
from app.documents.exchange import Form
from app.documents.items import curly, title
from app.documents.pandoc import DocumentError, Pandoc
from tests.documents.golden import LETTER, PACK, PAGE, SHIPPED

PANDOC = Pandoc()
WORKS = [*SHIPPED.values(), LETTER, PAGE]


def opened(form: Form) -> list[dict[str, object]]:
    """All works, written and read again by pandoc as CSL-JSON."""
    data = exchange.written(PANDOC, form, WORKS, PACK)
    return json.loads(PANDOC.run((f"--from={form}", "--to=csljson"), data))  # type: ignore[no-any-return] # a list


def same(text: str) -> str:
    """A title without what pandoc changes on its way: the case of words and the kind of quotation marks."""
    return re.sub("[“”‘’]", "'", text.lower())


def family(name: dict[str, str]) -> str:
    """A family name with what stands before it: pandoc takes *du Bois* apart."""
    parts = (name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family") or name.get("literal"))
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "csljson"])
def test_pandoc_opens_what_was_written(form: Form) -> None:
    found = {str(item["id"]): item for item in opened(form)}
    assert len(found) == len(WORKS) + 1
    for one in WORKS:
        item = found[one.id.partition("/")[2]]
        assert same(str(item["title"])) == same(title(one)), item
        people = one.csl.get("author") or one.csl.get("editor") or []
        there = item.get("author") or item.get("editor") or []
        assert [family(person) for person in there] == [curly(str(p.get("family") or p.get("literal"))) for p in people]  # type: ignore[attr-defined] # names
        years = (one.csl.get("issued") or {}).get("date-parts")
        if years:
            assert item["issued"]["date-parts"][0][0] == years[0][0]  # type: ignore[index] # a date
    pack = found["sic-et-non-stalinism"]
    assert "1.1.0" in f"{pack['title']} {pack.get('version')}"


def test_rispy_opens_what_was_written() -> None:
    found = {entry["id"]: entry for entry in rispy.loads(exchange.written(PANDOC, "ris", WORKS, PACK).decode())}
    assert len(found) == len(WORKS) + 1
    assert found["solzhenitsyn-gulag"]["title"] == "The Gulag Archipelago, 1918–1956"
    assert found["solzhenitsyn-gulag"]["first_authors"] == ["Solzhenitsyn, Aleksandr"]
    assert found["solzhenitsyn-gulag"]["subsidiary_authors"] == ["Whitney, Thomas P."]
    assert found["solzhenitsyn-gulag"]["translated_title"] == "Arkhipelag GULag"
    assert found["fitzpatrick-2009"]["type_of_reference"] == "EDBOOK"
    assert found["cohen-bolshevism-stalinism"]["secondary_authors"] == ["Tucker, Robert C."]
    assert (found["carr-1953"]["start_page"], found["carr-1953"]["end_page"], found["carr-1953"]["date"]) == ("1", "7", "1953/07//")
    assert found["milne-2002"]["date"] == "2002/09/12/"
    assert found["letter"]["name_of_database"] == "State Rose Archive, Leeds"
    assert found["page"]["urls"] == ["https://roses.example/letters"]
    assert found["sic-et-non-stalinism"]["edition"] == "1.1.0"
    assert {entry["type_of_reference"] for entry in found.values()} <= set(rispy.TYPE_OF_REFERENCE_MAPPING)


def test_pandoc_opens_the_ris_file_too() -> None:
    data = exchange.written(PANDOC, "ris", WORKS, PACK)
    assert len(json.loads(PANDOC.run(("--from=ris", "--to=csljson"), data))) == len(WORKS) + 1


@pytest.mark.parametrize("form", list(exchange.ENDINGS))
def test_what_nobody_checked_goes_along_as_a_remark(form: Form) -> None:
    text = " ".join(exchange.written(PANDOC, form, [SHIPPED["luxemburg-1922"]]).decode().split())
    assert "Sic et Non: entry: not checked" in text
    assert "general knowledge" not in text


def test_no_works_are_no_bibliography() -> None:
    with pytest.raises(DocumentError, match="no work in view"):
        exchange.written(PANDOC, "ris", [])


def test_words_between_the_entries_begin_none() -> None:
    data = (exchange.remark("Two\nlines @book{x") + exchange.written(PANDOC, "biblatex", [PAGE]).decode()).encode()
    assert data.count(b"\n% ") == 0
    assert len(json.loads(PANDOC.run(("--from=biblatex", "--to=csljson"), data))) == 1


def test_the_pack_has_the_year_of_its_version_and_none_where_it_names_no_day() -> None:
    for pack, year in ((PACK, "2026"), (dataclasses.replace(PACK, dated=""), "")):
        entries = rispy.loads(exchange.written(PANDOC, "ris", [PAGE], pack).decode())
        assert entries[-1].get("year", "").strip("/") == year


def entry_of(form: Form, key: str) -> str:
    """One entry of a ``.bib`` file, its lines joined."""
    data = exchange.written(PANDOC, form, [SHIPPED[key]]).decode()
    return " ".join(data.split())


def ris_of(key: str) -> dict[str, object]:
    """One entry of a ``.ris`` file as rispy reads it."""
    return dict(rispy.loads(exchange.written(PANDOC, "ris", [SHIPPED[key]]).decode())[0])


@pytest.mark.parametrize("form", list(exchange.ENDINGS))
def test_a_press_is_spelled_out_for_other_programs(form: Form) -> None:
    assert not re.search(r"\bUP\b", exchange.written(PANDOC, form, WORKS).decode())


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_the_original_of_a_translation_goes_along(form: Form) -> None:
    assert "originally published as Le dernier combat de Lénine, 1967" in entry_of(form, "lewin-last-struggle")
    assert "originally published 1967" in entry_of(form, "liebman-1967")
    assert ris_of("lewin-last-struggle")["translated_title"] == "Le dernier combat de Lénine"
    assert ris_of("liebman-1967")["original_publication"] == "1967"


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_a_programme_keeps_its_station(form: Form) -> None:
    assert "C-SPAN" in entry_of(form, "service-2010")


def test_two_publishers_are_two_for_biblatex() -> None:
    assert r"publisher = {Weidenfeld \& Nicolson and Scribner}" in entry_of("biblatex", "pipes-1974")
    assert "London and New York" in entry_of("biblatex", "pipes-1974")


def test_an_undated_entry_of_an_encyclopaedia_is_one_and_a_declaration_is_not_unpublished() -> None:
    assert ris_of("pipes-britannica")["type_of_reference"] == "ENCYC"
    assert ris_of("prague-2008")["type_of_reference"] == "GEN"
    assert entry_of("biblatex", "pipes-britannica").startswith("@inreference")
