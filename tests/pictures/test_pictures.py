"""The window looks as it was approved, whatever draws the letters."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.pictures.approve import main as approve
from tests.pictures.shots import APPROVED, FONTS, SHOTS, SIZE, Difference, difference, draw, pixels

Picture = NDArray[np.float64]


@pytest.fixture
def text() -> Picture:
    """The first of the approved pictures."""
    return pixels(APPROVED / "text.png")


def moved(picture: Picture, down: int, right: int = 0) -> Picture:
    """The picture shifted by some pixels."""
    return np.roll(picture, (down, right), (0, 1))


@pytest.mark.parametrize("name", SHOTS)
def test_the_window_looks_as_it_was_approved(name: str, tmp_path: Path) -> None:
    draw(name, tmp_path / f"{name}.png")
    found = difference(pixels(APPROVED / f"{name}.png"), pixels(tmp_path / f"{name}.png"))
    assert found.small, f"{found}; see {tmp_path / name}.png; if it is meant to look so: python -m tests.pictures.approve {name}"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="how letters are drawn is set otherwise here")
def test_a_desktop_that_draws_letters_otherwise_draws_the_same_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "fonts.conf"
    other.write_text(FONTS.read_text(encoding="utf-8").replace("hintslight", "hintfull").replace("none", "rgb"), encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(other))
    draw("text", tmp_path / "a.png")
    monkeypatch.delenv("FONTCONFIG_FILE")
    draw("text", tmp_path / "b.png")
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_every_approved_picture_is_drawn_and_of_the_size_asked_for() -> None:
    assert {path.stem for path in APPROVED.iterdir()} == set(SHOTS)
    width, height = (int(side) for side in SIZE.split("x"))
    assert {pixels(path).shape for path in APPROVED.iterdir()} == {(height, width, 3)}


def test_no_two_approved_pictures_are_alike() -> None:
    pictures = {name: pixels(APPROVED / f"{name}.png") for name in SHOTS}
    alike = [(a, b) for a in pictures for b in pictures if a < b and difference(pictures[a], pictures[b]).small]
    assert alike == []


def test_a_picture_is_like_itself_and_like_itself_with_a_little_noise(text: Picture) -> None:
    assert difference(text, text) == Difference(0.0, 0.0)
    noise = np.random.default_rng(1).normal(0.0, 4.0, text.shape)
    assert difference(text, np.clip(text + noise, 0, 255)).small


def test_letters_that_are_a_little_bolder_are_let_pass(text: Picture) -> None:
    bolder = text * 0.9 + np.minimum(text, moved(text, 0, 1)) * 0.1
    found = difference(text, bolder)
    assert found.share > 0 or found.mean > 0
    assert found.small


@pytest.mark.parametrize("down", [2, 8, 40])
def test_what_has_moved_is_found(text: Picture, down: int) -> None:
    assert not difference(text, moved(text, down)).small


def test_a_pane_that_is_missing_is_found(text: Picture) -> None:
    blank = text.copy()
    width = blank.shape[1] // 7
    blank[:, 2 * width : 3 * width] = blank[5, 5]
    assert not difference(text, blank).small


def test_a_ground_of_another_colour_is_found(text: Picture) -> None:
    assert not difference(text, np.clip(text - (0, 0, 4), 0, 255)).small


def test_another_size_can_not_be_compared(text: Picture, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1366x768"):
        difference(text, text[:-1])
    (tmp_path / "a.png").write_text("no picture", encoding="utf-8")
    with pytest.raises(ValueError, match="not a picture"):
        pixels(tmp_path / "a.png")


def test_pixels_are_read_as_they_stand(tmp_path: Path) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)  # three pixels of three bytes: rows end in bytes that are no picture
    image.fill(0xFF010203)
    image.setPixel(2, 1, 0xFF0A141E)
    assert image.save(str(tmp_path / "a.png"))
    read = pixels(tmp_path / "a.png")
    assert read.shape == (2, 3, 3)
    assert read[0, 0].tolist() == [1, 2, 3]
    assert read[1, 2].tolist() == [10, 20, 30]


def test_approving_a_picture_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert approve(["purple"]) == 1
    assert "purple" in capsys.readouterr().err
