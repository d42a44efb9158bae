"""Citations and bibliographies in a style: sources go to pandoc's citeproc as data and come back as pieces.

Every work is cited alone and put together here, so that no style can change the order in which a source is told, and
what METHOD 14 and 15 ask for stands in every style, in the reader's own file too. In a style of notes a source is a full
note; in any other it is the reference in the text, with the entries below. Two passages of one work that are copied give two
full notes: each may be pasted elsewhere, where a short one would point at nothing. In one document later notes are short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from app.core import citing
from app.core.sources import Cited, Locator, Source
from app.core.words import translate
from app.documents import citeproc, inlines, items, retouching, shortening
from app.documents.inlines import Inline, Rendered
from app.documents.pandoc import DocumentError, Pandoc
from app.documents.particulars import Item
from app.documents.styles import Style
from db.records import Pack, Work

_SHOWN = re.compile(r"\b(?:entry|year|title)\b")
"""What of an entry a reference in the text shows too, as ``items.unchecked`` names it."""

_TITLED = ("entry", "title", "chapter title")
"""What of an entry a short note shows."""

_PAIRS = {"(": ")", "[": "]"}
_AT_ONCE = 400
"""Short notes to one run of pandoc, which has a time limit."""

Shorts = Mapping[tuple[str, Locator], list[Inline]]
"""How a work (by its key) with a locator is named from its second note on."""


@dataclass(frozen=True, slots=True)
class Styled:
    """Sources in a style, and the entries that their references in the text lead to; none in a style of notes."""

    sources: tuple[Rendered, ...]
    entries: tuple[Rendered, ...] = ()


def cite(pandoc: Pandoc, style: Style, sources: Sequence[Source]) -> Styled:
    """Sources in a style. Raises DocumentError with a sentence where pandoc or the style fails."""
    made, entries = pieces(pandoc, style, sources)
    return Styled(tuple(map(inlines.rendered, made)), tuple(map(inlines.rendered, entries)))


def pieces(pandoc: Pandoc, style: Style, sources: Sequence[Source], shorts: Shorts | None = None) -> tuple[list[list[Inline]], list[list[Inline]]]:
    """The same before it is written: the pieces of every source, and of the entries. What was cited before takes its form from ``shorts``."""
    asked = [(part, _item(part, style)) for source in sources for part in source.parts if isinstance(part, Cited) and not _shortened(part, shorts)]
    keys = [f"c{at}" if style.notes else _key(part.what) for at, (part, _) in enumerate(asked)]
    set_, entries = citeproc.set_in(pandoc, style, [(key, item, _locator(part, style)) for key, (part, item) in zip(keys, asked, strict=True)])
    found = iter([_whole(made, part.what, item) for made, (part, item) in zip(set_, asked, strict=True)])
    composed = [_composed(source, style, found, shorts) for source in sources]
    return composed, [] if style.notes else [_shaped(_with_checks(_kept(entry, one[1]), one[0].what), style) for key, entry in entries for one in [asked[keys.index(key)]]]


def bibliography(pandoc: Pandoc, style: Style, works: Sequence[Work], pack: Pack | None = None) -> tuple[Rendered, ...]:
    """The entries of works (and of the pack) in a style, in the order of the style. A style that leaves a kind out loses nothing."""
    return tuple(map(inlines.rendered, listed(pandoc, style, works, pack)))


def listed(pandoc: Pandoc, style: Style, works: Sequence[Work], pack: Pack | None = None) -> list[list[Inline]]:
    """The same before it is written: the pieces of every entry."""
    wanted: list[Work | Pack] = [*works, *([pack] if pack is not None else [])]
    made = {_key(one): (one, _item(Cited(one), style)) for one in wanted}
    _, entries = citeproc.set_in(pandoc, style, [(key, item, []) for key, (_, item) in made.items()], cited=False)
    there = {key for key, entry in entries if inlines.plain(entry).strip()}
    kept = [_with_checks(_kept(entry, made[key][1]), made[key][0]) for key, entry in entries if key in there]
    lost = [inlines.with_stop(inlines.words(_bare(one))) for key, (one, _) in made.items() if key not in there]
    return [_shaped(entry, style) for entry in [*kept, *lost]]


def together(words: str, styled: Styled) -> Rendered:
    """What goes on the clipboard: the words (none: the citation alone), then where they come from, then the entries."""
    dash = "— " if words else ""
    lines = words.splitlines()
    plain = [*lines, *(dash + source.plain for source in styled.sources), *(entry.plain for entry in styled.entries)]
    html = [*(escape(line) for line in lines), *(dash + source.html for source in styled.sources), *(entry.html for entry in styled.entries)]
    markdown = [*map(inlines.escaped, lines), *(dash + source.markdown for source in styled.sources), *(entry.markdown for entry in styled.entries)]
    return Rendered("\n".join(plain), "".join(f"<p>{line}</p>" for line in html), "\n\n".join(markdown) + "\n")


def trial(pandoc: Pandoc, style: Style, works: Sequence[Work], pack: Pack) -> None:
    """Set a few works and the pack in a style, to find out whether pandoc can use it. Raises DocumentError where it can't."""
    listed: list[Work | Pack] = [*works, pack]
    set_, _ = citeproc.set_in(pandoc, style, [(_key(one), _item(Cited(one), style), []) for one in listed])
    if not all(inlines.plain(pieces).strip(" .()[]?") for pieces in set_):
        raise DocumentError(translate("References", "it sets nothing for a plain book, article or data set."))


