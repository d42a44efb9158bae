"""The views and the ways between them: the switch, what is built when, what stands beside a view, and where links lead."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.state.values import VIEWS
from app.state.workspace import Detail
from tests.conftest import ROOT
from tests.driver import Reader

MAIN, FAMINE, KIROV, MEMORY, TOLL = (f"stalinism/{name}" for name in ("continuity", "famine", "kirov", "memory", "toll"))
ON_THE_SWITCH = {"panes": "Panes", "overview": "Overview", "differences": "Differences", "figures": "Figures"}
KEYS = {"panes": "F2", "overview": "F7", "differences": "F8", "figures": "F9", "story": "Ctrl+Shift+S", "glossary": "Ctrl+Shift+L", "corrections": "Ctrl+Shift+E"}


def follows(reader: Reader, link: str) -> None:
    """Follow a link of our own scheme as the side panel does when it is clicked."""
    reader.window.panel.link_activated.emit(link)
    reader.settles()


def opens_debate(reader: Reader, debate: str) -> None:
    """Choose a debate by its id, and wait until it is read."""
    reader.window.header.debate_chosen.emit(debate)
    reader.waits_for(lambda: reader.session.loading.board is not None and reader.session.loading.board.debate.id == debate)
    reader.settles()


# -- the switch -------------------------------------------------------------------------------------------------------


def test_the_switch_shows_which_view_stands_there(app_window: Reader) -> None:
    reader = app_window
    assert reader.pressed_on_the_switch() == ["Panes"]
    for view, words in (*list(ON_THE_SWITCH.items())[1:], ("panes", "Panes")):
        widget = reader.enters(words)
        assert reader.workspace.view == view
        assert widget.isVisible()
        assert reader.board.isVisible() == (view == "panes")
        assert reader.pressed_on_the_switch() == [words]


def test_a_click_on_the_view_that_is_there_changes_nothing(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Overview")
    reader.enters("Overview")
    assert reader.workspace.view == "overview"
    assert reader.pressed_on_the_switch() == ["Overview"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_a_key_and_takes_the_keyboard(app_window: Reader, view: str) -> None:
    reader = app_window
    reader.presses("F7" if view == "panes" else "F2")
    reader.presses(KEYS[view])
    assert reader.workspace.view == view
    focus = QApplication.focusWidget()
    assert focus is not None
    middle = reader.in_the_middle()
    assert middle is focus or middle.isAncestorOf(focus)
    assert reader.pressed_on_the_switch() == ([ON_THE_SWITCH[view]] if view in ON_THE_SWITCH else [])


def test_arrows_walk_the_switch_and_space_presses(app_window: Reader) -> None:
    reader = app_window
    buttons = reader.window.header.switch.buttons
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(buttons[0], Qt.Key.Key_Right)
    assert buttons[1].hasFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Left)
    QTest.keyClick(buttons[0], Qt.Key.Key_Left)
    assert buttons[0].hasFocus(), "it ends at the first"
    for button in buttons[:-1]:
        QTest.keyClick(button, Qt.Key.Key_Right)
    assert buttons[-1].hasFocus()
    QTest.keyClick(buttons[-1], Qt.Key.Key_Space)
    reader.settles()
    assert reader.workspace.view == "figures"


def test_in_a_narrow_window_the_views_stand_in_a_menu(app_window: Reader) -> None:
    reader = app_window
    reader.resizes(700, 600)
    reader.sets_text_scale(150)
    assert not reader.window.header.switch.isVisible()
    reader.enters("Differences")
    assert reader.workspace.view == "differences"
    reader.enters("Panes")
    assert reader.workspace.view == "panes"
    reader.resizes(1366, 768)
    reader.sets_text_scale(100)
    assert reader.window.header.switch.isVisible()
    entries = {action.text() for action in reader.window.header.more.menu().actions()}
    assert not entries & {action.text() for action in (button.defaultAction() for button in reader.window.header.switch.buttons)}


def test_at_double_text_every_view_is_still_reached(app_window: Reader) -> None:
    reader = app_window
    reader.sets_text_scale(200)
    for view, words in ON_THE_SWITCH.items():
        reader.enters(words)
        assert reader.workspace.view == view
        middle = reader.in_the_middle()
        assert middle.width() > reader.window.width() * 0.9
        assert middle.height() > reader.window.height() * 0.4


# -- what is built when, and what stands beside -----------------------------------------------------------------------

AT_START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.ui.session import Session, make_application
app = make_application()
session = Session(Path(sys.argv[1]), Path(sys.argv[2]), remember=False)
session.start()
session.window.show()
app.processEvents()
rooms = ("app.ui.overview", "app.ui.differences", "app.ui.figures", "app.ui.reading", "app.core.overview", "app.core.figures", "app.core.reading_", "app.core.differences", "app.ui.surveying", "app.ui.differing", "app.ui.figuring", "app.ui.reading_room")
print(sorted(name for name in sys.modules if name.startswith(rooms)))
session.workspace.set_view("overview")
print(sorted(name for name in sys.modules if name.startswith(("app.ui.overview.view", "app.ui.differences", "app.ui.figures", "app.ui.reading"))))
session.close()
"""

