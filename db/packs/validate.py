"""What the types alone can't say of a pack: ids used once, references that lead somewhere, codes that agree, dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from db import dates
from db.packs.problems import Collector, nearest
from db.packs.types import Base, DatedCode, Debate, Leaning, PackDocument, Position, Quotation, Theme

_OfVoice = Position | DatedCode | Quotation | Leaning


def validate(document: PackDocument, collector: Collector) -> None:
    """Note every mistake of a decoded pack in the collector. Nothing is raised, and a valid pack always builds."""
    _Checker(document, collector).run()


class _Checker:
    """Walks a decoded pack. An id of an item that was refused counts as known, so that one mistake is told once."""

    def __init__(self, document: PackDocument, collector: Collector) -> None:
        self.document, self.collector = document, collector
        self.voices = self.ids("Voice", document.voices)
        self.works = self.ids("Work", document.works)
        self.events = self.ids("Event", document.events)
        self.schools = self.ids("School", document.schools)
        self.publications = self.ids("Publication", document.publications)
        self.terms = self.ids("Term", document.terms)
        self.quotations = self.ids("Quotation", (q for d in document.debates for q in d.quotations))
        self.periods = self.ids("Period", document.periods)
        self.estimates = self.ids("Estimate", document.estimates) | self.ids("Poll", document.polls)
        self.debates = self.ids("Debate", document.debates)
        self.themes = self.ids("Theme", (t for d in document.debates for t in d.themes))

    def ids(self, kind: str, items: Iterable[Any]) -> set[str]:
        """The ids of a kind, with those of items that were refused."""
        return {item.key if kind == "Theme" else item.id for item in items} | self.collector.lost.get(kind, set())

    def note(self, item: Base, field: str, says: str) -> None:
        """Note a mistake in a field of an item."""
        file, path = self.collector.places.get(id(item), ("the pack", ""))
        self.collector.add(file, f"{path}.{field}" if path else field, says)

    def known(self, item: Base, field: str, wanted: str | Iterable[str], known: set[str], what: str) -> None:
        """Every id must be one of those known; the nearest one is offered."""
        if what.capitalize() in self.collector.unread:
            return
        single = isinstance(wanted, str)
        for i, one in enumerate((wanted,) if isinstance(wanted, str) else wanted):
            if one and one not in known:
                near = nearest(one, known)
                hint = f"did you mean {near!r}?" if near else f"add the {what} to the pack, or take this out"
                self.note(
                    item, field if single else f"{field}[{i}]", f"there is no {what} {one!r} in this pack; {hint}"
                )

    def once(self, items: Iterable[Any], what: str, field: str = "id") -> None:
        """An id stands once in a list."""
        seen: dict[str, Base] = {}
        for item in items:
            key = getattr(item, field)
            first = seen.setdefault(key, item)
            if first is not item:
                file, path = self.collector.places.get(id(first), ("the pack", ""))
                self.note(
                    item, field, f"the {what} {key!r} stands twice (first in {file}, {path}); give each its own id"
                )

    def date(self, item: Base, field: str, needed: bool = False) -> dates.DateSpan | None:
        """A date must be EDTF, and within the years that can be drawn."""
        text = getattr(item, field)
        if not text:
            if needed:
                self.note(item, field, "a date is missing; write one such as 1921, 1921-03 or 1921-03-08")
            return None
        try:
            span = dates.parse(text)
        except ValueError as error:
            self.note(item, field, f"{error}; write one of these")
            return None
        limits = self.collector.limits
        if span.earliest < limits.year_min or span.latest > limits.year_max + 1:
            self.note(item, field, f"the year must lie between {limits.year_min} and {limits.year_max}")
        return span

    def span(self, item: Base, end_needed: bool = False) -> None:
        """A start and an end, in this order."""
        start, end = self.date(item, "start", needed=True), self.date(item, "end", needed=end_needed)
        if start is not None and end is not None and end.latest < start.earliest:
            self.note(item, "end", "it ends before it begins; change start and end round")

    def run(self) -> None:
        """Check everything."""
        d = self.document
        if d.pack.dated and not _is_day(d.pack.dated):
            self.note(d.pack, "dated", f"{d.pack.dated!r} is no day of the calendar; write one as 2026-11-29, or leave the field out")
        for items, what in (
            (d.voices, "voice"), (d.works, "work"), (d.events, "event"), (d.schools, "school"), (d.periods, "period"),
            (d.publications, "publication"), (d.terms, "term"), (d.corrections, "correction"), (d.debates, "debate"),
            ((*d.estimates, *d.polls), "figure"), (d.passages, "passage"),
            ([q for debate in d.debates for q in debate.quotations], "quotation"),
        ):  # fmt: skip
            self.once(items, what)
        self.known(d.pack, "order", d.pack.order, self.debates, "debate")
        self.people()
        self.times()
        self.words()
        self.figures()
        for debate in d.debates:
            self.debate(debate)
        self.derived_ids()

    def people(self) -> None:
        """Voices with their labels, and works."""
        for voice in self.document.voices:
            self.known(voice, "main_work", voice.main_work, self.works, "work")
            for label in voice.labels:
                self.known(label, "school", label.school, self.schools, "school")
            self.date(voice, "born")
            self.date(voice, "died")
        for work in self.document.works:
            self.known(work, "custom.voice", work.custom.get("voice", ""), self.voices, "voice")

    def times(self) -> None:
        """Events, periods and publications."""
        for event in self.document.events:
            self.span(event)
            self.date(event, "edtf")
            self.known(event, "themes", event.themes, self.themes, "theme")
        for period in self.document.periods:
            self.span(period, end_needed=True)
        for publication in self.document.publications:
            self.known(publication, "work", publication.work, self.works, "work")
            self.known(publication, "voice", publication.voice, self.voices, "voice")
            self.known(publication, "themes", publication.themes, self.themes, "theme")

    def words(self) -> None:
        """Corrections, criticisms and terms."""
        for item in self.document.corrections:
            self.known(item, "voices", item.voices, self.voices, "voice")
            self.known(item, "events", item.events, self.events, "event")
            self.known(item, "publications", item.publications, self.publications, "publication")
            self.known(item, "quotations", item.quotations, self.quotations, "quotation")
            self.known(item, "themes", item.themes, self.themes, "theme")
            self.known(item, "debates", item.debates, self.debates, "debate")
            self.known(item, "estimates", item.estimates, self.estimates, "figure")
        for criticism in self.document.criticisms:
            self.known(criticism, "criticised", criticism.criticised, self.voices, "voice")
            self.known(criticism, "critic_voice", criticism.critic_voice, self.voices, "voice")
        for term in self.document.terms:
            self.known(term, "events", term.events, self.events, "event")
            self.known(term, "related", term.related, self.terms, "term")
            self.known(term, "debates", term.debates, self.debates, "debate")
        for passage in self.document.passages:
            self.known(passage, "period", passage.period, self.periods, "period")
            self.known(passage, "events", passage.events, self.events, "event")
            self.known(passage, "voices", passage.voices, self.voices, "voice")
            self.known(passage, "debates", passage.debates, self.debates, "debate")
            self.known(passage, "themes", passage.themes, self.themes, "theme")
            self.known(passage, "terms", passage.terms, self.terms, "term")

    def figures(self) -> None:
        """Estimates that share an axis have the same unit and years (METHOD 25); polls of a series the same question."""
        axes: dict[str, Any] = {}
        for estimate in self.document.estimates:
            self.known(estimate, "debate", estimate.debate, self.debates, "debate")
            self.known(estimate, "voices", estimate.voices, self.voices, "voice")
            self.known(estimate, "work", estimate.work, self.works, "work")
            self.span(estimate)
            if estimate.low is None and estimate.high is None and estimate.best is None:
                self.note(estimate, "best", "a figure is missing; write low, high or best")
            elif estimate.low is not None and estimate.high is not None and estimate.low > estimate.high:
                self.note(estimate, "low", "low is greater than high; change them round")
            first = axes.setdefault(estimate.axis, estimate)
            if (first.unit, first.start, first.end) != (estimate.unit, estimate.start, estimate.end):
                says = f"{first.id!r} has the same axis but another unit or other years; give each count its own axis"
                self.note(estimate, "axis", says)
        series: dict[str, Any] = {}
        for poll in self.document.polls:
            self.known(poll, "debate", poll.debate, self.debates, "debate")
            self.date(poll, "date", needed=True)
            asked = series.setdefault(poll.series, poll)
            if (asked.question, asked.pollster) != (poll.question, poll.pollster):
                says = f"{asked.id!r} has the same series but another question or pollster; give each its own series"
                self.note(poll, "series", says)

    def debate(self, debate: Debate) -> None:
        """One debate: its axis, themes, positions, quotations and leanings."""
        themes = self.ids("Theme", debate.themes)
        self.once(debate.themes, "theme", "key")
        self.known(debate, "presets", debate.presets, self.voices, "voice")
        axes: tuple[Debate | Theme, ...] = (debate, *debate.themes)
        for axis in axes:
            if axis.steps and sorted(step.value for step in axis.steps) != list(range(-3, 4)):
                self.note(axis, "steps", "an axis has seven steps, from -3 to 3, each once; write all seven")
        held: tuple[_OfVoice, ...] = (*debate.positions, *debate.dated_codes, *debate.quotations, *debate.leanings)
        for item in held:
            self.known(item, "voice", item.voice, self.voices, "voice")
            self.known(item, "theme", item.theme, themes, "theme")
        by_id = {quotation.id: quotation for other in self.document.debates for quotation in other.quotations}
        seen: set[tuple[str, str]] = set()
        for position in debate.positions:
            self.position(position, by_id)
            if (position.voice, position.theme) in seen:
                says = f"{position.voice!r} has two positions on {position.theme!r}; keep one; dated_codes are for years"
                self.note(position, "theme", says)
            seen.add((position.voice, position.theme))
        self.dated(debate.dated_codes)
        for quotation in debate.quotations:
            self.known(quotation, "work", quotation.work, self.works, "work")
            self.known(quotation, "themes", quotation.themes, themes, "theme")
        for leaning in debate.leanings:
            self.known(leaning, "event", leaning.event, self.events, "event")

    def dated(self, codes: tuple[DatedCode, ...]) -> None:
        """One code for a voice, a theme and a year."""
        seen: set[tuple[str, str, int]] = set()
        for code in codes:
            key = (code.voice, code.theme, code.year)
            if key in seen:
                self.note(code, "year", f"{code.voice!r} has two codes on {code.theme!r} for {code.year}; keep one")
            seen.add(key)

    def position(self, position: Position, quotations: dict[str, Quotation]) -> None:
        """What a position rests on, and that code, stance and range agree."""
        lost = self.collector.lost.get("Quotation", set())
        self.known(position, "works", position.works, self.works, "work")
        self.known(position, "jointly", position.jointly, self.voices, "voice")
        self.known(position, "quotations", position.quotations, set(quotations) | lost, "quotation")
        for one in dict.fromkeys(position.quotations):
            if one in quotations and quotations[one].withheld:
                self.note(position, "quotations", f"{one!r} is withheld and may not stand in a position; take it out")
        low, high, stance = position.low, position.high, position.stance
        if "\n" in position.headline:
            self.note(position, "headline", "a headline is one line; write it without a line break")
        if position.code != "stance":
            if stance is not None or low is not None or high is not None:
                says = f"with the code {position.code!r} there is no stance, low or high; take them out"
                self.note(position, "stance", says)
            return
        if stance is None and (low is None or high is None):
            says = "a stance is missing; write one from -3 to 3, or both low and high where the voice is divided"
            self.note(position, "stance", says)
        if low is not None and high is not None and low > high:
            self.note(position, "low", f"low ({low}) is greater than high ({high}); change them round")
        elif stance is not None and not (-3 if low is None else low) <= stance <= (3 if high is None else high):
            self.note(position, "stance", f"the stance {stance} lies outside low and high; widen the range")

    def derived_ids(self) -> None:
        """Ids may hold dots and are joined by dots: two items must not come out the same."""
        seen: dict[str, Position | DatedCode] = {}
        for debate in self.document.debates:
            coded: tuple[Position | DatedCode, ...] = (*debate.positions, *debate.dated_codes)
            for item in coded:
                year = f".{item.year}" if isinstance(item, DatedCode) else ""
                key = f"{type(item).__name__} {debate.id}.{item.voice}.{item.theme}{year}"
                first = seen.setdefault(key, item)
                if first is not item and (first.voice, first.theme) != (item.voice, item.theme):
                    self.note(
                        item, "voice", "with its dots this id reads the same as another; write '-' in place of '.'"
                    )


def _is_day(words: str) -> bool:
    """Is this a day as YYYY-MM-DD? Other ways of ISO 8601 to write one are not taken."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
