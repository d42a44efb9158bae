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
