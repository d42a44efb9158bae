"""Tables of the documents that are made from the program and the pack: ``python -m tests.tables`` writes them anew.

Each stands between two marks, ``<!-- keys -->`` and ``<!-- /keys -->``; what is outside the marks is never touched.
``test_docs`` fails where a document and its source have come apart.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACK = ROOT / "resources" / "packs" / "stalinism"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def keys() -> str:
    """Every action of the program with its keys, by menu; those without a key in a sentence below."""
    from app.state.actions import ACTIONS, MENUS, PANE_KEYS

    rows, bare = [], []
    for menu, title in MENUS:
        for row in (row for row in ACTIONS if row.menu == menu):
            words = row.words.replace("&", "").rstrip("…")
            if row.keys:
                rows.append((title.replace("&", ""), " or ".join(f"`{key}`" for key in row.keys), words, row.tip))
            else:
                bare.append(f"*{title.replace('&', '')} → {words}*")
    rows.append(("", f"`Ctrl+1` … `Ctrl+{PANE_KEYS}`", "Pane by number", "Put the first to ninth pane in focus"))
    return table(("Menu", "Keys", "Action", "What it does"), rows) + f"\n\nIn the menus alone, without a key: {', '.join(bare)}."


def libraries() -> str:
    """What to type on each Linux where the window's libraries are missing."""
    from app.display import LIBRARIES

    commands = (("Debian, Ubuntu", "sudo apt install"), ("Fedora", "sudo dnf install"), ("Arch", "sudo pacman -S"))
    lines = []
    for column, (system, command) in enumerate(commands):
        packages = dict.fromkeys(names[column] for names in LIBRARIES.values())
        lines.append(f"# {system}\n{command} {' '.join(packages)}")
    return "```sh\n" + "\n".join(lines) + "\n```"


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((PACK / name).read_text(encoding="utf-8"))


def held(voice: str) -> list[dict[str, Any]]:
    """The positions of a voice in the main debate; none where it has no file there, or only quotations."""
    name = f"continuity/{voice}.toml"
    found: list[dict[str, Any]] = _toml(name).get("positions", []) if (PACK / name).exists() else []
    return found


def main_works() -> str:
    """The work that each voice with a pane in the main debate is ordered by, its year, and the year that the verdict's code rests on."""
    works = {work["id"]: work for work in json.loads((PACK / "works.json").read_text(encoding="utf-8"))}
    rows = []
    for voice in _toml("voices.toml")["voices"]:
        if voice["kind"] == "mentioned" or not any(p.get("stance") is not None or p["code"] != "not found" for p in held(voice["id"])):
            continue
        work = works[voice["main_work"]]
        year = (work.get("original-date") or work["issued"])["date-parts"][0][0]
        positions = held(voice["id"])
        verdict = next(p for p in positions if p["theme"] == "verdict")
        rests = "" if verdict.get("year") == year else str(verdict.get("year_text", ""))
        rows.append((year, voice["sort_name"], voice["name"], f"`{work['id']}`", f"*{work['title']}*", rests))
    return table(
        ("Year", "Voice", "Main work", "Title", "Verdict rests on, where of another year"),
        [(str(year), name, work, title, rests) for year, _, name, work, title, rests in sorted(rows)],
    )


def steps() -> str:
    """The seven steps in full and as they are shortened beside a mark."""
    rows = [(f"{s['value']:+d}".replace("-", "−").replace("+0", "0"), s["words"], s["short"]) for s in _toml("continuity/debate.toml")["debate"]["steps"]]
    return table(("Step", "In words", "Beside a mark"), rows)


MADE = {
    "README.md": {"keys": keys, "libraries": libraries},
    "docs/coding.md": {"steps": steps, "main-works": main_works},
}
"""Document → name between the marks → what makes the text."""


def between(text: str, name: str) -> str:
    """What stands between two marks; raises ValueError where one of them is missing."""
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    start = text.index(first) + len(first)
    return text[start : text.index(last, start)].strip()


def replaced(text: str, name: str, body: str) -> str:
    """The text with another body between two marks."""
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    head, _, rest = text.partition(first)
    return f"{head}{first}\n{body}\n{last}{rest.partition(last)[2]}"


def write() -> None:
    """Write every table into its document."""
    for document, parts in MADE.items():
        path = ROOT / document
        text = path.read_text(encoding="utf-8")
        for name, make in parts.items():
            between(text, name)
            text = replaced(text, name, make())
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
