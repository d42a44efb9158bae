"""What stays when the pages of a stage are cut anew: the voice in view, the comparison, and how large was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.state.theme import load_theme
from app.state.workspace import Stage, Workspace
from app.ui.stage import columns
from app.ui.stage.layout import Page
from app.ui.stage.view import StageView
from db.records import Board
from tests.ui.test_stage_pages import all_voices, pages, shipped_board, sized, slide_of


@pytest.fixture(scope="module")
def board(built_library: Path) -> Board:
    """The debate that comes with the program."""
    return shipped_board(built_library)


@pytest.fixture
def stage(qtbot: QtBot, board: Board) -> StageView:
    """A shown stage of 1920 × 1080 with seven voices on the party."""
    made = StageView()
    qtbot.addWidget(made)
    sized(made, 1920, 1080)
    made.set_slide(slide_of(board, "party"))
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def paged(stage: StageView) -> list[int]:
    """The pages that the stage tells of, in order."""
    result: list[int] = []
    stage.paged.connect(result.append)
    return result


def names(page: Page | None) -> list[str]:
    """Whose columns stand on a page."""
    assert page is not None
    return [placed.text.words.split("\u2002")[0] for placed in page.texts if placed.text.kind == "name"]


def kinds(page: Page) -> set[str]:
    """Which kinds of paragraphs stand on a page."""
    return {placed.text.kind for placed in page.texts}


def turn(stage: StageView, page: int) -> str:
    """Go to a page; gives the first voice on it."""
    stage.set_stage(Stage(on=True, page=page, text_scale=stage._stage.text_scale))
    return names(stage.current())[0]


def scale(stage: StageView, per_cent: int) -> None:
    """Another text scale, with the page as the workspace has it."""
    stage.set_stage(Stage(on=True, page=stage._stage.page, text_scale=per_cent))


def test_another_text_scale_keeps_the_first_voice_in_view(stage: StageView, paged: list[int]) -> None:
    for page in range(stage.pages):
        voice = turn(stage, page)
        for per_cent in (125, 150, 200, 300, 60, 100):
            scale(stage, per_cent)
            assert voice in names(stage.current())
        assert stage.page == page
    assert paged
    assert paged[-1] == stage.page


def test_coding_off_and_on_keeps_it_too(stage: StageView, board: Board, paged: list[int]) -> None:
    for theme in board.themes:
        stage.set_slide(slide_of(board, theme.key))
        for page in range(stage.pages):
            voice = turn(stage, page)
            for coding in (False, True):
                stage.set_slide(slide_of(board, theme.key, coding=coding))
                assert voice in names(stage.current())
            assert stage.page == page
    assert paged


def test_another_size_of_the_window_keeps_it_too(stage: StageView, board: Board, paged: list[int]) -> None:
    for theme in board.themes:
        stage.set_slide(slide_of(board, theme.key))
        for page in range(stage.pages):
            voice = turn(stage, page)
            for size in ((1280, 800), (640, 300), (1920, 1080)):
                stage.resize(*size)
                assert voice in names(stage.current())
            assert stage.page == page
    assert paged
    told = len(paged)
    stage.set_look(load_theme("light"))
    assert len(paged) == told


def test_the_page_is_told_only_where_it_changed(stage: StageView, paged: list[int]) -> None:
    for per_cent in (110, 150, 200):
        scale(stage, per_cent)
    assert paged == []
    assert stage.page == 0


def test_the_last_page_gets_its_number(stage: StageView, paged: list[int]) -> None:
    voice = turn(stage, -1)
    scale(stage, 110)
    assert paged == [stage.page]
    assert stage.page > 0
    assert voice in names(stage.current())


def test_a_workspace_that_follows_has_the_same_page_and_there_is_no_loop(stage: StageView, paged: list[int]) -> None:
    workspace = Workspace()
    workspace.stage_changed.connect(stage.set_stage)
    stage.paged.connect(lambda page: workspace.set_stage(page=page))
    workspace.set_stage(on=True, page=stage.pages - 1)
    voice = names(stage.current())[0]
    for per_cent in (150, 200, 100):
        workspace.set_stage(text_scale=per_cent)
        assert workspace.stage == stage._stage
        workspace.set_stage(blank=True)
        workspace.set_stage(blank=False)
        assert voice in names(stage.current())
    assert paged
    assert len(paged) <= 3


def test_the_passages_of_a_voice_stay_in_view(stage: StageView, board: Board) -> None:
    stage.set_slide(slide_of(board, "party", board.debate.presets[:2]))
    scale(stage, 200)
    numbers = [number for number, page in enumerate(pages(stage)) if "continued" in page.words]
    voice = turn(stage, numbers[-1])
    for per_cent in (300, 200):
        scale(stage, per_cent)
        page = stage.current()
        assert page is not None
        assert f"{voice}\u2002continued" in page.words
    scale(stage, 100)
    assert stage.pages == 1
    scale(stage, 200)
    assert stage.page == numbers[-1]


def test_another_theme_and_other_voices_begin_where_the_stage_says(stage: StageView, board: Board, paged: list[int]) -> None:
    turn(stage, 1)
    stage.set_slide(slide_of(board, "terror"))
    assert stage.page == 1
    stage.set_slide(slide_of(board, "terror", all_voices(board)))
    assert stage.page == 1
    stage.set_stage(Stage(on=True, page=0, text_scale=150))  # both at once: somebody turned the page
    assert stage.page == 0
    assert paged == []


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800)])
@pytest.mark.parametrize("per_cent", [125, 150, 200])
def test_two_voices_stay_side_by_side(stage: StageView, board: Board, size: tuple[int, int], per_cent: int) -> None:
    sized(stage, *size, per_cent)
    for theme in board.themes:
        slide = slide_of(board, theme.key, board.debate.presets[:2])
        stage.set_slide(slide)
        first, *further = list(pages(stage))
        assert names(first) == [column.name for column in slide.columns]
        assert [placed.text.kind for placed in first.texts].count("headline") == sum(column.headline is not None for column in slide.columns)
        assert not further or "quote" not in kinds(first)
        assert all("continued" in page.words and "headline" not in kinds(page) for page in further)


@pytest.mark.parametrize("per_cent", [125, 150, 200, 300])
@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_text_is_not_larger_than_the_scale_asks(stage: StageView, board: Board, per_cent: int, count: int) -> None:
    for theme in board.themes:
        sized(stage, 1920, 1080)
        stage.set_slide(slide_of(board, theme.key, board.debate.presets[:count]))
        usual = {name: page.size for page in pages(stage) for name in names(page)}
        sized(stage, 1920, 1080, per_cent)
        for page in pages(stage):
            assert page.size <= min(usual[name] for name in names(page)) * per_cent / 100 + 0.01


def test_three_voices_fit_on_a_page_of_four_to_three(stage: StageView, board: Board) -> None:
    sized(stage, 1024, 768)
    for theme in board.themes:
        stage.set_slide(slide_of(board, theme.key, board.debate.presets[:3]))
        assert stage.pages == 1


def test_a_page_of_four_to_three_has_the_text_of_a_lower_one(stage: StageView, board: Board) -> None:
    sizes = []
    for size in ((1024, 640), (1024, 768), (1024, 1024)):
        sized(stage, *size)
        stage.set_slide(slide_of(board, "verdict", board.debate.presets[:1]))
        page = stage.current()
        assert page is not None
        sizes.append(round(next(placed.text.height for placed in page.texts if placed.text.kind == "over"), 2))
    assert len(set(sizes)) == 1


def test_what_was_measured_is_not_measured_again(stage: StageView, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[object] = []
    usual = columns.stack
    monkeypatch.setattr(columns, "stack", lambda *how: laid.append(how) or usual(*how))
    columns._heights.clear()
    for theme, first in (("terror", True), ("party", True), ("terror", False)):
        laid.clear()
        stage.set_slide(slide_of(board, theme, all_voices(board)))
        assert stage.pages > 1
        assert bool(laid) is first
