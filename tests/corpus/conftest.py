"""What the proofs of the corpus stand on: the shipped pack, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.packs.debates import Debate
from db.packs.read import read_pack
from db.packs.types import PackDocument


@pytest.fixture(scope="session")
def pack(shipped: Path) -> PackDocument:
    """The shipped pack as one document."""
    return read_pack(shipped)


@pytest.fixture(scope="session")
def debate(pack: PackDocument) -> Debate:
    """Its main debate, on continuity; the further ones have proofs of their own (``test_further``)."""
    (found,) = (debate for debate in pack.debates if debate.id == "continuity")
    return found


@pytest.fixture(scope="session")
def debates(pack: PackDocument) -> dict[str, Debate]:
    """The further debates by id."""
    return {debate.id: debate for debate in pack.debates if debate.id != "continuity"}
