"""Two parts of the page of a voice: what it holds in every debate, and how its view moved (METHOD 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.core import marks, stances
from app.core.blocks import Block, Piece, pack_of, prose
from app.core.paragraphs import heading, text_block
from app.core.words import translate
from db.records import DatedCode, Debate, Position, Theme, VoiceDetails


def debates_part(details: VoiceDetails, *, coding: bool, turned: bool = False) -> Iterator[Block]:
    """Where the voice speaks, debate by debate, each a way there: schools do not predict every answer.

    With ``coding`` off no code is told, only that something was found (METHOD 18).
    """
    by_debate: dict[str, list[Position]] = {}
    for position in details.positions:
        if position.code != "not found":
            by_debate.setdefault(position.debate, []).append(position)
    if not set(by_debate) & set(details.debates):
        return
    yield heading(translate("Sides", "In the debates"))
    for debate in details.debates.values():
        held = by_debate.get(debate.id, [])
        if not held:
            continue
        yield Block("item", (Piece(debate.question, "strong", f"debate:{debate.id}@{held[0].voice}"), *_count(held, coding=coding)))
        if len(held) <= 3:
            for position in held:
                yield _told(details, debate, position, coding=coding, turned=turned)


def _count(held: list[Position], *, coding: bool) -> tuple[Piece, ...]:
    """How many themes were found and coded, where they are too many to be listed here."""
    if len(held) <= 3:
        return ()
    coded = sum(position.code == "stance" for position in held)
    words = translate("Sides", "found on {found} themes, {coded} with a code") if coding else translate("Sides", "found on {found} themes")
    return (Piece(" · " + words.format(found=len(held), coded=coded), "source"),)


def _told(details: VoiceDetails, debate: Debate, position: Position, *, coding: bool, turned: bool) -> Block:
    """One position in a line: theme where the debate has several, stance in words, headline."""
    themes = details.themes.get(debate.id, ())
    theme = next((t for t in themes if t.key == position.theme), None)
    pieces = [Piece(f"{marks.plain(theme.short)}: ", "source")] if theme is not None and len(themes) > 1 else []
    words = stances.tell(position, axis_of(debate, theme), turned).words if coding else ""
    if words:
        pieces.append(Piece(f"{words} · " if position.headline else words, "soft"))
    pieces += prose(position.headline, pack_of(position.id))
    if position.jointly:
        others = ", ".join(details.names.get(one, one) for one in (position.voice, *position.jointly) if one != details.voice.id)
        pieces.append(Piece(" · " + translate("Sides", "together with {names}").format(names=others), "source"))
    return Block("source", tuple(pieces), position.id)


def axis_of(debate: Debate, theme: Theme | None) -> Debate:
    """The debate with the axis that counts for a theme: the theme's own where it has one."""
    if theme is None or not theme.steps:
        return debate
    return replace(debate, steps=theme.steps, first_pole=theme.first_name or debate.first_pole, second_pole=theme.second_name or debate.second_pole)


def change_part(details: VoiceDetails, *, coding: bool) -> Iterator[Block]:
    """How the view of a voice moved: the record's paragraphs, and (coding on) the path of its dated codes, theme by theme."""
    if details.voice.changes or (details.dated_codes and coding):
        yield heading(translate("Sides", "Change over time"))
    for change in details.voice.changes:
        yield text_block(change.text, label=f"{change.years}." if change.years else "", prefix=pack_of(details.voice.id))
    if not coding:
        return
    paths: dict[tuple[str, str], list[DatedCode]] = {}
    for dated in sorted(details.dated_codes, key=lambda code: code.year):
        paths.setdefault((dated.debate, dated.theme), []).append(dated)
    for (debate, key), path in paths.items():
        yield from _path(details, debate, key, path)


def _path(details: VoiceDetails, debate_id: str, key: str, path: list[DatedCode]) -> Iterator[Block]:
    """The dated codes of one theme as a line of years and words; an arrow only where the record joins them (METHOD 8)."""
    debate = details.debates.get(debate_id)
    if debate is None:
        return
    theme = next((t for t in details.themes.get(debate_id, ()) if t.key == key), None)
    axis = axis_of(debate, theme)
    named = debate.short if theme is None or len(details.themes.get(debate_id, ())) < 2 else f"{debate.short}, {marks.plain(theme.short)}"
    told = []
    for dated in path:
        words = f"{dated.year} {stances.step_words(axis, dated.stance)}"
        low = translate("Sides", "low confidence")
        told.append(f"{words} ({low})" if dated.low_confidence else words)
    joined = sum(dated.drawn == "joined" for dated in path) > 1
    yield text_block((" → " if joined else "; ").join(told), label=f"{named}:")
    for dated in path:
        if dated.rests_on:
            yield Block("source", (Piece(f"{dated.year}: ", "source"), *prose(dated.rests_on, pack_of(dated.id))))
