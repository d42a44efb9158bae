"""Question, stakes, axis, themes, terms and the list of the missing are the sections of ``debate-continuity.md``."""

from __future__ import annotations

import re

import pytest

from db.packs.debates import Debate
from db.packs.types import PackDocument
from tests.corpus import dossiers
from tests.corpus.ours import even

NAME = "debate-continuity.md"
TEXT = dossiers.read(NAME)


def section(which: int) -> str:
    """One of the numbered sections of the debate's dossier."""
    return dossiers.part(TEXT, f"## {which}.")


def test_question_stakes_and_orientation(debate: Debate) -> None:
    assert debate.question == TEXT.splitlines()[0].removeprefix("# ")
    assert debate.stakes == section(1)
    assert debate.orientation == section(2)
    assert debate.how_coded == section(7)


def test_the_axis_has_its_seven_steps_and_two_poles(debate: Debate) -> None:
    assert [(step.value, step.words) for step in debate.steps] == [(dossiers.number(value), words) for value, words in dossiers.rows(section(3))]
    assert [step.value for step in debate.steps] == [-3, -2, -1, 0, 1, 2, 3]
    poles = re.match(r"Poles: \*\*(.*?)\*\* \(−3\) and \*\*(.*?)\*\* \(\+3\)\.", section(3))
    assert poles
    assert (debate.first_pole, debate.second_pole) == (poles[1], poles[2])
    assert all(step.short for step in debate.steps)


def test_what_is_said_of_the_axis_is_the_dossiers(debate: Debate) -> None:
    words = even("\n".join(line for line in section(3).splitlines() if not line.startswith("|")))
    assert even(debate.axis_note) == words


def test_the_second_words(debate: Debate) -> None:
    assert [[word.value, word.meaning] for word in debate.necessities] == dossiers.rows(section(4))
    assert len(debate.necessities) == 5


@pytest.mark.parametrize("letter", "abcdefghij")
def test_a_theme_is_the_dossiers(debate: Debate, letter: str) -> None:
    (theme,) = (theme for theme in debate.themes if theme.letter == letter)
    heading = re.search(rf"^### {letter}\. (.*) \(`(.*)`\)$", TEXT, re.M)
    assert heading
    assert (theme.title, theme.key) == (heading[1], heading[2])
    lines = dict(re.findall(r"^- \*\*(.*?):\*\* (.*)$", dossiers.part(TEXT, f"### {letter}."), re.M))
    assert {"Question": theme.question, "−3": theme.first_pole, "+3": theme.second_pole, "Orientation": theme.orientation} == lines


def test_ten_themes_in_order(debate: Debate) -> None:
    assert "".join(theme.letter for theme in debate.themes) == "abcdefghij"
    assert [theme.key for theme in debate.themes] == list(dossiers.themes().values())


def test_who_is_not_here_yet(debate: Debate) -> None:
    assert [[row.author, row.works, row.why, row.entry] for row in debate.absent] == dossiers.rows(section(8))
    assert len(debate.absent) > 20
    assert f"{debate.absent_note}\n\n{debate.missing_voices}" == section(8).split("|\n\n")[-1]
    assert debate.absent_note
    assert debate.missing_voices.startswith("Whose voices are missing")


def test_the_fourteen_terms_to_begin_with(pack: PackDocument) -> None:
    first = {key: (term, why) for key, term, why in dossiers.rows(section(6))}
    assert len(first) == 14
    marked = [term for term in pack.terms if term.why_first]
    assert sorted(term.id for term in marked) == sorted(first)
    glossary = {term["id"]: term for term in dossiers.toml("terms.toml")["term"]}
    for term in marked:
        source = glossary[term.id]
        assert (even(term.term), term.why_first) == first[term.id]
        for name in ("term", "definition", "verified"):
            assert getattr(term, name) == source[name], (term.id, name)
        assert term.russian == source.get("russian", "")
        for name in ("aliases", "events", "sources"):
            assert list(getattr(term, name)) == source.get(name, []), (term.id, name)
        assert list(term.related) == source.get("related", []), term.id
