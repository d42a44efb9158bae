"""The line above the table that says which events are wanted, and how many there are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.event_rows import Guide, Narrowing, basis_choices
from app.core.marks import unchecked
from app.state.theme import Theme, font
from app.ui.parts.choices import ChoiceButton, MenuButton
from app.ui.parts.small import plain_label, tool_button
from app.ui.timeline.frame_row import SlimRow


class Filters(SlimRow):
    """Words, theme, period, basis, verified. Signal: ``wanted_changed(Narrowing)`` when the reader changes one of them."""

    wanted_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Narrowing()
        self.words = QLineEdit(placeholderText=self.tr("Words in the table"))
        self.words.setAccessibleName(self.tr("Only events with these words"))
        self.words.textChanged.connect(lambda text: self._change(words=text.strip()))
        self.theme = self._choice("theme", self.tr("Theme"), self.tr("all themes"))
        self.period = self._choice("period", self.tr("Period"), self.tr("all periods"))
        self.basis = self._choice("basis", self.tr("Basis"), self.tr("any basis"))
        self.checked = self._choice("checked", self.tr("Verified"), self.tr("verified or not"))
        self.basis.set_choices(basis_choices())
        self.checked.set_choices((("verified", self.tr("only verified")), ("unverified", self.tr("only {not_checked}").format(not_checked=unchecked()))))
        self.choices = (self.theme, self.period, self.basis, self.checked)
        self.all = MenuButton()
        for choice in self.choices:
            entries = self.all.menu_.addMenu(choice.name)
            entries.aboutToShow.connect(lambda menu=entries, source=choice: (menu.clear(), menu.addActions(list(source.actions_().values()))))
        self.count = plain_label()
        self.clear = tool_button(self.tr("Clear"), self.tr("Show all events again"), quiet=True)
        self.clear.clicked.connect(self.clear_all)
        self.add(self.words, least=14, most=40)
        for choice in self.choices:
            self.add(choice, until=1)
        self.add(self.all, since=1)
        self.add(self.clear)
        self.add_gap()
        self.add(self.count, until=2)
        self._say()

    def _choice(self, field: str, name: str, everything: str) -> ChoiceButton:
        button = ChoiceButton(name, everything)
        button.key_chosen.connect(lambda key: self._change(**{field: key}))
        return button

    @property
    def wanted(self) -> Narrowing:
        """Which events are wanted."""
        return self._wanted

    def set_guide(self, guide: Guide) -> None:
        """Themes and periods of a debate; what was chosen and no longer is there is let go."""
        self.theme.set_choices(guide.themes)
        self.period.set_choices(guide.periods)
        self._change(theme=self.theme.key, period=self.period.key)

    def set_verified(self, verified: bool) -> None:
        """*Only what was verified* has been switched on or off elsewhere."""
        if verified != (self._wanted.checked == "verified"):
            self.checked.set_key("verified" if verified else "")
            self._change(checked=self.checked.key)

    def set_count(self, shown: int, count: int) -> str:
        """Say how many events are shown; gives the words."""
        words = self.tr("{shown} of {count} events").format(shown=shown, count=count)
        self.count.setText(words)
        self.count.setAccessibleName(words)
        self.count.updateGeometry()
        self.refit()
        return words

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another text scale."""
        self.setFont(font(scale))
        for choice in self.choices:
            choice.set_key(choice.key)
        self.updateGeometry()
        self.refit()

    def clear_all(self) -> None:
        """Want all events again."""
        for choice in self.choices:
            choice.set_key("")
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self._change(words="", theme="", period="", basis="", checked="")

    def _change(self, **changes: str) -> None:
        wanted = replace(self._wanted, **changes)  # type: ignore[arg-type]
        if wanted != self._wanted:
            self._wanted = wanted
            self._say()
            self.wanted_changed.emit(wanted)

    def _say(self) -> None:
        """The button of all filters counts those that are on; clearing is offered where there is something to clear."""
        on = sum(bool(choice.key) for choice in self.choices)
        name = self.tr("Filters ({count})").format(count=on) if on else self.tr("Filters")
        self.all.setText(f"{name} ▾")
        self.all.setAccessibleName(name)
        self.set_present(self.clear, self._wanted != Narrowing())
        self.refit()
