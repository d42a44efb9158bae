"""Hands for the search box."""

from __future__ import annotations

from app.ui.board.finding import Finding
from app.ui.search.box import SearchBox
from tests.driver import Reader


def box(reader: Reader) -> SearchBox:
    """The search box."""
    return reader.session.wired.seeking.box


def goes_to_passage(reader: Reader, query: str, beginning: str) -> Finding:
    """Type a query and open the passage that begins like this; its marks."""
    reader.searches(query)
    at = next(i for i, row in enumerate(box(reader).model.rows) if row.hit is not None and row.hit.text.text.startswith(beginning))
    box(reader)._put(at)
    reader.presses("Return")
    finding = reader.board.hands.finding
    reader.waits_for(lambda: reader.session.wired.seeking.settled and finding.count > 0)
    reader.settles()
    return finding


def lasting(reader: Reader) -> None:
    """Wait until the arrows have rested long enough for the page to be shown."""
    reader.waits_for(lambda: reader.session.wired.seeking.settled)
    reader.settles()
