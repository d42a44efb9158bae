"""The record's shorthand in whole words, when it is displayed: the record itself is never changed.

What is ours passes the translator; what the record names (a source, a passage) stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from app.core import marks
from app.core.blocks import pack_of
from app.core.words import translate
from db.records import Theme

ARTICLE_OF = "stalinism/"
"""The pack that began from the encyclopaedia article "Stalinism" (METHOD 16)."""

_THING_OF_ARTICLE = re.compile(r"\b([Tt])he source document[’']s (‘[^’]*’|[^\s,.;]+)")
_ARTICLE = re.compile(r"\b(?:the )?Stalinism article \(source document\)|\b([Tt])he source document\b|\b([Ss])ource document\b")
_POLL = re.compile(r"\bpoll-[a-z]+-(\d{4})\b")


def article_name() -> str:
    """The encyclopaedia article by title and kind (METHOD 16)."""
    return translate("Shorthand", "the encyclopaedia article “Stalinism” from which this collection began")


def article_named(text: str, identifier: str) -> str:
    """A text of a record (by its id) with the source document called by title and kind; another pack has one of its own.

    >>> article_named("The source document gives 1878.", "stalinism/birth")
    'The encyclopaedia article “Stalinism” from which this collection began gives 1878.'
    >>> article_named("Compare poll-victory-2015.", "stalinism/poll-victory-2018")
    'Compare the poll of 2015.'
    """
    if pack_of(identifier) != ARTICLE_OF:
        return text
    name, thing = article_name(), translate("Shorthand", "the {thing} of {article}")

    def of(found: re.Match[str]) -> str:
        words = thing.format(thing=found[2], article=name)
        return marks.sentence(words) if found[1] == "T" else words

    text = _POLL.sub(lambda found: translate("Shorthand", "the poll of {year}").format(year=found[1]), _THING_OF_ARTICLE.sub(of, text))
    return _ARTICLE.sub(lambda found: marks.sentence(name) if found[1] == "T" or found[2] == "S" else name, text)


_DOSSIER = re.compile(r"\b([a-z][a-z-]*)\.(?:md|toml)\b")


def dossiers_named(text: str) -> str:
    """Files of the dossiers by what they are called, for those who have an export and no folder of files.

    >>> dossiers_named("dossiers: further-voices.md, trap 9; timeline.toml, publications of 1918–49")
    'dossiers: “Further voices”, trap 9; “Timeline”, publications of 1918–49'
    >>> dossiers_named("dossiers: source-document-notes.md, 25")
    'dossiers: “Notes on the encyclopaedia article”, 25'
    """

    def of(found: re.Match[str]) -> str:
        if found[1] == "source-document-notes":
            return translate("Shorthand", "“Notes on the encyclopaedia article”")
        if found[1] == "debate-continuity":
            return translate("Shorthand", "“The main debate”")
        return f"“{marks.sentence(found[1].replace('-', ' '))}”"

    return _DOSSIER.sub(of, text)


_ASIDE = re.compile(r"\s*\(timeline: [^)]*\)")
_HEAD = re.compile(r"^(?:evidence lines|evidence|leans on|position|summary|timeline)\b(?!')[,:]?\s*")
_FURTHER = re.compile(r"^(?:[\w-]+\.md, )?[Dd]ebate \d+[^;]*?(?:(?=\b(?:summar|reason|works?\b|quotation|[a-z]+(?:-[a-z]+)*-\d))|: |$)")
"""Where in the dossier of further debates: file, debate and person, up to what is named there."""
_PARTS = re.compile(r"^(?:(?:summary|summaries|reason|works?|quotations?|paraphrase|\((?:early|later|early and later)\))(?:,? and |, |: | |$))+")
_THEMES = re.compile(r"\bthemes? ([a-z])\b(?: and ([a-z])\b)?")
_ELSEWHERE = re.compile(r"\b[a-z][a-z-]*-\d+ in [\w-]+\.md\b")
_FILE = re.compile(r",?\s*\b(?:see|in) [\w-]+\.md\b")
_PASSAGE = re.compile(r"(?<![\w\[-])[a-z][a-z-]*-\d+\b")


def leaning_source(text: str, themes: Iterable[Theme] = (), quotations: Collection[str] = ()) -> str:
    """Where it was seen that a voice leans on an event, without the dossiers' own words for their parts and files.

    Letters become the short names of ``themes``, and the ids in ``quotations`` (without their pack) references.

    >>> leaning_source("further-debates.md, debate 5, summary and famine-kotkin-1", quotations=("famine-kotkin-1",))
    '[famine-kotkin-1]'
    >>> leaning_source("further-debates.md, Debate 2, Stalin, summary: enemies grow desperate as they lose")
    'enemies grow desperate as they lose'
    """
    names = {theme.letter.lower(): theme.short or theme.title for theme in themes}
    parts = (_part(part, names, quotations) for part in _ASIDE.sub("", text).split("; "))
    return "; ".join(part for part in parts if part)


def _part(text: str, names: dict[str, str], quotations: Collection[str]) -> str:
    """One of the things that a source names."""

    def theme(found: re.Match[str]) -> str:
        letters = [letter for letter in found.groups() if letter]
        known = [names[letter] for letter in letters if letter in names]
        if len(known) < len(letters):
            return found.group()
        return translate("Shorthand", "{first} and {second}").format(first=known[0], second=known[1]) if len(known) > 1 else known[0]

    if text.startswith("timeline, which "):
        return translate("Shorthand", "the record {says}").format(says=text.removeprefix("timeline, which "))
    text = _THEMES.sub(theme, _HEAD.sub("", _PARTS.sub("", _FURTHER.sub("", text))))
    text = _FILE.sub("", _ELSEWHERE.sub(translate("Shorthand", "a quotation in the dossiers"), text)).strip()
    return _PASSAGE.sub(lambda found: f"[{found.group()}]" if found.group() in quotations else found.group(), text)
