"""A work as the CSL-JSON that a style can set rightly: kinds and fields of the record brought to what CSL means by them.

Nothing is added that the record does not say. What it says in its note (that a title is a description, who asked the
questions, the number of a working paper) is put where CSL has a place for it, because a style prints no notes.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.core import marks
from app.core.cells import short_id
from app.core.marks import curly as curly
from app.core.words import translate
from app.documents import casing, imprints, particulars
from app.documents.particulars import Fixed, Item
from app.documents.styles import Style
from db.records import Pack, Work

_DESCRIBED = re.compile(r"the title is a description|does not give the title")
_INTERVIEW = re.compile(r"\binterview with ((?:[A-Z][\w.’'-]*)(?: (?:[A-Z]\.|[A-Z][\w’'-]+))+)")
_PAPER = re.compile(r"\b([A-Z][\w ]*Working Paper) (?:no\. )?(\d+)\b")
_SERIES = re.compile(r"\b([A-Z][\w ]* Papers) no\. (\d+)\b")
_LECTURE = re.compile(r"(?:^|; )([A-Z][^;]*\bLecture\b[^;]*)")
_RANGE = re.compile(r"[\divxlc]+(?:[–-][\divxlc]+)?$")
_PERIODICAL = ("review", "article-magazine", "article-journal")
_ABROAD = re.compile(r"[\u0400-\u04ff]")

_UNCHECKED = re.compile(r"(?:^|; )((?:[a-z-]+(?: title)?)(?:(?:, | and )[a-z-]+(?: title)?)*): general knowledge")
_FIELDS = {
    "entry", "title", "year", "publisher", "place", "publisher-place", "volume", "editor", "series", "journal", "periodical", "container-title", "container title",
    "chapter title", "issue",
}  # fmt: skip


def described(work: Work) -> bool:
    """Is the title a description of ours, because none was seen?"""
    return _DESCRIBED.search(str(work.csl.get("note", ""))) is not None


def title(work: Work) -> str:
    """The title; a description in square brackets, as cataloguers mark what they supply."""
    if described(work):
        return f"[{curly(particulars.description(work.title, str(work.csl.get('container-title', ''))))}]"
    return particulars.years(curly(work.title))


def unchecked(work: Work, shown: Collection[str] = _FIELDS) -> str:
    """Which parts of the entry nobody checked, as *[publisher, place not checked]*, or empty (METHOD 6). ``shown``: the parts that are looked at."""
    found: list[str] = []
    for match in _UNCHECKED.finditer(str(work.csl.get("note", ""))):
        names = re.split(r", | and ", match[1])
        if all(name in _FIELDS for name in names):
            found += [{"publisher-place": "place", "container-title": "journal", "container title": "journal"}.get(name, name) for name in names]
    found = [name for name in found if name in shown]
    if not found:
        return ""
    what = translate("References", "entry") if "entry" in found else ", ".join(dict.fromkeys(found))
    return "[" + translate("References", "{what} not checked").format(what=what) + "]"


def kind(csl: Item) -> str:
    """The CSL type that says what the record means.

    CSL's *review* is a review known by the title of what it reviews; ours have titles of their own, so they are articles.
    An article with volume or number is found by them, as in a journal; one without either, by its date, as in a magazine.
    A pamphlet is set as a book, a document as an article that stands alone, an undated entry as a part of a book, because styles know these better.
    """
    given = str(csl["type"])
    if given in _PERIODICAL:
        return "article-journal" if csl.get("volume") or (csl.get("issue") and given != "article-magazine") or csl.get("page") else "article-magazine"
    if given == "entry-encyclopedia" and not csl.get("issued"):
        return "chapter"
    return {"pamphlet": "book", "document": "article"}.get(given, given)


def _fields(work: Work) -> Item:
    """The fields of a work that say something, without what is ours; kind and year stand in the record in any case."""
    csl: Item = {"type": work.kind, **({"issued": {"date-parts": [[work.year]]}} if work.year and "original-date" not in work.csl else {})}
    return csl | {key: value for key, value in work.csl.items() if value and key not in ("id", "custom", "note")}


def item(work: Work, style: Style, page: str = "") -> Item:
    """The work as a style sets it. ``page`` is the one that is cited: where it is the whole extent, it stands once."""
    csl = {key: value for key, value in _fields(work).items() if key not in ("language", "ISBN", "number-of-pages")}
    note = str(work.csl.get("note", ""))
    csl["type"] = kind(csl)
    csl["title"] = _titled(title(work), style, fixed=described(work) or not str(work.csl.get("language", "en")).startswith("en"))
    if isinstance(csl.get("container-title"), str):
        name = particulars.years(curly(csl["container-title"]))
        csl["container-title"] = _titled(name, style) if csl["type"] == "chapter" else Fixed(name)
        if csl["type"] == "chapter" and "editor" not in csl and style.english and style.speech == "container":
            csl["container-title"] = Fixed(str(casing.sentence(name)), before="in")  # Harvard's file has it before an editor alone
    if not _RANGE.match(str(csl.get("page", ""))) or csl.get("page") == page:
        csl.pop("page", None)
    if csl["type"] in ("article-journal", "article-magazine"):
        csl.pop("publisher-place", None)  # a journal is known by its name; a newspaper by its town too
        csl |= {"volume": particulars.arabic(str(csl["volume"]))} if "volume" in csl else {}
    if "issue" in csl:
        csl["issue"] = re.sub(r"(?<=[A-Za-z])-(?=\d)", "\u2011", str(csl["issue"]))  # *XVII-19* is one number, and no range
    if style.english and ((not style.american and csl["type"] not in ("book", "report")) or (style.american and style.sentence)):
        csl["title"] = _inside_single(csl["title"])  # inside single marks, or inside none
    if particulars.announced(note):
        csl["issued"] = {"literal": translate("References", "forthcoming")}
    particulars.whole_names(csl)
    _original(csl, note, style)
    imprints.imprint(csl, style)
    _interview(csl, style, note, work)
    _report(csl, note)
    _told(csl, note, style)
    _alone(csl, style)
    imprints.placeless(csl, style, printed=work.kind not in ("speech", "document"))
    imprints.behind(csl, style)
    return {key: curly(value) if isinstance(value, str) and key not in ("type", "URL") else value for key, value in csl.items()}


def _original(csl: Item, note: str, style: Style) -> None:
    """The original of a translation; where the imprint is that of the original, its title stands first, and ours is the translation of it."""
    if csl.get("original-date") and years(csl, "original-date") == years(csl, "issued"):
        csl.pop("original-date")  # *(1937) 1937* tells nobody anything
    if "original-title" not in csl:
        return
    original = curly(str(csl["original-title"]))
    csl["original-title"] = Fixed(particulars.latin(original) if style.english else original)
    if particulars.original_imprint(note):
        named = csl["title"].text if isinstance(csl["title"], Fixed) else csl["title"]
        first = csl.pop("original-title").text
        csl["title"] = Fixed(first, after=f"[{named}]") if csl["type"] == "book" and style.english else Fixed(f"{first} [{named}]")


def _titled(text: str, style: Style, *, fixed: bool = False) -> str | Fixed:
    """The title of a work with the capitals that the style asks for; one in Russian letters keeps its own.

    One that is recorded in headline case keeps it too: CSL would write *Leninism Under Lenin*, against Chicago's rule.
    """
    if not fixed and style.english and not _ABROAD.search(text):
        text = casing.sentence(text) if style.sentence else particulars.headline(text) if casing.is_headline(text) else text
    return Fixed(text) if fixed or style.sentence or _ABROAD.search(text) or casing.is_headline(text) else text


def _report(csl: Item, note: str) -> None:
    """The number of a working paper, or of a series, which the record keeps in its note."""
    if csl["type"] != "report":
        return
    if found := _PAPER.search(note):
        csl["genre"], csl["number"] = found[1], found[2]
    elif found := _SERIES.search(note):
        csl["collection-title"], csl["collection-number"] = found[1], found[2]


def years(csl: Item, name: str) -> tuple[int, ...]:
    """The years of a date of CSL-JSON; empty where it has none."""
    return tuple(parts[0] for parts in (csl.get(name) or {}).get("date-parts", ()) if parts)


def _alone(csl: Item, style: Style) -> None:
    """A document that stands alone: named as one, or the styles would call it a preprint; in GOST it stands in its archive."""
    if style.placeless and csl.get("archive") and "container-title" not in csl:
        place = ", ".join(str(csl[name]) for name in ("archive", "archive_location") if csl.get(name))
        csl["type"], csl["container-title"] = "article-magazine", Fixed(curly(place))
    elif csl["type"] == "article" and style.placeless:
        csl["type"] = "book"
    elif csl["type"] == "article":
        csl.setdefault("genre", translate("References", "document"))


def _inside_single(text: str | Fixed) -> str | Fixed:
    """A title with double marks inside it: British styles set it in single ones, APA sets it in none."""
    if isinstance(text, Fixed):
        return Fixed(str(_inside_single(text.text)))
    return re.sub(r"‘([^‘’]+)’(?!\w)", r"“\1”", text)


def _interview(csl: Item, style: Style, note: str, work: Work) -> None:
    """Who asked, where the record says it and the title does not.

    In some styles an interview is an article like others; and so it is where the title is a description that calls it one.
    """
    if csl["type"] != "interview":
        return
    if style.interview == "article" or described(work):
        csl["type"] = "article-journal" if csl.get("volume") or csl.get("issue") else "article-newspaper"
    elif style.interview == "full" and (found := _INTERVIEW.search(note)) and found[1] not in work.title:
        given, _, family = found[1].rpartition(" ")
        csl["interviewer"] = [{"given": given, "family": family}]


def _told(csl: Item, note: str, style: Style) -> None:
    """What was spoken: where and when, and not *originally published as*; a programme belongs to its station."""
    if csl["type"] == "speech":
        csl.pop("original-title", None)
        if found := _LECTURE.search(note):
            csl["event-title"] = found[1]
        if not isinstance(csl["title"], Fixed) or not csl["title"].text.startswith("["):  # a description says it itself
            csl.setdefault("genre", particulars.spoken_as(note) or (translate("References", "lecture") if "event-title" in csl else translate("References", "speech")))
        if style.speech == "dated" and "issued" in csl:
            csl["event-date"] = csl["issued"]
        elif style.speech == "article":
            csl["type"] = "article"
            csl.setdefault("genre", translate("References", "speech"))  # or it would be called a document
        elif style.speech == "container" and "event-title" in csl:
            csl["type"], csl["container-title"] = "article-newspaper", csl.pop("event-title")
        elif style.speech == "container" and style.placeless:
            csl["type"] = "book"
    elif csl["type"] == "broadcast" and "container-title" in csl and style.speech == "container" and style.english:
        csl["type"] = "article-newspaper"  # Harvard's file prints no day of a broadcast
    elif csl["type"] == "broadcast" and "publisher" not in csl and "container-title" in csl and not style.placeless:
        csl["publisher"] = csl.pop("container-title")
    elif "container-title" not in csl and csl["type"] == "chapter":
        csl["container-title"] = Fixed("[" + translate("References", "title of the volume not seen") + "]")
    elif "container-title" not in csl and csl["type"] in ("article-journal", "article-magazine", "article-newspaper"):
        csl["container-title"] = Fixed("[" + translate("References", "periodical not seen") + "]")


def pack_item(pack: Pack, style: Style) -> Item:
    """The pack itself, as a data set of its version's year; the version stands in the title where the style prints none."""
    name = casing.sentence(curly(pack.title)) if style.sentence else curly(pack.title)
    made: Item = {"type": "book" if style.placeless else "dataset", "author": [{"literal": pack.authors}], "publisher": "Sic et Non", "title": name, **_dated(pack)}
    if style.version:
        made["version"] = pack.version
    else:
        made["title"] = translate("References", "{pack}, version {version}").format(pack=name, version=pack.version)
    if style.sentence:
        made["title"] = Fixed(made["title"])
    imprints.placeless(made, style)
    return made if pack.authors else {key: value for key, value in made.items() if key != "author"}


