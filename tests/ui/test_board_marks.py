"""Passages that lean on the event in focus, and passages that step back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import QApplication

from app.core.stances import step_words
from app.core.vocabulary import beside_event
from app.state.theme import load_theme
from app.state.workspace import Place
from app.ui.board.documents import links
from db.records import Voice
from tests.ui.boarding import AtTheBoard, read_board

EVENT = "stalinism/testament"
Sits = Callable[..., AtTheBoard]


@pytest.fixture
def sits(qtbot, built_library: Path) -> Sits:
    """Puts a person at a board with the shipped debate."""
    records = read_board(built_library)
    return lambda *size, **look: AtTheBoard(qtbot, records, *size, **look)


def leaning(reader: AtTheBoard) -> list[Place]:
    """The open cells that lean on the event, by the records."""
    themes = [theme.key for theme in reader.records.themes]
    pairs = [(v, t) for t in themes for v in reader.opened if any(x.event == EVENT for x in reader.records.leanings.get((v, t), ()))]
    return [Place(*pair) for pair in pairs]


def bar_at(reader: AtTheBoard, place: Place, image: QImage) -> bool:
    """Is the accent bar painted at the left edge of a cell?"""
    cell = reader.board.cell_in_view(place)
    return image.pixelColor(int(cell.left()) + 2, int(cell.center().y())) == QColor(reader.board.theme.accent)


@pytest.mark.parametrize("density", ["text", "headlines"])
@pytest.mark.parametrize("coding", [True, False])
@pytest.mark.parametrize("arrangement", ["columns", "rows"])
def test_every_passage_that_leans_on_the_event_says_so(sits: Sits, density: str, coding: bool, arrangement: str) -> None:
    reader = sits(1366, 700, density=density, coding=coding, arrangement=arrangement)
    before = reader.all_text()
    reader.board.set_event(EVENT)
    reader.settles()
    marked = leaning(reader)
    assert len(marked) > 3
    assert list(reader.board.marked_places()) == marked
    title = title_of(reader, EVENT)
    for place in reader.board.layout_.model.places():
        words = reader.document(place).toPlainText().replace("\u00a0", " ")
        held = next((x for x in reader.records.leanings.get((place.voice, place.theme), ()) if x.event == EVENT), None)
        leans = "may lean on" if held is not None and held.basis == "general knowledge" else "leans on"
        assert (place in marked) == (f"{leans}  {title} " in words)
        if place in marked:
            assert held is not None
            assert f"{title}  {beside_event(held, coding=coding)}" in words
            assert ("as continuity" in words or "as break" in words) <= coding
    reader.board.set_event("")
    reader.settles()
    assert reader.all_text() == before
    assert reader.board.marked_places() == ()


def test_a_bar_stands_at_the_passage_and_the_chip_leads_to_the_event(sits: Sits) -> None:
    reader = sits()
    reader.board.set_event(EVENT)
    place = reader.board.marked_places()[0]
    reader.board.show_place(place)
    reader.settles()
    image = reader.picture()
    assert bar_at(reader, place, image)
    others = [Place(v, place.theme) for v in reader.opened if Place(v, place.theme) not in reader.board.marked_places()]
    assert not any(bar_at(reader, other, image) for other in others if 0 < reader.board.cell_in_view(other).left() < image.width() - 8)
    reader.clicks_link_in(place.voice, place.theme, f"event:{EVENT}")
    assert reader.said("link_activated") == [f"event:{EVENT}"]


def test_the_chip_of_a_leaning_that_nobody_saw_is_hollow(sits: Sits) -> None:
    reader = sits(voices=tuple(v.family for v in read_voices(sits)))
    filled = hollow = 0
    for event in reader.records.events:
        reader.board.set_event(event)
        for place in reader.board.marked_places():
            held = [x for x in reader.records.leanings[place.voice, place.theme] if x.event == event]
            block = next(b for b in reader.board.layout_.model.cell(place).blocks if b.kind == "chips")
            assert block.pieces[1].role == ("chip" if held[0].basis == "seen" else "hollow")
            document = reader.document(place)
            cursor = QTextCursor(document)
            cursor.setPosition(next(start for start, _, target in links(document) if target == f"event:{event}") + 1)
            ground = cursor.charFormat().background().color()
            has_ground = ground == QColor(reader.board.theme.chip)
            assert has_ground == (held[0].basis == "seen")
            filled, hollow = filled + has_ground, hollow + (not has_ground)
    assert filled >= 10
    assert hollow >= 10


def title_of(reader: AtTheBoard, event: str) -> str:
    """An event's title and year, as its chip says them."""
    return f"{reader.records.events[event].title} {reader.records.events[event].start[:4]}"


