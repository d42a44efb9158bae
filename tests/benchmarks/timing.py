"""Takes the time of two things in turn, so that whatever slows the machine down slows both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from app.state import tidying


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of ours and of the floor, run by run."""

    ours: tuple[float, ...]
    floor: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of ours by the median of the floor."""
        return statistics.median(self.ours) / statistics.median(self.floor)

    def says(self, what: str, floor: str) -> str:
        """One line for a reader."""
        ours, theirs = statistics.median(self.ours) * 1000, statistics.median(self.floor) * 1000
        return f"{what}: {ours:.1f} ms; {floor}: {theirs:.1f} ms; ratio {self.ratio:.2f} (median of {len(self.ours)})"


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, without the collector of garbage in between."""
    gc.collect()
    tidying.hold()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        tidying.let_go()


def in_turn(ours: Callable[[], float], floor: Callable[[], float], times: int) -> Pair:
    """Ours, the floor, ours, the floor …; a first round of each warms up and does not count."""
    ours(), floor()
    pairs = [(ours(), floor()) for _ in range(times)]
    return Pair(tuple(a for a, _ in pairs), tuple(b for _, b in pairs))


def tell(capsys: pytest.CaptureFixture[str], *lines: str) -> None:
    """Print lines that a reader sees without asking for them."""
    with capsys.disabled():
        print("\n" + "\n".join(lines))
