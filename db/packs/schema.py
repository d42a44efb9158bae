"""The JSON Schema of a pack, published from the types: ``python -m db.packs.schema > docs/pack.schema.json``."""

from __future__ import annotations

import json
import sys
from typing import Any

import msgspec

from db.packs.types import PackDocument


def json_schema() -> dict[str, Any]:
    """The schema of the ``.sicpack`` form, from the types alone."""
    return {"title": "A pack of Sic et Non"} | msgspec.json.schema(PackDocument)


def ordered(schema: Any) -> Any:
    """The same schema, the ways of every ``anyOf`` in a fixed order.

    Their order says nothing (JSON Schema 2020-12, Core, 10.2.1.2), and msgspec has changed it between two releases.
    """
    if isinstance(schema, list):
        return [ordered(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    held = {key: ordered(value) for key, value in schema.items()}
    if isinstance(held.get("anyOf"), list):
        held["anyOf"] = sorted(held["anyOf"], key=lambda one: json.dumps(one, sort_keys=True))
    return held


def schema_text() -> str:
    """The schema as text, keys and ways in a fixed order, as it stands in ``docs/pack.schema.json``."""
    return json.dumps(ordered(json_schema()), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_text().encode("utf-8"))
