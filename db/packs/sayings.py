"""A decoder's messages in plain words, each with what to write instead."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

_KINDS = {
    "str": "a text in quotes", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list [ … ]",
    "object": "a table { … }", "null": "nothing",
}  # fmt: skip

_SAYINGS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"Expected `int` >= (-?\d+)", lambda m: f"the number must be {m[1]} or more"),
    (r"Expected `int` <= (-?\d+)", lambda m: f"the number must be {m[1]} or less"),
    (r"Expected `str` of length <= (\d+)", lambda m: f"the text must have at most {m[1]} characters; shorten it"),
    (r"Expected `str` of length >= 1", lambda m: "the text is empty; write it"),
    (
        r"Expected `str` matching",
        lambda m: "an id has lower-case letters, digits, '-' and '.', 80 at most; write such a one",
    ),
    (r"Expected `(.*?)`, got `(.*?)`", lambda m: f"it must be {_kinds(m[1])}, not {_kinds(m[2])}"),
)


def _kinds(words: str) -> str:
    return " or ".join(_KINDS.get(word.strip(), "something else") for word in words.split("|"))


def say(message: str, value: Any, choices: tuple[Any, ...] = ()) -> str:
    """A message of the decoder about a value, in plain words; ``choices`` are the values that the field takes."""
    if choices:
        taken = ", ".join(repr(choice) for choice in choices if choice != "")
        return f"{_short(value)} is not one of the values taken here; write one of {taken}"
    where = re.search(r" - at `\$(.*?)`$", message)
    inside = f" (at {where[1].lstrip('.')})" if where and where[1] and "..." not in where[1] else ""
    for pattern, words in _SAYINGS:
        if match := re.search(pattern, message):
            got = (
                f", not {value}"
                if isinstance(value, int) and abs(value) < 10**9 and "number must" in words(match)
                else ""
            )
            return words(match) + got + inside
    return f"{_short(value)} can't stand here{inside}; see the description of the format"


def _short(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:60] + "…"
