"""Pieces of a line as pandoc's own JSON holds them: made from our marked texts, and written as plain text, HTML and Markdown.

A text of a pack never passes through a reader of markup: it goes in as words and comes out escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from app.core import marks

Inline = dict[str, Any]
"""One piece: ``{"t": "Str", "c": "word"}`` and its like."""

_HTML = {"Emph": "em", "Strong": "strong", "Superscript": "sup", "Subscript": "sub", "Underline": "u", "Strikeout": "s"}
_MARKDOWN = {"Emph": "*", "Strong": "**", "Superscript": "^", "Subscript": "~", "Strikeout": "~~"}
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_SPACES = ("Space", "SoftBreak", "LineBreak")
_MARKUP = re.compile(r"[\\`*_<>#|~^$]|(?<!\w)@|\[(?=[@^]|[^\[\]]*\][(\[:])")
_SIGN = re.compile(r"^(\s*)([-+](?=\s)|=)")
_NUMBER = re.compile(r"^(\s*\d+)([.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class Rendered:
    """One paragraph in the three forms that go on the clipboard together."""

    plain: str
    html: str
    markdown: str


def words(text: str) -> list[Inline]:
    """Plain words as pieces; a run of white space is one space."""
    out: list[Inline] = []
    for at, word in enumerate(re.split(r"[ \t\n]+", text)):
        out += [{"t": "Space"}] if at else []
        out += [{"t": "Str", "c": word}] if word else []
    return out


def marked(text: str) -> list[Inline]:
    """A text of ours as pieces: titles in italics, the unchecked mark and quotation ids in brackets."""
    out: list[Inline] = []
    for run in marks.runs(text):
        inside = words(run.text)
        if run.kind == "title":
            out.append({"t": "Emph", "c": inside})
        else:
            out += inside if run.kind == "plain" else words(f"[{run.text}]")
    return out


def _inside(piece: Inline) -> list[Inline]:
    """The pieces that a piece holds."""
    content = piece.get("c")
    match piece["t"]:
        case "Quoted" | "Span" | "Cite" | "Link" | "Image":
            return list(content[1]) if content else []
        case "Emph" | "Strong" | "SmallCaps" | "Underline" | "Strikeout" | "Superscript" | "Subscript":
            return list(content or [])
    return []


def plain(pieces: Iterable[Inline]) -> str:
    """The words alone; small capitals are capitals there."""
    out = []
    for piece in pieces:
        kind = piece["t"]
        if kind in _SPACES:
            out.append(" ")
        elif kind == "Str":
            out.append(piece["c"])
        elif kind == "Code":
            out.append(piece["c"][1])
        elif kind == "Quoted":
            first, last = _QUOTES[piece["c"][0]["t"]]
            out.append(first + plain(_inside(piece)) + last)
        else:
            inside = plain(_inside(piece))
            out.append(inside.upper() if kind == "SmallCaps" else inside)
    return "".join(out)


def slanted(pieces: Iterable[Inline], inside: bool = False) -> list[tuple[str, bool]]:
    """The words alone in stretches, each with whether it is in italics; what is so inside italics stands upright."""
    out: list[tuple[str, bool]] = []
    for piece in pieces:
        held, emphasis = _inside(piece), inside ^ (piece["t"] == "Emph")
        first, last = _QUOTES[piece["c"][0]["t"]] if piece["t"] == "Quoted" else ("", "")
        leaf = not held or piece["t"] == "SmallCaps"
        out += [(plain([piece]), inside)] if leaf else [(first, inside), *slanted(held, emphasis), (last, inside)]
    joined: list[tuple[str, bool]] = []
    for words, italic in out:
        if words and joined and joined[-1][1] == italic:
            joined[-1] = (joined[-1][0] + words, italic)
        elif words:
            joined.append((words, italic))
    return joined


def html(pieces: Iterable[Inline]) -> str:
    """As HTML without links: what is pasted must not open anything."""
    out = []
    for piece in pieces:
        kind = piece["t"]
        if kind in _SPACES or kind in ("Str", "Code"):
            out.append(escape(plain([piece])))
        elif kind == "Quoted":
            first, last = _QUOTES[piece["c"][0]["t"]]
            out.append(first + html(_inside(piece)) + last)
        elif kind == "SmallCaps":
            out.append(f'<span style="font-variant: small-caps">{html(_inside(piece))}</span>')
        else:
            tag = _HTML.get(kind)
            inside = html(_inside(piece))
            out.append(f"<{tag}>{inside}</{tag}>" if tag else inside)
    return "".join(out)


def escaped(text: str) -> str:
    """A line of plain words as Markdown that shows just these words.

    >>> escaped("a*b [page not seen] [a](b)")
    'a\\\\*b [page not seen] \\\\[a](b)'
    >>> escaped("1. First"), escaped("- so he said")
    ('1\\\\. First', '\\\\- so he said')
    """
    return _at_start(_MARKUP.sub(r"\\\g<0>", text))


def _at_start(line: str) -> str:
    """A line of Markdown that begins no list."""
    return _NUMBER.sub(r"\1\\\2", _SIGN.sub(r"\1\\\2", line))


def _markdown(pieces: Iterable[Inline]) -> str:
    out = []
    for piece in pieces:
        kind = piece["t"]
        if kind in _SPACES or kind in ("Str", "Code"):
            out.append(_MARKUP.sub(r"\\\g<0>", plain([piece])))
        elif kind == "Quoted":
            first, last = _QUOTES[piece["c"][0]["t"]]
            out.append(first + _markdown(_inside(piece)) + last)
        else:
            mark, inside = _MARKDOWN.get(kind, ""), _markdown(_inside(piece))
            out.append(mark + (inside.upper() if kind == "SmallCaps" else inside) + mark)
    return "".join(out)


def rendered(pieces: list[Inline]) -> Rendered:
    """One paragraph in all three forms."""
    return Rendered(plain(pieces).strip(), html(pieces).strip(), _at_start(_markdown(pieces)).strip())


def without_stop(pieces: list[Inline]) -> list[Inline]:
    """The pieces without the full stop at their end; that of an abbreviation (*ed.*, *n.d.*) stays, since it belongs to the word."""
    if not pieces:
        return pieces
    *first, last = pieces
    if last["t"] in _SPACES:
        return without_stop(first)
    if last["t"] == "Str":
        text: str = last["c"]
        if not text.endswith(".") or _ABBREVIATED.search(text):
            return pieces
        return [*first, {"t": "Str", "c": text[:-1]}] if text != "." else first
    inside = _inside(last)
    if inside and last["t"] in ("Emph", "Strong", "SmallCaps"):
        return [*first, {**last, "c": without_stop(inside)}]
    if inside and last["t"] in ("Span", "Quoted"):
        return [*first, {**last, "c": [last["c"][0], without_stop(inside)]}]
    return pieces


_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:eds?|edn|n\.d|ff|al|rev|no|vol|trans|comp)\.$", re.IGNORECASE)


def with_stop(pieces: list[Inline]) -> list[Inline]:
    """The pieces with a full stop at their end, unless one stands there."""
    return pieces if re.search(r"[.?!][”’)\]]?$", plain(pieces)) and not plain(pieces).endswith(("]", ")")) else [*pieces, {"t": "Str", "c": "."}]


def capital(pieces: list[Inline]) -> list[Inline]:
    """The pieces with a capital at their beginning."""
    if pieces and pieces[0]["t"] == "Str":
        return [{"t": "Str", "c": marks.sentence(pieces[0]["c"])}, *pieces[1:]]
    return pieces


def without_end(pieces: list[Inline]) -> list[Inline]:
    """The pieces without commas and spaces at their end, which a style leaves where it has no year."""
    while pieces and (pieces[-1]["t"] in _SPACES or (pieces[-1]["t"] == "Str" and not pieces[-1]["c"].rstrip(", "))):
        pieces = pieces[:-1]
    if pieces and pieces[-1]["t"] == "Str":
        return [*pieces[:-1], {"t": "Str", "c": pieces[-1]["c"].rstrip(", ")}]
    return pieces


_DESCRIPTION = re.compile(r"([“‘])\[[^\]]*\][,.]?([”’])")
_TWICE_DATED = re.compile(r"\((\d{4})\)\d{4}\..+?\.(\1\.)")


def unquoted(pieces: list[Inline]) -> list[Inline]:
    """The pieces without the quotation marks around words in square brackets: a description is no title."""
    whole = _letters(pieces)
    return _without(pieces, {at for found in _DESCRIPTION.finditer(whole) for at in (found.start(1), found.start(2))})


def once_dated(pieces: list[Inline]) -> list[Inline]:
    """An entry that begins with *(1951) 1966* without the 1951 that Chicago's file sets once more behind the title."""
    found = _TWICE_DATED.search(_letters(pieces))
    return _without(pieces, set(range(*found.span(2)))) if found else pieces


def rewritten(pieces: list[Inline], old: str, new: str) -> list[Inline]:
    """The pieces with letters (a pattern) changed for as many others, also where they stand in two pieces side by side."""
    letters = iter(re.sub(old, new, _letters(pieces)))
    return mapped(pieces, lambda text: "".join(next(letters) for _ in text))


def _letters(pieces: list[Inline]) -> str:
    """All words in their order, without the spaces between them."""
    return "".join(piece["c"] if piece["t"] == "Str" else _letters(_inside(piece)) for piece in pieces)


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
        inside = _inside(piece)
        if piece["t"] == "Str":
            out.append({"t": "Str", "c": change(piece["c"])})
        elif inside and isinstance(piece["c"][0], dict):
            out.append({**piece, "c": mapped(inside, change)} if piece["t"] != "Quoted" else {**piece, "c": [piece["c"][0], mapped(inside, change)]})
        elif inside:
            out.append({**piece, "c": [piece["c"][0], mapped(inside, change), *piece["c"][2:]]})
        else:
            out.append(piece)
    return out
