"""Finishes a PDF as Qt writes it: what can be searched and copied, and what its reader's window and a screen reader need."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject

_LISTED = re.compile(r"\[[^\]]*\]")
"""The letters of a run of glyphs, in the map from glyphs to letters."""


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
    """Say of the glyph of a blank that it is a blank. Qt names the first sign that has it, so words would be copied with tabs between."""
    from pypdf.generic import NameObject, StreamObject

    for font in list(_fonts(writer)):
        table = font["/ToUnicode"].get_object()
        if isinstance(table, StreamObject):
            mended = StreamObject()
            mended.set_data(_LISTED.sub(lambda found: found.group().replace("<0009>", "<0020>"), table.get_data().decode("ascii")).encode("ascii"))
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
