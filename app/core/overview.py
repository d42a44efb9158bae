"""Themes × voices at a glance: what the overview of one debate shows, as values, before anything is placed or painted.

Sources: METHOD 2 to 6, 18 to 22 and 24. A cell says what the record says and nothing more; with coding off it has no mark,
no colour and no order by stance, but tells what the text rests on.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from app.core import measures, ordering
from app.core.overview_cells import Cell, cell
from app.core.overview_options import Options, choose, order_for, passes
from app.core.overview_words import near_short, near_words
from app.core.vocabulary import kind_words
from db.records import Board, Step, Theme, Voice

FEW_THEMES = 3
"""Up to so many themes stand as columns beside the voices, with headlines; more stand as rows under the voices' names."""


@dataclass(frozen=True, slots=True)
class VoiceHead:
    """A voice in the head of its column (or row). ``group`` is the school or part of the order that it stands in.

    ``near`` tells in words how near it stands to the voice that was asked for, ``near_short`` in a figure.
    """

    voice: str
    name: str
    full_name: str
    year: str
    life: str
    kind: str
    label: str
    shown: bool
    group: str = ""
    near: str = ""
    near_short: str = ""

    @property
    def kind_told(self) -> str:
        """The kind in a word where it is no historian: what stands beside a name (METHOD 21)."""
        return "" if self.kind == "historian" else kind_words(self.kind)


@dataclass(frozen=True, slots=True)
class ThemeHead:
    """A theme with its poles in drawing order, by name and in words; ``own_axis`` where they are not those of the debate."""

    theme: str
    letter: str
    title: str
    short: str
    question: str
    first_pole: str
    second_pole: str
    first_words: str
    second_words: str
    own_axis: bool
    contested: measures.Contested | None


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of the debate or of one theme, in drawing order, for the legend. ``theme`` is empty for the debate's own."""

    theme: str
    first_pole: str
    second_pole: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything shown: ``cells`` by (voice, theme). ``voices_as_rows``: the layout for few themes."""

    debate: str
    question: str
    voices: tuple[VoiceHead, ...]
    themes: tuple[ThemeHead, ...]
    cells: dict[tuple[str, str], Cell]
    axes: tuple[Axis, ...]
    options: Options
    """The options as they count: where coding is off, without those that need it."""
    coding: bool
    turned: bool
    voices_as_rows: bool
    tree: measures.Branch | None
    near: tuple[measures.Near, ...]
    near_name: str
    all_voices: int
    """How many voices the debate has, before any filter."""

    @property
    def empty(self) -> bool:
        """True where the filters leave nothing."""
        return not self.voices or not self.themes

    def voice(self, voice: str) -> VoiceHead | None:
        """The head of a voice by id."""
        return next((v for v in self.voices if v.voice == voice), None)

    def theme(self, theme: str) -> ThemeHead | None:
        """The head of a theme by key."""
        return next((t for t in self.themes if t.theme == theme), None)


def overview(board: Board, options: Options, *, coding: bool = True, turned: bool = False, shown: tuple[str, ...] = ()) -> Overview:
    """The overview of a debate; ``shown`` are the ids of the voices with an open pane."""
    options = order_for(board, options, coding=coding)
    kinds = measures.HISTORIANS if options.measured == "historians" else ("historian", "participant", "commentator")
    voices = choose(board, options)
    names = short_names(board)
    near = measures.nearest_to(board, options.near, kinds) if options.order == "nearest" else ()
    tree = measures.dendrogram(board, [v.id for v in ordering.by_year(voices) if v.kind in kinds]) if options.order == "likeness" else None
    ordered = _ordered(board, voices, options, near, tree, turned=turned)
    themes = tuple(_theme_head(board, t, kinds, turned=turned, coding=coding) for t in board.themes)
    if options.contested_first:
        themes = tuple(sorted(themes, key=lambda t: -(t.contested.steps if t.contested is not None else -1.0)))
    by_voice = {n.voice: n for n in near}
    heads = tuple(_voice_head(board, v, names[v.id], group, v.id in shown, by_voice.get(v.id)) for v, group in ordered)
    cells = {(v.id, t.theme): cell(board, v.id, t.theme, coding=coding, turned=turned) for v, _ in ordered for t in themes}
    if options.basis or options.grade:
        cells = {place: found if passes(board, *place, options) else replace(found, state="left out", marks=()) for place, found in cells.items()}
    with_axis = any(board.axis(t.key).steps for t in board.themes)
    as_rows = options.layout == "rows" or (options.layout == "auto" and (len(board.themes) <= FEW_THEMES or not with_axis))
    return Overview(
        debate=board.debate.id,
        question=board.debate.question,
        voices=heads,
        themes=themes,
        cells=cells,
        axes=_axes(board, turned=turned) if coding else (),
        options=options,
        coding=coding,
        turned=turned,
        voices_as_rows=as_rows,
        tree=_turned(tree) if turned and tree is not None else tree,
        near=near,
        near_name=names.get(options.near, ""),
        all_voices=len(names),
    )


def short_names(board: Board) -> dict[str, str]:
    """The name of each voice with a pane for a narrow head: the family name where no other voice has it."""
    voices = ordering.with_pane(board.voices)
    families = Counter(v.family for v in voices)
    return {v.id: v.family if v.family and families[v.family] == 1 else v.name for v in voices}


def _turned(tree: measures.Branch) -> measures.Branch:
    """The tree with left and right exchanged at every join, as the axis is (METHOD 19)."""
    return replace(tree, parts=tuple(_turned(part) for part in reversed(tree.parts)))


def _ordered(
    board: Board, voices: tuple[Voice, ...], options: Options, near: tuple[measures.Near, ...], tree: measures.Branch | None, *, turned: bool
) -> tuple[tuple[Voice, str], ...]:
    """Voices in order, each with the group that it stands in (a school; empty where the order has no groups)."""
    by_year = ordering.by_year(voices)
    if options.order == "name":
        return tuple((v, "") for v in ordering.ordered(voices, "name"))
    if options.order == "school":
        schools = {v.id: _school(board, v) for v in by_year}
        return tuple((v, schools[v.id]) for v in sorted(by_year, key=lambda v: (not schools[v.id], schools[v.id].casefold())))
    if options.order == "nearest":
        places = {n.voice: i for i, n in enumerate(near)}
        return tuple((v, "") for v in sorted(by_year, key=lambda v: -1 if v.id == options.near else places.get(v.id, len(places))))
    if options.order == "likeness" and tree is not None:
        leaves = (_turned(tree) if turned else tree).voices
        places = {voice: i for i, voice in enumerate(leaves)}
        return tuple((v, "") for v in sorted(by_year, key=lambda v: places.get(v.id, len(places))))
    return tuple((v, "") for v in by_year)


def _school(board: Board, voice: Voice) -> str:
    """The name of the school that a voice's first label puts it in; empty where nobody labels it."""
    label = next((label for label in board.labels.get(voice.id, ()) if label.school), None)
    return board.schools.get(label.school, label.wording) if label is not None else ""


