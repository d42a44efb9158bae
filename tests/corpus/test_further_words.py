"""Every quotation of the further debates is the dossier's to the letter, with what was seen of it; our texts keep to what it says."""

from __future__ import annotations

import re

import pytest

from db.packs.debates import Debate, Quotation
from db.packs.types import PackDocument
from tests.corpus import dossiers, further
from tests.corpus.meeting import ONE_AXIS, main_theme, person, position
from tests.corpus.ours import even, plain

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"]
"""How the texts on the coding write a number."""
ENTRIES = further.entries()
SAID = further.quotations()
SHORTHAND = re.compile(r"(?:; )?\b(?:A|B) to copy\b|(?:; )?lowered from A to copy|(?:; )?(?:see|from) (?:dis)?continuity-voices\.md, [a-z]+-\d+|added from the source document")
"""Words of the record that only its makers understand: older grades, files, the encyclopaedia article by its working name."""


@pytest.fixture(scope="module")
def shown(debates: dict[str, Debate]) -> dict[str, tuple[str, Quotation]]:
    """Their quotations by id, each with its debate."""
    return {item.id: (debate.id, item) for debate in debates.values() for item in debate.quotations}


# -- quotations --------------------------------------------------------------------------------------------------------


def test_no_quotation_is_missing_or_made_up(debates: dict[str, Debate], shown: dict[str, tuple[str, Quotation]]) -> None:
    assert set(shown) == set(SAID) == set(further.checks())
    assert len(SAID) == sum(len(debate.quotations) for debate in debates.values()) == 86


@pytest.mark.parametrize("key", SAID)
def test_a_quotation_is_the_dossiers_to_the_letter(shown: dict[str, tuple[str, Quotation]], key: str) -> None:
    debate, item = shown[key]
    said = SAID[key]
    assert debate == said.debate
    if item.text == said.text:
        assert item.lead_in.strip(",: ") in (said.lead_in.strip(",: "), "")
    else:
        # Of two fragments one may be the quotation; the other, with the words that join them, stands around it.
        before, behind = f"{item.lead_in} " if item.lead_in else "", f"; {item.aside[1:-1]}" if item.aside else ""
        assert f'{before}"{item.text}"{behind}' == f'{said.lead_in} "{said.text}"'.strip()
    assert item.grade == said.grade


@pytest.mark.parametrize("key", SAID)
def test_the_second_check_is_told(shown: dict[str, tuple[str, Quotation]], key: str) -> None:
    _, item = shown[key]
    said = SAID[key]
    assert item.second_check == further.CHECKS[said.result]
    if said.result == "added":
        assert further.ADDED in item.check_note
    note = SHORTHAND.sub("", plain(said.note)).strip(" ;")
    if item.check_note != plain(said.note):
        missing = [part for part in re.split(r"; ", note) if part and even(part) not in even(item.check_note)]
        assert not missing, (missing, item.check_note)


def test_what_another_debate_prints_again_is_named_and_not_copied(debates: dict[str, Debate]) -> None:
    again = dict(further.shorter())
    assert again
    assert not [key for key, words in again.items() if words not in SAID[key].text]
    memory = {key for item in debates["memory"].positions for key in item.quotations}
    assert {"state-hoxha-1", "state-mao-1", "toll-snyder-1"} <= memory


def test_words_of_others_are_never_the_voices(shown: dict[str, tuple[str, Quotation]]) -> None:
    """A reviewer's, a publisher's or an opponent's words stand with whoever spoke them."""
    told = {key: item for key, (_, item) in shown.items() if re.search(r"-(?:reviewer|publisher|soviet-account|leblanc|callinicos|keep|priestland|tf-chapter|dagnino)-", key)}
    assert not [key for key, item in told.items() if not item.speaker and item.voice not in key]
    assert len(told) >= 10
    for key in ("tsars-perrie-stalin-1", "famine-fitzpatrick-on-conquest-1"):
        item = shown[key][1]
        assert item.speaker or item.voice in ("stalin", "fitzpatrick"), key


def test_a_counterpoint_has_a_speaker_and_a_speaker_is_not_the_voice(pack: PackDocument, shown: dict[str, tuple[str, Quotation]]) -> None:
    names = {voice.id: voice.family for voice in pack.voices}
    spoken = [(key, item) for key, (_, item) in shown.items() if item.speaker]
    assert len(spoken) >= 10
    assert not [key for key, item in spoken if item.speaker.startswith(names[item.voice])]


# -- our own texts -----------------------------------------------------------------------------------------------------


def test_no_voice_has_lost_all_its_marks(pack: PackDocument, debates: dict[str, Debate]) -> None:
    """Where the dossier's summary or reason says of a clause that it was not checked, some text of the position says so too."""
    lost, marked = [], 0
    for entry in (entry for entry in ENTRIES if dossiers.marks(entry.line("Summary") + entry.line("Reason"))):
        voice = person(pack, entry.names[0]).id
        items = [item for item in debates[entry.debate].positions if voice == item.voice]
        marked += 1
        if not any("[general knowledge]" in text for item in items for text in (item.summary, item.reason, item.evidence)):
            lost.append((entry.debate, voice))
    assert not lost
    assert marked > 5


def test_a_position_shows_only_its_own_voices(pack: PackDocument, debates: dict[str, Debate]) -> None:
    voice = {item.id: item.voice for debate in pack.debates for item in debate.quotations}
    named = [(debate.id, item, key) for debate in debates.values() for item in debate.positions for key in item.quotations]
    assert not [(debate, item.voice, key) for debate, item, key in named if voice[key] not in (item.voice, *item.jointly)]
    assert len(named) > 70


def test_a_reason_is_the_dossiers(pack: PackDocument, debates: dict[str, Debate]) -> None:
    """The reason of a figure under a heading with one axis has the words of the dossier's, give or take our marks and references."""
    far = []
    for entry in (entry for entry in ONE_AXIS if entry.line("Reason") and len(entry.people) == 1):
        item = position(debates[entry.debate], person(pack, entry.names[0]).id, main_theme(debates[entry.debate]))
        theirs = set(re.findall(r"[a-z]{4,}", even(re.split(r" \*\(|\*Reason", entry.line("Reason"))[0]).lower()))
        ours = set(re.findall(r"[a-z]{4,}", even(item.reason).lower()))
        if len(theirs & ours) < 0.6 * len(theirs):
            far.append((entry.debate, item.voice, entry.line("Reason"), item.reason))
    assert not far, far


@pytest.mark.parametrize("key", further.FOLDERS.values())
def test_what_is_counted_of_the_quotations_is_true(debates: dict[str, Debate], key: str) -> None:
    told, checks = debates[key].how_coded, [item.second_check for item in debates[key].quotations]
    every = re.search(r"Of the (\w+) quotations (?:entered here )?(\w+) were found a second time", told)
    assert every
    assert (_count(every[1]), _count(every[2])) == (len(checks), checks.count("found again"))
    left = re.search(r"(\w+) (?:was|were) not looked for again", told)
    assert (_count(left[1]) if left else 0) == checks.count("not looked for again")


def _count(word: str) -> int:
    """A number in figures or in a word."""
    return int(word) if word.isdigit() else NUMBERS.index(word.lower())
