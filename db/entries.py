"""What can be searched, made from the records when a corpus is built: a row for everything that has a page or a place.

A row keeps the texts as they are shown; beside it the index holds their words folded. Two columns of the index are no
text of the row: ``about`` (the names of the voice, of theme, debate and school, so that *Kotkin terror* finds what he holds
on terror) and ``facets`` (what a filter asks for, as tokens that no word can be). Rows are numbered so that what matters
most comes first: an answer that is cut short holds the first ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.records import Corpus, EntryKind, Position, Quotation, Work

UNCHECKED = "[general knowledge]"
_TITLE = re.compile(r"(?<![\w*])\*(?=\S)([^*\n\[\]]{1,300}?)(?<=\S)\*(?![\w*])")
_PASSAGE = r"\[[a-z][a-z0-9-]*-\d+\]"
_REFERENCES = re.compile(rf"(?:(?P<before>\S+)\s+)?(?P<named>{_PASSAGE}(?:(?:,|;)?(?: and| or)? {_PASSAGE})*)")
_BEFORE = (
    "above after against agree agrees and as at beside between but by contradicts for from in is like named names of on or see show than that through to "
    "under until use with without"
)
_NEEDING = frozenset(_BEFORE.split())
"""Words behind which a passage that is named is a part of the sentence."""
_MARKS = re.compile(r"\[(?:general knowledge|[a-z][a-z0-9-]*-\d+)\]")
_ASCII_SIGNS = {"-": "‐", "/": "∕", ".": "․", "_": "＿", " ": "␣"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``also``: other names and what stands beside; ``coding``: why a position was coded as it was; ``facets``: what
    filters find it by. Years are those that *year:* asks for, both ends counted.
    """

    kind: EntryKind
    id: str
    title: str
    also: str = ""
    body: str = ""
    coding: str = ""
    voice: str = ""
    debate: str = ""
    theme: str = ""
    years: tuple[int, int] | None = None
    withheld: bool = False
    about: str = ""
    facets: frozenset[str] = frozenset()


def facet(kind: str, value: str) -> str:
    """A filter's value as one token of the index; no word of a text can be the same, because none begins so.

    >>> facet("v", "stalinism/van-ree")
    '·vstalinism∕van‐ree'
    """
    return "·" + kind + "".join(char if char.isalnum() else _ASCII_SIGNS.get(char, "·") if char.isascii() else char for char in value)


EVERY = facet("e", "")
WITHHELD = facet("w", "")


def readable(text: str) -> str:
    """A text of ours as it is read: titles without stars, no references to quotations but those without which a sentence breaks
    (*it rests on [pipes-7], which …*); what is unchecked keeps its mark.
    """
    return _REFERENCES.sub(_read, _TITLE.sub(r"\1", text))


def _read(found: re.Match[str]) -> str:
    before = found["before"] or ""
    needed = not before or not (before[-1].isalnum() or before[-1] in "”’\"')]") or before.lower().lstrip("(“") in _NEEDING
    return found[0] if needed else before


def blanked(text: str) -> str:
    """The text with the marks for what is unchecked and for quotations blanked out, every other letter in its place: they are
    no words of the text.
    """
    return _MARKS.sub(lambda match: " " * len(match[0]), text) if "[" in text else text


def _joined(*parts: str) -> str:
    return "\n".join(dict.fromkeys(readable(part).strip() for part in parts if part.strip()))


