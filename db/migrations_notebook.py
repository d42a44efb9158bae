"""The schema of the notebook, step by step, by the rule of ``db.migrations``."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from db.migrations import MARKER, run

NOTEBOOK = Migrations("notebook")


@NOTEBOOK()
def m001_notebook(db: Database) -> None:
    """The marker, and which packs were added when."""
    run(
        db,
        MARKER
        + """
create table imports (
  id text primary key check (id <> ''), pack text not null, version text not null, sha256 text not null,
    imported_at text not null
) strict;
""",
    )
