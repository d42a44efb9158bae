"""Pieces of a line as pandoc's own JSON holds them: made from our marked texts, and written as plain text, HTML and Markdown.

A text of a pack never passes through a reader of markup: it goes in as words and comes out escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from app.core import marks

Inline = dict[str, Any]
"""One piece: ``{"t": "Str", "c": "word"}`` and its like."""

API = [1, 23, 1]
"""The version of pandoc's JSON that is written here; pandoc refuses another first number."""

_HTML = {"Emph": "em", "Strong": "strong", "Superscript": "sup", "Subscript": "sub", "Underline": "u", "Strikeout": "s"}
_MARKDOWN = {"Emph": "*", "Strong": "**", "Superscript": "^", "Subscript": "~", "Strikeout": "~~"}
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
SPACES = ("Space", "SoftBreak", "LineBreak")
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


def cited(keys: Iterable[str], suffix: list[Inline], shown: str = "?") -> Inline:
    """One citation of some keys, as pandoc's citeproc takes it; ``shown`` stands there where nobody sets it."""
    citations = [
        {"citationId": key, "citationPrefix": [], "citationSuffix": suffix, "citationMode": {"t": "NormalCitation"}, "citationNoteNum": 0, "citationHash": 0} for key in keys
    ]
    return {"t": "Cite", "c": [citations, [{"t": "Str", "c": shown}]]}


def inside_of(piece: Inline) -> list[Inline]:
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
        if kind in SPACES:
            out.append(" ")
        elif kind == "Str":
            out.append(piece["c"])
        elif kind == "Code":
            out.append(piece["c"][1])
        elif kind == "Quoted":
            first, last = _QUOTES[piece["c"][0]["t"]]
            out.append(first + plain(inside_of(piece)) + last)
        else:
            inside = plain(inside_of(piece))
            out.append(inside.upper() if kind == "SmallCaps" else inside)
    return "".join(out)


def slanted(pieces: Iterable[Inline], inside: bool = False) -> list[tuple[str, bool]]:
    """The words alone in stretches, each with whether it is in italics; what is so inside italics stands upright."""
    out: list[tuple[str, bool]] = []
    for piece in pieces:
        held, emphasis = inside_of(piece), inside ^ (piece["t"] == "Emph")
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
        if kind in SPACES or kind in ("Str", "Code"):
            out.append(escape(plain([piece])))
        elif kind == "Quoted":
            first, last = _QUOTES[piece["c"][0]["t"]]
            out.append(first + html(inside_of(piece)) + last)
        elif kind == "SmallCaps":
            out.append(f'<span style="font-variant: small-caps">{html(inside_of(piece))}</span>')
        else:
            tag = _HTML.get(kind)
            inside = html(inside_of(piece))
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
        if kind in SPACES or kind in ("Str", "Code"):
            out.append(_MARKUP.sub(r"\\\g<0>", plain([piece])))
        elif kind == "Quoted":
            first, last = _QUOTES[piece["c"][0]["t"]]
            out.append(first + _markdown(inside_of(piece)) + last)
        else:
            mark, inside = _MARKDOWN.get(kind, ""), _markdown(inside_of(piece))
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
    if last["t"] in SPACES:
        return without_stop(first)
    if last["t"] == "Str":
        text: str = last["c"]
        if text in _CLOSING and first and first[-1] == {"t": "Str", "c": "."}:  # American styles set the stop inside
            return [*first[:-1], last]
        if not text.endswith(".") or _ABBREVIATED.search(text):
            return pieces
        return [*first, {"t": "Str", "c": text[:-1]}] if text != "." else first
    inside = inside_of(last)
    if inside and last["t"] in ("Emph", "Strong", "SmallCaps"):
        return [*first, {**last, "c": without_stop(inside)}]
    if inside and last["t"] in ("Span", "Quoted"):
        return [*first, {**last, "c": [last["c"][0], without_stop(inside)]}]
    return pieces


_CLOSING = ("”", "’")
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
    while pieces and (pieces[-1]["t"] in SPACES or (pieces[-1]["t"] == "Str" and not pieces[-1]["c"].rstrip(", "))):
        pieces = pieces[:-1]
    if pieces and pieces[-1]["t"] == "Str":
        return [*pieces[:-1], {"t": "Str", "c": pieces[-1]["c"].rstrip(", ")}]
    return pieces
