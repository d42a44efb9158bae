"""Packs with mistakes: each is told with its file, its path and what to write instead, all of them at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db.errors import PackProblem
from tests.db.tools import edit, only, plain, problems

# Where in the toy, what is written in place of what; then the file, the path and words of the sentence.
MISTAKES = {
    "a missing work": ("roses/thorn.toml", 'works = ["thorn-1905"]', 'works = ["thorn-1906"]', "positions[0].works[0]", ("no work 'thorn-1906'", "did you mean 'thorn-1905'?")),
    "a work unlike any other": ("roses/thorn.toml", 'works = ["thorn-1905"]', 'works = ["xyz"]', "positions[0].works[0]", ("no work 'xyz'", "add the work to the pack, or take this out")),
    "an unknown voice": ("criticisms.toml", 'critic_voice = "thorn"', 'critic_voice = "thron"', "criticisms[0].critic_voice", ("no voice 'thron'", "did you mean 'thorn'?")),
    "an unknown voice at the top": ("roses/thorn.toml", 'voice = "thorn"', 'voice = "thron"', "positions[0].voice", ("no voice 'thron'", "did you mean 'thorn'?")),
    "an unknown school": ("voices.toml", 'school = "shears"', 'school = "shear"', "voices[0].labels[0].school", ("no school 'shear'", "did you mean 'shears'?")),
    "an unknown event": ("roses/loam.toml", 'event = "first-show"', 'event = "first"', "leanings[0].event", ("no event 'first'",)),
    "an unknown theme": ("roses/thorn.toml", 'theme = "tools"', 'theme = "tool"', "positions[1].theme", ("no theme 'tool'", "did you mean 'tools'?")),
    "an unknown quotation": ("roses/loam.toml", 'quotations = ["loam-1"]', 'quotations = ["loam-9"]', "positions[0].quotations[0]", ("no quotation 'loam-9'",)),
    "an unknown publication": ("corrections.toml", '["the-cut-rose"]', '["the-rose"]', "corrections[0].publications[0]", ("no publication 'the-rose'",)),
    "an unknown term": ("terms.toml", 'related = ["deadheading"]', 'related = ["weeding"]', "terms[0].related[0]", ("no term 'weeding'",)),
    "a withheld quotation shown": ("roses/loam.toml", 'quotations = ["loam-1"]', 'quotations = ["loam-2"]', "positions[0].quotations", ("withheld", "take it out")),
    "a misspelt field": ("roses/loam.toml", "headline =", "headlin =", "positions[0].headlin", ("no field 'headlin'", "did you mean 'headline'?")),
    "a misspelt field of a label": ("voices.toml", "wording =", "wordng =", "voices[0].labels[0].wordng", ("no field 'wordng'", "did you mean 'wording'?")),
    "a misspelt field of a work": ("works.json", '"publisher-place"', '"publisher_place"', "works[0].publisher_place", ("did you mean 'publisher-place'?",)),
    "a misspelt table": ("terms.toml", "[[terms]]", "[[trems]]", "trems", ("there is no 'trems' here", "did you mean 'terms'?")),
    "a missing field": ("terms.toml", 'definition = "To take away what has flowered."\n', "", "terms[1].definition", ("'definition' is missing", "add it")),
    "a stance of 9": ("roses/loam.toml", "stance = 0", "stance = 9", "positions[0].stance", ("must be 3 or less", "not 9")),
    "a stance in words": ("roses/loam.toml", "stance = 0", 'stance = "0"', "positions[0].stance", ("must be a whole number or nothing, not a text",)),
    "a stance of a hundred digits": ("roses/loam.toml", "stance = 0", "stance = " + "9" * 100, "positions[0].stance", ("3 or less",)),
    "a stance that is not a number": ("roses/loam.toml", "stance = 0", "stance = nan", "positions[0].stance", ("must be a whole number",)),
    "a huge number in hexadecimal": ("roses/loam.toml", "stance = 0", "stance = 0x1" + "f" * 150, "positions[0].stance", ("3 or less",)),
    "a range turned round": ("roses/loam.toml", "low = -3\nhigh = 3", "low = 3\nhigh = -3", "positions[1].low", ("low (3) is greater than high (-3)", "change them round")),
    "a stance outside its range": ("roses/loam.toml", "stance = 0", "stance = 3", "positions[0].stance", ("outside low and high", "widen the range")),
    "a stance off the axis": ("roses/thorn.toml", 'code = "off axis"', 'code = "off axis"\nstance = 1', "positions[0].stance", ("there is no stance", "take them out")),
    "a code without a stance": ("roses/thorn.toml", 'code = "off axis"', 'code = "stance"', "positions[0].stance", ("a stance is missing", "write one from -3 to 3")),
    "an unknown code": ("roses/thorn.toml", 'code = "off axis"', 'code = "off"', "positions[0].code", ("write one of 'stance', 'off axis', 'not coded', 'in words', 'not found', 'no source seen'",)),
    "a bad date": ("events.toml", 'start = "1902-06-20"', 'start = "1902-06-31"', "events[0].start", ("not a day of the calendar", "write one of these")),
    "a day of a version in words": ("pack.toml", 'version = "', 'dated = "29 Nov"\nversion = "', "pack.dated", ("no day of the calendar", "2026-11-29")),
    "a day of a version that was none": ("pack.toml", 'version = "', 'dated = "2026-02-31"\nversion = "', "pack.dated", ("no day of the calendar", "2026-11-29")),
    "a day of a version in short": ("pack.toml", 'version = "', 'dated = "20261129"\nversion = "', "pack.dated", ("no day of the calendar",)),
    "a date in words": ("voices.toml", 'born = "1880~"', 'born = "about 1880"', "voices[1].born", ("'about 1880' is not a date such as 1921",)),
    "a date without quotes": ("events.toml", 'start = "1902-06-20"', "start = 1902-06-20", "events[0].start", ('a date stands in quotes; write "1902-06-20"',)),
    "an empty date": ("events.toml", 'start = "1902-06-20"', 'start = ""', "events[0].start", ("a date is missing; write one",)),
    "a figure without a number": ("estimates.toml", "low = 90\n", "", "estimates[1].best", ("a figure is missing", "write low, high or best")),
    "a figure upside down": ("estimates.toml", "low = 80", "low = 180", "estimates[0].low", ("low is greater than high", "change them round")),
    "two counts on one axis": ("estimates.toml", 'unit = "roses"\nstart = "1902"\nend = "1902"\nauthor = "a visitor"', 'unit = "stems"\nstart = "1902"\nend = "1902"\nauthor = "a visitor"', "estimates[1].axis", ("another unit or other years", "its own axis")),
    "two questions in one series": ("polls.toml", 'question = "Should roses be cut?"\npollster = "The Toy Institute"\ndate = "1902"', 'question = "May roses be cut?"\npollster = "The Toy Institute"\ndate = "1902"', "polls[1].series", ("another question or pollster", "its own series")),
    "a figure of nobody": ("estimates.toml", 'voices = ["loam"]', 'voices = ["lome"]', "estimates[0].voices[0]", ("there is no voice 'lome'", "did you mean 'loam'?")),
    "a paragraph that leads nowhere": ("passages.toml", 'terms = ["pruning"]', 'terms = ["prunning"]', "passages[0].terms[0]", ("there is no term", "did you mean 'pruning'?")),
    "an end before its start": ("periods.toml", 'end = "1914-06"', 'end = "1899"', "periods[0].end", ("ends before it begins", "change start and end round")),
    "a year out of reach": ("publications.toml", "year = 1901", "year = 19010", "publications[0].year", ("3000 or less",)),
    "a date out of reach": ("events.toml", 'edtf = "1902-06-20/1902-06-22"', 'edtf = "9999"', "events[0].edtf", ("must lie between -5000 and 3000",)),
    "an importance of 0": ("events.toml", "importance = 3", "importance = 0", "events[0].importance", ("1 or more",)),
    "a truth in words": ("events.toml", "in_article = true", 'in_article = "yes"', "events[0].in_article", ("must be true or false, not a text",)),
    "a list that is a text": ("terms.toml", 'aliases = ["cutting back"]', 'aliases = "cutting back"', "terms[0].aliases", ("must be a list",)),
    "an id with blanks": ("terms.toml", 'id = "deadheading"', 'id = "Dead heading"', "terms[1].id", ("an id has lower-case letters",)),
    "an id of 81 characters": ("corrections.toml", 'id = "c-1"', f'id = "{"s" * 81}"', "corrections[0].id", ("80 at most",)),
    "a headline of 121 characters": ("roses/loam.toml", 'headline = "Shears on Mondays', f'headline = "{"ab " * 40}Shears', "positions[1].headline", ("at most 120 characters", "shorten it")),
    "a headline of two lines": ("roses/loam.toml", 'headline = "Shears on', 'headline = "Shears\\non', "positions[1].headline", ("one line",)),
    "an unbroken run": ("pack.toml", "A toy:", "x" * 2001, "line 9", ("2000 characters without a blank", "break it")),
    "an empty quotation": ("roses/loam.toml", 'text = "I never cut."', 'text = ""', "quotations[1].text", ("is empty", "write it")),
    "an empty name": ("voices.toml", 'name = "Bertram Thorn"', 'name = ""', "voices[1].name", ("is empty", "write it")),
    "an empty question": ("roses/debate.toml", 'question = "Do roses need pruning?"\nshort', 'question = ""\nshort', "debate.question", ("is empty", "write it")),
    "a duplicate id": ("terms.toml", 'id = "deadheading"', 'id = "pruning"\naliases = ["x"]\nrelated = []', "terms[1].id", ("'pruning' stands twice", "first in terms.toml, terms[0]", "give each its own")),
    "two positions on a theme": ("roses/thorn.toml", 'theme = "tools"', 'theme = "verdict"', "positions[1].theme", ("two positions on 'verdict'", "dated_codes")),
    "two codes for a year": ("roses/loam.toml", "[[dated_codes]]\n", '[[dated_codes]]\ntheme = "verdict"\nyear = 1920\nstance = 1\ndrawn = "words"\n\n[[dated_codes]]\n', "dated_codes[1].year", ("two codes on 'verdict' for 1920", "keep one")),
    "an axis with a step twice": ("roses/debate.toml", "value = 3", "value = 2", "debate.steps", ("seven steps, from -3 to 3",)),
    "another voice in a file": ("roses/loam.toml", "[[leanings]]\n", '[[leanings]]\nvoice = "thorn"\n', "leanings[0].voice", ("this file is for 'loam'", "leave the field out")),
    "no voice at the top": ("roses/thorn.toml", 'voice = "thorn"\n', "", "voice", ("must begin with the id of its voice",)),
    "no table [pack]": ("pack.toml", "[pack]", "[pakc]", "", ()),
    "broken TOML": ("terms.toml", "[[terms]]", "[[terms]", "", ("is not valid TOML", "line 1")),
    "broken JSON": ("works.json", '"type": "book",', '"type": "book"', "line 5", ("is not valid JSON",)),
    "a field twice in JSON": ("works.json", '"type": "book",', '"type": "book", "type": "book",', "", ("'type' stands twice", "keep one")),
    "NaN in JSON": ("works.json", '"volume": 2', '"volume": NaN', "", ("NaN is no number", "leave the field out")),
    "a number of 5000 digits": ("works.json", '"volume": 2', '"volume": ' + "9" * 5000, "", ("far too long",)),
    "a NUL in JSON": ("works.json", "The Cut Rose", "The\\u0000Cut", "works[0].title", ("NUL", "take it out")),
    "half a character": ("works.json", "The Cut Rose", "The \\ud800 Rose", "works[0].title", ("lone surrogate", "take it out")),
    "text turned round": ("terms.toml", "To take away a part", "To \u202etake away", "line 6", ("turns the direction of text (U+202E)", "take it out")),
    "text turned round, escaped": ("terms.toml", "To take away a part", "To \\u2066take away", "terms[0].definition", ("U+2066",)),
    "a control character": ("terms.toml", "To take away a part", "To\\u0007take away", "terms[0].definition", ("U+0007",)),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "path", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_one_mistake(sample: Path, file: str, old: str, new: str, path: str, says: tuple[str, ...]) -> None:
    edit(sample / file, old, new)
    found = problems(sample)
    mistake = next((one for one in found if one.file == file and one.path.startswith(path)), None)
    assert mistake is not None, [str(one) for one in found]
    for words in says:
        assert words in mistake.says, mistake.says
    remedies(found)
    if says:
        assert mistake.path == path
        follow = [one for one in found if one is not mistake and one.file != file]
        assert not follow, f"one mistake is told once: {[str(one) for one in follow]}"


def remedies(found: list[PackProblem]) -> None:
    """Every sentence names a file, and has no names of Python's own in it."""
    for one in found:
        assert one.file
        assert one.says
        for foreign in ("msgspec", "Struct", "NoneType", "Error", "`", "\n", "$."):
            assert foreign not in str(one), str(one)


