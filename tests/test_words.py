"""Every word of ours can be translated: it passes through the translator when it is shown, and the extractor finds it.

To tell our words from the record's, the toy records are put into Greek letters first. Whatever Latin word then stands
outside the marks that a made-up translator puts around its texts is one of ours that nobody could translate.
"""

from __future__ import annotations

import ast
import dataclasses
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from app.core import accounts, cells, citing, ordering, side_events, side_records, side_works, sides, stances, vocabulary, words
from app.core.cells import Block, Showing
from app.ui import gallery_samples as samples
from app.ui.board.heads import Head, under_words
from db.records import CorrectionDetails, CriticismDetails

APP = Path(__file__).resolve().parents[1] / "app"

# -- the record in Greek letters ---------------------------------------------------------------------------------------

KEPT = {
    "id", "debate", "voice", "theme", "key", "event", "school", "work", "critic_voice", "criticised", "main_work",
    "works[]", "quotations[]", "themes[]", "voices[]", "events[]", "presets[]",
    "code", "basis", "kind", "grade", "reading", "verified", "given_by", "entry", "second_check", "first", "second", "drawn", "precision",
    "start", "end", "edtf", "born", "died",
}  # fmt: skip
"""Fields that hold ids (``[]``: lists of them), one of a few fixed words, or dates: all others are the record's own text."""

GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβγδεζηθικλμνξοπρστυφχψωάέΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈ")
OUR_MARKS = re.compile(r"(\[[a-z]+-\d+\]|general knowledge|^not found$)")


