"""banshi schema: JSON Schema that editors can use, and a reference page that is made from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from banshi.definitions.compile.reader import json_of
from banshi.definitions.source import read

DOCS = Path(__file__).parents[2] / "docs/language"


@pytest.mark.parametrize("kind", ["matter", "district", "department", "flow", "dictionary"])
def test_every_kind_of_file_has_a_schema(run, kind: str) -> None:
    result = run("schema", kind)
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    assert result.exit_code == 0
    assert json.loads(run("schema", kind, "--json").stdout) == schema


def test_what_we_ship_fits_the_schema(run, here: Path) -> None:
    validator = Draft202012Validator(json.loads(run("schema").stdout))
    for path in (here / "matter_definitions/shili").glob("*/*-*.*"):
        node, _ = read(path.name, path.read_text("utf-8"))
        if node is not None and "matter" in json.dumps(list(getattr(node, "items", {}))):
            plain = json.loads(json.dumps(json_of(node)))
            errors = [error for error in validator.iter_errors(plain) if not _number_kept_as_text(error.instance)]
            assert errors == []


def _number_kept_as_text(value: object) -> bool:
    """Decimals arrive as text here; an editor sees them as numbers."""
    return isinstance(value, str) and value.replace(".", "", 1).isdigit()


def test_the_reference_page_is_current(run) -> None:
    page = run("schema", "--reference").stdout
    assert page == (DOCS / "reference.md").read_text("utf-8"), (
        "make it again: banshi schema --reference > docs/language/reference.md"
    )


def test_wrong_use(run) -> None:
    assert run("schema", "bundle").exit_code == 2
