"""Events, periods and publications are those of ``timeline.toml``, field by field; nothing is added, no reading made up."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from db.packs.types import PackDocument
from tests.corpus import dossiers

TIMELINE = dossiers.toml("timeline.toml")
EVENTS = {item["id"]: item for item in TIMELINE["event"]}
PUBLICATIONS = {item["id"]: item for item in TIMELINE["publication"]}
PERIODS = {item["id"]: item for item in TIMELINE["period"]}

RENAMED = {
    "event": {"discontinuity_reading": "break_reading", "seed": "in_article"},
    "publication": {"theme": "themes", "stance": "tendency", "seed": "in_article"},
    "period": {},
}  # fmt: skip
"""Fields that have another name in the pack."""
APART = {"invoked_by"}
"""What the pack keeps elsewhere: who leans on an event stands among the links."""
OURS = {"event": set(), "publication": {"work", "voice"}, "period": set()}
"""Fields that the timeline does not have."""


def expected(kind: str, item: dict[str, Any], empty: dict[str, Any]) -> dict[str, Any]:
    """What the pack has to hold for an item of the timeline: its fields under the pack's names, all others empty."""
    fields = {RENAMED[kind].get(key, key): value for key, value in item.items() if key not in APART}
    assert not set(fields) - set(empty), f"the pack has no place for {set(fields) - set(empty)} of {item['id']}"
    return {**empty, **fields}


def _check(kind: str, item: Any, source: dict[str, Any]) -> None:
    held = {key: value for key, value in msgspec.structs.asdict(item).items() if key not in OURS[kind]}
    empty: dict[str, Any] = {key: [] if isinstance(value, tuple) else False if isinstance(value, bool) else "" for key, value in held.items()}
    told = expected(kind, source, empty)
    assert {key: _lists(value) for key, value in held.items()} == told


def _lists(value: Any) -> Any:
    return [_figure(inner) for inner in value] if isinstance(value, tuple) else value


def _figure(value: Any) -> Any:
    return {key: inner for key, inner in msgspec.structs.asdict(value).items() if inner != ""} if isinstance(value, msgspec.Struct) else value


def test_none_is_missing_and_none_is_added(pack: PackDocument) -> None:
    assert [item.id for item in pack.events] == list(EVENTS)
    assert [item.id for item in pack.periods] == list(PERIODS)
    assert [item.id for item in pack.publications] == list(PUBLICATIONS)
    assert len(EVENTS) > 100
    assert len(PUBLICATIONS) > 50


@pytest.mark.parametrize("key", EVENTS)
def test_an_event_is_the_timelines(pack: PackDocument, key: str) -> None:
    (item,) = (item for item in pack.events if item.id == key)
    _check("event", item, EVENTS[key])


@pytest.mark.parametrize("key", PUBLICATIONS)
def test_a_publication_is_the_timelines(pack: PackDocument, key: str) -> None:
    (item,) = (item for item in pack.publications if item.id == key)
    _check("publication", item, PUBLICATIONS[key])


@pytest.mark.parametrize("key", PERIODS)
def test_a_period_is_the_timelines(pack: PackDocument, key: str) -> None:
    (item,) = (item for item in pack.periods if item.id == key)
    _check("period", item, PERIODS[key])


def test_a_reading_that_the_timeline_lacks_stays_empty(pack: PackDocument) -> None:
    for ours, theirs in (("continuity_reading", "continuity_reading"), ("break_reading", "discontinuity_reading"), ("disputed", "disputed")):
        have = {item.id for item in pack.events if getattr(item, ours)}
        assert have == {key for key, item in EVENTS.items() if item.get(theirs)}
        assert 0 < len(have) < len(EVENTS)


def test_a_made_up_reading_is_noticed(pack: PackDocument) -> None:
    item = next(item for item in pack.events if not item.break_reading)
    made_up = msgspec.structs.replace(item, break_reading="Somebody may have thought so.")
    _check("event", item, EVENTS[item.id])
    with pytest.raises(AssertionError):
        _check("event", made_up, EVENTS[item.id])


def test_a_publication_and_its_work_agree(pack: PackDocument) -> None:
    works = {work.id: work for work in pack.works}
    for item in pack.publications:
        assert item.work in works, item.id
        issued = works[item.work].issued
        assert issued is not None, item.id
        years = {issued.date_parts[0][0], *(date.date_parts[0][0] for date in [works[item.work].original_date] if date)}
        assert item.year in years, f"{item.id}: {item.year}, its work {sorted(years)}"
