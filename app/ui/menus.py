"""Builds menus from the table of actions. What an action does is connected in ``wiring``, nowhere else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.state.actions import ACTIONS, INSIDE, MENUS


def build(window: QMainWindow) -> dict[str, QAction]:
    """Every action of the table as a ``QAction``, in its menu; returned by id."""
    actions: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    menus: dict[str, QMenu] = {}
    for key, words in MENUS:
        title = QCoreApplication.translate("Actions", words)
        menus[key] = QMenu(title, window) if key in INSIDE else window.menuBar().addMenu(title)
        menus[key].setObjectName(f"menu.{key}")
        menus[key].setToolTipsVisible(True)
    for row in ACTIONS:
        action = QAction(row.text(), window, checkable=row.checkable)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        keys = QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if row.keys else ""
        action.setToolTip(f"{row.tip_text()} ({keys})" if keys else row.tip_text())
        action.setStatusTip(row.tip_text())
        action.setEnabled(not row.needs_board)
        if row.group:
            group = groups.setdefault(row.group, QActionGroup(window))
            group.addAction(action)
            if row.group == "order":  # the reader's own order is neither by year nor by name
                group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        if row.rule_before:
            menus[row.menu].addSeparator()
        menus[row.menu].addAction(action)
        actions[row.id] = action
    for key, outer in INSIDE.items():
        menus[outer].addMenu(menus[key])
    return actions


def enable(actions: dict[str, QAction], *, board: bool) -> None:
    """Actions that need an open debate are possible only with one."""
    for row in ACTIONS:
        actions[row.id].setEnabled(board or not row.needs_board)
