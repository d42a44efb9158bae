"""What the types of a pack share: the switches of a struct, and the kinds of text and number with their limits."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from db.packs.limits import LIMITS

Id = Annotated[
    str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]{0,79}$(?!\n)", description="lower-case letters, digits, '-' and '.'")
]
Ref = Annotated[str, Meta(pattern=r"^([a-z0-9][a-z0-9.-]{0,79})?$(?!\n)")]
Title = Annotated[str, Meta(max_length=LIMITS.title)]
Line = Annotated[str, Meta(max_length=LIMITS.line)]
Text = Annotated[str, Meta(max_length=LIMITS.text)]
FilledTitle = Annotated[str, Meta(min_length=1, max_length=LIMITS.title)]
FilledLine = Annotated[str, Meta(min_length=1, max_length=LIMITS.line)]
FilledText = Annotated[str, Meta(min_length=1, max_length=LIMITS.text)]
Day = Annotated[str, Meta(max_length=10, description="a day as YYYY-MM-DD, or nothing")]
Headline = Annotated[str, Meta(max_length=LIMITS.headline)]
Stance = Annotated[int, Meta(ge=-3, le=3)]
Year = Annotated[int, Meta(ge=LIMITS.year_min, le=LIMITS.year_max)]
Verified = Literal["seen", "general knowledge"]
Number = Annotated[str, Meta(max_length=LIMITS.title)] | Annotated[int, Meta(ge=0, le=10_000_000)]
"""CSL-JSON lets a volume or an edition be a number or words."""


class Base(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Shared switches: frozen, keyword-only, unknown fields refused; what holds its default is not written."""
