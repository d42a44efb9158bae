"""What is copied with a citation (METHOD 14 and 15): only quotations are cited to the work; our words are ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core import marks, speaking, stances
from app.core.blocks import pack_of, short_id
from app.core.shorthand import ARTICLE_OF, article_name
from app.core.vocabulary import check_words
from app.core.words import translate
from db.records import Board, Pack, Position, Quotation, Voice, Work


@dataclass(frozen=True, slots=True)
class Citation:
    """Text for the clipboard: the words, then where they come from, a line a source."""

    words: str
    sources: tuple[str, ...]

    @property
    def text(self) -> str:
        """Everything as plain text."""
        return "\n".join((self.words, *(f"— {source}" for source in self.sources)))


def _bracketed(words: str) -> str:
    """Words of ours inside a citation, told apart from the source's own."""
    return f"[{words}]"


def work_line(work: Work, locator: str = "") -> str:
    """Author, title (place: publisher, year), locator or *[page not seen]*: plain, before any style is chosen."""
    csl = work.csl
    container = csl.get("container-title", "")
    title = f"“{work.title}”, {container}" if container else work.title
    where = ": ".join(str(part) for part in (csl.get("publisher-place", ""), csl.get("publisher", "")) if part and not container)
    inside = ", ".join(part for part in (where, str(work.year) if work.year else "") if part)
    head = ", ".join(part for part in (speaking.authors(work), title) if part)
    end = _where(locator)
    return f"{head} ({inside}), {end}" if inside else f"{head}, {end}"


_BY_ANOTHER = re.compile(r"\[[a-z][a-z0-9-]*-\d+\]")
_OF_RANGE = re.compile(r"(?<=[\divxlc]) of pp?\. [\divxlc]+(?:[–-][\divxlc]+)?$")


def cited_locator(locator: str) -> str:
    """What of a locator can stand in a citation. The way from another passage of this collection leads nowhere in the work, and
    the pages of the whole article belong to its entry; both stand beside the passage in the program (METHOD 11).

    >>> cited_locator("chapter on Stalin's revolution, paragraph before [fitzpatrick-1]"), cited_locator("p. 1 of pp. 1–7")
    ("chapter on Stalin's revolution", 'p. 1')
    """
    parts = [part for part in re.split(r"(?<=[,;]) ", locator) if not _BY_ANOTHER.search(part)]
    return _OF_RANGE.sub("", " ".join(parts).rstrip(" ,;"))


def page_missing(locator: str) -> str:
    """*[page not seen]* where a locator names no page, else empty (METHOD 15)."""
    return "" if marks.has_page(locator) else _bracketed(translate("Citing", "page not seen"))


def _where(locator: str) -> str:
    """The locator, which may hold a mark of our texts, and *[page not seen]* where it names no page."""
    return ", ".join(part for part in (marks.plain(cited_locator(locator)), page_missing(locator)) if part)


def quotation_line(quotation: Quotation, voice: Voice | None, works: dict[str, Work]) -> str:
    """The citation of a quotation, with *[checked in a copy]* and *quoted in …* where they apply."""
    work = works.get(quotation.work)
    line = work_line(work, quotation.locator) if work is not None else f"{marks.plain(speaking.unnamed(quotation.work_text))}, {_where(quotation.locator)}"
    return marks.sentence(speaking.before(quotation, voice, work) + line) + marks.plain(seen_tail(quotation))


_NAMED = re.compile(r"quoted by (?P<who>(?:[A-Z]|(?:the )?\*).*?[^,]) in (?:(?:his|her|its|their) |the (?=\*))?(?P<where>.+)", re.DOTALL)
"""A person or a periodical with a name, and where."""

_SOMEBODY = re.compile(
    r"quoted by (?P<who>(?:a|an|another|the) (?:contributor|critic|editors?|reader|reviewer|writer)\b.*?)(?: (?:on|in) (?P<where>[^;]+))?(?P<also>;.+)?", re.DOTALL
)
"""Somebody without a name: words are quoted by such a one, not in."""

_PLACE_IN = re.compile(r"(?<!,)(?<! and) in (?=[a-z])")
"""Where within a blog or a web site; the name of one may have an *in* of its own before a capital."""


