"""*Before you hand in*: what of an export lacks a page, was seen once only, or is only reported, and where to look (METHOD 15)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core import cells, citing, marks
from app.core.blocks import short_id
from app.core.vocabulary import check_words
from app.core.words import translate
from db.records import Board, Position, Quotation, Work


def title() -> str:
    """The heading with which every export ends."""
    return translate("HandingIn", "Before you hand in")


def lines(board: Board, voices: Sequence[str], themes: Sequence[str], *, quoted: bool = True) -> list[str]:
    """One line for everything in an export that must be looked up before it is cited; with the marks of our texts.

    ``quoted``: the quotations stand in it too.
    """
    positions = [board.positions[voice, theme] for theme in themes for voice in voices if (voice, theme) in board.positions]
    quotations = {q.id: q for position in positions for q in cells.with_companions(cells.free_quotations(board, position), board.quotations)}
    names = {voice.id: voice.name for voice in board.voices}
    found = [line for quotation in quotations.values() if quoted and (line := _quotation(board, quotation, names.get(quotation.voice, "")))]
    themes_by_key = {theme.key: theme.title for theme in board.themes}
    found += [line for position in positions if (line := _position(board, position, names.get(position.voice, ""), themes_by_key.get(position.theme, "")))]
    return [*found, cite_line()]


def cite_line() -> str:
    """What is true of every export, and stands last."""
    return translate("HandingIn", "Cite the historians from their works, and this collection only for its paraphrases and codes.")


def _quotation(board: Board, quotation: Quotation, name: str) -> str:
    """What is wanting of one quotation, and where it was seen; empty where nothing is."""
    wanting = []
    if not marks.has_page(quotation.locator):
        wanting.append(translate("HandingIn", "page not seen"))
    if quotation.second_check != "found again":
        wanting.append(check_words(quotation.second_check))
    if quotation.grade == "copy":
        wanting.append(translate("HandingIn", "checked in a copy"))
    elif quotation.grade in ("cited", "reported"):
        wanting.append(translate("HandingIn", "seen at second hand"))
    if not wanting:
        return ""
    work = board.works.get(quotation.work)
    where = _title(work) if work is not None else quotation.work_text
    if quotation.speaker:  # words of another, which stand with this voice
        name = translate("HandingIn", "{speaker} (recorded with {voice})").format(speaker=marks.sentence(quotation.speaker), voice=name)
    text = translate("HandingIn", "{name}, {words}: {wanting}. Where to look: {where} Seen: {seen}")
    words = marks.typographic(_beginning(quotation.text))
    return text.format(name=name, words=words, wanting=", ".join(wanting), where=_stopped(where), seen=_stopped(quotation.seen_at or "—"))


def _title(work: Work) -> str:
    """The title of a work with the marks of a title, unless it has some inside."""
    return work.title if "*" in work.title else f"*{work.title}*"


def _stopped(words: str) -> str:
    """Words with a stop behind them, unless they end with a sign that is one (*Who Killed Kirov?*)."""
    words = words.rstrip(".")
    return words if words.rstrip("*\"”’")[-1:] in ("?", "!", "…") else f"{words}."


def _position(board: Board, position: Position, name: str, theme: str) -> str:
    """What is wanting of a paraphrase: nothing seen, something not checked, or the work itself not seen."""
    if position.code == "not found":
        return ""
    if citing.unsourced(position):
        return translate("HandingIn", "{name} on “{theme}”: no source was seen; this rests on general knowledge and is not to be cited.").format(name=name, theme=theme)
    wanting = []
    if position.basis in ("review", "abstract", "article"):
        wanting.append(translate("HandingIn", "the work itself was not seen; it is known from {source}").format(source=_known(position)))
    if any("[general knowledge]" in text for text in (position.headline, position.summary)):
        wanting.append(translate("HandingIn", "it has a clause that nobody checked"))
    if not wanting:
        return ""
    works = "; ".join(_title(board.works[work]) for work in position.works if work in board.works) or _named(board, position.rests_on)
    look = translate("HandingIn", " Where to look: {works}").format(works=_stopped(works)) if works else ""
    return translate("HandingIn", "{name} on “{theme}” (paraphrase): {wanting}.").format(name=name, theme=theme, wanting="; ".join(wanting)) + look


_REMARKS = re.compile(r"(?:^|(?<=[.;])\s*|(?<=\w)[.;]\s*)(?:Weak|Low confidence|Second word)\b.*$", re.DOTALL)
"""What the coders remark on their own code: it is no place to look."""

def _named(board: Board, text: str) -> str:
    """What a position rests on, with the work of a passage in the place of the passage's sign, which leads nowhere outside the program."""
    by_sign = {short_id(quotation.id): quotation for quotation in board.quotations.values()}

    def work(found: re.Match[str]) -> str:
        quotation = by_sign.get(found[1])
        if quotation is None:
            return marks.elsewhere()
        known = board.works.get(quotation.work)
        return known.title if known is not None else quotation.work_text

    named = marks.SIGN.sub(work, _REMARKS.sub("", text))
    return re.sub(r"^(.{9,}) \(\1\)", r"\1", named)  # said once is enough


def _known(position: Position) -> str:
    return {
        "review": translate("HandingIn", "a review or report"),
        "abstract": translate("HandingIn", "an abstract"),
        "article": translate("HandingIn", "the encyclopaedia article alone"),
    }[position.basis]


def _beginning(text: str, longest: int = 60) -> str:
    """The first words of a quotation, so that it is found again in the export."""
    if len(text) <= longest:
        return text
    return text[:longest].rpartition(" ")[0] + " …"
