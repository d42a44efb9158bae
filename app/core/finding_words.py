"""What was found, put into words: rows under headings of kind and voice, best first, with the words looked for marked.

A row says what METHOD wants beside a thing wherever it is met: of a passage its source, what was seen of it and its note
(11), of a position on what it rests (6), of a clause that nobody checked that this is so (6). No stance is ever in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from app.core import marks
from app.core.cells import source_pieces
from app.core.vocabulary import basis_words
from app.core.words import translate
from db.records import EntryKind, Found, Hit, Snippet, Work

UNCHECKED = "[general knowledge]"
OFTEN = 20
"""A word that more entries than these have is a plain word of the texts: an action in whose name it stands somewhere does not come first."""

NAMED: tuple[EntryKind, ...] = ("debate", "theme", "voice", "term", "school", "event", "work", "publication")
"""Kinds whose titles are names; that of a position is a sentence."""

WITH_VOICE: tuple[EntryKind, ...] = ("position", "quotation", "work", "publication", "criticism")
"""Kinds whose hits stand under the name of a voice."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a row; ``found``: they are what was looked for."""

    text: str
    found: bool = False


Line = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class ActionChoice:
    """Something that the program can do, by its words. ``bears``: every word that was typed is a whole one of its name (*word*), and
    its first is among them (*first*).
    """

    id: str
    words: str
    tip: str
    keys: str = ""
    bears: Literal["", "word", "first"] = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the results: the heading of a kind (*section*), a voice's name (*voice*), what was found, or an action."""

    kind: Literal["section", "voice", "hit", "action"]
    title: Line
    text: Line = ()
    beside: str = ""
    note: str = ""
    hit: Hit | None = None
    action: str = ""
    quoted: bool = False

    @property
    def words(self) -> str:
        """All that the row says, as a screen reader says it."""
        parts = ("".join(s.text for s in self.title), "".join(s.text for s in self.text), self.beside, self.note)
        return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())

    @property
    def can_be_chosen(self) -> bool:
        """True for what can be opened or run."""
        return self.kind in ("hit", "action")


def kind_heading(kind: EntryKind) -> str:
    """The name of a kind, in the plural."""
    return {
        "debate": translate("Search", "Debates"),
        "theme": translate("Search", "Themes"),
        "voice": translate("Search", "Voices"),
        "term": translate("Search", "Terms"),
        "school": translate("Search", "Schools"),
        "event": translate("Search", "Events"),
        "position": translate("Search", "Positions"),
        "quotation": translate("Search", "Quotations"),
        "work": translate("Search", "Works"),
        "publication": translate("Search", "Publications"),
        "story": translate("Search", "The story"),
        "correction": translate("Search", "Corrections"),
        "criticism": translate("Search", "Criticisms"),
        "estimate": translate("Search", "Figures"),
        "poll": translate("Search", "Polls"),
    }[kind]


FILTER_WORDS: dict[EntryKind, str] = {
    "debate": "debates", "theme": "themes", "voice": "voices", "term": "terms", "school": "schools", "event": "events", "position": "positions", "quotation": "quotations",
    "work": "works", "publication": "publications", "story": "story", "correction": "corrections", "criticism": "criticisms",
    "estimate": "estimates", "poll": "polls",
}  # fmt: skip
"""What is typed behind *in:* for a kind."""


def grouped(hits: Iterable[Hit]) -> Iterator[tuple[EntryKind, list[tuple[str, list[Hit]]]]]:
    """Hits by kind and, inside, by voice: whichever has the best hit first."""
    kinds: dict[EntryKind, dict[str, list[Hit]]] = {}
    for hit in hits:
        voice = hit.voice_name if hit.kind in WITH_VOICE else ""
        kinds.setdefault(hit.kind, {}).setdefault(voice, []).append(hit)
    for kind, voices in kinds.items():
        yield kind, list(voices.items())


def rows(found: Found, actions: Iterable[ActionChoice] = ()) -> tuple[Row, ...]:
    """The rows of an answer, and below them the actions that bear the words, or above them (``_actions_first``). Beside an action
    nothing is shown that was found by other words than those typed.
    """
    chosen, made = list(actions), list[Row]()
    for kind, voices in grouped(found.hits if not (chosen and found.instead) else ()):
        made.append(Row("section", plain_line(kind_heading(kind)), beside=_count(found, kind, sum(len(hits) for _, hits in voices))))
        for voice, hits in voices:
            if voice:
                made.append(Row("voice", marked(Snippet(voice, found.marks(voice)))))
            made += [hit_row(hit) for hit in hits]
    if not chosen:
        return tuple(made)
    named = [Row("section", plain_line(translate("Search", "Actions")))]
    named += [Row("action", marked(Snippet(one.words, found.marks(one.words))), beside=one.keys, note=one.tip, action=one.id) for one in chosen]
    return (*named, *made) if _actions_first(found, chosen) else (*made, *named)


def _actions_first(found: Found, actions: list[ActionChoice]) -> bool:
    """Where one is called just so, or what was found has only some of the words; where the name of one begins with what was typed, or
    has it and the texts seldom do, unless something that was found is called so.
    """
    called = found.typed.strip().casefold()
    if found.loose or any(one.words.rstrip("…").casefold() == called for one in actions):
        return True
    seldom = found.whole and sum(found.counts.values()) <= OFTEN
    return any(one.bears == "first" or (one.bears and seldom) for one in actions) and not any(_is_called(hit, called) for hit in found.hits)


