"""Where what was looked for stands in a text, and the stretch of the text that shows it. Offsets are those of the original."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.entries import UNCHECKED, blanked
from db.folding import Word, bare, fold, fold_word, raw_places, raw_words, words
from db.records import Snippet, Spans
from db.spelling import is_small

LENGTH = 220
"""Letters of a snippet, about."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The ways to say one thing: whole words in a row, or ``before`` followed by a word that begins with one of ``starts``; ``akin``
    has words that only mean much the same.
    """

    said: tuple[tuple[str, ...], ...]
    before: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    without: bool = False
    akin: tuple[tuple[str, ...], ...] = ()


def _initials(folded: set[str]) -> frozenset[str]:
    """With which plain letters a word may begin that folds to one with these: most words of a text are told apart by the first
    letter. Letters behind the *z*, and an underline, fold to any.
    """
    found = folded | ({"y"} if "e" in folded else set()) | ({"i"} if "y" in folded else set())  # Yezhov, Iagoda
    return frozenset(found | {letter.upper() for letter in found} | {"_"})


class _Known(dict[str, bool]):
    """Whether a word, as it stands in a text, is looked for: every word is folded and judged but once."""

    def __init__(self, single: set[str], starts: tuple[str, ...]) -> None:
        super().__init__()
        self._single, self._starts = single, starts
        self.possible = bool(single or starts)
        self.initials = _initials({one[0] for one in (*single, *starts)})

    def __missing__(self, own: str) -> bool:
        folded = fold_word(bare(own) if own[-1] in "sS" else own)
        self[own] = found = folded in self._single or bool(self._starts and folded.startswith(self._starts))
        return found


class Matcher:
    """Gives, for any text, the stretches in which the words of a query stand."""

    def __init__(self, alternatives: Iterable[Alternatives]) -> None:
        wanted = [one for one in alternatives if not one.without]
        self._said = {" ".join(words) for one in wanted for words in one.said}
        single = {words[0] for one in wanted for words in (*one.said, *one.akin) if len(words) == 1}
        self._small = any(map(is_small, (words for one in wanted for words in one.said))) and not all(is_small(words) for one in wanted for words in one.said)
        self._known = _Known(single, tuple({start for one in wanted if not one.before for start in one.starts}))
        self._rows: list[tuple[tuple[str, ...], tuple[str, ...]]] = [(words, ()) for one in wanted for words in one.said if len(words) > 1]
        self._rows += [(one.before, one.starts) for one in wanted if one.before and one.starts]

    def __call__(self, text: str) -> Spans:
        """The stretches, in order, none over another."""
        text = blanked(text)
        known, found = self._known, []
        own = raw_words(text) if known.possible else []
        initials = known.initials
        hits = self._bearing(own, [number for number, word in enumerate(own) if (word[0] in initials or word[0] > "z") and known[word]])
        if hits:
            places = raw_places(text, hits[-1] + 1)
            found = [(places[number], places[number] + len(bare(own[number]))) for number in hits]
        there = list(words(text)) if self._rows else []
        for row, starts in self._rows:
            found += _in_a_row(there, row, starts)
        return _merged(found)

    def of(self, texts: Iterable[str]) -> Matcher:
        """The matcher for texts that are shown together."""
        return self

    def whole(self, text: str, marks: Spans) -> Spans:
        """Those of the stretches marked in a text that are what was looked for as it was typed, and do not only begin so."""
        return tuple((start, end) for start, end in marks if fold(text[start:end]) in self._said)

    def _bearing(self, own: list[str], hits: list[int]) -> list[int]:
        """Without the small words (*of*, *the*) that do not stand beside another word that was looked for: all texts have them."""
        if not self._small or not hits:
            return hits
        kept: list[int] = []
        run: list[int] = []
        for number in (*hits, -1):
            if run and number != run[-1] + 1:
                kept += [] if is_small(own[one].lower() for one in run) else run
                run = []
            run.append(number)
        return kept


class Apart(Matcher):
    """A matcher for names whose words may stand apart: in a text that has a name, that alone is marked, else its words are."""

    def __init__(self, said: Iterable[Alternatives], apart: Iterable[Alternatives]) -> None:
        self._strict = Matcher(said)
        super().__init__(apart)

    def __call__(self, text: str) -> Spans:
        """The stretches in which a name stands, or else those of its words."""
        return self._strict(text) or super().__call__(text)

    def of(self, texts: Iterable[str]) -> Matcher:
        """The matcher for texts that are shown together: only the name is marked in them where one has it."""
        return self._strict if any(map(self._strict, texts)) else self


def _in_a_row(there: list[Word], row: tuple[str, ...], starts: tuple[str, ...]) -> list[tuple[int, int]]:
    length = len(row) + (1 if starts else 0)
    found = []
    for at in range(len(there) - length + 1):
        if all(there[at + i].folded == word for i, word in enumerate(row)) and (not starts or there[at + length - 1].folded.startswith(starts)):
            found.append((there[at].start, there[at + length - 1].end))
    return found


def _merged(found: list[tuple[int, int]]) -> Spans:
    result: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def snippet(text: str, marks: Spans, length: int = LENGTH) -> Snippet:
    """The stretch of a text with the most marks in it, cut between words; the whole text where it is no longer than that.

    A mark *general knowledge* that stands behind the cut in the same clause is told, or the clause would look checked.
    """
    if len(text) <= length * 1.25:
        return Snippet(text, marks)
    start, end = _stretch(text, marks, length)
    inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in marks if a < end and b > start)
    return Snippet(text[start:end], inside, start > 0, end < len(text), _unchecked_behind(text, end))


def _stretch(text: str, marks: Spans, length: int) -> tuple[int, int]:
    best, most = 0, 0
    for i, (first, _) in enumerate(marks):
        count = sum(1 for start, end in marks[i:] if end <= first + length * 0.8)
        if count > most:
            best, most = first, count
    start = 0 if best < length * 0.6 else _word_start(text, best - length // 4)
    end = _word_end(text, start + length)
    for at in _all(text, UNCHECKED):  # never cut through the mark
        if at < end < at + len(UNCHECKED):
            end = at + len(UNCHECKED)
        if at < start < at + len(UNCHECKED):
            start = at + len(UNCHECKED)
    return start, end


def _word_start(text: str, at: int) -> int:
    """The beginning of a sentence shortly behind a place, else of a word."""
    for i in range(at, min(len(text), at + 40)):
        if text[i - 1 : i] == "\n" or text[i - 2 : i] in (". ", "; ", "? ", "! "):
            return i
    blank = text.find(" ", at, at + 60)
    return blank + 1 if blank >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = max(text.rfind(" ", at - 60, at + 1), text.rfind("\n", at - 60, at + 1))
    return blank if blank > 0 else at


def _all(text: str, part: str) -> list[int]:
    found, at = [], text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def _unchecked_behind(text: str, end: int) -> bool:
    at = text.find(UNCHECKED, end)
    return at >= 0 and not any(sign in text[end:at] for sign in (". ", "; ", "? ", "! ", "\n"))
