"""A sheet to review a voice by: ``python -m tests.corpus.sheet kotkin`` prints what the pack says beside what the dossier says."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

from db.packs.debates import Position
from db.packs.read import read_pack
from db.packs.types import PackDocument
from tests.corpus import dossiers

PACK = Path(__file__).resolve().parents[2] / "resources" / "packs" / "stalinism"
WORDS = 8
"""How many words of a quotation are enough to know it again."""


def code(item: Position) -> str:
    """A position's code in one line: the figure or the state, the range, both coders, the second word, what it rests on."""
    figure = _signed(item.stance) if item.stance is not None else "no figure" if item.code == "stance" else item.code
    parts = [figure]
    if item.low is not None and item.high is not None:
        parts.append(f"({_signed(item.low)} to {_signed(item.high)})")
    if item.first or item.second:
        parts.append(f"first {item.first or 'none'}, second {item.second or 'none'}")
    parts += [part for part in (item.necessity, item.basis, item.year_text, "low confidence" if item.low_confidence else "") if part]
    return " · ".join(parts)


def _signed(value: int) -> str:
    return f"{value:+d}".replace("-", "−") if value else "0"


def sheet(pack: PackDocument, voice: str) -> str:
    """The sheet of a voice in the main debate; raises KeyError for one that has no codes there."""
    section = dossiers.sections()[voice]
    (debate,) = (debate for debate in pack.debates if debate.id == "continuity")
    said = {item.id: item for item in debate.quotations}
    lines = [f"{voice}: {section.file}", ""]
    for theme in debate.themes:
        (item,) = (item for item in debate.positions if (item.voice, item.theme) == (voice, theme.key))
        lines += [f"{theme.letter}. {theme.title}", f"   {code(item)}", f"   {item.headline or '(no headline)'}"]
        for key in item.quotations:
            words = said[key].text.split()
            lines.append(f"   [{key}] {' '.join(words[:WORDS])}{' …' if len(words) > WORDS else ''}")
        for line in section.positions.get(theme.key, "(nothing in the dossier)").splitlines():
            lines += textwrap.wrap(line, 110, initial_indent="   | ", subsequent_indent="   | ")
        lines.append("")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the sheets of the voices named; 2 for an unknown one."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.sheet", description="What the pack says of a voice beside what its dossier says.")
    parser.add_argument("voice", nargs="+", help="id of a voice, for instance kotkin")
    wanted = parser.parse_args(arguments).voice
    if unknown := [voice for voice in wanted if voice not in dossiers.sections()]:
        print(f"no voice with codes is called {', '.join(unknown)}; there are: {', '.join(dossiers.sections())}", file=sys.stderr)
        return 2
    pack = read_pack(PACK)
    for voice in wanted:
        print(sheet(pack, voice))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
