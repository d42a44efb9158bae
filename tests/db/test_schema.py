"""The published description of the format equals the types."""

from __future__ import annotations

import json
import subprocess
import sys

import msgspec

from db.packs.read import read_pack
from db.packs.schema import json_schema, ordered
from db.packs.types import DEBATE_LISTS, LISTS
from tests.db.tools import ROOT, SAMPLE

PUBLISHED = ROOT / "docs" / "pack.schema.json"


def test_published_schema_is_what_the_module_prints() -> None:
    printed = subprocess.run([sys.executable, "-m", "db.packs.schema"], cwd=ROOT, capture_output=True, check=True)
    assert printed.stdout == PUBLISHED.read_bytes(), "write it anew: python -m db.packs.schema > docs/pack.schema.json"


def test_schema_names_every_field_of_every_item() -> None:
    definitions = json_schema()["$defs"]
    for kind in (*LISTS.values(), *DEBATE_LISTS.values()):
        described = definitions[kind.__name__]
        assert set(described["properties"]) == {field.encode_name for field in msgspec.structs.fields(kind)}
        assert described["additionalProperties"] is False


def test_schema_keeps_the_limits() -> None:
    position = json.loads(PUBLISHED.read_text(encoding="utf-8"))["$defs"]["Position"]["properties"]
    assert position["headline"]["maxLength"] == 120
    stances = [one for one in position["stance"]["anyOf"] if one.get("type") == "integer"]
    assert [(one["minimum"], one["maximum"]) for one in stances] == [(-3, 3)]


def test_sample_has_every_kind_of_item() -> None:
    document = read_pack(SAMPLE)
    assert not [key for key in LISTS if not getattr(document, key)]
    assert len(document.debates) == 1
    assert not [key for key in DEBATE_LISTS if not getattr(document.debates[0], key)]
    assert len(document.voices) == len(document.debates[0].themes) == 2


def test_order_of_the_ways_does_not_matter() -> None:
    one = {"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 0}], "default": ""}
    other = {"default": "", "anyOf": [{"minimum": 0, "type": "integer"}, {"type": "string"}]}
    assert ordered(one) != one or ordered(other) != other
    assert ordered({"properties": {"volume": one}}) == ordered({"properties": {"volume": other}})
    assert ordered({"required": ["b", "a"]}) == {"required": ["b", "a"]}, "only the ways of a choice are put in order"
