"""Tips that show foreign words: Qt guesses whether a tip is HTML, so words of a pack are always escaped first."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """A text as a tip that shows it to the letter, wrapped at a readable width, whatever signs stand in it."""
    return f"<qt>{escape(text)}</qt>" if text else ""
