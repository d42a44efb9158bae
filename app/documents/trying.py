"""A style file that a reader offers, tried before it is taken: it must parse, and pandoc must set sources with it."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

from app.core.words import translate
from app.documents import references, styles
from app.documents.pandoc import DocumentError, Pandoc
from db.records import Pack, Work

_NAME = [{"given": "Ada", "family": "Loam"}]
_DATE = {"date-parts": [[1974]]}
_WORKS = tuple(
    Work(f"trial/{kind}", "On Soils", 1974, kind, "", {"type": kind, "author": _NAME, "issued": _DATE, **more})
    for kind, more in (
        ("book", {"publisher": "Spade", "publisher-place": "Leeds"}),
        ("chapter", {"container-title": "Gardens", "publisher": "Spade"}),
        ("article-journal", {"container-title": "Rose Review", "volume": "3", "page": "1–9"}),
    )
)
"""A book, a part of one and an article: a style that can't set these is of no use here. They are made up, and seen by nobody."""
_PACK = Pack("trial", "Trial", "1", "", "Nobody", "en", "")


def tried(pandoc: Pandoc, path: Path) -> bytes:
    """The bytes of a style that works. Raises DocumentError with one sentence, and changes nothing, where it does not."""
    if path.suffix.lower() not in (".csl", ".xml"):
        raise styles.broken(path.name, translate("Styles", "its name does not end in .csl"))
    style = styles.read(path)  # the file itself: large ones and other formats are refused before anything is read whole
    data = path.read_bytes()
    with tempfile.TemporaryDirectory(prefix="sic-et-non-style-") as folder:
        copy = Path(folder) / "style.csl"  # a name that no argument can take for an option, and a file that stays as it was read
        copy.write_bytes(data)
        rules = copy if style.path == path else style.path
        try:
            references.trial(pandoc, dataclasses.replace(style, path=rules), _WORKS, _PACK)
        except DocumentError as error:
            raise styles.broken(path.name, str(error).rstrip(".")) from error
    return data