def shortened(pandoc: Pandoc, style: Style, sources: Sequence[Source]) -> Shorts | None:
    """How a style of notes names what was cited before, for all sources of a document; None for a style that names it otherwise.

    pandoc sees every work of the document once, as it has to tell two editions of one book apart, and then each of those that come
    again, with something else between two, for otherwise it would write *ibid.*, which the next note that is put in makes wrong. A
    style that points at the number of the first note keeps full notes: here pandoc knows no numbers. So does a work without a title
    of its own, since *[Review]* alone leads nowhere.
    """
    if not style.notes or b"first-reference-note-number" in style.path.read_bytes():
        return None
    parts = [part for source in sources for part in source.parts if isinstance(part, Cited) and isinstance(part.what, Work)]
    first = {_key(part.what): (_key(part.what), _item(Cited(part.what), style), list[Inline]()) for part in parts}
    again = {(_key(part.what), part.locator): part for part in parts if part.again and isinstance(part.what, Work) and not items.described(part.what)}
    shortening.shorten([item for _, item, _ in first.values()])
    between: citeproc.Asked = ("between", {"type": "book", "title": "Between", "author": [{"literal": "Between"}]}, [])
    made: dict[tuple[str, Locator], list[Inline]] = {}
    for start in range(0, len(again), _AT_ONCE):
        some = list(again.items())[start : start + _AT_ONCE]
        asked = [*first.values(), *(one for (key, _), part in some for one in (between, (key, first[key][1], _locator(part, style))))]
        set_, _ = citeproc.set_in(pandoc, style, asked)
        made |= {name: citation for (name, _), citation in zip(some, set_[len(first) + 1 :: 2], strict=True) if inlines.plain(citation).strip(" ().[]?")}
    return made


def _shortened(part: Cited, shorts: Shorts | None) -> bool:
    """Is it named short? The pack is by our own words, since every citation of it names its version."""
    return part.again and shorts is not None and (isinstance(part.what, Pack) or (_key(part.what), part.locator) in shorts)


# -- to pandoc --------------------------------------------------------------------------------------------------------


def _key(one: Work | Pack) -> str:
    return f"pack:{one.id}" if isinstance(one, Pack) else one.id


def _item(part: Cited, style: Style) -> Item:
    if isinstance(part.what, Pack):
        return items.pack_item(part.what, style)
    return items.item(part.what, style, part.locator.value if part.locator.label.startswith("p") else "")


def _locator(part: Cited, style: Style) -> list[Inline]:
    """A locator as pandoc's citeproc takes it. It knows labels in the language of the style alone; a bare number is a page."""
    at = part.locator
    if not at.value or not _printed(at, style):
        return []
    return inlines.words(f", {{{at.label} {at.value}}}" if style.english else f", {{{at.value}}}")


def _printed(at: Locator, style: Style) -> bool:
    """Has the style's file the style's word for what is counted?"""
    return at.label.startswith("p") or (style.english and style.chapter == "ch.")


def _said(at: Locator, style: Style) -> str:
    """A locator that the style has no word for, in ours."""
    if not at.value or _printed(at, style):
        return ""
    plural = "s" if at.label == "chs." and style.english else ""
    label = style.chapter.removesuffix(".") + plural + "." * style.chapter.endswith(".") if at.label.startswith("ch") else at.label
    return f", {label} {at.value}"


def _bare(one: Work | Pack) -> str:
    """A work before any style, for what a style does not set."""
    if isinstance(one, Pack):
        return f"{one.authors}, {one.title}, {one.version}"
    return citing.work_line(one).removesuffix(f", {citing.page_missing('')}")


def _whole(pieces: list[Inline], one: Work | Pack, item: Item) -> list[Inline]:
    """A citation that says something: a style that sets nothing for a kind of work gets the plain line."""
    if not inlines.plain(pieces).strip(" ().[]?"):
        return inlines.words(_bare(one))
    return _kept(pieces, item) if inlines.plain(pieces)[:1] not in _PAIRS else pieces


