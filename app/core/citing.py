"""What is copied with a citation (METHOD 14 and 15): only quotations are cited to the work; our words are ours."""

from __future__ import annotations

from dataclasses import dataclass

from app.core import marks
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
    if work is not None:
        line = work_line(work, quotation.locator)
        if voice is not None and not authors(work):
            line = f"{voice.name}, {line}"
    else:
        where = marks.plain(quotation.work_text)
        line = f"{voice.name}, {where}" if voice is not None else where
        line += ", " + _where(quotation.locator)
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
    resting = "; ".join(works) or marks.plain(position.rests_on) or translate("Citing", "nothing seen")
    name = voice.name if voice is not None else short_id(position.voice)
    return translate("Citing", "paraphrase of {name} on “{theme}”, Sic et Non, pack “{pack}” {version}, resting on {works}").format(
        name=name, theme=theme, pack=board.pack.title, version=board.pack.version, works=resting
    )


def cite(board: Board, words: str, items: tuple[str, ...]) -> Citation:
    """Words copied from a cell with the sources of every item that they touch."""
    voices = {voice.id: voice for voice in board.voices}
    positions = {position.id: position for position in board.positions.values()}
    sources: list[str] = []
    for item in items:
        if item in board.quotations:
            quotation = board.quotations[item]
            sources.append(quotation_line(quotation, voices.get(quotation.voice), board.works))
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
