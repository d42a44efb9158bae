"""How panes are headed: several who hold one position stand there together, by a year of the debate."""

from __future__ import annotations

from dataclasses import replace

from app.core import naming
from tests.made import DEBATE, LOAM, board, dated, position


def test_who_holds_every_position_together_is_named_together() -> None:
    made = board(position(jointly=("roses/thorn",)), voices=(LOAM,))
    made = replace(made, names={"roses/loam": "Ada Loam", "roses/thorn": "Ben Thorn"}, families={"roses/loam": "Loam", "roses/thorn": "Thorn"})
    (voice,) = naming.for_panes(made).voices
    assert (voice.name, voice.family) == ("Ada Loam and Ben Thorn", "Loam and Thorn")
    assert (voice.born, voice.died) == ("", ""), "the years of one are not said of two"
    assert naming.joint(made, "roses/loam") == ("roses/thorn",)


def test_three_are_named_by_family() -> None:
    made = board(position(jointly=("roses/thorn", "roses/moss")), voices=(LOAM,))
    made = replace(made, names={"roses/thorn": "Ben Thorn", "roses/moss": "Cy Moss"}, families={"roses/thorn": "Thorn", "roses/moss": "Moss"})
    (voice,) = naming.for_panes(made).voices
    assert (voice.name, voice.family) == ("Loam, Thorn and Moss", "Loam and others")


def test_a_pane_with_a_position_of_its_own_keeps_its_name() -> None:
    made = board(position(), position(id="roses/care.loam.pruning", theme="pruning", jointly=("roses/thorn",)), voices=(LOAM,))
    assert naming.for_panes(made).voices[0].name == "Ada Loam"


def test_the_year_is_that_of_the_main_work_or_of_this_debate() -> None:
    made = board(position(), voices=(LOAM,))
    assert naming.for_panes(made).voices[0].main_year == LOAM.main_year
    elsewhere = board(position(works=(), year=1990), voices=(LOAM,))
    assert naming.for_panes(elsewhere).voices[0].main_year == 1990
    earlier = replace(elsewhere, dated={("roses/loam", "soil"): (dated(1960, 1),)})
    assert naming.for_panes(earlier).voices[0].main_year == 1960
    assert naming.for_panes(made).debate == DEBATE
