"""Citations mended where a style's file can't set them as its rules are: letters changed, brackets turned, a year said once.

All work on pandoc's pieces after they were set, so that no emphasis is lost.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable

from app.documents.inlines import SPACES, Inline, inside_of

_DESCRIPTION = re.compile(r"([“‘])\[[^\]]*\][,.]?([”’])")
_TWICE_DATED = re.compile(r"\((\d{4})\)\d{4}\..+?\.(\1\.)")
_YEAR_FIRST = re.compile(r"[^\d(]*(?:\(\d{4}\))?(\d{4})[a-z]?\.")
_NO_DAY = r"(?<!\d)" + "".join(f"(?<!{month})" for month in calendar.month_name[1:])
"""What stands before a year that no month or day belongs to: those are set with their year, though the entry begins with it (Chicago 15.49)."""

_AIRED = re.compile(r"Aired[A-Z][a-z]+\d{1,2}(,)on")


def unquoted(pieces: list[Inline]) -> list[Inline]:
    """The pieces without the quotation marks around words in square brackets: a description is no title."""
    whole = _letters(pieces)
    return _without(pieces, {at for found in _DESCRIPTION.finditer(whole) for at in (found.start(1), found.start(2))})


def once_dated(pieces: list[Inline]) -> list[Inline]:
    """An entry that begins with *(1951) 1966* without the 1951 that Chicago's file sets once more behind the title."""
    found = _TWICE_DATED.search(_letters(pieces))
    return _without(pieces, set(range(*found.span(2)))) if found else pieces


def once_in_a_year(pieces: list[Inline]) -> list[Inline]:
    """An entry that begins with its year, without the bare year of a periodical: *47 (2005)* and *The Atlantic, 2014*, which Chicago's file sets again."""
    whole = _letters(pieces)
    first = _YEAR_FIRST.match(whole)
    dropped: set[int] = set()
    if first is not None:
        found = re.search(rf"(?<=[^(])\({first[1]}\)(?=:|\.)|{_NO_DAY},{first[1]}(?=\.(?:\[|$))", whole[first.end() :])
        dropped = set(range(first.end() + found.start(), first.end() + found.end())) if found else set()
    if aired := _AIRED.search(whole):
        dropped.add(aired.start(1))  # *Aired July 18, on C-SPAN*
    return _closed(_without(pieces, dropped)) if dropped else pieces


def _closed(pieces: list[Inline]) -> list[Inline]:
    """The pieces without empty words, and without a space before a stop."""
    there = [piece for piece in pieces if piece != {"t": "Str", "c": ""}]
    return [piece for piece, after in zip(there, [*there[1:], None], strict=True) if not (piece["t"] == "Space" and after and after["t"] == "Str" and after["c"][:1] in ".:,")]


def rewritten(pieces: list[Inline], old: str, new: str) -> list[Inline]:
    """The pieces with letters (a pattern) changed for as many others, also where they stand in two pieces side by side."""
    letters = iter(re.sub(old, new, _letters(pieces)))
    return mapped(pieces, lambda text: "".join(next(letters) for _ in text))


def _letters(pieces: list[Inline]) -> str:
    """All words in their order, without the spaces between them."""
    return "".join(piece["c"] if piece["t"] == "Str" else _letters(inside_of(piece)) for piece in pieces)


def _without(pieces: list[Inline], dropped: set[int]) -> list[Inline]:
    """The pieces without these letters, counted as in ``_letters``; a word that goes takes the space before it along."""
    offset = [0]

    def bare(text: str) -> str:
        start, offset[0] = offset[0], offset[0] + len(text)
        return "".join(letter for at, letter in enumerate(text, start) if at not in dropped)

    out: list[Inline] = []
    for piece in mapped(pieces, bare) if dropped else pieces:
        if piece["t"] == "Space" and out and (out[-1]["t"] == "Space" or (out[-1].get("c") == "" and len(out) > 1 and out[-2]["t"] == "Space")):
            continue
        out.append(piece)
    return out


def square(pieces: list[Inline]) -> list[Inline]:
    """The pieces with square brackets where round ones stand inside round ones."""
    depth = [0]

    def bracket(letter: str) -> str:
        if letter == "(":
            depth[0] += 1
            return "[" if depth[0] > 1 else letter
        if letter == ")" and depth[0]:
            depth[0] -= 1
            return "]" if depth[0] else letter
        return letter

    return mapped(pieces, lambda text: "".join(map(bracket, text)))


def mapped(pieces: list[Inline], change: Callable[[str], str]) -> list[Inline]:
    """The pieces with every word changed, from first to last."""
    out: list[Inline] = []
    for piece in pieces:
        inside = inside_of(piece)
        if piece["t"] == "Str":
            out.append({"t": "Str", "c": change(piece["c"])})
        elif inside and isinstance(piece["c"][0], dict):
            out.append({**piece, "c": mapped(inside, change)} if piece["t"] != "Quoted" else {**piece, "c": [piece["c"][0], mapped(inside, change)]})
        elif inside:
            out.append({**piece, "c": [piece["c"][0], mapped(inside, change), *piece["c"][2:]]})
        else:
            out.append(piece)
    return out


def upright(pieces: list[Inline]) -> list[Inline]:
    """The pieces with italics inside italics taken out of them: they stand upright, as printers have it."""
    out: list[Inline] = []
    for piece in pieces:
        inside = inside_of(piece)
        if piece["t"] != "Emph":
            out.append({**piece, "c": [piece["c"][0], upright(inside), *piece["c"][2:]]} if inside and piece["t"] in ("Span", "Quoted", "Link") else piece)
            continue
        run: list[Inline] = []
        for inner in (part for held in inside for part in (inside_of(held) if held["t"] == "Span" else [held])):
            if inner["t"] != "Emph":
                run.append(inner)
                continue
            out += [*_slanted(run), *inside_of(inner)]
            run = []
        out += _slanted(run)
    return out


def _slanted(run: list[Inline]) -> list[Inline]:
    """A run in italics, with the spaces at its ends outside of them."""
    first = next((at for at, piece in enumerate(run) if piece["t"] not in SPACES), len(run))
    last = next((at for at in range(len(run), first, -1) if run[at - 1]["t"] not in SPACES), first)
    return [*run[:first], *([{"t": "Emph", "c": run[first:last]}] if last > first else []), *run[last:]]
