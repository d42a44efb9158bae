"""Paints pages as SVG, PDF and PNG. Nothing here is a widget, so it runs on any thread.

Everything is laid out in the pixels of the screen's fonts and painted at that resolution: so words are as wide on paper as
they were measured. A PNG is the same painting magnified, with its resolution written into it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from app.core.words import translate
from app.documents import pdfs
from app.documents.pandoc import DocumentError
from app.ui.export.vectors import finished

POINTS = 72.0
"""Points in an inch."""

PRINT = 300
"""Dots per inch of a PNG."""

MOST_DOTS = 32_000
"""Dots that a side of a PNG may have: Qt paints no picture that is higher or wider."""

Paint = Callable[[QPainter, QRectF], None]
"""Paints a page into a rectangle, in pixels of the screen's fonts."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in points, and what paints it."""

    size: QSizeF
    paint: Paint


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself besides what is seen: its title, what it shows in a sentence, and the language of its words."""

    title: str
    told: str
    language: str = "en"


def resolution() -> int:
    """Pixels in an inch for which the screen's fonts are measured."""
    return QImage(1, 1, QImage.Format.Format_ARGB32).logicalDpiX()


def _pixels(size: QSizeF) -> QRectF:
    return QRectF(0, 0, size.width() * resolution() / POINTS, size.height() * resolution() / POINTS)


def svg(page: Page, about: About) -> bytes:
    """A page as SVG, with its text as text."""
    area, buffer, data = _pixels(page.size), QBuffer(), QByteArray()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(resolution())
    generator.setSize(QSize(round(area.width()), round(area.height())))
    generator.setViewBox(area)
    generator.setTitle(about.title)
    generator.setDescription(about.told)
    painter = QPainter(generator)
    page.paint(painter, area)
    painter.end()
    buffer.close()
    return finished(_whole(data), page.size, resolution(), about.language)


def png(page: Page, about: About) -> bytes:
    """A page as PNG at print resolution. Raises DocumentError with a sentence where it is too large for a picture."""
    dots = QSize(round(page.size.width() * PRINT / POINTS), round(page.size.height() * PRINT / POINTS))
    if max(dots.width(), dots.height()) > MOST_DOTS:
        raise DocumentError(translate("Pictures", "This is too long for one picture of dots; nothing was changed. As PDF or SVG it can be written."))
    image = QImage(dots, QImage.Format.Format_RGB32)
    if image.isNull():
        raise DocumentError(translate("Pictures", "There is not enough memory for this picture; nothing was changed. As PDF or SVG it can be written."))
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(PRINT / resolution(), PRINT / resolution())
    page.paint(painter, _pixels(page.size))
    painter.end()
    image.setDotsPerMeterX(round(PRINT / 0.0254))
    image.setDotsPerMeterY(round(PRINT / 0.0254))
    buffer, data = QBuffer(), QByteArray()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setText("Title", about.title)
    writer.setText("Description", about.told)
    written = writer.write(image)
    buffer.close()
    return _whole(data if written else QByteArray())


def pdf(pages: Sequence[Page], about: About, begun: Callable[[int], None] = lambda number: None) -> bytes:
    """Pages as PDF with the fonts in it; ``begun`` is called with the number of each page before it is painted."""
    buffer, data = QBuffer(), QByteArray()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(resolution())
    writer.setTitle(about.title)
    writer.setCreator("Sic et Non")
    painter = QPainter()
    try:
        for number, page in enumerate(pages):
            begun(number)
            writer.setPageSize(QPageSize(page.size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
            writer.setPageMargins(QMarginsF())
            if number:
                writer.newPage()
            else:
                painter.begin(writer)
            painter.save()
            page.paint(painter, _pixels(page.size))
            painter.restore()
    finally:  # a cancel is raised between two pages
        painter.end()
    buffer.close()
    return pdfs.told(_whole(data), about.language)


def _whole(data: QByteArray) -> bytes:
    """What was painted. Raises DocumentError where nothing was: then there was no room for it."""
    made = bytes(data.data())
    if not made:
        raise DocumentError(translate("Pictures", "The picture could not be painted; nothing was changed. There may be too little memory."))
    return made
