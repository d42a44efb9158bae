"""What was found, for the command line: as lines of text, or as one JSON object."""

from __future__ import annotations

from typing import Any

from app.core.blocks import short_id
from app.core.finding_line import summary
from app.core.finding_words import Line, grouped, hit_row, rows
from db.records import Found, Hit, Snippet


def as_text(found: Found) -> str:
    """The rows as lines of text; what was looked for stands between two stars."""
    lines: list[str] = []
    for row in rows(found):
        title = _starred(row.title)
        if row.kind == "section":
            lines += ["", f"{title} ({row.beside})"]
        elif row.kind == "voice":
            lines.append(f"  {title}")
        elif row.hit is not None:
            lines.append(f"    {title}  [{row.hit.kind}:{short_id(row.hit.id)}]".replace("     [", "    ["))
            lines += [f"      {part}" for part in (_starred(row.text), row.beside, row.note) if part]
    return "\n".join([*lines, "", summary(found)]).strip("\n")


def _starred(line: Line) -> str:
    return "".join(f"*{one.text}*" if one.found else one.text for one in line)


def as_json(found: Found) -> dict[str, Any]:
    """The answer as one JSON object; of a shipped record the id is short, marks are offsets in the text as it is given."""

    def cut(snippet: Snippet) -> dict[str, Any]:
        return {"text": snippet.text, "marks": [list(mark) for mark in snippet.marks], "unchecked_behind": snippet.unchecked}

    def one(hit: Hit) -> dict[str, Any]:
        prefix = "stalinism/"
        row = hit_row(hit)
        return {
            "kind": hit.kind, "id": hit.id.removeprefix(prefix), "voice": hit.voice.removeprefix(prefix), "voice_name": hit.voice_name,
            "debate": hit.debate.removeprefix(prefix), "theme": hit.theme, "years": list(hit.years) if hit.years else None,
            "title": cut(hit.title), "text": cut(hit.text), "found_in": hit.inside, "beside": row.beside, "note": row.note, "score": round(hit.score, 4),
            "withheld": bool(hit.quotation is not None and hit.quotation.withheld),
        }  # fmt: skip

    return {
        "format": "sic-et-non/search", "query": found.typed, "counts": found.counts, "unknown": [f"{name}:{value}" for name, value in found.unknown],
        "unread": [f"{name}:{value}" for name, value in found.unread],
        "instead": dict(found.instead), "loose": found.loose,
        "groups": [
            {"kind": kind, "voices": [{"voice": voice, "hits": [one(hit) for hit in hits]} for voice, hits in voices]} for kind, voices in grouped(found.hits)
        ],
    }  # fmt: skip
