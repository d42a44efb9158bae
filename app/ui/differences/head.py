"""The head of the differences: whose two voices are compared, the button that swaps them, and the way to their panes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from app.state.theme import font
from app.ui.parts.small import plain_label, tool_button
from app.ui.parts.tips import tip


class PairHead(QWidget):
    """Two lists of all voices by year. Signals: ``pair_asked(str, str)`` with two ids, ``panes_asked()``."""

    pair_asked = Signal(str, str)
    panes_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tools")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.first, self.second = self._chooser(self.tr("First voice")), self._chooser(self.tr("Second voice"))
        self.compare = plain_label("soft")
        self.compare.setText(self.tr("Compare"))
        self.swap = tool_button("⇄", self.tr("Swap the two voices"))
        self.panes = tool_button(self.tr("Set these two side by side"), self.tr("Open the panes of these two alone"), self.tr("Set these two side by side"))
        for button in (self.swap, self.panes):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 5, 16, 5)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._narrow: bool | None = None
        self._pair = ("", "")
        self.first.activated.connect(lambda: self._chosen(0))
        self.second.activated.connect(lambda: self._chosen(1))
        self.swap.clicked.connect(lambda: self.pair_asked.emit(self._pair[1], self._pair[0]))
        self.panes.clicked.connect(self.panes_asked)
        self._arrange()

    def _chooser(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setAccessibleDescription(name)  # on Linux the name that is told is the choice
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setMaxVisibleItems(20)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box

    # -- in -------------------------------------------------------------------------------------------------------------

    def set_voices(self, voices: Iterable[tuple[str, str]], pair: tuple[str, str]) -> None:
        """All voices that can be chosen (id, words), in order, and which two are; both ids empty: nothing to choose."""
        self._pair, found = pair, tuple(voices)
        for box, chosen in ((self.first, pair[0]), (self.second, pair[1])):
            with QSignalBlocker(box):
                if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] != list(found):
                    box.clear()
                    for voice, words in found:
                        box.addItem(words, voice)
                box.setCurrentIndex(box.findData(chosen))
            box.setToolTip(tip(box.currentText()))
        for part in (self.first, self.second, self.swap, self.panes):
            part.setEnabled(all(pair))

    def set_scale(self, scale: float) -> None:
        """Another text scale."""
        for part in (self.compare, self.first, self.second, self.swap, self.panes):
            part.setFont(font(scale))
        self._arrange()

    # -- out ------------------------------------------------------------------------------------------------------------

    def _chosen(self, place: int) -> None:
        """Another voice in one of the lists; the other's own voice swaps the two."""
        voice = str((self.first, self.second)[place].currentData())
        first, second = self._pair
        if voice == self._pair[place]:
            return
        if voice == self._pair[1 - place]:
            self.pair_asked.emit(second, first)
        else:
            self.pair_asked.emit(*((voice, second) if place == 0 else (first, voice)))

    def _arrange(self) -> None:
        """One line, or two where the lists would become too narrow to be read."""
        letters = self.first.fontMetrics().horizontalAdvance("n") * 22
        narrow = self.width() < 2 * letters + self.swap.sizeHint().width() + self.panes.sizeHint().width() + self.compare.sizeHint().width() + 80
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.compare.setVisible(not narrow)  # the names need the room
        for part in (self.compare, self.first, self.swap, self.second, self.panes):
            self._grid.removeWidget(part)
        line: tuple[QWidget, ...] = (self.compare, self.first, self.swap, self.second)
        for column, widget in enumerate(line):
            self._grid.addWidget(widget, 0, column)
        if narrow:
            self._grid.addWidget(self.panes, 1, 0, 1, 4, Qt.AlignmentFlag.AlignRight)
        else:
            self._grid.addWidget(self.panes, 0, 4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """It never forces a width on the window."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new width."""
        super().resizeEvent(event)
        self._arrange()
