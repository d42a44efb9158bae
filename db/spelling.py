"""Words that are not spelt as the index has them: Russian names as other languages write them, and slips of the keyboard. Pure.

Folding (``db.folding``) brings to one spelling what can be told from the letters alone. *Chruschtschow*, *Khrouchtchev* and
*Chruščëv* can't be: *sch* is a sound in German, another in French and two in English, and a rule for all words would spoil
*school*, *Žižek* and *Christ*. So such a word is only read in other ways than it stands, and whoever asks takes a reading
where the index has it (``db.respelling``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 4
"""Letters that a word must have to be read as another language would, or to be taken for a slip."""

_MOST = 24

_JOINING = "a an and are as at be but by for from had has have he her his in into is it its no not of on or she so than that the their they this to was were which who will with"
_ASKING = "about can could did do does how many much said say says should tell there versus vs we what when where why would you"
_SMALL = frozenset((*_JOINING.split(), *_ASKING.split()))

_KIN = (
    "dead death deaths die died dies", "assassinated assassination killed killing murder murdered murders", "foundation founded founding",
    "deportation deportations deported", "expelled expulsion expulsions", "famine famines", "purge purged purges", "trial trials tried",
)  # fmt: skip
"""Words that a title and a question use for each other: *Lenin dies*, *the death of Lenin*."""

_KIN_OF = {word: tuple(other for other in group.split() if other != word) for group in _KIN for word in group.split()}

Rule = tuple[str, tuple[str, ...]]
"""A pattern, and what may stand in its place; several are tried each."""

_GERMAN: tuple[Rule, ...] = (
    ("schtsch", ("shch\0",)), ("tsch", ("ch\0",)), ("dsch", ("dzh",)), ("sch", ("sh\0", "zh")), ("ch(?!\0)", ("kh",)), ("tz", ("ts",)), ("z(?!h)", ("ts",)),
    ("w", ("v",)), ("ija$", ("ia",)), ("j(?=[bdgkmnt])", ("i",)), ("j", ("y",)), ("(?<![tcs])s(?=[aeiouy])", ("z", "s")), ("(?<=ch)(\0?)ov$", ("ev",)), ("iev$|yev$", ("iev",)),
)  # fmt: skip
_FRENCH: tuple[Rule, ...] = (
    ("chtch", ("shch\0",)), ("tch", ("ch\0",)), ("ch(?!\0)", ("sh",)), ("dj", ("dzh",)), ("j", ("zh",)), ("ou", ("u",)), ("qu", ("k",)),
    ("gu(?=[ei])", ("g",)), ("(?<=[aeiou])ss(?=[aeiou])", ("s",)), ("^ie", ("e",)), ("(?<=[iy])ne$", ("n",)), ("oune$", ("un",)),
)  # fmt: skip
_SLAVIC: tuple[Rule, ...] = (
    ("szcz|šč", ("shch\0",)), ("sz|š", ("sh\0",)), ("cz|č", ("ch\0",)), ("ż|ž", ("zh",)), ("ch(?!\0)|x", ("kh",)), ("c(?!h)", ("ts",)),
    ("^h(?=[rlauo])|(?<=[auo])h(?=[aio])", ("kh",)),
    ("w", ("v",)), ("(?<=ch)(\0?)ov$", ("ev",)), ("ija$", ("ia",)), ("j(?=[bdgkmnt])", ("i",)), ("j", ("y",)),
)  # fmt: skip
_TYPED: tuple[Rule, ...] = (("^[ck]?h(?=r)", ("kh",)), ("sch|sc(?=e)", ("shch",)), ("z(?!h)", ("z", "zh")))
_LANGUAGES = (_GERMAN, _FRENCH, _SLAVIC, _TYPED)
"""How German, French, and the scholars' transliteration (with it Polish, Czech and Croatian) write Russian names, in the order in
which it is undone, and how they are typed: *Hrushchev* without the K, *Hruscev* and *Ezov* without diacritics. A zero stands behind
what is done already.
"""


def is_small(words: Iterable[str]) -> bool:
    """Do these words join others, or ask for them, and mean nothing by themselves?"""
    return all(word in _SMALL for word in words)


def kin(word: str) -> tuple[str, ...]:
    """Other words of the same root or sense by which a thing is called as often; of most words there are none.

    >>> "dies" in kin("Death")
    True
    """
    return _KIN_OF.get(word.lower(), ())


@lru_cache(maxsize=512)
def respelt(word: str) -> tuple[str, ...]:
    """A word in other spellings, as English would write what German, French or a Slavic language may have written; none of them
    is the word itself. A short word has none, nor has one with other letters than Latin ones.

    >>> "khrushchev" in respelt("Chruschtschow") and "khrushchev" in respelt("Khrouchtchev")
    True
    """
    small = unicodedata.normalize("NFC", word).lower()
    if not SHORTEST <= len(small) <= 40 or not all("LATIN" in unicodedata.name(char, "") for char in small):
        return ()
    found: list[str] = []
    for rules in _LANGUAGES:
        ways = [small]
        for pattern, into in rules:
            ways = list(dict.fromkeys(re.sub(pattern, one, way) for way in ways for one in into))[:_MOST]
        found += [_plain(way.replace("\0", "")) for way in ways]
    return tuple(way for way in dict.fromkeys(found) if way != _plain(small))


def _plain(word: str) -> str:
    """Without diacritics."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if unicodedata.combining(char) == 0)


def nearest(word: str, known: Iterable[tuple[str, int]]) -> str:
    """The word, of those known (each with how often it is met), that differs in the fewest letters; empty where none is near.

    Up to seven letters one may be wrong, missing, too many, or two may have changed places; in a longer word two. Of equally near ones
    the commonest. The first letter must be right: nearly all slips come later, and a tenth of the words is left to compare.
    """
    most = 0 if len(word) < SHORTEST else 1 if len(word) < 8 else 2
    best, least = "", (most + 1, 0)
    for other, count in known:
        if other[:1] != word[:1] or abs(len(other) - len(word)) > most or other == word:
            continue
        far = _distance(word, other, most)
        if far <= most and (far, -count) < least:
            best, least = other, (far, -count)
    return best


def _distance(one: str, other: str, most: int) -> int:
    """How many letters are to be changed, put in, taken out or swapped (each once) to make one word the other; counted up to one too many."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        now = [i]
        for j, char in enumerate(other, 1):
            cost = min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (letter != char))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == char:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]
