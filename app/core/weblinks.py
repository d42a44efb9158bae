"""Web addresses in the record's lists of sources: which part of a line is one, and which may be put behind a link.

An address is only ever told to the side panel, which shows it in full and asks before anything opens. Nothing but the
address becomes a link; the words around it stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.blocks import Piece

_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+")
_AROUND = ".,;:!?)]}’”'"
"""Signs that end a sentence around an address and do not belong to it."""

COPY_HOSTS = frozenset(
    {
        "b-ok.org", "bibliboba.online", "bookreadfree.com", "chitka.online", "docslib.org", "erenow.net", "fb2.top", "howded.com", "p.pdfkul.com",
        "pdfcoke.com", "pdfslide.us", "readonlinefree.net", "rulit.me", "scribd.com", "trantor.is", "vdoc.pub", "vdocument.in", "vdocuments.us",
        "whosread.com", "zlibrary.cc",
    }
)  # fmt: skip
"""Hosts that show whole books and papers without leave. METHOD 11: no link to an unauthorised copy; the address stays text."""


def host_of(address: str) -> str:
    """The host of an address, in lower case, without what stands before an @ and without a port."""
    return re.split(r"[/?#\\]", address.partition("://")[2], maxsplit=1)[0].rpartition("@")[2].partition(":")[0].lower()


def may_be_linked(address: str) -> bool:
    """False for a host of ``COPY_HOSTS``, whatever stands in front of its name."""
    host = host_of(address)
    return bool(host) and not any(host == known or host.endswith(f".{known}") for known in COPY_HOSTS)


def without_copies(text: str) -> str:
    """A line of the record's sources without the addresses that may not be linked: where it is pasted, an address becomes a link.

    >>> without_copies("A book, chronology: https://www.rulit.me/a.html; a list: https://example.org/a.")
    'A book, chronology; a list: https://example.org/a.'
    """

    def kept(found: re.Match[str]) -> str:
        address = found[2].rstrip(_AROUND)
        return found[0] if may_be_linked(address) else found[2][len(address) :]

    return re.sub(rf"(:?\s*)({_ADDRESS.pattern})", kept, text)


def source_pieces(text: str) -> Iterator[Piece]:
    """A line of the record's sources as pieces: its web addresses as links, all else to the letter.

    >>> [(piece.text, piece.link) for piece in source_pieces("A review: https://example.org/a.")]
    [('A review: ', ''), ('https://example.org/a', 'https://example.org/a'), ('.', '')]
    """
    at = 0
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(_AROUND)
        if not may_be_linked(address):
            continue
        if match.start() > at:
            yield Piece(text[at : match.start()], "source")
        yield Piece(address, "link", address)
        at = match.start() + len(address)
    if at < len(text):
        yield Piece(text[at:], "source")
