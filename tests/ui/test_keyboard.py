"""Everything by keyboard: walking, folding, links, regions, panes, text scale."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.state.actions import ACTIONS
from app.state.workspace import Place
from tests.driver import Reader


def ring_is_painted(reader: Reader, place: Place) -> bool:
    """Is the ring of the focus painted around this cell?"""
    image = reader.board.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rect = reader.board.to_viewport(reader.board.layout_.cell_rect(place))
    y = min(int(rect.center().y()), image.height() - 40)
    colour = QColor(reader.board.theme.focus).rgb()
    return any(image.pixel(int(rect.left()) + x, y) == colour for x in range(1, 6))


def test_arrows_walk_from_cell_to_cell(app_window: Reader) -> None:
    reader = app_window
    first, second = reader.panes()[:2]
    rows = reader.themes()
    reader.presses("F6", "Shift+F6")
    assert reader.board.focus_place == reader.place(first, rows[0])
    reader.presses("Right")
    assert reader.board.focus_place == reader.place(second, rows[0])
    assert ring_is_painted(reader, reader.board.focus_place)
    assert not ring_is_painted(reader, reader.place(first, rows[0]))
    reader.presses("Down")
    assert reader.board.focus_place == reader.place(second, rows[1])
    reader.presses("Left", "Left", "Left", "Up", "Up")
    assert reader.board.focus_place == reader.place(first, rows[0]), "the edge holds"


def test_walking_brings_the_cell_into_view(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell(reader.panes()[0], "verdict")
    reader.presses(*["Right"] * 6, *["Down"] * 4)
    place = reader.board.focus_place
    assert place == reader.place(reader.panes()[6], reader.themes()[4])
    rect = reader.board.to_viewport(reader.board.layout_.cell_rect(place))
    assert reader.board.body_top() <= rect.top() < reader.board.viewport().height() - 100
    assert rect.left() >= 0
    assert rect.right() <= reader.board.viewport().width()


def test_enter_says_how_a_cell_was_coded(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Kotkin", "verdict")
    reader.presses("Return")
    assert reader.panel_text().startswith("Stephen Kotkin: The verdict")
    assert "HOW THIS WAS CODED" in reader.panel_text()


def test_enter_opens_a_headline(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+H")
    reader.clicks_cell("Kotkin", "party")
    before = reader.cell_text("Kotkin", "party")
    reader.presses("Return")
    assert len(reader.cell_text("Kotkin", "party")) > 2 * len(before)
    reader.presses("Space")
    assert reader.cell_text("Kotkin", "party") == before


def test_space_unfolds_the_cell_and_shift_space_the_row(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Kotkin", "verdict")
    reader.presses("Space")
    assert "Why this code: " in reader.cell_text("Kotkin", "verdict")
    assert "Why this code: " not in reader.cell_text("Pipes", "verdict")
    reader.presses("Space")
    assert "Why this code: " not in reader.cell_text("Kotkin", "verdict")
    reader.presses("Shift+Space")
    assert all("Why this code: " in reader.cell_text(name, "verdict") for name in reader.panes())
    reader.presses("Shift+Space")
    assert not any("Why this code: " in reader.cell_text(name, "verdict") for name in reader.panes())


def test_tab_walks_the_links_of_a_cell_and_enter_follows(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Kotkin", "verdict")
    place, targets = reader.place("Kotkin", "verdict"), reader.links_in("Kotkin", "verdict")
    seen = []
    for _ in targets:
        reader.presses("Tab")
        link = reader.board.hands.keys.link_in(place)
        assert link is not None
        seen.append(link[2])
    assert seen == targets
    reader.presses("Shift+Tab")
    link = reader.board.hands.keys.link_in(place)
    assert link is not None
    assert link[2] == targets[-2]
    work = next(i for i, target in enumerate(targets) if target.startswith("work:"))
    for _ in range(len(targets) - 2 - work):
        reader.presses("Shift+Tab")
    reader.presses("Return")
    assert reader.panel_text().splitlines()[0] in reader.cell_text("Kotkin", "verdict")


def test_tab_past_the_last_link_leaves_the_panes(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Gill", "ideology")
    for _ in range(len(reader.links_in("Gill", "ideology"))):
        reader.presses("Tab")
        assert reader.board.hasFocus()
    reader.presses("Tab")
    assert not reader.board.hasFocus()


def test_paging_and_both_ends(app_window: Reader) -> None:
    reader = app_window
    bar = reader.board.verticalScrollBar()
    reader.clicks_cell("Kotkin", "verdict")
    reader.presses("PgDown")
    page = bar.value()
    assert reader.board.viewport().height() * 0.6 < page < reader.board.viewport().height()
    reader.presses("PgDown")
    assert bar.value() == 2 * page
    reader.presses("PgUp")
    assert bar.value() == page
    reader.presses("End")
    assert reader.theme_in_view == reader.themes()[-1]
    reader.presses("Home")
    assert reader.theme_in_view == reader.themes()[0]
    assert bar.value() == 0


def test_ctrl_and_a_number_goes_to_a_pane(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("party")
    for number, name in enumerate(reader.panes(), start=1):
        reader.presses(f"Ctrl+{number}")
        assert reader.board.focus_place == reader.place(name, "party")
        assert reader.is_across(reader.cell(name, "party"))
    reader.presses("Ctrl+9")
    assert reader.board.focus_place.voice == reader.voice(reader.panes()[6]), "there is no ninth pane"


def test_f6_walks_through_the_regions_and_back(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_name("Kotkin")
    reader.board.setFocus()
    window = reader.window
    regions = [reader.board, window.timeline, reader.panel, window.header.title, window.spectrum, reader.board]
    for region in regions[1:]:
        reader.presses("F6")
        focus = QApplication.focusWidget()
        assert focus is region or region.isAncestorOf(focus)
    for region in reversed(regions[:-1]):
        reader.presses("Shift+F6")
        focus = QApplication.focusWidget()
        assert focus is region or region.isAncestorOf(focus)


def test_escape_closes_one_thing_after_the_other(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_name("Kotkin")
    reader.finds("Lenin")
    reader.presses("Esc")
    assert not reader.findbar.isVisible()
    assert reader.panel.isVisible()
    reader.presses("Esc")
    assert not reader.panel.isVisible()
    assert reader.board.hasFocus()


def test_ctrl_w_closes_the_pane_in_focus(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    reader.presses("Ctrl+W")
    assert "Pipes" not in reader.panes()
    assert len(reader.panes()) == 6
    reader.presses("Ctrl+W")
    assert len(reader.panes()) == 5


def test_ctrl_p_chooses_voices_by_keyboard_alone(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+P")
    assert reader.dialog().windowTitle() == "Choose voices"
    reader.types("arendt")
    reader.presses("Tab", "Tab", "Tab", "Tab", "Tab", "Space", "Esc")
    assert reader.dialogs() == 0
    assert "Arendt" in reader.panes()
    assert len(reader.panes()) == 8


def test_the_text_scale_by_keys(app_window: Reader) -> None:
    reader = app_window
    height = reader.board.body_top()
    reader.presses("Ctrl++", "Ctrl++")
    assert reader.whisper() == "Text at 125 %"
    assert reader.board.body_top() > height
    larger = reader.window.menuBar().font().pointSizeF()
    reader.presses("Ctrl+0")
    assert reader.whisper() == "Text at 100 %"
    assert reader.board.body_top() == height
    assert reader.window.menuBar().font().pointSizeF() < larger
    reader.presses("Ctrl+-")
    assert reader.board.body_top() < height


def test_shift_and_arrows_select_letters(app_window: Reader) -> None:
    reader = app_window
    reader.clicks(reader.point_at("Kotkin", "verdict", reader.where("Kotkin", "verdict", "Lenin’s pupil")))
    reader.presses(*["Shift+Right"] * 5)
    assert reader.selected_text("Kotkin", "verdict") == "Lenin"


def test_no_two_actions_share_a_key() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    assert not {f"Ctrl+{n}" for n in range(1, 10)} & set(keys)


def test_every_action_of_the_table_can_be_taken_without_a_fault(app_window: Reader) -> None:
    reader = app_window
    heard = []
    reader.clicks_cell("Pipes", "verdict")
    taken = [action.id for action in ACTIONS if action.id not in ("window.quit", "debate.import", "edit.save_bibliography", "style.add", "voices.school")]  # a menu, and dialogs of the system
    taken.sort(key=lambda name: name != "voices.close")  # only then is there something to go back to
    for name in taken:
        if name.startswith("timeline."):
            reader.session.presenter.choosing.preset("seven")
            reader.workspace.set_event(reader.event("Decree on Red Terror"))
        if name == "view.level":
            reader.workspace.set_look(arrangement="columns")
            reader.board.shift_pane(reader.workspace.voices[0], 40)
        reader.window.actions_[name].triggered.connect(lambda _=False, name=name: heard.append(name))
        reader.window.actions_[name].trigger()
        QApplication.processEvents()
        for box in [w for w in QApplication.topLevelWidgets() if w.isModal() and w.isVisible()]:
            box.close()
    reader.settles()
    assert [name for name in taken if name not in heard] == []
