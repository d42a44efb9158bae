"""From plain values to the types, item by item and field by field, so that every mistake is found at once."""

from __future__ import annotations

import functools
import types as python_types
from datetime import date, time
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from db.packs import sayings, types
from db.packs.limits import text_problem
from db.packs.problems import Collector, nearest
from db.packs.types import DEBATE_LISTS, LISTS, PackDocument

_FIELDS = {"format", "format_version", "pack", "debates", "exported", *LISTS}


def decode(raw: dict[str, Any], file: str, collector: Collector) -> PackDocument:
    """The document with every item that could be taken; the mistakes stand in the collector.

    Where the pack's own table is refused, a stand-in takes its place, so that the rest can still be looked at.
    """
    check_texts(raw, file, "", collector)
    for key in raw:
        if key not in _FIELDS:
            collector.add(file, key, f"there is no field {key!r} in a pack; {_hint(key, _FIELDS)}")
    version = raw.get("format_version")
    if raw.get("format") != "sicpack" or version != 1 or isinstance(version, bool):
        newer = isinstance(version, int) and version > 1
        says = 'it must say "format": "sicpack" and "format_version": 1'
        collector.add(
            file,
            "format_version" if newer else "format",
            f"{says}; a newer program is needed to read it" if newer else says,
        )
    pack = _item(raw["pack"], types.Pack, file, "pack", collector) if raw.get("pack") is not None else None
    if "pack" not in raw or (raw["pack"] is None and not collector.problems):
        collector.add(file, "pack", "the pack's own table is missing; give it id, title and version")
    lists = {key: _items(raw.get(key, []), kind, file, key, collector) for key, kind in LISTS.items()}
    debates = []
    for i, debate in enumerate(_list(raw.get("debates", []), file, "debates", collector)):
        if (found := _debate(debate, file, f"debates[{i}]", collector)) is not None:
            debates.append(found)
    pack = pack if pack is not None else types.Pack(id="refused", title="", version="")
    exported = _item(raw["exported"], types.Exported, file, "exported", collector) if "exported" in raw else None
    return PackDocument(pack=pack, debates=tuple(debates), exported=exported or msgspec.UNSET, **lists)  # type: ignore[arg-type]


def _debate(raw: Any, file: str, path: str, collector: Collector) -> types.Debate | None:
    """A debate; its lists are read before it, each item for itself."""
    if not isinstance(raw, dict):
        collector.add(file, path, "it must be an object { … }")
        return None
    file, inner_path = collector.place(raw, (file, path))
    inner = {
        key: _items(raw.get(key, []), kind, file, f"{path}.{key}", collector) for key, kind in DEBATE_LISTS.items()
    }
    outer = {key: value for key, value in raw.items() if key not in DEBATE_LISTS}
    found = _item(outer, types.Debate, file, inner_path, collector)
    if found is None:
        for key in ("themes", "quotations"):
            lost = collector.lost.setdefault(DEBATE_LISTS[key].__name__, set())
            lost.update(getattr(item, "key" if key == "themes" else "id") for item in inner[key])
        return None
    whole: types.Debate = msgspec.structs.replace(found, **inner)
    collector.places[id(whole)] = (file, inner_path)
    return whole


def _list(found: Any, file: str, path: str, collector: Collector) -> list[Any]:
    if not isinstance(found, list):
        collector.add(file, path, "it must be a list [ … ]")
        return []
    if len(found) > collector.limits.items:
        collector.add(file, path, f"it has more than {collector.limits.items} items; make two packs of it")
        return []
    return found


def _items(found: Any, kind: type[types.Base], file: str, path: str, collector: Collector) -> tuple[Any, ...]:
    items = _list(found, file, path, collector)
    made = (_item(item, kind, file, f"{path}[{i}]", collector) for i, item in enumerate(items))
    return tuple(item for item in made if item is not None)


@functools.cache
def _known(kind: type[types.Base]) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def _hint(key: str, known: Any) -> str:
    near = nearest(key, known)
    return f"did you mean {near!r}?" if near else f"it may have {', '.join(sorted(known))}"


def _item(raw: Any, kind: type[types.Base], file: str, path: str, collector: Collector) -> Any:
    """One item as its type, or None with every unknown, missing and wrong field noted."""
    if not isinstance(raw, dict):
        collector.add(file, path, "it must be a table of fields")
        return None
    file, path = collector.place(raw, (file, path))
    known = _known(kind)
    values: dict[str, Any] = {}
    before = len(collector.problems)
    meant = set()
    for key, value in raw.items():
        if key not in known:
            near = nearest(key, known)
            meant.add(near)
            collector.add(file, f"{path}.{key}", f"there is no field {key!r}; {_hint(key, known)}")
        else:
            values[known[key].name] = _value(value, known[key].type, file, f"{path}.{key}", collector)
    for name, field in known.items():
        if field.required and name not in raw and name not in meant:
            collector.add(file, f"{path}.{name}", f"the field {name!r} is missing; add it")
    if len(collector.problems) > before or len(collector.problems) >= collector.limits.problems:
        own = raw.get("id", raw.get("key"))
        if isinstance(own, str):
            collector.lost.setdefault(kind.__name__, set()).add(own)
        return None
    made = kind(**values)
    collector.places[id(made)] = (file, path)
    return made


def _value(value: Any, kind: Any, file: str, path: str, collector: Collector) -> Any:
    """A field's value as its type. Tables inside are read like items; anything else by msgspec."""
    inner = _struct_of(kind)
    if inner is not None and get_origin(kind) is tuple:
        return _items(value, inner, file, path, collector)
    if inner is not None:
        return None if value is None else _item(value, inner, file, path, collector)
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        if isinstance(value, date | time):
            collector.add(file, path, f'a date stands in quotes; write "{value}"')
        else:
            collector.add(file, path, sayings.say(str(error), value, _choices(kind)))
        return None


@functools.cache
def _struct_of(kind: Any) -> type[types.Base] | None:
    """The struct inside ``tuple[Struct, …]`` or ``Struct | None``."""
    origin = get_origin(kind)
    candidates = get_args(kind) if origin in (tuple, Union, python_types.UnionType) else (kind,)
    return next((c for c in candidates if isinstance(c, type) and issubclass(c, types.Base)), None)


def _choices(kind: Any) -> tuple[Any, ...]:
    """The values that a field takes, where they can be counted."""
    return get_args(kind) if get_origin(kind) is Literal else ()


def check_texts(value: Any, file: str, path: str, collector: Collector) -> None:
    """The rules that every text keeps, names of fields included, anywhere in the document."""
    if isinstance(value, str):
        if says := text_problem(value, collector.limits):
            collector.add(file, path, says)
    elif isinstance(value, dict):
        file, path = collector.place(value, (file, path))
        for key, inner in value.items():
            where = f"{path}.{key}" if path else str(key)
            check_texts(key, file, where, collector)
            check_texts(inner, file, where, collector)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            check_texts(inner, file, f"{path}[{i}]", collector)
