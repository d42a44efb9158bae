"""A sheet of paper in the units of the layout: a fine grid that no screen and no printer has, so that pages are the same on all.

The fonts of the program are sized in points, and Qt measures them in the dots of the screen. The layout is made as if the
text were ``FINE`` times as large, and shrunk when it is painted: what a screen rounds to whole dots is then too small to see.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QFont, QFontInfo, QPageLayout, QPageSize

from app.documents.looks import PAPERS, Paper
from app.state import assets
from app.state.theme import BASE_POINTS, SIZES, Theme, load_theme

FINE = 8.0
"""How many units of the layout make a dot of the screen."""

BODY = 9.4
"""Size of the text of the cells on paper, in points; small print is a seventh smaller."""

SCALE = FINE * BODY / (BASE_POINTS * SIZES["body"])
"""The text scale at which the fonts of the program have these sizes in units of the layout."""

NARROWEST, WIDEST = 58.0, 125.0
"""The least and the greatest width of a column in millimetres: some 38 and 85 letters a line."""

MARGIN, GAP = 14.0, 4.0
"""In millimetres: around the page, more than any printer leaves white, and between two columns."""

_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


@dataclass(frozen=True)
class Sheet:
    """A page of ``width`` × ``height`` in millimetres as it is held, the orientation already counted in."""

    width: float
    height: float
    size: QPageSize

    @classmethod
    def of(cls, paper: Paper, *, landscape: bool = False) -> Sheet:
        """A sheet by name."""
        across, down = PAPERS[paper]
        return cls(down, across, QPageSize(_SIZES[paper])) if landscape else cls(across, down, QPageSize(_SIZES[paper]))

    @classmethod
    def in_printer(cls, layout: QPageLayout) -> Sheet:
        """The sheet that lies in a printer."""
        rect = layout.fullRect(QPageLayout.Unit.Millimeter)
        return cls(rect.width(), rect.height(), layout.pageSize())

    @property
    def landscape(self) -> bool:
        """Is it held across?"""
        return self.width > self.height

    def page_layout(self) -> QPageLayout:
        """The same for a paint device: without margins, because the layout keeps its own."""
        orientation = QPageLayout.Orientation.Landscape if self.landscape else QPageLayout.Orientation.Portrait
        return QPageLayout(self.size, orientation, QMarginsF(0, 0, 0, 0))

    # -- units ------------------------------------------------------------------------------------------------------------

    @cached_property
    def dots(self) -> float:
        """Units of the layout to an inch."""
        face = QFont(assets.SANS)
        face.setPointSizeF(720.0)
        return FINE * QFontInfo(face).pixelSize() / 10.0

    def units(self, millimetres: float) -> float:
        """Millimetres in units of the layout."""
        return millimetres * self.dots / 25.4

    @cached_property
    def full(self) -> QRectF:
        """The page."""
        return QRectF(0, 0, self.units(self.width), self.units(self.height))

    @cached_property
    def area(self) -> QRectF:
        """What may be painted on."""
        margin = self.units(min(MARGIN, self.width / 8))
        return self.full.adjusted(margin, margin * 0.8, -margin, -margin * 0.8)

    # -- columns ----------------------------------------------------------------------------------------------------------

    def most(self) -> int:
        """How many columns stand side by side, none narrower than ``NARROWEST``."""
        return max(1, int((self.area.width() + self.units(GAP) + 1) // self.units(NARROWEST + GAP)))

    def columns(self, count: int) -> list[tuple[float, float]]:
        """Left edge and width of each of so many columns, over the whole width or as wide as can be read."""
        gap = self.units(GAP)
        each = min((self.area.width() - (count - 1) * gap) / count, self.units(WIDEST))
        return [(self.area.left() + i * (each + gap), each) for i in range(count)]


def paper_theme() -> Theme:
    """The light theme on white paper. What leads somewhere in the window leads nowhere on paper, so it looks like the words around it."""
    light = load_theme("light")
    return replace(light, paper="#ffffff", card="#ffffff", ink="#111111", ink_soft="#45413a", ink_faint="#56524a", link="#45413a", hairline="#c9c4b6", scroll="#b9b3a5")
