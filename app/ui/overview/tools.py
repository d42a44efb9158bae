"""The row of tools: order, nearness, filters, layout, and how it is measured. What does not fit goes into menus."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.core import overview_options as choices
from app.core.overview_options import Options
from app.state.theme import font
from app.ui.parts.choices import ChoiceButton, MenuButton
from app.ui.parts.refitting import Refitting
from app.ui.parts.small import plain_label, tool_button
from db.records import Board

GAP, EDGE = 6, 14


class ToolRow(Refitting):
    """Shows options and says which the reader asks for. Signals: ``options_asked(Options)``, ``measures_asked()``.

    One line, however narrow: first the filters go into one menu, then everything does.
    """

    options_asked = Signal(object)
    measures_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tools")
        self._options = Options()
        self.order = self._choice("order", ChoiceButton(self.tr("Order")))
        self.near = ChoiceButton(self.tr("Nearest to …"), self.tr("nobody"))
        self.near.key_chosen.connect(lambda key: self._ask(near=key, order="nearest" if key else "year"))
        self.contested = self._toggle(self.tr("Most contested first"), self.tr("Themes on which the voices stand furthest apart come first"), "contested_first", (False, True))
        self.rows = self._toggle(self.tr("Voices as rows"), self.tr("Every voice a row, every theme a column, with the words beside the marks"), "layout", ("columns", "rows"))
        self.kind = self._choice("kind", ChoiceButton(self.tr("Kind"), self.tr("all kinds")))
        self.school = self._choice("school", ChoiceButton(self.tr("School"), self.tr("all schools")))
        self.decade = self._choice("decade", ChoiceButton(self.tr("Written"), self.tr("any year")))
        self.basis = self._choice("basis", ChoiceButton(self.tr("Rests on"), self.tr("anything")))
        self.grade = self._choice("grade", ChoiceButton(self.tr("Best quotation"), self.tr("any grade")))
        self.measured = self._choice("measured", ChoiceButton(self.tr("Measured")))
        self.filters = (self.kind, self.school, self.decade, self.basis, self.grade)
        self.how_action = QAction(self.tr("How is this measured?"), self)
        self.how_action.triggered.connect(lambda: self.measures_asked.emit())
        self.how = self._button(self.how_action, quiet=True)
        self.filter_menu, self.all_menu = MenuButton(), MenuButton()
        self.clear = tool_button(self.tr("Clear filters"), self.tr("Show all voices and cells again"), quiet=True)
        self.clear.clicked.connect(lambda: self.options_asked.emit(self._options.cleared()))
        self.clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.count = plain_label()
        self._absent: set[QWidget] = set()
        measured = (self.contested, self.near, self.measured, self.how)
        self._measured = frozenset(measured)
        always = (self.clear, self.count)
        self._stages: tuple[tuple[QWidget, ...], ...] = (
            (self.order, self.near, self.contested, *self.filters, self.rows, self.measured, self.how, *always),
            (self.order, self.near, self.contested, self.filter_menu, self.rows, self.measured, self.how, *always),
            (self.order, self.near, self.filter_menu, self.all_menu, self.how, *always),
            (self.all_menu, self.clear),
        )
        self.stage = 0
        for tool in dict.fromkeys(tool for stage in self._stages for tool in stage):
            tool.setParent(self)
        self.filter_menu.menu_.aboutToShow.connect(self._fill_filters)
        self.all_menu.menu_.aboutToShow.connect(self._fill_all)

    def _choice(self, field: str, tool: ChoiceButton) -> ChoiceButton:
        tool.key_chosen.connect(lambda key: self._ask(**{field: key}))
        return tool

    def _toggle(self, words: str, tip: str, field: str, values: tuple[Any, Any]) -> QToolButton:
        action = QAction(words, self, checkable=True)
        action.setToolTip(tip)
        action.triggered.connect(lambda on: self._ask(**{field: values[bool(on)]}))
        return self._button(action)

    def _button(self, action: QAction, *, quiet: bool = False) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if quiet:
            button.setObjectName("quiet")
        return button

    def _ask(self, **changes: Any) -> None:
        changed = replace(self._options, **changes)
        if changed.order != "nearest":
            changed = replace(changed, near="")
        self.options_asked.emit(changed)

    # -- in -------------------------------------------------------------------------------------------------------------

    def set_board(self, board: Board | None, options: Options, *, coding: bool, as_rows: bool, count: str) -> None:
        """What can be chosen in a debate, what is chosen, and the words for how many voices are shown."""
        self._options = options
        measurable = board is not None and choices.measurable(board, coding=coding)
        if board is not None:
            orders = choices.order_choices(board, coding=coding)
            near = (("nearest", self.tr("nearest to one voice")),) if options.order == "nearest" else ()
            self.order.set_choices((*orders, *near), options.order)
            self.near.set_choices(choices.near_choices(board), options.near)
            for tool, found, key in (
                (self.kind, choices.kinds(board), options.kind),
                (self.school, choices.schools(board), options.school),
                (self.decade, choices.decades(board), options.decade),
                (self.basis, choices.bases(board), options.basis),
                (self.grade, choices.grades(board), options.grade),
            ):
                tool.set_choices(found, key)
                self._present(tool, len(found) > 1 or bool(key))
            self.measured.set_choices((("historians", self.tr("historians")), ("all", self.tr("all voices"))), options.measured)
        self.contested.defaultAction().setChecked(options.contested_first)
        self.rows.defaultAction().setChecked(as_rows)
        for widget in self._measured:
            self._present(widget, measurable)
        self._present(self.near, board is not None and choices.comparable(board, coding=coding))
        self._present(self.contested, measurable and board is not None and len(board.themes) > 1)
        self._present(self.measured, measurable and self.kind not in self._absent)
        self._present(self.clear, bool(options.filtered))
        filters = self.tr("Filters ({count})").format(count=options.filtered) if options.filtered else self.tr("Filters")
        self.filter_menu.say(filters)
        self.all_menu.say(self.tr("More") if self.stage == 2 else self.tr("Order and filters"))
        self.count.setText(count)
        self.count.setAccessibleName(count)
        self.refit()

    def set_scale(self, scale: float) -> None:
        """Another text scale."""
        self.setFont(font(scale))
        self.updateGeometry()
        self.refit()

    def _present(self, tool: QWidget, present: bool) -> None:
        self._absent = self._absent - {tool} if present else self._absent | {tool}

    # -- menus ----------------------------------------------------------------------------------------------------------

    def _fill_filters(self) -> None:
        menu = self.filter_menu.menu_
        menu.clear()
        for choice in self.filters:
            self._submenu(menu, choice)

    def _fill_all(self) -> None:
        """Everything that does not stand in the row."""
        menu, standing = self.all_menu.menu_, self._stages[self.stage]
        menu.clear()
        for choice in (self.order, self.near, *(() if self.filter_menu in standing else self.filters), self.measured):
            if choice not in standing:
                self._submenu(menu, choice)
        menu.addSeparator()
        for button in (self.contested, self.rows, self.how):
            if button not in standing and button not in self._absent:
                menu.addAction(button.defaultAction())

    def _submenu(self, menu: QMenu, choice: ChoiceButton) -> None:
        if choice not in self._absent:
            menu.addMenu(choice.name.replace("&", "&&")).addActions(list(choice.actions_().values()))

    # -- one line -------------------------------------------------------------------------------------------------------

    def _at(self, stage: int) -> list[QWidget]:
        return [tool for tool in self._stages[stage] if tool not in self._absent and (tool is not self.filter_menu or any(f not in self._absent for f in self.filters))]

    def _needs(self, stage: int) -> int:
        tools = self._at(stage)
        return sum(tool.sizeHint().width() for tool in tools) + GAP * max(0, len(tools) - 1) + 2 * EDGE

    def refit(self) -> None:
        """Take the first stage that fits and put its tools side by side; the count stands at the right."""
        self.stage = next((stage for stage in range(len(self._stages)) if self._needs(stage) <= self.width()), len(self._stages) - 1)
        self.all_menu.say(self.tr("More") if self.stage == 2 else self.tr("Order and filters"))
        here = self._at(self.stage)
        x = EDGE
        for tool in dict.fromkeys(tool for stage in self._stages for tool in stage):
            tool.setVisible(tool in here)
        for tool in here:
            hint = tool.sizeHint()
            left = self.width() - EDGE - hint.width() if tool is self.count else x
            tool.setGeometry(left, (self.height() - hint.height()) // 2, min(hint.width(), self.width() - 2 * EDGE), hint.height())
            x += hint.width() + GAP

    def sizeHint(self) -> QSize:
        """As tall as its tallest tool."""
        return QSize(self._needs(0), max(tool.sizeHint().height() for tool in self._stages[0]) + 8)
