"""What a pack may be at most, as one frozen value, and the rules that every text in it must keep."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, lengths in characters, counts. Chosen an order above the shipped pack (reliability, 4e)."""

    file_bytes: int = 20_000_000
    pack_bytes: int = 100_000_000
    files: int = 2_000
    depth: int = 12
    headline: int = 120
    title: int = 500
    line: int = 2_000
    text: int = 100_000
    run: int = 2_000
    toml_line: int = 120_000
    toml_key: int = 200
    toml_dots: int = 20
    items: int = 200_000
    year_min: int = -5_000
    year_max: int = 3_000
    problems: int = 1_000


LIMITS = Limits()

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def text_problem(text: str, limits: Limits = LIMITS) -> str:
    """What is wrong with a text, as a sentence with the remedy, or empty."""
    found = _FORBIDDEN.search(text)
    if found:
        code = ord(found.group())
        if code == 0:
            what = "a NUL character"
        elif 0xD800 <= code <= 0xDFFF:
            what = "half of a character (a lone surrogate)"
        elif code >= 0x202A:
            what = f"an invisible mark that turns the direction of text (U+{code:04X})"
        else:
            what = f"a control character (U+{code:04X})"
        return f"the text holds {what}; take it out"
    if len(text) > limits.run and re.search(rf"\S{{{limits.run + 1}}}", text):
        return f"the text holds more than {limits.run} characters without a blank; break it"
    return ""
