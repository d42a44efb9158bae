"""Hands for the search box."""

from __future__ import annotations

from app.ui.search.box import SearchBox
from tests.driver import Reader


def box(reader: Reader) -> SearchBox:
    """The search box."""
    return reader.session.wired.seeking.box


def lasting(reader: Reader) -> None:
    """Wait until the arrows have rested long enough for the page to be shown."""
    reader.waits_for(lambda: reader.session.wired.seeking.settled)
    reader.settles()
