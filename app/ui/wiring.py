"""Every connection between parts, state and actions, in one place: read it from top to bottom and you know what hears whom.

What a run needs besides (opening the library, bringing the plot in, remembering) is connected in ``session``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from app.state.actions import PANE_KEYS
from app.state.citations import Citations
from app.state.exports import Exports
from app.state.loading import Loading
from app.state.values import VIEWS
from app.state.workspace import Detail, Workspace
from app.ui.board import accessible
from app.ui.copying import Copying
from app.ui.exporter import Exporter
from app.ui.facing import Facing
from app.ui.following import Following
from app.ui.going import Going
from app.ui.hinting import Hinting
from app.ui.presenter import Presenter
from app.ui.referring import Referring
from app.ui.seeking import Seeking
from app.ui.staging import Staging
from app.ui.timekeeper import Timekeeper
from app.ui.visiting import Visiting
from app.ui.window import MainWindow
from app.ui.wiring_rooms import Rooms


@dataclass(frozen=True, slots=True)
class Wired:
    """What stands between workspace and views, each with a job of its own; all live as long as the window."""

    presenter: Presenter
    following: Following
    timekeeper: Timekeeper
    staging: Staging
    hinting: Hinting
    visiting: Visiting
    going: Going
    referring: Referring
    seeking: Seeking
    exporter: Exporter


def connect(window: MainWindow, workspace: Workspace, loading: Loading, citations: Citations, exports: Exports) -> Wired:
    """Connect parts, state and actions."""
    p = Presenter(window, workspace, loading)
    following, timekeeper = Following(window, workspace, loading), Timekeeper(window, workspace, loading)
    staging, hinting, copying = Staging(window, workspace, loading), Hinting(window), Copying(window, loading)
    going = Going(window, workspace, loading, p.choosing)
    seeking = Seeking(window, workspace, loading, going)
    visiting = Rooms(window, workspace, loading, p, going, copying, seeking).visiting()
    facing = Facing(window, workspace, loading, p.side, visiting, seeking)
    referring = Referring(window, workspace, loading, p.side, citations, facing)
    exporter = Exporter(window, workspace, loading, citations, exports, visiting)
    board, panel, header, findbar, choosing = window.board, window.panel, window.header, window.findbar, p.choosing
    spectrum, timeline, followbar = window.spectrum, window.timeline, window.followbar

    # the workspace has changed: records are read …
    workspace.debate_changed.connect(loading.load_board)
    workspace.detail_changed.connect(loading.load_detail)
    loading.debates_ready.connect(p.debates_ready)
    loading.debates_ready.connect(exporter.debates_ready)
    loading.board_ready.connect(p.board_ready)
    loading.board_ready.connect(going.board_ready)
    loading.board_ready.connect(seeking.board_ready)
    loading.terms_ready.connect(p.terms_ready)
    loading.detail_ready.connect(p.side.detail_ready)
    loading.chronicle_ready.connect(timekeeper.chronicle_ready)
    loading.chronicle_ready.connect(lambda _: following.refresh())

    # … and every view hears it
    workspace.voices_changed.connect(p.show_voices)
    workspace.order_changed.connect(lambda _: p.show_order())
    workspace.folds_changed.connect(p.show_folds)
    workspace.look_changed.connect(p.show_look)
    workspace.focus_changed.connect(board.set_focus)
    workspace.focus_changed.connect(lambda _: accessible.tell_focus(board))
    workspace.detail_changed.connect(p.side.show_detail)
    workspace.notice_changed.connect(window.notice.set_sentence)

    # … spectrum and timeline too: theme, voices and look decide what they show
    workspace.theme_changed.connect(lambda _: p.show_spectrum())
    workspace.theme_changed.connect(board.set_theme_in_view)
    workspace.voices_changed.connect(lambda _: p.show_spectrum())
    workspace.focus_changed.connect(lambda place: spectrum.set_focus_voice(place.voice))
    for changed in (workspace.theme_changed, workspace.voices_changed, workspace.look_changed):
        changed.connect(lambda _: timekeeper.refresh())
    window.crowded_changed.connect(p.show_spectrum)
    window.crowded_changed.connect(lambda: timekeeper.show_timing(workspace.timing))
    workspace.timing_changed.connect(timekeeper.show_timing)
    workspace.look_changed.connect(lambda _: timekeeper.show_timing(workspace.timing))

    # … and the room in the middle
    workspace.view_changed.connect(visiting.show_view)
    visiting.cleared.connect(p.show_spectrum)
    workspace.view_changed.connect(lambda _: hinting.refresh())
    for changed in (workspace.theme_changed, workspace.voices_changed, workspace.look_changed, loading.board_ready, workspace.focus_changed):
        changed.connect(lambda _: visiting.refresh())

    # … and the search box
    workspace.look_changed.connect(seeking.show_look)
    workspace.detail_changed.connect(seeking.detail_changed)
    going.arrived.connect(seeking.arrived)
    seeking.page_asked.connect(p.side.follow)
    seeking.covered.connect(hinting.set_covered)
    seeking.action_asked.connect(lambda action: window.actions_[action].trigger())

    # … what belongs together moves together
    workspace.event_changed.connect(following.event_changed)
    workspace.period_changed.connect(following.period_changed)
    for changed in (workspace.focus_changed, workspace.voices_changed, workspace.detail_changed, workspace.look_changed):
        changed.connect(lambda _: following.refresh())

    # … and so does the stage
    workspace.stage_changed.connect(staging.show_stage)
    window.closing.connect(staging.end)
    for changed in (workspace.theme_changed, workspace.voices_changed, workspace.look_changed):
        changed.connect(lambda _: staging.show_slide())

    # … and the hints of a first start stand beside what they explain
    loading.board_ready.connect(lambda _: hinting.refresh())
    for changed in (workspace.look_changed, workspace.timing_changed, workspace.voices_changed):
        changed.connect(lambda _: hinting.refresh())
    hinting.example_asked.connect(lambda _: following.show_example())
    window.floors.splitterMoved.connect(lambda _at, _which: hinting.refresh())

    # the system's choice of colours and contrast is followed live; by slots, because the hints outlive every window
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(p.follow_system)
    if hasattr(hints, "accessibility"):  # Qt 6.10 and later
        hints.accessibility().contrastPreferenceChanged.connect(p.follow_system)

    # what a person points at changes the workspace
    header.debate_chosen.connect(workspace.set_debate)
    header.debate_chosen.connect(lambda _: window.to_middle())
    board.place_focused.connect(workspace.set_focus)
    board.theme_seen.connect(workspace.set_theme)
    board.link_activated.connect(p.side.follow)
    board.fold_asked.connect(p.fold)
    board.row_fold_asked.connect(p.fold_row)
    board.orientation_asked.connect(workspace.toggle_orientation)
    board.pane_closed.connect(choosing.close)
    board.panes_ordered.connect(choosing.arrange)
    board.compare_asked.connect(choosing.compare)
    board.levelled.connect(lambda level: window.actions_["view.level"].setEnabled(not level))
    board.copied.connect(copying.copy)
    board.copied.connect(referring.overtaken)
    board.hands.cite_asked.connect(referring.cite_words)
    citations.style_changed.connect(lambda _: referring.show_styles())
    board.link_hovered.connect(p.hover)
    spectrum.voice_toggled.connect(choosing.toggle)
    spectrum.voice_asked.connect(lambda voice: workspace.set_detail(Detail("voice", voice)))
    spectrum.compare_asked.connect(choosing.compare_with_focus)
    spectrum.coding_asked.connect(lambda position: workspace.set_detail(Detail("position", position)))
    timeline.event_chosen.connect(workspace.set_event)
    timeline.publication_chosen.connect(following.publication_chosen)
    timeline.voice_chosen.connect(lambda voice: workspace.set_detail(Detail("voice", voice)))
    timeline.period_brushed.connect(workspace.set_period)
    timeline.timing_asked.connect(timekeeper.ask)
    timeline.details_asked.connect(p.side.follow)
    timeline.filtered.connect(lambda words: window.whisper.say(words, 2000))
    timeline.told.connect(lambda words: window.whisper.say(words, 4000))
    timeline.copied.connect(copying.copy_rows)
    followbar.stepped.connect(following.step)
    followbar.others_asked.connect(following.open_others)
    followbar.details_asked.connect(following.show_details)
    followbar.closed.connect(following.clear)
    following.voices_asked.connect(choosing.choose)
    panel.link_activated.connect(p.side.follow)
    panel.copy_asked.connect(referring.copy)
    panel.cite_asked.connect(lambda alone: referring.cite_alone() if alone else referring.cite())
    p.side.only_asked.connect(going.show_pair)
    p.side.debate_asked.connect(going.to_debate)
    p.side.theme_asked.connect(going.to_theme)
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
        "debate.export": exporter.ask,
        "debate.print": exporter.ask_to_print,
        "window.quit": window.close,
        "edit.copy": referring.copy,
        "edit.cite": referring.cite,
        "edit.cite_alone": referring.cite_alone,
        "edit.bibliography": referring.copy_bibliography,
        "edit.save_bibliography": referring.ask_where,
        "style.add": referring.ask_for_style,
        "edit.select_all": facing.select_all,
        "edit.search": seeking.open,
        "edit.find": going.find,
        "edit.find_next": lambda: p.find_step(True),
        "edit.find_previous": lambda: p.find_step(False),
        "voices.choose": choosing.open_dialog,
        "voices.details": lambda: workspace.set_detail(Detail("voice", choosing.in_focus())),
        "voices.close": choosing.close_in_focus,
        "voices.back": workspace.voices_back,
        "voices.only_two": choosing.compare_last_two,
        "voices.seven": lambda: choosing.preset("seven"),
        "voices.historians": lambda: choosing.preset("historians"),
        "voices.all": lambda: choosing.preset("all"),
        "voices.left": lambda: board.move_pane(choosing.in_focus(), -1),
        "voices.right": lambda: board.move_pane(choosing.in_focus(), 1),
        "voices.by_year": lambda: choosing.order("year"),
        "voices.by_name": lambda: choosing.order("name"),
        "board.term": board.hands.keys.step_term,
        "view.text": lambda: workspace.set_look(density="text"),
        "view.headlines": lambda: workspace.set_look(density="text" if workspace.look.density == "headlines" else "headlines"),
        "view.rows": lambda: workspace.set_look(arrangement="columns" if workspace.look.arrangement == "rows" else "rows"),
        "view.level": board.level,
        "view.spectrum": p.toggle_spectrum,
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
        "view.theme_contrast": lambda: workspace.set_look(theme="contrast"),
        "view.light_page": lambda: workspace.set_look(light_page=not workspace.look.light_page),
        "view.present": staging.start,
        "timeline.open": timekeeper.toggle,
        "timeline.table": timekeeper.toggle_table,
        "timeline.verified": lambda: workspace.set_timing(verified=not workspace.timing.verified),
        "timeline.apart": timekeeper.toggle_apart,
        "timeline.whole": lambda: timekeeper.preset("whole"),
        "timeline.revolution": lambda: timekeeper.preset("revolution"),
        "timeline.soviet": lambda: timekeeper.preset("soviet"),
        "timeline.since": lambda: timekeeper.preset("since"),
        "timeline.next": lambda: following.step(True),
        "timeline.previous": lambda: following.step(False),
        "timeline.others": following.open_others,
        "timeline.clear": following.clear,
        **{f"view.{view}": partial(workspace.set_view, view) for view in VIEWS},
        **{name: partial(referring.choose, name.removeprefix("style.")) for name in window.actions_ if name.startswith("style.") and name != "style.add"},
        "help.keys": p.show_keys,
        "help.hints": hinting.again,
        "window.next_region": lambda: window.to_region(True),
        "window.previous_region": lambda: window.to_region(False),
        "window.close_panel": lambda: None if seeking.close() else p.close_topmost(),
    }
    for name, what in does.items():
        window.actions_[name].triggered.connect(lambda _=False, do=what: do())
    for name in ("voices.by_year", "voices.by_name"):  # a second click takes the tick away by itself
        window.actions_[name].triggered.connect(lambda _=False: p.show_order())
    window.actions_["view.level"].setEnabled(False)
    for number in range(1, PANE_KEYS + 1):
        QShortcut(QKeySequence(f"Ctrl+{number}"), window, lambda n=number: p.focus_pane(n))
    return Wired(p, following, timekeeper, staging, hinting, visiting, going, referring, seeking, exporter)
