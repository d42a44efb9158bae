"""From the bytes of a pack to plain values: sizes, links, text rules and nesting come before any parser."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any

from db.packs.limits import Limits, text_problem
from db.packs.problems import Collector


def pack_bytes(path: Path) -> list[tuple[str, bytes]]:
    """The files of a pack with their bytes, in a fixed order: what its hash is made from and what is kept of it.

    Links and names that begin with a dot are left out. A single file has no name here, since it may be called anything.
    Raises OSError where a file can't be read.
    """
    if not path.is_dir():
        return [("", path.read_bytes())]
    names = sorted((p.relative_to(path) for p in path.rglob("*")), key=Path.as_posix)
    plain = [n for n in names if not any(part.startswith(".") for part in n.parts)]
    return [(n.as_posix(), (path / n).read_bytes()) for n in plain if _is_plain(path / n)]


def _is_plain(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def pack_hash(path: Path) -> str:
    """SHA-256 over the names and bytes of a pack's files, in hexadecimal. Raises OSError."""
    digest = hashlib.sha256()
    for name, data in pack_bytes(path):
        digest.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def load(path: Path, name: str, collector: Collector) -> str | None:
    """The text of a file within the limits, or None with the mistake noted. Links are not followed."""
    if path.is_symlink():
        collector.add(name, "", "it is a link; put the file itself in its place")
        return None
    flags = (getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    try:
        handle = os.open(path, os.O_RDONLY | sum(flags))
    except OSError as error:
        collector.add(name, "", f"it could not be opened ({error.strerror}); see whether it may be read")
        return None
    most = collector.limits.file_bytes
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            collector.add(name, "", "it is no ordinary file; put an ordinary file in its place")
            return None
        data = b"" if status.st_size > most else file.read(most + 1)
    if status.st_size > most or len(data) > most:
        collector.add(
            name, "", f"it is larger than {most // 1_000_000} MB, and no larger file is taken; make it smaller"
        )
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        collector.add(name, f"line {line}", "it is not written in UTF-8; save it as UTF-8")
        return None


# -- TOML -------------------------------------------------------------------------------------------------------------

_STRINGS = re.compile(
    r'"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+(?:"{3,5})?'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5})?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+"
)
"""Strings and comments of TOML. Each part is possessive and its end optional, so that it takes linear time."""


def read_toml(path: Path, name: str, collector: Collector) -> dict[str, Any] | None:
    """A TOML file as plain values, or None with the mistake noted.

    Long lines and long dotted names are refused before the parser sees them: one of 200 KB holds it up for good.
    """
    text = load(path, name, collector)
    if text is None:
        return None
    limits = collector.limits
    for number, line in enumerate(text.split("\n"), 1):
        says = text_problem(line.rstrip("\r"), limits)
        if len(line) > limits.toml_line:
            says = f"the line is longer than {limits.toml_line} characters; break it"
        if says:
            collector.add(name, f"line {number}", says)
            return None
    if says := _long_name(text, limits):
        collector.add(name, "", says)
        return None
    try:
        return tomllib.loads(text)
    except RecursionError:
        collector.add(name, "", "it is nested too deeply; make it flatter")
    except ValueError as error:
        collector.add(name, "", f"it is not valid TOML: {error}")
    return None


def _long_name(text: str, limits: Limits) -> str:
    """Is there a bare or dotted name beyond the limits, anywhere outside strings? A sentence, or empty."""
    bare = _STRINGS.sub(lambda found: "" if found.group().startswith("#") else "q", text)
    for part in re.split(r"[=,\[\]{}\n]+", bare):
        if len(part.strip()) > limits.toml_key or part.count(".") > limits.toml_dots:
            return f"a name is longer than {limits.toml_key} characters or has too many dots; write a shorter one"
    return ""


# -- JSON -------------------------------------------------------------------------------------------------------------

_NESTING = re.compile(r'"(?:[^"\\]++|\\[\s\S])*+"?|[\[{]|[\]}]')


def read_json(path: Path, name: str, collector: Collector) -> Any:
    """A JSON file as plain values, or None with the mistake noted. A field that stands twice is refused."""
    text = load(path, name, collector)
    if text is None:
        return None
    if (depth := nesting(text)) > collector.limits.depth:
        collector.add(
            name, "", f"it is nested {depth} levels deep; at most {collector.limits.depth} are taken; make it flatter"
        )
        return None
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        collector.add(name, f"line {error.lineno}", f"it is not valid JSON: {error.msg}")
    except _Refused as error:
        collector.add(name, "", str(error))
    except (ValueError, RecursionError):
        collector.add(name, "", "it holds a number that is far too long; write a shorter one")
    return None


class _Refused(ValueError):
    """Valid JSON that we do not take."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Refused(f"the field {key[:80]!r} stands twice in one item; keep one")
            seen.add(key)
    return result


def _no_constant(word: str) -> Any:
    raise _Refused(f"{word} is no number; write a number or leave the field out")


def nesting(text: str) -> int:
    """The deepest nesting of brackets outside strings, in linear time also where a string never ends."""
    deepest = now = 0
    for found in _NESTING.finditer(text):
        sign = found.group()
        if sign in ("[", "{"):
            now += 1
            deepest = max(deepest, now)
        elif sign in ("]", "}"):
            now -= 1
    return deepest
