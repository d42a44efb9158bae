"""Finishes a PDF as Qt writes it: what can be searched and copied, and what its reader's window and a screen reader need."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject

_RANGES = re.compile(r"\d+ beginbfrange\n(.*?)endbfrange\n", re.DOTALL)
_RANGE = re.compile(r"<(\w+)> <(\w+)> (?:\[([^\]]*)\]|<(\w+)>)")
_LETTERS = re.compile(r"<(\w+)>")
_MOST = 100
"""Letters that a block of such a map may hold (source: Adobe Technical Note 5411)."""


def told(data: bytes, language: str = "en") -> bytes:
    """A PDF whose words can be found and copied, with its language, and its title in the window of whoever opens it."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    tell(writer, language)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def tell(writer: PdfWriter, language: str = "en") -> None:
    """The same for a PDF that is being written."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    spell(writer)


def spell(writer: PdfWriter) -> None:
    """Say of every glyph which letters it stands for: of a ligature all of them, of a blank that it is no tab.

    Qt names the first sign of a font that has the glyph: *affair* would be copied as a word with the one sign U+FB00, and
    nobody who looks for the word would find it.
    """
    from pypdf.generic import NameObject, StreamObject

    for font in list(_fonts(writer)):
        table = font["/ToUnicode"].get_object()
        if isinstance(table, StreamObject):
            mended = StreamObject()
            mended.set_data(_spelled(table.get_data().decode("ascii")).encode("ascii"))
            font[NameObject("/ToUnicode")] = writer._add_object(mended.flate_encode())


def _fonts(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Every font that has a map, once."""
    from pypdf.generic import DictionaryObject

    seen: set[int] = set()
    for page in writer.pages:
        resources = page["/Resources"].get_object()
        fonts: object = resources["/Font"].get_object() if isinstance(resources, DictionaryObject) and "/Font" in resources else None
        for font in (one.get_object() for one in fonts.values()) if isinstance(fonts, DictionaryObject) else ():
            if isinstance(font, DictionaryObject) and "/ToUnicode" in font and id(font) not in seen:
                seen.add(id(font))
                yield font


def _spelled(table: str) -> str:
    """A map from glyphs to letters with every entry of its own."""
    entries: list[str] = []
    for block in _RANGES.findall(table):
        for first, last, listed, start in _RANGE.findall(block):
            letters = _LETTERS.findall(listed) or [f"{int(start, 16) + i:04X}" for i in range(int(last, 16) - int(first, 16) + 1)]
            entries += [f"<{int(first, 16) + i:04X}> <{_said(one)}>" for i, one in enumerate(letters)]
    blocks = [entries[i : i + _MOST] for i in range(0, len(entries), _MOST)]
    written = "".join(f"{len(block)} beginbfchar\n{''.join(f'{entry}{chr(10)}' for entry in block)}endbfchar\n" for block in blocks)
    before, after = table.partition("endcodespacerange\n")[0], table.rpartition("endbfrange\n")[2]
    return f"{before}endcodespacerange\n{written}{after}" if entries else table


def _said(code: str) -> str:
    """The letters of one sign, in hexadecimal digits."""
    sign = bytes.fromhex(code).decode("utf-16-be", "replace")
    if sign == "\t":
        sign = " "
    elif "ﬀ" <= sign <= "ﬆ":
        sign = unicodedata.normalize("NFKC", sign)
    return sign.encode("utf-16-be").hex().upper()
