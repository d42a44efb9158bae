"""How much room text takes on a slide, by the widths of the shipped fonts: lines, heights, and where a text is cut in two.

All lengths are points. Lines have a height of their own (*exactly*), so only the widths of letters decide what fits. The
machine at which a slide is shown may lack our fonts and set others, which are wider: every line is taken to be shorter than
it is by ``MARGIN``. Nothing here knows a format, and nothing is ever dropped or made smaller.
"""

from __future__ import annotations

import functools
import importlib.util
import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.words import translate
from app.documents.items import curly
from app.documents.pandoc import DocumentError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

MARGIN = 0.12
"""So much wider another font may be: Arial sets our texts 6 to 9 per cent wider than Source Sans Pro does, Times narrower than Source Serif Pro."""

_UNITS = 1000
"""Letters are measured at this size."""


@dataclass(frozen=True, slots=True)
class Face:
    """Which of the shipped fonts."""

    serif: bool = False
    italic: bool = False
    bold: bool = False


UPRIGHT = Face()
"""The sans in which all is set that has no reason for another face."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face, size (points) and colour (by name: *ink*, *soft*, *faint*)."""

    text: str
    points: float
    face: Face = UPRIGHT
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: the height of its lines, the air above it (none at the top of a box), how far its lines stand in, and ``hang``: how far further all but the first do."""

    runs: tuple[Run, ...]
    leading: float
    above: float = 0.0
    indent: float = 0.0
    hang: float = 0.0
    kind: str = ""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


def printed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs of one paragraph with a printer's apostrophes and quotation marks: their shape changes, never a letter."""
    whole, at, made = curly("".join(run.text for run in runs)), 0, []
    for run in runs:
        made.append(replace(run, text=whole[at : at + len(run.text)]))
        at += len(run.text)
    return tuple(made)


def para(text: str, points: float, face: Face = UPRIGHT, colour: str = "ink", *, above: float = 0.0) -> Para:
    """A paragraph of one run."""
    return Para(printed([Run(text, points, face, colour)]), tall(points), above)


def tall(points: float) -> float:
    """The height of a line of a size, in whole points: a quarter more than its letters."""
    return float(round(points * 1.25))


@functools.cache
def _font(face: Face) -> FreeTypeFont:
    """A shipped font. The packages are found without being imported, because importing them lists whole folders."""
    from PIL import ImageFont

    package, family = ("font_source_serif_pro", "SourceSerifPro") if face.serif else ("font_source_sans_pro", "SourceSansPro")
    style = {(False, False): "Regular", (True, False): "It", (False, True): "Bold", (True, True): "BoldIt"}[face.italic, face.bold]
    spec = importlib.util.find_spec(package)
    places = [Path(place) / "files" / f"{family}-{style}.otf" for place in (spec.submodule_search_locations or () if spec is not None else ())]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise DocumentError(translate("Fitting", "The fonts by which slides are laid out are not installed; run 'python3 -m uv sync' in the program's folder."))
    return ImageFont.truetype(str(found), _UNITS, layout_engine=ImageFont.Layout.BASIC)


@functools.lru_cache(maxsize=20_000)
def _letter(letter: str, face: Face) -> float:
    """The width of a letter at one point. One that the fonts lack and that is as wide as tall is counted so.

    Letters are measured one by one: kerning would make words a little narrower, and what is cut in two no longer the same.
    """
    return max(float(_font(face).getlength(letter)) / _UNITS, 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.0)


def width(text: str, points: float, face: Face = UPRIGHT) -> float:
    """How wide a line of words is, in the shipped font itself."""
    return sum(_letter(letter, face) for letter in text) * points


_BREAK = re.compile(r"[\t\r\n\v\f\u2028\u2029]+")
_NEVER = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")


def clean(text: str) -> str:
    """A text of a record as a slide can hold it: a line break is a space, what no file can hold is left out."""
    return _NEVER.sub("", _BREAK.sub(" ", text)).encode("utf-8", "replace").decode()


# -- lines ------------------------------------------------------------------------------------------------------------


_WORDS = re.compile(r"[^ \u200b]*[ \u200b]*")


@functools.lru_cache(maxsize=4096)
def lines(paragraph: Para, across: float) -> tuple[int, ...]:
    """Where each line of a paragraph begins, in a box so wide; at least one. Lines break at spaces, and inside a word that is longer than a line."""
    text, room = paragraph.text, max(1.0, (across - paragraph.indent) / (1 + MARGIN))
    widths = _advances(paragraph)
    starts, at = [0], 0
    left = room
    for found in _WORDS.finditer(text):
        start, end = found.span()
        if start == end:
            continue
        bare = start + len(found.group().rstrip(" \u200b"))
        long = widths[bare] - widths[start]
        if long > left and start > at:
            starts.append(start)
            at, left = start, room - paragraph.hang
        while long > left:  # one word longer than a line
            fits = max(start + 1, bisect_right(widths, widths[start] + left) - 1)
            if fits >= bare:
                break
            starts.append(fits)
            start = at = fits
            long, left = widths[bare] - widths[start], room - paragraph.hang
        left -= widths[end] - widths[start]
    return tuple(starts)


def _advances(paragraph: Para) -> list[float]:
    """How far each letter of a paragraph stands from the beginning of its text, as if it were one line; one more than letters."""
    result = [0.0]
    for run in paragraph.runs:
        result += [_letter(letter, run.face) * run.points for letter in run.text]
    return list(itertools.accumulate(result))


def height(paragraphs: Sequence[Para], across: float) -> float:
    """How tall paragraphs are, one under the other, in a box so wide."""
    total = 0.0
    for number, paragraph in enumerate(paragraphs):
        total += len(lines(paragraph, across)) * paragraph.leading + (paragraph.above if number else 0.0)
    return total


# -- cutting ----------------------------------------------------------------------------------------------------------


def split(paragraphs: Sequence[Para], across: float, down: float) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """What of paragraphs fits a box, and the rest, cut between two lines. The first line is always taken, so that cutting ends."""
    taken: list[Para] = []
    left = down
    for number, paragraph in enumerate(paragraphs):
        left -= paragraph.above if taken else 0.0
        starts = lines(paragraph, across)
        fit = min(len(starts), int((left + 0.001) // paragraph.leading)) if left > 0 else 0
        fit = max(fit, 0 if taken else 1)
        if fit == len(starts):
            taken.append(paragraph)
            left -= fit * paragraph.leading
            continue
        rest = list(paragraphs[number:])
        if fit:
            first, second = parted(paragraph, starts[fit])
            taken.append(first)
            rest[0] = second
        return tuple(taken), tuple(rest)
    return tuple(taken), ()


def parted(paragraph: Para, at: int) -> tuple[Para, Para]:
    """A paragraph in two, the second beginning with a letter; together they say the same."""
    first: list[Run] = []
    second: list[Run] = []
    for run in paragraph.runs:
        before, after = run.text[: max(0, at)], run.text[max(0, at) :]
        first += [replace(run, text=before)] if before else []
        second += [replace(run, text=after)] if after else []
        at -= len(run.text)
    return replace(paragraph, runs=tuple(first)), replace(paragraph, runs=tuple(second))
