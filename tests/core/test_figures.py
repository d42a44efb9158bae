"""The room of figures before it is painted: one axis a count, no sums, no order by size, and words for every number (METHOD 25)."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.core import figures, figures_checks, figures_filter, figures_numbers, figures_polls, figures_table, words
from app.core.figures import Narrowing
from db.records import Pack
from tests.core.figuring import correction, debate, estimate, poll, shipped_figures
from tests.core.figuring import figures as made

ROSES = debate("roses", "Do roses die?")
ROSES = replace(ROSES, id="toy/roses")
PACK = Pack("toy", "Toy pack", "1.2", "CC BY 4.0", "", "en", "")


def groups(room: figures.Room) -> list[figures.Group]:
    return [group for section in room.sections for group in section.groups]


def series(room: figures.Room) -> list[figures_polls.Series]:
    return [one for section in room.sections for one in section.series]


@pytest.fixture(scope="module")
def shipped() -> figures.Room:
    return figures.room(shipped_figures())


# -- numbers in words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"best": 681692}, "681,692 roses"),
        ({"best": 1_000_000, "note": "About one million; he adds more."}, "about 1 million roses"),
        ({"best": 390_000, "note": "“Early 1930s”, some 390,000."}, "about 390,000 roses"),
        ({"best": 350_000, "note": "350,000 was not found; about 335,500 is the usual total."}, "350,000 roses"),
        ({"low": 680_500}, "at least 680,500 roses"),
        ({"high": 20_000_000}, "up to 20 million roses"),
        ({"low": 5_500_000, "high": 6_500_000}, "5.5 to 6.5 million roses"),
        ({"low": 950_000, "high": 1_200_000}, "950,000 to 1.2 million roses"),
        ({"low": 7_000_000, "high": 8_000_000, "best": 7_000_000}, "7 million roses (range 7 to 8 million)"),
        ({"low": 5_200_000, "best": 10_000_000}, "10 million roses (at least 5.2 million)"),
        ({"high": 9, "best": 8}, "8 roses (up to 9)"),
        ({"best": -24, "unit": "percent of scent"}, "−24 per cent of scent"),
        ({"high": 8.1, "unit": "percent of roses"}, "up to 8.1 per cent of roses"),
        ({}, "no figure given"),
    ],
)
def test_a_figure_in_words(given, said):
    assert figures_numbers.range_words(estimate(**given)) == said


@given(some.integers(-(10**11), 10**11))
def test_no_digit_of_a_whole_number_is_lost(value):
    said = figures_numbers.number(value)
    plain = said.replace(",", "").replace("−", "-")
    assert (round(float(plain.removesuffix(" million")) * 1_000_000) if plain.endswith("million") else int(plain)) == value


@given(some.lists(some.floats(-1e12, 1e12, allow_nan=False).filter(lambda v: v == 0 or abs(v) > 1e-6), min_size=1))
def test_a_scale_holds_every_value_and_zero(values):
    scale = figures_numbers.scale_of(values)
    assert scale is not None
    slack = 1e-6 * (scale.high - scale.low)
    assert scale.low - slack <= min(0.0, *values)
    assert max(0.0, *values) <= scale.high + slack
    assert scale.ticks[0] == scale.low
    assert scale.ticks[-1] == scale.high
    assert 2 <= len(scale.ticks) <= 9
    assert (scale.low == 0) == (min(values) >= 0 or math.isclose(scale.low, 0))
    assert len(figures_numbers.tick_words(scale)) == len(scale.ticks)


def test_a_scale_of_nothing_is_none():
    assert figures_numbers.scale_of(()) is None
    assert figures_numbers.scale_of((float("inf"),)) is None


# -- axes --------------------------------------------------------------------------------------------------------------


def test_one_axis_holds_the_same_count_unit_and_years_only():
    one, two = estimate(id="toy/1", best=3), estimate(id="toy/2", best=5)
    others = [estimate(id="toy/3", best=5, axis="thorns"), estimate(id="toy/4", best=5, unit="beds"), estimate(id="toy/5", best=5, end="1930")]
    room = figures.room(made(one, two, *others))
    assert [[row.id for row in group.rows] for group in groups(room)] == [["toy/1", "toy/2"], ["toy/3"], ["toy/4"], ["toy/5"]]


def test_the_same_key_in_two_packs_is_two_axes():
    room = figures.room(made(estimate(id="toy/1", best=3), estimate(id="else/1", best=3)))
    assert len(groups(room)) == 2


def test_rows_stand_by_year_of_publication_never_by_size_and_without_a_year_last():
    rows = [estimate(id="toy/a", best=1), estimate(id="toy/b", best=9, year_text="2004/2005"), estimate(id="toy/c", best=5, year_text="1990")]
    assert [row.id for row in groups(figures.room(made(*rows)))[0].rows] == ["toy/c", "toy/b", "toy/a"]
    assert groups(figures.room(made(*rows)))[0].rows[2].year_words == "year not given"


def test_groups_stand_by_debate_and_then_as_the_pack_has_them():
    other = replace(ROSES, id="toy/other", question="Do weeds live?")
    given_ = [estimate(id="toy/1", debate="toy/other", axis="w", best=1), estimate(id="toy/2", axis="x", best=900), estimate(id="toy/3", axis="y", best=1)]
    room = figures.room(made(*given_, debates=(ROSES, other)))
    assert [section.title for section in room.sections] == ["Do roses die?", "Do weeds live?"]
    assert [row.id for group in groups(room) for row in group.rows] == ["toy/2", "toy/3", "toy/1"]


def test_a_section_is_headed_by_the_short_name_and_says_the_question(shipped):
    toll = next(section for section in shipped.sections if section.debate == "stalinism/toll")
    assert (toll.title, toll.question) == ("How many died?", "How many deaths is it answerable for?")


def test_a_debate_that_the_pack_does_not_have_is_still_shown():
    section = figures.room(made(estimate(best=1))).sections[0]
    assert (section.title, section.known) == ("roses", False)


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ({"best": 1}, "point"),
        ({"low": 1, "high": 2}, "range"),
        ({"low": 1, "high": 2, "best": 1}, "range"),
        ({"low": 1}, "at least"),
        ({"high": 1}, "up to"),
        ({"best": 1, "unplotted": "a misprint"}, "nothing"),
        ({}, "nothing"),
    ],
)
def test_how_a_figure_is_drawn(given, drawn):
    assert groups(figures.room(made(estimate(**given))))[0].rows[0].drawn == drawn


def test_what_is_not_drawn_has_no_part_in_the_scale_and_is_told_with_its_reason():
    room = figures.room(made(estimate(id="toy/1", best=4), estimate(id="toy/2", best=9_000, unplotted="A misprint.")))
    group = groups(room)[0]
    assert group.scale is not None
    assert group.scale.high < 10
    assert "Told, not drawn: A misprint." in figures.card(group.rows[1], group)
    alone = groups(figures.room(made(estimate(best=9_000, unplotted="A misprint."))))[0]
    assert alone.scale is None


def test_a_title_says_what_all_rows_count_and_a_row_what_it_counts_beyond():
    counts = ["Arrests, estimate of A", "Arrests, estimate of B"]
    group = groups(figures.room(made(*(estimate(id=f"toy/{i}", best=1, counts=c) for i, c in enumerate(counts)))))[0]
    assert (group.title, [row.counts for row in group.rows]) == ("Arrests", counts)


def test_corrections_stand_with_the_figure_and_quote_the_clause():
    room = figures.room(made(estimate(best=1), corrections={"toy/one": (correction(finding="There were seven."),)}))
    row = groups(room)[0].rows[0]
    said = figures_checks.correction_words(row.corrections[0])
    assert said == "Correction: Misprint. The encyclopaedia article says: “a hundred roses”."
    assert any("There were seven." in line for line in figures.card(row, groups(room)[0]))


# -- polls -------------------------------------------------------------------------------------------------------------


def test_only_polls_of_one_series_in_peace_are_joined():
    given_ = [poll(id="toy/1"), poll(id="toy/2", date="2010"), poll(id="toy/3", date="2023", wartime=True), poll(id="toy/4", date="2025", wartime=True)]
    one = series(figures.room(made(*given_)))[0]
    assert [row.id for row in one.rows] == ["toy/1", "toy/2", "toy/3", "toy/4"]
    assert one.joined == ((0, 1),)
    assert any("not joined" in line for line in figures_polls.poll_card(one.rows[2]))


def test_a_wartime_poll_between_two_others_parts_them():
    given_ = [poll(id="toy/1"), poll(id="toy/2", date="2010", wartime=True), poll(id="toy/3", date="2023")]
    assert series(figures.room(made(*given_)))[0].joined == ()


@pytest.mark.parametrize("other", [{"series": "else"}, {"question": "Do you like the roses?"}, {"pollster": "Another"}, {"id": "else/2"}])
def test_another_series_question_or_pollster_is_another_chart(other):
    room = figures.room(made(poll(id="toy/1"), poll(**{"id": "toy/2", "date": "2010"} | other)))
    assert [len(one.rows) for one in series(room)] == [1, 1]


def test_all_charts_share_the_years(shipped):
    for one in series(shipped):
        assert all(shipped.years[0] < row.at < shipped.years[1] for row in one.rows)


# -- the shipped figures -----------------------------------------------------------------------------------------------


def test_all_figures_are_there_once(shipped):
    rows = [row.id for group in groups(shipped) for row in group.rows]
    polls = [row.id for one in series(shipped) for row in one.rows]
    assert (len(rows), len(polls)) == (71, 20)
    assert len(set(rows)) == 71
    assert len(set(polls)) == 20
    assert shipped.shown == shipped.count == 91


def test_the_misprint_of_the_article_is_told_and_not_drawn(shipped):
    row = next(row for group in groups(shipped) for row in group.rows if row.id == "stalinism/fig-terror-4")
    assert (row.drawn, row.unplotted != "", row.value) == ("nothing", True, "681,686 persons")
    assert row.author.startswith("The encyclopaedia article “Stalinism”")


def test_no_shipped_text_names_the_source_document_or_a_mark_of_the_record(shipped):
    for section in shipped.sections:
        for group in section.groups:
            for row in group.rows:
                text = figures.spoken(row, group)
                assert "source document" not in text, text
                assert "[general knowledge]" not in text, text


def test_every_drawn_figure_stands_on_its_scale(shipped):
    for group in groups(shipped):
        for row in group.rows:
            values = [v for v in (row.low, row.high, row.best) if v is not None and row.drawn != "nothing"]
            assert all(group.scale is not None and group.scale.low <= v <= group.scale.high for v in values), row.id


# -- filters -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Narrowing(debate="stalinism/industry"), 10),
        (Narrowing(words="executed conquest"), 1),
        (Narrowing(words="nothing like this"), 0),
        (Narrowing(grade="reported", debate="stalinism/memory"), 2),
        (Narrowing(who="author:Levada Centre"), 19),
    ],
)
def test_filters(shipped, wanted, shown):
    assert figures_filter.narrowed(shipped, wanted).shown == shown


def test_a_voice_finds_its_figures_and_the_article_its_own(shipped):
    mine = figures_filter.narrowed(shipped, Narrowing(who="voice:stalinism/conquest"))
    assert mine.shown
    assert all("stalinism/conquest" in row.voices for group in groups(mine) for row in group.rows)
    article = figures_filter.narrowed(shipped, Narrowing(in_article=True))
    assert 0 < article.shown < 91
    assert all(row.in_article for group in groups(article) for row in group.rows)


def test_a_filter_never_changes_a_scale(shipped):
    whole = {group.key: group.scale for group in groups(shipped)}
    fewer = figures_filter.narrowed(shipped, Narrowing(words="volkogonov"))
    assert groups(fewer)
    assert all(whole[group.key] == group.scale for group in groups(fewer))


def test_every_choice_finds_something(shipped):
    offered = figures_filter.choices(shipped, shipped_figures())
    for field, pairs in (("debate", offered.debates), ("who", offered.who), ("grade", offered.grades)):
        assert pairs
        for key, _ in pairs:
            assert figures_filter.narrowed(shipped, Narrowing(**{field: key})).shown, key


# -- tables and copies -------------------------------------------------------------------------------------------------


def test_tables_are_never_sorted_by_size(shipped):
    assert "value" not in figures_table.SORTABLE
    assert "counts" not in figures_table.SORTABLE
    rows = figures_table.table_rows(shipped, "estimates")
    assert figures_table.in_order(rows, "value") == rows
    years = [row.order["year"] for row in figures_table.in_order(rows, "year")]
    assert years == sorted(years)
    down = [row.order["year"] for row in figures_table.in_order(rows, "year", descending=True)]
    assert [y for y in down if not y[0]] == sorted((y for y in down if not y[0]), reverse=True)
    assert all(last for last, _ in down[-sum(y[0] for y in years) :])


@pytest.mark.parametrize("kind", ["estimates", "polls"])
@pytest.mark.parametrize("by", ["debate", "author", "year", "grade"])
def test_every_sortable_column_sorts_all_rows(shipped, kind, by):
    rows = figures_table.table_rows(shipped, kind)
    assert sorted(r.id for r in figures_table.in_order(rows, by)) == sorted(r.id for r in rows)


def test_a_copy_has_source_grade_check_and_what_is_ours():
    one = estimate(best=5, work_text="The Shears", year_text="1910", grade="copy", second_check="seen once only", note="=5 roses")
    room = figures.room(made(one))
    rows = figures_table.table_rows(room, "estimates")
    assert rows[0].source == (
        "Ada Fern, The Shears (1910) [page not seen] [copy: seen in a reproduction that is not the publisher’s; check it against print] [seen once only]"
    )
    text = figures_table.copied(rows, "estimates", figures_table.source_line(PACK))
    lines = text.splitlines()
    assert len(lines) == 3
    assert len(lines[0].split("\t")) == len(lines[1].split("\t")) == 10
    assert "\t =5 roses; Second check: seen once only\t" in lines[1], "a spreadsheet must not take a note for a formula"
    assert "Toy pack" in lines[2]
    assert "must not be added up" in lines[2]


def test_a_page_that_is_known_is_not_called_unseen():
    rows = figures_table.table_rows(figures.room(made(estimate(best=5, work_text="The Shears, p. 12"))), "estimates")
    assert "page not seen" not in rows[0].source


def test_one_figure_is_copied_as_a_sentence_with_its_source():
    room = figures.room(made(estimate(best=5, note="Few."), poll()))
    row = figures_table.table_rows(room, "estimates")[0]
    assert figures_table.copied_one(row, "ours").splitlines() == ["Roses lost (1921–1922): 5 roses", f"— {row.source}", "Note: Few.", "ours"]
    asked = figures_table.table_rows(room, "polls")[0]
    assert figures_table.copied_one(asked, "").splitlines()[0] == "Do you like roses? (2003): 50 per cent"


def test_no_stop_stands_before_a_semicolon_between_notes():
    rows = figures_table.table_rows(figures.room(made(estimate(best=5))), "estimates")
    row = replace(rows[0], cells={**rows[0].cells, "note": "An upper bound: “up to”.\nBy B. Low etc.\nSecond check: found again."})
    notes = "An upper bound: “up to”; By B. Low etc.; Second check: found again."
    assert figures_table.copied_one(row, "").splitlines()[-1] == f"Note: {notes}"
    assert notes in figures_table.copied([row], "estimates", "")
    words, lines = figures_table.citable([row], "ours")
    assert words.endswith(f"Note: {notes}")
    assert lines == (row.source, "ours")


# -- words -------------------------------------------------------------------------------------------------------------


def test_words_are_translated_when_they_are_shown():
    words.install(lambda context, text: {"at least {number} {unit}": "mindestens {number} {unit}", "seen in a copy": "in einer Kopie"}.get(text, text))
    try:
        assert figures_numbers.range_words(estimate(low=5)) == "mindestens 5 roses"
        assert figures_numbers.grade_short("copy") == "in einer Kopie"
    finally:
        words.install(None)
