"""What our own texts may not do: borrow words without a passage, say more in a headline, lose or misplace a mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from db.packs.debates import Debate, Position, Quotation
from db.packs.types import PackDocument
from tests.corpus import dossiers
from tests.corpus.ours import CURLY, MARK, NAMED, POSITION, Ours, even, findings, texts

SENTENCE_END = re.compile(r"[.!?][”’)\]*]* +(?=[“‘(*]*[A-Z])")
"""Where a sentence ends inside a text; initials and shortened words are taken out first."""
SHORT = re.compile(r"\b(?:[A-Z]|vol|ch|chs|no|p|pp|ed|eds|St|cf)\. ")
HANGING = re.compile(rf"(?:^|[.!?,;:(–]) ?{re.escape(MARK)}|[^ ]{re.escape(MARK)}|{re.escape(MARK)}(?![.,;:)?!–” \n]|$)")
"""A mark that hangs behind no clause, or sticks to a word."""
LIVES = re.compile(r"Life dates: \[general knowledge\]\.")
"""The one sentence that names what it marks before the mark."""


def borrowed(our: Ours, said: dict[str, list[str]], titles: set[str]) -> list[str]:
    """The words in quotation marks of a text that are neither its voice's nor a title."""
    allowed = [words for voice in our.voices for words in said.get(voice, [])]
    named = titles | _titles_in(our.source)
    return [words for words in CURLY.findall(our.text) if even(words) not in named and not any(even(words) in passage for passage in allowed)]


def _titles_in(source: str) -> set[str]:
    return {even(title) for title in CURLY.findall(source)}


def _quotations(pack: PackDocument) -> list[Quotation]:
    """Those of every debate that may be shown."""
    return [item for debate in pack.debates for item in debate.quotations if not item.withheld]


def _said(pack: PackDocument) -> dict[str, list[str]]:
    """The words of each voice, in whatever debate."""
    said: dict[str, list[str]] = {}
    for item in _quotations(pack):
        said.setdefault(item.voice, []).append(even(item.text))
    return said


def _told(found: Iterable[object]) -> str:
    return "\n" + "\n".join(map(str, found))


def test_words_in_quotation_marks_are_the_voices_or_a_title(pack: PackDocument) -> None:
    whole = {even(text) for work in pack.works for text in (work.title, work.original_title, work.title_short) if text}
    titles = whole | {title.partition(": ")[0] for title in whole}
    said = _said(pack)
    wrong = [(str(our), words) for our in texts(pack) for words in borrowed(our, said, titles)]
    assert not wrong, _told(wrong)
    assert sum(len(CURLY.findall(our.text)) for our in texts(pack)) > 20


def test_borrowed_words_are_followed_by_the_passage_they_come_from(pack: PackDocument) -> None:
    said = {item.id: even(item.text) for item in _quotations(pack)}
    voice = {item.id: item.voice for item in _quotations(pack)}
    titles = {even(work.title) for work in pack.works}
    behind = re.compile(rf"[.,;]?((?: {NAMED.pattern})+)")
    wrong, seen = [], 0
    for our in texts(pack):
        for found in CURLY.finditer(our.text):
            words = even(found[1])
            if not any(words in said[key] for key in said if voice[key] in our.voices) or words in titles | _titles_in(our.source):
                continue
            seen += 1
            ids = behind.match(our.text[found.end() :])
            if not ids or not any(words in said[key] for key in NAMED.findall(ids[1])):
                wrong.append((str(our), found[0]))
    assert not wrong, _told(wrong)
    assert seen > 20


def test_borrowed_words_are_noticed(pack: PackDocument, debate: Debate) -> None:
    said = _said(pack)
    text = "He speaks of a “thirty-year detour” [pipes-11], and of a “forty-year detour”, in “Saints and devils”."
    assert borrowed(Ours("here", "summary", ("pipes",), text, "“Saints and devils”, *Socialist Review*"), said, set()) == ["forty-year detour"]
    assert borrowed(Ours("here", "summary", ("service",), text), said, {"Saints and devils"}) == ["thirty-year detour", "forty-year detour"]
    withheld = next(item for item in debate.quotations if item.withheld)
    assert borrowed(Ours("here", "summary", (withheld.voice,), f"“{withheld.text}”"), said, set()) == [withheld.text]


