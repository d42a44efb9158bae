"""Where long words of a cell may be broken in a narrow column: the breaks are ours, made by hand for the steps that we ship.

A word broken at a syllable (*contin-uation*) can be read; one that ends in an ellipsis can't. Words that are not in the
list are never broken.
"""

from __future__ import annotations

import re
from functools import cache

SOFT = "\u00ad"
"""The soft hyphen: a place where a word may be broken, invisible elsewhere."""

_BROKEN = (
    "abs-tract com-plete contin-uation de-clined de-formed di-rected di-vided geno-cide ideo-logy im-ported in-com-plete "
    "in-dis-pens-able in-tended mis-leads piece-meal res-tor-ation so-cial-ist tra-di-tion under-stated un-in-tended un-proven"
)
BREAKS = {word.replace("-", ""): word.replace("-", SOFT) for word in _BROKEN.split()}
"""Words in small letters with soft hyphens where they may be broken."""


@cache
def soften(words: str) -> str:
    """The words with soft hyphens where a long one may be broken.

    >>> soften("straight continuation").replace(SOFT, "-")
    'straight contin-uation'
    """
    return re.sub(r"[a-z]+", lambda found: BREAKS.get(found[0], found[0]), words)


def whole(words: str) -> str:
    """The words without soft hyphens, as they are read and measured."""
    return words.replace(SOFT, "")


def parts(words: str) -> tuple[str, ...]:
    """What can't be broken any more, with the hyphen that it gets: the widest of them is the least width of a column.

    >>> parts(soften("more continuation"))
    ('more', 'contin-', 'uation')
    """
    found: list[str] = []
    for word in words.split():
        *heads, last = word.split(SOFT)
        found += [*(f"{head}-" for head in heads), last]
    return tuple(found)
