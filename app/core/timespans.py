"""The arithmetic of a stretch of time: zooming about a moment, panning, and the bounds of both. Times are decimal years."""

from __future__ import annotations

Span = tuple[float, float]

SHORTEST, LONGEST = 2 / 365.25, 400.0
"""Between two days and four hundred years are in view."""
EARLIEST, LATEST = 1500.0, 2200.0
"""Nobody gets lost beyond these."""


def clamped(span: Span) -> Span:
    """A span within the bounds: too short or too long ones keep their middle, those too far off are pushed back."""
    start, end = min(span), max(span)
    width = min(LONGEST, max(SHORTEST, end - start))
    start = (start + end) / 2 - width / 2
    start = min(max(start, EARLIEST), LATEST - width)
    return start, start + width


def zoomed(span: Span, about: float, factor: float) -> Span:
    """A span zoomed so that the moment ``about`` stays where it is; a factor above 1 brings it nearer."""
    width = span[1] - span[0]
    new = min(LONGEST, max(SHORTEST, width / factor))
    share = (about - span[0]) / width if width else 0.5
    start = about - share * new
    return clamped((start, start + new))


def panned(span: Span, years: float) -> Span:
    """A span moved towards later years (negative: earlier)."""
    return clamped((span[0] + years, span[1] + years))


def holding(span: Span, start: float, end: float) -> Span:
    """A span moved as little as needed to hold a moment or a stretch with a margin; a stretch too long is held by its start."""
    width = span[1] - span[0]
    margin = width * 0.08
    if start >= span[0] + margin and (end <= span[1] - margin or end - start > width - 2 * margin) and start <= span[1] - margin:
        return span
    if start < span[0] + margin or end - start > width - 2 * margin:
        return panned(span, start - (span[0] + margin))
    return panned(span, end - (span[1] - margin))
