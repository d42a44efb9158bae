"""Citations in a style from the keyboard: three forms at once, the plain one first, and a menu of styles that is remembered."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from app.core import marks
from app.documents import pandoc
from app.state.workspace import Place
from app.ui.board import menu
from app.ui.differences.selecting import Selection
from tests.driver import Reader
from tests.ui.looking import board_of

SUMMARY = "Stalin is Lenin’s pupil"


def clipboard() -> str:
    """What a plain editor would paste."""
    return QGuiApplication.clipboard().text()


def cites(reader: Reader, key: str) -> str:
    """Press a key, and wait until what was begun is there."""
    reader.presses(key)
    reader.waits_for(lambda: "being set" not in reader.whisper())
    return clipboard()


def test_a_selection_is_copied_with_its_citation_in_the_style(app_window: Reader) -> None:
    reader = app_window
    reader.selects_text("Kotkin", "verdict", SUMMARY, "pupil")
    words, source = cites(reader, "Ctrl+Shift+C").splitlines()
    assert words == SUMMARY
    assert source.startswith("— Paraphrase of Stephen Kotkin on “The verdict as a whole,” Sic et Non, The makers of Sic et Non, “Stalinism: Historians Side by Side,” version ")
    assert "; resting on Stephen Kotkin, Stalin: Paradoxes of Power" in source
    assert reader.whisper() == "Copied with citation in the style; sources: 1"
    data = QGuiApplication.clipboard().mimeData()
    assert "<em>Stalin: Paradoxes of Power" in data.html()
    assert "*Stalin: Paradoxes of Power" in bytes(data.data("text/markdown").data()).decode()


def test_a_sign_of_a_passage_is_its_work_in_what_is_copied(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("terror")
    for key in ("Ctrl+C", "Ctrl+Shift+C"):
        reader.selects_text("Kotkin", "terror", "Lenin made political violence", "hostile")
        assert cites(reader, key).startswith("Lenin made political violence a principle [Stalin: Paradoxes of Power, 1878–1928], and saw hostile\n— ")


def test_the_citation_alone(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Kotkin", "verdict")
    copied = cites(reader, "Ctrl+Shift+A")
    assert "Paraphrase of Stephen Kotkin" in copied
    assert SUMMARY not in copied
    assert "— " not in copied.splitlines()[0][:2]


def test_the_plain_citation_stands_there_at_once(app_window: Reader) -> None:
    reader = app_window
    reader.selects_text("Kotkin", "verdict", SUMMARY, "pupil")
    reader.window.actions_["edit.cite"].trigger()
    assert clipboard().startswith(SUMMARY + "\n— paraphrase of Stephen Kotkin on “The verdict as a whole”, Sic et Non, pack “")
    assert "being set" in reader.window.whisper.text()
    reader.waits_for(lambda: "Paraphrase" in clipboard())


def test_what_was_copied_meanwhile_stays(app_window: Reader) -> None:
    reader = app_window
    reader.selects_text("Kotkin", "verdict", SUMMARY, "pupil")
    reader.window.actions_["edit.cite"].trigger()
    QGuiApplication.clipboard().setText("from another program")
    reader.waits_for(lambda: not reader.session.citations.pending)
    reader.settles()
    assert clipboard() == "from another program"
    reader.window.actions_["edit.cite"].trigger()
    reader.window.actions_["edit.copy"].trigger()
    reader.waits_for(lambda: not reader.session.citations.pending)
    reader.settles()
    assert "— paraphrase" in clipboard()


def test_nothing_is_lost_without_pandoc(app_window: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    monkeypatch.setattr(pandoc, "find", lambda: None)
    reader.selects_text("Kotkin", "verdict", SUMMARY, "pupil")
    copied = cites(reader, "Ctrl+Shift+C")
    assert copied.startswith(SUMMARY + "\n— paraphrase of Stephen Kotkin")
    assert reader.notice() == "Pandoc, which sets citations in a style, is not installed; run 'python3 -m uv sync' in the program's folder. The plain citation was copied."


def test_the_menu_of_a_pane_cites_its_cell_whatever_is_selected_elsewhere(app_window: Reader) -> None:
    reader = app_window
    reader.chooses_voices("Kotkin", "Deutscher")
    reader.selects_text("Kotkin", "verdict", SUMMARY, "pupil")
    board = reader.window.board
    for alone, words in ((False, "Copy with citation in the style"), (True, "Copy the citation alone")):
        made = menu.build(board, Place(reader.voice("Deutscher"), "verdict"))
        next(action for action in made.actions() if action.text().replace("&", "") == words).trigger()
        reader.waits_for(lambda: "being set" not in reader.whisper())
        assert "araphrase of Isaac Deutscher on “The verdict as a whole,”" in clipboard()
        assert "Kotkin" not in clipboard()
        assert clipboard().startswith("Paraphrase") == alone


def test_the_cell_in_focus_of_the_overview_is_cited_as_a_paraphrase(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_view("overview")
    reader.settles()
    area = reader.overview().area
    area.setFocus()
    area.go((0, 0))
    box = area.held()
    assert box is not None
    position = board_of(reader).positions[box.voice, box.theme]
    words, source = cites(reader, "Ctrl+Shift+C").splitlines()
    assert words == marks.plain(position.headline)
    assert source.startswith("— Paraphrase of ")
    assert cites(reader, "Ctrl+Shift+A") == source.removeprefix("— ")
    QApplication.clipboard().setText("before")
    area.go((-1, 0))
    reader.presses("Ctrl+Shift+C")
    assert (clipboard(), reader.whisper()) == ("before", "There is no source here to cite")


def test_a_cell_of_the_differences_is_cited_and_its_selected_words_alone(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_view("differences")
    reader.settles()
    surface = reader.differences().surface
    surface.setFocus()
    surface.go(1, 1)
    part = surface.parts[1]
    assert part is not None
    assert part.row is not None
    position = next(p for p in board_of(reader).positions.values() if p.id == part.row.sides[1].position)
    copied = cites(reader, "Ctrl+Shift+C")
    assert marks.plain(position.headline) in copied
    assert "\n— Paraphrase of " in copied
    assert cites(reader, "Ctrl+Shift+A").startswith("Paraphrase of ")
    surface.selected = Selection(1, 0, 0, 12)
    chosen = surface.chosen()
    assert chosen is not None
    assert cites(reader, "Ctrl+Shift+C").splitlines()[0] == chosen.words


def test_our_own_summary_of_the_differences_is_cited_to_the_pack(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_view("differences")
    reader.settles()
    surface = reader.differences().surface
    surface.setFocus()
    surface.go(0, 0)
    QApplication.clipboard().setText("before")
    reader.presses("Ctrl+Shift+C")
    assert clipboard() == "before"
    part = surface.parts[0]
    assert part is not None
    number = len(part.texts) - 1
    surface.selected = Selection(0, number, 0, 12)
    chosen = surface.chosen()
    assert chosen is not None
    assert chosen.items == ()
    words, source = cites(reader, "Ctrl+Shift+C").splitlines()
    assert words == chosen.words
    assert source.startswith("— Paraphrase, Sic et Non, The makers of Sic et Non, “Stalinism: ")


def test_a_view_without_anything_to_cite_says_so(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_view("figures")
    reader.settles()
    reader.presses("Ctrl+Shift+C")
    assert reader.whisper() == "There is no source here to cite"


def test_another_style_is_chosen_and_remembered(app_window: Reader) -> None:
    reader = app_window
    reader.window.actions_["style.mla"].trigger()
    assert reader.window.actions_["style.mla"].isChecked()
    assert reader.session.settings.get("style") == "mla"
    reader.clicks_cell("Kotkin", "verdict")
    assert cites(reader, "Ctrl+Shift+A").startswith("(paraphrase of Stephen Kotkin on “The verdict as a whole,” Sic et Non, pack “Stalinism")


def test_the_style_that_was_chosen_is_told(app_window: Reader) -> None:
    reader = app_window
    assert reader.whisper() == "", "the remembered one is not"
    reader.searches("mla")
    reader.presses("Return")
    assert reader.whisper() == "Citation style: MLA (9th edition)"
    reader.window.actions_["style.mhra-notes"].trigger()
    assert reader.whisper() == "Citation style: MHRA, notes (4th edition)"
    reader.window.actions_["style.mhra-notes"].trigger()
    assert reader.whisper() == "Citation style: MHRA, notes (4th edition)", "chosen again it is told again"


def test_the_menu_of_styles_shows_what_was_added(app_window: Reader) -> None:
    from app.documents import styles

    reader = app_window
    folder = styles.package()
    assert folder is not None
    reader.session.wired.referring.add_style(folder / "ieee.csl")
    reader.waits_for(lambda: reader.session.citations.style == "added:ieee.csl")
    menu = reader.window.findChild(QMenu, "menu.style")
    assert menu is not None
    menu.aboutToShow.emit()
    entries = [action for action in menu.actions() if not action.isSeparator()]
    assert [action.text().replace("&", "") for action in entries][7:9] == ["IEEE Reference Guide version 11.29.2023", "Add a style…"]
    assert [action.text() for action in entries if action.isChecked()] == [entries[7].text()]
    entries[7].trigger()
    assert reader.whisper() == "Citation style: IEEE Reference Guide version 11.29.2023"
    entries[0].trigger()
    assert reader.session.citations.style == "chicago-notes"


def test_a_broken_style_changes_nothing(app_window: Reader, tmp_path: Path) -> None:
    reader = app_window
    broken = tmp_path / "bad.csl"
    broken.write_text("bad", encoding="utf-8")
    reader.session.wired.referring.add_style(broken)
    assert reader.whisper() == "The style is being tried …"
    reader.waits_for(lambda: "bad.csl" in reader.notice())
    assert reader.whisper() == "", "it is tried no longer"
    assert reader.notice() == "The file bad.csl was not taken as a style: it is not well-formed XML. Nothing was changed."
    assert reader.session.citations.style == "chicago-notes"


def test_a_quotation_in_the_side_panel_is_cited(app_window: Reader) -> None:
    reader = app_window
    board = board_of(reader)
    quotation = next(q for q in board.quotations.values() if q.work and not q.withheld and q.locator.startswith("p. "))
    reader.session.presenter.side.follow(f"quotation:{quotation.id}")
    reader.settles()
    reader.panel.focus_text()
    copied = cites(reader, "Ctrl+Shift+C")
    assert copied.startswith("“" + quotation.text[:12])
    assert board.works[quotation.work].title[:12].lower() in copied.splitlines()[-1].lower()


def test_withheld_words_are_not_copied_as_a_quotation(app_window: Reader) -> None:
    reader = app_window
    quotation = next(q for q in board_of(reader).quotations.values() if q.withheld)
    QApplication.clipboard().setText("before")
    reader.session.presenter.side.follow(f"quotation:{quotation.id}")
    reader.settles()
    reader.panel.focus_text()
    reader.presses("Ctrl+Shift+C")
    assert clipboard() == "before"
    assert "not yet traced" in reader.whisper()


def test_the_bibliography_of_the_panes_of_the_overview_and_of_a_voice(app_window: Reader) -> None:
    reader = app_window
    referring = reader.session.wired.referring
    reader.chooses_voices("Kotkin")
    panes, pack = referring.works_in_view()
    assert panes
    assert pack == board_of(reader).pack
    reader.workspace.set_view("overview")
    assert len(referring.works_in_view()[0]) > len(panes)
    reader.workspace.set_view("panes")
    reader.clicks_name("Kotkin")
    reader.settles()
    voice, _ = referring.works_in_view()
    assert {work.id for work in panes} <= {work.id for work in voice}
    reader.window.actions_["edit.bibliography"].trigger()
    reader.waits_for(lambda: reader.whisper() == f"Copied; works: {len(voice)}")
    assert len(clipboard().splitlines()) == len(voice) + 1
    assert "Kotkin, Stephen." in clipboard()
    assert "The makers of Sic et Non." in clipboard()


def test_a_bibliography_is_saved(app_window: Reader, tmp_path: Path) -> None:
    reader = app_window
    path = tmp_path / "mine.ris"
    reader.chooses_voices("Kotkin")
    reader.session.wired.referring.save(path, "ris")
    reader.waits_for(path.is_file)
    reader.waits_for(lambda: reader.whisper().startswith("Saved mine.ris; works: "))
    assert "TY  - BOOK" in path.read_text(encoding="utf-8")
    reader.session.wired.referring.save(tmp_path / "gone" / "mine.ris", "ris")
    reader.waits_for(lambda: "could not be written" in reader.notice())


@pytest.mark.parametrize(("form", "ending"), [("bibtex", ".bib"), ("biblatex", ".bib"), ("ris", ".ris"), ("csljson", ".json")])
def test_the_dialog_offers_four_forms(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, ending: str) -> None:
    from app.ui.dialogs import bibliography

    def accept(dialog: QFileDialog) -> int:
        words = next(words for words, key in bibliography.forms().items() if key == form)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setDirectory(str(tmp_path))
        dialog.selectNameFilter(words)
        dialog.filterSelected.emit(words)
        dialog.selectFile("mine")
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accept)
    chosen = bibliography.ask_for_file(app_window.window)
    assert chosen is not None
    assert (chosen[0].name, chosen[1]) == ("mine" + ending, form)
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 0)
    assert bibliography.ask_for_file(app_window.window) is None


def test_nothing_of_it_is_imported_at_the_start() -> None:
    import subprocess

    source = "import sys, app.ui.session, app.ui.wiring; print([m for m in sys.modules if m.startswith(('app.documents', 'app.core.sources', 'pypandoc', 'rispy', 'citeproc', 'xml', 'lxml'))])"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True, cwd=Path(__file__).resolve().parents[2])
    assert done.stdout.strip() == "[]"
