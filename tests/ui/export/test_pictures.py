"""Timeline, spectrum, overview and figures on paper: everything that the rooms show, once, in full, and nothing over anything."""

from __future__ import annotations

import io
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from app.core import handing_in, outline, overview, standing, timing
from app.core.overview_options import Options
from app.documents.pandoc import DocumentError, Stopped
from app.exporting import asking, rooms
from app.exporting.wish import Asked, Job, View
from app.state.theme import load_theme
from app.ui.export import canvas, matter, pictures
from app.ui.spectrum.picture import entries
from db import library as store
from tests.ui.export import svgs

pytestmark = pytest.mark.usefixtures("qapp")

FEW = tuple(f"stalinism/{name}" for name in ("deutscher", "pipes", "fitzpatrick", "cohen", "kotkin"))
EVERY: tuple[tuple[View, str], ...] = (
    ("timeline", "continuity"), ("spectrum", "continuity"), ("overview", "continuity"), ("overview", "famine"), ("overview", "memory"),
    ("spectrum", "state"), ("figures", "famine"), ("figures", "memory"), ("figures", "toll"), ("timeline", "famine"),
)  # fmt: skip


@pytest.fixture
def corpus(built_library: Path) -> Iterator[sqlite3.Connection]:
    """The shipped pack."""
    connection = store.connect_corpus(store.current_corpus(built_library))
    yield connection
    connection.close()


def job(corpus: sqlite3.Connection, form: str, view: View, debate: str = "continuity", **how: object) -> Job:
    """A wish on its way; ``how`` are fields of what is asked for."""
    asked = Asked(form, debate, view=view, **how)  # type: ignore[arg-type]
    return Job(Path(f"out.{form}"), asking.wish(asked, corpus), corpus, Path())


def made(corpus: sqlite3.Connection, form: str, view: View, debate: str = "continuity", **how: object) -> bytes:
    """The one file of a picture."""
    files = pictures.picture(job(corpus, form, view, debate, **how))
    assert list(files) == [Path(f"out.{form}")]
    return next(iter(files.values()))


def told(corpus: sqlite3.Connection, view: View, debate: str = "continuity", **how: object) -> list[svgs.Text]:
    """The texts of an SVG."""
    return svgs.texts(svgs.read(made(corpus, "svg", view, debate, **how)))


def joined(texts: list[svgs.Text]) -> str:
    """All texts in a row."""
    return " ".join(" ".join(text.words for text in texts).split())


