"""The dossiers as data: plain Markdown and TOML read anew, without a line of what once made the pack.

Nothing here knows the pack. A file that does not have the form expected raises ValueError or AssertionError, so that a
proof can't pass because nothing was found to compare.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "dossiers"
TABLES = {"continuity-voices.md": "11", "discontinuity-voices.md": "14", "further-voices.md": "17"}
"""Voice dossier → number of its section *Codes for the data*."""
MARK = re.compile(r"\[[^\[\]]*general knowledge[^\[\]]*\]")
"""A clause that was not checked, in whatever words the dossier marks it."""


@dataclass(frozen=True)
class Said:
    """A quotation as a dossier has it; ``fields`` are the lines under it by name."""

    id: str
    voice: str
    text: str
    lead_in: str
    aside: str
    fields: dict[str, str] = field(hash=False)


@dataclass(frozen=True)
class Section:
    """What a dossier says of one voice; ``positions`` are its paragraphs by theme, ``text`` the whole."""

    voice: str
    file: str
    text: str
    positions: dict[str, str] = field(hash=False)


@cache
def read(name: str) -> str:
    """The text of a dossier."""
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def toml(name: str) -> dict[str, Any]:
    """A dossier in TOML."""
    return tomllib.loads(read(name))


def rows(text: str) -> list[list[str]]:
    """The cells of the first Markdown table of a text, without its head."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("|"):
            lines.append(line)
        elif lines:
            break
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]] for line in lines[2:]]


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of the same or a higher level."""
    level = len(heading) - len(heading.lstrip("#"))
    found = re.search(rf"^{re.escape(heading)}[^\n]*\n(.*?)(?=^#{{1,{level}}} |\Z)", text, re.S | re.M)
    if not found:
        raise ValueError(f"no heading {heading!r}")
    return found[1].strip()


def number(cell: str) -> int | None:
    """A stance as the tables write it, with a true minus; None for an empty cell; raises ValueError for words."""
    return int(cell.replace("−", "-")) if cell else None


def table(which: int) -> list[list[str]]:
    """The rows of one of the three tables *Codes for the data* of all voice dossiers: 1 codes, 2 dated codes, 3 links."""
    return [row for name, section in TABLES.items() for row in rows(part(read(name), f"### {section}.{which}"))]


def voices() -> list[str]:
    """Ids of the voices that have codes, in the order of the dossiers."""
    return list(dict.fromkeys(row[0].lower() for row in table(1)))


@cache
def themes() -> dict[str, str]:
    """Letter → key of the ten themes."""
    return dict(re.findall(r"^### ([a-j])\. .*? \(`([a-z-]+)`\)$", read("debate-continuity.md"), re.M))


# -- quotations --------------------------------------------------------------------------------------------------------

_HEAD = re.compile(r"^- \*\*([a-z]+-\d+)\*\* (.*)$")
_ASIDE = re.compile(r'^(.*") ?((?:\([^()]*\)|\[[^\[\]]*\]))$')


def _said(head: str, body: str, lines: list[str]) -> Said:
    aside = ""
    while not body.endswith('"'):
        # Only what stands outside the marks is peeled off, so the last mark left is the one that closes the quotation.
        found = _ASIDE.match(body) or re.match(r'^(.*" .*[)\]]) (\[[^\[\]]*\])$', body)
        if not found:
            raise ValueError(f"{head}: no closing mark in {body!r}")
        body, aside = found[1], f"{found[2]} {aside}".strip()
    lead, _, text = body[:-1].partition('"')
    fields = {}
    for line in lines:
        key, _, value = line.strip().removeprefix("- ").partition(": ")
        assert key not in fields, f"{head}: two lines {key}"
        fields[key] = value
    return Said(head, head.rsplit("-", 1)[0], text, lead.strip(), aside, fields)


@cache
def quotations() -> dict[str, Said]:
    """Every quotation of the three voice dossiers, by id, in their order."""
    found: dict[str, Said] = {}
    for name in TABLES:
        lines = read(name).splitlines()
        for at, line in enumerate(lines):
            if head := _HEAD.match(line):
                end = at + 1
                while end < len(lines) and lines[end].startswith("  - "):
                    end += 1
                said = _said(head[1], head[2], lines[at + 1 : end])
                assert said.id not in found, f"{said.id} stands twice"
                found[said.id] = said
    return found


# -- what a dossier says of a voice ------------------------------------------------------------------------------------


@cache
def sections() -> dict[str, Section]:
    """The section of each voice, by id."""
    known, found = set(voices()), {}
    for name in TABLES:
        for heading, body in re.findall(r"^## \d+\. ([^\n]*)\n(.*?)(?=^##? |\Z)", read(name), re.S | re.M):
            if (voice := heading.split()[-1].lower()) in known:
                assert voice not in found, f"two sections for {voice}"
                found[voice] = Section(voice, name, body, _positions(body))
    return found


def _positions(body: str) -> dict[str, str]:
    """The paragraphs of a section by theme, whichever of the dossiers' three forms they have: paragraphs, list, table."""
    before = re.split(r"^(?:### [\d.]+ Quotations|\*\*Quotations)", body, maxsplit=1, flags=re.M)[0]
    found: dict[str, list[str]] = {}
    letters: list[str] = []
    for line in before.splitlines():
        start = re.match(r"^(?:\*\*|- \*\*|\| )(\([a-j]\).*?)(?:\*\*| \|)", line)
        if start:
            letters = re.findall(r"\(([a-j])\)", start[1])
        elif re.match(r"^\| all others ", line) or line.startswith("#"):
            letters = []
        for letter in letters if line.strip() else []:
            found.setdefault(themes()[letter], []).append(line)
    return {theme: "\n".join(lines) for theme, lines in found.items()}


def marks(text: str) -> int:
    """How often a text says of a clause that it was not checked."""
    return len(MARK.findall(text))


# -- the lists that corrections refer to -------------------------------------------------------------------------------


@cache
def records() -> frozenset[str]:
    """Every finding that a correction can rest on, as corrections name it: file and number."""
    continuity = read("continuity-voices.md")
    notes = re.findall(r"^(\d+)\. \*\*", read("source-document-notes.md"), re.M)
    corrections = [row[0] for row in rows(part(continuity, "## 1. Corrections"))]
    others = [line for line in continuity.split("Other traps met on the way:")[1].split("\n## ")[0].splitlines() if line.startswith("- ")]
    problems = [row[0] for row in rows(part(read("discontinuity-voices.md"), "## 10. Problems"))]
    traps = [row[0] for row in rows(part(read("further-voices.md"), "## 1. Corrections and traps"))]
    contested = [row[0] for row in rows(part(read("further-debates.md"), "## Contested, wrong or misattributed statements"))]
    return frozenset(
        [f"source-document-notes.md, {n}" for n in notes]
        + [f"continuity-voices.md, correction {n}" for n in corrections]
        + [f"continuity-voices.md, other trap {n}" for n in range(1, len(others) + 1)]
        + [f"discontinuity-voices.md, {n}" for n in problems]
        + [f"further-voices.md, trap {n}" for n in traps]
        + [f"further-debates.md, {n}" for n in contested]
    )
