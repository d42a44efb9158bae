"""Where the lanes and axes of the timeline stand in a window of a given size: pure arithmetic on rectangles, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.core.timing import LaneName

LANES: tuple[LaneName, LaneName] = ("events", "publications")
RIGHT = 16.0
TOP = 4.0
BETWEEN = 4.0
"""Paper between the lanes where they share an axis."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a text scale makes of everything that has a size, in pixels."""

    row: float
    """The height of a row: a line of a label and a little air."""
    strip: float
    """The height of the line of titles over a lane."""
    axis: float
    mark: float
    """The diameter of a mark of middling importance."""
    margin: float
    """The room at the left for the names of the lanes."""

    @property
    def spare(self) -> float:
        """The half of the largest mark with its ring: marks at the edges of a view need so much beyond it."""
        return 0.75 * self.mark + 4


@dataclass(frozen=True, slots=True)
class Ground:
    """A lane's rectangle and its stretch of time. ``plot`` is where items stand, without the names at the left."""

    rect: QRectF
    plot: QRectF
    strip: float
    span: tuple[float, float]

    def x(self, moment: float) -> float:
        """Where a moment stands, in pixels of the viewport."""
        return self.plot.left() + (moment - self.span[0]) / (self.span[1] - self.span[0]) * self.plot.width()

    def moment(self, x: float) -> float:
        """The moment at a pixel."""
        return self.span[0] + (x - self.plot.left()) / max(1.0, self.plot.width()) * (self.span[1] - self.span[0])

    @property
    def scale(self) -> float:
        """Pixels a year."""
        return self.plot.width() / (self.span[1] - self.span[0])


@dataclass(frozen=True, slots=True)
class Grounds:
    """Both lanes and their axes; there is one axis under both, or one under each where they are zoomed apart."""

    lanes: dict[LaneName, Ground]
    axes: dict[LaneName, QRectF]

    def at(self, y: float) -> LaneName:
        """The lane at a height: an axis belongs to the lane above it."""
        upper = self.axes.get("events", self.lanes["events"].rect)
        return "events" if y < upper.bottom() else "publications"


def arrange(width: float, height: float, sizes: Sizes, span: tuple[float, float], written: tuple[float, float] | None, *, folded: bool) -> Grounds:
    """Lay the lanes and axes out in a window; ``written`` is the lower lane's own span where the lanes are apart."""
    axes = 2 if written is not None else 1
    axis = min(sizes.axis, height / (3.0 * axes))
    strip = 0.0 if folded else sizes.strip
    free = max(8.0, height - axes * axis - TOP)
    upper = round(free * (0.5 if folded else 0.58))
    left = min(sizes.margin, width * 0.3)
    plot_width = max(10.0, width - left - max(RIGHT, sizes.spare))

    def ground(top: float, tall: float, seen: tuple[float, float]) -> Ground:
        return Ground(QRectF(0, top, width, tall), QRectF(left, top + strip, plot_width, max(4.0, tall - strip)), strip, seen)

    events = ground(TOP, upper, span)
    between = axis if written is not None else BETWEEN
    below = ground(TOP + upper + between, height - axis - (TOP + upper + between), written or span)
    under = QRectF(0, below.rect.bottom(), width, axis)
    places: dict[LaneName, QRectF] = {"publications": under}
    if written is not None:
        places["events"] = QRectF(0, events.rect.bottom(), width, axis)
    return Grounds({"events": events, "publications": below}, places)
