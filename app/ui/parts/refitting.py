"""A row that fits its tools anew whenever its width or one of theirs has changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Refitting(QWidget):
    """Asks ``refit`` when there is reason to; it never forces a width on the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def refit(self) -> None:
        """Place the tools in the width that there is."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be, however narrow."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new width."""
        super().resizeEvent(event)
        self.refit()

    def event(self, event: QEvent) -> bool:
        """A tool that has become wider or narrower asks for this."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.updateGeometry()
            self.refit()
        return super().event(event)
