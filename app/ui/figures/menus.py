"""The menu of a figure: everywhere that it leads, and copying it with its source."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.core.figures import Room
from app.core.figures_checks import verdict_words
from app.core.words import translate
from app.ui.figures.picture import Item
from app.ui.figures.saying import estimate_of, poll_of, remark_of

Hears = Callable[[str], object]


def entries(room: Room, item: Item, named: Callable[[str], str]) -> list[tuple[str, str]]:
    """Pairs of words and link. ``named`` gives the name of a voice or the title of a work by its id."""
    if item.kind == "debate":
        return [(translate("Figures", "Open this debate"), f"debate:{item.key}")]
    found = estimate_of(room, item.key)
    if found is not None:
        row = found[0]
        made = [(translate("Figures", "Details of the figure"), f"estimate:{row.id}")]
        made += [(translate("Figures", "Voice: {name}").format(name=named(voice)), f"voice:{voice}") for voice in row.voices]
        made += [(translate("Figures", "Work: {title}").format(title=named(row.work)), f"work:{row.work}")] if row.work else []
        return [*made, *((verdict_words(c), f"correction:{c.id}") for c in row.corrections)]
    said = remark_of(room, item.key)
    if said is not None:
        details = (translate("Figures", "Details of the quotation"), f"quotation:{said.id}")
        return [details, (translate("Figures", "Voice: {name}").format(name=named(said.voice)), f"voice:{said.voice}")]
    poll = poll_of(room, item.key)
    if poll is None:
        return []
    return [(translate("Figures", "Details of the poll"), f"poll:{poll.id}"), *((verdict_words(c), f"correction:{c.id}") for c in poll.corrections)]


def item_menu(parent: QWidget, room: Room, item: Item, named: Callable[[str], str], asked: Hears, copied: Hears) -> QMenu:
    """The menu of an item."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, link in entries(room, item, named):
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _=False, to=link: asked(to))
    if item.kind != "debate":
        menu.addSeparator()
        menu.addAction(translate("Figures", "Copy with its source")).triggered.connect(lambda: copied(item.key))
    return menu
