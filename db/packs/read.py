"""Reads a pack from a folder or a file. Every mistake is reported at once; whatever goes wrong is ``PackRejected``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from db.errors import PackProblem, PackRejected
from db.packs.decode import decode
from db.packs.files import pack_bytes, pack_hash, read_json, read_toml
from db.packs.limits import LIMITS, Limits
from db.packs.problems import Collector, nearest
from db.packs.types import DEBATE_LISTS, LISTS, VOICE_LISTS, PackDocument
from db.packs.validate import validate

README = "README.md"


def read_pack(path: Path, limits: Limits = LIMITS) -> PackDocument:
    """The pack at a path, a folder or a ``.sicpack`` file; raises PackRejected naming every mistake.

    Reads only: nothing is changed or copied. Links inside a folder are refused and never followed.
    """
    collector = Collector(limits)
    document = None
    try:
        folder = path.is_dir() and path.suffix != ".sicpack"
        raw = _raw_folder(path, collector) if folder else _raw_file(path, collector)
        if raw is not None:
            document = decode(raw, "pack.toml" if folder else path.name, collector)
            validate(document, collector)
    except OSError as error:
        collector.add(path.name, "", f"it could not be read ({error.strerror}); see whether the disk is there")
    except (RecursionError, MemoryError):
        collector.add(path.name, "", "it is nested too deeply or too large; make it smaller")
    if collector.problems or document is None:
        raise PackRejected(path.name, collector.problems or [PackProblem(path.name, "", "it holds no pack")])
    return document


def _raw_file(path: Path, collector: Collector) -> dict[str, Any] | None:
    if path.is_dir():
        collector.add(
            path.name, "", "it is a folder; a .sicpack is one file (for a folder of TOML leave the ending away)"
        )
        return None
    if not path.exists() and not path.is_symlink():
        collector.add(path.name, "", "there is no such file or folder; choose another")
        return None
    raw = read_json(path, path.name, collector)
    if isinstance(raw, dict):
        return raw
    if not collector.problems:
        collector.add(path.name, "", "it is not a pack: the outermost value must be an object { … }")
    return None


# -- the folder form --------------------------------------------------------------------------------------------------


def _raw_folder(path: Path, collector: Collector) -> dict[str, Any] | None:
    """The folder as the same plain document as the file form, with the place of each item marked."""
    if not (path / "pack.toml").is_file():
        collector.add("pack.toml", "", "it is missing; a pack begins with pack.toml and its table [pack]")
        return None
    if not _small_enough(path, collector):
        return None
    raw: dict[str, Any] = {"format": "sicpack", "format_version": 1, "pack": None, "debates": []}
    for entry in sorted(path.iterdir()):
        if entry.name.startswith(".") or entry.name == README:
            continue
        if entry.is_dir() and not entry.is_symlink():
            _raw_debate(entry, raw, collector)
        elif entry.name == "pack.toml":
            found = _table(entry, entry.name, {"pack"}, collector)
            if found is not None and not isinstance(found.get("pack"), dict):
                collector.add(entry.name, "pack", "the table [pack] is missing; give it id, title and version")
            elif found is not None:
                raw["pack"] = _mark(found["pack"], entry.name, "pack", collector)
        elif entry.name == "works.json":
            listed = read_json(entry, entry.name, collector)
            if listed is None:
                collector.unread.add("Work")
            raw["works"] = _items(listed, entry.name, "works", collector)
        elif entry.suffix == ".toml" and entry.stem in LISTS and entry.stem != "works":
            found = _table(entry, entry.name, {entry.stem}, collector)
            if set(found or {}) != {entry.stem}:
                collector.unread.add(LISTS[entry.stem].__name__)  # what leads to such items is not told as lost too
            raw[entry.stem] = _items((found or {}).get(entry.stem), entry.name, entry.stem, collector)
        else:
            collector.add(entry.name, "", _not_a_file(entry.name))
    return raw


def _small_enough(path: Path, collector: Collector) -> bool:
    """Are there few enough files and bytes? Counting stops at the limit, since any folder may have been chosen.

    Names that begin with a dot (``.git``) are no part of a pack and do not count.
    """
    files = total = 0
    for folder, inner, names in os.walk(path):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in (name for name in names if not name.startswith(".")):
            files += 1
            total += os.lstat(os.path.join(folder, name)).st_size
        if files > collector.limits.files or total > collector.limits.pack_bytes:
            most = f"{collector.limits.files} files and {collector.limits.pack_bytes // 1_000_000} MB"
            collector.add(path.name, "", f"the folder holds more than {most}; take out what is no part of the pack")
            return False
    return True


def _not_a_file(name: str) -> str:
    known = ["pack.toml", "works.json", *(f"{key}.toml" for key in LISTS if key != "works")]
    if near := nearest(name, known):
        return f"a pack has no such file; did you mean {near}?"
    return (
        f"a pack has no such file; it may have {', '.join(known)}, {README} and a folder for each debate; take it out"
    )


def _raw_debate(folder: Path, raw: dict[str, Any], collector: Collector) -> None:
    """A debate's folder: ``debate.toml`` and one file for each voice."""
    name = f"{folder.name}/debate.toml"
    if not (folder / "debate.toml").is_file():
        collector.add(name, "", "it is missing; a folder in a pack is a debate and begins with debate.toml")
        return
    found = _table(folder / "debate.toml", name, {"debate", "themes"}, collector)
    if found is None:
        collector.unread |= {"Theme", "Quotation"}
        return
    debate: dict[str, Any] = {}
    if isinstance(found.get("debate"), dict):
        debate = found["debate"]
    else:
        collector.add(name, "debate", "the table [debate] is missing; give it id and question")
        collector.unread |= {"Theme", "Quotation"}
        return
    for key in [key for key in debate if key in DEBATE_LISTS]:
        where = "[[themes]]" if key == "themes" else f"[[{key}]] in a voice's file"
        collector.add(name, f"debate.{key}", f"it can't stand in [debate]; write {where}")
        del debate[key]
    _mark(debate, name, "debate", collector)
    lists: dict[str, list[Any]] = {key: [] for key in DEBATE_LISTS}
    lists["themes"] = _items(found.get("themes"), name, "themes", collector)
    for entry in sorted(folder.iterdir()):
        if entry.name == "debate.toml" or entry.name == README or entry.name.startswith("."):
            continue
        file = f"{folder.name}/{entry.name}"
        if entry.suffix != ".toml" or entry.is_dir():
            collector.add(
                file, "", "a debate's folder holds debate.toml and one .toml file a voice; take anything else out"
            )
        else:
            _raw_voice(entry, file, lists, collector)
    debate.update(lists)
    raw["debates"].append(debate)


