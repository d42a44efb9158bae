"""Edition, volume, place and publisher of a record in the words of a style, and in the field that its file prints."""

from __future__ import annotations

import re

from app.core import marks
from app.core.words import translate
from app.documents.particulars import Fixed, Item
from app.documents.styles import Style

_ADJECTIVE = re.compile(r"\b(?:revised|expanded|enlarged|abridged)$")


def imprint(csl: Item, style: Style) -> None:
    """All of it, in place."""
    edition(csl, style)
    _volume(csl, style)
    if "publisher" in csl:
        csl["publisher"] = press(str(csl["publisher"]), style)
        _houses(csl, style)


def edition(csl: Item, style: Style) -> None:
    """An edition in the words of the style; behind the title where the style's file would take it for an issue."""
    given = str(csl.get("edition", ""))
    if not given:
        return
    short = re.sub(r"^revised\b", "rev.", given)
    if not style.edition:
        csl.pop("edition")
        _behind_title(csl, f"{given}-е изд." if given.isdecimal() else marks.sentence(f"{short} ed." if _ADJECTIVE.search(given) else given))
    elif not given.isdecimal():
        words = f"{short} {style.edition}" if _ADJECTIVE.search(given) else given
        csl["edition"] = marks.sentence(words) if style.sentence else words
        if style.id == "mla" and csl.get("translator"):
            csl["edition"] = Fixed(words)  # behind a comma; MLA's file would begin it with a capital


def _volume(csl: Item, style: Style) -> None:
    """The volume of a book, where the style's file leaves it out: in the place of an edition, or behind the title."""
    if csl["type"] != "book" or not csl.get("volume") or not style.volume:
        return
    words = f"{style.volume} {csl.pop('volume')}"
    if style.edition:
        csl["edition"] = ", ".join(part for part in (words, str(csl.get("edition", ""))) if part)
    else:
        _behind_title(csl, words)


def _behind_title(csl: Item, words: str) -> None:
    title = csl["title"].text if isinstance(csl["title"], Fixed) else csl["title"]
    csl["title"] = Fixed(f"{title}. {words.rstrip('.')}")


def spelled(publisher: str) -> str:
    """A publisher with *University Press* spelled out."""
    return re.sub(r"\bUP\b", "University Press", publisher)


def press(publisher: str, style: Style) -> str:
    """A university press as the style writes it: MLA shortens it, the others spell it out."""
    whole = spelled(publisher)
    if style.id != "mla":
        return whole
    return re.sub(r"\bUniversity of ([\w ]+?) Press\b", r"U of \1 P", whole.replace("University Press", "UP"))


def _houses(csl: Item, style: Style) -> None:
    """Two publishers, which the record holds with a semicolon: each behind its place, where the style prints places and both are known."""
    publishers = str(csl["publisher"]).split("; ")
    places = str(csl.get("publisher-place", "")).split("; ")
    if len(publishers) > 1 and style.placed and len(places) == len(publishers):
        csl["publisher-place"] = places[0]
        csl["publisher"] = "; ".join([publishers[0], *(f"{place}: {publisher}" for place, publisher in zip(places[1:], publishers[1:], strict=True))])
    elif style.id == "mla":
        csl["publisher"] = " / ".join(publishers)


def placeless(csl: Item, style: Style, *, printed: bool = True) -> None:
    """Place, publisher and year that are not known, in the style that says so; and a number that Harvard's file prints as a volume alone."""
    if style.placeless:
        if csl["type"] in ("book", "chapter", "dataset") and (printed or csl.get("publisher-place")):
            csl.setdefault("publisher-place", style.placeless)
            csl.setdefault("publisher", "[s. n.]")
        csl.setdefault("issued", {"literal": "[s. a.]"})
    if style.english and style.interview == "article" and csl["type"] == "article-journal" and "volume" not in csl and "issue" in csl:
        csl["volume"] = csl.pop("issue")


_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def behind(csl: Item, style: Style) -> None:
    """What a style's file leaves out and the work can't be found without: ``behind`` is set at the end of the entry, by ``references``.

    GOST's file prints no day of a newspaper, no number of a working paper and no translator. Of a translation without a
    publisher Chicago and MLA would set two bare years.
    """
    added = []
    parts = list(next(iter((csl.get("issued") or {}).get("date-parts", ())), ()))
    if style.placeless and csl["type"] in ("article-newspaper", "article-magazine", "broadcast") and len(parts) > 1 and "archive" not in csl:
        added.append(" ".join(str(part) for part in (*parts[2:], _MONTHS[parts[1] - 1])))
    if style.placeless and csl["type"] == "report" and csl.get("genre"):
        added.append(f"{csl['genre']} № {csl.get('number', '')}".removesuffix(" № "))
    if csl.get("original-date") and "original-title" not in csl and not (csl.get("publisher") or csl.get("edition")) and style.id in ("chicago-notes", "mla", "mhra-notes"):
        made = csl.pop("original-date")["date-parts"][0][0]
        added.append(translate("References", "originally published {year}").format(year=made))
    stop = ". " if not style.notes else ", "
    csl |= {"behind": stop + ". ".join(marks.sentence(part.rstrip(".")) if not style.notes else part for part in added)} if added else {}
    if style.placeless and csl.get("translator") and csl["type"] == "book":
        _translated(csl)


def _translated(csl: Item) -> None:
    """A translator behind the editors, or behind the title, as GOST has those who are responsible."""
    said = ", ".join(_short(name) for name in csl["translator"])
    if csl.get("editor"):
        csl["editor"] = [{"literal": f"{', '.join(_short(name) for name in csl['editor'])}; пер. {said}"}]
    else:
        title, stop, rest = str(csl["title"].text if isinstance(csl["title"], Fixed) else csl["title"]).partition(". ")
        csl["title"] = Fixed(f"{title} / пер. {said}{stop}{rest}")


def _short(name: dict[str, str]) -> str:
    """A name with initials before it."""
    return " ".join([*(f"{part[:1]}." for part in name.get("given", "").split()), str(name.get("family") or name.get("literal", ""))])