def _voice_head(board: Board, voice: Voice, name: str, group: str, shown: bool, near: measures.Near | None) -> VoiceHead:
    return VoiceHead(
        voice=voice.id,
        name=name,
        full_name=voice.name,
        year=str(voice.main_year) if voice.main_year is not None else "",
        life=ordering.life(voice),
        kind=voice.kind,
        label=ordering.label_words(board.labels.get(voice.id, ())),
        shown=shown,
        group=group,
        near=near_words(near) if near is not None else "",
        near_short=near_short(near) if near is not None else "",
    )


def _theme_head(board: Board, theme: Theme, kinds: tuple[str, ...], *, turned: bool, coding: bool) -> ThemeHead:
    axis = board.axis(theme.key)
    poles = (axis.first_pole, axis.second_pole) if axis.steps else ("", "")
    first, second = reversed(poles) if turned else poles
    first_words, second_words = (theme.second_pole, theme.first_pole) if turned else (theme.first_pole, theme.second_pole)
    return ThemeHead(
        theme=theme.key,
        letter=theme.letter,
        title=theme.title,
        short=theme.short or theme.title,
        question=theme.question,
        first_pole=first,
        second_pole=second,
        first_words=first_words,
        second_words=second_words,
        own_axis=bool(theme.steps),
        contested=measures.contested(board, theme.key, kinds) if coding else None,
    )


def _axes(board: Board, *, turned: bool) -> tuple[Axis, ...]:
    """The axes that the themes stand on, each once: the debate's own first."""
    found: dict[tuple[str, str, tuple[Step, ...]], str] = {}
    for theme in sorted(board.themes, key=lambda t: bool(t.steps)):
        axis = board.axis(theme.key)
        if axis.steps:
            steps = tuple(sorted(axis.steps, key=lambda s: s.value, reverse=turned))
            first, second = (axis.second_pole, axis.first_pole) if turned else (axis.first_pole, axis.second_pole)
            found.setdefault((first, second, steps), (theme.short or theme.title) if theme.steps else "")
    return tuple(Axis(theme, first, second, steps) for (first, second, steps), theme in found.items())
