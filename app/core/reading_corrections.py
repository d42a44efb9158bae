"""The corrections as a page: clause by clause what the source article says, and what was found (METHOD 16)."""

from __future__ import annotations

import re
from collections import Counter

from app.core import marks, reading
from app.core.blocks import Block, Piece, short_id
from app.core.reading import WHOLE, Choice, Entry, Page, Section, Wanted
from app.core.shorthand import ARTICLE_OF, article_name
from app.core.vocabulary import verified_words
from app.core.words import translate
from db.records import Correction, Library, Pack

KIND, VERDICT, BY_DEBATE, SEEN = "kind", "verdict", "debate", "seen"
"""Names of the choices."""

CALLED = 60
"""How many letters of a clause a correction is called by."""

OTHER = "other"
"""The key of all verdicts that only one correction has."""


def corrections(library: Library, wanted: Wanted = WHOLE) -> Page:
    """All corrections of a pack, or those that are wanted, under the sections of the article in the order of the record."""
    rare = _rare(library.corrections)
    shown = [correction for correction in library.corrections if is_wanted(correction, wanted, rare)]
    by_section: dict[str, list[Correction]] = {}
    for correction in shown:
        by_section.setdefault(correction.section, []).append(correction)
    sections = []
    for number, (name, found) in enumerate(by_section.items(), 1):
        title = marks.plain(name) or translate("Reading", "The whole article")
        sections.append(Section(f"section-{number}", title, tuple(_entry(c, library) for c in found), (Block("section", (Piece(title),)),)))
    return Page(
        kind="corrections",
        title=translate("Reading", "Corrections"),
        about=(Block("text", (Piece(_about(library)),)),),
        count=count_words(library.corrections, shown),
        sections=tuple(sections),
        wanted=wanted,
        choices=_choices(library, rare),
        searching=translate("Reading", "Words of the clause, the finding or the advice"),
        empty=translate("Reading", "No correction is like that."),
        sources=(reading.our_line(library.pack, translate("Reading", "corrections"), translate("Reading", "the record")),),
    )


def is_wanted(correction: Correction, wanted: Wanted, rare: frozenset[str] = frozenset()) -> bool:
    """Is this correction left over? ``rare`` are the verdicts that are chosen together."""
    kind, verdict, debate, seen = (wanted.key(name) for name in (KIND, VERDICT, BY_DEBATE, SEEN))
    parts = verdicts(correction)
    if (kind and correction.kind != kind) or (debate and debate not in correction.debates) or (seen and correction.seen != seen):
        return False
    if verdict and (not any(part in rare for part in parts) if verdict == OTHER else verdict not in parts):
        return False
    texts = (correction.clause, correction.verdict, correction.finding, correction.advice)
    return reading.holds(wanted.words, (*(marks.plain(text) for text in texts), correction.section))


def verdicts(correction: Correction) -> tuple[str, ...]:
    """The parts of a verdict: *contested, outdated* is both."""
    return tuple(part for part in (part.strip() for part in correction.verdict.split(",")) if part)


def _rare(all_: tuple[Correction, ...]) -> frozenset[str]:
    """The verdicts that only one correction has."""
    counted = Counter(part for correction in all_ for part in verdicts(correction))
    return frozenset(part for part, count in counted.items() if count == 1)


def count_words(all_: tuple[Correction, ...], shown: list[Correction]) -> str:
    """How many there are of each kind, how far they were seen in a source, and how many are shown."""
    kinds = Counter(correction.kind for correction in all_)
    seen = Counter(correction.seen for correction in all_)
    parts = [
        translate("Reading", "1 correction") if kinds["correction"] == 1 else translate("Reading", "{count} corrections").format(count=kinds["correction"]),
        translate("Reading", "1 thing easily got wrong")
        if kinds["trap"] == 1
        else translate("Reading", "{count} things easily got wrong").format(count=kinds["trap"])
        if kinds["trap"]
        else "",
    ]
    how = ", ".join(f"{count} {seen_words(key)}" for key in ("seen", "partly seen", "general knowledge") if (count := seen[key]))
    said = translate("Reading", "{first} and {second}").format(first=parts[0], second=parts[1]) if parts[1] else parts[0]
    said = f"{said}: {how}" if how else said
    return said if len(shown) == len(all_) else translate("Reading", "{count} shown of {all}").format(count=len(shown), all=said)


def seen_words(seen: str) -> str:
    """How much of what a correction says was seen in a source."""
    return translate("Reading", "seen in part") if seen == "partly seen" else verified_words(seen)


def kind_words(kind: str) -> str:
    """What kind of entry it is."""
    return translate("Reading", "easily got wrong") if kind == "trap" else translate("Reading", "correction")


def _article(pack: Pack) -> str:
    """The source article by title and kind; of another pack than ours we know only that there is one."""
    return article_name() if pack.id + "/" == ARTICLE_OF else translate("Reading", "the article")


def _about(library: Library) -> str:
    words = translate(
        "Reading",
        "What {article} says, to the letter, and what was found. The verdicts are ours; every entry says how much of it was seen in a source. "
        "What is easily got wrong stands there even where the article says nothing of it.",
    )
    return words.format(article=_article(library.pack))


