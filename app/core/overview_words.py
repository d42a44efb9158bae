"""What the overview says in sentences: cards, lines for a screen reader, distances, and how the measures are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.core import measures
from app.core.standing import pane_words
from app.core.vocabulary import kind_words
from app.core.words import translate

if TYPE_CHECKING:
    from app.core.overview import Overview, ThemeHead, VoiceHead
    from app.core.overview_cells import Cell


# -- figures in words --------------------------------------------------------------------------------------------------


def steps_words(steps: float) -> str:
    """A mean in steps, rounded to a tenth: ``1.4 steps``.

    >>> steps_words(1.04), steps_words(2.06)
    ('1 step', '2.1 steps')
    """
    number = f"{steps:.1f}".removesuffix(".0")
    return translate("Overview", "1 step") if number == "1" else translate("Overview", "{number} steps").format(number=number)


def near_words(near: measures.Near) -> str:
    """How near a voice stands to the one asked for, and on how many themes that rests (METHOD 24)."""
    if near.distance is None:
        few = translate("Overview", "not compared: they share 1 theme, five are needed")
        return few if near.shared == 1 else translate("Overview", "not compared: they share {shared} themes, five are needed").format(shared=near.shared)
    if near.distance.steps == 0:
        return translate("Overview", "never more than one step apart · {shared} shared themes").format(shared=near.shared)
    words = translate("Overview", "{steps} apart on average · {shared} shared themes")
    return words.format(steps=steps_words(near.distance.steps), shared=near.shared)


def near_short(near: measures.Near) -> str:
    """The same as a figure for a narrow head; a dash where they can't be compared."""
    return "–" if near.distance is None else f"{near.distance.steps:.1f}"


def contested_words(found: measures.Contested | None) -> str:
    """How contested a theme is, in words, with how many voices were counted."""
    if found is None:
        return translate("Overview", "too few codes to measure")
    return translate("Overview", "{steps} apart · {count} voices").format(steps=steps_words(found.steps), count=found.counted)


def contested_short(found: measures.Contested | None) -> str:
    """The same beside the bar."""
    return translate("Overview", "too few codes") if found is None else steps_words(found.steps)


# -- how it is measured ------------------------------------------------------------------------------------------------


def measured_words(*, historians: bool) -> tuple[str, ...]:
    """How each measure is made, a paragraph each (METHOD 24): what is counted, contested, nearness, the tree."""
    who = translate("Overview", "Historians only are counted.") if historians else translate("Overview", "Historians, participants and commentators are counted.")
    return (
        who
        + " "
        + translate(
            "Overview",
            "A stance counts where a source for it was seen; what is off the axis, not coded, not found or rests on general knowledge alone counts nowhere. "
            "Of a range that value counts which is nearest to the other voice. A divided voice counts at its ends and at the reading shown; where no single "
            "reading is given, it counts nowhere. The axis has seven steps. They are our coding, not the historians’ own figures.",
        ),
        translate(
            "Overview",
            "Most contested: how many steps apart two voices stand on a theme, on average over all pairs of the voices counted. At least four voices are "
            "needed. The bar is full where half of them stand at each end of the axis.",
        ),
        translate(
            "Overview",
            "Nearest to …: how many steps apart two voices stand, on average over the themes on which both have a stance that counts. The verdict is left "
            "out, because it sums the others up; a difference of one step counts as agreement. Five shared themes are needed, and their number is always shown.",
        ),
        translate(
            "Overview",
            "By likeness: the voices that are nearest are joined first, then groups by the average distance of their members. Only voices of whom every two "
            "share five themes are in the tree: who shares too little with the others is left out of it and stands behind, by year. Of two groups, the one "
            "nearer to the first pole stands first; left and right mean nothing else.",
        ),
    )


def order_words(found: Overview) -> str:
    """What has to be said of the order: who labels schools, what the tree holds or why there is none; empty for others."""
    if found.options.order == "school":
        return translate("Overview", "By the first label of each voice; its card says who gives it.")
    if found.options.order == "nearest":
        return translate("Overview", "Steps apart from {name} on average; a dash: too few shared themes.").format(name=found.near_name)
    if found.options.order != "likeness":
        return ""
    if found.tree is None:
        return translate("Overview", "No tree: no three voices of whom every two share five themes. They stand by year.")
    words = translate("Overview", "Tree of {count} voices, joined at up to {steps}. Behind it, by year, those who share too few themes with the others.")
    return words.format(count=len(found.tree.voices), steps=steps_words(found.tree.height))


