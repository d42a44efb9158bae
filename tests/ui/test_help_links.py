"""What the side panel's links do: they change the workspace, and only a web address asks before it leads out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from app.state.loading import read_detail
from app.state.theme import load_theme
from app.state.workspace import Detail, Workspace
from app.ui.details.panel import DetailsPanel
from app.ui.parts.text import Type
from app.ui.siding import PAGES, Siding
from db import reads
from db.library import connect_corpus, current_corpus


class Window(QWidget):
    """As much of the window as the side panel's filler needs."""

    def __init__(self) -> None:
        super().__init__()
        self.panel = DetailsPanel(self)
        self.panel.set_look(Type(load_theme("light"), 1.0))
        self.opened: list[bool] = []

    def open_panel(self, opened: bool) -> None:
        """Remember what was asked."""
        self.opened.append(opened)


class Desk:
    """A workspace, a panel, and the records of the shipped pack."""

    def __init__(self, db, qtbot) -> None:
        self.db = db
        self.window, self.workspace = Window(), Workspace()
        qtbot.addWidget(self.window)
        self.board = reads.board(db, "stalinism/continuity")
        self.side = Siding(self.window, self.workspace, SimpleNamespace(board=self.board))  # type: ignore[arg-type]
        self.workspace.detail_changed.connect(self.side.show_detail)
        self.workspace.detail_changed.connect(lambda detail: detail and self.side.detail_ready(detail, read_detail(db, detail)))

    def text(self) -> str:
        """What the panel says."""
        return self.window.panel.text()

    def heading(self) -> str:
        """The small heading of the page that is open."""
        return self.side.panel_heading(self.workspace.detail)


@pytest.fixture
def desk(built_library, qtbot) -> Iterator[Desk]:
    """A desk at the shipped pack."""
    with closing(connect_corpus(current_corpus(built_library))) as db:
        yield Desk(db, qtbot)


FIRST = {"voice": "voices", "event": "events", "work": "works", "school": "schools", "publication": "publications", "correction": "corrections", "criticism": "criticisms"}


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind not in ("coding", "absent")])
def test_every_kind_of_page_opens_with_its_heading(desk, kind):
    identifier = getattr(reads.corpus(desk.db), FIRST.get(kind, kind + "s"))[0].id
    desk.side.follow(f"{kind}:{identifier}")
    assert desk.workspace.detail == Detail(kind, identifier)
    assert desk.heading() == {"estimate": "Figure"}.get(kind, kind.capitalize())
    assert len(desk.text()) > 20
    assert desk.window.opened[-1] is True


def test_an_event_comes_into_focus_when_its_page_opens(desk):
    desk.side.follow("event:stalinism/tenth-congress")
    assert desk.workspace.event_in_focus == "stalinism/tenth-congress"
    assert desk.workspace.detail == Detail("event", "stalinism/tenth-congress")


def test_a_mark_puts_the_event_in_focus_and_opens_nothing(desk):
    desk.side.follow("voice:stalinism/kotkin")
    desk.side.follow("mark:stalinism/tenth-congress")
    assert desk.workspace.event_in_focus == "stalinism/tenth-congress"
    assert desk.workspace.detail == Detail("voice", "stalinism/kotkin")


def test_only_these_two_leaves_their_panes_alone(desk):
    desk.workspace.set_voices(("stalinism/pipes", "stalinism/kotkin", "stalinism/lewin"), "name")
    asked = []
    desk.side.only_asked.connect(asked.append)
    desk.side.follow("only:stalinism/lewin,stalinism/pipes")
    assert asked == [("stalinism/lewin", "stalinism/pipes")]
    assert desk.workspace.detail is None


@pytest.mark.parametrize("link", ["", "nonsense", "file:///etc/hostname", "javascript:alert(1)", "untraced:stalinism/kotkin", "debate:x", "only", "ftp://example.org"])
def test_anything_else_leads_nowhere(desk, link):
    before = desk.workspace.voices
    desk.side.follow(link)
    assert desk.workspace.detail is None
    assert desk.workspace.event_in_focus == ""
    assert desk.workspace.voices == before
    assert desk.window.findChildren(QMessageBox) == []


def test_a_web_address_asks_before_it_leads_out(desk, monkeypatch):
    opened = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    desk.side.follow("https://example.org/a?b=1")
    box = desk.window.findChild(QMessageBox)
    assert "https://example.org/a?b=1" in box.text()
    assert opened == []
    box.close()


def test_coding_off_takes_the_poles_from_the_page_of_an_event(desk):
    event = next(e for e in desk.board.events.values() if e.continuity_reading and e.break_reading)
    desk.side.follow(f"event:{event.id}")
    assert "Read as continuity:" in desk.text()
    desk.workspace.set_look(coding=False)
    desk.side.refresh()
    assert [words for words in ("Read as continuity:", "Read as break:") if words in desk.text()] == []
    assert "One reading:" in desk.text()
    assert " as continuity" not in desk.text()


def test_a_page_stays_light_in_a_dark_window(qtbot, qapp):
    panel = DetailsPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 200)
    panel.show()
    for name in ("light", "dark", "contrast"):
        panel.set_look(Type(load_theme(name), 1.0))
        image = panel.grab().toImage()
        assert image.pixelColor(150, 190).name() == load_theme(name).card
        assert image.pixelColor(150, 5).name() == load_theme(name).card
