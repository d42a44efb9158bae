"""The line of tools above the open timeline: years, plot or table, what was verified, one axis or two, and folding."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.state.theme import Theme, font
from app.state.values import PRESETS, Timing
from app.ui.parts.choices import MenuButton
from app.ui.parts.small import plain_label, tool_button
from app.ui.parts.tips import tip
from app.ui.timeline.frame_row import SlimRow


class Tools(SlimRow):
    """Every tool is an action, which stands as a button where there is room and in a menu where there is none.

    Signal: ``asked(dict)`` with the changes of the timing that are asked for.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timing = Timing()
        self._hidden = (0, 0)
        self._drawn = True
        self.name = plain_label()
        self.name.setText(self.tr("Timeline"))
        self.presets = self._years()
        self.plot = self._switch(self.tr("Plot"), self.tr("Events and publications on an axis of years"), {"face": "plot"})
        self.table = self._switch(self.tr("Table"), self.tr("Every event with how it is read, by whom and on what basis; can be filtered and copied"), {"face": "table"})
        self._alone(self.plot, self.table)
        self.verified = QAction(self, checkable=True)
        self.verified.triggered.connect(lambda on: self.asked.emit({"verified": on}))
        self.together = self._switch(self.tr("One axis"), self.tr("What happened and what was written on the same years"), {"written": None})
        self.apart = QAction(self.tr("Apart"), self, checkable=True)
        self.apart.setToolTip(tip(self.tr("What happened and what was written each on years of its own")))
        self.apart.triggered.connect(lambda: self._ask_apart())
        self._alone(self.together, self.apart)
        self.fold = tool_button("▾", self.tr("Fold the timeline to a strip"), quiet=True)
        self.fold.clicked.connect(lambda: self.asked.emit({"folded": True}))
        self._place()
        self.set_timing(self._timing)

    # -- making -------------------------------------------------------------------------------------------------------

    def _switch(self, words: str, meaning: str, changes: dict[str, object]) -> QAction:
        action = QAction(words, self, checkable=True)
        action.setToolTip(tip(meaning))
        action.triggered.connect(lambda: self.asked.emit(changes))
        return action

    def _alone(self, *actions: QAction) -> None:
        """Of these actions one is on at a time."""
        group = QActionGroup(self)
        for action in actions:
            group.addAction(action)

    def _years(self) -> dict[str, QAction]:
        """An action for every preset; none is on where other years are in view."""
        words = {
            "whole": (self.tr("Whole"), self.tr("All that happened and all that was written")),
            "revolution": (self.tr("1917–24"), self.tr("From the revolution to the death of Lenin")),
            "soviet": (self.tr("1917–53"), self.tr("From the revolution to the death of Stalin")),
            "since": (self.tr("Since 1953"), self.tr("What came after, and most of what was written")),
        }
        made = {}
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for name, (shown, meaning) in words.items():
            made[name] = self._switch(shown, meaning, {"span": PRESETS[name], "written": None})
            group.addAction(made[name])
        return made

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        return button

    def _menu_button(self, words: str, name: str) -> MenuButton:
        button = MenuButton()
        button.setText(f"{words} ▾")
        button.setAccessibleName(name)
        button.setToolTip(tip(name))
        return button

    def _place(self) -> None:
        """First the presets give way to one button, then the switches, then the name of the region."""
        self.years = self._menu_button(self.tr("Years"), self.tr("Years in view"))
        self.years.menu_.addActions(list(self.presets.values()))
        self.more = self._menu_button(self.tr("More"), self.tr("More for the timeline"))
        self.add(self.name, until=3)
        self._of_plot: list[QWidget] = [self._button(action) for action in self.presets.values()]
        for button in self._of_plot:
            self.add(button, until=1)
        self.add(self.years, since=1, until=4)
        self.add_gap()
        for action in (self.plot, self.table):
            self.add(self._button(action), until=4)
        self.add(self._button(self.verified), until=2)
        lanes = [self._button(action) for action in (self.together, self.apart)]
        for button in lanes:
            self.add(button, until=2)
        self.add(self.more, since=2)
        self.add(self.fold)
        self._of_plot += [self.years, *lanes]
        self.more.menu_.aboutToShow.connect(self._fill_more)

    def _fill_more(self) -> None:
        """The menu holds what has no button at this width."""
        menu: QMenu = self.more.menu_
        menu.clear()
        on_plot = self._timing.face == "plot" and self._drawn
        if self.stage >= 4:
            menu.addActions([self.plot, self.table])
            menu.addSeparator()
            menu.addActions(list(self.presets.values()) if on_plot else [])
            menu.addSeparator()
        menu.addAction(self.verified)
        menu.addSeparator()
        menu.addActions([self.together, self.apart] if on_plot else [])

    # -- what is told -------------------------------------------------------------------------------------------------

    def set_timing(self, timing: Timing) -> None:
        """Show what is on."""
        self._timing = timing
        face = "table" if not self._drawn else timing.face
        (self.table if face == "table" else self.plot).setChecked(True)
        (self.together if timing.written is None else self.apart).setChecked(True)
        for name, action in self.presets.items():
            action.setChecked(timing.written is None and timing.span == PRESETS[name])
        for tool in self._of_plot:
            self.set_present(tool, face == "plot")
        self._say_verified()

    def set_hidden(self, events: int, publications: int) -> None:
        """How many events and publications nobody checked: so many are hidden where only verified ones are shown (METHOD 17)."""
        self._hidden = (events, publications)
        self._say_verified()

    def _say_verified(self) -> None:
        timing = self._timing
        count = self._hidden[0] + (self._hidden[1] if timing.face == "plot" and self._drawn else 0)
        words = self.tr("Only what was verified")
        if timing.verified:
            words = self.tr("Only what was verified · {count} hidden").format(count=count)
        self.verified.setText(words)
        self.verified.setChecked(timing.verified)
        meaning = self.tr("Leaves out what nobody checked: {count} here").format(count=count)
        self.verified.setToolTip(tip(meaning))
        self.refit()

    def set_drawn(self, drawn: bool, why: str = "") -> None:
        """Whether there can be a plot; where there can be none, only the table is offered."""
        self._drawn = drawn
        self.plot.setEnabled(drawn)
        self.plot.setToolTip(tip(why))
        self.set_timing(self._timing)

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another text scale."""
        self.setFont(font(scale))
        self.updateGeometry()
        self.refit()

    def _ask_apart(self) -> None:
        """Both lanes begin with the same years and are then zoomed each for itself."""
        self.asked.emit({"written": self._timing.span if self._timing.written is None else self._timing.written})
