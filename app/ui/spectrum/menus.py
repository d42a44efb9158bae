"""The menus of the spectrum: a list of voices to show or hide, and what can be done with one voice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.core.standing import BESIDE, Standing, state_words
from app.core.words import translate

Hears = Callable[[str], object]


def list_menu(parent: QWidget, standings: tuple[Standing, ...], toggled: Hears) -> QMenu:
    """Voices by name with a tick where the pane is open, under the reason why they have no step."""
    menu = _menu(parent)
    for state in ("stance", *BESIDE):
        here = [s for s in standings if s.state == state]
        if here and state != "stance":
            menu.addAction(state_words(state)).setEnabled(False)
        for standing in here:
            action = _add(menu, f"{standing.full_name} · {standing.words}" if state == "stance" else standing.full_name, toggled, standing.voice)
            action.setCheckable(True)
            action.setChecked(standing.shown)
    return menu


def voice_menu(parent: QWidget, standing: Standing, toggled: Hears, asked: Hears, compared: Hears, coding: Hears) -> QMenu:
    """What can be done with one voice: pane, details, comparing, how its position was coded."""
    menu = _menu(parent)
    _add(menu, translate("Spectrum", "Close the pane") if standing.shown else translate("Spectrum", "Open the pane"), toggled, standing.voice)
    _add(menu, translate("Spectrum", "Details of the voice"), asked, standing.voice)
    _add(menu, translate("Spectrum", "Compare only this voice and the one in focus"), compared, standing.voice)
    if standing.position:
        _add(menu, translate("Spectrum", "How this was coded"), coding, standing.position)
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, words: str, hears: Hears, value: str) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.triggered.connect(lambda: hears(value))
    return action