class _Maker:
    """Makes the entries of a corpus; what several need is looked up once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._voices = {voice.id: voice for voice in corpus.voices}
        self._works = {work.id: work for work in corpus.works}
        self._debates = {debate.id: debate for debate in corpus.debates}
        self._themes = {(theme.debate, theme.key): theme for theme in corpus.themes}
        schools = {school.id: school.name for school in corpus.schools}
        self._labels: dict[str, set[str]] = {}
        self._label_words: dict[str, list[str]] = {}
        for label in corpus.labels:
            self._labels.setdefault(label.voice, set()).add(label.school)
            self._label_words.setdefault(label.voice, []).extend((label.wording, schools.get(label.school, "")))
        self._spoken: dict[str, set[str]] = {}
        self._resting: dict[str, set[str]] = {}
        for position in corpus.positions:
            for voice in (position.voice, *position.jointly):
                self._spoken.setdefault(voice, set()).add(position.debate)
            for work in position.works:
                self._resting.setdefault(work, set()).add(position.debate)
        self._leant_on: dict[str, set[str]] = {}
        for leaning in corpus.leanings:
            self._leant_on.setdefault(leaning.event, set()).add(leaning.debate)

    def names(self, voice: str) -> str:
        """Every name of a voice."""
        found = self._voices.get(voice)
        return "" if found is None else " ".join(dict.fromkeys((found.name, found.full_name, found.native_name)))

    def _facets(
        self, kind: str, voices: Iterable[str] = (), debates: Iterable[str] = (), themes: Iterable[str] = (), grade: str = "", basis: str = "",
    ) -> frozenset[str]:
        voices = [voice for voice in voices if voice]
        found = {EVERY, facet("k", kind)}
        found |= {facet("v", voice) for voice in voices} | {facet("s", school) for voice in voices for school in self._labels.get(voice, ())}
        found |= {facet("d", debate) for debate in debates if debate} | {facet("t", theme) for theme in themes if theme}
        found |= {facet("g", grade)} if grade else set()
        found |= {facet("b", basis)} if basis else set()
        return frozenset(found)

    def _place(self, debate: str, theme: str) -> str:
        """Names of a debate and a theme."""
        found, over = self._themes.get((debate, theme)), self._debates.get(debate)
        return " ".join(part for part in (found.title if found else "", found.short if found else "", over.short if over else "") if part)

    def entries(self) -> Iterator[Entry]:
        """Every entry, what matters most first."""
        yield from self._debates_and_voices()
        yield from self._terms_and_schools()
        yield from self._themes_of_debates()
        yield from self._events()
        yield from sorted((e for p in self._corpus.positions for e in self._position(p)), key=lambda e: e.years or (9999, 0))
        yield from (self._quotation(q) for q in self._corpus.quotations)
        yield from self._works_and_publications()
        yield from self._story()
        yield from self._corrections_and_criticisms()
        yield from self._figures()

    def _debates_and_voices(self) -> Iterator[Entry]:
        for debate in self._corpus.debates:
            yield Entry(
                "debate", debate.id, debate.question, debate.short, _joined(debate.orientation, debate.stakes),
                debate=debate.id, facets=self._facets("debate", (), (debate.id,)),
            )  # fmt: skip
        for voice in sorted(self._corpus.voices, key=lambda v: (v.kind == "mentioned", v.main_year or 9999)):
            also = " · ".join(part for part in dict.fromkeys((voice.full_name, voice.native_name)) if part and part != voice.name)
            body = _joined(voice.biography, *(change.text for change in voice.changes), voice.profession, voice.nationality, voice.what_was_seen)
            yield Entry(
                "voice", voice.id, voice.name, also, body, voice=voice.id, years=_span(voice.main_year), about=" ".join(self._label_words.get(voice.id, ())),
                facets=self._facets("voice", (voice.id,), self._spoken.get(voice.id, ())),
            )  # fmt: skip

    def _terms_and_schools(self) -> Iterator[Entry]:
        for term in self._corpus.terms:
            yield Entry(
                "term", term.id, term.term, " · ".join(part for part in (term.russian, *term.aliases) if part), _joined(term.definition, term.why_first),
                facets=self._facets("term", (), term.debates),
            )  # fmt: skip
        for school in self._corpus.schools:
            yield Entry(
                "school", school.id, school.name, school.years, _joined(school.claim, school.named_by, school.note),
                facets=self._facets("school") | {facet("s", school.id)},
            )  # fmt: skip

    def _themes_of_debates(self) -> Iterator[Entry]:
        for theme in self._corpus.themes:
            yield Entry(
                "theme", theme.id, theme.title, readable(theme.question), _joined(theme.orientation), debate=theme.debate, theme=theme.key,
                about=self._place(theme.debate, theme.key), facets=self._facets("theme", (), (theme.debate,), (theme.key,)),
            )  # fmt: skip

    def _story(self) -> Iterator[Entry]:
        """Every paragraph of the story, under the name of its chapter; it is of the years of its events."""
        events = {event.id: event for event in self._corpus.events}
        for one in self._corpus.passages:
            years = [year for name in one.events if (event := events.get(name)) for year in _years(event.earliest, event.latest)]
            yield Entry(
                "story", one.id, readable(one.chapter), "", _joined(one.text), debate=one.debates[0] if one.debates else "",
                years=(min(years), max(years)) if years else None, about=" ".join(map(self.names, one.voices)),
                facets=self._facets("story", one.voices, one.debates, one.themes),
            )  # fmt: skip

    def _events(self) -> Iterator[Entry]:
        for event in sorted(self._corpus.events, key=lambda e: (-e.importance, e.earliest)):
            body = _joined(event.description, event.continuity_reading, event.break_reading, event.disputed, event.note)
            yield Entry(
                "event", event.id, event.title, event.start[:4], body, years=_years(event.earliest, event.latest),
                facets=self._facets("event", (), self._leant_on.get(event.id, ()), event.themes),
            )  # fmt: skip

    def _position(self, position: Position) -> Iterator[Entry]:
        if position.headline or position.summary or position.own_name:
            voices = (position.voice, *position.jointly)
            yield Entry(
                "position", position.id, readable(position.headline), readable(position.own_name), _joined(position.summary),
                _joined(position.reason, position.second_reading, position.evidence, position.rests_on),
                position.voice, position.debate, position.theme, _span(position.year),
                about=" ".join((*map(self.names, voices), self._place(position.debate, position.theme))),
                facets=self._facets("position", voices, (position.debate,), (position.theme,), basis=position.basis),
            )  # fmt: skip

    def _quotation(self, quotation: Quotation) -> Entry:
        work = self._works.get(quotation.work)
        beside = _joined(quotation.speaker, quotation.lead_in, quotation.aside, work.title if work else quotation.work_text, quotation.note)
        facets = self._facets(
            "quotation", (quotation.voice,), (quotation.debate,), {quotation.theme, *quotation.themes}, quotation.grade
        ) | ({WITHHELD} if quotation.withheld else set())
        return Entry(
            "quotation", quotation.id, "", beside, quotation.text, voice=quotation.voice, debate=quotation.debate, theme=quotation.theme,
            years=_span(work.year if work else None), withheld=bool(quotation.withheld),
            about=f"{self.names(quotation.voice)} {self._place(quotation.debate, quotation.theme)}", facets=facets,
        )  # fmt: skip

    def _works_and_publications(self) -> Iterator[Entry]:
        by_work = {publication.work: publication for publication in self._corpus.publications if publication.work in self._works}
        for work in self._corpus.works:
            publication = by_work.get(work.id)
            told = (publication.original_title, publication.significance, publication.note) if publication else ("", "", "")
            yield Entry(
                "work", work.id, readable(work.title), " · ".join(part for part in (*_csl_words(work), readable(told[0])) if part),
                _joined(*told[1:], str(work.csl.get("abstract", "")), _note(work)),
                voice=work.voice, years=_span(work.year), about=self.names(work.voice),
                facets=self._facets("work", (work.voice,), self._resting.get(work.id, ()), publication.themes if publication else ()),
            )  # fmt: skip
        for publication in self._corpus.publications:
            if by_work.get(publication.work) is not publication:
                also = " · ".join(part for part in (publication.author, publication.original_title, publication.publisher) if part)
                yield Entry(
                    "publication", publication.id, readable(publication.title), also,
                    _joined(publication.significance, publication.note), voice=publication.voice, years=_span(publication.year), about=self.names(publication.voice),
                    facets=self._facets("publication", (publication.voice,), (), publication.themes),
                )  # fmt: skip

    def _corrections_and_criticisms(self) -> Iterator[Entry]:
        for one in self._corpus.corrections:
            yield Entry(
                "correction", one.id, one.clause, _joined(one.verdict, one.advice, one.section), _joined(one.finding),
                facets=self._facets("correction", one.voices, one.debates, one.themes), about=" ".join(map(self.names, one.voices)),
            )  # fmt: skip
        for critic in self._corpus.criticisms:
            yield Entry(
                "criticism", critic.id, readable(critic.critic or critic.body), _joined(critic.source, critic.body, critic.note), _joined(critic.ground),
                voice=critic.criticised, about=self.names(critic.criticised),
                facets=self._facets("criticism", (critic.criticised, critic.critic_voice), grade=critic.grade),
            )  # fmt: skip

    def _figures(self) -> Iterator[Entry]:
        for one in self._corpus.estimates:
            yield Entry(
                "estimate", one.id, readable(one.counts), _joined(one.author, one.work_text), _joined(one.includes, one.note), debate=one.debate, years=_span(one.year),
                about=" ".join(map(self.names, one.voices)), facets=self._facets("estimate", one.voices, (one.debate,), grade=one.grade),
            )  # fmt: skip
        for poll in self._corpus.polls:
            yield Entry(
                "poll", poll.id, readable(poll.question), _joined(poll.pollster, poll.date), _joined(poll.note), debate=poll.debate,
                years=_years(poll.earliest, poll.latest), facets=self._facets("poll", (), (poll.debate,), grade=poll.grade),
            )  # fmt: skip


def _span(year: int | None) -> tuple[int, int] | None:
    return None if year is None else (year, year)


def _years(earliest: float, latest: float) -> tuple[int, int]:
    """The calendar years that a stretch of decimal years touches; its end is the moment after it."""
    first = int(earliest + 1e-6)
    return first, max(first, int(latest - 0.003))


def _note(work: Work) -> str:
    """The note of a work, unless it only says which of its fields nobody checked."""
    note = str(work.csl.get("note", ""))
    return "" if UNCHECKED[1:-1] in note else note


def _csl_words(work: Work) -> list[str]:
    """Who wrote a work, and where it came out: the parts of its description that a person remembers."""
    names = [
        f"{person.get('given', '')} {person.get('family', person.get('literal', ''))}".strip()
        for field in ("author", "editor", "translator") for person in work.csl.get(field, ()) if isinstance(person, dict)
    ]  # fmt: skip
    return [*dict.fromkeys(names), *(str(work.csl.get(field, "")) for field in ("container-title", "original-title", "publisher"))]


def entries(corpus: Corpus) -> Iterator[Entry]:
    """Everything of a corpus that can be searched, each thing once, what matters most first."""
    return _Maker(corpus).entries()
