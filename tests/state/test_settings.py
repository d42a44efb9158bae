"""What is remembered: written by one start, read by the next; nothing remembered, or nonsense, gives the default."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QByteArray

from app.state.settings import TABLE, Settings, look_of, remember, timing_of
from app.state.workspace import Look, Timing, Workspace

ROOT = Path(__file__).resolve().parents[2]

VALUES: dict[str, Any] = {
    "theme": "dark",
    "text_scale": 150,
    "density": "headlines",
    "coding": False,
    "turned": True,
    "light_page": True,
    "arrangement": "rows",
    "spectrum": "hidden",
    "folded": False,
    "face": "table",
    "verified": True,
    "span": (1917.0, 1924.5),
    "stage_scale": 160,
    "hints": ["panes", "spectrum"],
    "style": "added:my own.csl",
    "debate": "stalinism/continuity",
    "voices": ["stalinism/pipes", 'a "b", c; d = é\n'],
    "order": "name",
    "theme_key": "terror",
    "geometry": QByteArray(bytes(range(256))),
    "panel": 420,
    "timeline": 240,
}

READ_IN_ANOTHER_PROCESS = """
import json, sys
from pathlib import Path
from app.state.settings import TABLE, Settings
read = Settings(Path(sys.argv[1]))
print(json.dumps({name: bytes(read.get(name)).hex() if name == "geometry" else read.get(name) for name in TABLE}))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where settings are kept; the folder has characters that a path may have."""
    folder = tmp_path / "a library #1 ü"
    folder.mkdir()
    return folder / "settings.ini"


def written(path: Path, **values: Any) -> Settings:
    """Settings after these values were written."""
    settings = Settings(path)
    for name, value in values.items():
        settings.set(name, value)
    settings.sync()
    return settings


def test_every_row_is_tried_here() -> None:
    assert set(VALUES) == set(TABLE)


@pytest.mark.parametrize("name", VALUES)
def test_nothing_remembered_gives_the_default(name: str, path: Path) -> None:
    assert Settings(path).get(name) == TABLE[name].default
    assert not path.exists(), "reading writes nothing"


@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_read_back_by_another_of_its_own_type(name: str, path: Path) -> None:
    written(path, **{name: VALUES[name]})
    read = Settings(path).get(name)
    assert read == VALUES[name]
    assert type(read) is type(VALUES[name])
    assert read != TABLE[name].default


def test_all_values_are_read_back_by_another_process(path: Path) -> None:
    import json

    written(path, **VALUES)
    done = subprocess.run([sys.executable, "-c", READ_IN_ANOTHER_PROCESS, str(path)], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == VALUES | {"geometry": bytes(range(256)).hex(), "span": list(VALUES["span"])}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("theme", "purple"),
        ("theme", "a, b"),
        ("text_scale", "large"),
        ("text_scale", ""),
        ("text_scale", "1.5"),
        ("density", "9"),
        ("coding", "perhaps"),
        ("turned", "perhaps"),
        ("order", "own order"),
        ("voices", "pipes"),
        ("voices", "[1, 2]"),
        ("voices", '{"a": 1}'),
        ("voices", "[" * 100_000),
        ("geometry", "hello"),
        ("panel", "wide"),
        ("timeline", "tall"),
        ("light_page", "maybe"),
        ("arrangement", "circle"),
        ("face", "map"),
        ("folded", "half"),
        ("verified", "1"),
        ("stage_scale", "huge"),
        ("hints", "panes"),
        ("hints", "[null]"),
        ("span", "1917"),
        ("span", "[1917]"),
        ("span", "[1924, 1917]"),
        ("span", "[1917, 1917]"),
        ("span", '["1917", "1924"]'),
        ("span", "[true, 1924]"),
        ("span", "[NaN, 1924]"),
        ("span", "[1917, Infinity]"),
        ("span", "[1917, 1e300]"),
        ("span", "[" * 100_000),
    ],
)
def test_nonsense_in_the_file_gives_the_default(name: str, text: str, path: Path) -> None:
    section, _, key = TABLE[name].key.partition("/")
    quoted = text.replace('"', '\\"')
    path.write_text(f'[{section}]\n{key}="{quoted}"\n' if ", " not in text or TABLE[name].kind in (list, tuple) else f"[{section}]\n{key}={text}\n", encoding="utf-8")
    assert Settings(path).get(name) == TABLE[name].default


@pytest.mark.parametrize("contents", [b"", b"\x00\xff\xfe" * 100, b"[look\ntheme=purple", b"theme=dark\n[[[]]]\n=\n"])
def test_a_damaged_file_gives_defaults_and_can_be_written(contents: bytes, path: Path) -> None:
    path.write_bytes(contents)
    settings = Settings(path)
    assert {name: settings.get(name) for name in TABLE} == {name: row.default for name, row in TABLE.items()}
    written(path, theme="light")
    assert Settings(path).get("theme") == "light"


def test_a_scale_out_of_bounds_is_brought_back_by_the_workspace(path: Path) -> None:
    written(path, text_scale=5000)
    workspace = Workspace()
    workspace.set_look(**look_of(Settings(path)))
    assert workspace.look.text_scale == 300


def test_what_remembers_nothing_says_defaults_and_takes_everything() -> None:
    settings = Settings(None)
    for name, value in VALUES.items():
        settings.set(name, value)
    settings.sync()
    assert {name: settings.get(name) for name in TABLE} == {name: row.default for name, row in TABLE.items()}


@pytest.mark.parametrize("path_is_none", [True, False])
def test_a_name_that_is_not_in_the_table_is_refused(path_is_none: bool, path: Path) -> None:
    settings = Settings(None if path_is_none else path)
    with pytest.raises(KeyError):
        settings.get("colour")
    with pytest.raises(KeyError):
        settings.set("colour", "red")


def test_a_folder_that_can_not_be_written_loses_nothing_else(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "gone" / "deep" / "settings.ini")
    (tmp_path / "gone").write_text("a file where a folder should be", encoding="utf-8")
    settings.set("theme", "dark")
    settings.sync()
    assert (tmp_path / "gone").read_text(encoding="utf-8") == "a file where a folder should be"


def test_the_workspace_is_remembered_whole(path: Path) -> None:
    workspace = Workspace()
    workspace.set_debate("roses/care")
    workspace.set_voices(("roses/thorn", "roses/loam"), "name")
    workspace.set_theme("soil")
    workspace.set_look(theme="contrast", text_scale=125, density="headlines", coding=False, turned=True, light_page=True, arrangement="rows")
    workspace.set_timing(folded=False, face="table", verified=True, span=(1917.0, 1924.0))
    workspace.set_stage(text_scale=180)
    remember(Settings(path), workspace)
    read = Settings(path)
    assert Look(**look_of(read)) == workspace.look
    assert Timing(**timing_of(read)) == workspace.timing
    assert read.get("stage_scale") == 180
    assert (read.get("debate"), read.get("voices"), read.get("order"), read.get("theme_key")) == ("roses/care", ["roses/thorn", "roses/loam"], "name", "soil")
