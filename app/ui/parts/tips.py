"""Tips that show foreign words: Qt guesses whether a tip is HTML, so words of a pack are always escaped first."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """A text as a tip that shows it to the letter, wrapped at a readable width, whatever signs stand in it."""
    return f"<qt>{escape(text)}</qt>" if text else ""


def card_tip(name: str, *parts: str) -> str:
    """A card as a tip: the name in bold, a paragraph a part, every word to the letter; parts that are empty are left out."""
    return f"<qt><b>{escape(name)}</b>{''.join(f'<p>{escape(part)}</p>' for part in parts if part)}</qt>"
