"""The papers say what the program does: keys, commands, links, versions, folders, packages, the record."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from app import VERSION, args, display
from tests import tables

ROOT = tables.ROOT
PAPERS = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "docs" / "dossiers" / "README.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")
INSTALL = "python3 -m pip install uv && python3 -m uv run main.py"
TESTS = "python3 -m pip install uv && python3 -m uv run pytest"
SENTENCE = (
    "Coded by one reader, re-read by a second, mostly from excerpts, reviews and abstracts, not from whole books; "
    "the numbers are ours, not the historians'."
)


def plain(text: str) -> str:
    """A text without quotation bars and line ends, to look for a sentence in it."""
    return " ".join(re.sub(r"^> ?", "", text, flags=re.MULTILINE).split())


def links(text: str) -> list[str]:
    """The targets of links and pictures, those inside code left out."""
    bare = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", bare)


def broken(text: str, folder: Path) -> list[str]:
    """Relative links that lead nowhere from a folder."""
    targets = (target.partition("#")[0] for target in links(text) if not re.match(r"[a-z]+:|#", target))
    return [target for target in targets if not (folder / target).exists()]


@pytest.mark.parametrize(("document", "name"), [(d, n) for d, parts in tables.MADE.items() for n in parts])
def test_a_table_equals_what_it_is_made_from(document: str, name: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert tables.between(text, name) == tables.MADE[document][name](), "run: python -m tests.tables"


def test_every_key_of_the_program_stands_in_the_readme() -> None:
    from app.state.actions import ACTIONS

    shown = set(re.findall(r"`([^`]+)`", tables.between(README, "keys")))
    assert {key for action in ACTIONS for key in action.keys} <= shown


def test_replacing_a_table_leaves_the_rest() -> None:
    text = "before <!-- keys -->\nold\n<!-- /keys --> after <!-- keysmith -->"
    changed = tables.replaced(text, "keys", "new")
    assert changed == "before <!-- keys -->\nnew\n<!-- /keys --> after <!-- keysmith -->"
    assert tables.between(changed, "keys") == "new"


def _parsers() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    parser = args.build()
    found = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return parser, dict(found.choices)


def test_every_command_stands_in_the_readme() -> None:
    _, commands = _parsers()
    assert commands, "the parser has commands"
    missing = [name for name in commands if f"`main.py {name}" not in README]
    assert missing == []


def test_every_option_stands_in_the_readme() -> None:
    parser, commands = _parsers()
    options = {option for one in (parser, *commands.values()) for action in one._actions for option in action.option_strings if option.startswith("--")}
    missing = sorted(option for option in options if not re.search(re.escape(option) + r"(?![a-z-])", README))
    assert missing == []


def test_the_readme_names_no_option_that_the_program_lacks() -> None:
    parser, commands = _parsers()
    known = {option for one in (parser, *commands.values()) for action in one._actions for option in action.option_strings}
    section = README.partition("## Command line")[2].partition("\n## ")[0]
    named = set(re.findall(r"--[a-z][a-z-]+", section))
    assert named
    assert named <= known


def test_a_part_that_the_readme_promises_is_there() -> None:
    if "`--gallery`" in README:
        assert importlib.util.find_spec("app.ui.gallery") is not None


def test_the_two_lines_stand_in_the_readme_to_the_letter() -> None:
    lines = README.splitlines()
    assert INSTALL in lines
    assert TESTS in lines


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_relative_link_and_picture_is_there(paper: Path) -> None:
    assert broken(paper.read_text(encoding="utf-8"), paper.parent) == []


def test_the_finder_of_broken_links_finds_one(tmp_path: Path) -> None:
    (tmp_path / "here.md").write_text("", encoding="utf-8")
    text = "[a](here.md#part) ![b](gone.png) [c](https://example.org/x) [d](#below) `[e](code.md)`"
    assert broken(text, tmp_path) == ["gone.png"]


def test_every_screenshot_is_a_picture_and_stands_in_the_readme() -> None:
    pictures = sorted((ROOT / "docs" / "screenshots").iterdir())
    assert {p.name for p in pictures} >= {"panes.png", "headlines.png", "dark.png", "details.png", "large.png"}
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
        assert f"docs/screenshots/{picture.name}" in README


def test_the_versions_agree() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    top = re.search(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", changelog, flags=re.MULTILINE)
    assert top is not None
    assert top.group(1) == VERSION == project["version"]


def _packages() -> list[str]:
    """Top-level folders with code or data, and the packages right inside db and app."""
    tracked = {"db", "app", "resources", "docs", "tests"}
    inner = [p.parent for top in ("db", "app") for p in sorted((ROOT / top).rglob("__init__.py"))]
    return sorted(tracked | {p.relative_to(ROOT).as_posix() for p in inner})


@pytest.mark.parametrize("folder", _packages())
def test_the_architecture_names_every_folder(folder: str) -> None:
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert f"`{folder}`" in text


def test_the_architecture_names_no_module_that_is_gone() -> None:
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b((?:app|db)(?:/[a-z_]+)+\.py)\b", text))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("folder", ["db", "db/packs", "app/core", "app/state"])
def test_the_architecture_names_no_module_that_its_folder_lacks(folder: str) -> None:
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| `{folder}` |"))
    named = set(re.findall(r"`([a-z_]+)`", row.partition("|")[2].partition("|")[2]))
    assert named
    assert named <= {p.stem for p in (ROOT / folder).glob("*.py")}


def test_the_readme_says_how_honest_the_coding_is() -> None:
    debate = tomllib.loads((tables.PACK / "continuity" / "debate.toml").read_text(encoding="utf-8"))["debate"]
    assert debate["how_coded"].startswith(SENTENCE)
    assert SENTENCE in plain(README)


def test_the_readme_names_every_library_that_a_desktop_may_lack() -> None:
    lines = tables.between(README, "libraries").splitlines()
    for column, command in enumerate(("sudo apt install", "sudo dnf install", "sudo pacman -S")):
        line = next(line for line in lines if line.startswith(command))
        assert set(line.removeprefix(command).split()) == {names[column] for names in display.LIBRARIES.values()}


def test_the_coding_page_names_the_counted_words_truly() -> None:
    text = (ROOT / "docs" / "coding.md").read_text(encoding="utf-8")
    limits = importlib.import_module("db.packs.limits").LIMITS
    assert f"at most {limits.headline} characters" in plain(text)
    voices = tomllib.loads((tables.PACK / "voices.toml").read_text(encoding="utf-8"))["voices"]
    main = {v["id"] for v in voices if any(p["code"] != "not found" for p in tables.held(v["id"]))}
    kinds = {kind: {v["family"] for v in voices if v["kind"] == kind and v["id"] in main} for kind in ("participant", "commentator")}
    assert kinds == {"participant": {"Trotsky"}, "commentator": {"Solzhenitsyn", "Radzinsky", "Arendt"}}
    schools = tomllib.loads((tables.PACK / "schools.toml").read_text(encoding="utf-8"))["schools"]
    assert len(schools) == 22
    assert "twenty-two ids" in text
    assert len(main) == 3 + 25
    assert "twenty-five" in plain(README)
    assert "twenty-eight" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_dossiers_are_named_on_their_page() -> None:
    folder = ROOT / "docs" / "dossiers"
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert {p.name for p in folder.iterdir()} - {"README.md"} == set(re.findall(r"^\| \[([^\]]+)\]", text, flags=re.MULTILINE))


def test_the_script_of_the_checks_is_one() -> None:
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK) or os.name == "nt"
    assert "set -euo pipefail" in text
    assert [line for line in text.splitlines() if re.match(r"python3 -m (?:uv|pip install)", line)] == [
        "python3 -m pip install uv",
        "python3 -m uv run pytest",
        "python3 -m uv run ruff check .",
        "python3 -m uv run mypy",
    ]
    if os.name != "nt":
        assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
