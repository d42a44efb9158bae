"""The menu on a head or a cell: what can be done with this voice here, for mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.state.workspace import Place

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


def open_at(view: BoardView, place: Place, point: QPoint) -> QMenu:
    """Open the menu for the cell of a place (at a head: the cell of its voice on the theme in view) at a point of the screen."""
    menu = build(view, place)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(point)
    return menu


def build(view: BoardView, place: Place) -> QMenu:
    """The menu for a place that is on the board."""
    model = view.layout_.model
    where = model.where(place)
    assert where is not None
    voice, ids = model.voices[where[1]], tuple(v.id for v in model.voices)
    menu = QMenu(view)
    menu.setAccessibleName(QCoreApplication.translate("BoardMenu", "What can be done with {name}").format(name=voice.name))

    def add(words: str, do: Callable[[], object], *, enabled: bool = True) -> None:
        action = menu.addAction(words)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _=False: do())

    add(_words(QCoreApplication.translate("BoardMenu", "&Details of {name}"), voice.name), lambda: view.link_activated.emit(f"voice:{voice.id}"))
    position = model.position(place)
    if position is not None and model.look.coding:
        add(QCoreApplication.translate("BoardMenu", "&How this was coded"), lambda: view.link_activated.emit(f"position:{position.id}"))
    menu.addSeparator()
    others = QMenu(QCoreApplication.translate("BoardMenu", "Compare &only with"), menu)
    for other in model.voices:
        if other.id != voice.id:
            pair = tuple(v for v in ids if v in (voice.id, other.id))
            others.addAction(_escaped(other.name)).triggered.connect(lambda _=False, pair=pair: view.compare_asked.emit(pair))
    menu.addMenu(others).setEnabled(not others.isEmpty())
    before, behind = _sides(view)
    add(before, lambda: view.move_pane(voice.id, -1), enabled=where[1] > 0)
    add(behind, lambda: view.move_pane(voice.id, 1), enabled=where[1] < len(ids) - 1)
    if view.shifting.is_alone(voice.id):
        add(QCoreApplication.translate("BoardMenu", "Le&vel again"), lambda: view.shifting.level(voice.id))
    add(QCoreApplication.translate("BoardMenu", "C&lose the pane"), lambda: view.pane_closed.emit(voice.id))
    menu.addSeparator()
    add(QCoreApplication.translate("BoardMenu", "&Copy with citation"), lambda: view.hands.copy_at(place))
    add(QCoreApplication.translate("BoardMenu", "Copy with citation in the &style"), lambda: view.hands.cite_at(place, alone=False))
    add(QCoreApplication.translate("BoardMenu", "Copy the citation al&one"), lambda: view.hands.cite_at(place, alone=True))
    add(QCoreApplication.translate("BoardMenu", "&Fold the whole row open or closed"), lambda: view.row_fold_asked.emit(place.theme))
    return menu


def _sides(view: BoardView) -> tuple[str, str]:
    """What it is called to change places with the pane before and with the one behind."""
    if view.layout_.stacked:
        return QCoreApplication.translate("BoardMenu", "Move &up"), QCoreApplication.translate("BoardMenu", "Move dow&n")
    return QCoreApplication.translate("BoardMenu", "Move le&ft"), QCoreApplication.translate("BoardMenu", "Move &right")


def _escaped(name: str) -> str:
    """A name as the words of a menu: an ampersand of its own is no mark of a key."""
    return name.replace("&", "&&")


def _words(words: str, name: str) -> str:
    return words.format(name=_escaped(name))