# -- as SVG ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("view", "debate"), EVERY)
def test_an_svg_stands_alone_and_says_what_it_is(view: View, debate: str, corpus: sqlite3.Connection) -> None:
    root = svgs.read(made(corpus, "svg", view, debate))
    assert root.get("role") == "img"
    ids = (root.get("aria-labelledby") or "").split()
    named = {element.get("id"): element.text for element in root if element.tag in (f"{svgs.SVG}title", f"{svgs.SVG}desc")}
    assert [bool(named.get(name)) for name in ids] == [True, True]
    tags = {element.tag.removeprefix(svgs.SVG) for element in root.iter()}
    assert tags & {"script", "image", "foreignObject", "style", "a", "use"} == set()
    assert [name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")] == []
    links = [value for element in root.iter() for value in element.attrib.values() if "url(" in value]
    assert [value for value in links if not value.startswith("url(#")] == []


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize(("view", "debate"), EVERY)
def test_no_words_stand_on_others_or_beyond_the_margin(view: View, debate: str, landscape: bool, corpus: sqlite3.Connection) -> None:
    root = svgs.read(made(corpus, "svg", view, debate, landscape=landscape))
    found, area = svgs.texts(root), svgs.area(root)
    assert len(found) > 20
    assert svgs.overlapping(found) == []
    margin = matter.sheet("a4", landscape=landscape).margin - 1.5
    inner = area.adjusted(margin, margin, -margin, -margin)
    assert [text.words for text in found if not inner.contains(text.rect)] == []


def test_every_text_keeps_its_width_in_another_font(corpus: sqlite3.Connection) -> None:
    for text in told(corpus, "spectrum", themes=("verdict",)):
        assert text.element.get("font-family", "").endswith(("sans-serif", " serif"))
        assert len(text.words) < 2 or float(text.element.get("textLength", "0")) > 0


@pytest.mark.parametrize(("view", "debate"), EVERY)
def test_every_picture_says_what_every_export_says(view: View, debate: str, corpus: sqlite3.Connection) -> None:
    wish = job(corpus, "svg", view, debate).wish
    board, words = wish.boards[0], joined(told(corpus, view, debate))
    assert board.debate.question in words
    assert outline.coded_words(board.debate) in words
    assert outline.stamp(board.pack, wish.day) in words
    assert words.index(handing_in.title()) > words.index(outline.stamp(board.pack, wish.day))


# -- what each shows -------------------------------------------------------------------------------------------------


def test_the_timeline_names_every_event_once_and_every_publication(corpus: sqlite3.Connection) -> None:
    wish = job(corpus, "svg", "timeline", voices=FEW).wish
    scene = timing.scene(rooms.chronicle(corpus, wish.boards[0].debate.id), wish.boards[0], theme=wish.themes[0][0], coding=True, voices=FEW)
    shown = Counter(text.words for text in told(corpus, "timeline", voices=FEW))
    assert len(scene.events) > 100
    periods = {band.title for band in scene.bands}
    assert {item.label: shown[item.label] for item in scene.events if shown[item.label] != 1 and item.label not in periods} == {}
    assert [item.label for item in scene.events if not shown[item.label]] == []
    others = [item for item in scene.publications if not item.in_view]
    assert {item.label: shown[item.label] for item in others if shown[item.label] != 1} == {}
    assert [item.label for item in scene.publications if item.in_view and not shown[item.label] + shown[item.brief]] == []
    assert [career.family for career in scene.careers if career.in_view and not shown[career.family]] == []
    assert [text for text in shown if "…" in text and text != "lasted from … to"] == []


def test_a_part_of_the_timeline_holds_its_years_alone(corpus: sqlite3.Connection) -> None:
    wish = job(corpus, "svg", "timeline", voices=FEW).wish
    scene = timing.scene(rooms.chronicle(corpus, wish.boards[0].debate.id), wish.boards[0], theme=wish.themes[0][0], coding=True, voices=FEW)
    shown = Counter(text.words for text in told(corpus, "timeline", voices=FEW, span=(1917.0, 1925.0)))
    assert shown["Timeline, 1917–1924"] == 1
    inside = [item for item in scene.events if item.start < 1925 and item.end > 1917]
    assert 20 < len(inside) < len(scene.events)
    periods = {band.title for band in scene.bands}
    assert {item.label: shown[item.label] for item in scene.events if shown[item.label] != (item in inside) and item.label not in periods} == {}


def test_years_in_which_nothing_happened_say_so(corpus: sqlite3.Connection) -> None:
    words = joined(told(corpus, "timeline", span=(1700.0, 1710.0)))
    assert "The record has nothing for these years." in words
    assert "Timeline, 1700–1709" in words


def test_the_spectrum_names_every_voice_at_each_of_its_ends_or_says_why_not(corpus: sqlite3.Connection) -> None:
    wish = job(corpus, "svg", "spectrum").wish
    for theme in wish.themes[0]:
        spectrum = standing.spectrum(wish.boards[0], theme, wish.voices[0], turned=False)
        assert spectrum is not None
        texts = told(corpus, "spectrum", themes=(theme,))
        shown, words = Counter(text.words for text in texts), joined(texts)
        for one in spectrum.standings:
            marks, barred = len(list(entries(one, "divided"))), one.divided or one.joined or one.ranged
            assert shown[one.name] == marks + barred, (theme, one.name)
        for state in standing.BESIDE:
            names = ", ".join(one.name for one in spectrum.beside(state))
            assert not names or f": {names}." in words
        assert shown[spectrum.first_pole] + shown[spectrum.second_pole] >= 4, "in the legend and at both ends"


def test_the_spectrum_holds_only_the_voices_that_are_wanted(corpus: sqlite3.Connection) -> None:
    words = joined(told(corpus, "spectrum", voices=FEW, themes=("verdict",)))
    assert "Kotkin" in words
    assert "Medvedev" not in words


def test_the_axis_can_be_turned_round(corpus: sqlite3.Connection) -> None:
    def places(turned: bool) -> dict[str, float]:
        return {text.words: text.rect.left() for text in told(corpus, "spectrum", themes=("verdict",), turned=turned)}

    one, other = places(False), places(True)
    assert one["Solzhenitsyn"] < one["Trotsky"]
    assert other["Solzhenitsyn"] > other["Trotsky"]
    assert one["continuation"] < one["break"]
    assert other["continuation"] > other["break"]


def test_the_overview_has_every_cell_in_full(corpus: sqlite3.Connection) -> None:
    wish = job(corpus, "svg", "overview").wish
    found = overview.overview(wish.boards[0], Options())
    texts = told(corpus, "overview")
    shown, words = Counter(text.words for text in texts), joined(texts)
    assert {theme.short: shown[theme.short] for theme in found.themes if shown[theme.short] != 1} == {}
    assert {voice.name: shown[voice.name] for voice in found.voices if shown[voice.name] != 1} == {}
    for quiet in ("not found", "off the axis", "divided"):
        assert shown[quiet] == sum(cell.short == quiet for cell in found.cells.values()), quiet
    assert "contin-" not in words


def test_headlines_stand_in_the_overview_of_few_themes(corpus: sqlite3.Connection) -> None:
    wish = job(corpus, "svg", "overview", "famine").wish
    found, words = overview.overview(wish.boards[0], Options()), joined(told(corpus, "overview", "famine"))
    assert found.voices_as_rows
    assert [cell.headline for cell in found.cells.values() if cell.headline and cell.headline not in words] == []


@pytest.mark.parametrize("debate", ["famine", "toll", "memory"])
def test_every_figure_stands_once_with_its_source_and_its_note(debate: str, corpus: sqlite3.Connection) -> None:
    room = rooms.figures_of(corpus, [f"stalinism/{debate}"])
    texts = told(corpus, "figures", debate)
    shown, words = Counter(text.words for text in texts), joined(texts)
    rows = [row for section in room.sections for group in section.groups for row in group.rows]
    polls = [row for section in room.sections for series in section.series for row in series.rows]
    assert rows or polls
    wanted = Counter(row.value for row in rows) + Counter(f"{row.date}: {row.value_words}" for row in polls)
    assert {value: shown[value] for value, count in wanted.items() if shown[value] != count and words.count(value) < count} == {}
    assert {value for value, count in wanted.items() if shown[value] > count} == set()
    letters = "".join(words.split())  # a line may end behind a hyphen
    assert [row.work_words for row in rows if "".join(row.work_words.split()) not in letters] == []
    assert [row.note for row in (*rows, *polls) if "".join(row.note.split()) not in letters] == []


def test_the_words_of_a_pack_are_words_whatever_they_look_like(corpus: sqlite3.Connection) -> None:
    wanted = job(corpus, "svg", "overview", "famine")
    board = wanted.wish.boards[0]
    hostile = "<script>alert(1)</script>&amp;\x0b\x00 ]]> %n {title} *star*"
    board = replace(board, debate=replace(board.debate, question=hostile), voices=tuple(replace(voice, name=hostile, family=hostile) for voice in board.voices[:1]))
    wish = replace(wanted.wish, boards=(board,), voices=((board.voices[0].id,),))
    for form in ("svg", "pdf", "png"):
        data = next(iter(pictures.picture(replace(wanted, wish=replace(wish, form=form))).values()))
        if form == "svg":
            root = svgs.read(data)
            assert [element.tag for element in root.iter() if element.tag.endswith("script")] == []
            assert "<script>alert(1)</script>&amp; ]]> %n {title}" in joined(svgs.texts(root))


# -- coding off ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["timeline", "overview"])
def test_without_coding_no_colour_of_a_stance_is_left(view: View, corpus: sqlite3.Connection) -> None:
    theme = load_theme("light")
    colours = {theme.step(step).name() for step in range(-3, 4)}
    on, off = (made(corpus, "svg", view, coding=coding).decode() for coding in (True, False))
    assert [colour for colour in colours if colour in on] != []
    assert [colour for colour in colours if colour in off] == []
    assert "The coding is off" in off
    assert "straight continuation" not in off


def test_without_coding_there_is_no_spectrum(corpus: sqlite3.Connection) -> None:
    with pytest.raises(DocumentError, match="coding is off"):
        made(corpus, "svg", "spectrum", coding=False)


@pytest.mark.parametrize(("view", "debate", "said"), [("spectrum", "memory", "no axis"), ("figures", "kirov", "No figures")])
def test_what_is_not_there_is_said_in_a_sentence(view: View, debate: str, said: str, corpus: sqlite3.Connection) -> None:
    with pytest.raises(DocumentError, match=said):
        made(corpus, "pdf", view, debate)


# -- as PDF ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "landscape", "points"), [("a4", False, (595.3, 841.9)), ("letter", True, (792.0, 612.0))])
@pytest.mark.parametrize(("view", "debate"), EVERY[:3] + EVERY[-4:-2])
def test_a_pdf_has_pages_of_the_paper_with_text_and_fonts(
    view: View, debate: str, paper: str, landscape: bool, points: tuple[float, float], corpus: sqlite3.Connection
) -> None:
    reader = PdfReader(io.BytesIO(made(corpus, "pdf", view, debate, paper=paper, landscape=landscape)))
    sizes = {(round(float(page.mediabox.width), 1), round(float(page.mediabox.height), 1)) for page in reader.pages}
    assert all(abs(size[i] - points[i]) < 0.6 for size in sizes for i in (0, 1)), sizes
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert handing_in.title() in words
    assert "Sic et Non, pack" in words
    assert len(reader.pages) == 1 or f"page {len(reader.pages)} of {len(reader.pages)}" in words
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].get_object().values()]  # type: ignore[index,union-attr]
    assert fonts
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described["/FontDescriptor"].get_object())
    assert reader.metadata is not None
    assert reader.metadata.title


