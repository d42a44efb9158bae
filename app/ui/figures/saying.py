"""What the room of figures says: to a screen reader in one line, in a card in several."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.core.figures import EstimateRow, Group, Room, card, spoken
from app.core.figures_comments import Comment, comment_lines, comment_of
from app.core.figures_polls import PollRow, poll_card, poll_spoken
from app.core.words import translate
from app.ui.figures.picture import Item, Picture
from app.ui.parts.tips import tip


def estimate_of(room: Room, key: str) -> tuple[EstimateRow, Group] | None:
    """A figure in view by its id, with its count."""
    return next(((row, group) for section in room.sections for group in section.groups for row in group.rows if row.id == key), None)


def poll_of(room: Room, key: str) -> PollRow | None:
    """A poll in view by its id."""
    return next((row for section in room.sections for series in section.series for row in series.rows if row.id == key), None)


def remark_of(room: Room, key: str) -> Comment | None:
    """A comment in view by the id of its quotation."""
    return next((found for section in room.sections if (found := comment_of(section.comments, key)) is not None), None)


def item_words(room: Room, item: Item) -> str:
    """An item in one line: a debate with how many figures it has, a figure or a poll with everything."""
    found = estimate_of(room, item.key) if item.kind == "estimate" else None
    if found is not None:
        return spoken(*found)
    poll = poll_of(room, item.key) if item.kind == "poll" else None
    if poll is not None:
        return poll_spoken(poll)
    said = remark_of(room, item.key) if item.kind == "quotation" else None
    if said is not None:
        return ". ".join(line.rstrip(".") for line in comment_lines(said))
    section = next((s for s in room.sections if s.debate == item.key), None)
    if section is None:
        return ""
    count = sum(len(group.rows) for group in section.groups) + sum(len(series.rows) for series in section.series)
    figures = translate("Figures", "figures: {count}").format(count=count)
    return ". ".join(part for part in (section.title, section.question, figures) if part)


def lines_of(room: Room, item: Item) -> tuple[str, ...]:
    """The lines of the card of an item."""
    found = estimate_of(room, item.key) if item.kind == "estimate" else None
    if found is not None:
        return card(*found)
    poll = poll_of(room, item.key) if item.kind == "poll" else None
    if poll is not None:
        return poll_card(poll)
    said = remark_of(room, item.key) if item.kind == "quotation" else None
    if said is not None:
        return comment_lines(said)
    return (translate("Figures", "Open this debate"),)


def tip_at(room: Room, picture: Picture, point: QPointF, top: int) -> tuple[str, QRectF]:
    """The card for a point of the picture; its rectangle is moved up by ``top``, into the viewport."""
    number = picture.item_at(point)
    if number >= 0:
        item = picture.items[number]
        return _card(lines_of(room, item)), item.rect.translated(0, -top)
    words = picture.words_at(point)
    if words is not None and words.whole:
        return tip(words.whole), words.rect.translated(0, -top)
    return "", QRectF()


def _card(lines: tuple[str, ...]) -> str:
    """Lines of a record as a card that shows them to the letter, the first in bold."""
    first, *rest = (escape(line) for line in lines)
    return f"<qt><b>{first}</b>{''.join(f'<br>{line}' for line in rest)}</qt>"


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say words, where one is listening."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
