"""The line below what was found: how much, or why nothing was and what to do; and what can be typed."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.finding_words import ActionChoice
from app.core.words import translate
from db.records import Found


def summary(found: Found, actions: Sequence[ActionChoice] = ()) -> str:
    """How much was found, in one line; or why nothing was, and what to do. Beside actions, which have all of the words, nothing is
    missed.
    """
    if found.unknown:
        asked = ", ".join(f"{name}:{value}" for name, value in found.unknown)
        return translate("Search", "Nothing here is called so: {filters}.").format(filters=asked)
    if actions and (not found.hits or found.instead):
        return ""
    if not found.hits:
        return translate("Search", "Nothing found. Try fewer words, or the beginning of a word; a Russian name may be typed in Cyrillic or in any usual English spelling.")
    if found.instead or found.loose:
        return _otherwise(found, beside=bool(actions))
    if not found.whole:
        return translate("Search", "The best of the first matches; all are being ranked …")
    return translate("Search", "Found: {count}").format(count=sum(found.counts.values()))


def _otherwise(found: Found, *, beside: bool) -> str:
    """What was looked for instead of what was typed, and how much of that was found; ``beside`` an action that has the words."""
    count = str(sum(found.counts.values())) if found.whole else "…"
    if beside:
        return translate("Search", "Found with some of these words: {count}").format(count=count)
    typed, read = (", ".join(f"“{pair[at]}”" for pair in found.instead) for at in (0, 1))
    if not found.instead:
        return translate("Search", "Nothing here has all of these words; found with some of them: {count}").format(count=count)
    if not found.loose:
        return translate("Search", "Nothing here has {typed}; found with {read}: {count}").format(typed=typed, read=read, count=count)
    return translate("Search", "Nothing here has {typed}; found with {read} and some of the other words: {count}").format(typed=typed, read=read, count=count)


def syntax() -> str:
    """What can be typed, in one line."""
    return translate(
        "Search",
        "words · \"a phrase\" · -without · by:kotkin · theme:terror · debate:famine · school:revisionist · in:quotations · year:1970..1990"
        " · grade:work · basis:review",
    )