def test_every_event_stands_in_the_pdf(corpus: sqlite3.Connection) -> None:
    reader = PdfReader(io.BytesIO(made(corpus, "pdf", "timeline", voices=FEW)))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    events = timing.events(rooms.chronicle(corpus, "stalinism/continuity"))
    assert [item.label for item in events if item.label not in words] == []


# -- as PNG ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("view", "debate"), EVERY[1:4] + EVERY[6:7])
def test_a_png_is_as_large_as_the_svg_at_300_dots_an_inch_and_nothing_touches_its_border(view: View, debate: str, corpus: sqlite3.Connection) -> None:
    how = {"themes": ("verdict",)} if debate == "continuity" else {}
    image = QImage.fromData(made(corpus, "png", view, debate, **how))
    wide, high = svgs.millimetres(svgs.read(made(corpus, "svg", view, debate, **how)))
    assert (image.dotsPerMeterX(), image.dotsPerMeterY()) == (11811, 11811)
    assert abs(image.width() - wide / 25.4 * canvas.PRINT) <= 1
    assert abs(image.height() - high / 25.4 * canvas.PRINT) <= 1
    margin = round(matter.MARGIN / 25.4 * canvas.PRINT) - 6
    strips = [QRect(0, 0, image.width(), margin), QRect(0, image.height() - margin, image.width(), margin)]
    strips += [QRect(0, 0, margin, image.height()), QRect(image.width() - margin, 0, margin, image.height())]
    assert [inked(image.copy(strip)) for strip in strips] == [False] * 4
    assert inked(image)