def _dated(pack: Pack) -> Item:
    """The year of a pack's version, where the pack names a day."""
    return {"issued": {"date-parts": [[int(pack.dated[:4])]]}} if pack.dated else {}


def exported(work: Work) -> Item:
    """The work as CSL-JSON for other programs: what is ours goes into the annotation, which no style prints."""
    csl = _fields(work)
    note = marks.plain(str(work.csl.get("note", "")).replace("general knowledge", marks.unchecked()))
    csl["type"], csl["title"] = kind(csl) if csl["type"] != "entry-encyclopedia" else csl["type"], title(work)
    if "publisher" in csl:
        csl["publisher"] = imprints.spelled(str(csl["publisher"]))
    _report(csl, str(work.csl.get("note", "")))
    made = {key: curly(value) if isinstance(value, str) and key not in ("type", "ISBN", "URL") else value for key, value in csl.items()}
    return {"id": short_id(work.id), **made, **({"annote": f"Sic et Non: {curly(note)}"} if note else {})}


def exported_pack(pack: Pack) -> Item:
    """The pack itself as CSL-JSON for other programs."""
    made: Item = {"id": f"sic-et-non-{pack.id}", "type": "dataset", "title": curly(pack.title), "version": pack.version, "publisher": "Sic et Non", **_dated(pack)}
    return {**made, **({"author": [{"literal": pack.authors}]} if pack.authors else {})}


