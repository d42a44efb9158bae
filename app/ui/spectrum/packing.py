"""Finds room for names and marks on the steps: which stand with a name, which as a mark alone, which are counted.

Pure arithmetic over widths in pixels. A step's voices flow in lines, in order; the steps share the width by what each
needs. Distances along the axis mean nothing, because the scale is ordinal; the order of the steps is never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_FEW = 80
"""With more marks than this no further name is tried: they would not fit, and trying takes time."""


@dataclass(frozen=True, slots=True)
class Want:
    """One mark of a voice: its width with the name and without; ``firm`` where the voice has a pane and must be named."""

    named: float
    bare: float
    firm: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How one step is filled: what is named, bare and counted (indices into its wants), in lines, and what it needs."""

    named: frozenset[int]
    hidden: frozenset[int]
    lines: tuple[tuple[int, ...], ...]
    """Indices line by line; the counted chip, where there is one, is -1."""
    need: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths that all steps share: an empty step, the air at both sides of a step together, a counted chip."""

    empty: float
    air: float
    chip: float


def lines_of(widths: Sequence[float], most: int) -> tuple[tuple[int, ...], ...]:
    """Break widths into at most ``most`` lines, in order, so that the widest line is as narrow as can be.

    >>> lines_of((3, 3, 3, 3), 2)
    ((0, 1), (2, 3))
    """
    if not widths:
        return ()
    low, high = max(widths), sum(widths)
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_break(widths, middle)) <= most:
            high = middle
        else:
            low = middle
    return _break(widths, high if len(_break(widths, low)) > most else low)


def _break(widths: Sequence[float], width: float) -> tuple[tuple[int, ...], ...]:
    lines: list[tuple[int, ...]] = []
    line: list[int] = []
    used = 0.0
    for i, one in enumerate(widths):
        if line and used + one > width + 1e-6:
            lines.append(tuple(line))
            line, used = [], 0.0
        line.append(i)
        used += one
    lines.append(tuple(line))
    return tuple(lines)


def fit_step(wants: Sequence[Want], named: frozenset[int], hidden: frozenset[int], rows: int, sizes: Sizes) -> Fit:
    """Lay one step out with these named and these counted in a chip, which stands last; marks that take no more are shown."""
    if not wants:
        return Fit(named, hidden, (), sizes.empty)
    marks = fit_step(wants, named, frozenset(), rows, sizes) if hidden else None
    seen = [i for i in range(len(wants)) if i not in hidden]
    widths = [wants[i].named if i in named else wants[i].bare for i in seen]
    if hidden:
        seen.append(-1)
        widths.append(sizes.chip)
    broken = lines_of(widths, rows)
    lines = tuple(tuple(seen[i] for i in line) for line in broken)
    widest = max(sum(widths[i] for i in line) for line in broken)
    need = max(sizes.empty, widest + sizes.air)
    return marks if marks is not None and marks.need <= need else Fit(named, hidden, lines, need)


def fit(steps: Sequence[Sequence[Want]], room: float, base: int, most: int, sizes: Sizes) -> tuple[int, tuple[Fit, ...]]:
    """Fill all steps into ``room``; gives the number of lines and a fit for each step.

    Lines are added beyond ``base``, up to ``most``, before a soft one is counted or a firm one loses its name; each step
    suffers only as far as it must. What is left of the room goes to names, turn by turn on the step with the fewest, so
    that neither end of the axis is served before the other.
    """
    most = max(base, most)
    for hide in (False, True):
        for rows in range(base, most + 1):
            fits = [_with_firm(wants, rows, sizes, hide=hide) for wants in steps]
            if sum(f.need for f in fits) <= room:
                return rows, _filled(steps, fits, rows, room, sizes)
    tried = []
    for rows in sorted({base, (base + most) // 2, most}):
        counted = [fit_step(wants, frozenset(), frozenset(range(len(wants))), rows, sizes) for wants in steps]
        tried.append((rows, _filled(steps, counted, rows, room, sizes)))
    return max(tried, key=lambda pair: (_firm_named(steps, pair[1]), -sum(len(f.hidden) for f in pair[1])))


def _with_firm(wants: Sequence[Want], rows: int, sizes: Sizes, *, hide: bool) -> Fit:
    """A step with all firm ones named; the soft ones stand as marks, or are counted."""
    firm = frozenset(i for i, want in enumerate(wants) if want.firm)
    return fit_step(wants, firm, frozenset(range(len(wants))) - firm if hide else frozenset(), rows, sizes)


def _firm_named(steps: Sequence[Sequence[Want]], fits: Sequence[Fit]) -> int:
    """How many firm ones have their names."""
    return sum(wants[i].firm for wants, found in zip(steps, fits, strict=True) for i in found.named)


def _filled(steps: Sequence[Sequence[Want]], fits: list[Fit], rows: int, room: float, sizes: Sizes) -> tuple[Fit, ...]:
    """Fits made better while there is room: marks of firm ones, their names, marks of soft ones, their names."""
    few = sum(len(wants) for wants in steps) <= _FEW
    for firm in (True, False):
        _spend(fits, [_shower(wants, rows, sizes, firm=firm) for wants in steps], room)
        if few:
            _spend(fits, [_namer(wants, rows, sizes, firm=firm) for wants in steps], room)
    return tuple(fits)


Better = Callable[[Fit], Iterator[Fit]]
"""Gives the fits of a step that show a little more than this one."""


def _shower(wants: Sequence[Want], rows: int, sizes: Sizes, *, firm: bool) -> Better:
    """A step with marks instead of a number: those of the firm ones, or all."""

    def better(now: Fit) -> Iterator[Fit]:
        hidden = frozenset(i for i in now.hidden if firm and not wants[i].firm)
        if hidden != now.hidden:
            yield fit_step(wants, now.named, hidden, rows, sizes)

    return better


def _namer(wants: Sequence[Want], rows: int, sizes: Sizes, *, firm: bool) -> Better:
    """A step with one name more; ``firm``: only of those who must be named, who come before all others."""

    def better(now: Fit) -> Iterator[Fit]:
        for i, want in enumerate(wants):
            if i not in now.named and i not in now.hidden and (want.firm or not firm):
                yield fit_step(wants, now.named | {i}, now.hidden, rows, sizes)

    return better


def _spend(fits: list[Fit], betters: Sequence[Better], room: float) -> None:
    """Replace fits by better ones while they fit: first what takes no width, then on the step with the fewest names."""
    offers = [list(better(now)) for now, better in zip(fits, betters, strict=True)]
    left = room - sum(f.need for f in fits)
    while True:
        costs = [(offer.need - fits[i].need, i, k) for i, here in enumerate(offers) for k, offer in enumerate(here)]
        within = [(cost > 0.5, _share(fits[i]), cost, i, k) for cost, i, k in costs if cost <= left]
        if not within:
            return
        _, _, cost, i, k = min(within)
        fits[i] = offers[i][k]
        left -= cost
        offers[i] = list(betters[i](fits[i]))


def _share(found: Fit) -> float:
    """Which part of a step's marks has names."""
    return len(found.named) / max(1, sum(len(line) for line in found.lines))


def lanes_of(stretches: Sequence[tuple[float, float]], most: int) -> tuple[int, ...]:
    """Pack stretches into lanes, first come first served; -1 where all lanes are taken.

    >>> lanes_of(((0, 5), (3, 8), (6, 9)), 2)
    (0, 1, 0)
    """
    ends: list[float] = []
    result = []
    for left, right in stretches:
        lane = next((i for i, end in enumerate(ends) if end < left), -1)
        if lane < 0 and len(ends) < most:
            ends.append(right)
            lane = len(ends) - 1
        elif lane >= 0:
            ends[lane] = right
        result.append(lane)
    return tuple(result)
