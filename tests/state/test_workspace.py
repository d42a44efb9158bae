"""What is selected: every change is told once with its value, and setting the same again is silent."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from app.state.workspace import Detail, Look, Place, Workspace

SIGNALS = ("debate_changed", "voices_changed", "theme_changed", "focus_changed", "folds_changed", "detail_changed", "look_changed", "notice_changed")
PLACE, OTHER = Place("roses/loam", "soil"), Place("roses/thorn", "soil")


@pytest.fixture
def workspace() -> Workspace:
    """A workspace in which nothing is selected yet."""
    return Workspace()


@pytest.fixture
def heard(workspace: Workspace) -> list[tuple[Any, ...]]:
    """Every signal of the workspace with its values, in order."""
    told: list[tuple[Any, ...]] = []
    for name in SIGNALS:
        getattr(workspace, name).connect(lambda *values, name=name: told.append((name, *values)))
    return told


CHANGES: list[tuple[str, Callable[[Workspace], None], Any]] = [
    ("debate_changed", lambda w: w.set_debate("roses/care"), "roses/care"),
    ("voices_changed", lambda w: w.set_voices(("roses/loam", "roses/thorn")), ("roses/loam", "roses/thorn")),
    ("theme_changed", lambda w: w.set_theme("soil"), "soil"),
    ("focus_changed", lambda w: w.set_focus(PLACE), PLACE),
    ("detail_changed", lambda w: w.set_detail(Detail("voice", "roses/loam")), Detail("voice", "roses/loam")),
    ("look_changed", lambda w: w.set_look(theme="dark"), Look(theme="dark")),
    ("notice_changed", lambda w: w.set_notice("A sentence."), "A sentence."),
]


@pytest.mark.parametrize(("name", "change", "value"), CHANGES, ids=[name for name, _, _ in CHANGES])
def test_a_change_is_told_once_and_the_same_again_is_silent(workspace: Workspace, heard: list[Any], name: str, change: Callable[[Workspace], None], value: Any) -> None:
    change(workspace)
    assert heard == [(name, value)]
    assert getattr(workspace, name.removesuffix("_changed")) == value
    change(workspace)
    assert len(heard) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda w: w.set_debate(""),
        lambda w: w.set_voices(()),
        lambda w: w.set_theme(""),
        lambda w: w.set_focus(Place()),
        lambda w: w.set_detail(None),
        lambda w: w.set_look(),
        lambda w: w.set_look(theme="system", text_scale=100, density="text", coding=True, turned=False),
        lambda w: w.set_notice(""),
        lambda w: w.toggle_fold((), "reason"),
    ],
)
def test_what_is_so_from_the_beginning_is_silent(workspace: Workspace, heard: list[Any], change: Callable[[Workspace], None]) -> None:
    change(workspace)
    assert heard == []


def test_every_signal_is_tried_here() -> None:
    assert {name for name, _, _ in CHANGES} | {"folds_changed"} == set(SIGNALS)


def test_a_voice_named_twice_is_shown_once(workspace: Workspace) -> None:
    workspace.set_voices(("b", "a", "b"))
    assert workspace.voices == ("b", "a")


def test_an_order_alone_tells_nothing_and_is_kept(workspace: Workspace, heard: list[Any]) -> None:
    workspace.set_voices((), "name")
    assert (workspace.order, heard) == ("name", [])
    workspace.set_voices(("b", "a"))
    assert workspace.order == "name"


def test_folds_open_in_all_places_before_they_close(workspace: Workspace, heard: list[Any]) -> None:
    workspace.toggle_fold((PLACE,), "reason")
    assert (workspace.folds(PLACE), workspace.folds(OTHER)) == ({"reason"}, frozenset())
    workspace.toggle_fold((PLACE, OTHER), "reason")
    assert (workspace.folds(PLACE), workspace.folds(OTHER)) == ({"reason"}, {"reason"})
    workspace.toggle_fold((PLACE, OTHER), "events")
    workspace.toggle_fold((PLACE, OTHER), "reason")
    assert (workspace.folds(PLACE), workspace.folds(OTHER)) == ({"events"}, {"events"})
    assert heard == [("folds_changed",)] * 4


def test_orientations_fold_open_and_closed(workspace: Workspace, heard: list[Any]) -> None:
    workspace.toggle_orientation("soil")
    workspace.toggle_orientation("")
    assert workspace.orientations == {"soil", ""}
    workspace.toggle_orientation("soil")
    assert workspace.orientations == {""}
    assert heard == [("folds_changed",)] * 3


@pytest.mark.parametrize(("asked", "given"), [(10, 60), (60, 60), (150, 150), (300, 300), (1000, 300)])
def test_the_text_scale_stays_between_its_bounds(workspace: Workspace, asked: int, given: int) -> None:
    workspace.set_look(text_scale=asked)
    assert workspace.look.text_scale == given


def test_a_scale_past_the_bound_is_silent_when_the_bound_is_reached(workspace: Workspace, heard: list[Any]) -> None:
    workspace.set_look(text_scale=300)
    workspace.set_look(text_scale=400)
    assert len(heard) == 1


def test_a_field_that_the_look_does_not_have_is_refused(workspace: Workspace, heard: list[Any]) -> None:
    with pytest.raises(TypeError):
        workspace.set_look(colour="red")
    assert heard == []


def test_closing_what_is_open_is_told(workspace: Workspace, heard: list[Any]) -> None:
    workspace.set_detail(Detail("coding"))
    workspace.set_detail(None)
    assert heard == [("detail_changed", Detail("coding")), ("detail_changed", None)]
