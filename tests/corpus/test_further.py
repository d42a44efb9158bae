"""The eight further debates are those of ``further-debates.md``: questions, axes, codes, dated codes, own names, answers in words."""

from __future__ import annotations

import re

import pytest

from db.packs.debates import Debate, Theme
from db.packs.types import PackDocument
from tests.corpus import dossiers, further
from tests.corpus.further import Entry
from tests.corpus.meeting import ONE_AXIS, main_theme, person, position
from tests.corpus.ours import even

ENTRIES = further.entries()
DATED = {
    ("toll", "conquest"): {1968: 3, 1990: 3, 2008: 2},
    ("famine", "conquest"): {1986: 3, 2003: 0},
}  # fmt: skip
"""The only paths over time: Conquest's two changes of mind, by the years of their headings."""
APART = {("toll", "Mikhail Nakonechnyi"), ("state", "Friedrich")}
"""Headings with two entries: the rest of their people have a position of their own."""


# -- question and axis -------------------------------------------------------------------------------------------------


def test_the_debates_are_the_dossiers(pack: PackDocument, debates: dict[str, Debate]) -> None:
    assert set(debates) == set(further.FOLDERS.values())
    assert len(pack.debates) == 9
    assert [debate.id for debate in pack.debates if debate.reads_events] == ["continuity"]


@pytest.mark.parametrize("key", further.FOLDERS.values())
def test_question_and_stakes_are_to_the_letter(debates: dict[str, Debate], key: str) -> None:
    assert debates[key].question == further.said(key, "Question")
    assert debates[key].stakes == further.said(key, "What is at stake")
    assert 80 <= len(debates[key].orientation.split()) <= 190
    assert 0 < len(debates[key].short) <= 40


@pytest.mark.parametrize("key", further.FOLDERS.values())
def test_an_axis_is_worded_as_in_the_dossier(debates: dict[str, Debate], key: str) -> None:
    debate, told = debates[key], further.axes(key)
    if key == "memory":
        assert not told
        assert (debate.steps, debate.first_pole, debate.second_pole) == ((), "", "")
        assert not any(theme.steps for theme in debate.themes)
        return
    assert not [axis for axis in told if even(axis) not in even(debate.axis_note)]
    own = [theme for theme in debate.themes if theme.steps]
    for axis, steps in zip(told, [theme.steps for theme in own] if key == "kirov" else [debate.steps], strict=True):
        assert [step.value for step in steps] == [-3, -2, -1, 0, 1, 2, 3]
        words = {step.value: even(step.words) for step in steps}
        for mark, value in (("−3 = ", -3), ("−3, ", -3), ("+3 = ", 3), ("+3, ", 3), ("Zero = ", 0)):
            if mark in axis:
                assert words[value] == even(re.split(r"\. ?(?=[+Z(]|$)", axis.partition(mark)[2])[0]), mark
        assert len({step.short for step in steps}) == len({step.words for step in steps}) == 7


def test_a_step_of_a_sub_question_is_unmistakable(debates: dict[str, Debate]) -> None:
    for debate in debates.values():
        for theme in debate.themes:
            assert not theme.steps or len({step.short for step in theme.steps}) == len(theme.steps) == 7
            assert bool(theme.first_name) == bool(theme.second_name) == bool(theme.steps), (debate.id, theme.key)


def test_how_it_was_coded_begins_with_the_sentence_of_every_export(pack: PackDocument) -> None:
    first = next(debate for debate in pack.debates if debate.id == "continuity").how_coded.partition("historians'. ")
    for debate in pack.debates:
        assert debate.how_coded.startswith("".join(first[:2]).strip() if debate.id != "memory" else ""), debate.id


# -- codes -------------------------------------------------------------------------------------------------------------


def _expected(entry: Entry) -> tuple[str, int | None]:
    """The code under a heading with one axis: the last figure counts, or the words that say why there is none."""
    if (entry.debate, entry.names[0]) in further.UNSEEN:
        return "no source seen", None
    found = further.figures(entry.coding)
    if "with Markevich and Qian" in entry.coding:
        return "stance", found[0][0]  # the other figure is the joint paper's
    return ("stance", found[-1][0]) if found else ("not coded", None)


