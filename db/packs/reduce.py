"""A pack with only some of its debates, which is a sound pack again. Pure: it works on the document and writes nothing."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from db.packs.debates import Debate, Quotation
from db.packs.types import PackDocument


def reduced(document: PackDocument, debates: Collection[str]) -> PackDocument:
    """The document with these debates (short ids) alone; with all of them it is the same document. Raises KeyError.

    Voices, works, events, periods, publications, schools, terms, the story and the corrections stay, and lose only what
    they say of debates, themes, quotations and figures that went. Figures and polls go with their debate. A quotation
    that a position quotes out of a debate that goes is kept in the debate of the position, without its themes, so that
    every position stays as it is. What the pack says about itself says which debates were taken.
    """
    known = {debate.id for debate in document.debates}
    wanted = set(debates)
    if unknown := sorted(wanted - known):
        raise KeyError(unknown[0])
    if wanted == known:
        return document
    elsewhere = {quotation.id: quotation for debate in document.debates if debate.id not in wanted for quotation in debate.quotations}
    kept, taken = [], set[str]()
    for debate in document.debates:
        if debate.id in wanted:
            kept.append(_with_quoted(debate, elsewhere, taken))
    themes = {theme.key for debate in kept for theme in debate.themes}
    quotations = {quotation.id for debate in kept for quotation in debate.quotations}
    estimates = tuple(estimate for estimate in document.estimates if estimate.debate in wanted)
    polls = tuple(poll for poll in document.polls if poll.debate in wanted)
    figures = {estimate.id for estimate in estimates} | {poll.id for poll in polls}
    pack = document.pack
    return replace(
        document,
        pack=replace(pack, order=_only(pack.order, wanted), about=_about(pack.about, kept, len(known))),
        events=tuple(replace(event, themes=_only(event.themes, themes)) for event in document.events),
        publications=tuple(replace(one, themes=_only(one.themes, themes)) for one in document.publications),
        terms=tuple(replace(term, debates=_only(term.debates, wanted)) for term in document.terms),
        corrections=tuple(
            replace(
                one, quotations=_only(one.quotations, quotations), themes=_only(one.themes, themes), debates=_only(one.debates, wanted),
                estimates=_only(one.estimates, figures),
            )
            for one in document.corrections
        ),
        estimates=estimates,
        polls=polls,
        passages=tuple(replace(one, debates=_only(one.debates, wanted), themes=_only(one.themes, themes)) for one in document.passages),
        debates=tuple(kept),
    )


def _only(ids: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one in known)


def _with_quoted(debate: Debate, elsewhere: dict[str, Quotation], taken: set[str]) -> Debate:
    """The debate with the quotations of debates that go which its positions quote; each is taken over once in the pack."""
    quoted = dict.fromkeys(one for position in debate.positions for one in position.quotations if one in elsewhere and one not in taken)
    taken.update(quoted)
    if not quoted:
        return debate
    return replace(debate, quotations=(*debate.quotations, *(replace(elsewhere[one], theme="", themes=()) for one in quoted)))


def _about(about: str, kept: list[Debate], of: int) -> str:
    """What the pack says about itself, with the debates that were taken behind it: it carries the whole pack's name and version."""
    questions = "; ".join(debate.question for debate in kept)
    says = f"A part of this pack: {len(kept)} of its {of} debates ({questions})."
    return f"{about}\n\n{says}" if about else says