WARMED = """
import sys
from pathlib import Path
from app.ui.session import Session, make_application
from app.ui.wiring_rooms import LATER
app = make_application()
session = Session(Path(sys.argv[1]), Path(sys.argv[2]), remember=False)
session.start()
session.window.show()
print(sorted(set(LATER) & set(sys.modules)))
while session.library is None or session.warmer.running:
    app.processEvents()
print(sorted(set(LATER) - set(sys.modules)))
session.close()
"""


def test_what_is_entered_later_is_brought_in_once_the_window_stands(library_folder: object, shipped: object) -> None:
    done = subprocess.run([sys.executable, "-c", WARMED, str(library_folder), str(shipped)], capture_output=True, text=True, cwd=ROOT, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-2:] == ["[]", "[]"]


def test_nothing_of_a_room_is_loaded_before_it_is_entered(library_folder: object, shipped: object) -> None:
    done = subprocess.run([sys.executable, "-c", AT_START, str(library_folder), str(shipped)], capture_output=True, text=True, cwd=ROOT, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    before, after = done.stdout.splitlines()[-2:]
    assert before == "[]"
    assert after == "['app.ui.overview.view']", "and then just the one"


class Paints(QObject):
    """Counts how often something is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_room_entered_again_stands_as_it_was_left_and_is_painted_once(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Overview")
    area = reader.overview().area
    picture = area.picture
    reader.enters("Panes")
    assert reader.window.spectrum.isVisible(), "in the panes there is less room"
    paints = Paints(area.viewport())
    reader.workspace.set_view("overview")
    reader.settles()
    assert area.picture is picture, "it was laid out for a height that it does not have"
    assert paints.count == 1


def test_entered_from_the_spectrum_no_cell_comes_into_focus(app_window: Reader) -> None:
    reader = app_window
    reader.window.spectrum.setFocus(Qt.FocusReason.TabFocusReason)
    assert reader.window.spectrum.hasFocus()
    focus = reader.workspace.focus
    reader.workspace.set_view("overview")
    reader.settles()
    assert reader.overview().area.hasFocus()
    assert reader.workspace.focus == focus


def test_a_room_is_built_once_and_the_three_pages_share_one(app_window: Reader) -> None:
    reader = app_window
    visiting = reader.session.wired.visiting
    reader.enters("Overview")
    first = reader.overview()
    reader.enters("Panes")
    reader.enters("Overview")
    assert reader.overview() is first
    for keys in ("Ctrl+Shift+S", "Ctrl+Shift+L", "Ctrl+Shift+E"):
        reader.presses(keys)
    assert visiting.room("story") is visiting.room("glossary") is visiting.room("corrections")
    assert visiting.room("panes") is None


@pytest.mark.parametrize("view", VIEWS)
def test_timeline_and_spectrum_stand_only_where_they_belong(app_window: Reader, view: str) -> None:
    reader = app_window
    reader.presses("F7" if view == "panes" else "F2", KEYS[view])
    assert reader.window.timeline.isVisible() == (view in ("panes", "story"))
    assert reader.window.spectrum.isVisible() == (view == "panes")
    assert reader.window.header.poles.isVisible() == (view in ("overview", "differences")), "both poles are named in every view that has an axis, once"
    reader.presses("F2")
    assert reader.window.timeline.isVisible()
    assert reader.window.spectrum.isVisible()


def test_the_poles_are_those_of_the_theme_in_view(app_window: Reader) -> None:
    reader = app_window
    opens_debate(reader, KIROV)
    board = reader.session.loading.board
    assert board is not None
    poles = reader.window.header.poles
    for theme in reader.themes():
        reader.scrolls_to(theme)
        axis = board.axis(theme)
        spectrum = reader.window.spectrum.spectrum
        assert spectrum is not None
        assert (spectrum.first_pole, spectrum.second_pole) == (axis.first_pole, axis.second_pole)
        reader.presses("F7")
        assert poles.isVisible()
        assert axis.first_pole in poles.accessibleName()
        assert axis.second_pole in poles.accessibleName()
        reader.presses("F2")
    assert board.axis("kirov-order").first_pole != board.axis("terror-direction").first_pole


def test_the_poles_come_with_a_debate_whose_themes_have_their_own(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Overview")
    opens_debate(reader, MEMORY)
    assert not reader.window.header.poles.isVisible()
    opens_debate(reader, KIROV)
    assert reader.window.header.poles.isVisible()
    assert "no order" in reader.window.header.poles.accessibleName()


def test_a_debate_without_an_axis_has_no_poles_no_spectrum_and_no_marks(app_window: Reader) -> None:
    reader = app_window
    opens_debate(reader, MEMORY)
    assert not reader.window.spectrum.isVisible()
    assert not reader.window.header.poles.isVisible()
    assert all(not reader.marks(name, theme) for name in reader.panes() for theme in reader.themes())
    reader.enters("Overview")
    assert reader.overview_marks() == 0
    assert not reader.overview().tools.contested.isVisible()
    assert not reader.window.header.poles.isVisible()
    reader.enters("Differences")
    assert reader.differences_marks() == 0
    assert "apart" not in reader.differences_text()
    opens_debate(reader, MAIN)
    assert reader.differences_marks() > 0
    assert reader.window.header.poles.isVisible()


def test_hints_stand_beside_the_panes_alone(readers: Callable[..., Reader]) -> None:
    reader = readers(hints=True).opens()
    reader.waits_for(lambda: bool(reader.hint()))
    words = reader.hint()
    reader.presses("F9")
    reader.waits_for(lambda: not reader.hint())
    reader.presses("F2")
    reader.waits_for(lambda: reader.hint() == words)


# -- debates ----------------------------------------------------------------------------------------------------------


def test_switching_debates_keeps_panes_place_and_years(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+J", "Alt+2")
    span = reader.workspace.timing.span
    reader.chooses_voices("Kotkin", "Conquest", "Cohen")
    reader.scrolls_to("economy")
    opens_debate(reader, FAMINE)
    assert {"Kotkin", "Conquest"} <= set(reader.panes()), "who speaks here too"
    assert "Cohen" not in reader.panes()
    assert reader.workspace.timing.span == span
    reader.chooses_voices("Tauger", "Conquest")
    opens_debate(reader, MAIN)
    assert set(reader.panes()) == {"Kotkin", "Conquest", "Cohen"}
    assert reader.theme_in_view == "economy"
    assert reader.workspace.theme == "economy"
    opens_debate(reader, FAMINE)
    assert set(reader.panes()) == {"Tauger", "Conquest"}
    assert reader.workspace.timing.span == span
    assert reader.workspace.view == "panes"


def test_a_room_follows_the_debate(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Overview")
    opens_debate(reader, FAMINE)
    assert reader.workspace.view == "overview"
    assert {"Tauger", "Kulchytsky"} <= set(reader.overview_voices())
    assert "Pipes" not in reader.overview_voices()
    reader.enters("Differences")
    first = reader.pair()
    opens_debate(reader, TOLL)
    assert [theme for theme, _ in reader.differing_themes()] == ["toll"]
    opens_debate(reader, FAMINE)
    assert reader.pair() == first


def test_figures_of_the_debate_that_was_opened_are_in_view(app_window: Reader) -> None:
    reader = app_window
    opens_debate(reader, MEMORY)
    reader.enters("Figures")
    plot = reader.figures().plot
    held = plot.picture.items[plot.at]
    assert (held.kind, held.key) == ("debate", MEMORY)
    assert plot.viewport().rect().intersects(plot.rect_of(held))


# -- where links lead -------------------------------------------------------------------------------------------------


def test_a_link_to_a_debate_opens_it_with_the_pane_of_the_voice(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Figures")
    follows(reader, f"debate:{FAMINE}@stalinism/naumenko")
    reader.waits_for(lambda: reader.themes() == ["famine-intent"])
    reader.settles()
    assert reader.workspace.view == "panes"
    assert "Naumenko" in reader.panes()
    assert reader.workspace.focus.voice == reader.voice("Naumenko")
    assert reader.is_across(reader.cell("Naumenko", "famine-intent"))
    # in the open debate it needs no reading
    follows(reader, f"debate:{FAMINE}@stalinism/lemkin")
    assert reader.workspace.focus.voice == reader.voice("Lemkin")
    # and a voice that has no pane there opens none
    before = reader.panes()
    follows(reader, f"debate:{FAMINE}@stalinism/pipes")
    assert reader.panes() == before


def test_a_link_to_corrections_opens_those_of_the_debate(app_window: Reader) -> None:
    reader = app_window
    follows(reader, f"corrections:{FAMINE}")
    assert reader.workspace.view == "corrections"
    assert "Holodomor" in reader.page_text()
    assert " shown of " in reader.page_count()
    follows(reader, f"corrections:{TOLL}")
    assert "328,612" in reader.page_text()


def test_a_link_to_a_period_opens_the_timeline_on_its_years(app_window: Reader) -> None:
    reader = app_window
    period = next(p for p in reader.session.loading.chronicle.periods if p.id.endswith("/great-turn"))  # type: ignore[union-attr]
    assert reader.workspace.timing.folded
    follows(reader, f"period:{period.id}")
    assert not reader.workspace.timing.folded
    first, last = reader.workspace.timing.span
    assert first < period.earliest < period.latest < last
    assert last - first < 3 * (period.latest - period.earliest) + 2


def test_a_link_to_a_theme_shows_it_among_the_panes(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Overview")
    follows(reader, "theme:nationalities")
    assert reader.workspace.view == "panes"
    reader.waits_for(lambda: reader.theme_in_view == "nationalities")


@pytest.mark.parametrize("link", ["theme:weather", "period:stalinism/never", "debate:stalinism/continuity@nobody", "mailto:nobody"])
def test_a_link_that_leads_nowhere_does_no_harm(app_window: Reader, link: str) -> None:
    reader = app_window
    before, span = reader.panes(), reader.workspace.timing.span
    follows(reader, link)
    assert reader.panes() == before
    assert reader.workspace.timing.span == span
    assert reader.workspace.view == "panes"
    assert reader.dialogs() == 0


def test_a_position_and_a_quotation_of_another_debate_open_their_page(app_window: Reader) -> None:
    reader = app_window
    board = reader.session.loading.board
    assert board is not None
    follows(reader, "position:stalinism/famine.tauger.famine-intent")
    reader.panel_says("Mark Tauger", "HOW THIS WAS CODED")
    follows(reader, "quotation:stalinism/famine-tauger-1")
    reader.waits_for(lambda: reader.workspace.detail == Detail("quotation", "stalinism/famine-tauger-1"))
    reader.panel_says("Tauger")
    assert reader.session.loading.board is board, "the debate that is open stays open"
    assert reader.workspace.view == "panes"


def test_criticism_on_a_voice_page_leads_to_the_two_panes(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Overview")
    follows(reader, "voice:stalinism/pipes")
    reader.panel_says("WHO CRITICISES THIS VOICE")
    follows(reader, "only:stalinism/pipes,stalinism/cohen")
    assert reader.workspace.view == "panes"
    assert set(reader.panes()) == {"Cohen", "Pipes"}


# -- Esc --------------------------------------------------------------------------------------------------------------


def test_esc_lets_go_of_a_picked_voice_before_it_leaves_the_overview(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Overview")
    reader.clicks_in_the_overview("Kotkin", picks=True)
    assert "Esc lets go" in reader.overview().reading.full
    reader.presses("Esc")
    assert reader.workspace.view == "overview"
    assert "is picked" not in reader.overview().reading.full
    reader.presses("Esc")
    assert reader.workspace.view == "panes"


def test_esc_empties_the_field_of_a_page_before_it_leaves(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+Shift+L")
    reader.filters_page("kulak")
    assert " shown of 93 " in reader.page_count()
    reader.presses("Esc")
    assert reader.workspace.view == "glossary"
    assert reader.page_count().startswith("93 ")
    reader.presses("Esc")
    assert reader.workspace.view == "panes"
