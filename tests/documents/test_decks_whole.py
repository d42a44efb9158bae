"""A deck for a lecture as a whole: its first and last slides, what the file tells, progress, and LibreOffice's pages."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from app.core.outline import coded_words
from app.documents import decks, items, styles
from app.documents.deck import base
from app.documents.pandoc import Stopped
from db.records import Board
from tests.documents.lectures import DAY, PANDOC, Made, board_of, points, said, squeezed, titled

ROOT = Path(__file__).resolve().parents[2]


def test_it_ends_with_what_to_look_up_and_before_that_the_bibliography(seven: Made) -> None:
    titles = [titled(slide) for slide in seven.slides]
    last = [number for number, title in enumerate(titles) if title.startswith("Before you hand in")]
    assert last == list(range(last[0], len(titles)))
    assert titles[last[0] - 1].startswith("Bibliography")
    ending = squeezed(said(*(seven.slides[number] for number in last)))
    for paragraph in seven.talk.outline.ending.paragraphs:
        assert squeezed(paragraph.block.text) in ending
    listed = squeezed(said(*seven.of("Bibliography")))
    for work in seven.talk.outline.works:
        assert squeezed(items.title(work))[:40].lower() in listed.lower()


def test_the_first_slide_says_whose_words_how_coded_which_pack_and_when(seven: Made) -> None:
    first = said(seven.slides[0])
    for paragraph in seven.talk.outline.about:
        assert squeezed(paragraph.block.text) in squeezed(first)
    assert DAY in first
    for slide in seven.slides:
        assert f"version {seven.talk.board.pack.version}" in said(slide)
        assert squeezed(coded_words(seven.talk.board.debate)) in squeezed(said(slide))


def test_every_slide_has_a_title_of_its_own_a_foot_and_a_number(seven: Made, famine: Made) -> None:
    for one in (seven, famine):
        titles = [titled(slide) for slide in one.slides]
        assert all(titles)
        assert len(titles) == len(set(titles))
        for slide in one.slides:
            kinds = [shape.placeholder_format.idx for shape in slide.placeholders]
            assert {0, 11, 12} <= set(kinds)
            assert 'type="slidenum"' in next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 12)._element.xml
            assert next(iter(slide.shapes)).is_placeholder, "the title is read first"
            assert [shape.placeholder_format.idx for shape in list(slide.shapes)[-2:]] == [11, 12], "and the foot last"
            ids = [element.get("id") for element in slide._element.iter(qn("p:cNvPr"))]
            assert len(ids) == len(set(ids))


def test_whatever_is_drawn_has_words_or_is_marked_as_decoration(seven: Made) -> None:
    drawn = [shape for slide in seven.slides for shape in slide.shapes if shape.shape_type in (MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.TABLE)]
    assert len(drawn) > 50
    for shape in drawn:
        properties = shape._element._nvXxPr.cNvPr
        assert properties.get("descr") or "decorative" in properties.xml


def test_the_file_tells_nothing_of_the_machine_or_the_template(seven: Made) -> None:
    core = seven.deck.core_properties
    assert core.title == seven.talk.board.debate.question
    assert seven.talk.board.pack.version in core.subject
    assert (core.author, core.last_modified_by, core.language) == ("Sic et Non", "Sic et Non", "en-GB")
    assert core.created.date().isoformat() == core.modified.date().isoformat() == DAY
    assert (points(seven.deck.slide_width), points(seven.deck.slide_height)) == (960, 540)
    with zipfile.ZipFile(io.BytesIO(seven.data)) as file:
        assert file.testzip() is None
        assert not [name for name in file.namelist() if re.search("thumbnail|printerSettings|app.xml|media", name)]
        text = "".join(file.read(name).decode() for name in file.namelist() if name.endswith((".xml", ".rels")))
        assert len([name for name in file.namelist() if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", name)]) == 3
    assert set(re.findall(r'lang="([^"]+)"', text)) == {"en-GB"}
    assert not re.search(r"Canny|Macintosh|http://(?!schemas|purl|www\.w3)|TargetMode", text)
    assert f'typeface="{base.SERIF}"' in text
    assert f'typeface="{base.SANS}"' in text


def test_colours_are_those_of_the_light_theme() -> None:
    theme = json.loads((ROOT / "resources" / "themes" / "light.json").read_text("utf-8"))
    here = [base.PAPER, base.INK, base.SOFT, base.FAINT, base.LINE, base.BAND, base.LINK]
    assert [f"#{colour.lower()}" for colour in here] == [theme[name] for name in ("paper", "ink", "ink_soft", "ink_faint", "hairline", "band", "link")]
    assert [f"#{colour.lower()}" for colour in base.STEPS] == theme["steps"]
    assert [f"#{colour.lower()}" for colour in base.OUTLINES] == theme["step_outlines"]


def test_several_debates_are_one_deck(board: Board, built_library: Path) -> None:
    other = board_of(built_library, "kirov")
    talks = [decks.talk(one, one.debate.presets[:2], [one.themes[0].key], coding=True, day=DAY) for one in (board, other)]
    deck = pptx.Presentation(io.BytesIO(decks.written(PANDOC, talks, styles.chosen("apa", None))))
    titles = [titled(slide) for slide in deck.slides]
    assert len(titles) == len(set(titles))
    assert {board.debate.question, other.debate.question, "The verdict as a whole", "An order in 1934?"} <= {title.partition(" (")[0] for title in titles}
    end = said(*[slide for slide in deck.slides if titled(slide).startswith("Before you hand in")])
    assert board.debate.question in end
    assert other.debate.question in end


def test_progress_is_told_and_can_stop_the_work(board: Board) -> None:
    talk = decks.talk(board, board.debate.presets[:2], ("verdict", "terror"), coding=True, day=DAY)
    told: list[tuple[int, int]] = []

    def step(done: int, of: int) -> None:
        told.append((done, of))
        if done == 1:
            raise Stopped("stopped")

    with pytest.raises(Stopped):
        decks.written(PANDOC, [talk], styles.chosen("chicago-notes", None), step=step)
    assert told == [(0, 2), (1, 2)]


def test_a_voice_that_is_not_there_is_refused(board: Board) -> None:
    for coding in (True, False):
        with pytest.raises(KeyError):
            decks.talk(board, ["stalinism/nobody"], ["verdict"], coding=coding, day=DAY)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libre_office_makes_a_page_of_every_slide(famine: Made, tmp_path: Path) -> None:
    source = tmp_path / "deck.pptx"
    source.write_bytes(famine.data)
    profile = (tmp_path / "profile").as_uri()
    asked = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(asked, check=True, capture_output=True, timeout=300)
    from pypdf import PdfReader

    pages = PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == len(famine.slides)
    assert {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages} == {(960, 540)}
    for page, slide in zip(pages, famine.slides, strict=True):
        assert squeezed(titled(slide)) in squeezed(page.extract_text())
