"""Words of a pack are data: shown to the letter, never markup, never a link out, never a file that is opened."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QUrl
from PySide6.QtGui import QDesktopServices, QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QTextBrowser, QToolTip

from app.core import marks
from app.ui.details.panel import SafeBrowser
from app.ui.dialogs import weblink
from app.ui.parts.text import SafeDocument
from tests.conftest import ROOT, SHIPPED
from tests.driver import Reader

SAMPLE = ROOT / "tests" / "packs" / "sample"
EVIL = "<img src='file:///etc/hostname'><b>Bold</b> &amp; <a href='javascript:alert(1)'>come</a> <script>x</script>"
SHOWN = marks.curly(EVIL)
"""To the letter, but for the shape of its marks."""


@pytest.fixture
def evil_pack(tmp_path: Path) -> Path:
    """The toy pack with markup in every text that a person meets, and with a word of 1,900 letters."""
    folder = tmp_path / "evil"
    shutil.copytree(SAMPLE, folder)

    def change(name: str, field: str, text: str) -> None:
        path = folder / name
        before = path.read_text(encoding="utf-8")
        after = re.sub(rf'^{field} = ".*"$', lambda _: f'{field} = "{text}"', before, count=1, flags=re.M)
        assert before != after, (name, field)
        path.write_text(after, encoding="utf-8")

    change("roses/debate.toml", "question", EVIL)
    change("roses/debate.toml", "orientation", EVIL)
    change("roses/loam.toml", "summary", EVIL + " " + "W" * 1900)
    change("roses/loam.toml", "headline", EVIL[:119])
    change("voices.toml", "biography", EVIL)
    change("voices.toml", "name", "<h1>Loam</h1>")
    change("events.toml", "title", EVIL)
    return folder


@pytest.fixture
def victim(readers: Callable[..., Reader], evil_pack: Path, tmp_path: Path) -> Reader:
    """A reader at a window over that pack alone."""
    return readers(tmp_path / "evil-library", evil_pack).opens()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to the system to be opened; nothing is."""
    handed: list[str] = []

    class Recorder(QDesktopServices):
        @staticmethod
        def openUrl(url: QUrl) -> bool:
            handed.append(url.toString())
            return True

    monkeypatch.setattr(weblink, "QDesktopServices", Recorder)
    return handed


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every resource that a document asked for while it was painted."""
    asked: list[str] = []

    def load(self: QTextDocument, kind: int, name: QUrl) -> object:
        asked.append(str(name))
        return QImage(1, 1, QImage.Format.Format_RGB32)

    monkeypatch.setattr(SafeDocument, "loadResource", load)
    return asked


def test_markup_in_a_cell_is_shown_to_the_letter(asked_for: list[str], victim: Reader) -> None:
    assert SHOWN in victim.cell_text("Loam", "verdict")
    victim.board.viewport().grab()
    victim.presses("Ctrl+H")
    assert SHOWN[:119] in victim.cell_text("Loam", "verdict")
    victim.board.viewport().grab()
    assert asked_for == [], "something was to be loaded"


def test_markup_on_the_side_panel_is_shown_to_the_letter(asked_for: list[str], victim: Reader) -> None:
    victim.clicks_name("Loam")
    assert victim.panel_text().startswith("<h1>Loam</h1>")
    assert SHOWN in victim.panel_text()
    victim.panel.grab()
    assert asked_for == []


def test_markup_in_the_orientation_is_shown_to_the_letter(asked_for: list[str], victim: Reader) -> None:
    victim.presses("Ctrl+Shift+O")
    assert SHOWN in victim.orientation_text("")
    victim.board.viewport().grab()
    assert asked_for == []


def test_markup_in_title_and_window_is_shown_to_the_letter(victim: Reader) -> None:
    assert victim.title().startswith("<img src=")
    assert SHOWN in victim.window.windowTitle()
    assert victim.debates() == [SHOWN.replace("&", "&&")]


def test_markup_in_a_tip_is_shown_to_the_letter(victim: Reader) -> None:
    view = victim.board.viewport()
    point = victim.head_rect("Loam").center().toPoint()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    document = QTextDocument()
    document.setHtml(QToolTip.text())
    assert document.toPlainText().startswith("<h1>Loam</h1>: life, works")
    QToolTip.hideText()


def test_markup_is_copied_escaped(victim: Reader) -> None:
    victim.clicks_cell("Loam", "verdict")
    assert SHOWN in victim.copies()
    html = QApplication.clipboard().mimeData().html()
    assert "&lt;img src=" in html
    assert not re.search(r"<(?!/?p>|br>)", html), "only our own paragraphs are markup"
    pasted = QTextDocument()
    pasted.setHtml(html)
    assert SHOWN in pasted.toPlainText()


def test_a_word_of_nineteen_hundred_letters_makes_no_column_wider(victim: Reader) -> None:
    place = victim.place("Loam", "verdict")
    assert "W" * 1900 in victim.cell_text("Loam", "verdict").replace("\u200b", "")
    assert victim.document(place).size().width() <= victim.board.layout_.text_width() + 1
    assert len(victim.level("verdict")) == 1


def test_a_word_of_a_hundred_thousand_letters_is_refused_in_a_sentence(app_window: Reader, tmp_path: Path) -> None:
    reader, folder = app_window, tmp_path / "long"
    shutil.copytree(SAMPLE, folder)
    loam = folder / "roses" / "loam.toml"
    loam.write_text(loam.read_text(encoding="utf-8").replace("She cuts in spring", "W" * 100_000), encoding="utf-8")
    reader.session.import_pack(folder)
    reader.waits_for(lambda: "nothing was changed" in reader.notice())
    assert "loam.toml" in reader.notice()
    assert "without a blank" in reader.notice()
    assert len(reader.notice()) < 2000


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "mailto:a@a.example", "", "nonsense:kotkin", "FILE:///etc/passwd"])
def test_links_of_a_foreign_scheme_are_ignored(app_window: Reader, opened: list[str], link: str) -> None:
    reader = app_window
    reader.board.link_activated.emit(link)
    reader.panel.link_activated.emit(link)
    reader.panel.findChild(QTextBrowser).anchorClicked.emit(QUrl(link))
    reader.qtbot.wait(20)
    assert opened == []
    assert reader.dialogs() == 0
    assert reader.notice() == ""


@pytest.mark.parametrize(("button", "expected"), [("Cancel", []), ("Open", ["https://example.org/a?b=1"])])
def test_a_web_link_is_shown_and_opened_only_when_confirmed(app_window: Reader, opened: list[str], button: str, expected: list[str]) -> None:
    reader = app_window
    reader.panel.link_activated.emit("https://example.org/a?b=1")
    reader.waits_for(lambda: reader.dialogs() == 1)
    assert "https://example.org/a?b=1" in reader.dialog().text()
    assert opened == []
    reader.clicks_button(button)
    reader.waits_for(lambda: reader.dialogs() == 0)
    assert opened == expected


def test_documents_and_browsers_load_nothing(qtbot) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.HtmlResource, QTextDocument.ResourceType.StyleSheetResource):
        for name in ("file:///etc/hostname", "https://example.org/a.png", "/etc/hostname"):
            for answer in (SafeDocument().loadResource(kind, QUrl(name)), browser.loadResource(kind, QUrl(name))):
                assert isinstance(answer, QImage)
                assert (answer.width(), answer.height()) == (1, 1)


def test_a_picture_that_is_there_is_not_shown_even_where_markup_gets_in(qtbot, tmp_path: Path) -> None:
    """The second wall: if a text ever reached a document as HTML, its picture would still be one blank point."""
    picture = QImage(50, 50, QImage.Format.Format_RGB32)
    picture.fill(0x00FF0000)
    assert picture.save(str(tmp_path / "red.png"))
    document = SafeDocument()
    document.setHtml(f'<img src="{(tmp_path / "red.png").as_uri()}">')
    document.adjustSize()
    assert document.size().height() < 40
    ordinary = QTextDocument()
    ordinary.setHtml(f'<img src="{(tmp_path / "red.png").as_uri()}">')
    ordinary.adjustSize()
    assert ordinary.size().height() > 50


def test_the_browser_does_not_leave_its_page(app_window: Reader, opened: list[str]) -> None:
    reader = app_window
    reader.clicks_name("Kotkin")
    before = reader.panel_text()
    browser = reader.panel.findChild(QTextBrowser)
    browser.anchorClicked.emit(QUrl("file:///etc/hostname"))
    reader.qtbot.wait(20)
    assert reader.panel_text() == before
    assert opened == []


def test_every_text_of_the_shipped_pack_is_free_of_markup() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in SHIPPED.rglob("*.toml"))
    assert not re.search(r"</?[a-z]+[^>]*>", texts)


def test_tips_stay_where_the_mouse_is(app_window: Reader) -> None:
    view = app_window.board.viewport()
    beside = QPoint(2, round(app_window.cell("Deutscher", "verdict").center().y()))  # the margin, left of all panes
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, beside, view.mapToGlobal(beside)))
    assert QToolTip.text() == ""