def read_voices(sits: Sits) -> list[Voice]:
    """Every voice that leans on something."""
    records = sits().records
    return [v for v in records.voices if any(voice == v.id and theme for voice, theme in records.leanings)][:12]


def test_only_the_cells_concerned_are_made_anew_and_the_place_is_kept(sits: Sits) -> None:
    reader = sits()
    reader.scrolls_down_to("succession")
    reader.scrolls_by(60)
    before = {place: reader.document(place) for place in reader.board.layout_.model.places()}
    where, seen = reader.row_top("succession"), reader.theme_in_view
    reader.board.set_event(EVENT)
    reader.settles()
    assert reader.row_top("succession") == pytest.approx(where, abs=2)
    assert reader.theme_in_view == seen
    anew = {place for place, document in before.items() if reader.document(place) is not document}
    assert anew == set(leaning(reader))


def test_with_coding_off_events_unfold_without_the_reading(sits: Sits) -> None:
    reader = sits(coding=False)
    place = next(Place(v, t) for t in reader.themes() for v in reader.opened if len(reader.records.leanings.get((v, t), ())) > 1)
    reader.board.fold_asked.emit(place, "events")
    words = reader.cell_text(place.voice, place.theme)
    for held in reader.records.leanings[place.voice, place.theme]:
        assert f"{reader.records.events[held.event].title} {reader.records.events[held.event].start[:4]}" in words
        assert beside_event(held, coding=False) in words
    assert not any(reading in words for reading in ("as continuity", "as break", "otherwise"))
    assert step_words(reader.records.debate, -2) not in words.splitlines()[0]


def darkest(image: QImage, reader: AtTheBoard, place: Place) -> int:
    """The lightness of the darkest point in a cell's text."""
    rect = reader.board.cell_in_view(place).adjusted(12, 8, -12, -8).intersected(reader.board.body_rect()).toRect()
    return min(image.pixelColor(x, y).lightness() for x in range(rect.left(), rect.right(), 2) for y in range(rect.top(), rect.bottom()))


def test_dimmed_passages_are_weaker_and_still_there(sits: Sits) -> None:
    reader = sits()
    weak, other = reader.place("Medvedev", "verdict"), reader.place("Fitzpatrick", "verdict")
    before = reader.picture()
    reader.board.set_dimmed(frozenset({weak}))
    after = reader.picture()
    assert darkest(before, reader, weak) < 60
    assert 100 <= darkest(after, reader, weak) < 180
    assert darkest(after, reader, other) == darkest(before, reader, other)
    reader.board.set_dimmed(frozenset())
    assert reader.picture() == before


def test_a_light_page_in_a_dark_window_is_the_light_page(sits: Sits, qapp: QApplication) -> None:
    reader = sits()
    reader.board.set_event(EVENT)
    reader.board.show_place(reader.board.marked_places()[0])
    light = reader.picture()
    palette = qapp.palette()
    try:
        qapp.setPalette(load_theme("dark").palette())
        reader.settles()
        assert reader.picture() == light
    finally:
        qapp.setPalette(palette)
