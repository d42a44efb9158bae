"""A student looks for a passage that she half remembers, in a spelling from her library's catalogue, and finds more than she sought."""

from __future__ import annotations

from tests.driver import Reader


def test_from_a_half_remembered_name_to_the_passage(app_window: Reader) -> None:
    reader = app_window

    # the catalogue writes him so; the pack writes him otherwise
    rows = reader.searches("Хрущёв")
    assert any(row.startswith("Nikita Khrushchev") for row in rows)

    # what did he say himself? The arrows show it beside the results, and nothing behind them moves
    box = reader.session.wired.seeking.box
    panes, debate = reader.panes(), reader.title()
    box.line.setText("by:khrushchev in:quotations")
    reader.settles()
    assert reader.result().startswith("“")
    reader.presses("Down", "Up")
    reader.waits_for(lambda: bool(reader.panel_text()))
    reader.panel_says("Nikita Khrushchev", "What was seen:")
    assert (reader.panes(), reader.title()) == (panes, debate)
    reader.presses("Esc")
    assert reader.panel_text() == ""

    # who calls the famine a genocide? The pane stands in another debate; Enter leads there and marks the words
    reader.searches("genocide by:graziosi in:positions")
    reader.presses("Return")
    reader.waits_for(lambda: reader.board.hands.finding.count > 0)
    reader.settles()
    assert reader.workspace.debate == "stalinism/famine"
    assert "Graziosi" in reader.panes()
    now, _, count = reader.find_count().partition(" of ")
    assert 1 <= int(now) < int(count)
    reader.presses("F3")
    assert reader.find_count() == f"{int(now) + 1} of {count}"
    reader.presses("Esc")
    assert reader.find_count() == ""

    # back to the first debate by the name of its question, and into the dark by the name of an action
    reader.searches("")
    box.line.setText("continuation of Leninism in:debates")
    reader.settles()
    reader.presses("Return")
    reader.waits_for(lambda: reader.workspace.debate == "stalinism/continuity")
    reader.settles()
    reader.searches("")
    box.line.setText("in:actions dark")
    reader.settles()
    while not reader.result().startswith("Dark"):
        reader.presses("Down")
    reader.presses("Return")
    assert reader.workspace.look.theme == "dark"
