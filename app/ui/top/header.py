"""The title that is also the chooser, the poles in words, and the switches that belong to every view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QPushButton, QSizePolicy, QToolButton, QWidget

from app.state.theme import Theme, font
from app.ui.parts.small import tool_button
from app.ui.parts.tips import tip
from app.ui.top.poles import Poles
from app.ui.top.switch import ViewSwitch
from db.records import Debate

_ARROW = "  ▾"
_LEAST_TITLE = 0.45
"""The share of the header's width that always stays with the title."""


class TitleButton(QPushButton):
    """The question in the serif, with a small arrow: smaller where it would not fit, then on two lines, then with an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("title")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._full = ""
        self._scale = 1.0
        self._single = False

    def set_scale(self, scale: float) -> None:
        """Another text scale."""
        self._scale = scale
        self._fit()

    def set_single(self, single: bool) -> None:
        """One line and no more, where the window has room for few."""
        self._single = single
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
        """The first size at which the words stand on one line, else the first at which they stand on two."""
        room = self.width() - 12
        sizes = ("head", "body", "small") if self._single else ("title", "name", "head")
        faces = [font(self._scale, size, serif=True) for size in sizes]
        tall = QFontMetricsF(faces[0]).height()
        words = self._full + _ARROW if self._full else ""
        face = next((face for face in faces if QFontMetricsF(face).horizontalAdvance(words) <= room), None)
        lines = [words]
        if face is None:
            two = ((face, [] if self._single else _two_lines(words, QFontMetricsF(face), room)) for face in faces[1:])
            face, lines = next(((face, lines) for face, lines in two if lines), (faces[-1], []))
            least = QFontMetricsF(face)
            lines = lines or ([least.elidedText(words, Qt.TextElideMode.ElideMiddle, max(room, 40))] if self._single else _cut(words, least, room))
        self.setFont(face)
        self.setText("\n".join(lines).replace("&", "&&"))
        self.setFixedHeight(round(max(tall * 1.15, len(lines) * QFontMetricsF(face).height() + 8)))


def _two_lines(words: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """The words on two lines as even as can be, the arrow kept with the last word; empty where they do not fit."""
    text = words.removesuffix(_ARROW)
    cuts = [i for i, char in enumerate(text) if char == " "]
    pairs = [[text[:i], text[i + 1 :] + words[len(text) :]] for i in cuts]
    widths = [(max(metrics.horizontalAdvance(line) for line in pair), pair) for pair in pairs]
    return min((found for found in widths if found[0] <= room), default=(0.0, []))[1]


def _cut(words: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """As many words as stand on one line, and the rest on a second with an ellipsis."""
    if room <= 40:  # before there is any width to speak of
        return [words]
    text = words.removesuffix(_ARROW)
    fits = [i for i, char in enumerate(text) if char == " " and metrics.horizontalAdvance(text[:i]) <= room]
    first = text[: fits[-1]] if fits else ""
    rest = metrics.elidedText(text[len(first) :].strip() + _ARROW, Qt.TextElideMode.ElideMiddle, room)
    return [first, rest] if first else [rest]


class Header(QWidget):
    """Title and switches; the poles are made here and placed by the window. Signal: ``debate_chosen(str)``.

    Switches that would leave the title too little room go one by one into a menu, the least important first.
    """

    debate_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TitleButton()
        self._menu = QMenu(self)
        self.title.setMenu(self._menu)
        self.poles = Poles()
        self._buttons: list[tuple[int, QToolButton]] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self.more = tool_button("⋯", self.tr("More switches"))
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._hidden = QMenu(self)
        self._hidden.setToolTipsVisible(True)
        self.more.setMenu(self._hidden)
        first = self._whole = QHBoxLayout(self)
        first.setContentsMargins(14, 0, 16, 4)
        first.setSpacing(10)
        self.switch = ViewSwitch()
        first.addWidget(self.title, 1)
        first.addWidget(self.switch)
        first.addLayout(self._row)
        first.addWidget(self.more)
        self.more.hide()
        self._group: QActionGroup | None = None
        self._coding = True
        self._spectrum = self._crowded = False

    def set_crowded(self, crowded: bool) -> None:
        """Where the window has room for few lines: the title on one, and every switch in the menu."""
        self._crowded = crowded
        self.title.set_single(crowded)
        self._arrange()

    def add_button(self, action: QAction, rank: int | None = None) -> None:
        """A switch for an action of the table. ``rank`` tells which goes into the menu first: the highest; as added if None."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setText(action.iconText().replace("…", ""))
        button.setAccessibleName(action.iconText())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons.append((len(self._buttons) if rank is None else rank, button))
        self._row.addWidget(button)
        self._arrange()

    def set_debates(self, debates: tuple[Debate, ...], current: str) -> None:
        """Fill the chooser; the current debate is the title."""
        self._menu.clear()
        if self._group is not None:
            self._group.deleteLater()
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
        self._arrange()

    def set_spectrum_shown(self, shown: bool) -> None:
        """Is the spectrum in view? It names both poles itself, so they need not stand in the header too."""
        self._spectrum = shown
        self._show_poles()

    def set_axis(self, axis: Debate) -> None:
        """The axis in view: a theme may have one of its own where its debate has another, or none."""
        self.poles.set_debate(axis)
        self._show_poles()

    def _show_poles(self) -> None:
        """Poles belong to every view of a debate with an axis, but not where coding is off (METHOD 18)."""
        self.poles.setVisible(self._coding and not self._spectrum and self.poles.sizeHint().width() > 0)
        self.poles.adjustSize()
        bar = self.poles.parentWidget()
        if isinstance(bar, QMenuBar):  # it places what stands in its corner only when its own size changes
            QCoreApplication.sendEvent(bar, QResizeEvent(bar.size(), bar.size()))

    def _arrange(self) -> None:
        """Show as many switches as leave the title its share; the others stand in the menu of *more*."""
        margins = self._whole.contentsMargins()
        room = self.width() * (1 - _LEAST_TITLE) - margins.left() - margins.right() - self._whole.spacing()
        switch = self.switch.sizeHint().width() + self._whole.spacing()
        joined = switch + self.more.sizeHint().width() <= self.width() * (1 - _LEAST_TITLE)
        self.switch.setVisible(joined)
        room -= switch if joined else 0
        ranked = [button for _, button in sorted(self._buttons, key=lambda pair: pair[0])]
        shown = 0 if self._crowded else len(ranked)
        while shown and self._taken(ranked[:shown], shown < len(ranked)) > room:
            shown -= 1
        for i, button in enumerate(ranked):
            button.setVisible(i < shown)
        views = [] if joined else [button.defaultAction() for button in self.switch.buttons]
        hidden = views + [button.defaultAction() for button in ranked[shown:]]
        if hidden != self._hidden.actions():
            for action in self._hidden.actions():  # clear() would delete those that Python holds no more
                self._hidden.removeAction(action)
            for action in hidden:
                self._hidden.addAction(action)
        self.more.setVisible(bool(hidden))

    def _taken(self, buttons: list[QToolButton], more: bool) -> int:
        """Pixels that these switches take in a row, with the one of the menu where there is one."""
        parts: list[QToolButton] = [*buttons, self.more] if more else buttons
        return sum(part.sizeHint().width() + self._row.spacing() for part in parts)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the title's share and the menu alone: what does not fit goes there."""
        least = round(self.more.sizeHint().width() / (1 - _LEAST_TITLE))
        return QSize(least + 40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many switches as the new width lets stand."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style sheet makes the switches wider or narrower."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()
