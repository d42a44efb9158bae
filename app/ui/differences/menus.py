"""What can be done with a cell of the differences, and where its text leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.core.words import translate
from app.ui.differences import pointing
from app.ui.differences.surface import DifferencesSurface

MOST_LETTERS = 60
"""Letters of a link's words in a menu."""


@dataclass(frozen=True, slots=True)
class Hears:
    """Who hears what was chosen: voice and theme, two voices, a link (voice, theme, link), a theme's text, a theme to copy, whether the
    citation alone is wanted.
    """

    place: Callable[[str, str], object]
    panes: Callable[[str, str], object]
    link: Callable[[str, str, str], object]
    text: Callable[[str], object]
    copy: Callable[[str], object]
    cite: Callable[[bool], object]


def menu(parent: QWidget, surface: DifferencesSurface, index: int, column: int, hears: Hears, *, coding: bool, words: Callable[[], object]) -> QMenu:
    """The menu of a part; with a cell (``column``) what can be done with it, else where the part leads (METHOD 18, 22).

    ``words`` copies what is selected, where something is.
    """
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    part, contents = surface.parts[index], surface.contents
    if part is None or contents is None:
        return made
    first, second = (head[0].pieces[0].link.removeprefix("voice:") for head in contents.heads)
    texts = part.texts
    if surface.chosen() is not None:
        _add(made, translate("Differences", "Copy the selected words with their source"), words)
    if surface.chosen() is not None or surface.passage() is not None:
        _add(made, translate("Differences", "Copy with citation in the style"), lambda: hears.cite(False))
        _add(made, translate("Differences", "Copy the citation alone"), lambda: hears.cite(True))
    if part.row is not None:
        text, theme = part.texts[column], part.row.theme
        voice, position = text.voice, part.row.sides[column].position
        _add(made, translate("Differences", "Open the panes here"), lambda: hears.place(voice, theme))
        _add(made, translate("Differences", "Whole text, or the headline only"), lambda: hears.text(theme))
        if position and coding:
            _add(made, translate("Differences", "How this was coded"), lambda: hears.link(voice, theme, f"position:{position}"))
        _add(made, translate("Differences", "Details of the voice"), lambda: hears.link(voice, theme, f"voice:{voice}"))
        _add(made, translate("Differences", "Copy both with their sources"), lambda: hears.copy(theme))
        texts = (text,)
    _add(made, translate("Differences", "Set these two side by side"), lambda: hears.panes(first, second))
    found = [(told, link, text.voice, text.theme) for text in texts for told, link in pointing.links(text.document)]
    if found:
        inner = made.addMenu(translate("Differences", "Follow"))
        for told, link, voice_, theme_ in found:
            short = told if len(told) <= MOST_LETTERS else told[: MOST_LETTERS - 1].rstrip() + "…"
            _add(inner, short, partial(hears.link, voice_, theme_, link))
    return made


def _add(menu_: QMenu, words: str, hears: Callable[[], object]) -> None:
    menu_.addAction(words.replace("&", "&&")).triggered.connect(lambda: hears())
