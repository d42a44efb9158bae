"""The three marks of our texts, read into runs, so that no view ever parses text for itself.

A text of a pack holds plain words and three marks: ``*title*``, ``[general knowledge]`` behind a clause that nobody
checked, and ``[kotkin-3]`` for a quotation. Anything else is shown as it stands: text is data, never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.core.words import translate
from db.records import PASSAGE as PASSAGE

RunKind = Literal["plain", "title", "unchecked", "quotation"]

ID = re.compile(rf"(?<![\w-]){PASSAGE}(?![\w-])")
"""The id of a passage as a word by itself."""
SIGN = re.compile(rf"\[({PASSAGE})\]")
"""A whole sign of a passage; of one that was cut where a selection ends nobody knows which it was."""

_MARK = re.compile(r"\[general knowledge\]|\[([a-z][a-z0-9-]*-\d+)\]|(?<![\w*])\*(?=\S)([^*\n\[\]]{1,300}?)(?<=\S)\*(?![\w*])")


_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–“\"*]))'(?=[\w“\"])(?!\d\ds?\b|(?:s|t|d|m|ll|re|ve)\b)")
"""A single quotation mark that opens: before a word, but not before the short form of a year, nor where a link stood before an *'s*."""
_OPENING_DOUBLE = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–*‘]))\"(?![\s.,;:!?)\]>]|$)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind; ``target`` is the quotation's short id for a *quotation* run."""

    text: str
    kind: RunKind = "plain"
    target: str = ""


def unchecked() -> str:
    """What a reader sees where the record says ``[general knowledge]`` (METHOD 6)."""
    return translate("Marks", "not checked")


def elsewhere() -> str:
    """What a passage that does not belong to the debate is called outside the program, where its sign leads nowhere."""
    return translate("Marks", "a passage of another debate")


def sentence(words: str) -> str:
    """Words with a capital at the beginning; the rest stands as it is, so that names keep theirs.

    >>> sentence("largely like Lenin")
    'Largely like Lenin'
    """
    return words[:1].upper() + words[1:]


def curly(text: str) -> str:
    """The text with apostrophes and quotation marks as a printer sets them; the record has them straight.

    Only their shape changes, never a letter: the record's words are what is searched and compared. The length stays, so that
    offsets in the record hold in what is shown.

    >>> curly("the '20s; Kotkin's 'wager' and the historians'"), curly('Was 1964 a "restoration"?')
    ('the ’20s; Kotkin’s ‘wager’ and the historians’', 'Was 1964 a “restoration”?')
    """
    if "'" in text:
        text = _OPENING.sub("‘", text).replace("'", "’")
    return _OPENING_DOUBLE.sub("“", text).replace('"', "”") if '"' in text else text


_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def straight(text: str) -> str:
    """The text with the marks that a keyboard has, of the same length: so that words are found however their marks were typed."""
    return text.translate(_STRAIGHT)


def runs(text: str) -> Iterator[Run]:
    """Split a text of ours into runs, in order; joined without their marks they are the text as shown."""
    text = curly(text)
    at = 0
    for match in _MARK.finditer(text):
        if match.start() > at:
            yield Run(text[at : match.start()])
        if match.group(1):
            yield Run(match.group(1), "quotation", match.group(1))
        elif match.group(2):
            yield Run(match.group(2), "title")
        else:
            yield Run(unchecked(), "unchecked")
        at = match.end()
    if at < len(text):
        yield Run(text[at:])


def plain(text: str) -> str:
    """The text as it is copied: titles without stars, the unchecked mark in words, quotation ids in brackets.

    >>> plain("See *Stalin* [general knowledge].")
    'See Stalin [not checked].'
    """
    parts = []
    for run in runs(text):
        parts.append(f"[{run.text}]" if run.kind in ("unchecked", "quotation") else run.text)
    return "".join(parts)


def typographic(quotation: str) -> str:
    """A quotation in curly marks. Straight double marks inside it are turned outward or inward as they stand.

    >>> typographic('was a diverse movement" with "endless disputes')
    '“was a diverse movement” with “endless disputes”'
    """
    return f"“{curly(quotation)}”"


def breakable(text: str, longest: int = 2_000) -> str:
    """The text with a zero-width space inside any unbroken run longer than ``longest`` characters.

    One word of 100,000 letters costs Qt's layout seconds, because the cost is quadratic in the length of a word.
    """
    if len(text) <= longest:
        return text
    return re.sub(rf"(\S{{{longest}}})(?=\S)", "\\1\u200b", text)


_PAGE = re.compile(r"\bpp?\.\s?[\divxlc]")


def has_page(locator: str) -> bool:
    """Does a locator name a page? A chapter or a section alone does not, and then *page not seen* is said (METHOD 15).

    >>> has_page("ch. 3"), has_page("vol. 1, p. 724")
    (False, True)
    """
    return _PAGE.search(locator) is not None


_STOP = re.compile(r"(?<!\.)(?<!\bff)(?<!\betc)(?<!\bed)\.$")


def unstopped(words: str) -> str:
    """Words without their last stop, where that is no part of an abbreviation.

    >>> unstopped("An upper bound: “up to”."), unstopped("pp. 7 ff.")
    ('An upper bound: “up to”', 'pp. 7 ff.')
    """
    return _STOP.sub("", words)
