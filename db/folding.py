"""One spelling for every spelling: Троцкий, Trotskii and Trotsky fold to the same word. Pure; index and query share it.

A word is folded by itself, so a text keeps the offsets of its words, and what is found is marked in the original:
``words`` gives each folded word with where it stands. The rules, in order:

1. compatibility forms are taken apart, diacritics dropped, letters such as ł, ø, ß, æ spelt out, capitals made small;
2. Cyrillic becomes Latin letter by letter (х → kh, щ → shch, кс → x); ё is e, й is y, soft and hard signs go; ье is ie;
3. an apostrophe inside a word stands for a soft sign and goes (*Kul'tura*); of *Lenin's* stays *lenin*;
4. *yo* behind a consonant and at the beginning is *e* (*Khrushchyov*); *ye* at the beginning of a longer word and behind a
   vowel is *e* (*Yezhov* and *Ezhov*, *Nikolayev* and *Nikolaev*); behind a consonant it is *ie* (*Zinovyev*);
5. *ia* and *iu* at the beginning and behind a vowel are *ya* and *yu*, *ya* and *yu* behind a consonant *ia* and *iu*
   (*Iagoda* and *Yagoda*, *Lubyanka* and *Lubianka*);
6. *-ii, -iy, -yi, -ij, -yy, -yj, -ski* end in *-y*, and *-ai, -ei, -oi* in *-ay, -ey, -oy* (*Nikolai*);
7. *-ize, -ization* are *-ise, -isation*, *-izm* is *-ism* (*ленинизм* is *leninism*), *aleks-* is *alex-*.

Two words of English may fall together (*dyed* and *died*).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ѣ": "e", "ѳ": "f", "ѵ": "i",
    "ђ": "dj", "ѓ": "g", "ј": "j", "љ": "l", "њ": "n", "ћ": "c", "ќ": "k", "џ": "dzh", "ѕ": "z",
}  # fmt: skip
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s",
}  # fmt: skip
_APOSTROPHES = "'’‘ʹʼ′ʺ″ʻ`´"
_WORD = re.compile(rf"\w+(?:[{_APOSTROPHES}\u0300-\u036f\u0483-\u0487\u00ad\u200b-\u200d]+\w+)*[\u0300-\u036f]*")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]\Z")
_SOFT = re.compile("[ьЬ]([еЕёЁ])(?!$)")
_PRIMED = re.compile(rf"[{_APOSTROPHES}]+(?=e)")
_V, _C = "[aeiouy]", "[b-df-hj-np-tv-xz]"

_RULES = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"^aleks", "alex"),
        (rf"(^|(?<={_C}))yo(?!ne$|u)", r"\1e"),
        (rf"^ye(?={_C}[a-z])", "e"),
        (r"(?<=[aeiou])ye", "e"),
        (rf"(?<={_C})ye(?=.)", "ie"),
        (rf"^i(?=[au]{_C}[a-z])", "y"),
        (r"(?<=[aeou])i(?=[au])", "y"),
        (rf"(?<={_C})y(?=[au])", "i"),
        (r"(?<=[a-z]i)z(?=(?:[aei]|m$))", "s"),
        (r"(?<=[a-z])(?:i[iyj]|y[iyj])$", "y"),
        (r"(?<=[aeou])[ij]$", "y"),
        (r"(?<=[a-z]sk)i$", "y"),
    )
)
"""What is done to a word of Latin letters, in this order."""


class Word(NamedTuple):
    """A folded word and where it stands in the text that it was folded from."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def letters(word: str) -> str:
    """One word in small Latin letters without diacritics, before any rule about spelling (steps 1 to 3)."""
    word = _SOFT.sub(r"и\1", unicodedata.normalize("NFC", word).lower())
    word = word.replace("кс", "x")
    out = []
    for char in word:
        plain = _CYRILLIC.get(char) if char in _CYRILLIC else _LETTERS.get(char)
        if plain is not None:
            out.append(plain)
            continue
        for part in unicodedata.normalize("NFKD", char).lower():
            if unicodedata.combining(part) == 0:
                out.append(_CYRILLIC.get(part, _LETTERS.get(part, part)))
    latin = _PRIMED.sub("i", "".join(out))
    return "".join(char for char in latin if char.isalnum())


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """One word folded; empty where nothing of it is a letter or a digit."""
    folded = letters(word)
    for pattern, into in _RULES:
        folded = pattern.sub(into, folded)
    return folded


def words(text: str) -> Iterator[Word]:
    """The words of a text, each folded, with their offsets in it; in order, none of them empty."""
    for match in _WORD.finditer(text):
        own = bare(match[0])
        folded = fold_word(own)
        if folded:
            yield Word(folded, match.start(), match.start() + len(own))


def raw_words(text: str) -> list[str]:
    """The words of a text as they stand in it, the quickest way there is; some may fold to nothing."""
    return _WORD.findall(text)


def raw_places(text: str, most: int) -> list[int]:
    """Where the first so many of these words begin."""
    return [match.start() for match in islice(_WORD.finditer(text), most)]


def bare(own: str) -> str:
    """A word without the *'s* behind it, which is no part of a name."""
    if own[-1] in "sS" and (cut := _POSSESSIVE.search(own)) is not None:
        return own[: cut.start()]
    return own


def fold(text: str) -> str:
    """A text as its folded words, a blank between two.

    >>> fold("Троцкий") == fold("Trotskii") == fold("Trotsky")
    True
    >>> fold("Хрущев") == fold("Хрущёв") == fold("Khrushchev")
    True
    """
    return " ".join(word.folded for word in words(text))


def beginnings(typed: str) -> tuple[str, ...]:
    """What a word may begin with, folded, of which so far only this has been typed; the likeliest first.

    A rule about endings must not be used on what is no ending yet: behind *Trotski* may come another *i* or an *st*.
    """
    plain, folded = letters(typed), fold_word(typed)
    found = [folded]
    inner = fold_word(typed + "b")[:-1] if plain else ""  # with a letter behind it nothing is an ending
    found.append(inner)
    if inner.endswith("i"):
        found.append(inner[:-1] + "y")
    if folded.endswith("y") and len(folded) > 1:
        found.append(folded[:-1] + "i")
    if len(plain) > 1 and plain.endswith("y") and plain[-2] in "aeiouh":  # Nikolay-ev, Khrushchy-ov; but not police where policy was typed
        found.append(inner[:-1] + "e")
    if typed.endswith(("к", "К")):  # the кс of марксизм may be on its way
        found.append(inner[:-1] + "x")
    if plain[-4:].count("yo"):  # any-one
        found.append(plain)
    if inner.endswith("iz"):
        found.append(inner[:-1] + "s")
    if plain in ("y", "ye", "yo"):
        found.append("e")
    elif len(plain) == 3 and plain.startswith("ye"):
        found.append(plain[1:])
    elif plain in ("i", "ia", "iu"):
        found.append("y" + plain[1:])
    if "aleks".startswith(plain) and len(plain) == 4:
        found.append("ale")
    kept = [one for one in dict.fromkeys(found) if one]
    return tuple(one for one in kept if not any(other != one and one.startswith(other) for other in kept))
