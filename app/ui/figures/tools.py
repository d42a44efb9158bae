"""The row above the figures: drawn or as a table, and which of them are wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QToolButton, QWidget

from app.core.figures import Narrowing
from app.core.figures_filter import Choices
from app.state.theme import Theme, font
from app.ui.parts.choices import ChoiceButton
from app.ui.parts.field import WordsField
from app.ui.parts.flow import GAP, FlowLayout
from app.ui.parts.small import plain_label, tool_button

FACES = ("plot", "estimates", "polls")
"""The three faces of the room, in their order."""


class Tools(QWidget):
    """Signals: ``face_asked(str)`` (one of ``FACES``), ``wanted_changed(Narrowing)``."""

    face_asked = Signal(str)
    wanted_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Narrowing()
        self.faces: dict[str, QToolButton] = {}
        self._exclusive = QButtonGroup(self)
        row = FlowLayout(self, between=GAP // 2)
        row.setContentsMargins(16, 6, 12, 6)
        shown = ((self.tr("Drawn"), self.tr("Every count on an axis of its own")), (self.tr("Estimates"), self.tr("All estimates as a table")))
        for name, (words, meaning) in zip(FACES, (*shown, (self.tr("Polls"), self.tr("All polls as a table"))), strict=True):
            button = tool_button(words, meaning)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, face=name: self.face_asked.emit(face))
            self._exclusive.addButton(button)
            self.faces[name] = button
            row.addWidget(button)
        self.words = WordsField()
        self.words.setPlaceholderText(self.tr("What is counted, who, note"))
        self.words.setAccessibleName(self.tr("Only figures with these words"))
        self.words.textChanged.connect(lambda text: self._change(words=text.strip()))
        self.debate = self._choice("debate", self.tr("Debate"), self.tr("all debates"))
        self.who = self._choice("who", self.tr("Who"), self.tr("everybody"))
        self.grade = self._choice("grade", self.tr("Grade"), self.tr("any grade"))
        self.article = QCheckBox(self.tr("in the article only"))
        self.article.setToolTip(self.tr("Only figures that the encyclopaedia article gives"))
        self.article.toggled.connect(lambda on: self._change(in_article=on))
        self.clear = tool_button(self.tr("Clear"), self.tr("Show all figures again"), quiet=True)
        self.clear.clicked.connect(self.clear_all)
        self.count = plain_label()
        for tool in (self.words, self.debate, self.who, self.grade, self.article, self.clear, self.count):
            row.addWidget(tool)
        self.clear.hide()
        self.set_face("plot")

    def _choice(self, field: str, name: str, everything: str) -> ChoiceButton:
        button = ChoiceButton(name, everything, letters=22)
        button.key_chosen.connect(lambda key: self._change(**{field: key}))
        return button

    @property
    def wanted(self) -> Narrowing:
        """Which figures are wanted."""
        return self._wanted

    def set_face(self, face: str) -> None:
        """Which face is shown."""
        self.faces[face].setChecked(True)

    def set_choices(self, choices: Choices) -> None:
        """What can be filtered by; what was chosen and is no longer there is let go."""
        self.debate.set_choices(choices.debates)
        self.who.set_choices(choices.who)
        self.grade.set_choices(choices.grades)
        self._change(debate=self.debate.key, who=self.who.key, grade=self.grade.key)

    def set_wanted(self, wanted: Narrowing) -> None:
        """Want these figures; a choice that is not offered is let go."""
        for field, choice in (("debate", self.debate), ("who", self.who), ("grade", self.grade)):
            choice.set_key(getattr(wanted, field))
        self.words.blockSignals(True)
        self.words.setText(wanted.words)
        self.words.blockSignals(False)
        self.article.blockSignals(True)
        self.article.setChecked(wanted.in_article)
        self.article.blockSignals(False)
        self._change(words=wanted.words.strip(), debate=self.debate.key, who=self.who.key, grade=self.grade.key, in_article=wanted.in_article)

    def clear_all(self) -> None:
        """Want all figures again."""
        self.set_wanted(Narrowing())

    def set_count(self, shown: int, count: int) -> None:
        """Say how many figures are shown."""
        words = self.tr("{shown} of {count} figures").format(shown=shown, count=count)
        self.count.setText(words)
        self.count.setAccessibleName(words)

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another text scale."""
        self.setFont(font(scale))
        self.words.setFixedWidth(round(QFontMetricsF(font(scale)).averageCharWidth() * 30))
        for choice in (self.debate, self.who, self.grade):
            choice.set_key(choice.key)
        self.updateGeometry()

    def _change(self, **changes: Any) -> None:
        wanted = replace(self._wanted, **changes)
        self.clear.setVisible(wanted != Narrowing())
        if wanted != self._wanted:
            self._wanted = wanted
            self.wanted_changed.emit(wanted)
