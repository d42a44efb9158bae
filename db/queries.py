"""What a person types, read as a query. Nothing typed is an error: what is no filter is a word, and what is no word is passed over.

``terror`` words, all of which must be met; the last one may be unfinished. ``"great break"`` these words in a row. ``-word``
without it. ``by:kotkin theme:terror debate:famine school:revisionist in:quotations year:1970..1990 grade:work basis:review``
filters, each of which may stand behind a minus, with several values as ``by:kotkin,pipes``. ``withheld:yes`` withheld
passages too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from db.folding import beginnings, fold, words
from db.records import EntryKind

Name = Literal["by", "theme", "debate", "school", "in", "grade", "basis"]
NAMES: tuple[Name, ...] = get_args(Name)

FILTERS = ("by", "theme", "debate", "school", "in", "year", "grade", "basis", "withheld")
"""All that may stand before a colon."""

MOST_LETTERS, MOST_TERMS, MOST_WORDS = 2_000, 24, 32
"""A page pasted into the box is searched by its beginning."""

KIND_WORDS: dict[str, tuple[EntryKind, ...]] = {
    "debates": ("debate",), "questions": ("debate",), "voices": ("voice",), "historians": ("voice",), "terms": ("term",), "glossary": ("term",),
    "themes": ("theme",), "orientations": ("theme", "debate"), "story": ("story",),
    "schools": ("school",), "events": ("event",), "timeline": ("event",), "positions": ("position",), "panes": ("position",),
    "quotations": ("quotation",), "quotes": ("quotation",), "passages": ("quotation",), "works": ("work", "publication"), "books": ("work", "publication"),
    "publications": ("publication", "work"), "corrections": ("correction",), "criticisms": ("criticism",), "critics": ("criticism",),
    "estimates": ("estimate",), "figures": ("estimate", "poll"), "polls": ("poll",),
}  # fmt: skip
"""What *in:* understands: the word, or the beginning of one (*in:quot*)."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PART = re.compile(rf'([-−]?)(?:({"|".join(FILTERS)}):)?(?:"([^"]*)("|\Z)|([^\s"]+))?', re.IGNORECASE)
_LIKE_FILTER = re.compile(r"([^\W\d_]+):(?!//)")
_YES, _NO = ("yes", "y", "true", "1"), ("no", "n", "false", "0")
_YEARS = re.compile(r"(\d{1,4})?\s*(\.{2,}|…|[-–—])?\s*(\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row, folded; of the last one ``starts`` says how it may begin where it may be unfinished."""

    words: tuple[str, ...]
    starts: tuple[str, ...] = ()
    without: bool = False
    exact: bool = False
    """Put between quotation marks: no other names of the same thing are looked for."""
    typed: str = ""
    """A single word as it was typed."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One of ``values`` must hold, or with ``without`` none of them."""

    name: Name
    values: tuple[str, ...]
    without: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, understood. ``years``: the first and the last that count; either may be open. ``unread``: filters with what
    stands behind them where that says nothing (*year:abc*, *by:*); ``no_filters``: what stands before a colon like a filter and
    is none (*author:*), and is searched as a word.
    """

    typed: str
    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    years: tuple[int | None, int | None] | None = None
    withheld: bool = False
    unread: tuple[tuple[str, str], ...] = ()
    no_filters: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """True where nothing was asked for."""
        return not self.terms and not self.filters and self.years is None


def parse(typed: str) -> Query:
    """Read what a person typed; every text is a query, though perhaps an empty one."""
    text = "".join(char if char.isprintable() or char.isspace() else " " for char in typed[:MOST_LETTERS]).translate(_QUOTES)
    terms: list[Term] = []
    filters: dict[tuple[Name, bool], tuple[str, ...]] = {}
    unread, no_filters = list[tuple[str, str]](), list[str]()
    years, withheld = None, False
    last = len(text.rstrip())
    for match in _parts(text):
        minus, name, quoted, _, bare = match.groups()
        value = quoted if quoted is not None else bare or ""
        name = (name or "").lower()
        if name == "withheld":
            withheld = value.casefold() in _YES
            unread += [(name, value)] if value.casefold() not in (*_YES, *_NO) else []
        elif name == "year":
            read = _years(value)
            years = read or years
            unread += [(name, value)] if read is None else []
        elif name:
            values = (value,) if quoted is not None else tuple(part for part in value.split(",") if part)
            key = next(known for known in NAMES if known == name), bool(minus)
            if any(fold(part) for part in values):
                filters[key] = (*filters.get(key, ()), *(part for part in values if fold(part)))
            else:
                unread.append((name, value))
        elif len(terms) < MOST_TERMS:
            if bare and (like := _LIKE_FILTER.match(bare)) and (like.end() < len(bare) or match.end() == last):  # no "Stalin: A Biography"
                no_filters.append(("-" if minus else "") + like[1].casefold())
            unfinished = match.end() == last and match.group(4) != '"'
            terms += _term(value, bool(minus), unfinished, quoted is not None)
    asked = tuple(Filter(name, values, without) for (name, without), values in filters.items())
    return Query(typed, tuple(terms), asked, years, withheld, tuple(unread), tuple(dict.fromkeys(no_filters)))


def plain_words(typed: str) -> str:
    """What was typed without filters and without what is to be left out: the words that can be met in a text."""
    kept = [m[3] if m[3] is not None else m[5] or "" for m in _parts(typed[:MOST_LETTERS].translate(_QUOTES)) if not m[1] and not m[2]]
    return " ".join(part for part in kept if part)


def _parts(text: str) -> list[re.Match[str]]:
    """The parts of what was typed: a word, a phrase or a filter each."""
    found, at = [], 0
    while at < len(text):
        match = _PART.match(text, at)
        assert match is not None  # every group of it may be missing
        if match.end() > at:
            found.append(match)
        at = max(match.end(), at + 1)
    return found


def _term(value: str, without: bool, unfinished: bool, exact: bool) -> list[Term]:
    """A word as a term; one that folds to several (*post-revisionist*) is these in a row. Nothing where no word is in it."""
    starred = value.endswith("*")
    folded = [word for word in words(value)][:MOST_WORDS]
    if not folded:
        return []
    end = folded[-1]
    open_end = (unfinished or starred) and not any(char.isalnum() for char in value[end.end :])
    starts = beginnings(value[end.start : end.end]) if open_end else ()
    single = value[end.start : end.end] if len(folded) == 1 else ""
    return [Term(tuple(word.folded for word in folded), starts, without, exact, single)]


def _years(value: str) -> tuple[int | None, int | None] | None:
    """``1970..1990``, ``1970..``, ``..1990``, ``1970-1990`` or ``1970`` as two years; None where no year is named."""
    match = _YEARS.fullmatch(value.strip())
    if match is None or not (match[1] or match[3]):
        return None
    first, last = (int(part) if part else None for part in (match[1], match[3]))
    if match[2] is None:
        return first, first
    if first is not None and last is not None and first > last:
        if len(match[3]) < len(match[1]):  # 1932-33
            last = int(match[1][: len(match[1]) - len(match[3])] + match[3])
        first, last = min(first, last), max(first, last)
    return first, last


def kinds(value: str) -> tuple[EntryKind, ...]:
    """The kinds that *in:* means by a word or its beginning; empty where it means none."""
    wanted = value.strip().casefold()
    exact = KIND_WORDS.get(wanted) or KIND_WORDS.get(wanted + "s")
    if exact:
        return exact
    found = [kind for word, means in KIND_WORDS.items() if wanted and word.startswith(wanted) for kind in means]
    return tuple(dict.fromkeys(found))
