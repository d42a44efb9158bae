"""Asks the search and makes its answers short."""

from __future__ import annotations

import sqlite3

from db import search
from db.queries import parse
from db.records import Found

Db = sqlite3.Connection


def find(db: Db, typed: str, **options: bool) -> Found:
    """The whole answer to what is typed."""
    return search.search(db, parse(typed), whole=True, **options)


def ids(found: Found, kind: str = "") -> list[str]:
    """Kind and id of the hits, in order; or the ids of one kind."""
    return [hit.id.partition("/")[2] if kind else f"{hit.kind}:{hit.id.partition('/')[2]}" for hit in found.hits if kind in ("", hit.kind)]
