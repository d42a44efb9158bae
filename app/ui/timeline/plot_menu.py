"""The menu of the timeline: stretches of time to look at, zoom, one axis or two, what is checked, and details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.core.timespans import Span
from app.core.timing import Item, LaneName
from app.core.words import translate
from app.state.values import PRESETS

if TYPE_CHECKING:
    from app.ui.timeline.plot import PlotView

STEP = 2.0
"""How much nearer *zoom in* brings the years."""


def presets() -> tuple[tuple[str, Span], ...]:
    """The stretches of time that the menu offers, in words."""
    return (
        (translate("Timeline", "1898–2026, the whole"), PRESETS["whole"]),
        (translate("Timeline", "1917–24"), PRESETS["revolution"]),
        (translate("Timeline", "1917–53"), PRESETS["soviet"]),
        (translate("Timeline", "since 1953"), PRESETS["since"]),
    )


def build(view: PlotView, lane: LaneName, about: float, item: Item | None) -> QMenu:
    """The menu for a lane; ``about`` is the moment that zooming keeps in its place, ``item`` what was pointed at."""
    menu = QMenu(view)
    menu.setToolTipsVisible(True)
    for words, span in presets():
        menu.addAction(words).triggered.connect(lambda _=False, span=span: view.ask_span(lane, span))
    menu.addSeparator()
    menu.addAction(translate("Timeline", "Zoom in")).triggered.connect(lambda: view.zoom(lane, about, STEP))
    menu.addAction(translate("Timeline", "Zoom out")).triggered.connect(lambda: view.zoom(lane, about, 1 / STEP))
    if view.timing.written is None:
        apart = menu.addAction(translate("Timeline", "Zoom the lanes apart"))
        apart.triggered.connect(lambda: view.ask(written=view.seen("publications")))
    else:
        menu.addAction(translate("Timeline", "One axis for both lanes")).triggered.connect(lambda: view.ask(written=None))
    menu.addSeparator()
    checked = menu.addAction(translate("Timeline", "Only what was checked"))
    checked.setCheckable(True)
    checked.setChecked(view.timing.verified)
    checked.triggered.connect(lambda on: view.ask(verified=on))
    details = menu.addAction(translate("Timeline", "Details"))
    details.setEnabled(item is not None)
    if item is not None:
        details.triggered.connect(lambda: view.details_asked.emit(f"{item.kind}:{item.id}"))
    return menu


def listing(view: PlotView, items: list[Item]) -> QMenu:
    """A menu of the items of a cluster that no zoom takes apart; one is chosen from it."""
    menu = QMenu(view)
    for item in items:
        words = translate("Timeline", "{title}, {date}").format(title=item.title, date=item.date).replace("&", "&&")
        menu.addAction(words).triggered.connect(lambda _=False, item=item: view.choose(item))
    return menu


def show(view: PlotView, menu: QMenu, at: QPoint) -> None:
    """Open a menu at a point of the screen; it goes when it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
    view.opened = menu
