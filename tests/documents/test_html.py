"""The HTML file as a screen reader, a phone and a printer meet it: structure, tables with headings, links that lead somewhere, contrast."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from app.core import outline, outline_grid, outline_timeline
from app.core.outline import Outline
from app.documents import papers, styles
from app.documents.look_html import CSS
from db import library as store
from db import reads
from tests.documents.boards import DAY, PANDOC, read

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta"}


class Seen(HTMLParser):
    """What stands in a page: its elements in order, and for each table its cells with their scope."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.bad: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(name for name, _ in self.open)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1][0] != tag:
            self.bad.append(tag)
        else:
            self.open.pop()

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of these names."""
        return [attributes for tag, attributes, _ in self.elements if tag in tags]


def page(*outlines: Outline) -> str:
    """The HTML of some outlines."""
    return papers.written(PANDOC, "html", outlines, styles.chosen("chicago-notes", None), "All of it" if len(outlines) > 1 else "").decode()


@pytest.fixture
def pages(built_library: Path) -> dict[str, str]:
    """A comparison under headings, one in tables, a timeline, and several debates."""
    board = read(built_library)
    voices, themes = board.debate.presets[:3], [t.key for t in board.themes][:2]
    heads = outline.comparison(board, voices, themes, coding=True, day=DAY)
    famine = read(built_library, "stalinism/famine")
    other = outline.comparison(famine, famine.debate.presets[:2], [famine.themes[0].key], coding=True, day=DAY)
    connection = store.connect_corpus(store.current_corpus(built_library))
    chronicle = reads.chronicle(connection, board.debate.id)
    connection.close()
    return {
        "heads": page(heads),
        "grid": page(outline_grid.comparison_grid(board, voices, themes, coding=True, day=DAY, columns=3)),
        "timeline": page(outline_timeline.timeline(chronicle, board, voices, coding=True, day=DAY, span=(1917.0, 1922.0))),
        "several": page(heads, other),
    }


def test_a_page_is_sound_and_says_its_language_and_title(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        seen = Seen(text)
        assert (seen.bad, seen.open) == ([], []), name
        (html,), (_,) = seen.named("html"), seen.named("title")
        assert html["lang"] == "en-GB"
        assert len(seen.named("main")) == 1
        assert len(seen.named("nav")) == 1
        assert re.search(r'<meta name="viewport" content="width=device-width, initial-scale=1\.0', text)
        assert "user-scalable=no" not in text
        assert "maximum-scale" not in text


def test_headings_go_down_a_step_at_a_time_from_a_single_first_one(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        levels = [int(tag[1]) for tag, _, _ in Seen(text).elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1, name
        assert levels[0] == 1 or levels[:2] == [2, 1], "only the word Contents may stand before it"
        body = levels[levels.index(1) :]
        assert all(after - before <= 1 for before, after in pairwise(body)), name
        assert max(levels) == {"heads": 3, "grid": 2, "timeline": 2, "several": 4}[name]


def test_every_link_leads_to_one_place(pages: dict[str, str]) -> None:
    for text in pages.values():
        seen = Seen(text)
        names = [attributes["id"] for _, attributes, _ in seen.elements if attributes.get("id")]
        assert len(names) == len(set(names))
        targets = {attributes["href"] for attributes in seen.named("a")}
        assert targets
        assert {f"#{name}" for name in names} >= targets


def test_tables_name_their_columns_and_scroll_by_themselves(pages: dict[str, str]) -> None:
    for name in ("grid", "timeline"):
        seen = Seen(pages[name])
        assert seen.named("table")
        heads = [attributes for tag, attributes, within in seen.elements if tag == "th" and "thead" in within]
        rows = [attributes for tag, attributes, within in seen.elements if tag == "th" and "tbody" in within]
        assert heads
        assert {one.get("scope") for one in heads} == {"col"}
        assert {one.get("scope") for one in rows} == ({"row"} if name == "timeline" else set())
        frames = [attributes for attributes in seen.named("div") if attributes.get("class") == "scroll"]
        assert len(frames) == len(seen.named("table"))
        assert all(frame.get("tabindex") == "0" and frame.get("role") == "region" and frame.get("aria-label") for frame in frames)


def test_a_phone_needs_no_scrolling_sideways(pages: dict[str, str]) -> None:
    """Nothing outside the frames of tables has a width of its own, and a long word is parted."""
    assert "overflow-wrap: break-word" in CSS
    assert re.search(r"\.scroll \{[^}]*overflow-x: auto", CSS)
    wide = re.findall(r"([^{}]*)\{[^}]*(?<![-\w])(?:min-)?width: (?!auto|100%|0|25%)[^;]+;", CSS)
    assert [one.strip() for one in wide] == ["table"]
    assert not re.search(r"<(?:pre|img|iframe)\b|white-space: nowrap", pages["heads"])


def _light(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_can_be_read_in_light_dark_and_print() -> None:
    sets = [dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", line)) for line in CSS.splitlines() if ":root" in line]
    assert len(sets) == 3
    for colours in sets:
        full = {name: f"#{''.join(c * 2 for c in value[1:])}" if len(value) == 4 else value for name, value in colours.items()}
        for words in ("ink", "soft", "link"):
            high, low = sorted((_light(full[words]), _light(full["paper"])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (words, full)


def test_a_printed_page_has_margins_and_repeats_the_heads_of_tables() -> None:
    printed = CSS[CSS.index("@media print") :]
    assert "@page" in CSS
    assert re.search(r"thead \{ display: table-header-group", printed)
    assert re.search(r"\.scroll \{ overflow: visible", printed), "a frame that scrolls would cut what it hides"
    size = re.search(r"\.footnotes \{ font-size: (\d+)pt", printed)
    assert size is not None
    assert int(size.group(1)) >= 9
