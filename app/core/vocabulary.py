"""The record's fixed words (kinds, grades, codes, checks, months) in the reader's language; what is free text stays as it is.

Every table is made when it is read, because the reader's language is known only after the program has started.
"""

from __future__ import annotations

import re

from app.core import marks
from app.core.words import translate
from db import dates
from db.records import Event, Leaning


def kind_words(kind: str) -> str:
    """What kind of voice it is, in a word (METHOD 21)."""
    return {
        "historian": translate("Vocabulary", "historian"),
        "participant": translate("Vocabulary", "participant"),
        "commentator": translate("Vocabulary", "commentator"),
        "mentioned": translate("Vocabulary", "only mentioned"),
    }.get(kind, kind)


def giver_words(given_by: str) -> str:
    """Who gives a label, in words (METHOD 21)."""
    return {
        "self": translate("Vocabulary", "so the voice itself"),
        "opponents": translate("Vocabulary", "so opponents"),
        "reference work": translate("Vocabulary", "so a reference work"),
        "article": translate("Vocabulary", "so the encyclopaedia article"),
        "ours": translate("Vocabulary", "our label"),
    }.get(given_by, given_by)


def basis_words(basis: str) -> str:
    """What a position rests on, in words; empty where the record does not say."""
    return {
        "work": translate("Vocabulary", "rests on the work"),
        "review": translate("Vocabulary", "rests on a review or report"),
        "abstract": translate("Vocabulary", "rests on an abstract"),
        "article": translate("Vocabulary", "rests on the encyclopaedia article alone"),
        "general knowledge": translate("Vocabulary", "rests on general knowledge: no source seen"),
    }.get(basis, "")


def coder_words(figure: str) -> str:
    """What one of the two coders wrote: a figure as it stands, or one of the codes that are words."""
    return {
        "off axis": translate("Vocabulary", "off axis"),
        "not found": translate("Vocabulary", "not found"),
        "not coded": translate("Vocabulary", "not coded"),
        "no source seen": translate("Vocabulary", "no source seen"),
    }.get(figure, figure)


def _read_as(leaning: Leaning) -> str:
    """How an event is read by whoever leans on it."""
    return {
        "continuity": translate("Vocabulary", "as continuity"),
        "break": translate("Vocabulary", "as break"),
        "other": translate("Vocabulary", "read otherwise"),
        "": "",
    }[leaning.reading]


def leaning_words(leaning: Leaning) -> str:
    """How an event is read by whoever leans on it, and on what basis we say so; where nobody saw it, only *may* (METHOD 10)."""
    if not (reading := _read_as(leaning)):
        return basis_only_words(leaning)
    may = translate("Vocabulary", "may lean on it, {reading}") if leaning.basis == "general knowledge" else "{reading}"
    return f"{may.format(reading=reading)} · {basis_word(leaning.basis)}"


def basis_only_words(leaning: Leaning) -> str:
    """On what basis we say that a voice leans on an event, without how it reads it (METHOD 18)."""
    word = basis_word(leaning.basis)
    may = translate("Vocabulary", "may lean on it")
    return f"{may} · {word}" if leaning.basis == "general knowledge" else word


def beside_event(leaning: Leaning, *, coding: bool) -> str:
    """The same beside the name of the event, where it need not be said again that a voice leans (or may lean) on it."""
    word = basis_word(leaning.basis)
    reading = _read_as(leaning)
    return f"{reading} · {word}" if coding and reading else word


def basis_word(basis: str) -> str:
    """The basis of a leaning in a word."""
    return {
        "seen": translate("Vocabulary", "seen"),
        "from the article": translate("Vocabulary", "from the article"),
        "general knowledge": translate("Vocabulary", "not checked"),
    }.get(basis, basis)


def verified_words(verified: str) -> str:
    """Whether an event, a publication or a term was met in a source (METHOD 17)."""
    return {
        "seen": translate("Vocabulary", "seen in a source"),
        "general knowledge": translate("Vocabulary", "not checked"),
    }.get(verified, verified)


def seen_less(event: Event) -> bool:
    """Was the date of an event seen less closely than it is given: only the year of a day, for instance?"""
    given = dates.closeness(event.edtf or f"{event.start}/{event.end}")
    return event.verified == "seen" and 0 < {"day": 3, "month": 2, "year": 1}.get(event.seen_to, 0) < given