@pytest.mark.parametrize("entry", ONE_AXIS, ids=lambda entry: f"{entry.debate}-{entry.names[0].split()[-1]}")
def test_a_heading_is_the_code_of_all_its_people(pack: PackDocument, debates: dict[str, Debate], entry: Entry) -> None:
    debate = debates[entry.debate]
    code, stance = _expected(entry)
    for name in entry.names:
        item = position(debate, person(pack, name).id, main_theme(debate))
        assert (item.code, item.stance) == (code, stance), name
        assert item.low == item.high == stance, name


def test_the_figures_that_rest_on_general_knowledge_do_not_count_and_are_named(pack: PackDocument, debates: dict[str, Debate]) -> None:
    for debate, name in sorted(further.UNSEEN):
        (entry,) = (entry for entry in ENTRIES if entry.debate == debate and entry.names == (name,))
        assert entry.line("Summary").startswith("[general knowledge]")
        item = position(debates[debate], person(pack, name).id, main_theme(debates[debate]))
        ((figure, _),) = further.figures(entry.coding)
        assert f"{figure:+d}".replace("-", "−") in item.reason, name
        assert item.basis == "general knowledge"


def test_whoever_writes_together_stands_together(pack: PackDocument, debates: dict[str, Debate]) -> None:
    for entry in (entry for entry in ONE_AXIS if len(entry.people) > 1):
        ids = [person(pack, name).id for name in entry.names]
        debate = debates[entry.debate]
        own = {item.voice for item in debate.positions if item.theme == main_theme(debate)} & set(ids)
        if (entry.debate, entry.names[0]) in APART:
            assert own == ({ids[0], ids[-1]}), entry.heading
        else:
            assert own == {ids[0]}, entry.heading
            assert list(position(debate, ids[0], main_theme(debate)).jointly) == ids[1:], entry.heading


def test_the_joint_paper_on_the_famine_has_its_own_position(debates: dict[str, Debate]) -> None:
    items = {item.voice: item for item in debates["famine"].positions}
    assert (items["markevich"].stance, set(items["markevich"].jointly)) == (1, {"naumenko", "qian"})
    assert (items["naumenko"].stance, items["naumenko"].jointly) == (0, ())


def test_the_table_of_the_sixth_debate(pack: PackDocument, debates: dict[str, Debate]) -> None:
    table = further.kirov_codes()
    assert table == further.kirov_headings(), "the dossier contradicts itself"
    debate = debates["kirov"]
    assert len(debate.themes) == 2
    for name, codes in table.items():
        for theme, code in zip(debate.themes, codes, strict=True):
            item = position(debate, person(pack, name).id, theme.key)
            expected = (code, None) if code in ("no source seen", "not coded") else ("stance", dossiers.number(code.replace("+", "")))
            assert (item.code, item.stance) == expected, (name, theme.key)
    assert len(debate.positions) == 2 * len(table) == 16


def test_sub_questions_of_the_third_debate(pack: PackDocument, debates: dict[str, Debate]) -> None:
    debate, halves = debates["industry"], further.halves()
    allen = person(pack, "Robert C. Allen").id
    assert halves == {"industrialisation": 2, "collectivisation": -2}
    by_key = {theme.key: theme for theme in debate.themes}
    for half, figure in halves.items():
        assert half in by_key, half
        item = position(debate, allen, half)
        assert (item.code, item.stance) == ("stance", figure)
    assert not [(i.voice, i.theme) for i in debate.positions if i.code == "stance" and i.theme in halves and i.voice != allen]


def test_the_afterword_of_the_second_debate(pack: PackDocument, debates: dict[str, Debate]) -> None:
    debate = debates["state"]
    expected = {person(pack, name).id: figure for name, figure in further.restored().items()}
    (theme,) = (theme for theme in debate.themes if theme.key != main_theme(debate))
    assert {item.voice: item.stance for item in debate.positions if item.theme == theme.key and item.code == "stance"} == expected
    assert len(expected) == 2


def test_no_figure_is_made_up(pack: PackDocument, debates: dict[str, Debate]) -> None:
    """Whatever carries a figure in a further debate stands under a heading, in a table or in the afterword of the dossier."""
    named = {(entry.debate, person(pack, name).id) for entry in ENTRIES for name in entry.names if entry.names != ("Russian public opinion",)}
    named |= {("state", person(pack, name).id) for name in further.restored()} | {("famine", "markevich"), ("famine", "qian")}
    coded = {(debate.id, voice) for debate in debates.values() for item in debate.positions if item.code == "stance" for voice in (item.voice, *item.jointly)}
    assert coded <= named
    assert len(coded) > 50


