"""One cell as a ``QTextDocument``, and where the links of a document stand."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument, QTextOption

from app.core.cells import Cell
from app.state.theme import font
from app.ui.parts.marks import marks_width
from app.ui.parts.text import SafeDocument, Type, fill


def make_document(cell: Cell, kind: Type, parent: QObject) -> QTextDocument:
    """The document of a cell. Its links are ``QTextCharFormat`` anchors of our own scheme."""
    document = SafeDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font(kind.scale, "body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    fill(document, cell.blocks, kind, marks_width(cell.marks, kind.mark_size()))
    return document


def links(document: QTextDocument) -> list[tuple[int, int, str]]:
    """Where the links of a document stand: start, end, target, in reading order."""
    found: list[tuple[int, int, str]] = []
    block = document.begin()
    while block.isValid():
        for piece in block:  # type: ignore[attr-defined]
            fragment = piece.fragment()
            style = fragment.charFormat()
            if style.isAnchor() and style.anchorHref():
                start, end = fragment.position(), fragment.position() + fragment.length()
                if found and found[-1][1] == start and found[-1][2] == style.anchorHref():
                    found[-1] = (found[-1][0], end, style.anchorHref())
                else:
                    found.append((start, end, style.anchorHref()))
        block = block.next()
    return found