def test_quotation_marks_are_curly_and_paired(pack: PackDocument) -> None:
    wrong = [str(our) for our in texts(pack) if '"' in our.text or our.text.count("“") != our.text.count("”") or our.text.count("*") % 2]
    assert not wrong, _told(wrong)


def test_words_quoted_in_a_correction_stand_in_the_dossiers(pack: PackDocument) -> None:
    record = " ".join(even(dossiers.read(name)) for name in ("source-document-notes.md", "further-debates.md", *dossiers.TABLES))
    wrong = [(str(our), words) for our in findings(pack) for words in CURLY.findall(our.text) if even(words) not in record]
    assert not wrong, _told(wrong)
    assert any(CURLY.search(our.text) for our in findings(pack))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("One thing. Another thing.", False), ("As E. H. Carr has it.", True), ("No end", False), ("Is it one? *Yes*.", False), ("Vol. 1 says so.", True)],
)
def test_one_sentence_is_told_from_two(text: str, expected: bool) -> None:
    assert one_sentence(text) is expected


def one_sentence(text: str) -> bool:
    """Whether a text is one sentence with an end."""
    return bool(re.search(r"[.!?][”’)*]*$", text)) and not SENTENCE_END.search(SHORT.sub("", re.sub(r"\bVol\. ", "", text)))


def _positions(pack: PackDocument) -> list[Position]:
    """Those of every debate."""
    found = [item for debate in pack.debates for item in debate.positions]
    assert len(found) > 350
    return found


def test_a_headline_is_one_short_sentence(pack: PackDocument) -> None:
    wrong = [(i.voice, i.theme, i.headline) for i in _positions(pack) if i.headline and (len(i.headline) > 120 or not one_sentence(i.headline))]
    assert not wrong, _told(wrong)


def test_only_a_position_that_was_not_found_has_no_headline(pack: PackDocument) -> None:
    wrong = [(i.voice, i.theme, i.code) for i in _positions(pack) if (i.headline == "") != (i.code == "not found")]
    assert not wrong, _told(wrong)


def test_a_headline_has_a_summary_behind_it(pack: PackDocument) -> None:
    wrong = [(i.voice, i.theme, i.code) for i in _positions(pack) if bool(i.headline) != bool(i.summary)]
    assert not wrong, _told(wrong)


def test_a_mark_stands_behind_a_clause(pack: PackDocument) -> None:
    every = [*texts(pack), *findings(pack)]
    hanging = [our for our in every if HANGING.search(LIVES.sub("", our.text) if our.field == "life_note" else our.text)]
    assert not [str(our) for our in hanging], _told(hanging)
    loose = [str(our) for our in every if len(dossiers.MARK.findall(our.text)) != our.text.count(MARK)]
    assert not loose, _told(loose)


def test_a_mark_that_hangs_is_noticed() -> None:
    wrong = [f"{MARK} He says so.", f"He says so. {MARK} And more.", f"He says{MARK} so.", f"He says so {MARK}and more."]
    right = [f"He says so {MARK}.", f"He says so {MARK}, and more.", f"In *Kritika* {MARK} he says (1990 {MARK}) so"]
    assert [bool(HANGING.search(text)) for text in wrong + right] == [True] * 4 + [False] * 3


def test_no_voice_has_lost_all_its_marks(debate: Debate, capsys: pytest.CaptureFixture[str]) -> None:
    ours: Counter[tuple[str, str]] = Counter()
    for item in debate.positions:
        ours[item.voice, item.theme] = sum(getattr(item, name).count(MARK) for name in POSITION)
    lost, lines = [], []
    for voice, section in dossiers.sections().items():
        theirs = Counter({theme: dossiers.marks(text) for theme, text in section.positions.items()})
        mine = sum(ours[voice, theme] for theme in dossiers.themes().values())
        fewer = [f"{theme} {theirs[theme]}→{ours[voice, theme]}" for theme in dossiers.themes().values() if theirs[theme] != ours[voice, theme]]
        lines.append(f"{voice:13} positions {sum(theirs.values()):3} → {mine:3}   whole section {dossiers.marks(section.text):3}   {'; '.join(fewer)}")
        if sum(theirs.values()) and not mine:
            lost.append(voice)
    with capsys.disabled():
        print("\nmarks [general knowledge], dossier → pack (a paragraph on several themes counts for each)\n" + "\n".join(lines))
    assert not lost
    assert len(lines) == 28
    assert sum(ours.values()) > 20
