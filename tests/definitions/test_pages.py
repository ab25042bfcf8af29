"""Are the pages that are made from the language current?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from banshi.definitions.pages import findings_page, schema_files
from banshi.definitions.source import read
from banshi.definitions.words import WORDS
from banshi_forms.kinds import STANDARD_KINDS

ROOT = Path(__file__).parents[2]


def test_the_catalogue_of_findings_is_current() -> None:
    explained = {path.stem for path in (ROOT / "docs" / "findings").glob("*.md")}
    assert (ROOT / "docs" / "language" / "findings.md").read_text("utf-8") == findings_page(explained)


@pytest.mark.parametrize("name", sorted(schema_files(STANDARD_KINDS)))
def test_the_schemas_for_editors_are_current_and_sound(name: str) -> None:
    text = schema_files(STANDARD_KINDS)[name]
    assert (ROOT / "matter_definitions" / "schema" / name).read_text("utf-8") == text
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    assert not [ref for ref in _refs(schema) if not ref.startswith("#/$defs/")], "only local references"


def test_an_editor_finds_the_shipped_kind_of_matter_right(felling: str) -> None:
    schema = json.loads(schema_files(STANDARD_KINDS)["matter.schema.json"])
    node, _ = read("felling.yaml", felling)
    assert node is not None
    plain = node.plain()
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(plain)) == []
    plain["form"][0]["fields"][2]["accept"] = ["pdf"]  # an option of another kind
    assert list(validator.iter_errors(plain)) != []


def test_every_finding_has_words_in_both_languages() -> None:
    for code, words in WORDS.items():
        for text in (words.message, words.hint):
            assert text.zh and text.en, code
            assert text.zh != text.en or not any("\u4e00" <= character <= "\u9fff" for character in text.zh), code


def test_english_words_need_nothing_that_the_chinese_do_not() -> None:
    for code, words in WORDS.items():
        for text in (words.message, words.hint):
            assert _places(text.en or "") <= _places(text.zh), code


def _places(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.replace("{{", "").replace("}}", "").split("{")[1:]}


def _refs(part: object) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [ref for value in part.values() for ref in _refs(value)]
    return [ref for value in part for ref in _refs(value)] if isinstance(part, list) else []
