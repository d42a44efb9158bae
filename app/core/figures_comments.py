"""What was said of the answers to polls: quotations that stand with the polls, because they are no position on the question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core import cells, citing, marks
from app.core.shorthand import article_named
from app.core.words import translate
from db.records import Board, Figures, Quotation


@dataclass(frozen=True, slots=True)
class Comment:
    """A quotation with all that METHOD 11 wants beside it: who speaks, source, what was seen, second check, note.

    ``id`` is that of the quotation, ``cited`` the line with which it is copied.
    """

    id: str
    voice: str
    speaker: str
    words: str
    source: str
    note: str
    cited: str


def comments_of(board: Board) -> tuple[Quotation, ...]:
    """The quotations of a debate whose voice takes no position in it: the record prints them with the polls.

    Withheld ones are left out (METHOD 12).
    """
    speaking = {position.voice for position in board.positions.values()}
    own = (quotation for quotation in board.quotations.values() if quotation.debate == board.debate.id)
    return tuple(quotation for quotation in own if quotation.voice not in speaking and not quotation.withheld)


def comment(quotation: Quotation, figures: Figures) -> Comment:
    """A comment in words."""
    said = (marks.plain(quotation.lead_in), marks.typographic(marks.breakable(quotation.text)), marks.plain(quotation.aside))
    return Comment(
        quotation.id,
        quotation.voice,
        marks.plain(quotation.speaker) or figures.names.get(quotation.voice, ""),
        " ".join(part for part in said if part),
        "".join(piece.text for piece in cells.source_pieces(quotation, figures.works)),
        marks.plain(article_named(quotation.note, quotation.id)),
        citing.quotation_line(quotation, None, figures.works),
    )


def heading() -> str:
    """What stands above comments."""
    return translate("Figures", "Said of such answers")


def caption() -> str:
    """What they are not."""
    return translate("Figures", "comments on polls, which are no figures and no positions")


def comment_lines(one: Comment) -> tuple[str, ...]:
    """The lines of the card of a comment."""
    return tuple(line for line in (one.speaker, one.words, one.source, one.note) if line)


def comment_of(all_: Iterable[Comment], key: str) -> Comment | None:
    """A comment by the id of its quotation."""
    return next((one for one in all_ if one.id == key), None)


def copied_comment(one: Comment) -> str:
    """A comment with its source, for the clipboard."""
    lines = (one.words, f"— {one.cited}", translate("Figures", "Note: {words}").format(words=one.note) if one.note else "")
    return "\n".join(line for line in lines if line)