def _choices(library: Library, rare: frozenset[str]) -> tuple[Choice, ...]:
    counted = Counter(part for correction in library.corrections for part in verdicts(correction) if part not in rare)
    told = tuple((part, f"{part} ({count})") for part, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
    other = ((OTHER, translate("Reading", "any other verdict")),) if rare and told else ()
    kinds = tuple((kind, marks.sentence(kind_words(kind))) for kind in ("correction", "trap") if any(c.kind == kind for c in library.corrections))
    seen = tuple((key, seen_words(key)) for key in ("seen", "partly seen", "general knowledge") if any(c.seen == key for c in library.corrections))
    return (
        reading.debate_choice(library.debates, (debate for correction in library.corrections for debate in correction.debates)),
        Choice(VERDICT, translate("Reading", "Verdict"), translate("Reading", "any verdict"), (*told, *other)),
        Choice(KIND, translate("Reading", "Kind"), translate("Reading", "corrections and traps"), kinds),
        Choice(SEEN, translate("Reading", "Verified"), translate("Reading", "verified or not"), seen),
    )


def _entry(correction: Correction, library: Library) -> Entry:
    return Entry(correction.id, tuple(_blocks(correction, library)), cited(correction, library.pack))


def _blocks(correction: Correction, library: Library) -> list[Block]:
    """One correction: the clause first, then the verdict, what was found, what follows, what was seen, and where it leads."""
    own = correction.id
    blocks: list[Block] = []
    verdict = marks.sentence(correction.verdict) or marks.sentence(kind_words(correction.kind))
    link = f"correction:{own}"
    lead = translate("Reading", "The article says:") if correction.clause else marks.sentence(kind_words(correction.kind))
    blocks.append(Block("entry", (Piece(lead, "source"),), own))
    if correction.clause:
        blocks.append(Block("quote", (Piece(marks.typographic(marks.breakable(correction.clause)), "quote"),), own))
    blocks.append(Block("text", (Piece(f"{verdict}.", "link", link), Piece(" "), *reading.text(correction.finding, own).pieces), own))
    if correction.advice:
        blocks.append(reading.ours(own, correction.advice, translate("Reading", "What follows:"), own))
    blocks.append(Block("label", (Piece(_basis(correction), "source"),), own))
    for label, links in (
        (translate("Reading", "Voices:"), reading.named_links("voice", correction.voices, library.names)),
        (translate("Reading", "Events:"), reading.event_links(library.events, correction.events)),
        (translate("Reading", "Publications:"), reading.named_links("publication", correction.publications, library.publications)),
        (translate("Reading", "Debates:"), reading.debate_links(library.debates, correction.debates)),
        (translate("Reading", "Figures:"), [(reading.estimate_words(e), f"estimate:{i}") for i in correction.estimates if (e := library.estimates.get(i))]),
        (translate("Reading", "Quotations:"), _quotations(correction, library)),
    ):
        blocks += reading.chips(label, links, own)
    return blocks


def _quotations(correction: Correction, library: Library) -> list[tuple[str, str]]:
    """Quotations by their ids; a withheld one stands in the voice's details alone (METHOD 12)."""
    known = [(i, library.quotations[i]) for i in correction.quotations if i in library.quotations]
    return [(f"[{short_id(i)}]", f"quotation:{i}") for i, quotation in known if not quotation.withheld]


def _basis(correction: Correction) -> str:
    """What was seen, and in which places of the record it stands."""
    said = translate("Reading", "What was seen: {seen}").format(seen=seen_words(correction.seen)) if correction.seen else ""
    record = translate("Reading", "in the dossiers: {places}").format(places="; ".join(correction.record)) if correction.record else ""
    return " · ".join(part for part in (said, record) if part) or translate("Reading", "What was seen: not recorded")


def cited(correction: Correction, pack: Pack) -> tuple[str, ...]:
    """The lines that are copied with it: the clause is the article's, everything else is ours (METHOD 14, 16)."""
    lines = []
    if correction.clause:
        lines.append(clause_line(pack))
    what = _called(correction)
    lines.append(reading.our_line(pack, what, _resting(correction)))
    return tuple(lines)


def clause_line(pack: Pack) -> str:
    """Whose words a clause is that stands in the record to the letter (METHOD 16)."""
    return translate("Reading", "the clause: {article}").format(article=_article(pack))


def _called(correction: Correction) -> str:
    """A correction by the first words of the clause that it corrects; where the article has none, by those of the finding."""
    words = translate("Reading", "correction of “{words}”") if correction.clause else translate("Reading", "what is easily got wrong, “{words}”")
    text = marks.plain(correction.clause or correction.finding)
    short = text if len(text) <= CALLED else text[:CALLED].rpartition(" ")[0] + " …"
    return words.format(words=re.sub("[“”\"]", "’", short).strip(" .,"))


def _resting(correction: Correction) -> str:
    """What a correction rests on, in words; where nothing was seen, that alone (METHOD 6)."""
    if correction.seen == "general knowledge":
        return reading.nothing_seen()
    known = correction.seen in ("seen", "partly seen")
    what = translate("Reading", "what was {seen}").format(seen=seen_words(correction.seen)) if known else correction.seen
    return "; ".join(part for part in (what, *correction.record) if part)
