"""Finer points of a record that the styles ask for and CSL leaves to the data: numbers, letters, imprints, descriptions.

Nothing is added that the record does not say; what it says in its note is read from there, as in ``items``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from app.documents.inlines import Inline, words

Item = dict[str, Any]
"""A work as CSL-JSON."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text whose capitals no style may change: what is in another language, and what is in brackets.

    ``before`` and ``after`` stand upright where the style sets the text in italics (``retouching.upright``).
    """

    text: str
    before: str = ""
    after: str = ""

    def pieces(self) -> list[Inline]:
        """As pandoc's pieces."""
        first: list[Inline] = [{"t": "Emph", "c": words(self.before)}, {"t": "Space"}] if self.before else []
        last: list[Inline] = [{"t": "Space"}, {"t": "Emph", "c": words(self.after)}] if self.after else []
        return [{"t": "Span", "c": [["", ["nocase"], []], [*first, *words(self.text), *last]]}]


_ROMAN = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_YEARS = re.compile(r"\b(\d{4})-(\d{2}|\d{4})\b")
_SMALL = re.compile(r"(?<=[\w,] )(?:my|his|her|its|our|your|their|he|she|we|they|is|are|was|were|be|been)\b")
_ANNOUNCED = re.compile(r"(?:^|; )announced; unpublished\b")
_ORIGINAL_IMPRINT = re.compile(r"(?:^|; )the imprint is that of the original\b")
_READ = re.compile(r"(?:^|; )((?:colloquium|conference) paper|talk)\b")

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "”", "ы": "y", "ь": "’", "э": "e",
    "ю": "iu", "я": "ia",
}  # fmt: skip
"""Russian letters as the Library of Congress writes them, without its ligatures; Chicago 11.99 and the other styles ask for this."""


def latin(text: str) -> str:
    """Russian words in Latin letters, for a style whose own words are English.

    >>> latin("Сталинизм и большевизм"), latin("Преданная революция")
    ('Stalinizm i bol’shevizm', 'Predannaia revoliutsiia')
    """
    out = []
    for letter in text:
        made = _LATIN.get(letter.lower(), letter)
        out.append(made[:1].upper() + made[1:] if letter != letter.lower() else made)
    return "".join(out)


def arabic(volume: str) -> str:
    """The volume of a periodical in Arabic figures, as all the styles have it; what is no Roman number stays.

    >>> arabic("VIII"), arabic("58"), arabic("I/111"), arabic("XLIV")
    ('8', '58', 'I/111', '44')
    """
    if not volume or not _ROMAN.fullmatch(volume):
        return volume
    values = [_DIGITS[letter] for letter in volume]
    return str(sum(-value if value < max(values[at:]) else value for at, value in enumerate(values)))


def years(title: str) -> str:
    """A title with a dash, not a hyphen, from year to year.

    >>> years("The Famine of 1932-33"), years("H-Diplo XVII-19")
    ('The Famine of 1932–33', 'H-Diplo XVII-19')
    """
    return _YEARS.sub(r"\1–\2", title)


def headline(title: str) -> str:
    """A title in headline case with capitals on its pronouns and on *to be*, which catalogues leave small.

    >>> headline("Memoirs from my Meetings with Stalin")
    'Memoirs from My Meetings with Stalin'
    """
    return _SMALL.sub(lambda found: found.group().capitalize(), title)


def description(title: str, container: str) -> str:
    """A description of ours without the periodical and the date that follow it in the citation.

    >>> description("Article in The Reporter, 22 March 1956", "The Reporter")
    'Article'
    >>> description("Review of Kotkin in H-Diplo roundtable XVII-19", "H-Diplo"), description("Review of Cliff", "")
    ('Review of Kotkin', 'Review of Cliff')
    """
    found = re.search(rf"(?: in (?:the )?|, ){re.escape(container)}\b", title) if container else None
    return title[: found.start()] if found is not None and found.start() else title


def announced(note: str) -> bool:
    """Is a work announced, and not published when it was recorded?"""
    return _ANNOUNCED.search(note) is not None


def original_imprint(note: str) -> bool:
    """Do year, place and publisher of a record belong to the original, while its title is a translation?"""
    return _ORIGINAL_IMPRINT.search(note) is not None


def spoken_as(note: str) -> str:
    """What was read out was, where the note says it: a colloquium paper, a talk; else empty."""
    found = _READ.search(note)
    return found[1] if found is not None else ""


def whole_names(csl: Item) -> None:
    """French names with *du* or *des*, an article and no mere particle: the style must not part them, as it parts *van Ree* where it wants to."""
    for role in ("author", "editor", "translator"):
        if role in csl:
            csl[role] = [{**name, "family": f'"{name["family"]}"'} if re.match(r"(?:du|des) ", name.get("family", "")) else name for name in csl[role]]
