"""Two voices compared in a few sentences, and a compared theme as it is copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.core import citing, differences, marks, measures
from app.core.blocks import Block, Piece
from app.core.cells import Fold
from app.core.differences import Row, steps_words
from app.core.slides import first_sentence
from app.core.words import translate
from db.records import Board


def summary(board: Board, first: str, second: str, rows: tuple[Row, ...], *, coding: bool) -> tuple[Block, ...]:
    """On how many themes both stand, how far apart on which, where they agree, and whether nearness may be spoken of.

    A paragraph for how far apart, one for what was found, one for nearness; titles of themes are links (``theme:`` and the key).
    """
    called = differences.names(board, first, second)
    if not coding:
        words = translate("Differences", "Codings are off: the themes stand in the order of the debate, and nothing is measured.")
        return _paragraphs((_sentence(words),), _found(board, rows, called))
    if not any(board.axis(theme.key).steps for theme in board.themes):
        words = translate("Differences", "This debate has no axis: the answers stand side by side in words, and nothing is measured.")
        return _paragraphs((_sentence(words),), _found(board, rows, called))
    if len(board.themes) == 1:
        return _paragraphs((_sentence(marks.sentence(rows[0].said) + "."), _sentence(_nearness(board, first, second))))
    count = sum(row.apart is not None for row in rows)
    stand = translate("Differences", "{first} and {second} can be compared on {count} of {all} themes, where both have a sourced stance.")
    none = translate("Differences", "{first} and {second} can be compared on no theme: on none do both have a sourced stance.")
    told = (stand if count else none).format(first=called[0], second=called[1], count=count, all=len(rows))
    return _paragraphs((_sentence(told), *_distances(rows)), _found(board, rows, called), (_sentence(_nearness(board, first, second)),))


_HERE = "\0"
"""Where in a sentence the titles come."""


def _paragraphs(*groups: Iterable[Block]) -> tuple[Block, ...]:
    """Sentences that belong together as one paragraph."""
    found = []
    for group in groups:
        pieces: list[Piece] = []
        for sentence in group:
            pieces += [Piece(" "), *sentence.pieces] if pieces else sentence.pieces
        if pieces:
            found.append(Block("text", tuple(pieces)))
    return tuple(found)


def _sentence(words: str, rows: Iterable[Row] = ()) -> Block:
    """A sentence; the titles of these themes stand where it has room for them."""
    titles = list(rows)
    before, here, after = words.partition(_HERE)
    pieces = [Piece(before)] if before else []
    for i, row in enumerate(titles if here else ()):
        if i:
            pieces.append(Piece(translate("Differences", " and ") if i == len(titles) - 1 else ", "))
        pieces.append(Piece(row.title.rstrip("?"), "title", f"theme:{row.theme}"))
    return Block("text", (*pieces, *((Piece(after),) if after else ())))


def _distances(rows: tuple[Row, ...]) -> Iterator[Block]:
    """How many steps apart on which themes, the furthest first, and where they agree."""
    for count in range(6, measures.AGREEMENT, -1):
        if here := [row for row in rows if row.apart == count]:
            words = translate("Differences", "{steps} apart on {themes}.").format(steps=steps_words(count), themes=_HERE)
            yield _sentence(marks.sentence(words), here)
    if here := [row for row in rows if row.kind == "agreement"]:
        yield _sentence(translate("Differences", "In agreement, within one step, on {themes}.").format(themes=_HERE), here)


def _found(board: Board, rows: tuple[Row, ...], called: tuple[str, str]) -> Iterator[Block]:
    """On which themes only one of them or neither was found, and where both were and no distance is counted."""
    if len(board.themes) == 1:
        if rows[0].said:
            yield _sentence(marks.sentence(rows[0].said) + ".")
        return
    patterns = {
        "found": translate("Differences", "Both were found, without a distance that can be counted, on {themes}."),
        "first only": translate("Differences", "Only {name} was found on {themes}."),
        "second only": translate("Differences", "Only {name} was found on {themes}."),
        "neither": translate("Differences", "Nothing with a source was found of either on {themes}."),
    }
    for kind, pattern in patterns.items():
        here = [row for row in rows if row.kind == kind]
        if here and (kind != "found" or any(row.steps for row in rows)):
            yield _sentence(pattern.format(name=called[1] if kind == "second only" else called[0], themes=_HERE), here)


def _nearness(board: Board, first: str, second: str) -> str:
    """How near they stand over all themes, or that too few are shared to say it (METHOD 24)."""
    if len(board.themes) == 1:
        return translate("Differences", "This debate has one theme; how near two voices stand is said from five shared themes on.")
    found, shared = measures.distance(board, first, second), len(measures.shared_themes(board, first, second))
    if found is not None:
        told = translate("Differences", "Over the {count} themes that they share, they stand {steps} steps apart on average; a difference of one step counts as agreement.")
        told = told.format(count=found.shared, steps=f"{found.steps:.1f}")
    elif shared > 1:
        told = translate("Differences", "They share {count} themes: fewer than five allow no word on how near they stand.").format(count=shared)
    elif shared:
        told = translate("Differences", "They share one theme: fewer than five allow no word on how near they stand.")
    else:
        told = translate("Differences", "They share no theme: fewer than five allow no word on how near they stand.")
    without = translate("Differences", "The verdict is left out of this, because it sums the others up.")
    return f"{told} {without}" if any(t.key == differences.VERDICT for t in board.themes) else told


def row_words(row: Row) -> str:
    """A theme in one line, for a screen reader: title, distance, both codes in words, and both poles."""
    parts = [row.title, row.said, row.outcome, *(f"{side.name}: {side.words}" for side in row.sides if side.words)]
    if row.steps:
        parts.append(translate("Differences", "the axis runs from {first} to {second}").format(first=row.first_pole, second=row.second_pole))
    return "; ".join(part for part in parts if part)


def copied(board: Board, row: Row, *, coding: bool, turned: bool = False, folds: Mapping[str, frozenset[Fold]] | None = None) -> str:
    """A compared theme for the clipboard: both cells as they are shown, each source a line (METHOD 14, 15), and how this was coded.

    ``folds``: what is open in the cell of each voice (by id).
    """
    lines, items = [row.title, row.question], []
    if row.steps:
        lines.append(translate("Differences", "Axis: {first} – {second}").format(first=row.first_pole, second=row.second_pole))
    lines += [marks.sentence(words) + "." for words in (row.said, row.outcome) if words]
    for side in row.sides:
        found = differences.cell(board, side.voice, row.theme, coding=coding, turned=turned, folds=(folds or {}).get(side.voice, frozenset()))
        who = differences.head(board, side.voice)
        lines += ["", f"{who.name} ({who.year})" if who.year else who.name]
        for block in found.blocks:
            if block.kind != "folds":
                lines.append(block.text.replace("\u200b", ""))
                items.append(block.item)
    return copied_words(board, "\n".join(lines), tuple(dict.fromkeys(items)), coding=coding)


def copied_words(board: Board, words: str, items: tuple[str, ...], *, coding: bool) -> str:
    """Words for the clipboard with the source of every item that they come from, each a line (METHOD 14, 15), and how this was coded.

    Without an item they are our own, and the pack is named in place of a source.
    """
    if not items:
        return f"{words}\n{citing.table_line(board)}"
    text = citing.cite(board, words, items).text
    coded = first_sentence(marks.plain(board.debate.how_coded)) if coding else ""
    return f"{text}\n{coded}" if coded else text
