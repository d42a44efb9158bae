"""The line below what was found: how much, or why nothing was and what to do; and what can be typed."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.finding_words import ActionChoice
from app.core.words import translate
from db.records import Found

EXAMPLES = {
    "by": "by:kotkin", "theme": "theme:terror", "debate": "debate:famine", "school": "school:revisionist", "in": "in:quotations", "year": "year:1937",
    "grade": "grade:work", "basis": "basis:review", "withheld": "withheld:yes",
}  # fmt: skip
"""The filters, each as it is typed."""


def summary(found: Found, actions: Sequence[ActionChoice] = ()) -> str:
    """How much was found, in one line; or why nothing was, and what to do. What is wrong with a filter is told first. Beside actions,
    which have all of the words, nothing is missed.
    """
    told = [_unread(name, value) for name, value in found.unread]
    if found.unknown:
        asked = ", ".join(f"{name}:{value}" for name, value in found.unknown)
        told.append(translate("Search", "Nothing here is called so: {filters}.").format(filters=asked))
    missed = found.instead or found.loose or not found.hits
    without = any(name.startswith("-") for name in found.no_filters)  # it takes away what nobody sees
    if found.no_filters and not actions and (missed or without or found.typed.rstrip().endswith(":")):  # else it was a word, and is found
        names, known = ", ".join(f"{name}:" for name in found.no_filters), ", ".join(f"{name}:" for name in EXAMPLES)
        told.append(translate("Search", "There is no filter {names}; the filters are {known}.").format(names=names, known=known))
    if found.hits and not (actions and found.instead):
        told.append(_count(found, beside=bool(actions)))
    elif not told and not actions:
        told.append(
            translate("Search", "Nothing found. Try fewer words, or the beginning of a word; a Russian name may be typed in Cyrillic or in any usual English spelling.")
        )
    return " ".join(told)


def _unread(name: str, value: str) -> str:
    """What is wrong with a filter behind which nothing stands that could be looked for."""
    if not value:
        return translate("Search", "Nothing stands behind {name}: yet; it is typed as {example}.").format(name=name, example=EXAMPLES[name])
    if name == "year":
        return translate("Search", "year:{value} names no year; it is typed as year:1937, year:1970..1990 or year:..1953.").format(value=value)
    if name == "withheld":
        return translate("Search", "withheld:{value} says neither yes nor no; it is typed as withheld:yes.").format(value=value)
    return translate("Search", "{name}:{value} names nothing; it is typed as {example}.").format(name=name, value=value, example=EXAMPLES[name])


def _count(found: Found, *, beside: bool) -> str:
    """How much was found; ``beside`` an action that has the words."""
    if found.instead or found.loose:
        return _otherwise(found, beside=beside)
    if not found.whole:
        return translate("Search", "The best of the first matches; all are being ranked …")
    said = translate("Search", "Found without it: {count}") if found.unread else translate("Search", "Found: {count}")
    return said.format(count=sum(found.counts.values()))


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


def short_syntax() -> tuple[str, ...]:
    """Filters for where there is no room for all that can be typed, the most useful first."""
    return EXAMPLES["by"], EXAMPLES["year"], EXAMPLES["theme"], EXAMPLES["in"]
