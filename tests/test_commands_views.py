"""``snapshot`` of the views beside the panes, and ``show`` of what came with them: figures, passages, terms, axes of themes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.pictures.shots import difference, pixels

Ran = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the shipped pack, built once by the program itself; only read afterwards."""
    folder = tmp_path_factory.mktemp("views") / "library"
    assert typed("show", library=folder).returncode == 0
    return folder


def typed(*arguments: object, library: Path) -> Ran:
    """Run main.py with these arguments, as a person types them."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")} | {"PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "main.py", *map(str, arguments), "--library", str(library)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment, check=False, timeout=300)
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture(scope="module")
def shown(library: Path) -> dict[str, Any]:
    """What ``show --json`` prints."""
    done = typed("show", "--json", library=library)
    assert (done.returncode, done.stderr) == (0, "")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


# -- snapshot ---------------------------------------------------------------------------------------------------------

ASKED: dict[str, tuple[str, ...]] = {
    "panes": (),
    "overview": ("--view", "overview"),
    "differences": ("--view", "differences"),
    "figures": ("--view", "figures"),
    "glossary": ("--view", "glossary"),
    "corrections": ("--view", "corrections"),
    "story": ("--view", "story"),
    "famine": ("--debate", "famine"),
    "famine, overview": ("--debate", "famine", "--view", "overview"),
    "two others": ("--view", "differences", "--voices", "cohen,pipes"),
    "coding off": ("--view", "overview", "--coding", "off"),
}


def test_every_view_and_debate_is_another_picture(library: Path, tmp_path: Path) -> None:
    pictures = {}
    for number, (name, arguments) in enumerate(ASKED.items()):
        out = tmp_path / f"{number}.png"
        done = typed("snapshot", out, "--size", "1000x640", *arguments, library=library)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), name
        pictures[name] = pixels(out)
        assert pictures[name].shape == (640, 1000, 3)
    alike = [(a, b) for a in pictures for b in pictures if a < b and difference(pictures[a], pictures[b]).small]
    assert alike == []


def test_a_view_is_the_same_picture_twice(library: Path, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        assert typed("snapshot", tmp_path / name, "--view", "figures", "--debate", "memory", library=library).returncode == 0
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--view", "matrix"), ("no view 'matrix'", "overview", "corrections")),
        (("--debate", "weather"), ("no debate 'weather'", "famine", "memory")),
        (("--debate", "famine", "--voices", "pipes"), ("no voice 'pipes'", "tauger")),
        (("--debate", "famine", "--at", "terror"), ("no theme 'terror'", "famine-intent")),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(library: Path, tmp_path: Path, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    done = typed("snapshot", tmp_path / "out.png", *arguments, library=library)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert [word for word in words if word not in done.stderr] == []
    assert not (tmp_path / "out.png").exists()


# -- show -------------------------------------------------------------------------------------------------------------


def test_figures_polls_and_passages_are_shown_with_short_ids(shown: dict[str, Any]) -> None:
    assert (len(shown["estimates"]), len(shown["polls"]), len(shown["terms"])) == (71, 20, 93)
    assert shown["passages"]
    for name in ("estimates", "polls", "passages", "terms"):
        assert [item["id"] for item in shown[name] if "/" in item["id"]] == [], name
    figure = next(e for e in shown["estimates"] if e["id"] == "fig-terror-3")
    assert (figure["debate"], figure["best"], figure["unit"], figure["grade"], figure["in_article"]) == ("toll", 328618, "persons", "copy", True)
    assert "328,612 in 1938" in figure["clause"]
    correction = next(c for c in shown["corrections"] if "fig-terror-3" in c["estimates"])
    assert "328,612" in correction["clause"]
    assert {poll["id"] for poll in shown["polls"] if poll["wartime"]} == {"poll-outstanding-2025"}


def test_what_they_lead_to_is_there(shown: dict[str, Any]) -> None:
    ids = {name: {item["id"] for item in items} for name, items in shown.items() if isinstance(items, list)}
    for passage in shown["passages"]:
        assert passage["period"] in ids["periods"] | {""}
        for field in ("events", "voices", "debates", "terms"):
            assert set(passage[field]) <= ids[field], passage["id"]
    for name in ("estimates", "polls"):
        assert {item["debate"] for item in shown[name]} <= ids["debates"]
    assert {voice for estimate in shown["estimates"] for voice in estimate["voices"]} <= ids["voices"]
    assert {estimate["work"] for estimate in shown["estimates"]} <= ids["works"] | {""}
    assert {debate for term in shown["terms"] for debate in term["debates"]} <= ids["debates"]
    assert all(term["definition"] and term["verified"] for term in shown["terms"])


def test_a_theme_with_an_axis_of_its_own_says_its_poles(shown: dict[str, Any]) -> None:
    debates = {debate["id"]: debate for debate in shown["debates"]}
    assert debates["kirov"]["poles"] == []
    poles = [[pole["words"] for pole in theme["poles"]] for theme in debates["kirov"]["themes"]]
    assert poles == [["no order", "Stalin's order"], ["piecemeal growth", "plan and direction"]]
    assert debates["memory"]["poles"] == []
    assert [theme["poles"] for theme in debates["memory"]["themes"]] == [[]]
    assert {position["code"] for position in shown["positions"] if position["debate"] == "memory"} == {"in words"}


def test_for_people_each_axis_is_named_and_its_want_too(library: Path) -> None:
    done = typed("show", "--debate", "kirov", library=library)
    assert "  from no order to Stalin's order" in done.stdout
    assert "  from piecemeal growth to plan and direction" in done.stdout
    assert "no axis" not in done.stdout
    done = typed("show", "--debate", "memory", library=library)
    assert "  no axis" in done.stdout
    assert "  from " not in done.stdout
