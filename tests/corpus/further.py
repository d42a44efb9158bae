"""``further-debates.md`` as data, read anew: question, axis, headings, codes, quotations and the record of the second check.

Nothing here knows the pack. What does not have the form expected raises ValueError, so that a proof can't pass because
nothing was found to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.corpus.dossiers import number, part, read, rows

NAME = "further-debates.md"
FOLDERS = {1: "term", 2: "state", 3: "industry", 4: "toll", 5: "famine", 6: "kirov", 7: "tsars", 8: "memory"}
"""Number of a debate in the dossier → its id in the pack."""
CHECKS = {"letter": "found again", "differs": "corrected", "not found": "seen once only", "not looked for": "not looked for again", "added": "seen once only"}
"""Result of the second check in the dossier → how the pack says it."""
ADDED = "added in the second check"
"""What the pack says beside a quotation that the second check brought."""
UNSEEN = {("industry", "Alec Nove"), ("tsars", "Erik van Ree")}
"""Voices whose figure rests on general knowledge alone: the dossier prints one, and it may not count (METHOD 6)."""

_ID = r"(?:term|state|econ|toll|famine|kirov|tsars|memory)-[a-z-]+-\d+"
_HEADING = re.compile(r"^### ([^\n]*)\n(.*?)(?=^### |^---|^# |\Z)", re.M | re.S)
_FIGURE = re.compile(r"\*\*([−+]?\d)\*\*")
_DATES = re.compile(r"\((?:b\. )?([^()]*?\d{4}[^()]*)\)")


@dataclass(frozen=True)
class Entry:
    """What stands under one heading of a debate; ``people`` are the names with the dates behind them, as printed."""

    debate: str
    heading: str
    people: tuple[tuple[str, str], ...]
    body: str

    @property
    def names(self) -> tuple[str, ...]:
        """The persons or bodies of the heading."""
        return tuple(name for name, _ in self.people)

    @property
    def coding(self) -> str:
        """What the heading says of the code."""
        return self.heading.partition(" · ")[2]

    def line(self, start: str) -> str:
        """The line of the entry that begins with a word in italics, without that word; empty where it has none."""
        found = re.search(rf"^- \*{re.escape(start)}[^*]*\* ?:? ?(.*)$", self.body, re.M)
        return found[1] if found else ""


@dataclass(frozen=True)
class Quoted:
    """A quotation of the dossier with its grade and the result and note of the second check.

    ``text`` goes from the first quotation mark to the last one, ``lead_in`` is what stands before it.
    """

    id: str
    debate: str
    lead_in: str
    text: str
    grade: str
    result: str
    note: str


@cache
def sections() -> dict[str, str]:
    """The text of each debate by its id in the pack; raises ValueError where one is missing."""
    found = {FOLDERS[int(n)]: body for n, body in re.findall(r"^# Debate (\d) — [^\n]*\n(.*?)(?=^# Debate |^## Cross-links|\Z)", read(NAME), re.M | re.S)}
    if list(found) != list(FOLDERS.values()):
        raise ValueError(f"debates {list(found)}")
    return found


def said(debate: str, what: str) -> str:
    """The paragraph of a debate that begins with a word in bold type: *Question*, *What is at stake*."""
    found = re.search(rf"^\*\*{re.escape(what)}\.\*\* (.*)$", sections()[debate], re.M)
    if not found:
        raise ValueError(f"{debate}: no {what}")
    return found[1]


def axes(debate: str) -> list[str]:
    """What the dossier says of the axes of a debate: one, two in the sixth, none in the last."""
    found = re.findall(r"^(?:- \*\*6[ab]\.|\*\*Axis)[^*]*\*\* (.*)$", sections()[debate], re.M)
    return [re.sub(r"\*\*|\*", "", line) for line in found]


@cache
def entries() -> tuple[Entry, ...]:
    """The headings of all debates that are about somebody, in their order."""
    found = []
    for debate, text in sections().items():
        for heading, body in _HEADING.findall(text):
            if not heading.startswith(("Figures for", "Afterword", "Poll table")):
                found.append(Entry(debate, heading, tuple(_people(heading)), body))
    return tuple(found)


def _people(heading: str) -> Iterator[tuple[str, str]]:
    """Names with their dates; a heading that begins with a phrase in quotation marks has its person behind the dash."""
    who = heading.partition(" — ")[2] if heading.startswith('"') else re.split(r" — | · ", heading)[0]
    for piece in re.split(r"(?:, | and |; )(?=[A-Z])", who.partition(" · ")[0].removesuffix(" and others")) if "Declaration" not in who else [who]:
        dates = _DATES.search(piece)
        yield _DATES.sub("", piece).strip(), dates[0] if dates else ""


# -- codes -------------------------------------------------------------------------------------------------------------


def figures(coding: str) -> list[tuple[int, str]]:
    """The figures of a heading with what stands in brackets before or behind each of them."""
    found = []
    for piece in coding.split(";"):
        if figure := _FIGURE.search(piece):
            remark = re.search(r"\(([^()]*)\)", piece)
            found.append((_number(figure[1]), remark[1] if remark else ""))
    return found


def _number(text: str) -> int:
    value = number(text.replace("+", ""))
    if value is None:
        raise ValueError("an empty figure")
    return value


def kirov_codes() -> dict[str, tuple[str, str]]:
    """The table of the sixth debate: family name → its two codes, a figure or a state, without the year behind it."""
    return {row[0]: (_bare(row[1]), _bare(row[2])) for row in rows(sections()["kirov"])}


def kirov_headings() -> dict[str, tuple[str, str]]:
    """The same as the headings of the sixth debate say it."""
    found = {}
    for entry in entries():
        if entry.debate == "kirov":
            order, _, direction = entry.coding.partition(" · ")
            codes = (order.removeprefix("order in 1934 "), direction.removeprefix("direction in 1937 "))
            found[entry.names[0].split()[-1]] = (_bare(codes[0]), _bare(codes[1]))
    return found


def _bare(cell: str) -> str:
    return re.sub(r" \([^()]*\)$", "", cell.replace("*", "")).strip()


def restored() -> dict[str, int]:
    """The afterword of the second debate: name → figure on whether 1964 was a restoration."""
    found = re.search(r'Stance on "was it restored\?": (.*)\.$', sections()["state"], re.M)
    if not found:
        raise ValueError("no stance on the restoration")
    return {name: _number(figure) for name, figure in re.findall(r"(\w+) ([−+]\d)", found[1])}


def halves() -> dict[str, int]:
    """The two sub-questions of Allen in the third debate: what he holds of each, from his reason."""
    (allen,) = (entry for entry in entries() if entry.names == ("Robert C. Allen",))
    found = re.findall(r"(\w+) (?:worked|was hardly needed) \(about ([−+]\d)\)", allen.line("Reason"))
    return {half: _number(figure) for half, figure in found}


def own_names() -> dict[str, str]:
    """Family name → what the voice itself calls the state, from the paragraph at the head of the second debate."""
    found = re.search(r"own names for it\*\* \([^()]*\): (.*?)\. The upper pole", sections()["state"])
    if not found:
        raise ValueError("no own names")
    names = {}
    for piece in found[1].split(" · "):
        who, _, name = piece.partition(": ")
        for voice in re.split(r", | and ", who.replace(", as reported", "")):
            names[voice] = name
    return names


def in_words(entry: Entry) -> str:
    """The answer in words of a heading of the last debate; empty for what is no voice."""
    return entry.heading.partition("in words: ")[2]


# -- quotations --------------------------------------------------------------------------------------------------------


@cache
def checks() -> dict[str, tuple[str, str]]:
    """Quotation → result and note of the second check."""
    return {row[0].strip("`"): (row[1], row[2]) for row in rows(part(read(NAME), "## Record of the second check"))}


@cache
def quotations() -> dict[str, Quoted]:
    """Every quotation of the dossier by id, where it is printed with its grade for the first time."""
    found: dict[str, Quoted] = {}
    for debate, text in sections().items():
        for line in text.splitlines():
            for at in re.finditer(rf"`({_ID})`", line):
                rest = line[at.end() :]
                grade = re.search(r"\(\*\*(work|copy|cited|reported)\*\*", rest)
                if not grade or at[1] in found or f"`{at[1]}`" in line[: at.start()]:
                    continue
                behind = rest[_closing(rest, grade.start()) + 1 :]
                words = _words(behind) or _words(_words_above(text, line))
                if not words:
                    raise ValueError(f"{at[1]}: no words")
                found[at[1]] = Quoted(at[1], debate, behind.partition('"')[0].strip(" :"), words, grade[1], *checks()[at[1]])
    return found


def shorter() -> Iterator[tuple[str, str]]:
    """Quotations that a later debate prints again: id and the words there."""
    for debate, text in sections().items():
        for line in text.splitlines():
            for at in re.finditer(rf"`({_ID})` \(\*\*[a-z]+\*\*, Debate \d\): (.*)$", line):
                if quotations()[at[1]].debate == debate:
                    raise ValueError(f"{at[1]} refers to its own debate")
                yield at[1], _words(at[2])


def _closing(text: str, start: int) -> int:
    """Where the bracket that opens at ``start`` is closed."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return at
    raise ValueError(f"no closing bracket in {text!r}")


def _words(text: str) -> str:
    """From the first quotation mark to the last one, before a remark in italics; empty where there are none."""
    text = re.split(r'(?<=[".)]) \*', text)[0]
    first, last = text.find('"'), text.rfind('"')
    return text[first + 1 : last] if last > first else ""


def _words_above(text: str, line: str) -> str:
    """The summary above a line that gives the id alone and refers to words *as above*."""
    if "as above" not in line.partition("`")[0]:
        return ""
    above = text[: text.index(line)].splitlines()
    return next((other for other in reversed(above) if other.startswith("- *Summary:*")), "")