def test_two_mistakes_are_told_at_once(sample: Path) -> None:
    edit(sample / "roses" / "loam.toml", "stance = 0", "stance = 9")
    edit(sample / "roses" / "loam.toml", 'basis = "work"', 'basis = "hearsay"')
    edit(sample / "events.toml", 'start = "1902-06-20"', 'start = "tomorrow"')
    edit(sample / "terms.toml", "[[terms]]", "[[terms]")
    found = {(one.file, one.path) for one in problems(sample)}
    assert found == {
        ("roses/loam.toml", "positions[0].stance"),
        ("roses/loam.toml", "positions[0].basis"),
        ("events.toml", "events[0].start"),
        ("terms.toml", ""),
    }


def test_a_thousand_mistakes_are_cut_off(sample: Path) -> None:
    terms = "".join(f'[[terms]]\nid = "{i}"\nnonsense = 1\n\n' for i in range(2000))
    (sample / "terms.toml").write_text(terms, encoding="utf-8")
    assert len(problems(sample)) == 1000


FILE_MISTAKES: dict[str, tuple[Callable[[dict[str, object]], object], str, str]] = {
    "no format": (lambda raw: raw.pop("format"), "format", '"format": "sicpack"'),
    "a newer format": (lambda raw: raw.update(format_version=2), "format_version", "a newer program is needed"),
    "a true version": (lambda raw: raw.update(format_version=True), "format", '"format_version": 1'),
    "no pack": (lambda raw: raw.pop("pack"), "pack", "give it id, title and version"),
    "an empty pack": (lambda raw: raw.update(pack=None), "pack", "give it id, title and version"),
    "a pack in words": (lambda raw: raw.update(pack="sample"), "pack", "must be a table"),
    "an unknown list": (lambda raw: raw.update(voice=[]), "voice", "did you mean 'voices'?"),
    "voices that are no list": (lambda raw: raw.update(voices={}), "voices", "must be a list"),
    "debates that are nothing": (lambda raw: raw.update(debates=None), "debates", "must be a list"),
    "a debate in words": (lambda raw: raw.update(debates=["roses"]), "debates[0]", "must be an object"),
}