def second_hand(seen: str) -> str:
    """Where words at second hand were seen, with marks, as METHOD 15 has it: *quoted in …*.

    >>> second_hand("quoted by Ben Thorn in *Hedges*, p. 9")
    'quoted in Ben Thorn, *Hedges*, p. 9'
    >>> second_hand("quoted by the reviewer in *Hedges*"), second_hand("quoted by Thorn")
    ('quoted in *Hedges* (by the reviewer)', 'quoted in Thorn')
    >>> second_hand("quoted by Ben Thorn in his notes"), second_hand("quoted by a news agency, in translation")
    ('quoted in Ben Thorn, notes', 'quoted in a news agency, in translation')
    >>> second_hand("quoted by a reviewer on hedges.com"), second_hand("quoted by another writer with a reference")
    ('quoted in hedges.com (by a reviewer)', 'quoted by another writer with a reference')
    """
    found = _NAMED.fullmatch(seen)
    if found is not None:
        return translate("Citing", "quoted in {source}").format(source=f"{found['who']}, {found['where']}")
    somebody = _SOMEBODY.fullmatch(seen)
    if somebody is not None:
        if somebody["where"] is None:
            return seen
        return translate("Citing", "quoted in {source} (by {who})").format(source=somebody["where"], who=somebody["who"]) + (somebody["also"] or "")
    if seen.startswith("quoted by "):
        return translate("Citing", "quoted in {source}").format(source=_PLACE_IN.sub(", in ", seen[len("quoted by ") :], count=1))
    if seen.startswith("quoted in "):
        return translate("Citing", "quoted in {source}").format(source=seen[len("quoted in ") :])
    return seen if seen.startswith("quoted") else ""


ARTICLE_ALONE = "only in the encyclopaedia article"
"""What the record says of words that were seen nowhere else; in a citation the article has its title (METHOD 16)."""


def seen_tail(quotation: Quotation) -> str:
    """What stands behind the citation of a quotation, with marks: *[checked in a copy]*, *quoted in …*, whether it was found again."""
    tail = ""
    if quotation.grade == "copy":
        tail = " " + _bracketed(translate("Citing", "checked in a copy"))
    elif quotation.grade in ("cited", "reported"):
        hand = second_hand(quotation.seen_at)
        if quotation.seen_at == ARTICLE_ALONE and pack_of(quotation.id) == ARTICLE_OF:
            hand = (
                translate("Citing", "quoted in {source}") if quotation.grade == "cited" else translate("Citing", "reported in {source}")
            ).format(source=article_name())
        tail = f", {hand}" if hand else " " + _bracketed(quotation.seen_at)
    if quotation.second_check != "found again":
        tail += f" [{check_words(quotation.second_check)}]"
    return tail


def pack_named(pack: Pack) -> str:
    """The pack as it stands in the plain line of our words, with the year of its version where it names the day."""
    line = translate("Citing", "Sic et Non, pack “{pack}” {version}").format(pack=pack.title, version=pack.version)
    return f"{line} ({pack.dated[:4]})" if pack.dated else line


def paraphrase_line(position: Position, voice: Voice | None, board: Board) -> str:
    """*paraphrase, Sic et Non, pack and version, resting on …*: our words are never cited to the historian."""
    theme = next((t.title for t in board.themes if t.key == position.theme), position.theme)
    works = [f"{works_.title} ({works_.year})" if works_.year else works_.title for w in position.works if (works_ := board.works.get(w))]
    resting = stances.no_source() if unsourced(position) else _resting(works, position)
    name = voice.name if voice is not None else short_id(position.voice)
    return translate("Citing", "paraphrase of {name} on “{theme}”, {pack}, resting on {works}").format(name=name, theme=theme, pack=pack_named(board.pack), works=resting)


def _resting(works: list[str], position: Position) -> str:
    """What our words rest on, in a line."""
    end = resting_end(position, len(works))
    if works:
        return "; ".join(works) + end
    return marks.plain(end)