def date_verified_words(event: Event) -> str:
    """Whether the date of an event was met in a source, and how closely (METHOD 17)."""
    if event.verified != "seen":
        return translate("Vocabulary", "date not checked") if event.verified == "general knowledge" else event.verified
    if seen_less(event):
        return translate("Vocabulary", "date seen to the month only") if event.seen_to == "month" else translate("Vocabulary", "only the year seen")
    return {
        "day": translate("Vocabulary", "date seen to the day"),
        "month": translate("Vocabulary", "date seen to the month"),
        "year": translate("Vocabulary", "year seen"),
    }.get(event.seen_to, translate("Vocabulary", "date seen in a source"))


def publication_verified_words(verified: str) -> str:
    """Whether a publication was met in a source, and what of it nobody checked where it was not (METHOD 17)."""
    return translate("Vocabulary", "year and title not checked") if verified == "general knowledge" else verified_words(verified)


def check_words(second_check: str) -> str:
    """Whether a quotation was found when it was looked for again (METHOD 11)."""
    return {
        "found again": translate("Vocabulary", "found again"),
        "corrected": translate("Vocabulary", "corrected"),
        "seen once only": translate("Vocabulary", "seen once only"),
        "not looked for again": translate("Vocabulary", "not looked for again"),
    }.get(second_check, second_check)


def grade_word(grade: str) -> str:
    """The grade of a quotation in a word (METHOD 11)."""
    return {
        "work": translate("Vocabulary", "work"),
        "copy": translate("Vocabulary", "copy"),
        "cited": translate("Vocabulary", "cited"),
        "reported": translate("Vocabulary", "reported"),
    }.get(grade, grade)


def grade_words(grade: str) -> str:
    """The grade of a quotation with what it means."""
    return {
        "work": translate("Vocabulary", "work: seen in the work itself or an official excerpt"),
        "copy": translate("Vocabulary", "copy: seen in a reproduction that is not the publisher’s; check wording and page against print"),
        "cited": translate("Vocabulary", "cited: quoted by another author who names the source"),
        "reported": translate("Vocabulary", "reported: only in the encyclopaedia article, or without a citation"),
    }.get(grade, grade)


def month_words() -> tuple[str, ...]:
    """The names of the months, from January."""
    return (
        translate("Vocabulary", "January"),
        translate("Vocabulary", "February"),
        translate("Vocabulary", "March"),
        translate("Vocabulary", "April"),
        translate("Vocabulary", "May"),
        translate("Vocabulary", "June"),
        translate("Vocabulary", "July"),
        translate("Vocabulary", "August"),
        translate("Vocabulary", "September"),
        translate("Vocabulary", "October"),
        translate("Vocabulary", "November"),
        translate("Vocabulary", "December"),
    )


def date_words(start: str, end: str = "", edtf: str = "") -> str:
    """A date in the reader's language: the store says it in English, and its few words are exchanged here."""
    words = dict(zip(dates.MONTHS, month_words(), strict=True))
    words |= {"about": translate("Vocabulary", "about"), "perhaps": translate("Vocabulary", "perhaps")}
    return re.sub(r"[A-Za-z]+", lambda match: words.get(match.group(), match.group()), dates.say_span(start, end, edtf))


_DAYS = re.compile(r"\b(\d{4}-\d{2}-)(\d{2}) to (\d{2})\b")
_ISO_DATE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?(?:/\d{4}-\d{2}(?:-\d{2})?)?\b")


def old_style_words(text: str, *, lasting: bool = False) -> str:
    """An Old Style date as the record has it, each date inside it in words.

    ``lasting``: the event has an end, New Style; where Old Style gives its first day alone, this is where it begins *from*.

    >>> old_style_words("1917-04-04 (arrival 1917-04-03)"), old_style_words("1918-01-05 to 06"), old_style_words("1903-07-17", lasting=True)
    ('4 April 1917 (arrival 3 April 1917)', '5–6 January 1918', 'from 17 July 1903')
    """
    days = _DAYS.sub(lambda found: date_words(found[1] + found[2], found[1] + found[3]), text)
    words = marks.plain(_ISO_DATE.sub(lambda found: date_words(found.group()), days))
    first_alone = lasting and "/" not in text and _ISO_DATE.fullmatch(text)
    return translate("Vocabulary", "from {date}").format(date=words) if first_alone else words