# -- cards -------------------------------------------------------------------------------------------------------------


def cell_lines(found: Overview, cell: Cell) -> Iterator[str]:
    """The card of a cell: who and on what, what is held, on what it rests, the headline, what a click does."""
    voice, theme = found.voice(cell.voice), found.theme(cell.theme)
    if voice is None or theme is None:
        return
    yield " · ".join(part for part in (voice.full_name, voice.life, kind_words(voice.kind)) if part)
    yield theme.title
    if cell.state == "left out":
        yield translate("Overview", "left out by a filter")
        return
    stance = " · ".join(part for part in (cell.words, cell.outcome) if part)
    yield from (part for part in (cell.own_name, stance, cell.detail, cell.headline, cell.jointly) if part)
    yield translate("Overview", "click: open the panes here")


def voice_lines(found: Overview, voice: VoiceHead) -> Iterator[str]:
    """The card of a voice's head."""
    yield " · ".join(part for part in (voice.full_name, voice.life, kind_words(voice.kind)) if part)
    if voice.year:
        yield translate("Overview", "main work of {year}").format(year=voice.year)
    yield from (part for part in (voice.label, _near_line(found, voice), pane_words(voice.shown)) if part)
    yield translate("Overview", "click: details · Ctrl and click: choose two to compare")


def theme_lines(found: Overview, theme: ThemeHead) -> Iterator[str]:
    """The card of a theme's head."""
    yield theme.title
    yield theme.question
    if found.coding and theme.first_pole:
        for name, meaning in ((theme.first_pole, theme.first_words), (theme.second_pole, theme.second_words)):
            yield translate("Overview", "{pole}: {meaning}").format(pole=name, meaning=meaning) if meaning else name
        yield contested_words(theme.contested)
    yield translate("Overview", "click: open this theme")


def poles_words(first: str, second: str) -> str:
    """Both poles in one line, in drawing order (METHOD 20)."""
    return translate("Overview", "{first} ↔ {second}").format(first=first, second=second)


def _near_line(found: Overview, voice: VoiceHead) -> str:
    return translate("Overview", "{name}: {words}").format(name=found.near_name, words=voice.near) if voice.near else ""


# -- one line, for a screen reader and the line at the foot ------------------------------------------------------------


def cell_line(found: Overview, cell: Cell) -> str:
    """A cell in one line: voice, theme, what is held, on what it rests, headline."""
    voice, theme = found.voice(cell.voice), found.theme(cell.theme)
    if voice is None or theme is None:
        return ""
    who = translate("Overview", "{name}, {theme}").format(name=voice.full_name, theme=theme.short)
    if cell.state == "left out":
        return translate("Overview", "{place}: left out by a filter").format(place=who)
    told = ", ".join(part for part in (cell.own_name, cell.words, cell.outcome, cell.detail.replace(" · ", ", ")) if part)
    line = translate("Overview", "{place}: {told}").format(place=who, told=told)
    return f"{line}. {cell.headline}" if cell.headline else line


def voice_line(found: Overview, voice: VoiceHead) -> str:
    """A voice's head in one line."""
    parts = (voice.full_name, voice.year, voice.kind_told, voice.label if voice.group else "", voice.near.replace(" · ", ", "), pane_words(voice.shown))
    return ", ".join(part for part in parts if part)


def theme_line(found: Overview, theme: ThemeHead) -> str:
    """A theme's head in one line: with its poles where they are its own, and how contested it is."""
    poles = poles_words(theme.first_pole, theme.second_pole) if theme.own_axis and found.coding else ""
    measured = contested_words(theme.contested).replace(" · ", ", ") if found.coding and theme.first_pole else ""
    return ", ".join(part for part in (theme.title, poles, measured) if part)


def count_words(found: Overview) -> str:
    """How many voices are shown of how many."""
    shown = len(found.voices)
    if shown == found.all_voices:
        return translate("Overview", "{count} voices").format(count=shown)
    return translate("Overview", "{shown} of {count} voices").format(shown=shown, count=found.all_voices)
