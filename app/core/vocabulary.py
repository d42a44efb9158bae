"""The record's fixed words (kinds, grades, codes, checks, months) in the reader's language; what is free text stays as it is.

Every table is made when it is read, because the reader's language is known only after the program has started.
"""

from __future__ import annotations

import re

from app.core.words import translate
from db import dates
from db.records import Leaning


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
        "no source seen": translate("Vocabulary", "no source seen"),
    }.get(figure, figure)


def leaning_words(leaning: Leaning) -> str:
    """How an event is read by whoever leans on it, and on what basis we say so (METHOD 10)."""
    reading = {
        "continuity": translate("Vocabulary", "as continuity"),
        "break": translate("Vocabulary", "as break"),
        "other": translate("Vocabulary", "otherwise"),
    }[leaning.reading]
    return f"{reading} · {basis_only_words(leaning)}"


def basis_only_words(leaning: Leaning) -> str:
    """On what basis we say that a voice leans on an event, without how it reads it (METHOD 18)."""
    return {
        "seen": translate("Vocabulary", "seen"),
        "from the article": translate("Vocabulary", "from the article"),
        "general knowledge": translate("Vocabulary", "not checked"),
    }[leaning.basis]


def verified_words(verified: str) -> str:
    """Whether an event, a publication or a term was met in a source (METHOD 17)."""
    return {
        "seen": translate("Vocabulary", "seen in a source"),
        "general knowledge": translate("Vocabulary", "not checked"),
    }.get(verified, verified)


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
        "copy": translate("Vocabulary", "copy: seen in a reproduction that is not the publisher's; check wording and page against print"),
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
