"""A lecturer prepares a seminar: read first, judge after; then a pack of her own."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT
from tests.driver import Reader


def test_a_seminar_is_prepared(app_window: Reader, tmp_path: Path) -> None:
    reader = app_window

    # the seminar reads eight: historians and one who took part
    reader.chooses_voices("Trotsky", "Carr", "Conquest", "Cohen", "Fitzpatrick", "Pipes", "Figes", "Kotkin")
    assert len(reader.panes()) == 8
    assert reader.panes()[0] == "Trotsky", "by the year of the main work"

    # read first, judge after: nothing on the screen says who stands where
    steps = {step.short for step in reader.board.layout_.model.board.debate.steps}  # type: ignore[union-attr]
    reader.clicks_switch("Coding off")
    assert not steps & {line.partition(" · ")[0] for line in reader.all_text().splitlines()}
    assert not reader.window.header.poles.isVisible()

    # all of them on one page
    reader.clicks_switch("Headlines")
    assert all(len(reader.cell_text(name, "verdict")) < 200 for name in reader.panes())
    assert len(reader.level("verdict")) == 1

    # one of them in full, and folded again
    reader.clicks_link_in("Cohen", "verdict", "fold:text")
    assert "“" in reader.cell_text("Cohen", "verdict")
    reader.clicks_link_in("Cohen", "verdict", "fold:text")

    # for the projector
    reader.sets_text_scale(150)
    assert len(reader.level("verdict")) == 1
    reader.sets_text_scale(100)

    # walking through the themes without the mouse
    for theme in reader.themes()[1:4]:
        reader.presses("Ctrl+Down")
        assert reader.theme_in_view == theme

    # now judge: marks, words and poles come back; some like it the other way round
    reader.clicks_switch("Coding off")
    assert steps & {line.partition(" · ")[0] for line in reader.all_text().splitlines()}
    assert reader.marks("Pipes", "verdict")
    reader.chooses("View", "Turn the axis round")
    assert reader.window.header.poles.accessibleName() == "The axis, from break to continuation"
    reader.chooses("View", "Turn the axis round")

    # how reliable is all this?
    reader.clicks_switch("How this was coded")
    reader.panel_says("the numbers are ours, not the historians’", "Leon Trotsky")
    reader.clicks_in_panel("Leon Trotsky")
    reader.panel_says("participant", "LABELS, AND WHO GIVES THEM")
    reader.presses("Esc")

    # a handout of her own: a second debate beside the first
    pack = tmp_path / "roses"
    shutil.copytree(ROOT / "tests" / "packs" / "sample", pack)
    reader.session.import_pack(pack)
    reader.waits_for(lambda: len(reader.debates()) == 10)
    question = next(q for q in reader.debates() if "roses" in q)
    reader.chooses_debate(question)
    assert sorted(reader.panes()) == ["Loam", "Thorn"]
    reader.chooses_debate(next(q for q in reader.debates() if "continuation of Leninism" in q))
    assert "Kotkin" in reader.panes()
