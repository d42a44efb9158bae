"""How words of ours are set on the stage beside those of a source, and what stands below the axis."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.core.blocks import Block, Piece
from app.core.slides import Column
from app.core.stances import mark_for
from app.ui.parts.axis import AxisPicture, axis_height
from app.ui.stage.columns import head
from app.ui.stage.texts import STYLES, _inside


def test_who_speaks_in_a_passage_is_not_set_as_if_quoted(qapp: QApplication) -> None:
    told = _inside(STYLES["quote"], "strong")
    assert not told.italic
    assert not told.serif
    assert _inside(STYLES["own"], "strong") == STYLES["own"]


def test_a_voice_s_own_name_stands_before_its_mark() -> None:
    own = Block("label", (Piece("Its own name for it: ", "source"), Piece("a bed", "strong")), "x")
    kinds = [para.kind for para in head(Column("v", "Ada Loam", "Loam", marks=(mark_for(-2),), stance="largely wild", own_name=own))]
    assert kinds.index("own") < kinds.index("stance")


@pytest.mark.parametrize("width", [300, 1366])
def test_what_the_axis_measures_gets_room_below_it(qapp: QApplication, width: int) -> None:
    bare, titled = (AxisPicture("wild", "tended", (-1, 0, 1), (), title) for title in ("", "The axis: how much care a rose takes"))
    assert axis_height(12, titled, width) > axis_height(12, bare, width)
