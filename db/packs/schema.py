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


def schema_text() -> str:
    """The schema as text, keys in a fixed order, as it stands in ``docs/pack.schema.json``."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_text().encode("utf-8"))