def greek(value: Any, field: str = "") -> Any:
    """A record (or a part of one) with every free text in Greek letters; the three marks of our texts stay."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{f.name: greek(getattr(value, f.name), f.name) for f in dataclasses.fields(value)})
    if isinstance(value, tuple):
        return tuple(greek(inner, f"{field}[]") for inner in value)
    if isinstance(value, list):
        return [greek(inner, f"{field}[]") for inner in value]
    if isinstance(value, dict):
        return {key: greek(inner) for key, inner in value.items()}
    if isinstance(value, str) and field not in KEPT:
        return "".join(part if OUR_MARKS.fullmatch(part) else part.translate(GREEK) for part in OUR_MARKS.split(value))
    return value


BOARD = greek(samples.BOARD)

# -- a translator that marks what it was given ------------------------------------------------------------------------


@pytest.fixture(params=["[]", "⟦⟧"], ids=["square", "double"])
def left_over(request: pytest.FixtureRequest) -> Iterator[Callable[[str], list[str]]]:
    """Installs the made-up translator; gives a function that finds Latin words outside its marks.

    The second kind of mark is there because our texts use square brackets too, which would hide a word inside them.
    """
    opening, closing = request.param
    words.install(lambda context, text: opening + text + closing)
    inner = re.compile(f"{re.escape(opening)}[^{re.escape(request.param)}]*{re.escape(closing)}")

    def find(text: str) -> list[str]:
        text, count = re.sub(r"\[[a-z]+-\d+\]", "", text), 1
        while count:
            text, count = inner.subn("", text)
        return re.findall(r"[A-Za-z]+", text)

    yield find
    words.install(None)


def text_of(blocks: Iterator[Block]) -> str:
    """The words of a page, a paragraph a line."""
    return "\n".join(block.text for block in blocks)


def showings() -> Iterator[Showing]:
    """Every way to show a cell."""
    for density, coding, folds in product(("text", "headlines"), (True, False), ((), ("text",), cells.FOLDS, ("text", *cells.FOLDS))):
        yield Showing(density, coding, frozenset(folds))


def test_a_pane_shows_no_word_that_can_not_be_translated(left_over):
    seen = ""
    for voice, theme, showing in product(BOARD.voices, BOARD.themes, showings()):
        text = cells.build(BOARD, voice.id, theme.key, showing).text
        assert not left_over(text), text
        seen += text
    for ours in ("how coded", "page not seen", "divided:", "off the axis", "no source seen", "range", "First coder:", "as break", "not checked", "earlier:", "low confidence"):
        assert ours in seen, f"the toy records no longer show “{ours}”"


def test_heads_show_no_word_that_can_not_be_translated(left_over):
    for voice in BOARD.voices:
        labels = BOARD.labels[voice.id]
        text = f"{under_words(Head(voice, labels, None))} {ordering.label_words(labels)}"
        assert not left_over(text), text
    assert left_over(ordering.life(BOARD.voices[1])) == [], "b. 1901 is ours"


PAGES: dict[str, Callable[[], Iterator[Block]]] = {
    "voice": lambda: sides.voice_side(greek(samples.VOICE_DETAILS), BOARD, coding=True),
    "event": lambda: side_events.event_side(greek(samples.EVENT_DETAILS)),
    "event without voices": lambda: side_events.event_side(greek(samples.LONELY_EVENT_DETAILS)),
    "work": lambda: side_works.work_side(greek(samples.WORK_DETAILS), BOARD),
    "school": lambda: side_works.school_side(greek(samples.SCHOOL_DETAILS)),
    "event with coding off": lambda: side_events.event_side(greek(samples.EVENT_DETAILS), coding=False),
    "correction": lambda: side_records.correction_side(CorrectionDetails(greek(samples.CORRECTION), greek(samples.NAMES), greek({samples.FROST.id: "frost"}), {}), BOARD),
    **{f"criticism {item.id}": lambda item=item: side_records.criticism_side(CriticismDetails(greek(item), greek(samples.NAMES)), BOARD) for item in samples.CRITICISMS},
    "coding": lambda: accounts.coding_side(BOARD),
    "absent": lambda: accounts.absent_side(BOARD),
    **{
        f"position {position.id} {coding}": lambda position=position, coding=coding: sides.position_side(position, BOARD, coding=coding)
        for position, coding in product(BOARD.positions.values(), (True, False))
    },
    **{f"quotation {quotation.id}": lambda quotation=quotation: sides.quotation_side(quotation, BOARD) for quotation in BOARD.quotations.values()},
}


@pytest.mark.parametrize("page", PAGES)
def test_the_side_panel_shows_no_word_that_can_not_be_translated(left_over, page):
    text = text_of(PAGES[page]())
    assert text.strip()
    assert not left_over(text), text


def test_what_is_copied_has_no_word_that_can_not_be_translated(left_over):
    items = (*BOARD.quotations, *(position.id for position in BOARD.positions.values()))
    found = citing.cite(BOARD, "", items)
    assert len(found.sources) > len(BOARD.quotations)
    assert not left_over(found.text), found.text
    quoted = dataclasses.replace(BOARD.quotations["toy/ada-2"], seen_at="quoted by ΓΔ")
    line = citing.quotation_line(quoted, None, BOARD.works)
    assert "quoted in ΓΔ" in line
    assert not left_over(line), line


def test_the_finder_finds_a_word_that_was_not_translated(left_over):
    translated = words.translate("Any", "our {thing}").format(thing="αβγ not ours")
    assert left_over(f"{translated} δε [ada-1]") == []
    assert left_over(f"{translated} and more") == ["and", "more"]


def test_words_are_translated_when_they_are_shown_not_before():
    position = samples.POSITIONS[samples.BERT.id, "verdict"]
    assert stances.tell(position, samples.DEBATE).words == "off the axis"
    words.install(lambda context, text: {"off the axis": "abseits der Achse", "March": "März"}.get(text, text))
    try:
        assert stances.tell(position, samples.DEBATE).words == "abseits der Achse"
        assert vocabulary.date_words("1917-03-08") == "8 März 1917"
        assert vocabulary.date_words("", edtf="1917-03~") == "about März 1917"
    finally:
        words.install(None)
    assert vocabulary.date_words("1917-03-08", "1921-04") == "8 March 1917 – April 1921"


# -- what the extractor of translations can read ----------------------------------------------------------------------

READ_WHEN_SHOWN = {"state/actions.py": ("words", "tip"), "ui/menus.py": ("words",), "ui/dialogs/keys.py": ("words",)}
"""Where a marked table (QT_TRANSLATE_NOOP) is translated: the text is no literal there, but a field of the table."""


def _called(call: ast.Call) -> str:
    """The name of what is called; a painter's and a string's own ``translate`` are something else."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    if isinstance(call.func, ast.Attribute) and (call.func.attr != "translate" or ast.unparse(call.func.value) in ("QCoreApplication", "words")):
        return call.func.attr
    return ""


