"""What fits is reckoned from the shipped fonts: lines that are never too long, texts that are never shorter for being cut."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents import fitting
from app.documents.fitting import MARGIN, Face, Para, Run

FACES = st.builds(Face, st.booleans(), st.booleans(), st.booleans())
WORDS = st.text(alphabet=st.sampled_from("aeimnrstW. ,—“\u200bЖщéü漢"), max_size=400)
PARAS = st.builds(
    lambda runs, above, indent, hang: Para(tuple(Run(text, points, face) for text, points, face in runs), 20.0, above, indent, hang),
    st.lists(st.tuples(WORDS, st.integers(10, 24).map(float), FACES), min_size=1, max_size=3),
    st.integers(0, 12).map(float), st.integers(0, 20).map(float), st.integers(0, 12).map(float),
)  # fmt: skip


def spans(paragraph: Para, across: float) -> list[tuple[int, int]]:
    """The lines of a paragraph as stretches of its text."""
    starts = [*fitting.lines(paragraph, across), len(paragraph.text)]
    return list(itertools.pairwise(starts))


@settings(max_examples=60, deadline=None)
@given(PARAS, st.integers(60, 600))
def test_every_line_fits_even_in_a_wider_font(paragraph: Para, across: float) -> None:
    at = 0
    faces = [(run.points, run.face) for run in paragraph.runs for _ in run.text]
    for start, end in spans(paragraph, across):
        assert start == at
        at = end
        bare = start + len(paragraph.text[start:end].rstrip(" \u200b"))
        wide = sum(fitting.width(paragraph.text[i], *faces[i]) for i in range(start, bare))
        if bare - start > 1:  # a letter alone may be wider than a line
            assert wide * (1 + MARGIN) <= across - paragraph.indent + 0.01
    assert at == len(paragraph.text)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAS, min_size=1, max_size=5), st.integers(60, 600), st.integers(5, 300))
def test_a_cut_loses_nothing_and_fills_no_more_than_there_is(paragraphs: list[Para], across: float, down: float) -> None:
    pieces, rest = [], tuple(paragraphs)
    while rest:
        taken, rest = fitting.split(rest, across, down)
        assert taken
        assert fitting.height(taken, across) <= max(down, 20.0) + 0.01
        pieces += taken
    assert "".join(piece.text for piece in pieces) == "".join(paragraph.text for paragraph in paragraphs)


def test_widths_are_those_of_the_fonts() -> None:
    assert fitting.width("", 16) == 0
    assert fitting.width("Bolshevism", 32) == 2 * fitting.width("Bolshevism", 16)
    assert fitting.width("Bolshevism", 16, Face(bold=True)) > fitting.width("Bolshevism", 16)
    assert fitting.width("Bolshevism", 16, Face(serif=True)) > fitting.width("Bolshevism", 16)
    assert 0.35 < fitting.width("the monopoly party, rule by appointment", 1) / 39 < 0.5, "letters of an em's two fifths"


def test_a_word_longer_than_a_line_is_broken_inside_and_quickly() -> None:
    long = fitting.para("x" * 100_000, 16)
    starts = fitting.lines(long, 300)
    assert len(starts) > 1_000
    assert max(b - a for a, b in itertools.pairwise(starts)) < 60


def test_what_no_file_can_hold_is_left_out() -> None:
    assert fitting.clean("a\x00b\ud800c\nd\te\ufffff\u2028g") == "ab?c d ef g"
