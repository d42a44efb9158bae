"""Whose words a quotation has, before the work that it is cited to: the voice's, or those of another who is named with it."""

from __future__ import annotations

import re

from app.core import marks, naming
from app.core.words import translate
from db.records import Quotation, Voice, Work

_TELLS = re.compile(r"^(?:(?:the )?publisher's description\b|review of\b)|\bas quoted by\b")
"""Where a description of the source says itself whose words they are."""


def authors(work: Work) -> str:
    """The authors (or editors) of a work in reading order, as CSL-JSON gives them."""
    people = work.csl.get("author") or work.csl.get("editor") or []
    names = [" ".join(n for n in (p.get("given", ""), p.get("family", p.get("literal", ""))) if n) for p in people]
    named = [name for name in names if name]
    return naming.listed(named) if named else ""


def unnamed(work_text: str) -> str:
    """What the record says where it names no work, so that *not named* is not read of the speaker."""
    return translate("Citing", "work {words}").format(words=work_text) if work_text.startswith("not named") else work_text


def before(quotation: Quotation, voice: Voice | None, work: Work | None) -> str:
    """What stands before the work, with its comma: nothing where that says whose words they are.

    Of one whose words another author's work has, they are *quoted in* it.
    """
    name = marks.plain(quotation.speaker) or (voice.name if voice is not None else "")
    who = name.partition(",")[0]  # a speaker may come with what it is on
    if not name:
        return ""
    if work is None:
        told = unnamed(quotation.work_text)
        named = bool(quotation.speaker) and (marks.plain(told).startswith(f"{who}, ") or _TELLS.search(told) is not None)
        return "" if named else f"{name}, "
    known = authors(work)
    if who in (known or work.title) or not (quotation.speaker or not known):
        return ""
    inside = bool(quotation.speaker and known) and "review" not in quotation.speaker  # a reviewer's words are not in the book
    return translate("Citing", "{name}, quoted in ").format(name=name) if inside else f"{name}, "
