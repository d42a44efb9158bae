"""What the types alone can't say of a pack: ids used once, references that lead somewhere, codes that agree, dates."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from db import dates
from db.packs.types import Base, Debate, PackDocument, Position

if TYPE_CHECKING:
    from db.packs.read import Collector

Places = dict[int, tuple[str, str]]


class Checker:
    """Walks a decoded pack and notes every mistake with its place."""

    def __init__(self, document: PackDocument, collector: Collector, places: Places) -> None:
        self.document, self.collector, self.places = document, collector, places
        self.voices = {v.id for v in document.voices}
        self.works = {w.id for w in document.works}
        self.events = {e.id for e in document.events}
        self.schools = {s.id for s in document.schools}
        self.publications = {p.id for p in document.publications}
        self.terms = {t.id for t in document.terms}
        self.quotations = {q.id for d in document.debates for q in d.quotations}
        self.themes = {t.key for d in document.debates for t in d.themes}

    def note(self, item: Base, field: str, says: str) -> None:
        """Note a mistake in a field of an item."""
        file, path = self.places.get(id(item), ("pack", ""))
        self.collector.add(file, f"{path}.{field}" if path else field, says)

    def known(self, item: Base, field: str, wanted: str | Iterable[str], known: set[str], what: str) -> None:
        """Every id must be one of those known; the nearest one is offered."""
        for one in (wanted,) if isinstance(wanted, str) else wanted:
            if one and one not in known:
                near = difflib.get_close_matches(one, sorted(known), 1)
                hint = f"did you mean {near[0]!r}?" if near else f"add it to the pack's {what}s or take it out"
                self.note(item, field, f"there is no {what} {one!r} in this pack; {hint}")

    def once(self, items: Iterable[Any], field: str, what: str) -> None:
        """An id stands once in a list."""
        seen: dict[str, Base] = {}
        for item in items:
            key = getattr(item, field)
            if key in seen:
                first = self.places.get(id(seen[key]), ("the pack", ""))
                self.note(item, field, f"the {what} id {key!r} is used twice (first in {first[0]} {first[1]}); give each its own")
            else:
                seen[key] = item

    def date(self, item: Base, field: str, text: str) -> None:
        """A date must be EDTF."""
        if text:
            try:
                dates.parse(text)
            except ValueError as error:
                self.note(item, field, str(error))

    def run(self) -> None:
        """Check everything."""
        d = self.document
        for items, what in ((d.voices, "voice"), (d.works, "work"), (d.events, "event"), (d.schools, "school"), (d.periods, "period"), (d.publications, "publication"), (d.terms, "term"), (d.corrections, "correction"), (d.debates, "debate")):
            self.once(items, "id", what)
        self.once([q for debate in d.debates for q in debate.quotations], "id", "quotation")
        for voice in d.voices:
            self.known(voice, "main_work", voice.main_work, self.works, "work")
            self.known(voice, "labels", [label.school for label in voice.labels], self.schools, "school")
            self.date(voice, "born", voice.born)
            self.date(voice, "died", voice.died)
        for work in d.works:
            self.known(work, "custom.voice", work.custom.get("voice", ""), self.voices, "voice")
        for event in d.events:
            self.date(event, "start", event.start)
            self.date(event, "end", event.end)
            self.date(event, "edtf", event.edtf)
            self.known(event, "themes", event.themes, self.themes, "theme")
        for period in d.periods:
            self.date(period, "start", period.start)
            self.date(period, "end", period.end)
        for publication in d.publications:
            self.known(publication, "work", publication.work, self.works, "work")
            self.known(publication, "voice", publication.voice, self.voices, "voice")
            self.known(publication, "themes", publication.themes, self.themes, "theme")
        for correction in d.corrections:
            self.known(correction, "voices", correction.voices, self.voices, "voice")
            self.known(correction, "events", correction.events, self.events, "event")
            self.known(correction, "publications", correction.publications, self.publications, "publication")
            self.known(correction, "quotations", correction.quotations, self.quotations, "quotation")
        for criticism in d.criticisms:
            self.known(criticism, "criticised", criticism.criticised, self.voices, "voice")
            self.known(criticism, "critic_voice", criticism.critic_voice, self.voices, "voice")
        for term in d.terms:
            self.known(term, "events", term.events, self.events, "event")
            self.known(term, "related", term.related, self.terms, "term")
        for debate in d.debates:
            self.debate(debate)

    def debate(self, debate: Debate) -> None:
        """One debate: its themes, positions, quotations and leanings."""
        themes = {t.key for t in debate.themes}
        withheld = {q.id for q in debate.quotations if q.withheld}
        mine = {q.id: q.voice for q in debate.quotations}
        self.once(debate.themes, "key", "theme")
        self.known(debate, "presets", debate.presets, self.voices, "voice")
        if debate.steps and sorted(step.value for step in debate.steps) != list(range(-3, 4)):
            self.note(debate, "steps", "an axis has seven steps, from -3 to 3, each once")
        seen: set[tuple[str, str]] = set()
        for position in debate.positions:
            self.known(position, "voice", position.voice, self.voices, "voice")
            self.known(position, "theme", position.theme, themes, "theme")
            self.known(position, "works", position.works, self.works, "work")
            self.known(position, "quotations", position.quotations, set(mine), "quotation")
            for wrong in set(position.quotations) & withheld:
                self.note(position, "quotations", f"{wrong!r} is withheld and may not stand in a position; take it out")
            if (position.voice, position.theme) in seen:
                self.note(position, "theme", f"{position.voice!r} has two positions on {position.theme!r}; keep one, and give dated_codes for other years")
            seen.add((position.voice, position.theme))
            self.code(position)
        for dated in debate.dated_codes:
            self.known(dated, "voice", dated.voice, self.voices, "voice")
            self.known(dated, "theme", dated.theme, themes, "theme")
        for quotation in debate.quotations:
            self.known(quotation, "voice", quotation.voice, self.voices, "voice")
            self.known(quotation, "work", quotation.work, self.works, "work")
            self.known(quotation, "themes", (quotation.theme, *quotation.themes), themes, "theme")
        for leaning in debate.leanings:
            self.known(leaning, "voice", leaning.voice, self.voices, "voice")
            self.known(leaning, "event", leaning.event, self.events, "event")
            self.known(leaning, "theme", leaning.theme, themes, "theme")

    def code(self, position: Position) -> None:
        """Code, stance and range must agree, and a headline must be one line."""
        low, high, stance = position.low, position.high, position.stance
        if position.code == "stance":
            if stance is None and (low is None or high is None):
                self.note(position, "stance", "a stance is missing; write one from -3 to 3, or both low and high where the voice is divided")
            if low is not None and high is not None and low > high:
                self.note(position, "low", "low is greater than high; change them round")
            if stance is not None and ((low is not None and stance < low) or (high is not None and stance > high)):
                self.note(position, "stance", "the stance lies outside low and high; widen the range")
        elif stance is not None or low is not None or high is not None:
            self.note(position, "stance", f"with code {position.code!r} there is no stance, low or high; take them out")
        if "\n" in position.headline:
            self.note(position, "headline", "a headline is one line")


def validate(document: PackDocument, collector: Collector, places: Places) -> None:
    """Note every mistake of a decoded pack in the collector."""
    Checker(document, collector, places).run()
