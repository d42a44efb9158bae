"""Every quotation of the pack is its dossier's, to the letter, under its own id; withheld words stand nowhere."""

from __future__ import annotations

import re

import pytest

from db.packs.debates import Debate, Quotation
from db.packs.types import PackDocument
from tests.conftest import SHIPPED
from tests.corpus import dossiers, further
from tests.corpus.ours import NAMED, findings, plain, texts

SAID = dossiers.quotations()
HALF = "pipes-7"
"""Shown in its first half only: its page splices two sentences, and the dossier withholds the second."""
SAME = re.compile(r"^(the )?same\b")
"""A line of a dossier that refers to the one above."""
REFERS = re.compile(r"^(?:the )?same\b|^as above$|see correction \d+|(?:^|; )notes$|,? ?\bS\d+[a-z]?\b")
"""Words that only a reader of the dossier understands; the pack may say instead what they refer to."""


@pytest.fixture(scope="module")
def shown(debate: Debate) -> dict[str, Quotation]:
    """The quotations of the pack by id."""
    return {item.id: item for item in debate.quotations}


def test_none_is_missing_and_none_is_made_up(debate: Debate) -> None:
    ids = [item.id for item in debate.quotations]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(SAID)
    assert len(SAID) >= 180


@pytest.mark.parametrize("key", SAID)
def test_words_stand_to_the_letter_under_their_id(shown: dict[str, Quotation], key: str) -> None:
    item, said = shown[key], SAID[key]
    assert (item.lead_in, item.text, item.aside) == (said.lead_in, said.text, said.aside)
    assert item.voice == said.voice
    assert f'"{item.text}"' in next(line for name in dossiers.TABLES for line in dossiers.read(name).splitlines() if line.startswith(f"- **{key}** "))


@pytest.mark.parametrize("key", SAID)
def test_what_was_seen_of_it_is_told_as_the_dossier_tells_it(shown: dict[str, Quotation], key: str) -> None:
    item, fields = shown[key], SAID[key].fields
    assert item.grade == fields["Grade"].strip("`")
    check = re.match(r"(found again|corrected|seen once only|not looked for again)\s*(.*)$", fields["Found again"])
    assert check
    assert item.second_check == check[1]
    note = _bare(plain(check[2]))
    if note == "as above":
        above = plain(SAID[_above(key)].fields["Found again"])
        assert any(part.strip() in above for part in item.check_note.split(";")), "what is above has to be said again"
    else:
        assert item.check_note == note
    if key == HALF:
        assert item.note.startswith("Only the first half is shown")
        assert "the page splices two sentences" in item.note
        assert not item.withheld
    else:
        assert (item.note, item.withheld) == (plain(fields.get("Note", "")), plain(fields.get("Withheld", "")))


@pytest.mark.parametrize("key", SAID)
def test_work_and_place_are_named_as_in_the_dossier(shown: dict[str, Quotation], key: str) -> None:
    item, fields = shown[key], SAID[key].fields
    seen, _, place = plain(fields["Seen"]).partition("Place: ")
    unsaid = [text for text in (item.work_text, item.seen_at, item.place) if SAME.match(text) or text == "notes"]
    assert not unsaid, "what this refers to has to be said"
    _kept(item.work_text, plain(fields["Work"]))
    _kept(item.seen_at, seen.strip().rstrip("."))
    if key == HALF:
        assert item.place
        assert place.startswith(item.place), "the place without the words that are withheld"
    elif place or not SAME.match(seen):
        _kept(item.place, place)


def _kept(ours: str, theirs: str) -> None:
    """A line stands as in the dossier; where it refers elsewhere, what else it says stands in ours."""
    if not REFERS.search(theirs):
        assert ours == theirs
        return
    assert ours
    for part in REFERS.split(theirs):
        # The word behind "same" names the kind: same article, same foreword.
        assert re.sub(r"^ [a-z]+\b", "", part).strip(" ,.;") in ours
    assert not re.search(r"\b(\w{4,}) \1\b", ours, re.I), "a word stands twice"


@pytest.mark.parametrize("key", SAID)
def test_a_page_stands_in_the_dossier(shown: dict[str, Quotation], key: str) -> None:
    above, lines = key, " ".join(SAID[key].fields.values())
    while SAME.match(SAID[above].fields["Work"]):
        above = _above(above)
        lines += SAID[above].fields["Work"]
    assert not [number for number in re.findall(r"\d+", shown[key].locator) if number not in lines]


def test_most_page_numbers_come_with_the_quotations(debate: Debate) -> None:
    assert sum(bool(re.search(r"\d", item.locator)) for item in debate.quotations) > 20


def test_withheld_words_carry_no_position_and_stand_in_no_text(debate: Debate) -> None:
    withheld = {item.id for item in debate.quotations if item.withheld}
    assert withheld == {key for key, said in SAID.items() if "Withheld" in said.fields} - {HALF}
    assert withheld
    assert not [(item.voice, item.theme) for item in debate.positions if withheld & set(item.quotations)]


def test_the_withheld_half_stands_nowhere() -> None:
    half = "modus operandi"
    assert half in SAID[HALF].fields["Seen"], "the dossier no longer has it, and this test proves nothing"
    assert not [path.name for path in SHIPPED.rglob("*.*") if half in path.read_text(encoding="utf-8")]


def test_a_position_shows_only_its_own_voice(debate: Debate) -> None:
    voice = {item.id: item.voice for item in debate.quotations}
    assert not [(item.voice, item.theme, key) for item in debate.positions for key in item.quotations if voice[key] != item.voice]
    assert sum(len(item.quotations) for item in debate.positions) > 100


def test_a_text_refers_to_quotations_that_exist_and_are_not_withheld(pack: PackDocument) -> None:
    withheld = {item.id for debate in pack.debates for item in debate.quotations if item.withheld}
    named = [(str(our), key) for our in (*texts(pack), *findings(pack)) for key in NAMED.findall(our.text)]
    assert len(named) > 180
    assert withheld
    known = {*SAID, *further.quotations()}
    assert not [pair for pair in named if pair[1] not in known or pair[1] in withheld]


def _above(key: str) -> str:
    """The quotation above another one in its dossier."""
    return list(SAID)[list(SAID).index(key) - 1]


def _bare(text: str) -> str:
    """Without the brackets around the whole."""
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text
