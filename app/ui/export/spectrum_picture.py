"""The spectrum on paper: every voice named on its step, every range with the name of its voice, and in words who has no step.

On a screen a range is drawn only for a voice with a pane, and a click lists who has no step; paper has neither, so all of it
stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.core import marks, standing
from app.core.standing import Spectrum
from app.core.words import translate
from app.documents.pandoc import DocumentError
from app.state.theme import PAPER
from app.ui.export.flow import Columns, Part
from app.ui.export.legends import legend_part, stances
from app.ui.export.matter import Matter, PictureSheet, foot, head, ink, position_lines, words
from app.ui.spectrum import packing, painting, sides
from app.ui.spectrum.faces import Faces
from app.ui.spectrum.painting import Lights
from app.ui.spectrum.picture import Lane, Picture, draw_up
from db.records import Theme


class PaperFaces(Faces):
    """The fonts of the spectrum where nobody has a pane: all names alike."""

    def name_font(self, firm: bool) -> QFont:
        """The font of a name."""
        return self.soft


@dataclass(frozen=True, slots=True)
class Bar:
    """The range, the two ends or the path of a voice, and its name beside it."""

    lane: Lane
    name: str
    at: QPointF


@dataclass(frozen=True, slots=True)
class SpectrumPicture:
    """A spectrum laid out: what the room paints, and the names of the bars."""

    picture: Picture
    bars: tuple[Bar, ...]
    faces: PaperFaces


def parts(matter: Matter, sheet: PictureSheet, step: Callable[[int, int], None]) -> tuple[str, list[Part | Columns]]:
    """The title of the picture and its parts, a spectrum a theme. Raises DocumentError with a sentence where there is none: with
    the coding off (METHOD 18), or where nothing has an axis."""
    if not matter.coding:
        raise DocumentError(translate("Pictures", "The coding is off, and the spectrum shows nothing else; nothing was written."))
    themes = [theme for key in matter.themes for theme in matter.board.themes if theme.key == key]
    found = [(theme, spectrum) for theme in themes if (spectrum := of_theme(matter, theme)) is not None]
    if not found:
        raise DocumentError(translate("Pictures", "This debate has no axis, so it has no spectrum; nothing was written."))
    title = translate("Pictures", "Spectrum") if len(found) > 1 else translate("Pictures", "Spectrum: {theme}").format(theme=marks.plain(found[0][0].title))
    result: list[Part | Columns] = head(title, [matter.board.debate.question], sheet.inner)
    result.append(legend_part(stances(matter, [theme.key for theme, _ in found]), sheet.inner))
    result.append(words(bars_words(), "soft", sheet.inner, air=0.2))
    for number, (theme, spectrum) in enumerate(found):
        step(number, len(found) + 2)
        if len(found) > 1:
            result.append(words(marks.plain(theme.title), "title", sheet.inner, air=1.2, kept=True))
        if theme.question and theme.question != theme.title:
            result.append(words(marks.plain(theme.question), "soft", sheet.inner, air=0.0 if len(found) > 1 else 0.6, kept=True))
        laid = lay_out(spectrum, sheet.inner)
        beside = [words(line, "soft", sheet.inner, air=0.1, kept=True) for line in beside_lines(spectrum)]
        result.append(Part(sheet.inner, laid.picture.height, partial(paint, laid=laid), 0.5 * laid.faces.line, kept=bool(beside)))
        if beside:
            result += [*beside[:-1], replace(beside[-1], kept=False)]
    return title, result + foot(matter, position_lines(matter, [theme.key for theme, _ in found]), sheet.inner)


def of_theme(matter: Matter, theme: Theme) -> Spectrum | None:
    """Where the voices that are wanted stand; None where the theme has no axis."""
    found = standing.spectrum(matter.board, theme.key, matter.voices, turned=matter.turned)
    if found is None:
        return None
    return replace(found, standings=tuple(one for one in found.standings if one.voice in matter.voices))


def bars_words() -> str:
    """What stands below the axis."""
    return translate(
        "Pictures", "Below the axis: a bar is the range between two readings of the code, a broken line joins the ends of a divided voice, an arrow leads through the years."
    )


def beside_lines(spectrum: Spectrum) -> list[str]:
    """Who has no step, by the reason why (METHOD 3, 5 and 6)."""
    found = [(state, spectrum.beside(state)) for state in standing.BESIDE]
    sentence = translate("Pictures", "{reason}: {names}.")
    return [marks.sentence(sentence.format(reason=standing.state_words(state), names=", ".join(one.name for one in some))) for state, some in found if some]


def lay_out(spectrum: Spectrum, width: float) -> SpectrumPicture:
    """A spectrum at a width, as high as its names and bars need."""
    faces = PaperFaces(PAPER)
    edge = faces.edge
    spare = sides.make_sides(spectrum, faces, width + 2 * edge).column  # room of the buttons, which paper has not
    picture = draw_up(spectrum, faces, width + 2 * edge + spare, 100_000.0, translate("Spectrum", "divided"))
    items = tuple(item for item in picture.items if item.kind == "voice")
    axis = picture.axis + faces.axis / 2
    before = max((lane.middle for lane in picture.lanes), default=axis)
    lanes = sorted((*picture.lanes, *picture.spare.values()), key=lambda lane: (lane.left, lane.right))
    bars, below = _bars(spectrum, lanes, faces, axis, picture.lefts[0], picture.lefts[-1] + picture.widths[-1])
    foot_ = axis + (min(4, spectrum.bars) + 1.5) * faces.lane
    down = max(0.0, below - foot_)
    labels = tuple(replace(label, rect=label.rect.translated(0, down)) if label.rect.top() >= min(foot_, before) - 1 else label for label in picture.labels)
    high = max([below, *(label.rect.bottom() for label in labels), *(item.rect.bottom() for item in items)])
    drawn = replace(picture, items=items, lanes=tuple(bar.lane for bar in bars), spare={}, labels=labels, height=high + faces.line * 0.3)
    return SpectrumPicture(drawn, bars, faces)


def _bars(spectrum: Spectrum, lanes: list[Lane], faces: PaperFaces, axis: float, left: float, right: float) -> tuple[tuple[Bar, ...], float]:
    """Every bar with its name, in as many lines as keep them apart; and where they end."""
    names = {one.voice: one.name for one in spectrum.standings}
    wide = {lane.voice: faces.advance(faces.soft, names[lane.voice]) for lane in lanes}
    gap = faces.gap
    after = {lane.voice: lane.right + gap + wide[lane.voice] <= right for lane in lanes}
    reach = [(lane.left - 6, lane.right + gap + wide[lane.voice]) if after[lane.voice] else (lane.left - gap - wide[lane.voice], lane.right + 6) for lane in lanes]
    rows = packing.lanes_of(_shifted(reach, left), len(lanes) or 1)
    line, found, ascent = faces.line * 0.95, [], float(QFontMetricsF(faces.soft).capHeight())
    for lane, row in zip(lanes, rows, strict=True):
        middle = axis + faces.line * 0.35 + (row + 0.5) * line
        x = lane.right + gap if after[lane.voice] else lane.left - gap - wide[lane.voice]
        found.append(Bar(replace(lane, middle=middle), names[lane.voice], QPointF(x, middle + ascent / 2)))
    below = axis + faces.line * 0.6 + (max(rows, default=-1) + 1) * line
    return tuple(found), below


def _shifted(reach: list[tuple[float, float]], left: float) -> list[tuple[float, float]]:
    """Stretches as they are; a name that would stand left of the axis begins there."""
    return [(max(begin, left - 200), end) for begin, end in reach]


def paint(painter: QPainter, laid: SpectrumPicture) -> None:
    """Paint a spectrum with its top left at the origin."""
    painter.translate(-laid.faces.edge, 0)
    painting.paint(painter, laid.picture, laid.faces, ink(), Lights())
    painter.setFont(laid.faces.soft)
    painter.setPen(QColor(ink().ink_soft))
    for bar in laid.bars:
        painter.drawText(bar.at, bar.name)


def texts(laid: SpectrumPicture) -> list[QRectF]:
    """Where names stand."""
    return [item.rect for item in laid.picture.items if item.name]
