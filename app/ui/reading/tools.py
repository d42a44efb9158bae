"""The line above a page: words to look for, choices to narrow it by, how much there is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from app.core.reading import Choice, Page, Wanted
from app.ui.parts.field import WordsField
from app.ui.parts.small import plain_label, tool_button
from app.ui.parts.tips import tip


class ChoiceBox(QComboBox):
    """A choice whose words end with an ellipsis where there is no room for all of them; the tip has them in full."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.label, self.everything = choice.label, choice.everything
        self.setAccessibleName(choice.label)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addItem(choice.everything, "")
        for key, words in choice.options:
            self.addItem(words, key)
        self.currentTextChanged.connect(lambda words: self.setToolTip(tip(f"{self.label}: {words}")))
        self.setToolTip(tip(f"{self.label}: {self.currentText()}"))

    def least(self) -> int:
        """The width in which the words for no choice are whole."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self.everything) + 3 * metrics.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as every combo box, with words that fit."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room.width() - 4)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class PageTools(QWidget):
    """Signals: ``wanted_changed(object)`` a ``Wanted``, ``find_asked(str)`` by typing or Enter where the page is read whole."""

    wanted_changed = Signal(object)
    find_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tools")
        self._page: Page | None = None
        self._wanted = Wanted()
        self.words = WordsField()
        self.words.setClearButtonEnabled(False)
        self.words.textChanged.connect(self._typed)
        self.words.returnPressed.connect(self._entered)
        self.boxes: dict[str, ChoiceBox] = {}
        self.clear = tool_button(self.tr("Clear"), self.tr("Show everything again"), quiet=True)
        self.clear.clicked.connect(lambda: self._ask(Wanted()))
        self.count: QLabel = plain_label()
        self.count.setWordWrap(True)
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line = QHBoxLayout()
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self.clear)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 4)
        self._columns = 0

    def set_page(self, page: Page) -> None:
        """Show what can be chosen on a page, and how much of it there is."""
        other = self._page is None or self._page.kind != page.kind or self._page.choices != page.choices
        if self._page is not None and self._page.kind != page.kind:
            with QSignalBlocker(self.words):
                self.words.clear()  # what was looked for on another page
        self._page, self._wanted = page, page.wanted
        if other:
            self._make_boxes()
        self._show()

    @property
    def wanted(self) -> Wanted:
        """What is wanted of the page now."""
        return self._wanted

    def focus_words(self) -> None:
        """Put the keyboard into the field."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def say(self, words: str) -> None:
        """Say something in place of the count."""
        self.count.setText(words)

    def _make_boxes(self) -> None:
        assert self._page is not None
        for box in self.boxes.values():
            box.deleteLater()
        self.boxes = {}
        for choice in self._page.choices:
            if not choice.options:
                continue
            box = ChoiceBox(choice)
            box.activated.connect(lambda _at, name=choice.name, box=box: self._ask(self._wanted.choose(name, str(box.currentData()))))
            self.boxes[choice.name] = box
        self.arrange()

    def _show(self) -> None:
        """Field, boxes and count as they are wanted, without telling anybody."""
        assert self._page is not None
        whole = not self._page.searching
        words = self.tr("Find in the page") if whole else self._page.searching
        self.words.setPlaceholderText(words)
        self.words.setAccessibleName(words)
        self.words.setToolTip(tip(words))
        with QSignalBlocker(self.words):
            if self.words.text().strip() != self._wanted.words and not whole:
                self.words.setText(self._wanted.words)
        for name, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(self._wanted.key(name))))
        self.count.setText(self._page.count)
        self.clear.setVisible(not whole)
        self.clear.setEnabled(self._wanted.anything)

    def _ask(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            with QSignalBlocker(self.words):
                if not wanted.words:
                    self.words.clear()
            self.wanted_changed.emit(wanted)

    def _typed(self, text: str) -> None:
        if self._page is not None and self._page.searching:
            self._ask(Wanted(text.strip(), self._wanted.chosen))

    def _entered(self) -> None:
        if self._page is not None and not self._page.searching:
            self.find_asked.emit(self.words.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the boxes into as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def arrange(self) -> None:
        """Put everything in its place anew: letters or boxes are others."""
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        """The field over all columns, the boxes below it, the count at the foot."""
        boxes = list(self.boxes.values())
        least = max((box.least() for box in boxes), default=120) + self._grid.spacing()
        columns = max(1, min(max(2, len(boxes)), self.width() // max(1, least)))
        rows = -(-len(boxes) // columns)
        columns = max(2, -(-len(boxes) // rows)) if columns > 1 and rows else columns  # as many in every row
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        self._grid.addLayout(self._line, 0, 0, 1, columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for i, box in enumerate(boxes):
            self._grid.addWidget(box, 1 + i // columns, i % columns)
        self._grid.addWidget(self.count, 2 + len(boxes), 0, 1, columns)
