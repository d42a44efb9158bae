"""What is copied with a citation (METHOD 14 and 15): only quotations are cited to the work; our words are ours."""

from __future__ import annotations

from dataclasses import dataclass

from app.core import marks, stances
from app.core.cells import short_id
from app.core.vocabulary import check_words
from app.core.words import translate
from db.records import Board, Position, Quotation, Voice, Work


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


def authors(work: Work) -> str:
    """The authors (or editors) of a work in reading order, as CSL-JSON gives them."""
    people = work.csl.get("author") or work.csl.get("editor") or []
    names = [" ".join(n for n in (p.get("given", ""), p.get("family", p.get("literal", ""))) if n) for p in people]
    joined = ""
    for name in names:
        if name:
            joined = translate("Citing", "{first} and {second}").format(first=joined, second=name) if joined else name
    return joined


def work_line(work: Work, locator: str = "") -> str:
    """Author, title (place: publisher, year), locator or *[page not seen]*: plain, before any style is chosen."""
    csl = work.csl
    container = csl.get("container-title", "")
    title = f"“{work.title}”, {container}" if container else work.title
    where = ": ".join(str(part) for part in (csl.get("publisher-place", ""), csl.get("publisher", "")) if part and not container)
    inside = ", ".join(part for part in (where, str(work.year) if work.year else "") if part)
    head = ", ".join(part for part in (authors(work), title) if part)
    end = _where(locator)
    return f"{head} ({inside}), {end}" if inside else f"{head}, {end}"


def _where(locator: str) -> str:
    """The locator, and *[page not seen]* where it names no page."""
    missing = "" if marks.has_page(locator) else _bracketed(translate("Citing", "page not seen"))
    return ", ".join(part for part in (locator, missing) if part)


def quotation_line(quotation: Quotation, voice: Voice | None, works: dict[str, Work]) -> str:
    """The citation of a quotation, with *[checked in a copy]* and *quoted in …* where they apply."""
    work = works.get(quotation.work)
    name = marks.plain(quotation.speaker) or (voice.name if voice is not None else "")
    if work is not None:
        line = work_line(work, quotation.locator)
        named = name in authors(work) or (bool(authors(work)) and not quotation.speaker)
    else:
        line = f"{marks.plain(quotation.work_text)}, {_where(quotation.locator)}"
        named = False
    who = name.partition(",")[0]  # a speaker may come with what it is on, and the source begin with the same person
    if name and not named and not (quotation.speaker and line.startswith(f"{who}, ")):
        line = f"{name}, {line}"
    if quotation.grade == "copy":
        line += " " + _bracketed(translate("Citing", "checked in a copy"))
    elif quotation.grade in ("cited", "reported"):
        seen = marks.plain(quotation.seen_at)
        if seen.startswith(("quoted by ", "quoted in ")):
            line += ", " + translate("Citing", "quoted in {source}").format(source=seen[len("quoted in ") :])
        elif seen.startswith("quoted"):
            line += f", {seen}"
        else:
            line += f" [{seen}]"
    if quotation.second_check != "found again":
        line += f" [{check_words(quotation.second_check)}]"
    return line


def paraphrase_line(position: Position, voice: Voice | None, board: Board) -> str:
    """*paraphrase, Sic et Non, pack and version, resting on …*: our words are never cited to the historian."""
    theme = next((t.title for t in board.themes if t.key == position.theme), position.theme)
    works = [f"{works_.title} ({works_.year})" if works_.year else works_.title for w in position.works if (works_ := board.works.get(w))]
    resting = _resting(works, position)
    name = voice.name if voice is not None else short_id(position.voice)
    return translate("Citing", "paraphrase of {name} on “{theme}”, Sic et Non, pack “{pack}” {version}, resting on {works}").format(
        name=name, theme=theme, pack=board.pack.title, version=board.pack.version, works=resting
    )


def _resting(works: list[str], position: Position) -> str:
    """What our words rest on: a work that nobody opened never stands there as if it had been read (METHOD 6, 14)."""
    if position.code == "no source seen" or position.basis == "general knowledge":
        return stances.no_source()
    known = {
        "review": translate("Citing", "a review or report"),
        "abstract": translate("Citing", "an abstract"),
        "article": translate("Citing", "the encyclopaedia article alone"),
    }.get(position.basis, "")
    named = "; ".join(works) or marks.plain(position.rests_on)
    if not known or not named:
        return named or known or translate("Citing", "nothing seen")
    if works:
        one = translate("Citing", "{works}, known from {source}; the work itself was not seen")
        several = translate("Citing", "{works}, known from {source}; the works themselves were not seen")
        return (one if len(works) == 1 else several).format(works=named, source=known)
    if position.basis == "article":
        return translate("Citing", "{source}; the work itself was not seen").format(source=known)
    return translate("Citing", "{named} ({source}; the work itself was not seen)").format(named=named, source=known)


def cite(board: Board, words: str, items: tuple[str, ...]) -> Citation:
    """Words copied from a cell with the sources of every item that they touch."""
    voices = {voice.id: voice for voice in board.voices}
    positions = {position.id: position for position in board.positions.values()}
    sources: list[str] = []
    for item in items:
        if item in board.quotations:
            quotation = board.quotations[item]
            line = quotation_line(quotation, voices.get(quotation.voice), board.works)
            sources.append(f"{line} {_bracketed(marks.plain(quotation.note))}" if quotation.note else line)
        elif item in positions:
            sources.append(paraphrase_line(positions[item], voices.get(positions[item].voice), board))
    return Citation(words, tuple(dict.fromkeys(sources)))


def table_line(board: Board) -> str:
    """Where copied rows of the table of events come from: our words, with pack, version and how this was coded (METHOD 14, 22)."""
    first = board.debate.how_coded.partition(". ")[0].rstrip(".")
    line = translate("Citing", "Descriptions and readings are paraphrases by Sic et Non, pack “{pack}” {version} ({licence}), not the historians' words.").format(
        pack=board.pack.title, version=board.pack.version, licence=board.pack.licence
    )
    return f"{line} {first}." if first else line
