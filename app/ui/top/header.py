"""The title that is also the chooser, the poles in words, and the switches that belong to every view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from app.core.stances import mark_for
from app.state.theme import Theme, font, load_theme
from app.ui.parts.marks import draw_mark
from app.ui.parts.tips import tip
from db.records import Debate, Step


class TitleButton(QPushButton):
    """The question in the serif, with a small arrow; smaller where it would not fit, and only then with an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("title")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._full = ""
        self._scale = 1.0

    def set_scale(self, scale: float) -> None:
        """Another text scale."""
        self._scale = scale
        self.setFixedHeight(round(QFontMetricsF(font(scale, "title", serif=True)).height() * 1.15))
        self._fit()

    def set_question(self, question: str) -> None:
        """The question to show."""
        self._full = question
        self.setAccessibleName(self.tr("Debate: {question}").format(question=question))
        self.setToolTip(tip(question))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 12
        if not self._full:
            self.setText("")
            return
        for size in ("title", "name", "head"):
            face = font(self._scale, size, serif=True)
            metrics = QFontMetricsF(face)
            if metrics.horizontalAdvance(self._full + "  ▾") <= room:
                break
        self.setFont(face)
        self.setText(metrics.elidedText(self._full + "  ▾", Qt.TextElideMode.ElideMiddle, room) if room > 40 else self._full)


class Poles(QWidget):
    """Both poles in words with the seven marks between them, at both ends of every view (METHOD 20)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._debate: Debate | None = None
        self._theme = load_theme("light")
        self._scale = 1.0
        self._turned = False

    def set_debate(self, debate: Debate | None) -> None:
        """The debate whose poles are named."""
        self._debate = debate
        self._say()

    def set_look(self, theme: Theme, scale: float, turned: bool) -> None:
        """Theme, text scale, and whether the axis is turned round."""
        self._theme, self._scale, self._turned = theme, scale, turned
        self._say()

    def _say(self) -> None:
        if self._debate is not None and self._debate.steps:
            steps = "; ".join(step.short for step in self._steps())
            self.setAccessibleName(self.tr("The axis, from {first} to {second}").format(first=self._ends()[0], second=self._ends()[1]))
            self.setToolTip(tip(steps))
        self.updateGeometry()
        self.update()

    def _steps(self) -> list[Step]:
        steps = sorted(self._debate.steps, key=lambda s: s.value) if self._debate else []
        return list(reversed(steps)) if self._turned else steps

    def _ends(self) -> tuple[str, str]:
        if self._debate is None:
            return "", ""
        ends = (self._debate.first_pole, self._debate.second_pole)
        return (ends[1], ends[0]) if self._turned else ends

    def sizeHint(self) -> QSize:
        """Room for both words and seven marks."""
        if self._debate is None or not self._debate.steps:
            return QSize(0, 0)
        metrics = QFontMetricsF(font(self._scale, "small"))
        words = sum(metrics.horizontalAdvance(word) for word in self._ends())
        return QSize(round(words + 7 * metrics.height() * 1.15 + 28), round(metrics.height() * 1.5))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed: it hides instead."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, seven marks, word."""
        if self._debate is None or not self._debate.steps:
            return
        painter = QPainter(self)
        face = font(self._scale, "small")
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        painter.setPen(self._theme.palette().windowText().color())
        baseline = (self.height() + metrics.capHeight()) / 2
        first, second = self._ends()
        painter.drawText(QPointF(4, baseline), first)
        x = 4 + metrics.horizontalAdvance(first) + 8
        size, gap = metrics.capHeight() * 1.35, metrics.height() * 1.15
        for step in self._steps():
            draw_mark(painter, self._theme, mark_for(step.value), QPointF(x + gap / 2, self.height() / 2), size)
            x += gap
        painter.setPen(self._theme.palette().windowText().color())
        painter.drawText(QPointF(x + 10, baseline), second)


class Header(QWidget):
    """Title and switches; the poles are made here and placed by the window. Signal: ``debate_chosen(str)``."""

    debate_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TitleButton()
        self._menu = QMenu(self)
        self.title.setMenu(self._menu)
        self.poles = Poles()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        first = QHBoxLayout(self)
        first.setContentsMargins(14, 0, 16, 4)
        first.setSpacing(10)
        first.addWidget(self.title, 1)
        first.addLayout(self._buttons)
        self._group: QActionGroup | None = None
        self._coding = True

    def add_button(self, action: QAction) -> None:
        """A switch for an action of the table."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setText(action.iconText().replace("…", ""))
        button.setAccessibleName(action.iconText())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons.addWidget(button)

    def set_debates(self, debates: tuple[Debate, ...], current: str) -> None:
        """Fill the chooser; the current debate is the title."""
        self._menu.clear()
        self._group = QActionGroup(self)
        for debate in debates:
            action = QAction(debate.question.replace("&", "&&"), self, checkable=True, checked=debate.id == current)
            action.triggered.connect(lambda _=False, chosen=debate.id: self.debate_chosen.emit(chosen))
            self._group.addAction(action)
            self._menu.addAction(action)
            if debate.id == current:
                self.title.set_question(debate.question)
                self.poles.set_debate(debate)
                self._show_poles()

    def set_look(self, theme: Theme, scale: float, *, turned: bool, coding: bool) -> None:
        """Another theme, text scale or coding."""
        self.title.set_scale(scale)
        self.poles.set_look(theme, scale, turned)
        self._coding = coding
        self._show_poles()

    def _show_poles(self) -> None:
        """Poles belong to every view of a debate with an axis, but not where coding is off (METHOD 18)."""
        self.poles.setVisible(self._coding and self.poles.sizeHint().width() > 0)
        self.poles.adjustSize()
