"""Estimates and polls are those of ``figures.toml``, figure by figure; unlike counts share no axis, unlike questions no line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from db.packs.types import Estimate, PackDocument, Poll
from tests.corpus import dossiers
from tests.corpus.ours import even

FIGURES = dossiers.toml("figures.toml")
ESTIMATES = {item["id"]: item for item in FIGURES["estimate"]}
POLLS = {item["id"]: item for item in FIGURES["poll"]}
DEBATES = ("continuity", "term", "state", "industry", "toll", "famine", "kirov", "tsars", "memory")
"""The ids of the debates by their numbers in the dossiers; 0 is the main one."""
RENAMED = {"from": "start", "to": "end", "work": "work_text", "year": "year_text", "value_percent": "value"}
"""Fields that have another name in the pack."""
SHARED = {
    "grain-harvest-1932": {"fig-econ-4", "fig-econ-5"},
    "executed-1937-1938": {"fig-terror-4", "fig-terror-5", "fig-terror-6"},
    "arrests-1936-1939": {"fig-terror-13", "fig-terror-14", "fig-terror-15"},
    "famine-deaths-ussr-1932-1933": {"fig-famine-1", "fig-famine-3"},
    "deaths-ukraine-1932-1934": {"fig-famine-9", "fig-famine-10"},
}
"""The only axes with more than one estimate; every other figure stands by itself."""
WHOSE = re.compile(r", (?:low view|published estimate of \w+|earlier estimate|later estimate|as reported to .*|as the source document gives them)$")
"""What a count says of its author and not of what is counted."""
DATE_IS_A_BOUND = "poll-repressions-2011"
"""Its date says only *before 2011*, so no line can be drawn from it to the poll that asks the same."""
CHECK = re.search(r"^\*\*Figures\.\*\* (.*)$", dossiers.read("further-debates.md"), re.M)
HOW_MANY = {"three": 3, "two": 2, "four": 4}


def _same(item: Any, source: dict[str, Any]) -> None:
    """Every field of a dossier's figure stands in the pack's under its name, a number that is not given stays empty."""
    held = msgspec.structs.asdict(item)
    told = {RENAMED.get(key, key): value for key, value in source.items() if key != "debate"}
    assert {key: held[key] for key in told} == told
    for name in ("low", "high", "best"):
        assert held.get(name) == source.get(name), name


def faults(estimates: Iterable[Estimate]) -> list[tuple[str, str]]:
    """Pairs on one axis that differ in what is counted, in unit or in years."""
    first: dict[str, Estimate] = {}
    return [(one.id, item.id) for item in estimates if _count(one := first.setdefault(item.axis, item)) != _count(item)]


def _count(item: Estimate) -> tuple[str, str, str, str]:
    words = re.sub(r"^Executions$", "Executed", WHOSE.sub("", item.counts))
    return words, item.unit, item.start, item.end


def joined_wrongly(polls: Iterable[Poll]) -> list[tuple[str, str]]:
    """Pairs of one series that differ in question or pollster."""
    first: dict[str, Poll] = {}
    return [(one.id, item.id) for item in polls if ((one := first.setdefault(item.series, item)).question, one.pollster) != (item.question, item.pollster)]


def in_the_article() -> dict[str, str]:
    """Id → the row of *Figures* in the coverage table of the article that names it."""
    found: dict[str, str] = {}
    for says, where in dossiers.rows(dossiers.part(dossiers.read("source-document-notes.md"), "### Figures")):
        for span in re.findall(r"`fig-([a-z]+)-(\d+)` to `fig-[a-z]+-(\d+)`", where):
            found |= {f"fig-{span[0]}-{n}": says for n in range(int(span[1]), int(span[2]) + 1)}
        found |= dict.fromkeys(re.findall(r"`((?:fig|poll)-[a-z]+-\d+)`", where), says)
    return found


def test_none_is_missing_and_none_is_added(pack: PackDocument) -> None:
    assert [item.id for item in pack.estimates] == list(ESTIMATES)
    assert [item.id for item in pack.polls] == list(POLLS)
    assert (len(ESTIMATES), len(POLLS)) == (71, 20)


@pytest.mark.parametrize("key", ESTIMATES)
def test_an_estimate_is_the_dossiers(pack: PackDocument, key: str) -> None:
    (item,) = (item for item in pack.estimates if item.id == key)
    _same(item, ESTIMATES[key])
    assert item.debate == DEBATES[ESTIMATES[key]["debate"]]


@pytest.mark.parametrize("key", POLLS)
def test_a_poll_is_the_dossiers(pack: PackDocument, key: str) -> None:
    (item,) = (item for item in pack.polls if item.id == key)
    _same(item, POLLS[key])
    assert item.debate == "memory"


def test_a_changed_figure_is_noticed(pack: PackDocument) -> None:
    item = next(item for item in pack.estimates if item.best is not None)
    _same(item, ESTIMATES[item.id])
    for wrong in (msgspec.structs.replace(item, best=item.best + 1 if item.best else 1), msgspec.structs.replace(item, low=0.0), msgspec.structs.replace(item, note="")):
        with pytest.raises(AssertionError):
            _same(wrong, ESTIMATES[item.id])


def test_only_the_same_count_unit_and_years_share_an_axis(pack: PackDocument) -> None:
    assert not faults(pack.estimates)
    axes: dict[str, set[str]] = {}
    for item in pack.estimates:
        axes.setdefault(item.axis, set()).add(item.id)
    assert {axis: ids for axis, ids in axes.items() if len(ids) > 1} == SHARED


def test_unlike_counts_on_one_axis_are_noticed(pack: PackDocument) -> None:
    by_id = {item.id: item for item in pack.estimates}
    died, executed = by_id["fig-terror-7"], by_id["fig-terror-6"]
    assert faults([executed, msgspec.structs.replace(died, axis=executed.axis)]) == [(executed.id, died.id)]
    assert faults([executed, msgspec.structs.replace(executed, id="x", start="1936")])
    assert faults([executed, msgspec.structs.replace(executed, id="x", unit="lists")])


def test_only_the_same_question_of_the_same_pollster_is_a_series(pack: PackDocument) -> None:
    assert not joined_wrongly(pack.polls)
    asked: dict[tuple[str, str], set[str]] = {}
    for item in pack.polls:
        if item.id != DATE_IS_A_BOUND:
            asked.setdefault((item.question, item.pollster), set()).add(item.series)
    assert all(len(series) == 1 for series in asked.values())
    (alone,) = (item for item in pack.polls if item.id == DATE_IS_A_BOUND)
    assert "a bound, not a date" in alone.note
    assert [item.id for item in pack.polls if item.series == alone.series] == [alone.id]
    wrong = msgspec.structs.replace(pack.polls[0], id="x", question="Another question")
    assert joined_wrongly([pack.polls[0], wrong]) == [(pack.polls[0].id, "x")]


def test_wartime_and_misprints_are_those_of_the_notes(pack: PackDocument) -> None:
    assert {item.id for item in pack.polls if item.wartime} == {key for key, item in POLLS.items() if "Wartime poll" in item["note"]} == {"poll-outstanding-2025"}
    assert not [item.id for item in pack.polls if item.date >= "2022" and not item.wartime]
    assert {item.id for item in pack.estimates if item.unplotted} == {key for key, item in ESTIMATES.items() if "do not plot" in item["note"]} == {"fig-terror-4"}


def test_what_the_article_gives_is_what_the_coverage_table_names(pack: PackDocument) -> None:
    table = in_the_article()
    every: list[Estimate | Poll] = [*pack.estimates, *pack.polls]
    held = {item.id: item.clause for item in every if item.in_article}
    assert set(held) == set(table)
    assert not [item.id for item in every if bool(item.clause) != item.in_article]
    for key, clause in held.items():
        numbers = re.findall(r"\d[\d,.]*\d|\d", table[key])
        assert clause.endswith("."), key
        assert not numbers or any(number in clause for number in numbers), key


def test_the_second_check_is_the_records(pack: PackDocument) -> None:
    assert CHECK
    again, corrected, added, lost = re.split(r" (?:Corrected|Added|Not found again): ", CHECK[1])
    found = [item for item in pack.estimates if item.second_check == "found again"]
    for name, many in re.findall(r"(Cheremukhin|Naumenko|Rudnytskyi|Getty and Naumov|Snyder) \((\w+)\)", again):
        whole = [item for item in found if name in item.author and not item.author.startswith("Maksudov")]
        assert len([item for item in whole if item.id != "fig-famine-8"]) == HOW_MANY[many], name
    for number in re.findall(r"\d+(?:,\d{3})+", again):
        assert any(int(number.replace(",", "")) in (item.low, item.best, item.high) for item in found), number
    assert {f"{item.best:,.0f}" for item in pack.estimates if item.second_check == "corrected"} == set(re.findall(r"([\d,]+) \(from", corrected))
    late = [item for item in pack.estimates if item.check_note == "added in the second check"]
    assert {item.author.split(",")[0] for item in late} == {"Graziosi", "Markevich", "police archives"}
    assert "Graziosi" in added
    gone = {item.id for item in pack.estimates if item.second_check == "seen once only"} - {item.id for item in late}
    assert len(gone) == len(re.split(r", ", lost)) + 1, "two harvests, and one for each other"
    years = {year for year in re.findall(r"polls of (\d{4}), (\d{4}) and (\d{4})", again)[0]}
    assert {item.date[:4] for item in pack.polls if item.second_check} == years
    assert not [item.id for item in pack.polls if item.date[:4] in years and item.second_check != "found again"]


def test_voices_and_works_are_those_of_the_figure(pack: PackDocument) -> None:
    family = {voice.id: voice.family for voice in pack.voices}
    with_a_pane = {voice.family for voice in pack.voices if voice.kind != "mentioned"}
    works = {work.id: work for work in pack.works}
    for item in pack.estimates:
        named = [family[voice] for voice in item.voices]
        assert named == sorted(named, key=item.author.index), item.id
        missing = {name for name in with_a_pane if re.search(rf"\b{re.escape(name)}\b", item.author)} - set(named)
        assert not missing, (item.id, missing)
        if item.work:
            work = works[item.work]
            assert work.issued is not None
            assert str(work.issued.date_parts[0][0]) == item.year_text, item.id
            told = even(f"{work.title.partition(':')[0]}|{work.container_title}|{work.note}").replace("–", "-").split("|")
            assert any(part and part in even(item.work_text) for part in told), item.id
