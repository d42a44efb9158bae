"""How sources become citations: order, escaping, what a style leaves out, and the three forms that go on the clipboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.core.sources import Cited, Source, locator
from app.documents import casing, inlines, items, references, styles
from app.documents.pandoc import DocumentError, Pandoc
from app.documents.references import Styled
from app.documents.styles import Style
from tests.documents.golden import LETTER, PAGE, SHIPPED, work
from tests.made import PACK

PANDOC = Pandoc()


def style(key: str) -> Style:
    """A style that comes with the program."""
    return next(one for one in styles.shipped() if one.id == key)


def own(tmp_path: Path, citation: str, bibliography: str = "", kind: str = "in-text") -> Style:
    """A style made for a test."""
    listed = f"<bibliography><layout>{bibliography}</layout></bibliography>" if bibliography else ""
    path = tmp_path / "own.csl"
    path.write_text(
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0"><info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00+00:00</updated></info>'
        f"<citation><layout>{citation}</layout></citation>{listed}</style>",
        encoding="utf-8",
    )
    return styles.read(path)


def cited(one: object, where: str = "") -> Source:
    """A source that is one work alone."""
    return Source((Cited(one, locator(where)),), "")  # type: ignore[arg-type] # a work


@pytest.mark.parametrize("key", ["chicago-notes", "apa"])
def test_nothing_of_a_pack_is_markup(key: str) -> None:
    hostile = work({"id": "bad", "type": "book", "title": "<b>*Roses*</b> & [x](http://x) $y$ @key `z`", "author": [{"literal": "A <i>Society</i>"}], "issued": {"date-parts": [[1990]]}})
    made = references.together("<u>word</u> *x*\n1. first", references.cite(PANDOC, style(key), [cited(hostile), Source(("by *Thorn*, <s>said</s>",), "")]))
    assert "<b>" not in made.html
    assert "<u>" not in made.html
    assert "<s>" not in made.html
    assert "&lt;b&gt;" in made.html.lower() or "&lt;i&gt;Society" in made.html
    assert r"\<u\>word\</u\> \*x\*" in made.markdown
    assert "\n1\\. first" in made.markdown
    assert "<em>Thorn</em>" in made.html
    back = PANDOC.run(("--from=markdown", "--to=plain", "--wrap=none"), made.markdown.encode()).decode()
    assert back.split() == made.plain.replace("<em>", "").split() or key == "chicago-notes"
    assert "<u>word</u> *x*" in back


def test_the_three_forms_say_the_same() -> None:
    made = references.together("Words.", references.cite(PANDOC, style("apa"), [cited(SHIPPED["carr-1953"], "p. 3")]))
    assert made.plain == "Words.\n— (Carr, 1953, p. 3)\nCarr, E. H. (1953). Stalin. Soviet Studies, 5(1), 1–7."
    assert made.markdown == "Words.\n\n— (Carr, 1953, p. 3)\n\nCarr, E. H. (1953). Stalin. *Soviet Studies*, *5*(1), 1–7.\n"
    assert made.html == "<p>Words.</p><p>— (Carr, 1953, p. 3)</p><p>Carr, E. H. (1953). Stalin. <em>Soviet Studies</em>, <em>5</em>(1), 1–7.</p>"


def test_the_citation_alone_has_no_dash() -> None:
    made = references.together("", references.cite(PANDOC, style("chicago-notes"), [cited(SHIPPED["carr-1953"], "p. 3")]))
    assert made.plain == "E. H. Carr, “Stalin,” Soviet Studies 5, no. 1 (July 1953): 3."


def test_two_passages_of_one_work_give_two_full_notes() -> None:
    made = references.cite(PANDOC, style("chicago-notes"), [cited(SHIPPED["kotkin-1995"], "p. 3"), cited(SHIPPED["kotkin-1995"], "p. 4")])
    assert [source.plain for source in made.sources] == [
        f"Stephen Kotkin, Magnetic Mountain: Stalinism as a Civilization (Berkeley: University of California Press, 1995), {page}." for page in (3, 4)
    ]


def test_sources_keep_their_order_and_entries_stand_once() -> None:
    made = references.cite(PANDOC, style("apa"), [cited(SHIPPED[name], "p. 1") for name in ("pipes-1996", "carr-1953", "pipes-1996")])
    assert [source.plain[1:5] for source in made.sources] == ["Pipe", "Carr", "Pipe"]
    assert [entry.plain[:4] for entry in made.entries] == ["Carr", "Pipe"]


def test_a_style_that_leaves_an_archive_or_an_address_out_loses_neither(tmp_path: Path) -> None:
    bare = own(tmp_path, '<text variable="title" prefix="(" suffix=")"/>', '<text variable="title" suffix="."/>')
    entries = references.bibliography(PANDOC, bare, [LETTER, PAGE])
    assert [entry.plain for entry in entries] == [
        "Letter to the Gardeners, State Rose Archive, Leeds, collection 3, folder 24, leaf 12.",
        "Rose Letters, https://roses.example/letters.",
    ]


def test_a_style_that_sets_nothing_gets_the_plain_line(tmp_path: Path) -> None:
    nothing = own(tmp_path, '<text variable="DOI"/>', '<text variable="DOI"/>', "note")
    made = references.cite(PANDOC, nothing, [cited(SHIPPED["kotkin-1995"], "p. 3")])
    assert made.sources[0].plain.startswith("Stephen Kotkin, Magnetic Mountain")
    assert references.bibliography(PANDOC, nothing, [SHIPPED["kotkin-1995"]])[0].plain.startswith("Stephen Kotkin, Magnetic Mountain")
    with pytest.raises(DocumentError, match="sets nothing"):
        references.trial(PANDOC, nothing, [], PACK)


def test_a_numbered_style_keeps_its_numbers(tmp_path: Path) -> None:
    numbered = own(tmp_path, '<text variable="citation-number" prefix="[" suffix="]"/>', '<text variable="citation-number" suffix=". "/><text variable="title"/>')
    made = references.cite(PANDOC, numbered, [Source((Cited(SHIPPED["kotkin-1995"]), ", [page not seen]"), "")])
    assert made.sources[0].plain == "[1, [page not seen]]"
    assert made.entries[0].markdown.startswith("1\\. ")


def test_no_source_gives_nothing() -> None:
    assert references.cite(PANDOC, style("apa"), []) == Styled((), ())
    assert references.bibliography(PANDOC, style("apa"), []) == ()


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("publisher: general knowledge; place: general knowledge", "[publisher, place not checked]"),
        ("entry: general knowledge", "[entry not checked]"),
        ("title, volume and year: general knowledge; that solzhenitsyn-1 stands in this essay: general knowledge", "[title, volume, year not checked]"),
        ("French original: Paris, Éditions de Minuit: general knowledge", ""),
        ("seen in a copy", ""),
    ],
)
def test_what_of_an_entry_nobody_checked(note: str, says: str) -> None:
    assert items.unchecked(work({"id": "x", "type": "book", "title": "X", "note": note})) == says


@pytest.mark.parametrize(
    ("text", "curled"),
    [("Lenin's", "Lenin’s"), ("workers' state", "workers’ state"), ("'Bolshevik' \"politics\"", "‘Bolshevik’ “politics”"), ("the '30s", "the ’30s"), ("“'forced' on", "“‘forced’ on"), ("‘\"so\"", "‘“so”")],
)
def test_curly_marks(text: str, curled: str) -> None:
    assert items.curly(text) == curled


def test_sentence_case_touches_no_name() -> None:
    for one in SHIPPED.values():
        made = casing.sentence(one.title)
        assert made.lower() == one.title.lower()
        for name in ("Stalin", "Lenin", "Soviet", "Russia", "Bolshevik", "Trotsky", "Kirov", "Great Terror", "Russian Revolution"):
            assert one.title.count(name) == made.count(name), made


@pytest.mark.parametrize("text", ["a.", "n.d.", "3rd ed.", "“a.”", "a?"])
def test_a_line_ends_with_one_stop(text: str) -> None:
    made = inlines.plain(inlines.with_stop(inlines.without_stop(inlines.words(text))))
    assert re.search(r"[.?][”]?$", made)
    assert ".." not in made
