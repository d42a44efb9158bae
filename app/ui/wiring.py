"""Every connection of the program, in one place. Read it from top to bottom and you know what hears whom."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from app.state.actions import PANE_KEYS
from app.state.loading import Loading
from app.state.workspace import Detail, Workspace
from app.ui.board import accessible
from app.ui.presenter import Presenter
from app.ui.window import MainWindow


def connect(window: MainWindow, workspace: Workspace, loading: Loading) -> Presenter:
    """Connect parts, state and actions; the presenter returned lives as long as the window."""
    p = Presenter(window, workspace, loading)
    board, panel, header, findbar = window.board, window.panel, window.header, window.findbar

    # the workspace has changed: records are read …
    workspace.debate_changed.connect(loading.load_board)
    workspace.detail_changed.connect(loading.load_detail)
    loading.debates_ready.connect(p.debates_ready)
    loading.board_ready.connect(p.board_ready)
    loading.detail_ready.connect(p.side.detail_ready)

    # … and every view hears it
    workspace.voices_changed.connect(p.show_voices)
    workspace.folds_changed.connect(p.show_folds)
    workspace.look_changed.connect(p.show_look)
    workspace.focus_changed.connect(board.set_focus)
    workspace.focus_changed.connect(lambda _: accessible.tell_focus(board))
    workspace.detail_changed.connect(p.side.show_detail)
    workspace.notice_changed.connect(window.notice.set_sentence)
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda: p.show_look(workspace.look))

    # what a person points at changes the workspace
    header.debate_chosen.connect(workspace.set_debate)
    header.debate_chosen.connect(lambda _: board.setFocus())
    board.place_focused.connect(workspace.set_focus)
    board.theme_seen.connect(workspace.set_theme)
    board.link_activated.connect(p.side.follow)
    board.fold_asked.connect(p.fold)
    board.row_fold_asked.connect(p.fold_row)
    board.orientation_asked.connect(workspace.toggle_orientation)
    board.pane_closed.connect(p.close_pane)
    board.copied.connect(p.copy)
    board.link_hovered.connect(p.hover)
    panel.link_activated.connect(p.side.follow)
    panel.closed.connect(lambda: workspace.set_detail(None))
    findbar.words_changed.connect(p.find)
    findbar.stepped.connect(p.find_step)
    findbar.closed.connect(p.close_find)
    window.notice.dismissed.connect(lambda: workspace.set_notice(""))

    # what the actions of the table do
    does = {
        "debate.about": lambda: workspace.toggle_orientation(""),
        "debate.coding": lambda: workspace.set_detail(Detail("coding")),
        "debate.absent": lambda: workspace.set_detail(Detail("absent")),
        "window.quit": window.close,
        "edit.copy": board.hands.copy,
        "edit.select_all": board.hands.select_all,
        "edit.find": findbar.open,
        "edit.find_next": lambda: p.find_step(True),
        "edit.find_previous": lambda: p.find_step(False),
        "voices.choose": p.choose_voices,
        "voices.details": lambda: workspace.set_detail(Detail("voice", p.voice_in_focus())),
        "voices.close": lambda: p.close_pane(p.voice_in_focus()),
        "voices.by_year": lambda: p.order("year"),
        "voices.by_name": lambda: p.order("name"),
        "view.text": lambda: workspace.set_look(density="text"),
        "view.headlines": lambda: workspace.set_look(density="text" if workspace.look.density == "headlines" else "headlines"),
        "view.coding_off": lambda: workspace.set_look(coding=not workspace.look.coding),
        "view.turn": lambda: workspace.set_look(turned=not workspace.look.turned),
        "view.orientation": lambda: workspace.toggle_orientation(workspace.theme),
        "view.next_theme": lambda: p.step_theme(1),
        "view.previous_theme": lambda: p.step_theme(-1),
        "view.larger": lambda: p.scale(1),
        "view.smaller": lambda: p.scale(-1),
        "view.normal": lambda: p.scale(0),
        "view.theme_system": lambda: workspace.set_look(theme="system"),
        "view.theme_light": lambda: workspace.set_look(theme="light"),
        "view.theme_dark": lambda: workspace.set_look(theme="dark"),
        "window.next_region": lambda: window.to_region(True),
        "window.previous_region": lambda: window.to_region(False),
        "window.close_panel": p.close_topmost,
    }
    for name, what in does.items():
        window.actions_[name].triggered.connect(lambda _=False, do=what: do())
    for number in range(1, PANE_KEYS + 1):
        QShortcut(QKeySequence(f"Ctrl+{number}"), window, lambda n=number: p.focus_pane(n))
    return p
