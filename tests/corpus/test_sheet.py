"""The review sheet has every theme of a voice, from the pack and from its dossier."""

from __future__ import annotations

import pytest

from db.packs.debates import Debate
from db.packs.types import PackDocument
from tests.corpus import dossiers
from tests.corpus.sheet import main, sheet


@pytest.mark.parametrize("voice", dossiers.voices())
def test_a_sheet_has_every_theme_code_headline_and_passage(pack: PackDocument, debate: Debate, voice: str) -> None:
    text = sheet(pack, voice)
    assert [line[3:] for line in text.splitlines() if line[1:3] == ". "] == [theme.title for theme in debate.themes]
    for item in (item for item in debate.positions if item.voice == voice):
        assert item.headline in text
        assert all(f"[{key}]" in text for key in item.quotations)
    first = dossiers.sections()[voice].positions["verdict"].split()
    assert " ".join(first[:4]) in text


def test_every_voice_has_paragraphs_for_its_coded_themes(debate: Debate) -> None:
    bare = [(item.voice, item.theme) for item in debate.positions if item.code == "stance" and item.theme not in dossiers.sections()[item.voice].positions]
    assert not bare
    assert len(dossiers.sections()) == 28


def test_the_command_prints_a_sheet_and_names_the_voices_for_an_unknown_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kotkin"]) == 0
    out = capsys.readouterr().out
    assert "kotkin: continuity-voices.md" in out
    assert "[kotkin-3] " in out
    assert main(["nobody"]) == 2
    assert "kotkin" in capsys.readouterr().err