def faults_in(source: str, name: str = "") -> list[str]:
    """What is wrong with the calls of tr and translate in a source text, a sentence each."""
    tree = ast.parse(source)
    found: list[str] = []
    inside_function = {id(inner) for outer in ast.walk(tree) if isinstance(outer, ast.FunctionDef | ast.Lambda) for inner in ast.walk(outer)}
    inside_f_string = {id(inner) for outer in ast.walk(tree) if isinstance(outer, ast.JoinedStr) for inner in ast.walk(outer)}
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or _called(call) not in ("tr", "translate"):
            continue
        where = f"{name}:{call.lineno}"
        if any(isinstance(inner, ast.JoinedStr) for argument in call.args for inner in ast.walk(argument)):
            found.append(f"{where}: an f-string inside {_called(call)}()")
        if id(call) in inside_f_string:
            found.append(f"{where}: {_called(call)}() inside an f-string is not seen by the extractor")
        if id(call) not in inside_function:
            found.append(f"{where}: translated at import, before the language is known")
        wanted = 1 if _called(call) == "tr" else 2
        literal = [isinstance(a, ast.Constant) and isinstance(a.value, str) for a in call.args]
        marked = call.args and isinstance(call.args[-1], ast.Attribute | ast.Name) and ast.unparse(call.args[-1]).removeprefix("self.") in READ_WHEN_SHOWN.get(name, ())
        if len(call.args) != wanted or not (all(literal) or (marked and all(literal[:-1]))):
            found.append(f"{where}: {_called(call)}() needs plain literals")
        if _called(call) == "tr" and ast.unparse(call.func) != "self.tr":
            found.append(f"{where}: tr() of another object is extracted under a context that does not exist")
    return found


def test_every_text_to_translate_is_a_plain_literal():
    found = [fault for path in sorted(APP.rglob("*.py")) for fault in faults_in(path.read_text(encoding="utf-8"), path.relative_to(APP).as_posix())]
    assert not found


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def f(self, n):\n    return self.tr(f'{n} more')", "an f-string inside tr()"),
        ("def f(n):\n    return translate('Cells', f'{n} more')", "an f-string inside translate()"),
        ("def f(n):\n    return translate('Cells', 'a' + f'{n}')", "an f-string inside translate()"),
        ("def f(n):\n    return f'{translate(\"Cells\", \"more\")} {n}'", "not seen by the extractor"),
        ("WORDS = {'a': translate('Cells', 'more')}", "translated at import"),
        ("def f(n):\n    return translate('Cells', n)", "needs plain literals"),
        ("def f(self, n):\n    return self.tr('{n} more'.format(n=n))", "needs plain literals"),
        ("def f(view):\n    return view.tr('more')", "under a context that does not exist"),
    ],
)
def test_what_the_extractor_could_not_read_is_found(source, said):
    assert any(said in fault for fault in faults_in(source))


def test_what_the_extractor_can_read_is_left_alone():
    assert faults_in("def f(self, n):\n    return self.tr('{n} more').format(n=n) + translate('Cells', 'a '\n 'b')") == []


def literals() -> set[tuple[str, str]]:
    """Context and text of every literal given to tr, translate or QT_TRANSLATE_NOOP."""
    found = set()
    for path in APP.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = {id(inner): outer.name for outer in ast.walk(tree) if isinstance(outer, ast.ClassDef) for inner in ast.walk(outer)}
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and _called(call) in ("tr", "translate", "QT_TRANSLATE_NOOP") and isinstance(call.args[-1], ast.Constant):
                context = classes[id(call)] if _called(call) == "tr" else call.args[0].value  # type: ignore[attr-defined]
                found.add((context, call.args[-1].value))
    return found


def test_qt_s_extractor_finds_every_text(tmp_path):
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    if not tool.exists():
        pytest.skip("Qt's extractor of translations is not installed beside this Python")
    out = tmp_path / "sic-et-non_de.ts"
    subprocess.run([str(tool), *(str(path) for path in sorted(APP.rglob("*.py"))), "-ts", str(out)], check=True, capture_output=True)
    contexts = ElementTree.parse(out).getroot().iter("context")
    found = {(context.findtext("name"), message.findtext("source")) for context in contexts for message in context.iter("message")}
    assert len(found) > 200
    assert found == literals()