def _is_called(hit: Hit, typed: str) -> bool:
    """Does something bear these words, whole, as its name?"""
    return hit.kind in NAMED and set(typed.split()) <= {hit.title.text[start:end].casefold() for start, end in hit.title.marks}


def _count(found: Found, kind: EntryKind, shown: int) -> str:
    """How many there are, and how to see those that are not shown."""
    if not found.whole:
        return ""
    count = found.counts.get(kind, shown)
    if count <= shown:
        return str(count)
    return translate("Search", "{shown} of {count}; in:{kind} shows more").format(shown=shown, count=count, kind=FILTER_WORDS[kind])


def plain_line(words: str) -> Line:
    """Words without a mark."""
    return (Stretch(words),) if words else ()


def marked(snippet: Snippet) -> Line:
    """A snippet as stretches; where it was cut stand dots, and what is unchecked says so in the reader's language."""
    made: list[Stretch] = [Stretch("… ")] if snippet.before else []
    at, shown = 0, marks.curly(snippet.text)  # as long as before, so the offsets hold
    for start, end in snippet.marks:
        made += [Stretch(shown[at:start]), Stretch(shown[start:end], True)]
        at = end
    made.append(Stretch(shown[at:]))
    if snippet.after:
        made.append(Stretch(" …"))
    if snippet.unchecked:
        made.append(Stretch(f" [{marks.unchecked()}]"))
    told = f"[{marks.unchecked()}]"
    return tuple(replace(one, text=_one_line(one.text.replace(UNCHECKED, told))) for one in made if one.text)


def _one_line(text: str) -> str:
    """What stood below each other in a record behind each other, with a dot between what is no sentence."""
    return re.sub(r"([.!?…”’\]]?)\n", lambda match: f"{match[1]} " if match[1] else " · ", text)


def hit_row(hit: Hit) -> Row:
    """The row of a hit."""
    title, text, note = marked(hit.title), marked(hit.text), ""
    quoted = hit.kind == "quotation" and hit.inside == "body"
    if hit.kind == "quotation" and hit.quotation is not None:
        text = _quoted(hit, text)
        note = marks.plain(hit.quotation.note)
        if hit.quotation.withheld:
            note = translate("Search", "Withheld, not to be quoted: {reason}").format(reason=marks.plain(hit.quotation.withheld))
    elif hit.kind == "position" and not title:
        title = plain_line(hit.theme_name)
    elif hit.kind == "criticism":
        title = (*(title or plain_line(translate("Search", "A critic"))), Stretch(" " + translate("Search", "on {voice}").format(voice=hit.voice_name)))
    elif hit.kind == "correction":
        title = (Stretch("“"), *title, Stretch("”")) if title else plain_line(translate("Search", "A trap beside the article"))
    elif hit.kind == "position" and _said(text) == _said(title):
        text = ()
    if hit.inside == "coding":
        text = (Stretch(translate("Search", "How coded:") + " "), *text)
    return Row("hit", title, text, _beside(hit), note, hit, quoted=quoted)


def _said(line: Line) -> str:
    return "".join(one.text for one in line).strip(" .")


def _quoted(hit: Hit, text: Line) -> Line:
    """The words of a passage in their marks; where the words looked for stand beside it alone, its beginning and these."""
    assert hit.quotation is not None
    speaker = plain_line(marks.plain(hit.quotation.speaker) + ": ") if hit.quotation.speaker else ()
    if hit.inside == "body":
        return (*speaker, Stretch("“"), *text, Stretch("”"))
    whole = marks.typographic(hit.quotation.text)
    short = whole if len(whole) < 160 else whole[:150].rpartition(" ")[0] + " …”"
    return (*speaker, Stretch(short + " – "), *text)


def _beside(hit: Hit) -> str:
    """What must stand beside it: place, source, basis, year."""
    place = [hit.debate_name, hit.theme_name]
    if hit.kind == "quotation" and hit.quotation is not None:
        works = {hit.work.id: hit.work} if hit.work is not None else {}
        return "".join(piece.text for piece in source_pieces(hit.quotation, works))
    if hit.kind == "position" and hit.position is not None:
        without = translate("Search", "no source seen: general knowledge") if hit.position.code == "no source seen" else basis_words(hit.position.basis)
        place += [hit.position.year_text, without]
    elif hit.kind == "work" and hit.work is not None:
        place = [_authors(hit.work), _years(hit)]
    elif hit.kind == "story":
        place = [translate("Search", "The story in fifteen minutes, in our words"), _years(hit)]
    elif hit.kind == "correction":
        place = [translate("Search", "said by the encyclopaedia article; the text below is what was found")]
    else:
        place = [hit.debate_name if hit.kind in ("estimate", "poll", "theme") else "", _years(hit) if hit.kind not in ("poll", "voice") else ""]
    return " · ".join(part for part in place if part)


def _years(hit: Hit) -> str:
    if hit.years is None:
        return ""
    first, last = hit.years
    return str(first) if first == last else f"{first}–{last}"


def _authors(work: Work) -> str:
    names: list[str] = []
    for field in ("author", "editor"):
        people: list[Any] = work.csl.get(field, [])
        names += [str(person.get("family", person.get("literal", ""))) for person in people if isinstance(person, dict)]
    return ", ".join(name for name in dict.fromkeys(names) if name)