def _raw_voice(entry: Path, file: str, lists: dict[str, list[Any]], collector: Collector) -> None:
    """A voice's file: its id at the top, then items that leave it out."""
    found = _table(entry, file, {"voice", *VOICE_LISTS}, collector)
    if found is None:
        collector.unread.add("Quotation")
        return
    voice = found.get("voice")
    if not isinstance(voice, str):
        collector.add(file, "voice", 'the file must begin with the id of its voice, for instance voice = "kotkin"')
        return
    for key in VOICE_LISTS:
        for item in _items(found.get(key), file, key, collector):
            if item.setdefault("voice", voice) != voice:
                collector.add(*_path(item, "voice", collector), f"this file is for {voice!r}; leave the field out")
            lists[key].append(item)


def _path(item: dict[str, Any], field: str, collector: Collector) -> tuple[str, str]:
    file, path = collector.place(item, ("", ""))
    return file, f"{path}.{field}"


def _items(found: Any, file: str, path: str, collector: Collector) -> list[dict[str, Any]]:
    """A list of tables, each with its place; anything else is a mistake."""
    if found is None:
        return []
    if not isinstance(found, list):
        collector.add(file, path, f"it must be a list of tables; write [[{path}]] over each")
        return []
    for i, item in enumerate(found):
        if not isinstance(item, dict):
            collector.add(file, f"{path}[{i}]", "it must be a table of fields")
    return [_mark(item, file, f"{path}[{i}]", collector) for i, item in enumerate(found) if isinstance(item, dict)]


def _mark(item: Any, file: str, path: str, collector: Collector) -> Any:
    collector.marks[id(item)] = (file, path)
    return item


def _table(path: Path, file: str, known: set[str], collector: Collector) -> dict[str, Any] | None:
    """A TOML file with its unknown names noted."""
    found = read_toml(path, file, collector)
    for key in found or {}:
        if key not in known:
            near = nearest(key, known)
            hint = f"did you mean {near!r}?" if near else f"it may have {', '.join(sorted(known))}"
            collector.add(file, key, f"there is no {key!r} here; {hint}")
    return found


__all__ = ["Collector", "pack_bytes", "pack_hash", "read_pack"]
