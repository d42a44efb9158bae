"""Which pictures there are, how one is drawn, and how two are compared.

Letters are drawn a little differently from one system to the next, so pictures are never compared byte by byte: small
squares are averaged first, and what counts is how far the whole is off and how many squares are.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
APPROVED = Path(__file__).resolve().parent / "approved"
FONTS = APPROVED.with_name("fonts.conf")

SHOTS: dict[str, tuple[str, ...]] = {
    "text": (),
    "headlines": ("--density", "headlines"),
    "dark": ("--theme", "dark"),
    "large": ("--text-scale", "200"),
    "timeline": ("--view", "timeline", "--focus", "tenth-congress", "--years", "1917-1953"),
    "table": ("--view", "table"),
    "present": ("--view", "present", "--voices", "pipes,kotkin,cohen", "--at", "party"),
    "overview": ("--view", "overview"),
    "differences": ("--view", "differences", "--voices", "cohen,pipes"),
    "figures": ("--view", "figures", "--debate", "toll"),
    "story": ("--view", "story"),
    "contrast": ("--theme", "contrast", "--arrangement", "rows", "--timeline", "open"),
}
"""Name → what is asked of the program besides the size."""

SIZE = "1366x768"
SQUARE = 4
"""Side of the squares that are averaged, in pixels."""

FAR = 16.0
"""A square is another one where a channel is further off than this, of 255."""

MOST_MEAN = 1.5
MOST_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Difference:
    """``mean``: the mean difference of the channel that is furthest off, of 255. ``share``: squares that differ, of 1."""

    mean: float
    share: float

    @property
    def small(self) -> bool:
        """Is it no more than another way to draw letters?"""
        return self.mean <= MOST_MEAN and self.share <= MOST_SHARE


def draw(name: str, picture: Path) -> None:
    """Draw one of the pictures with the program itself; raises AssertionError where it could not."""
    command = [sys.executable, "main.py", "snapshot", str(picture), "--size", SIZE, *SHOTS[name]]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "FONTCONFIG_", "FREETYPE_"))} | {"FONTCONFIG_FILE": str(FONTS)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def pixels(picture: Path) -> NDArray[np.float64]:
    """Rows, columns, channels of a picture file; raises ValueError where it is none."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB888)
    if image.isNull():
        raise ValueError(f"{picture} is not a picture")
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(np.float64)


def averaged(image: NDArray[np.float64]) -> NDArray[np.float64]:
    """The picture in squares; what is left over at the right and at the bottom is cut off."""
    height, width = image.shape[0] // SQUARE, image.shape[1] // SQUARE
    squares = image[: height * SQUARE, : width * SQUARE].reshape(height, SQUARE, width, SQUARE, 3)
    result: NDArray[np.float64] = squares.mean(axis=(1, 3))
    return result


def difference(first: NDArray[np.float64], second: NDArray[np.float64]) -> Difference:
    """How far two pictures are apart; raises ValueError where they are not of one size."""
    if first.shape != second.shape:
        raise ValueError(f"{first.shape[1]}x{first.shape[0]} and {second.shape[1]}x{second.shape[0]} can't be compared")
    off = np.abs(averaged(first) - averaged(second))
    return Difference(float(off.mean(axis=(0, 1)).max()), float((off.max(axis=2) > FAR).mean()))
