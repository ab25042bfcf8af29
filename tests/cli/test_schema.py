"""banshi schema: JSON Schema that editors can use, and a reference page that is made from it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from banshi.cli.key_meanings import MEANINGS
from banshi.definitions.source import ListNode, MapNode, Node, read

KINDS = ("matter", "catalogue", "district", "department", "flow", "dictionary", "law", "supervision")
DOCS = Path(__file__).parents[2] / "docs/language"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_has_a_schema(run, kind: str) -> None:
    result = run("schema", kind)
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    assert result.exit_code == 0
    assert json.loads(run("schema", kind, "--json").stdout) == schema


@pytest.mark.parametrize("path", sorted(DOCS.parents[1].glob("matter_definitions/shili/*/*.*")), ids=lambda p: p.name)
def test_what_we_ship_fits_the_schema(run, path: Path) -> None:
    node, findings = read(path.name, path.read_text("utf-8"))
    assert findings == ()
    assert isinstance(node, MapNode)
    kind = next(kind for kind in KINDS if kind in node.items)
    validator = Draft202012Validator(json.loads(run("schema", kind).stdout))
    assert [error.message for error in validator.iter_errors(as_an_editor_sees_it(node))] == []


def as_an_editor_sees_it(node: Node) -> Any:
    """Plain JSON values, decimals as numbers."""
    if isinstance(node, MapNode):
        return {key: as_an_editor_sees_it(value) for key, value in node.items.items()}
    if isinstance(node, ListNode):
        return [as_an_editor_sees_it(item) for item in node.items]
    return float(node.value) if isinstance(node.value, Decimal) else node.value


def test_the_reference_page_is_current(run) -> None:
    page = run("schema", "--reference").stdout
    assert page == (DOCS / "reference.md").read_text("utf-8"), (
        "make it again: banshi schema --reference > docs/language/reference.md"
    )


def test_the_reference_page_explains_every_key(run) -> None:
    rows = [line.split("|") for line in run("schema", "--reference").stdout.splitlines() if line.startswith("| ")]
    assert [row[1].strip() for row in rows if not row[3].strip()] == []


def test_nothing_is_explained_that_does_not_exist(run) -> None:
    page = run("schema", "--reference").stdout
    assert [key for key, means in MEANINGS.items() if f"| {means} |" not in page] == []


def test_wrong_use(run) -> None:
    assert run("schema", "bundle").exit_code == 2