@pytest.mark.parametrize(("spoil", "path", "says"), FILE_MISTAKES.values(), ids=FILE_MISTAKES.keys())
def test_mistakes_of_the_file_form(
    sample: Path, tmp_path: Path, spoil: Callable[[dict[str, object]], object], path: str, says: str
) -> None:
    raw = plain(sample)
    spoil(raw)
    pack = tmp_path / "one.sicpack"
    pack.write_text(json.dumps(raw), encoding="utf-8")
    found = [one for one in problems(pack) if one.path == path]
    assert len(found) == 1
    assert found[0].file == "one.sicpack"
    assert says in found[0].says


def test_mistakes_of_the_file_form_name_the_whole_path(sample: Path, tmp_path: Path) -> None:
    raw = plain(sample)
    raw["debates"][0]["positions"][1]["low"] = 9
    (tmp_path / "one.sicpack").write_text(json.dumps(raw), encoding="utf-8")
    mistake = only(tmp_path / "one.sicpack")
    assert (mistake.file, mistake.path) == ("one.sicpack", "debates[0].positions[1].low")


@pytest.mark.parametrize("text", ["", "null", "[]", "3", '"pack"', "{", "PK\x03\x04", "{}{}", "not JSON at all"])
def test_a_file_that_is_no_pack(tmp_path: Path, text: str) -> None:
    (tmp_path / "one.sicpack").write_text(text, encoding="utf-8")
    mistake = only(tmp_path / "one.sicpack")
    assert mistake.file == "one.sicpack"
    assert mistake.says


def test_dots_in_ids_do_not_make_two_positions_one(sample: Path) -> None:
    edit(sample / "voices.toml", 'id = "thorn"', 'id = "loam.x"')
    for path in sample.rglob("*"):
        if path.is_file():
            path.write_text(path.read_text(encoding="utf-8").replace('"thorn"', '"loam.x"').replace('"tools"', '"x.tools"'), encoding="utf-8")
    edit(sample / "roses" / "debate.toml", 'key = "verdict"', 'key = "tools"')
    for path in sample.rglob("*"):
        if path.is_file() and path.name != "debate.toml":
            path.write_text(path.read_text(encoding="utf-8").replace('"verdict"', '"tools"'), encoding="utf-8")
    found = problems(sample)
    assert [(one.path, "'-' in place of '.'" in one.says) for one in found] == [("positions[0].voice", True)]
