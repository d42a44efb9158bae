"""What several tests of documents ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.records import Board
from tests.documents.lectures import Made, board_of, deck_of_famine, deck_of_seven, deck_uncoded


@pytest.fixture(scope="module")
def board(built_library: Path) -> Board:
    """The main debate."""
    return board_of(built_library, "continuity")


@pytest.fixture
def seven(built_library: Path) -> Made:
    """A deck of the main debate with seven voices."""
    return deck_of_seven(built_library)


@pytest.fixture
def famine(built_library: Path) -> Made:
    """A deck of the debate on the famine."""
    return deck_of_famine(built_library)


@pytest.fixture
def uncoded(built_library: Path) -> Made:
    """The deck of the seven with coding off."""
    return deck_uncoded(built_library)
