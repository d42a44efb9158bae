"""The gallery shows every part alone, in every theme and text scale, without a word from Qt."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from app.state.theme import THEME_NAMES, load_theme
from app.ui import gallery


@pytest.fixture
def window(qtbot, looks_put_back):
    """An open gallery."""
    shown = gallery.Gallery()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def looks_put_back(qapp):
    """The application as it was before: the gallery sets its palette, font and style sheet."""
    palette, font, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setPalette(palette)


def shows_something(widget) -> bool:
    """True where a widget's picture has more than a ground and a frame: four colours or more."""
    picture = widget.grab().toImage()
    seen: set[int] = set()
    for y in range(picture.height()):
        for x in range(0, picture.width(), 3):
            seen.add(picture.pixel(x, y))
            if len(seen) > 3:
                return True
    return False


@pytest.mark.parametrize("scale", gallery.SCALES)
@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_part_is_painted(window, qtlog, theme, scale):
    for name in gallery.parts():
        part = window.choose(name, theme, scale)
        QApplication.processEvents()
        assert part.isVisibleTo(window), name
        assert not part.isWindow(), name
        assert shows_something(part), f"{name} shows nothing"
    unwanted = [record for record in qtlog.records if not record.ignored]
    assert not unwanted


def test_theme_and_scale_change_what_is_seen(window):
    def words_and_ground(theme, scale):
        part = window.choose("Side panel: event", theme, scale)
        QApplication.processEvents()
        picture = part.grab().toImage()
        return part.text(), picture.pixelColor(picture.width() // 2, picture.height() - 4).name()

    light, light_ground = words_and_ground("light", 100)
    dark, dark_ground = words_and_ground("dark", 200)
    assert light == dark
    assert light_ground == load_theme("light").card
    assert dark_ground == load_theme("dark").card


def test_an_empty_part_would_be_noticed(qtbot):
    empty = QWidget()
    qtbot.addWidget(empty)
    assert not shows_something(empty)


def test_the_list_names_every_part_and_leads_to_it(window):
    listed = window.findChild(QListWidget)
    assert [listed.item(i).text() for i in range(listed.count())] == list(gallery.parts())
    before = window.choose("Notice", "light", 100)
    listed.setCurrentRow(list(gallery.parts()).index("Voices dialog"))
    QApplication.processEvents()
    assert not before.isVisibleTo(window)


def test_the_switch_of_the_command_line_opens_it(monkeypatch, qapp):
    from app import display, run

    monkeypatch.setattr(display, "problem", lambda: "")
    monkeypatch.setattr(gallery, "run", lambda: 7)
    assert run.main(["--gallery"]) == 7
