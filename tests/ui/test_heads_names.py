"""Those who hold a pane together are all named in its head, above or below, whatever room there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.state.theme import load_theme
from app.ui.board.heads import Head, HeadStyle, _under, name_words
from tests.made import LOAM

JOINT = replace(LOAM, name="Cheremukhin, Golosov, Guriev and Tsyvinski", family="Cheremukhin and others", born="", died="")


@pytest.mark.parametrize("width", [200, 320, 900])
def test_all_who_hold_a_pane_together_are_named(qapp: QApplication, width: int) -> None:
    style = HeadStyle(load_theme("light"), 1.0, coding=True, turned=False, brief=False)
    shown = name_words(style, JOINT, width)
    assert JOINT.name in (shown, _under(style, Head(JOINT, (), None), width))


def test_one_who_has_years_has_them_below_and_no_second_name(qapp: QApplication) -> None:
    style = HeadStyle(load_theme("light"), 1.0, coding=True, turned=False, brief=False)
    assert _under(style, Head(LOAM, (), None), 60) == "1923–2018"
