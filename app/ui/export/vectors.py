"""Finishes an SVG as Qt writes it: fonts that stand in for ours, words that keep their width, and what a screen reader needs.

Our fonts are not in the file, and few computers have them. So every text names what may stand in for them and how wide it
was laid out (``textLength``): with other letters it is drawn a little closer or wider and meets nothing beside it, and it
remains text, to be selected, found and edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from app.state import assets

_SVG = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace"

STANDING_IN = {
    assets.SANS: f"'{assets.SANS}', 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif",
    assets.SERIF: f"'{assets.SERIF}', 'Source Serif 4', Georgia, 'Times New Roman', serif",
}
"""Which fonts a text may have, the first that is there."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that no XML may hold (source: XML 1.0, 2.2); a pack's words may, and Qt writes them as they are."""

_INHERITED = ("font-family", "font-size", "font-weight", "font-style")


def finished(data: bytes, size: QSizeF, resolution: int, language: str) -> bytes:
    """The same picture with its size in millimetres, a role, names of fonts, widths of texts, and without empty groups."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(_FORBIDDEN.sub("", data.decode("utf-8", "replace")).encode())
    root.set("width", f"{size.width() / 72 * 25.4:.3f}mm")
    root.set("height", f"{size.height() / 72 * 25.4:.3f}mm")
    root.set("role", "img")
    root.set("aria-labelledby", "title description")
    root.set(f"{{{_XML}}}lang", language)
    for name, key in (("title", "title"), ("desc", "description")):
        found = root.find(f"{{{_SVG}}}{name}")
        if found is not None:
            found.set("id", key)
    for group in list(_groups(root)):
        for attribute in _INHERITED:
            group.attrib.pop(attribute, None)
        for child in list(group):
            if child.tag == f"{{{_SVG}}}g" and not _paints(child):
                group.remove(child)
    for text in root.iter(f"{{{_SVG}}}text"):
        _settle(text, resolution)
    ElementTree.indent(root, "")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _groups(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    yield root
    yield from root.iter(f"{{{_SVG}}}g")


def _paints(group: ElementTree.Element) -> bool:
    """Is there anything in a group that is drawn?"""
    return any(element.tag != f"{{{_SVG}}}g" for element in group.iter())


def _settle(text: ElementTree.Element, resolution: int) -> None:
    """Name the fonts of a text, and how wide it is."""
    words, family = text.text or "", text.get("font-family", "")
    face = QFont(family)
    face.setPointSizeF(float(text.get("font-size", "12")) * 72 / resolution)
    face.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    face.setItalic(text.get("font-style") == "italic")
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    width = QFontMetricsF(face).horizontalAdvance(words)
    text.set("font-family", STANDING_IN.get(family, family))
    if len(words.strip()) > 1 and width > 0:
        text.set("textLength", f"{width:.2f}")
        text.set("lengthAdjust", "spacingAndGlyphs")
