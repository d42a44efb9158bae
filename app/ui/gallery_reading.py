"""Makers of the reading room for the gallery: each of its pages with toy records, and a page with nothing left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.core.reading import Page, Wanted
from app.core.reading_corrections import corrections
from app.core.reading_glossary import glossary
from app.core.reading_story import story
from app.state.theme import Theme
from app.ui import gallery_samples as samples
from app.ui.parts.text import Type
from app.ui.reading.view import ReadingView
from db.records import Library, Passage, Period, Term, TermDetails

Maker = Callable[[Theme, float], QWidget]

TERMS = (
    Term(
        "toy/shears-term", "Shears", "ножницы", ("secateurs", "nozhnitsy"), "What one cuts with. The word says nothing of who holds them.", "",
        (samples.FROST.id,), ("toy/stem", "toy/gpu"), "seen", ("timeline.toml: frost", "dossier.md, 3"), (samples.DEBATE.id,),
    ),
    Term(
        "toy/stem", "Stem", "стебель", (), "What is cut [general knowledge]. Not to be confused with the stalk.", "one of the two things compared",
        (), ("toy/shears-term",), "general knowledge", ("general knowledge: no page seen",), (),
    ),
    Term(
        "toy/gpu", "GPU, OGPU", "ГПУ", ("State Pruning Directorate",), "The office that counted the cuts.", "", (), (), "seen",
        ("https://example.org/cuts",), (samples.DEBATE.id,),
    ),
)  # fmt: skip

PERIODS = {
    "toy/age-of-shears": Period("toy/age-of-shears", "The age of the shears", "1917-03", "1920", 1917.2, 1921.0, "events", "Everybody cuts."),
    "toy/age-of-waiting": Period("toy/age-of-waiting", "The age of waiting", "1921", "1924", 1921.0, 1925.0, "events", "Nobody cuts."),
}

PASSAGES = (
    Passage(
        "toy/story-2", "The age of waiting", "toy/age-of-waiting", "Nobody cuts, and the stems grow as they like.", (), (samples.ADA.id,), (), (), (),
        ("general knowledge: no page seen",),
    ),
    Passage(
        "toy/story-1", "The age of the shears", "toy/age-of-shears", "Everybody takes the shears and cuts [general knowledge]; the GPU counts. Ada says *why* [ada-1].",
        (samples.FROST.id,), (samples.ADA.id, samples.BERT.id), (samples.DEBATE.id,), ("verdict",), ("toy/stem",), ("timeline.toml: frost", "dossier.md, ada-1"),
    ),
)  # fmt: skip

TRAP = replace(
    samples.CORRECTION, id="toy/roses-are-red", kind="trap", verdict="too neat", clause="", finding="Roses are often white.", advice="", seen="general knowledge",
    section="Colours", debates=(samples.DEBATE.id,), record=(),
)  # fmt: skip

LIBRARY = Library(
    TERMS, (samples.CORRECTION, TRAP), PASSAGES, PERIODS, samples.EVENTS, samples.NAMES, {}, {samples.DEBATE.id: samples.DEBATE}, {}, samples.QUOTATIONS, samples.PACK,
)  # fmt: skip

TERM_DETAILS = TermDetails(TERMS[0], {term.id: term.term for term in TERMS}, samples.EVENTS, {samples.DEBATE.id: samples.DEBATE})


def _maker(make: Callable[[], Page]) -> Maker:
    """The reading room with one page."""

    def room(theme: Theme, scale: float) -> QWidget:
        view = ReadingView()
        view.set_look(Type(theme, scale))
        view.set_page(make())
        return view

    return room


def readings() -> dict[str, Maker]:
    """Every page of the reading room by its name in the gallery."""
    return {
        "reading: glossary": _maker(lambda: glossary(LIBRARY)),
        "reading: corrections": _maker(lambda: corrections(LIBRARY)),
        "reading: story": _maker(lambda: story(LIBRARY)),
        "reading: nothing left": _maker(lambda: glossary(LIBRARY, Wanted("no such word"))),
    }