def for_bibtex(item: Item, *, old: bool) -> Item:
    """A CSL item without what BibLaTeX has no entry for: an interview in a periodical is an article.

    pandoc writes no original of a translation and no station of a programme; the one goes into the remark, the other stands as publisher.
    ``old``: for BibTeX, where dates are one date, a version stands in the title, and two publishers are no list.
    """
    made = dict(item)
    original = ", ".join(
        [
            *([translate("References", "originally published as {title}").format(title=made["original-title"])] if made.get("original-title") else []),
            *(str(year) for year in years(made, "original-date")[:1]),
        ]
    )
    if original:
        said = original if made.get("original-title") else translate("References", "originally published {year}").format(year=original)
        made["annote"] = "; ".join(part for part in (str(made.get("annote", "")), said) if part)
    if made["type"] == "broadcast" and "publisher" not in made and made.get("container-title"):
        made["publisher"] = made["container-title"]
    for name in ("publisher", "publisher-place") if not old else ():
        if name in made:
            made[name] = str(made[name]).replace("; ", " and ")
    if made["type"] == "interview" and made.get("container-title"):
        made["type"] = "article-magazine"
    if not old:
        return made
    for name in ("issued", "original-date"):
        if len((made.get(name) or {}).get("date-parts", ())) > 1:
            made[name] = {"date-parts": made[name]["date-parts"][:1]}
    if "version" in made:
        made["title"] = translate("References", "{pack}, version {version}").format(pack=made["title"], version=made.pop("version"))
    return made
