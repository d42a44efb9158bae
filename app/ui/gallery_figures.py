"""The gallery's toy figures: every way in which an estimate and a poll can be drawn, told and corrected, once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.core.figures_table import source_line
from app.core.side_figures import estimate_side, poll_side
from app.state.theme import Theme
from app.ui import gallery_samples as samples
from app.ui.details.panel import DetailsPanel
from app.ui.figures.view import FiguresView
from app.ui.parts.text import Type
from db import dates
from db.records import Correction, Estimate, EstimateDetails, Figures, Grade, Poll, PollDetails

Maker = Callable[[Theme, float], QWidget]


def _estimate(key: str, axis: str, counts: str, author: str, year: str, *, low: float | None = None, high: float | None = None, best: float | None = None,
              unit: str = "roses", grade: Grade = "work", note: str = "", unplotted: str = "", voice: str = "", clause: str = "") -> Estimate:  # fmt: skip
    """An estimate of 1921 and 1922."""
    span = dates.parse("1921/1922")
    return Estimate(
        id=f"toy/{key}", debate=samples.DEBATE.id, axis=axis, counts=counts, includes="The roses of all gardens." if key == "many" else "",
        low=low, high=high, best=best, unit=unit, start="1921", end="1922", earliest=span.earliest, latest=span.latest, author=author,
        voices=(voice,) if voice else (), work_text="The Shears, p. 12" if voice else "a toy almanac", work=samples.SHEARS.id if voice else "",
        year=int(year) if year else None, year_text=year, grade=grade, note=note, second_check="found again" if grade == "work" else "", check_note="",
        unplotted=unplotted, in_article=bool(clause), clause=clause,
    )  # fmt: skip


ESTIMATES = (
    _estimate("many", "lost", "Roses lost, all gardens", samples.ADA.name, "1910", low=5_000_000, high=8_000_000, best=7_000_000, voice=samples.ADA.id),
    _estimate("some", "lost", "Roses lost, all gardens", "Nobody", "1921", low=2_500_000, grade="copy", note="At least."),
    _estimate("few", "lost", "Roses lost, all gardens", "A toy almanac", "", high=3_000_000, grade="cited"),
    _estimate("about", "lost", "Roses lost, all gardens, south alone", "Nobody", "1930", best=1_000_000, grade="cited", note="About one million."),
    _estimate("wrong", "lost", "Roses lost, all gardens", "A garden paper", "1931", best=70_000_000, grade="reported",
              unplotted="A nought too many.", clause="seventy million roses"),
    _estimate("loss", "loss", "Change of scent", samples.BERT.name, "1921", best=-24, unit="percent of scent", voice=samples.BERT.id),
    _estimate("floor", "floor", "Roses cut", "Nobody", "1922", low=5_200, best=10_000, unit="roses"),
)  # fmt: skip


def _poll(key: str, date: str, value: float, *, wartime: bool = False, note: str = "") -> Poll:
    """A poll of one series."""
    span = dates.parse(date)
    return Poll(
        id=f"toy/{key}", debate=samples.DEBATE.id, series="liking", question="Do you like roses? (yes)", pollster="Toy Centre", date=date,
        earliest=span.earliest, latest=span.latest, value=value, grade="cited", note=note, second_check="", check_note="", wartime=wartime,
        in_article=False, clause="",
    )  # fmt: skip


POLLS = (_poll("poll-2003", "2003", 53, note="No: 33."), _poll("poll-2016", "2016", 54), _poll("poll-2019", "2019-03", 70), _poll("poll-2025", "2025", 42, wartime=True))

CORRECTION = Correction(
    "toy/nought", "correction", "a misprint", "seventy million roses", "There were seven.", "", "seen", (), (), (), (), (), (), "", (), ("toy/wrong",)
)

FIGURES = Figures(
    estimates=ESTIMATES,
    polls=POLLS,
    names=samples.NAMES,
    works=samples.WORKS,
    corrections={"toy/wrong": (CORRECTION,)},
    debates={samples.DEBATE.id: samples.DEBATE},
)

ESTIMATE_DETAILS = EstimateDetails(ESTIMATES[0], ESTIMATES[1:5], samples.NAMES, samples.SHEARS, (), samples.DEBATE)
WRONG_DETAILS = EstimateDetails(ESTIMATES[4], ESTIMATES[:4], samples.NAMES, None, (CORRECTION,), samples.DEBATE)
POLL_DETAILS = PollDetails(POLLS[-1], POLLS, ())


def figures(face: str) -> Maker:
    """The room with one of its faces."""

    def make(theme: Theme, scale: float) -> QWidget:
        part = FiguresView()
        part.set_look(theme, scale)
        part.set_figures(FIGURES)
        part.set_source(source_line(samples.BOARD.pack))
        part.set_face(face)
        return part

    return make


def page(which: str) -> Maker:
    """The side panel with the page of a figure or a poll."""

    def make(theme: Theme, scale: float) -> QWidget:
        part = DetailsPanel()
        part.set_look(Type(theme, scale))
        made = {"estimate": lambda: estimate_side(ESTIMATE_DETAILS), "wrong": lambda: estimate_side(WRONG_DETAILS), "poll": lambda: poll_side(POLL_DETAILS)}
        part.set_blocks("", tuple(made[which]()))
        return part

    return make


def parts() -> dict[str, Maker]:
    """Every part of the room by the words under which the gallery lists it."""
    return {
        "Figures, drawn": figures("plot"),
        "Figures, table of estimates": figures("estimates"),
        "Figures, table of polls": figures("polls"),
        "Side panel: figure": page("estimate"),
        "Side panel: figure that is not drawn": page("wrong"),
        "Side panel: poll": page("poll"),
    }
