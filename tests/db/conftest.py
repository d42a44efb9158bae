"""What the tests of the store share: the toy pack to break, a folder for a library, and hashes to see that nothing moved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db import library
from tests.db.tools import SAMPLE


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the toy pack that a test may change."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a library goes; nothing is there yet."""
    return tmp_path / "library"


@pytest.fixture
def opened(folder: Path, sample: Path) -> library.Library:
    """A library with the toy pack as the shipped one."""
    return library.open_library(folder, sample)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second pack: the toy under another id."""
    pack = Path(shutil.copytree(SAMPLE, tmp_path / "other"))
    text = (pack / "pack.toml").read_text(encoding="utf-8")
    (pack / "pack.toml").write_text(text.replace('id = "sample"', 'id = "other"'), encoding="utf-8")
    return pack
