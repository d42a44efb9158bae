"""What was asked for, against what the library has: a wish that can be made, or a sentence that says what there is."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from app.core import ordering
from app.core.blocks import pack_of, short_id
from app.core.words import translate
from app.exporting.wish import EVERYBODY, ONE_PACK, WHOLE, Asked, Wish
from db import reads
from db.errors import LibraryError
from db.records import Board

SHIPPED_PREFIX = "stalinism/"
"""What stands before the ids of the shipped pack; they may be typed without it."""


def wish(asked: Asked, connection: sqlite3.Connection, styles_folder: Path | None = None) -> Wish:
    """The names made whole and the debates read. Raises LibraryError with what there is, where something is not."""
    from app.core import naming
    from app.documents import styles

    known = [debate.id for debate in reads.debates(connection)]
    everything = asked.view == "figures" or (asked.form in WHOLE and asked.view == "panes" and not asked.voices and not asked.themes)
    if asked.debate is not None or not everything:
        chosen = [one(translate("Export", "debate"), _full(asked.debate or "continuity"), known)]
    elif asked.view == "panes" and asked.form in ONE_PACK:
        pack = f"{asked.pack}/" if asked.pack else pack_of(known[0])
        chosen = [debate for debate in known if pack_of(debate) == pack]
    else:
        chosen = known
    boards = tuple(naming.for_panes(reads.board(connection, debate)) for debate in chosen)
    voices = tuple(_voices(board, asked) for board in boards)
    themes = tuple(_themes(board, asked) for board in boards)
    one(translate("Export", "style"), asked.style, [style.id for style in styles.every(styles_folder)])
    return Wish(
        asked.form, boards, voices, themes, asked.style, asked.coding, asked.turned, datetime.date.today().isoformat(),
        asked.view, asked.layout, asked.paper, asked.landscape, asked.span,
    )  # fmt: skip


def _voices(board: Board, asked: Asked) -> tuple[str, ...]:
    """The voices that were named, else those that the ending usually holds: everybody, or the first comparison.

    They stand by year, or in the order in which they were named, which counts only where the coding is shown (METHOD 18, 19).
    """
    there = [voice.id for voice in ordering.by_year(board.voices)]
    if asked.voices is not None:
        named = tuple(one(translate("Export", "voice"), _full(voice), there) for voice in asked.voices)
        return named if asked.coding else tuple(sorted(named, key=there.index))
    first = [voice for voice in there if voice in board.debate.presets]
    return tuple(there if asked.form in EVERYBODY or asked.view != "panes" else first or there)


def _themes(board: Board, asked: Asked) -> tuple[str, ...]:
    keys = [theme.key for theme in board.themes]
    return tuple(keys) if asked.themes is None else tuple(one(translate("Export", "theme"), theme, keys) for theme in asked.themes)


def _full(identifier: str) -> str:
    return identifier if "/" in identifier else SHIPPED_PREFIX + identifier


def one(what: str, asked: str, known: Sequence[str]) -> str:
    """The name that was asked for, if it is there. Raises LibraryError with all that are."""
    if asked not in known:
        text = translate("Export", "There is no {what} {asked!r} here; nothing was written.").format(what=what, asked=short_id(asked))
        raise LibraryError(text, translate("Export", "There is: {known}.").format(known=", ".join(map(short_id, known))))
    return asked