def inked(image: QImage) -> bool:
    """Is anything on it that is not white?"""
    blank = QImage(image.size(), image.format())
    blank.fill(QColor("white"))
    return image != blank


# -- how they are made -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["timeline", "spectrum", "overview", "figures"])
@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_picture_painted_on_another_thread_is_the_same(view: View, form: str, built_library: Path) -> None:
    def make(into: list[bytes]) -> None:
        connection = store.connect_corpus(store.current_corpus(built_library))
        into.append(made(connection, form, view, "famine"))
        connection.close()

    here: list[bytes] = []
    there: list[bytes] = []
    make(here)
    thread = threading.Thread(target=make, args=(there,))
    thread.start()
    thread.join()
    assert here == there


@pytest.mark.parametrize("view", ["timeline", "spectrum", "overview", "figures"])
@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_a_picture_can_be_stopped(view: View, form: str, corpus: sqlite3.Connection) -> None:
    steps: list[tuple[int, int]] = []
    wanted = job(corpus, form, view, "famine")
    pictures.picture(replace(wanted, step=lambda done, of: steps.append((done, of))))
    assert len(steps) > 2
    assert all(0 <= done <= of for done, of in steps)

    def stop(done: int, of: int) -> None:
        raise Stopped("stopped")

    with pytest.raises(Stopped):
        pictures.picture(replace(wanted, step=stop))


def test_words_are_copied_from_a_pdf_with_blanks_between_and_no_ligatures(corpus: sqlite3.Connection) -> None:
    reader = PdfReader(io.BytesIO(made(corpus, "pdf", "timeline", voices=FEW)))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Fifteenth Congress" in text
    assert "Stalin’s fiftieth birthday" in text
    assert [letter for letter in text if (letter < " " and letter != "\n") or "ﬀ" <= letter <= "ﬆ"] == []
    assert reader.trailer["/Root"].get_object()["/Lang"] == "en"  # type: ignore[index]
