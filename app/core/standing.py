"""Who stands where on one theme: every voice of a debate on its step of the axis, or beside it with the reason.

Sources: METHOD 2, 4 to 6, 8, 19 to 21. Nothing is computed here that the record does not say: a divided voice has two ends
and no middle, a path has an end for each dated code that the record lets be joined, and who has no step is named with
why: *off the axis*, *not found in what we saw*, *no source seen*.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from app.core import ordering, stances
from app.core.vocabulary import kind_words
from app.core.words import translate
from db.records import Board, DatedCode, Debate, Position, Voice

State = Literal["stance", "off axis", "not coded", "in words", "not found", "no source seen"]
BESIDE: tuple[State, ...] = ("off axis", "not coded", "not found", "no source seen")
"""The states of voices without a step, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class End:
    """One place of a voice on the axis; ``year_text`` only where the place belongs to a year of a path."""

    step: int
    mark: stances.Mark
    year_text: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One voice on one theme. ``ends`` is empty where the voice has no step; ``state`` then says why.

    ``words`` and ``detail`` are what ``stances.tell`` says; ``dated`` tells the codes of single years in words.
    ``low`` and ``high`` are the range of the code. ``joined``: the ends are a path in the order of years.
    """

    voice: str
    name: str
    full_name: str
    life: str
    kind: str
    shown: bool
    state: State
    ends: tuple[End, ...]
    low: int | None
    high: int | None
    divided: bool
    joined: bool
    words: str
    detail: str
    dated: str
    position: str
    """Id of the position, for *how this was coded*; empty where the record has none."""
    outcome: str = ""
    """The second word of the verdict (METHOD 2); empty on other themes."""

    @property
    def ranged(self) -> bool:
        """True where a range is drawn: it spans more than its one step, and is neither divided nor a path."""
        return bool(self.ends) and not self.divided and not self.joined and self.low is not None and self.low != self.high


@dataclass(frozen=True, slots=True)
class Spectrum:
    """One theme of a debate along its axis. Poles, their words and ``steps`` stand in drawing order, turned or not."""

    debate: str
    theme: str
    theme_title: str
    first_pole: str
    second_pole: str
    first_words: str
    second_words: str
    steps: tuple[tuple[int, str], ...]
    standings: tuple[Standing, ...]
    turned: bool
    bars: int
    """The most bars (ranges of voices with a pane, divided voices, paths) that any theme has: the height goes by it, so
    that it stays the same from theme to theme."""
    axis_title: str = ""
    """What the axis measures, in words; empty where the poles say it by themselves."""
    all_poles: tuple[str, ...] = ()
    all_titles: tuple[str, ...] = ()
    """The poles and what is measured on every theme, where themes have axes of their own: room is kept for the longest."""

    def beside(self, state: State) -> tuple[Standing, ...]:
        """The voices without a step for this reason, by the year of the main work."""
        return tuple(s for s in self.standings if s.state == state)

    def standing(self, voice: str) -> Standing | None:
        """The standing of a voice by id."""
        return next((s for s in self.standings if s.voice == voice), None)


def spectrum(board: Board, theme: str, shown: tuple[str, ...], *, turned: bool) -> Spectrum | None:
    """Where each voice of the debate stands on a theme (by key); ``shown`` are the ids of those who have a pane.

    None where the debate has no axis (METHOD 20) or no such theme.
    """
    found = next((t for t in board.themes if t.key == theme), None)
    axis = board.axis(theme)
    if found is None or not axis.steps:
        return None
    axes = [board.axis(one.key) for one in board.themes]
    voices = ordering.by_year(ordering.with_pane(board.voices))
    families = Counter(v.family for v in voices)
    ends = ((axis.first_pole, found.first_pole), (axis.second_pole, found.second_pole))
    first, second = reversed(ends) if turned else ends
    return Spectrum(
        debate=board.debate.id,
        theme=theme,
        theme_title=found.title,
        first_pole=first[0],
        second_pole=second[0],
        first_words=first[1],
        second_words=second[1],
        steps=tuple((s.value, s.short) for s in sorted(axis.steps, key=lambda s: s.value, reverse=turned)),
        standings=tuple(_standing(board, v, theme, v.family if v.family and families[v.family] == 1 else v.name, v.id in shown, turned) for v in voices),
        turned=turned,
        bars=_most_bars(board, shown),
        axis_title=stances.axis_words(axis),
        all_poles=tuple(dict.fromkeys(pole for one in axes for pole in (one.first_pole, one.second_pole))),
        all_titles=tuple(dict.fromkeys(stances.axis_words(one) for one in axes)),
    )


def _most_bars(board: Board, shown: tuple[str, ...]) -> int:
    """The largest number of bars on any theme of the debate."""
    counts: Counter[str] = Counter()
    for (voice, theme), position in board.positions.items():
        joined = any(code.drawn == "joined" for code in board.dated.get((voice, theme), ()))
        ranged = voice in shown and position.low != position.high
        counts[theme] += position.code == "stance" and (position.divided or joined or ranged)
    return max(counts.values(), default=0)


def _standing(board: Board, voice: Voice, theme: str, name: str, shown: bool, turned: bool) -> Standing:
    position = board.positions.get((voice.id, theme))
    told = stances.tell(position, board.axis(theme), turned) if position is not None else stances.Told((), stances.not_found())
    dated = board.dated.get((voice.id, theme), ())
    ends = _ends(position, told, dated)
    state: State = "not found"
    if position is not None and (position.code != "stance" or ends):
        state = position.code
    return Standing(
        voice=voice.id,
        name=name,
        full_name=voice.name,
        life=ordering.life(voice),
        kind=voice.kind,
        shown=shown,
        state=state,
        ends=ends,
        low=position.low if position is not None and ends else None,
        high=position.high if position is not None and ends else None,
        divided=position is not None and position.divided and bool(ends),
        joined=any(end.year_text for end in ends),
        words=told.words or stances.not_found(),
        detail=told.detail,
        dated=_dated_words(board.axis(theme), dated),
        position=position.id if position is not None else "",
        outcome=stances.outcome_words(position) if position is not None else "",
    )


def _ends(position: Position | None, told: stances.Told, dated: tuple[DatedCode, ...]) -> tuple[End, ...]:
    """The places on the axis: those of the code and, where the record joins dated codes, one for each year (METHOD 8).

    A dated code does not say whether the work itself was seen, so its mark is hollow; the position's own keeps its own.
    """
    if position is None or position.code != "stance":
        return ()
    own = tuple(End(mark.step, mark) for mark in told.marks if mark.step is not None)
    joined = sorted((d for d in dated if d.drawn == "joined" and d.year != position.year), key=lambda d: d.year)
    if not joined or len(own) != 1:
        return own
    years = [(d.year, End(d.stance, stances.mark_for(d.stance, stances.filling_for("")), str(d.year))) for d in joined]
    latest = position.year if position.year is not None else joined[-1].year + 1
    years.append((latest, End(own[0].step, own[0].mark, position.year_text)))
    return tuple(end for _, end in sorted(years, key=lambda pair: pair[0]))


def _dated_words(axis: Debate, dated: tuple[DatedCode, ...]) -> str:
    """The codes of single years in words, as the record lets them be told."""
    parts = []
    for code in sorted(dated, key=lambda d: d.year):
        if code.drawn == "words":
            continue
        words = f"{code.year}, {stances.step_words(axis, code.stance)}"
        low = translate("Standing", "low confidence")
        parts.append(f"{words} ({low})" if code.low_confidence else words)
    return "; ".join(parts)


def pane_words(shown: bool) -> str:
    """Whether a voice has a pane, in words."""
    return translate("Standing", "pane open") if shown else translate("Standing", "no pane")


def state_words(state: State) -> str:
    """Why voices have no step, as a heading (METHOD 3, 5 and 6)."""
    return {
        "off axis": translate("Standing", "off the axis"),
        "not coded": stances.not_coded(),
        "in words": translate("Standing", "in words"),
        "not found": stances.not_found(),
        "no source seen": stances.no_source(),
        "stance": translate("Standing", "on the axis"),
    }[state]


def brief_state(state: State, count: int) -> str:
    """The same in two words with how many there are, for a small button: ``off the axis 3``."""
    return {
        "off axis": translate("Standing", "off the axis {count}"),
        "not coded": translate("Standing", "not coded {count}"),
        "in words": translate("Standing", "in words {count}"),
        "not found": translate("Standing", "not found {count}"),
        "no source seen": translate("Standing", "no source seen {count}"),
        "stance": translate("Standing", "on the axis {count}"),
    }[state].format(count=count)


def spoken(standing: Standing) -> str:
    """A standing in one line, for a screen reader: name, kind where no historian, stance, second word, range, basis, pane."""
    kind = "" if standing.kind == "historian" else kind_words(standing.kind)
    path = standing.dated if standing.joined else ""
    parts = (standing.name, kind, standing.words, standing.outcome, standing.detail.replace(" · ", ", "), path, pane_words(standing.shown))
    return ", ".join(part for part in parts if part)


def told_lines(standing: Standing) -> tuple[str, ...]:
    """A standing as the lines of a tip: who, what, on what it rests, by year, and what a click does."""
    who = " · ".join(part for part in (standing.full_name, standing.life, kind_words(standing.kind)) if part)
    by_year = translate("Standing", "by year: {codes}").format(codes=standing.dated) if standing.dated else ""
    click = translate("Standing", "click: close the pane") if standing.shown else translate("Standing", "click: open the pane")
    stance = " · ".join(part for part in (standing.words, standing.outcome) if part)
    return tuple(line for line in (who, stance, standing.detail, by_year, click) if line)
