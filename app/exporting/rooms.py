"""Reads what the rooms besides the panes show, for the makers that paint them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from app.core import figures, figures_comments
from db import pages, reads
from db.records import Chronicle


def chronicle(connection: sqlite3.Connection, debate: str) -> Chronicle:
    """What happened and what was written, for the timeline of a debate (by id)."""
    return reads.chronicle(connection, debate)


def figures_of(connection: sqlite3.Connection, debates: Sequence[str]) -> figures.Room:
    """The figures of some debates as they stand in their room."""
    found = pages.figures(connection)
    polled = dict.fromkeys(poll.debate for poll in found.polls if poll.debate in debates and poll.debate in found.debates)
    said = [quotation for debate in polled for quotation in figures_comments.comments_of(reads.board(connection, debate, terms=False))]
    whole = figures.room(found, said)
    sections = tuple(section for section in whole.sections if section.debate in debates)
    shown = sum(sum(len(group.rows) for group in one.groups) + sum(len(series.rows) for series in one.series) for one in sections)
    return figures.Room(sections, shown, whole.count, whole.years)