def resting_end(position: Position, works: int) -> str:
    """What stands behind the works, so many of them, on which our words rest; with marks, and all of it where there are none.

    A work that nobody opened never stands there as if it had been read (METHOD 6, 14).
    """
    known = {
        "review": translate("Citing", "a review or report"),
        "abstract": translate("Citing", "an abstract"),
        "article": translate("Citing", "the encyclopaedia article alone"),
    }.get(position.basis, "")
    if works:
        one = translate("Citing", ", known from {source}; the work itself was not seen")
        several = translate("Citing", ", known from {source}; the works themselves were not seen")
        return (one if works == 1 else several).format(source=known) if known else ""
    named = position.rests_on
    if not known or not named:
        return named or known or translate("Citing", "nothing seen")
    if position.basis == "article":
        return translate("Citing", "{source}; the work itself was not seen").format(source=known)
    return translate("Citing", "{named} ({source}; the work itself was not seen)").format(named=named, source=known)


def unsourced(position: Position) -> bool:
    """Does a position rest on general knowledge alone?"""
    return position.code == "no source seen" or position.basis == "general knowledge"


def cite(board: Board, words: str, items: tuple[str, ...]) -> Citation:
    """Words copied from a cell with the sources of every item that they touch; a passage that they point to is called by its work."""
    voices = {voice.id: voice for voice in board.voices}
    positions = {position.id: position for position in board.positions.values()}
    sources: list[str] = []
    for item in items:
        if (quotation := board.quotations.get(item)) is not None:
            sources.append(quotation_line(quotation, voices.get(quotation.voice), board.works) + note_tail(quotation))
        elif item in positions:
            sources.append(paraphrase_line(positions[item], voices.get(positions[item].voice), board))
    if words and not sources:
        sources.append(ours_line(board.pack))
    return Citation(signs_by_work(words, board), tuple(dict.fromkeys(by_words(source, board) for source in sources)))


def ours_line(pack: Pack) -> str:
    """Words of ours that are no position, such as that nothing was found: *paraphrase, Sic et Non, pack and version*."""
    return translate("Citing", "paraphrase, {pack}").format(pack=pack_named(pack))


def signs_by_work(words: str, board: Board) -> str:
    """Words in which a sign such as *[kotkin-16]* is the title of the passage's work: the sign leads nowhere outside the program, and
    a quotation in its place would stand without its page and what was seen (METHOD 11).
    """

    def called(sign: re.Match[str]) -> str:
        quotation = board.quotations.get(pack_of(board.debate.id) + sign[1])
        if quotation is None:
            return f"[{marks.elsewhere()}]" if pack_of(board.debate.id) + sign[1] in board.elsewhere else sign[0]
        work = board.works.get(quotation.work)
        title = marks.plain(work.title if work is not None else quotation.work_text).rstrip(".")
        if quotation.withheld or not title:
            title = translate("Citing", "a passage not yet traced") if quotation.withheld else translate("Citing", "a passage whose work is not recorded")
        return f"[{title}]"

    named = marks.SIGN.sub(called, words)
    return re.sub(r"(\[[^\]]+\])(?: \1)+", r"\1", named)  # two passages of one work are named once


def by_words(text: str, board: Board) -> str:
    """A citation in which the ids of other passages are their first words: outside the program an id leads nowhere. A withheld
    passage is *not yet traced* (METHOD 12).
    """

    there = pack_of(board.debate.id)

    def called(found: re.Match[str]) -> str:
        quotation = board.quotations.get(there + found[0])
        if quotation is None:
            return marks.elsewhere() if there + found[0] in board.elsewhere else found[0]
        if quotation.withheld:
            return translate("Citing", "a passage not yet traced")
        words = quotation.text if len(quotation.text) <= 40 else quotation.text[:40].rpartition(" ")[0] + " …"
        return marks.typographic(words)

    return marks.ID.sub(called, text)


def note_tail(quotation: Quotation) -> str:
    """The note of a quotation, which always stands beside it (METHOD 11), without its last stop: the citation has one."""
    return f" {_bracketed(marks.unstopped(marks.plain(quotation.note)))}" if quotation.note else ""


def table_words(board: Board) -> str:
    """Whose the words of the table of events are, with the pack (METHOD 14)."""
    return translate("Citing", "Descriptions and readings are paraphrases by Sic et Non, pack “{pack}” {version} ({licence}), not the historians’ words.").format(
        pack=board.pack.title, version=board.pack.version, licence=board.pack.licence
    )


def table_line(board: Board) -> str:
    """The same with how this was coded, for rows that are copied (METHOD 22)."""
    line = table_words(board)
    first = board.debate.how_coded.partition(". ")[0].rstrip(".")
    return f"{line} {first}." if first else line
