"""The JSON Schema of a pack, published from the types: ``python -m db.packs.schema > docs/pack.schema.json``."""

from __future__ import annotations

import json
import sys

import msgspec

from db.packs.types import PackDocument


def schema_text() -> str:
    """The schema as text, keys in a fixed order."""
    schema = msgspec.json.schema(PackDocument)
    schema["title"] = "A pack of Sic et Non"
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