def test_every_voice_has_a_position_on_every_theme(debates: dict[str, Debate]) -> None:
    for debate in debates.values():
        places = [(item.voice, item.theme) for item in debate.positions]
        assert len(places) == len(set(places))
        assert set(places) == {(voice, theme.key) for voice in {voice for voice, _ in places} for theme in debate.themes}, debate.id


def test_dated_codes_are_conquests_alone(debates: dict[str, Debate]) -> None:
    found: dict[tuple[str, str], dict[int, int]] = {}
    for debate in debates.values():
        for code in debate.dated_codes:
            found.setdefault((debate.id, code.voice), {})[code.year] = code.stance
            assert code.drawn == "joined"
            assert code.rests_on
    assert found == DATED
    for (debate, _), years in DATED.items():
        (entry,) = (entry for entry in ENTRIES if entry.debate == debate and entry.names == ("Robert Conquest",))
        told = re.findall(r"\d{4}|(?<=–)\d{2}", entry.heading.replace("(1917–2015†)", ""))
        assert {str(year) for year in years} <= set(told) | {f"19{year}" for year in told}
        assert {figure for figure, _ in further.figures(entry.coding)} == set(years.values())


def test_own_names_stand_in_the_second_debate(pack: PackDocument, debates: dict[str, Debate]) -> None:
    debate = debates["state"]
    expected = further.own_names()
    for name, own in expected.items():
        item = position(debate, person(pack, name).id, main_theme(debate))
        assert item.own_name.replace(", as reported", "").lower() in (own.lower(), *own.lower().split(" or ")) or own in item.own_name, name
    others = [item.voice for item in debate.positions if item.own_name and item.theme == main_theme(debate)]
    assert len(others) == len({position(debate, person(pack, name).id, main_theme(debate)).voice for name in expected})


def test_the_last_debate_answers_in_words(pack: PackDocument, debates: dict[str, Debate]) -> None:
    debate = debates["memory"]
    told = {person(pack, entry.names[0]).id: further.in_words(entry) for entry in ENTRIES if entry.debate == "memory" and further.in_words(entry)}
    assert len(told) == 7
    words = {item.voice: item.own_name for item in debate.positions if item.code == "in words"}
    assert {voice: words.get(voice) for voice in told} == told
    assert not [(item.voice, item.code) for item in debate.positions if item.stance is not None or item.low is not None or item.high is not None]
    assert {item.code for item in debate.positions} <= {"in words", "not coded"}
    assert not debate.dated_codes


def test_every_theme_of_a_further_debate_is_worded(debates: dict[str, Debate]) -> None:
    def bare(theme: Theme, debate: Debate) -> bool:
        return not (theme.title and theme.short and theme.question and theme.orientation and (debate.id == "memory" or (theme.first_pole and theme.second_pole)))

    assert not [(debate.id, theme.key) for debate in debates.values() for theme in debate.themes if bare(theme, debate)]
    keys = [theme.key for debate in debates.values() for theme in debate.themes]
    assert len(set(keys)) == len(keys)


def test_links_to_events_name_the_place_in_the_dossier(pack: PackDocument, debates: dict[str, Debate]) -> None:
    """The readings of the timeline are about the main debate; here a voice leans on an event in some other way."""
    events = {event.id for event in pack.events}
    for debate in debates.values():
        holds = {(voice, item.theme) for item in debate.positions for voice in (item.voice, *item.jointly)}
        links = [(link.voice, link.theme, link.event) for link in debate.leanings]
        assert len(links) == len(set(links)), debate.id
        assert not [link for link in debate.leanings if link.reading != "other" or link.event not in events]
        assert not [link for link in debate.leanings if not link.source.startswith("further-debates.md, ")], debate.id
        assert not [link for link in links if link[:2] not in holds], debate.id
    assert sum(len(debate.leanings) for debate in debates.values()) > 50


def test_a_changed_figure_is_noticed(pack: PackDocument, debates: dict[str, Debate]) -> None:
    entry = next(entry for entry in ONE_AXIS if entry.names == ("Graeme Gill",))
    item = position(debates["term"], person(pack, "Graeme Gill").id, "term")
    assert _expected(entry) == (item.code, item.stance) == ("stance", 1)
    assert _expected(next(entry for entry in ONE_AXIS if entry.names == ("Alec Nove",))) == ("no source seen", None)
    assert further.figures("stance **+3** (1968–90); **+2** (2008)") == [(3, "1968–90"), (2, "2008")]
    with pytest.raises(AssertionError):
        person(pack, "Nobody at All")
