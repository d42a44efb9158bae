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

Menu = Literal["debate", "voices", "view", "timeline", "read", "edit", "style", "help"]


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
    ActionSpec("debate.export", QT_TRANSLATE_NOOP("Actions", "&Export…"), ("Ctrl+S",), "debate", QT_TRANSLATE_NOOP("Actions", "Write the comparison, or what is in view, into a file: for Word, as PDF, slides, a web page, a table, cards and more"), rule_before=True),
    ActionSpec("debate.print", QT_TRANSLATE_NOOP("Actions", "&Print…"), ("Ctrl+Shift+P",), "debate", QT_TRANSLATE_NOOP("Actions", "Print the comparison as on screen: as many voices a sheet as stay readable; or a picture of the view")),
    ActionSpec("debate.import", QT_TRANSLATE_NOOP("Actions", "&Import a pack…"), ("Ctrl+O",), "debate", QT_TRANSLATE_NOOP("Actions", "Check a pack and add it to the library; nothing changes if it has a mistake"), needs_board=False),
    ActionSpec("window.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",), "debate", QT_TRANSLATE_NOOP("Actions", "Close the window; what is selected is remembered"), needs_board=False, rule_before=True),
    ActionSpec("edit.copy", QT_TRANSLATE_NOOP("Actions", "&Copy with citation"), ("Ctrl+C",), "edit", QT_TRANSLATE_NOOP("Actions", "Copy the selection, or the cell in focus, with where it comes from")),
    ActionSpec("edit.cite", QT_TRANSLATE_NOOP("Actions", "Copy w&ith citation in the style"), ("Ctrl+Shift+C",), "edit", QT_TRANSLATE_NOOP("Actions", "The selection, quotation or cell with its citation in the chosen style, as plain text, rich text and Markdown at once")),
    ActionSpec("edit.cite_alone", QT_TRANSLATE_NOOP("Actions", "Copy the citation al&one"), ("Ctrl+Shift+A",), "edit", QT_TRANSLATE_NOOP("Actions", "The citation of the selection, quotation or cell in the chosen style, without the words")),
    ActionSpec("edit.select_all", QT_TRANSLATE_NOOP("Actions", "Select the whole ce&ll"), ("Ctrl+A",), "edit", QT_TRANSLATE_NOOP("Actions", "Select all text of the cell in focus")),
    ActionSpec("edit.search", QT_TRANSLATE_NOOP("Actions", "&Search everything…"), ("Ctrl+K",), "edit", QT_TRANSLATE_NOOP("Actions", "Find voices, passages, events, works and terms in every debate, or run an action by its name"), needs_board=False, rule_before=True),
    ActionSpec("edit.find", QT_TRANSLATE_NOOP("Actions", "&Find in the panes…"), ("Ctrl+F",), "edit", QT_TRANSLATE_NOOP("Actions", "Find words in the open panes")),
    ActionSpec("edit.find_next", QT_TRANSLATE_NOOP("Actions", "Find ne&xt"), ("F3", "Ctrl+G"), "edit", QT_TRANSLATE_NOOP("Actions", "Go to the next place where the words stand")),
    ActionSpec("edit.find_previous", QT_TRANSLATE_NOOP("Actions", "Find pre&vious"), ("Shift+F3", "Ctrl+Shift+G"), "edit", QT_TRANSLATE_NOOP("Actions", "Go to the previous place where the words stand")),
    ActionSpec("edit.bibliography", QT_TRANSLATE_NOOP("Actions", "Copy &bibliography"), (), "edit", QT_TRANSLATE_NOOP("Actions", "The works behind what is in view, in the chosen style: of the open panes, of all voices in the overview, of the voice or work in the side panel"), rule_before=True),
    ActionSpec("edit.save_bibliography", QT_TRANSLATE_NOOP("Actions", "Save biblio&graphy…"), (), "edit", QT_TRANSLATE_NOOP("Actions", "The same works as BibTeX, BibLaTeX, RIS or CSL-JSON, for a reference manager")),
    ActionSpec("style.chicago-notes", QT_TRANSLATE_NOOP("Actions", "&Chicago, notes and bibliography (17th edition)"), (), "style", QT_TRANSLATE_NOOP("Actions", "Full notes"), checkable=True, group="style", needs_board=False),
    ActionSpec("style.chicago-author-date", QT_TRANSLATE_NOOP("Actions", "Chicago, author-&date (17th edition)"), (), "style", QT_TRANSLATE_NOOP("Actions", "A reference in the text, and an entry"), checkable=True, group="style", needs_board=False),
    ActionSpec("style.apa", QT_TRANSLATE_NOOP("Actions", "&APA (7th edition)"), (), "style", QT_TRANSLATE_NOOP("Actions", "A reference in the text, and an entry"), checkable=True, group="style", needs_board=False),
    ActionSpec("style.mla", QT_TRANSLATE_NOOP("Actions", "&MLA (9th edition)"), (), "style", QT_TRANSLATE_NOOP("Actions", "A reference in the text, and an entry"), checkable=True, group="style", needs_board=False),
    ActionSpec("style.harvard", QT_TRANSLATE_NOOP("Actions", "&Harvard (Cite Them Right, 12th edition)"), (), "style", QT_TRANSLATE_NOOP("Actions", "A reference in the text, and an entry"), checkable=True, group="style", needs_board=False),
    ActionSpec("style.mhra-notes", QT_TRANSLATE_NOOP("Actions", "MH&RA, notes (4th edition)"), (), "style", QT_TRANSLATE_NOOP("Actions", "Full notes"), checkable=True, group="style", needs_board=False),
    ActionSpec("style.gost", QT_TRANSLATE_NOOP("Actions", "&GOST R 7.0.5-2008"), (), "style", QT_TRANSLATE_NOOP("Actions", "A reference in the text, and an entry, with Russian words"), checkable=True, group="style", needs_board=False),
    ActionSpec("style.add", QT_TRANSLATE_NOOP("Actions", "Add a &style…"), (), "style", QT_TRANSLATE_NOOP("Actions", "Add a citation style, a CSL file, to the library; one that can’t be used is refused and changes nothing"), needs_board=False, rule_before=True),
    ActionSpec("voices.choose", QT_TRANSLATE_NOOP("Actions", "&Choose voices…"), ("Ctrl+P",), "voices", QT_TRANSLATE_NOOP("Actions", "Choose whose panes stand side by side")),
    ActionSpec("voices.details", QT_TRANSLATE_NOOP("Actions", "&Details of the voice"), ("Ctrl+I",), "voices", QT_TRANSLATE_NOOP("Actions", "Life, works, what was seen, change over time, critics, what is not yet traced")),
    ActionSpec("voices.close", QT_TRANSLATE_NOOP("Actions", "C&lose the pane"), ("Ctrl+W",), "voices", QT_TRANSLATE_NOOP("Actions", "Close the pane in focus; choosing voices brings it back")),
    ActionSpec("voices.back", QT_TRANSLATE_NOOP("Actions", "&Back to the panes before"), ("Alt+Left",), "voices", QT_TRANSLATE_NOOP("Actions", "Open the panes that were open before the last change")),
    ActionSpec("voices.only_two", QT_TRANSLATE_NOOP("Actions", "Compare only these &two"), ("Ctrl+B",), "voices", QT_TRANSLATE_NOOP("Actions", "Only the pane in focus and the one that was in focus before it"), rule_before=True),
    ActionSpec("voices.seven", QT_TRANSLATE_NOOP("Actions", "The &seven of the first comparison"), (), "voices", QT_TRANSLATE_NOOP("Actions", "The panes that were open at the first start")),
    ActionSpec("voices.historians", QT_TRANSLATE_NOOP("Actions", "&Historians only"), (), "voices", QT_TRANSLATE_NOOP("Actions", "Every historian of this debate; participants and commentators are left out")),
    ActionSpec("voices.all", QT_TRANSLATE_NOOP("Actions", "&All voices"), (), "voices", QT_TRANSLATE_NOOP("Actions", "Every voice of this debate")),
    ActionSpec("voices.school", QT_TRANSLATE_NOOP("Actions", "The voices of a sch&ool"), (), "voices", QT_TRANSLATE_NOOP("Actions", "Who bears the label of one school, by whomever it was given")),
    ActionSpec("voices.left", QT_TRANSLATE_NOOP("Actions", "Move the pane l&eft"), ("Ctrl+Shift+Left",), "voices", QT_TRANSLATE_NOOP("Actions", "Change places with the pane before"), rule_before=True),
    ActionSpec("voices.right", QT_TRANSLATE_NOOP("Actions", "Move the pane &right"), ("Ctrl+Shift+Right",), "voices", QT_TRANSLATE_NOOP("Actions", "Change places with the pane behind")),
    ActionSpec("voices.by_year", QT_TRANSLATE_NOOP("Actions", "Order by &year of the main work"), (), "voices", QT_TRANSLATE_NOOP("Actions", "The order that takes no side"), checkable=True, group="order", rule_before=True),
    ActionSpec("voices.by_name", QT_TRANSLATE_NOOP("Actions", "Order by &name"), (), "voices", QT_TRANSLATE_NOOP("Actions", "From A to Z by family name"), checkable=True, group="order"),
    ActionSpec("view.panes", QT_TRANSLATE_NOOP("Actions", "&Panes"), ("F2",), "view", QT_TRANSLATE_NOOP("Actions", "The voices side by side, theme by theme"), checkable=True, group="room"),
    ActionSpec("view.overview", QT_TRANSLATE_NOOP("Actions", "O&verview"), ("F7",), "view", QT_TRANSLATE_NOOP("Actions", "Every theme and every voice at a glance"), checkable=True, group="room"),
    ActionSpec("view.differences", QT_TRANSLATE_NOOP("Actions", "&Differences"), ("F8",), "view", QT_TRANSLATE_NOOP("Actions", "Two voices, theme by theme, the greatest distance first"), checkable=True, group="room"),
    ActionSpec("view.figures", QT_TRANSLATE_NOOP("Actions", "&Figures"), ("F9",), "view", QT_TRANSLATE_NOOP("Actions", "What was counted, by whom, and how far the counts differ; polls"), checkable=True, group="room", needs_board=False),
    ActionSpec("view.text", QT_TRANSLATE_NOOP("Actions", "&Text"), ("Ctrl+T",), "view", QT_TRANSLATE_NOOP("Actions", "Stance, summary and the passage that carries it best"), checkable=True, group="density"),
    ActionSpec("view.headlines", QT_TRANSLATE_NOOP("Actions", "&Headlines"), ("Ctrl+H",), "view", QT_TRANSLATE_NOOP("Actions", "One sentence a cell, to see many voices at once"), checkable=True, group="density"),
    ActionSpec("view.rows", QT_TRANSLATE_NOOP("Actions", "Panes as ro&ws"), ("Ctrl+R",), "view", QT_TRANSLATE_NOOP("Actions", "The voices one below the other under each theme, for a narrow screen"), checkable=True),
    ActionSpec("view.level", QT_TRANSLATE_NOOP("Actions", "Le&vel again"), ("Ctrl+L",), "view", QT_TRANSLATE_NOOP("Actions", "Bring a pane that was scrolled alone back to its row")),
    ActionSpec("view.spectrum", QT_TRANSLATE_NOOP("Actions", "Spectr&um"), ("Ctrl+U",), "view", QT_TRANSLATE_NOOP("Actions", "Every voice on its step for the theme in view; left out by itself where room is scarce"), checkable=True),
    ActionSpec("view.coding_off", QT_TRANSLATE_NOOP("Actions", "&Coding off"), ("Ctrl+D",), "view", QT_TRANSLATE_NOOP("Actions", "Hide all marks, colours and codes: read first, judge after"), checkable=True, rule_before=True),
    ActionSpec("view.turn", QT_TRANSLATE_NOOP("Actions", "Turn the &axis round"), (), "view", QT_TRANSLATE_NOOP("Actions", "Put the second pole first, everywhere"), checkable=True),
    ActionSpec("view.orientation", QT_TRANSLATE_NOOP("Actions", "&Orientation of the theme"), ("Ctrl+E",), "view", QT_TRANSLATE_NOOP("Actions", "What this theme is about, folded open under its band"), rule_before=True),
    ActionSpec("board.term", QT_TRANSLATE_NOOP("Actions", "&Terms of the cell"), ("Ctrl+Shift+T",), "view", QT_TRANSLATE_NOOP("Actions", "Open the glossary’s entry for a term in the cell in focus; again for the next term")),
    ActionSpec("view.next_theme", QT_TRANSLATE_NOOP("Actions", "Ne&xt theme"), ("Ctrl+Down",), "view", QT_TRANSLATE_NOOP("Actions", "Scroll to the next theme")),
    ActionSpec("view.previous_theme", QT_TRANSLATE_NOOP("Actions", "&Previous theme"), ("Ctrl+Up",), "view", QT_TRANSLATE_NOOP("Actions", "Scroll to the theme before")),
    ActionSpec("view.larger", QT_TRANSLATE_NOOP("Actions", "&Larger text"), ("Ctrl++", "Ctrl+="), "view", QT_TRANSLATE_NOOP("Actions", "Make all text larger"), needs_board=False, rule_before=True),
    ActionSpec("view.smaller", QT_TRANSLATE_NOOP("Actions", "S&maller text"), ("Ctrl+-",), "view", QT_TRANSLATE_NOOP("Actions", "Make all text smaller"), needs_board=False),
    ActionSpec("view.normal", QT_TRANSLATE_NOOP("Actions", "Text at &100 %"), ("Ctrl+0",), "view", QT_TRANSLATE_NOOP("Actions", "Bring all text back to its usual size"), needs_board=False),
    ActionSpec("view.theme_system", QT_TRANSLATE_NOOP("Actions", "Colours of the s&ystem"), (), "view", QT_TRANSLATE_NOOP("Actions", "Light or dark as the system says"), checkable=True, group="theme", needs_board=False, rule_before=True),
    ActionSpec("view.theme_light", QT_TRANSLATE_NOOP("Actions", "L&ight"), (), "view", QT_TRANSLATE_NOOP("Actions", "Warm paper"), checkable=True, group="theme", needs_board=False),
    ActionSpec("view.theme_dark", QT_TRANSLATE_NOOP("Actions", "Dar&k"), (), "view", QT_TRANSLATE_NOOP("Actions", "For the evening"), checkable=True, group="theme", needs_board=False),
    ActionSpec("view.theme_contrast", QT_TRANSLATE_NOOP("Actions", "High co&ntrast"), (), "view", QT_TRANSLATE_NOOP("Actions", "White on black, with clear lines"), checkable=True, group="theme", needs_board=False),
    ActionSpec("view.light_page", QT_TRANSLATE_NOOP("Actions", "Light panes in a &dark window"), (), "view", QT_TRANSLATE_NOOP("Actions", "Panes and side panel stay light while the window is dark"), checkable=True, needs_board=False),
    ActionSpec("view.present", QT_TRANSLATE_NOOP("Actions", "Pr&esent"), ("F5",), "view", QT_TRANSLATE_NOOP("Actions", "One theme large on the whole screen, for a hall"), rule_before=True),
    ActionSpec("window.next_region", QT_TRANSLATE_NOOP("Actions", "Next &region"), ("F6",), "view", QT_TRANSLATE_NOOP("Actions", "Move between title, spectrum, panes, timeline and side panel"), needs_board=False, rule_before=True),
    ActionSpec("window.previous_region", QT_TRANSLATE_NOOP("Actions", "Previous re&gion"), ("Shift+F6",), "view", QT_TRANSLATE_NOOP("Actions", "Move back between title, spectrum, panes, timeline and side panel"), needs_board=False),
    ActionSpec("window.close_panel", QT_TRANSLATE_NOOP("Actions", "Close the &side panel"), ("Esc",), "view", QT_TRANSLATE_NOOP("Actions", "Close the find bar, the side panel, the marks of an event or the message, one at a time"), needs_board=False),
    ActionSpec("view.story", QT_TRANSLATE_NOOP("Actions", "The &story in fifteen minutes"), ("Ctrl+Shift+S",), "read", QT_TRANSLATE_NOOP("Actions", "Periods and main events in order; every paragraph leads into timeline and panes"), checkable=True, group="room"),
    ActionSpec("view.glossary", QT_TRANSLATE_NOOP("Actions", "&Glossary"), ("Ctrl+Shift+L",), "read", QT_TRANSLATE_NOOP("Actions", "What the words mean, with the Russian form, and whether that was checked"), checkable=True, group="room"),
    ActionSpec("view.corrections", QT_TRANSLATE_NOOP("Actions", "&Corrections"), ("Ctrl+Shift+E",), "read", QT_TRANSLATE_NOOP("Actions", "What the encyclopaedia article says, and what was found"), checkable=True, group="room"),
    ActionSpec("timeline.open", QT_TRANSLATE_NOOP("Actions", "&Open or fold the timeline"), ("Ctrl+J",), "timeline", QT_TRANSLATE_NOOP("Actions", "The timeline in full, or as a strip at the foot of the window"), checkable=True),
    ActionSpec("timeline.table", QT_TRANSLATE_NOOP("Actions", "As a &table"), ("Ctrl+Shift+J",), "timeline", QT_TRANSLATE_NOOP("Actions", "Every event with how it is read and by whom; can be filtered and copied"), checkable=True),
    ActionSpec("timeline.verified", QT_TRANSLATE_NOOP("Actions", "Only what was &verified"), (), "timeline", QT_TRANSLATE_NOOP("Actions", "Leave out events and works that nobody checked"), checkable=True),
    ActionSpec("timeline.apart", QT_TRANSLATE_NOOP("Actions", "&Zoom the lanes apart"), (), "timeline", QT_TRANSLATE_NOOP("Actions", "What happened and what was written each on years of its own"), checkable=True),
    ActionSpec("timeline.whole", QT_TRANSLATE_NOOP("Actions", "The &whole time, 1898–2026"), ("Alt+0",), "timeline", QT_TRANSLATE_NOOP("Actions", "All that happened and all that was written"), rule_before=True),
    ActionSpec("timeline.revolution", QT_TRANSLATE_NOOP("Actions", "1917–19&24"), ("Alt+1",), "timeline", QT_TRANSLATE_NOOP("Actions", "From the revolution to the death of Lenin")),
    ActionSpec("timeline.soviet", QT_TRANSLATE_NOOP("Actions", "1917–19&53"), ("Alt+2",), "timeline", QT_TRANSLATE_NOOP("Actions", "From the revolution to the death of Stalin")),
    ActionSpec("timeline.since", QT_TRANSLATE_NOOP("Actions", "&Since 1953"), ("Alt+3",), "timeline", QT_TRANSLATE_NOOP("Actions", "What came after, and most of what was written")),
    ActionSpec("timeline.next", QT_TRANSLATE_NOOP("Actions", "&Next passage"), ("F4",), "timeline", QT_TRANSLATE_NOOP("Actions", "The next passage that leans on the event in focus"), rule_before=True),
    ActionSpec("timeline.previous", QT_TRANSLATE_NOOP("Actions", "&Previous passage"), ("Shift+F4",), "timeline", QT_TRANSLATE_NOOP("Actions", "The passage before that leans on the event in focus")),
    ActionSpec("timeline.others", QT_TRANSLATE_NOOP("Actions", "Open the panes of the othe&rs"), (), "timeline", QT_TRANSLATE_NOOP("Actions", "Those out of view who lean on the event in focus")),
    ActionSpec("timeline.clear", QT_TRANSLATE_NOOP("Actions", "Ta&ke the marks away"), (), "timeline", QT_TRANSLATE_NOOP("Actions", "Leave the event in focus and the period that was brushed")),
    ActionSpec("help.keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), ("?", "F1"), "help", QT_TRANSLATE_NOOP("Actions", "Every key of the program on one sheet"), needs_board=False),
    ActionSpec("help.hints", QT_TRANSLATE_NOOP("Actions", "Show the &hints again"), (), "help", QT_TRANSLATE_NOOP("Actions", "The three hints of the first start")),
    ActionSpec("help.about", QT_TRANSLATE_NOOP("Actions", "&About Sic et Non"), (), "help", QT_TRANSLATE_NOOP("Actions", "Version, licence, where the library lies"), needs_board=False),
)

MENUS: tuple[tuple[Menu, str], ...] = (
    ("debate", QT_TRANSLATE_NOOP("Actions", "&Debate")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("style", QT_TRANSLATE_NOOP("Actions", "Citation st&yle")),
    ("voices", QT_TRANSLATE_NOOP("Actions", "V&oices")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("timeline", QT_TRANSLATE_NOOP("Actions", "&Timeline")),
    ("read", QT_TRANSLATE_NOOP("Actions", "&Read")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

INSIDE: dict[Menu, Menu] = {"style": "edit"}
"""Menus that stand in another one, at its end."""

PANE_KEYS = 9
"""Ctrl+1 … Ctrl+9 put a pane in focus; they stand in the README's table as one row."""


def spec(action: str) -> ActionSpec:
    """The row of an action; raises KeyError for an id that is not in the table."""
    for row in ACTIONS:
        if row.id == action:
            return row
    raise KeyError(action)