def _kept(pieces: list[Inline], item: Item) -> list[Inline]:
    """An archive or an address that a style leaves out is put behind: without it the source can't be found."""
    text = inlines.plain(pieces)
    series = " ".join(str(item[name]) for name in ("collection-title", "collection-number") if item.get(name))
    places = [", ".join(str(item[name]) for name in ("archive", "archive_location") if item.get(name)), series if item["type"] == "report" else "", str(item.get("URL", ""))]
    behind = str(item.get("behind", ""))
    marker = (str(item.get("archive", "")), str(item.get("collection-title", "")), str(item.get("URL", "")))
    added = [place for place, mark in zip(places, marker, strict=True) if place and mark not in text]
    said = "".join([behind, *(f", {place}" for place in added)])
    return [*inlines.without_stop(pieces), *inlines.words(f"{said}.")] if said and text else pieces


def _with_checks(entry: list[Inline], one: Work | Pack) -> list[Inline]:
    """An entry with a word on what of it nobody checked."""
    missing = "" if isinstance(one, Pack) else items.unchecked(one)
    return [*entry, *inlines.words(f" {missing}")] if missing else entry


def _composed(source: Source, style: Style, found: Iterator[list[Inline]], shorts: Shorts | None) -> list[Inline]:
    """One source from its parts: a note that ends with a stop, or a reference in one pair of brackets."""
    pieces: list[Inline] = []
    brackets = ""
    for part in source.parts:
        if isinstance(part, str):
            pieces += inlines.marked(_quoted(items.curly(part), style))
            continue
        brief = _shortened(part, shorts)
        if brief and isinstance(part.what, Pack):
            named = translate("References", "pack “{pack}”, version {version}").format(pack=part.what.title, version=part.what.version)
            pieces += inlines.words(_quoted(items.curly(named), style))
            continue
        cited = shorts[_key(part.what), part.locator] if brief and shorts is not None else next(found)
        if style.notes:
            cited = inlines.without_stop(cited)
        else:
            cited, opening = _bare_reference(cited)
            brackets = brackets or opening
            if isinstance(part.what, Pack):  # a reference in the text may name the author alone
                named = translate("References", "pack “{pack}” {version}, ").format(pack=part.what.title, version=part.what.version)
                pieces += inlines.words(_quoted(items.curly(named), style))
        missing = "" if isinstance(part.what, Pack) else items.unchecked(part.what, _TITLED) if brief else items.unchecked(part.what)
        if not style.notes and not _SHOWN.search(missing):
            missing = ""  # a reference in the text names no publisher; the entry below it says what of that nobody checked
        pieces += [*cited, *inlines.words(_said(part.locator, style)), *(inlines.words(f" {missing}") if missing else [])]
    if style.notes:
        return _shaped(inlines.with_stop(inlines.capital(pieces)), style)
    brackets = brackets or "("
    return _shaped([{"t": "Str", "c": brackets}, *pieces, {"t": "Str", "c": _PAIRS[brackets]}], style)


def _bare_reference(pieces: list[Inline]) -> tuple[list[Inline], str]:
    """A reference in the text without its brackets, and which they were; a raised number has none."""
    text = inlines.plain(pieces)
    opening = text[:1]
    if not pieces or _PAIRS.get(opening, " ") != text[-1:]:
        return pieces, ""
    return inlines.without_end(_cut(_cut(pieces, 0), -1)), opening


def _cut(pieces: list[Inline], end: int) -> list[Inline]:
    """The pieces without the letter at their beginning (0) or end (-1)."""
    if not pieces:
        return pieces
    piece = pieces[end]
    if piece["t"] == "Str":
        text = piece["c"][1:] if end == 0 else piece["c"][:-1]
        new = [{"t": "Str", "c": text}] if text else []
    elif piece["t"] in ("Span", "Quoted", "Link"):
        new = [{**piece, "c": [piece["c"][0], _cut(piece["c"][1], end), *piece["c"][2:]]}]
    else:
        new = [{**piece, "c": _cut(piece["c"], end)}] if isinstance(piece.get("c"), list) else [piece]
    return [*new, *pieces[1:]] if end == 0 else [*pieces[:-1], *new]


def _quoted(text: str, style: Style) -> str:
    """Words of ours with quotation marks as the style sets them: the comma inside, or single marks and the comma outside."""
    if style.american:
        return re.sub(r"”([,.])", r"\1”", text)
    return text.translate({ord("“"): "‘", ord("”"): "’"}) if style.language.startswith("en") else text


def _shaped(pieces: list[Inline], style: Style) -> list[Inline]:
    """Brackets inside brackets, quotation marks around brackets, and commas behind them, as the style has them.

    Chicago sets square brackets inside round ones. A title that is a description in square brackets has no quotation marks.
    """
    pieces = retouching.unquoted(pieces)
    pieces = retouching.rewritten(retouching.upright(pieces), r"\.forthcoming", ".Forthcoming")
    if style.american:
        pieces = retouching.rewritten(pieces, r"”([,.])", r"\1”")
        pieces = retouching.rewritten(pieces, r"(‘[^“”‘]*)’([.,])”", r"\1\2’”")
    if style.id == "mla":
        pieces = retouching.rewritten(pieces, r",Translatedby", ",translatedby")
    return retouching.square(retouching.once_in_a_year(retouching.once_dated(pieces))) if style.square else pieces
