"""Pages of a slide as they are painted: where every text, bar and mark of a sheet stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF

from app.core.slides import Column, Slide
from app.core.stances import Mark
from app.state.theme import Theme
from app.ui.stage import columns as made
from app.ui.stage.columns import Laid
from app.ui.stage.frame import Placed, PlacedAxis
from app.ui.stage.sheets import Sheets, levels
from app.ui.stage.texts import plain


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on top of a column or beside a passage; ``marks`` give its tones, one after the other."""

    rect: QRectF
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Marks in a row: from where, around which height, of which size."""

    marks: tuple[Mark, ...]
    left: float
    middle: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """Everything painted on one page, in pixels of the page."""

    size: float
    texts: tuple[Placed, ...]
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    axis: PlacedAxis | None
    words: str


class Deck:
    """The pages of one slide on one size of page: what stands on which is reckoned once, each page laid out when asked for."""

    def __init__(self, slide: Slide, theme: Theme, size: QSizeF, scale: float) -> None:
        self._slide, self._theme = slide, theme
        self._sheets = Sheets(slide, theme, size, scale)
        self._frame = self._sheets.frame
        self._pages: dict[int, Page] = {}

    @property
    def count(self) -> int:
        """How many pages there are: one at least."""
        return max(1, len(self._sheets.all))

    def page(self, number: int) -> Page:
        """A page by number from 0; before the first and after the last stands the last."""
        number = number if 0 <= number < self.count else self.count - 1
        if number not in self._pages:
            self._pages[number] = self._placed(number)
        return self._pages[number]

    def place(self, number: int) -> tuple[str, int]:
        """Which voice stands first on a page, and how many pages it had before; no voice where there is none."""
        sheets = self._sheets.all
        if not sheets:
            return "", 0
        number = number if 0 <= number < len(sheets) else len(sheets) - 1
        voice = sheets[number].columns[0].voice
        return voice, self._of(voice).index(number)

    def find(self, voice: str, before: int) -> int:
        """The page of a voice that has so many of its pages before it, or its last; the first of all where it has none."""
        found = self._of(voice)
        return found[min(before, len(found) - 1)] if found else 0

    def _of(self, voice: str) -> list[int]:
        return [number for number, sheet in enumerate(self._sheets.all) if any(column.voice == voice for column in sheet.columns)]

    # -- where everything stands on a page ------------------------------------------------------------------------------

    def _placed(self, number: int) -> Page:
        frame, texts = self._frame, self._frame.texts(number, self.count)
        foot = texts[len(texts) - (2 if self._slide.footer else 1) :]
        above = texts[: len(texts) - len(foot)]
        if not self._sheets.all:
            words, size = QCoreApplication.translate("Stage", "No voice is chosen"), self._sheets.least
            above.append(Placed(plain("empty", words, self._theme, size, frame.width), frame.left, frame.top))
            return Page(size, (*above, *foot), (), (), None, _words([*above, *foot]))
        sheet = self._sheets.all[number]
        size, level = self._sheets.best(sheet)
        width, stacks = self._sheets.width(len(sheet.columns), size), self._sheets.stacks(sheet, size)
        headline, passages, _ = levels([stack.sections for stack in stacks], passages=level)
        bars: list[Bar] = []
        rows: list[Row] = []
        for i, (column, stack) in enumerate(zip(sheet.columns, stacks, strict=True)):
            x = frame.left + i * (width + self._sheets.gap)
            laid = list(stack.begun_at(headline, passages))
            above += [Placed(one.text, x + one.left, frame.top + one.top) for one in laid]
            bars += self._bars(column, laid, x, width, size)
            rows += [self._row(one, x, size) for one in laid if one.para.marks]
        return Page(size, (*above, *foot), tuple(bars), tuple(rows), frame.axis(sheet.columns), _words([*above, *foot]))

    def _bars(self, column: Column, laid: list[Laid], x: float, width: float, size: float) -> Iterator[Bar]:
        """The bar on top, and one beside all passages of a column."""
        top = self._frame.top
        tones = tuple(mark for mark in column.marks if mark.step is not None)
        yield Bar(QRectF(x, top, width, made.BAR * size), tones)
        quoted = [one for one in laid if one.para.quoted]
        if quoted:
            end = quoted[-1].top + quoted[-1].text.height
            yield Bar(QRectF(x, top + quoted[0].top, made.BAR * size, end - quoted[0].top), tones[:1] if len(tones) == 1 else ())

    def _row(self, one: Laid, x: float, size: float) -> Row:
        middle = self._frame.top + one.top + one.text.first_middle()
        return Row(one.para.marks, x, middle, made.mark_size(size))


def about(slide: Slide | None) -> tuple[str, str, tuple[str, ...]] | None:
    """Which debate, theme and voices a slide is about, whatever it says of them."""
    return (slide.debate, slide.theme, tuple(column.voice for column in slide.columns)) if slide is not None else None


def _words(texts: list[Placed]) -> str:
    return "\n".join(placed.text.words.replace("\u2028", "\n").replace("\u00a0", " ") for placed in texts if placed.text.words)
