"""A reviewer for a journal looks for what is overstated: every code, gap and quotation must say what it rests on."""

from __future__ import annotations

import re

from tests.driver import Reader


def test_nothing_is_overstated(app_window: Reader) -> None:
    reader = app_window
    board = reader.session.loading.board
    assert board is not None
    family = {voice.id: voice.family for voice in board.voices}

    # both coders' figures, where they differ
    differing = next(p for p in board.positions.values() if p.code == "stance" and p.first and p.first != p.second and p.second_reading)
    reader.chooses_voices(family[differing.voice])
    reader.scrolls_to(differing.theme)
    reader.clicks_link_in(family[differing.voice], differing.theme, "position:")
    reader.panel_says("Second reading: ", "The second coder’s figure is shown.")
    reader.presses("Esc")

    # a divided voice is two ends with a word, never a point between
    divided = next(p for p in board.positions.values() if p.code == "stance" and p.divided)
    reader.chooses_voices(family[divided.voice])
    reader.scrolls_to(divided.theme)
    assert reader.cell_text(family[divided.voice], divided.theme).startswith("divided: ")
    assert [mark.step for mark in reader.marks(family[divided.voice], divided.theme)] == [divided.low, divided.high]

    # off the axis: a dash and its words, no step
    off = next(p for p in board.positions.values() if p.code == "off axis")
    reader.chooses_voices(family[off.voice])
    reader.scrolls_to(off.theme)
    assert reader.cell_text(family[off.voice], off.theme).startswith("off the axis")
    assert [mark.shape for mark in reader.marks(family[off.voice], off.theme)] == ["dash"]

    # no source seen: hatched, says so, and each such clause keeps its mark
    unseen = next(p for p in board.positions.values() if p.code == "no source seen" and "[general knowledge]" in p.summary)
    reader.chooses_voices(family[unseen.voice])
    reader.scrolls_to(unseen.theme)
    said = reader.cell_text(family[unseen.voice], unseen.theme)
    assert said.startswith("no source seen")
    assert said.count("[not checked]") >= unseen.summary.count("[general knowledge]")
    assert [mark.filling for mark in reader.marks(family[unseen.voice], unseen.theme)] == ["hatched"]

    # not found is said of what was seen, not of the historian
    absent = next(p for p in board.positions.values() if p.code == "not found")
    reader.chooses_voices(family[absent.voice])
    reader.scrolls_to(absent.theme)
    assert reader.cell_text(family[absent.voice], absent.theme) == "Not found in what we saw"
    reader.clicks_link_in(family[absent.voice], absent.theme, "position:")
    reader.panel_says("This does not mean that the voice is silent on it.")
    reader.presses("Esc")

    # each quotation in view says where it was seen, whether it was found again, and its page or that none was seen
    reader.chooses_voices("Kotkin")
    for theme in reader.themes():
        lines = reader.cell_text("Kotkin", theme).splitlines()
        for i, line in enumerate(lines):
            if line.startswith("“") and line.endswith("”") and i + 1 < len(lines):
                assert re.search(r"found again|corrected|seen once only|not looked for again", lines[i + 1]), lines[i + 1]
                assert re.search(r"\bp\. |\bpp\. |page not seen|chapter|ch\. |p\.\s", lines[i + 1]), lines[i + 1]

    # what is not yet traced stands apart, with the reason
    reader.clicks_name("Kotkin")
    before, heading, after = reader.panel_text().partition("NOT YET TRACED")
    assert heading
    assert "Withheld: " in after
    assert "Withheld: " not in before
    assert "WHO CRITICISES THIS VOICE" in before

    # a school is what somebody says of somebody
    assert re.search(r"\((so .*|our label)\)", before)

    # our words can't be taken for the historian's
    reader.presses("Esc")
    reader.scrolls_to("verdict")
    reader.clicks_cell("Kotkin", "verdict")
    copied = reader.copies()
    assert "— paraphrase of Stephen Kotkin" in copied
    assert board.pack.version in copied

    # who is missing altogether
    reader.chooses("Debate", "Not here yet")
    reader.panel_says("Not here yet", "WHOSE VOICES ARE MISSING")

    # what the encyclopaedia article says wrongly of her, in its own words
    reader.presses("Esc")
    reader.chooses_voices("Arendt")
    reader.chooses("Voices", "Details of the voice")
    _, heading, after = reader.panel_text().partition("CORRECTED IN THE ENCYCLOPAEDIA ARTICLE")
    assert heading
    assert "The encyclopaedia article “Stalinism” from which this collection began says: “" in after
