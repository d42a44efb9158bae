"""Reads a pack from a folder or a file. Every mistake is reported at once; whatever goes wrong is ``PackRejected``."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import re
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from db.errors import PackProblem, PackRejected
from db.packs import types
from db.packs.limits import LIMITS, Limits, text_problem
from db.packs.types import DEBATE_LISTS, LISTS, VOICE_LISTS, PackDocument


class Collector:
    """Gathers mistakes, up to a number beyond which nobody reads on."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.problems: list[PackProblem] = []
        self.limits = limits

    def add(self, file: str, path: str, says: str) -> None:
        """Note one mistake."""
        if len(self.problems) < self.limits.problems:
            self.problems.append(PackProblem(file, path, says))


def read_pack(path: Path, limits: Limits = LIMITS) -> PackDocument:
    """The pack at a path, a folder or a ``.sicpack`` file; raises PackRejected naming every mistake."""
    from db.packs.validate import validate

    collector = Collector(limits)
    places: dict[int, tuple[str, str]] = {}
    document = None
    try:
        raw = _raw_folder(path, collector) if path.is_dir() and path.suffix != ".sicpack" else _raw_file(path, collector)
        document = decode(raw, collector, places) if raw is not None else None
    except (OSError, RecursionError, MemoryError) as error:
        collector.add(path.name, "", f"it could not be read ({getattr(error, 'strerror', None) or type(error).__name__})")
    if document is not None:
        validate(document, collector, places)
    if collector.problems or document is None:
        raise PackRejected(path.name, collector.problems or [PackProblem(path.name, "", "it holds no pack")])
    return document


def pack_bytes(path: Path) -> list[tuple[str, bytes]]:
    """The files of a pack with their bytes, in a fixed order: what its hash is made from and what is kept of it."""
    if path.is_dir():
        files = [p for p in sorted(path.rglob("*")) if p.is_file() and not p.is_symlink() and not p.name.startswith(".")]
        return [(p.relative_to(path).as_posix(), p.read_bytes()) for p in files]
    return [(path.name, path.read_bytes())]


def pack_hash(path: Path) -> str:
    """SHA-256 over the names and bytes of a pack's files."""
    digest = hashlib.sha256()
    for name, data in pack_bytes(path):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


# -- bytes to plain values ------------------------------------------------------------------------------------------


