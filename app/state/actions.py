"""Everything a person can do, as one table. Menus, shortcuts, tips and the README's table of keys are built from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:  # Qt's own marker is declared to return no more than an object

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
        """Mark a text for the extractor of translations; it is translated when it is shown."""
        return text

else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

Menu = Literal["debate", "voices", "view", "edit", "help"]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: its id, words, keys (portable text), menu, tip, and whether it can be on or off.

    ``group`` names actions of which just one is on; ``needs_board`` ones wait until a debate is open.
    """

    id: str
    words: str
    keys: tuple[str, ...]
    menu: Menu
    tip: str
    checkable: bool = False
    group: str = ""
    needs_board: bool = True
    rule_before: bool = False

    def text(self) -> str:
        """The words in the reader's language."""
        return QCoreApplication.translate("Actions", self.words)

    def tip_text(self) -> str:
        """The tip in the reader's language."""
        return QCoreApplication.translate("Actions", self.tip)


ACTIONS = (
    ActionSpec("debate.about", QT_TRANSLATE_NOOP("Actions", "&Orientation of the debate"), ("Ctrl+Shift+O",), "debate", QT_TRANSLATE_NOOP("Actions", "What the question is about and what would decide it"), checkable=True),
    ActionSpec("debate.coding", QT_TRANSLATE_NOOP("Actions", "&How this was coded"), ("Ctrl+Shift+H",), "debate", QT_TRANSLATE_NOOP("Actions", "Who coded, from what, how the steps read, and what was seen of each voice")),
    ActionSpec("debate.absent", QT_TRANSLATE_NOOP("Actions", "&Not here yet"), ("Ctrl+Shift+N",), "debate", QT_TRANSLATE_NOOP("Actions", "Major writers without a coded position, and whose voices are missing")),
    ActionSpec("debate.import", QT_TRANSLATE_NOOP("Actions", "&Import a pack…"), ("Ctrl+O",), "debate", QT_TRANSLATE_NOOP("Actions", "Check a pack and add it to the library; nothing changes if it has a mistake"), needs_board=False, rule_before=True),
    ActionSpec("window.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",), "debate", QT_TRANSLATE_NOOP("Actions", "Close the window; what is selected is remembered"), needs_board=False, rule_before=True),
    ActionSpec("edit.copy", QT_TRANSLATE_NOOP("Actions", "&Copy with citation"), ("Ctrl+C", "Ctrl+Shift+C"), "edit", QT_TRANSLATE_NOOP("Actions", "Copy the selection, or the cell in focus, with where it comes from")),
    ActionSpec("edit.select_all", QT_TRANSLATE_NOOP("Actions", "Select the whole ce&ll"), ("Ctrl+A",), "edit", QT_TRANSLATE_NOOP("Actions", "Select all text of the cell in focus")),
    ActionSpec("edit.find", QT_TRANSLATE_NOOP("Actions", "&Find in the panes…"), ("Ctrl+F",), "edit", QT_TRANSLATE_NOOP("Actions", "Find words in the open panes"), rule_before=True),
    ActionSpec("edit.find_next", QT_TRANSLATE_NOOP("Actions", "Find ne&xt"), ("F3", "Ctrl+G"), "edit", QT_TRANSLATE_NOOP("Actions", "Go to the next place where the words stand")),
    ActionSpec("edit.find_previous", QT_TRANSLATE_NOOP("Actions", "Find pre&vious"), ("Shift+F3", "Ctrl+Shift+G"), "edit", QT_TRANSLATE_NOOP("Actions", "Go to the previous place where the words stand")),
    ActionSpec("voices.choose", QT_TRANSLATE_NOOP("Actions", "&Choose voices…"), ("Ctrl+P",), "voices", QT_TRANSLATE_NOOP("Actions", "Choose whose panes stand side by side")),
    ActionSpec("voices.details", QT_TRANSLATE_NOOP("Actions", "&Details of the voice"), ("Ctrl+I",), "voices", QT_TRANSLATE_NOOP("Actions", "Life, works, what was seen, change over time, critics, what is not yet traced")),
    ActionSpec("voices.close", QT_TRANSLATE_NOOP("Actions", "C&lose the pane"), ("Ctrl+W",), "voices", QT_TRANSLATE_NOOP("Actions", "Close the pane in focus; choosing voices brings it back")),
    ActionSpec("voices.by_year", QT_TRANSLATE_NOOP("Actions", "Order by &year of the main work"), (), "voices", QT_TRANSLATE_NOOP("Actions", "The order that takes no side"), checkable=True, group="order", rule_before=True),
    ActionSpec("voices.by_name", QT_TRANSLATE_NOOP("Actions", "Order by &name"), (), "voices", QT_TRANSLATE_NOOP("Actions", "From A to Z by family name"), checkable=True, group="order"),
    ActionSpec("view.text", QT_TRANSLATE_NOOP("Actions", "&Text"), ("Ctrl+T",), "view", QT_TRANSLATE_NOOP("Actions", "Stance, summary and the passage that carries it best"), checkable=True, group="density"),
    ActionSpec("view.headlines", QT_TRANSLATE_NOOP("Actions", "&Headlines"), ("Ctrl+H",), "view", QT_TRANSLATE_NOOP("Actions", "One sentence a cell, to see many voices at once"), checkable=True, group="density"),
    ActionSpec("view.coding_off", QT_TRANSLATE_NOOP("Actions", "&Coding off"), ("Ctrl+D",), "view", QT_TRANSLATE_NOOP("Actions", "Hide all marks, colours and codes: read first, judge after"), checkable=True, rule_before=True),
    ActionSpec("view.turn", QT_TRANSLATE_NOOP("Actions", "Turn the &axis round"), (), "view", QT_TRANSLATE_NOOP("Actions", "Put the second pole first, everywhere"), checkable=True),
    ActionSpec("view.orientation", QT_TRANSLATE_NOOP("Actions", "&Orientation of the theme"), ("Ctrl+E",), "view", QT_TRANSLATE_NOOP("Actions", "What this theme is about, folded open under its band"), rule_before=True),
    ActionSpec("view.next_theme", QT_TRANSLATE_NOOP("Actions", "Ne&xt theme"), ("Ctrl+Down",), "view", QT_TRANSLATE_NOOP("Actions", "Scroll to the next theme")),
    ActionSpec("view.previous_theme", QT_TRANSLATE_NOOP("Actions", "&Previous theme"), ("Ctrl+Up",), "view", QT_TRANSLATE_NOOP("Actions", "Scroll to the theme before")),
    ActionSpec("view.larger", QT_TRANSLATE_NOOP("Actions", "&Larger text"), ("Ctrl++", "Ctrl+="), "view", QT_TRANSLATE_NOOP("Actions", "Make all text larger"), needs_board=False, rule_before=True),
    ActionSpec("view.smaller", QT_TRANSLATE_NOOP("Actions", "&Smaller text"), ("Ctrl+-",), "view", QT_TRANSLATE_NOOP("Actions", "Make all text smaller"), needs_board=False),
    ActionSpec("view.normal", QT_TRANSLATE_NOOP("Actions", "Text at &100 %"), ("Ctrl+0",), "view", QT_TRANSLATE_NOOP("Actions", "Bring all text back to its usual size"), needs_board=False),
    ActionSpec("view.theme_system", QT_TRANSLATE_NOOP("Actions", "Colours of the s&ystem"), (), "view", QT_TRANSLATE_NOOP("Actions", "Light or dark as the system says"), checkable=True, group="theme", needs_board=False, rule_before=True),
    ActionSpec("view.theme_light", QT_TRANSLATE_NOOP("Actions", "L&ight"), (), "view", QT_TRANSLATE_NOOP("Actions", "Warm paper"), checkable=True, group="theme", needs_board=False),
    ActionSpec("view.theme_dark", QT_TRANSLATE_NOOP("Actions", "Dar&k"), (), "view", QT_TRANSLATE_NOOP("Actions", "For the evening"), checkable=True, group="theme", needs_board=False),
    ActionSpec("window.next_region", QT_TRANSLATE_NOOP("Actions", "Next &region"), ("F6",), "view", QT_TRANSLATE_NOOP("Actions", "Move between title, panes and side panel"), needs_board=False, rule_before=True),
    ActionSpec("window.previous_region", QT_TRANSLATE_NOOP("Actions", "Previous re&gion"), ("Shift+F6",), "view", QT_TRANSLATE_NOOP("Actions", "Move back between title, panes and side panel"), needs_board=False),
    ActionSpec("window.close_panel", QT_TRANSLATE_NOOP("Actions", "Close the side &panel"), ("Esc",), "view", QT_TRANSLATE_NOOP("Actions", "Close the side panel or the find bar"), needs_board=False),
    ActionSpec("help.about", QT_TRANSLATE_NOOP("Actions", "&About Sic et Non"), ("F1",), "help", QT_TRANSLATE_NOOP("Actions", "Version, licence, where the library lies"), needs_board=False),
)

MENUS: tuple[tuple[Menu, str], ...] = (
    ("debate", QT_TRANSLATE_NOOP("Actions", "&Debate")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("voices", QT_TRANSLATE_NOOP("Actions", "V&oices")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

PANE_KEYS = 9
"""Ctrl+1 … Ctrl+9 put a pane in focus; they stand in the README's table as one row."""


def spec(action: str) -> ActionSpec:
    """The row of an action; raises KeyError for an id that is not in the table."""
    for row in ACTIONS:
        if row.id == action:
            return row
    raise KeyError(action)
