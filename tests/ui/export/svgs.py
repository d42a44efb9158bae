"""Reads an SVG as a reader sees it: its texts with the rectangles in which they stand, through every transformation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

SVG = "{http://www.w3.org/2000/svg}"

ABOVE, BELOW = 0.64, 0.16
"""How far letters reach above and below their line, as a share of the size of the font."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words with the rectangle of their letters, in the picture's units, and the attributes of their element."""

    words: str
    rect: QRectF
    element: ElementTree.Element


def read(data: bytes) -> ElementTree.Element:
    """The root of an SVG; raises where it is not well formed."""
    return ElementTree.fromstring(data)


def texts(root: ElementTree.Element) -> list[Text]:
    """Every text, in the order in which it is painted."""
    return list(_texts(root, QTransform()))


def _texts(element: ElementTree.Element, before: QTransform) -> Iterator[Text]:
    matrix = element.get("transform", "")
    if matrix:
        assert matrix.startswith("matrix("), matrix
        before = QTransform(*(float(part) for part in matrix[7:-1].split(","))) * before
    if element.tag == f"{SVG}text":
        size, words = float(element.get("font-size", "")), element.text or ""
        at = QPointF(float(element.get("x", "")), float(element.get("y", "")))
        width = float(element.get("textLength", size / 2))
        rect = QRectF(at.x(), at.y() - size * ABOVE, width, size * (ABOVE + BELOW))
        if words.strip():
            yield Text(words.strip(), before.mapRect(rect), element)
    for child in element:
        yield from _texts(child, before)


def overlapping(found: list[Text]) -> list[tuple[str, str]]:
    """Words that are drawn over other words."""
    ordered = sorted(found, key=lambda text: text.rect.top())
    pairs = []
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other.rect.top() > one.rect.bottom():
                break
            if one.rect.adjusted(0.3, 0.3, -0.3, -0.3).intersects(other.rect.adjusted(0.3, 0.3, -0.3, -0.3)):
                pairs.append((one.words, other.words))
    return pairs


def area(root: ElementTree.Element) -> QRectF:
    """The whole picture, in its own units."""
    return QRectF(*(float(part) for part in root.get("viewBox", "").split()))


def millimetres(root: ElementTree.Element) -> tuple[float, float]:
    """How wide and high the picture says it is."""
    width, height = root.get("width", ""), root.get("height", "")
    assert width.endswith("mm")
    assert height.endswith("mm")
    return float(width[:-2]), float(height[:-2])