def _load(path: Path, name: str, collector: Collector) -> str | None:
    """The text of a file within the limits, or None with the mistake noted. Links are not followed."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        says = "it is a link; put the file itself in its place" if path.is_symlink() else f"it could not be opened ({error.strerror})"
        collector.add(name, "", says)
        return None
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            collector.add(name, "", "it is no ordinary file")
            return None
        if status.st_size > collector.limits.file_bytes:
            collector.add(name, "", f"it has {status.st_size:,} bytes; at most {collector.limits.file_bytes:,} are taken".replace(",", " "))
            return None
        data = file.read(collector.limits.file_bytes + 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        collector.add(name, f"line {line}", "it is not written in UTF-8; save it as UTF-8")
        return None


def _toml(path: Path, name: str, collector: Collector) -> dict[str, Any] | None:
    text = _load(path, name, collector)
    if text is None:
        return None
    for number, line in enumerate(text.split("\n"), 1):
        key = line.split("=", 1)[0]
        if len(line) > collector.limits.toml_line:
            collector.add(name, f"line {number}", f"the line is longer than {collector.limits.toml_line} characters; break it")
            return None
        if key.count(".") > 20 and len(key) > collector.limits.toml_key and '"' not in key and "'" not in key:
            collector.add(name, f"line {number}", f"the name is longer than {collector.limits.toml_key} characters")
            return None
        if text_problem(line.rstrip("\r"), collector.limits):
            collector.add(name, f"line {number}", text_problem(line.rstrip("\r"), collector.limits))
            return None
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        collector.add(name, "", f"it is not valid TOML: {error or 'nested too deeply'}")
        return None


def _json(path: Path, name: str, collector: Collector) -> Any:
    text = _load(path, name, collector)
    if text is None:
        return None

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(pairs)
        if len(result) != len(pairs):
            names = [key for key, _ in pairs]
            twice = next(key for key in names if names.count(key) > 1)
            raise ValueError(f"the field {twice!r} stands twice in one item; keep one")
        return result

    depth = _depth(text)
    if depth > collector.limits.depth:
        collector.add(name, "", f"it is nested {depth} levels deep; at most {collector.limits.depth} are taken")
        return None
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        collector.add(name, f"line {error.lineno}", f"it is not valid JSON: {error.msg}")
    except (ValueError, RecursionError) as error:
        collector.add(name, "", str(error) or "it is nested too deeply")
    return None


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _depth(text: str) -> int:
    """The deepest nesting of brackets outside strings."""
    deepest = now = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        sign = found.group()
        if sign in "[{":
            now += 1
            deepest = max(deepest, now)
        elif sign in "]}":
            now -= 1
    return deepest


# -- folder and file to one raw document ------------------------------------------------------------------------------


def _raw_file(path: Path, collector: Collector) -> dict[str, Any] | None:
    if path.is_dir():
        collector.add(path.name, "", "it is a folder; a .sicpack is one file (for a folder of TOML leave the ending away)")
        return None
    if not path.exists():
        collector.add(path.name, "", "there is no such file or folder")
        return None
    raw = _json(path, path.name, collector)
    if raw is not None and not isinstance(raw, dict):
        collector.add(path.name, "", "it is not a pack: the outermost value must be an object { … }")
        return None
    if raw is not None:
        raw["_file"] = path.name
    return raw


def _raw_folder(path: Path, collector: Collector) -> dict[str, Any] | None:
    """The folder form as the same raw document, each item remembering its file in ``_file``."""
    raw: dict[str, Any] = {"format": "sicpack", "format_version": 1}
    files = total = 0
    for folder, _, names in os.walk(path):
        for name in names:
            files += 1
            total += os.lstat(Path(folder) / name).st_size
    if files > collector.limits.files or total > collector.limits.pack_bytes:
        collector.add(path.name, "", f"the folder holds {files} files with {total} bytes; that is more than a pack may have")
        return None
    if not (path / "pack.toml").is_file():
        collector.add("pack.toml", "", "it is missing; a pack begins with pack.toml and its table [pack]")
    for entry in sorted(path.iterdir()):
        if entry.name.startswith(".") or entry.name == "README.md":
            continue
        if entry.is_dir() and not entry.is_symlink():
            _raw_debate(entry, raw, collector)
        elif entry.name == "pack.toml":
            found = _toml(entry, entry.name, collector)
            _unknown(found, {"pack"}, entry.name, collector)
            raw["pack"] = _mark(found.get("pack"), entry.name, "[pack]") if found else None
        elif entry.name == "works.json":
            found = _json(entry, entry.name, collector)
            raw["works"] = _items(found, entry.name, "works", collector)
        elif entry.suffix == ".toml" and entry.stem in LISTS and entry.stem != "works":
            found = _toml(entry, entry.name, collector)
            _unknown(found, {entry.stem}, entry.name, collector)
            raw[entry.stem] = _items((found or {}).get(entry.stem, []), entry.name, entry.stem, collector)
        else:
            collector.add(entry.name, "", _not_a_file(entry.name))
    return raw


def _not_a_file(name: str) -> str:
    known = ["pack.toml", "works.json", *(f"{key}.toml" for key in LISTS if key != "works")]
    near = difflib.get_close_matches(name, known, 1)
    return f"a pack has no such file; did you mean {near[0]}?" if near else f"a pack has no such file; it may have {', '.join(known)} and a folder a debate"


def _raw_debate(folder: Path, raw: dict[str, Any], collector: Collector) -> None:
    first = folder / "debate.toml"
    if not first.is_file():
        collector.add(f"{folder.name}/debate.toml", "", "it is missing; a folder in a pack is a debate and begins with debate.toml")
        return
    name = f"{folder.name}/debate.toml"
    found = _toml(first, name, collector)
    if found is None:
        return
    _unknown(found, {"debate", "themes"}, name, collector)
    debate = found.get("debate")
    if not isinstance(debate, dict):
        collector.add(name, "debate", "the table [debate] is missing")
        return
    _mark(debate, name, "[debate]")
    for key in DEBATE_LISTS:
        debate.setdefault(key, [])
    debate["themes"] = _items(found.get("themes", []), name, "themes", collector)
    for entry in sorted(folder.iterdir()):
        if entry.name == "debate.toml" or entry.name.startswith("."):
            continue
        file = f"{folder.name}/{entry.name}"
        if entry.suffix != ".toml" or not entry.is_file():
            collector.add(file, "", "a debate's folder holds debate.toml and one .toml file a voice, nothing else")
            continue
        part = _toml(entry, file, collector)
        if part is None:
            continue
        _unknown(part, {"voice", *VOICE_LISTS}, file, collector)
        voice = part.get("voice")
        if not isinstance(voice, str):
            collector.add(file, "voice", 'the file must begin with the voice\'s id, for instance voice = "kotkin"')
            continue
        for key in VOICE_LISTS:
            for item in _items(part.get(key, []), file, key, collector):
                item.setdefault("voice", voice)
                debate[key].append(item)
    raw.setdefault("debates", []).append(debate)


def _items(found: Any, file: str, path: str, collector: Collector) -> list[dict[str, Any]]:
    """A list of tables, each with its place; anything else is a mistake."""
    if found is None:
        return []
    if not isinstance(found, list) or any(not isinstance(item, dict) for item in found):
        collector.add(file, path, f"{path} must be a list of tables: [[{path}]]")
        return []
    return [_mark(item, file, f"{path}[{i}]") for i, item in enumerate(found)]


def _mark(item: Any, file: str, path: str) -> Any:
    if isinstance(item, dict):
        item["_file"], item["_path"] = file, path
    return item


def _unknown(found: dict[str, Any] | None, known: set[str], file: str, collector: Collector) -> None:
    for key in found or {}:
        if key not in known:
            near = difflib.get_close_matches(key, sorted(known), 1)
            hint = f"did you mean {near[0]!r}?" if near else f"it may have {', '.join(sorted(known))}"
            collector.add(file, key, f"there is no {key!r} here; {hint}")


# -- raw document to types --------------------------------------------------------------------------------------------


def decode(raw: dict[str, Any], collector: Collector, places: dict[int, tuple[str, str]]) -> PackDocument | None:
    """Turn plain values into the types, item by item, noting every mistake and where each item stands."""
    file = raw.pop("_file", "pack.toml")
    _check_texts(raw, file, "", collector)
    pack = _convert(raw.get("pack"), types.Pack, file, "pack", collector, places)
    for key in raw:
        if key not in {"format", "format_version", "pack", "debates", *LISTS}:
            collector.add(file, key, f"there is no {key!r} in a pack")
    if raw.get("format") != "sicpack" or raw.get("format_version") != 1:
        collector.add(file, "format", 'it must say "format": "sicpack" and "format_version": 1')
    lists = {key: _convert_list(raw.get(key, []), kind, file, key, collector, places) for key, kind in LISTS.items()}
    debates = []
    for i, debate in enumerate(_as_list(raw.get("debates", []), file, "debates", collector)):
        if not isinstance(debate, dict):
            collector.add(file, f"debates[{i}]", "it must be an object")
            continue
        inner = {k: _convert_list(debate.get(k, []), kind, file, f"debates[{i}].{k}", collector, places) for k, kind in DEBATE_LISTS.items()}
        outer = {k: v for k, v in debate.items() if k not in DEBATE_LISTS}
        found = _convert(outer, types.Debate, file, f"debates[{i}]", collector, places)
        if found is not None:
            whole = msgspec.structs.replace(found, **inner)
            places[id(whole)] = places[id(found)]
            debates.append(whole)
    if pack is None:
        return None
    return PackDocument(pack=pack, **lists, debates=tuple(debates))


def _as_list(found: Any, file: str, path: str, collector: Collector) -> list[Any]:
    if isinstance(found, list):
        return found[: collector.limits.items]
    collector.add(file, path, "it must be a list")
    return []


def _convert_list(found: Any, kind: Any, file: str, path: str, collector: Collector, places: dict[int, tuple[str, str]]) -> tuple[Any, ...]:
    items = _as_list(found, file, path, collector)
    made = (_convert(item, kind, file, f"{path}[{i}]", collector, places) for i, item in enumerate(items))
    return tuple(item for item in made if item is not None)


def _convert(item: Any, kind: Any, file: str, path: str, collector: Collector, places: dict[int, tuple[str, str]]) -> Any:
    """One item as its type, with every unknown field and the first wrong value of each pass noted."""
    if isinstance(item, dict):
        file, path = item.pop("_file", file), item.pop("_path", path)
        known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        for key in [key for key in item if key not in known]:
            near = difflib.get_close_matches(key, list(known), 1)
            hint = f"did you mean {near[0]!r}?" if near else f"it may have {', '.join(known)}"
            collector.add(file, f"{path}.{key}", f"there is no field {key!r}; {hint}")
            del item[key]
        bad = False
        for key, value in list(item.items()):
            try:
                msgspec.convert(value, known[key].type)
            except (msgspec.ValidationError, RecursionError) as error:
                collector.add(file, f"{path}.{key}", _say(str(error)))
                bad = True
        missing = [name for name, field in known.items() if field.required and name not in item]
        for name in missing:
            collector.add(file, f"{path}.{name}", f"the field {name!r} is missing")
        if bad or missing:
            return None
    try:
        made = msgspec.convert(item, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        collector.add(file, path, _say(str(error)))
        return None
    places[id(made)] = (file, path)
    return made


_SAYINGS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"Expected `int` >= (-?\d+)", lambda m: f"the number must be {m[1]} or more"),
    (r"Expected `int` <= (-?\d+)", lambda m: f"the number must be {m[1]} or less"),
    (r"Expected `str` of length <= (\d+)", lambda m: f"the text must have at most {m[1]} characters"),
    (r"Expected `str` matching regex .*", lambda m: "an id has lower-case letters, digits, '-' and '.', and at most 80 of them"),
    (r"Invalid enum value (.*?)(?: - at .*)?$", lambda m: f"{m[1]} is not one of the values that this field takes"),
    (r"Expected `(.*?)`, got `(.*?)`", lambda m: f"it must be of the kind {m[1]}, not {m[2]}"),
)


def _say(message: str) -> str:
    """A decoder's message in plain words."""
    where = re.search(r" - at `\$(.*?)`$", message)
    inside = f" (at {where[1].lstrip('.')})" if where and where[1] else ""
    for pattern, words in _SAYINGS:
        match = re.search(pattern, message)
        if match:
            return words(match) + inside
    return message


def _check_texts(value: Any, file: str, path: str, collector: Collector) -> None:
    """The rules of every text, keys included, anywhere in the document."""
    if isinstance(value, str):
        problem = text_problem(value, collector.limits)
        if problem:
            collector.add(file, path, problem)
    elif isinstance(value, dict):
        file, path = value.get("_file", file), value.get("_path", path)
        for key, inner in value.items():
            if key not in ("_file", "_path"):
                _check_texts(key, file, path, collector)
                _check_texts(inner, file, f"{path}.{key}" if path else key, collector)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            _check_texts(inner, file, f"{path}[{i}]", collector)
