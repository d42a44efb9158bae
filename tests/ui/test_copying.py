"""Selecting with the mouse, and copying with a citation: quotations to the work, our words to the pack (METHOD 14, 15)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.core import citing, marks
from db.records import Position, Quotation
from tests.driver import Reader
from tests.driver_panes import SHIFT
from tests.ui.looking import board_of

SUMMARY = "Stalin is Lenin’s pupil"


def passage(reader: Reader, wanted: object) -> tuple[Quotation, Position, str]:
    """A quotation of a kind that leads its cell, with that cell's position and the voice's family name."""
    board = board_of(reader)
    for position in board.positions.values():
        quotation = board.quotations.get(position.quotations[0]) if position.quotations else None
        if quotation is not None and not quotation.withheld and not quotation.lead_in and callable(wanted) and wanted(quotation):
            return quotation, position, next(v.family for v in board.voices if v.id == position.voice)
    raise AssertionError("the pack has no such quotation")


def copies_passage(reader: Reader, quotation: Quotation, position: Position, name: str) -> tuple[str, list[str]]:
    """Click three times into the passage and copy; the words, and the lines of their sources."""
    reader.chooses_voices(name)
    reader.scrolls_to(position.theme)
    reader.triple_clicks(name, position.theme, "“" + quotation.text.replace('"', "“")[:12])
    lines = reader.copies().splitlines()
    return "\n".join(line for line in lines if not line.startswith("— ")), [line for line in lines if line.startswith("— ")]


# -- selecting --------------------------------------------------------------------------------------------------------


def test_dragging_selects_from_word_to_word(app_window: Reader) -> None:
    reader = app_window
    assert reader.selects_text("Kotkin", "verdict", SUMMARY, "within the dictatorship") == "Stalin is Lenin’s pupil and builds a dictatorship within the dictatorship"


def test_dragging_backwards_selects_too(app_window: Reader) -> None:
    reader = app_window
    assert reader.selects_text("Kotkin", "verdict", "dictatorship within", "within", backwards=True) == "dictatorship within"


def test_a_double_click_selects_the_word(app_window: Reader) -> None:
    assert app_window.double_clicks("Kotkin", "verdict", "pupil") == "pupil"


def test_a_triple_click_selects_just_the_paragraph(app_window: Reader) -> None:
    reader = app_window
    selected = reader.triple_clicks("Kotkin", "verdict", "pupil")
    assert selected in reader.cell_text("Kotkin", "verdict").splitlines()
    assert selected.startswith(SUMMARY)


def test_shift_and_click_extends_the_selection(app_window: Reader) -> None:
    reader = app_window
    reader.clicks(reader.point_at("Kotkin", "verdict", reader.where("Kotkin", "verdict", SUMMARY)))
    end = reader.where("Kotkin", "verdict", "within the dictatorship", end=True)
    reader.clicks(reader.point_at("Kotkin", "verdict", end), SHIFT)
    assert reader.selected_text("Kotkin", "verdict") == "Stalin is Lenin’s pupil and builds a dictatorship within the dictatorship"


def test_select_all_takes_the_whole_cell(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Gill", "party")
    reader.presses("Ctrl+A")
    assert reader.selected_text("Gill", "party").replace("\n", "") == reader.cell_text("Gill", "party").replace("\n", "")


def test_a_click_takes_the_selection_away(app_window: Reader) -> None:
    reader = app_window
    reader.double_clicks("Kotkin", "verdict", "pupil")
    reader.clicks_cell("Pipes", "verdict")
    assert reader.selected_text("Kotkin", "verdict") == ""


def test_dragging_over_a_link_does_not_follow_it(app_window: Reader) -> None:
    reader = app_window
    reader.selects_text("Kotkin", "verdict", "dictatorship [kotkin-20]", "[kotkin-20]")
    assert reader.panel_text() == ""


def test_a_click_does_not_move_what_is_clicked(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("economy")
    reader.scrolls_by(90)
    before = reader.row_top("economy")
    point = reader.cell("Medvedev", "economy").center()
    reader.clicks(point)
    assert reader.workspace.focus == reader.place("Medvedev", "economy")
    assert reader.row_top("economy") == before


# -- copying ----------------------------------------------------------------------------------------------------------


def test_a_summary_is_copied_as_our_paraphrase(app_window: Reader) -> None:
    reader = app_window
    board = board_of(reader)
    reader.selects_text("Kotkin", "verdict", SUMMARY, "pupil")
    words, *sources = reader.copies().splitlines()
    assert words == SUMMARY
    assert len(sources) == 1
    assert sources[0].startswith("— paraphrase of Stephen Kotkin on “The verdict as a whole”, Sic et Non, pack “")
    assert board.pack.version in sources[0]
    assert "resting on " in sources[0]
    assert reader.whisper() == "Copied; sources: 1"


def test_a_quotation_without_a_page_says_so(app_window: Reader) -> None:
    reader = app_window
    quotation, position, name = passage(reader, lambda q: not q.locator and q.work)
    words, sources = copies_passage(reader, quotation, position, name)
    assert len(sources) == 1
    assert board_of(reader).works[quotation.work].title in sources[0]
    assert "[page not seen]" in sources[0]
    assert "paraphrase" not in sources[0]
    assert quotation.text.replace('"', "")[:20] in words


def test_a_quotation_from_a_copy_says_so(app_window: Reader) -> None:
    reader = app_window
    quotation, position, name = passage(reader, lambda q: q.grade == "copy")
    _, sources = copies_passage(reader, quotation, position, name)
    assert len(sources) == 1
    assert "[checked in a copy]" in sources[0]


def test_a_quotation_at_second_hand_names_who_quotes(app_window: Reader) -> None:
    reader = app_window
    quotation, position, name = passage(reader, lambda q: q.grade == "cited" and q.seen_at.startswith("quoted by "))
    _, sources = copies_passage(reader, quotation, position, name)
    assert len(sources) == 1
    assert f", {marks.plain(citing.second_hand(quotation.seen_at))}" in sources[0]
    assert ", quoted in " in sources[0]


def test_a_quotation_with_a_page_names_it(app_window: Reader) -> None:
    reader = app_window
    quotation, position, name = passage(reader, lambda q: q.locator.startswith("p. ") and q.work)
    _, sources = copies_passage(reader, quotation, position, name)
    assert f", {citing.cited_locator(quotation.locator)} " in f"{sources[0]} "
    assert "page not seen" not in sources[0]


def test_both_kinds_of_words_bring_both_sources(app_window: Reader) -> None:
    reader = app_window
    quotation, position, name = passage(reader, lambda q: q.work and 40 < len(q.text) < 200)
    reader.chooses_voices(name)
    reader.resizes(1366, 900)
    reader.scrolls_to(position.theme)
    last_words = position.summary.rpartition(" ")[2][-8:]
    selected = reader.selects_text(name, position.theme, last_words, quotation.text.replace('"', "")[-12:])
    assert "\n" in selected
    sources = [line for line in reader.copies().splitlines() if line.startswith("— ")]
    assert len(sources) == 2
    assert sources[0].startswith("— paraphrase of ")
    assert board_of(reader).works[quotation.work].title in sources[1]
    assert not sources[1].startswith("— paraphrase")


def test_the_cell_in_focus_is_copied_where_nothing_is_selected(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    copied = reader.copies()
    assert copied.startswith(reader.cell_text("Pipes", "verdict").splitlines()[0])
    assert copied.count("— paraphrase of Richard Pipes") == 1


def test_a_mark_of_not_checked_is_copied_along(app_window: Reader) -> None:
    reader = app_window
    board = board_of(reader)
    position = next(p for p in board.positions.values() if "[general knowledge]" in p.summary)
    name = next(v.family for v in board.voices if v.id == position.voice)
    reader.chooses_voices(name)
    reader.scrolls_to(position.theme)
    reader.clicks_cell(name, position.theme)
    reader.presses("Ctrl+A")
    copied = reader.copies()
    assert "[not checked]" in copied
    assert "general knowledge]" not in copied.split("— paraphrase")[0]


def test_the_menu_copies_as_the_keys_do(app_window: Reader) -> None:
    reader = app_window
    reader.double_clicks("Kotkin", "verdict", "pupil")
    by_key = reader.copies()
    QApplication.clipboard().clear()
    reader.chooses("Edit", "Copy with citation")
    assert QApplication.clipboard().text() == by_key


def test_a_selection_outlives_the_glossary_that_comes_late(app_window: Reader) -> None:
    reader = app_window
    board = board_of(reader)
    assert reader.double_clicks("Kotkin", "verdict", "pupil") == "pupil"
    reader.session.loading.terms_ready.emit(replace(board, terms=board.terms[:3]))
    reader.settles()
    assert reader.selected_text("Kotkin", "verdict") == "pupil"
    assert reader.copies().splitlines()[0] == "pupil"


def test_rich_text_on_the_clipboard_is_plain_words(app_window: Reader) -> None:
    reader = app_window
    reader.selects_text("Kotkin", "verdict", SUMMARY, "pupil")
    text = reader.copies()
    html = QApplication.clipboard().mimeData().html()
    assert "Stalin is Lenin’s pupil" in html
    assert html.count("<p>") == len(text.splitlines())
    assert "href" not in html
