"""What authors may write about a field, and how a slip is answered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator

from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import BadOption, FieldKind
from banshi_rules.texts import Text
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Kind

NAMES = [
    "text",
    "long-text",
    "integer",
    "decimal",
    "money",
    "date",
    "yes-no",
    "choice",
    "choices",
    "person-name",
    "resident-id",
    "uscc",
    "project-code",
    "bank-card",
    "mobile",
    "address",
    "upload",
]
NEEDED = {"choice": {"options": {"a": Text("甲")}}, "choices": {"options": {"a": Text("甲")}}}


def test_the_standard_kinds() -> None:
    assert list(STANDARD_KINDS) == NAMES
    for name, kind in STANDARD_KINDS.items():
        assert kind.name == name
        assert isinstance(kind, FieldKind)


@pytest.mark.parametrize("name", NAMES)
def test_option_schemas_are_schemas(name: str) -> None:
    for schema in STANDARD_KINDS[name].options_schema.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_option_is_named(name: str) -> None:
    with pytest.raises(BadOption) as caught:
        STANDARD_KINDS[name].options({**NEEDED.get(name, {}), "colour": "red"})
    assert caught.value.key == "colour"
    assert "colour" in caught.value.why.zh
    assert "colour" in caught.value.why.say("en")


@pytest.mark.parametrize(
    ("kind", "given_", "key"),
    [
        ("text", {"max_length": -1}, "max_length"),
        ("text", {"max_length": "long"}, "max_length"),
        ("text", {"min_length": 5, "max_length": 3}, "min_length"),
        ("text", {"pattern": "[0-9]+", "example": "x"}, "example"),
        ("text", {"pattern": "[0-9]+", "example": "1", "counterexample": "22"}, "counterexample"),
        ("text", {"example": "x"}, "example"),
        ("long-text", {"counterexample": "x"}, "counterexample"),
        ("money", {"min": 0.005}, "min"),
        ("money", {"min": 5, "max": 3}, "min"),
        ("money", {"unit": "元"}, "unit"),
        ("money", {"decimals": 2}, "decimals"),
        ("bank-card", {"landline": True}, "landline"),
        ("project-code", {"min": 1}, "min"),
        ("integer", {"min": 1.5}, "min"),
        ("integer", {"min": 5, "max": 3}, "min"),
        ("integer", {"max": True}, "max"),
        ("integer", {"decimals": 2}, "decimals"),
        ("decimal", {"min": "one"}, "min"),
        ("decimal", {"max": float("nan")}, "max"),
        ("decimal", {"decimals": 9}, "decimals"),
        ("decimal", {"unit": 7}, "unit"),
        ("date", {"earliest": "2026-02-30"}, "earliest"),
        ("date", {"latest": "tomorrow"}, "latest"),
        ("date", {"earliest": "2027-01-01", "latest": "2026-01-01"}, "earliest"),
        ("choice", {}, "options"),
        ("choice", {"options": {}}, "options"),
        ("choice", {"options": ["a"]}, "options"),
        ("choice", {"options": {"a": 1}}, "options"),
        ("choices", {"options": {"a": "甲"}, "least": 2}, "least"),
        ("choices", {"options": {"a": "甲", "b": "乙"}, "least": 2, "most": 1}, "least"),
        ("upload", {"accept": ["exe"]}, "accept"),
        ("upload", {"accept": []}, "accept"),
        ("upload", {"max_mb": 0}, "max_mb"),
        ("uscc", {"registration_number": "yes"}, "registration_number"),
        ("mobile", {"landline": 1}, "landline"),
    ],
)
def test_options_that_cannot_be_used(kind: str, given_, key: str) -> None:
    with pytest.raises(BadOption) as caught:
        STANDARD_KINDS[kind].options(given_)
    assert caught.value.key == key
    assert caught.value.why.zh
    assert caught.value.why.en


def test_types_for_expressions(make) -> None:
    def type_of(kind: str, **options):
        return make.field("x", kind, **options).type

    assert type_of("text") == TEXT
    assert type_of("money") == DECIMAL
    assert type_of("integer") == INTEGER
    assert type_of("decimal") == DECIMAL
    assert type_of("date") == DATE
    assert type_of("yes-no") == BOOLEAN
    chosen = type_of("choice", options={"a": "甲", "b": "乙"})
    assert (chosen.kind, chosen.members) == (Kind.ENUM, ("a", "b"))
    several = type_of("choices", options={"a": "甲", "b": "乙"})
    assert several.kind is Kind.LIST
    assert several.item == chosen
    assert type_of("upload").kind is Kind.RECORD


def test_options_are_typed(make) -> None:
    assert make.field("x", "decimal", min=1, max=2.5).options.max == Decimal("2.5")
    assert make.field("x", "date", earliest=date(2026, 1, 1)).options.earliest == date(2026, 1, 1)
    assert make.field("x", "choice", options={"a": Text("甲", "A")}).options.options["a"].label == Text("甲", "A")


def test_only_ids_from_the_list_are_options(make) -> None:
    one = make.field("x", "choice", options={"a": "甲", "b": "乙"})
    assert make.read(one, "b") == "b"
    assert make.read(one, "c").code == "not-an-option"
    assert make.read(one, "甲").code == "not-an-option"
    several = make.field("x", "choices", options={"a": "甲", "b": "乙", "c": "丙"}, least=2, most=2)
    read = several.kind.read
    assert read(several, {"": ["c", "a", "c"]}) == ("a", "c")
    assert read(several, {"": []}) is None
    assert several.kind.check(several, ("a",), None).code == "too-few-choices"
    assert several.kind.check(several, ("a", "b", "c"), None).code == "too-many-choices"
    assert several.kind.check(several, ("a", "z"), None).code == "not-an-option"
    assert several.kind.show(several, ("a", "c"), "zh") == "甲、丙"


def test_many_options_go_into_a_list(make) -> None:
    few = make.field("x", "choice", options={f"o{n}": str(n) for n in range(8)})
    many = make.field("x", "choice", options={f"o{n}": str(n) for n in range(9)})
    assert few.kind.control_for(few) == "radios"
    assert many.kind.control_for(many) == "select"


def test_yes_and_no(make) -> None:
    field = make.field("x", "yes-no")
    assert make.read(field, "yes") is True
    assert field.kind.read(field, {"": ["no"]}) is False
    assert make.read(field, "maybe").code == "not-an-option"
    assert field.kind.show(field, False, "zh") == "否"
    with pytest.raises(ValueError, match="not-yes-no"):
        field.kind.from_json(field, "yes")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "upload"])
def test_every_kind_can_give_specimens_that_it_takes_itself(make, name: str) -> None:
    needed = {"options": {"a": Text("甲"), "b": Text("乙")}} if name in NEEDED else {}
    field = make.field("x", name, **needed)
    for seed in (0, 1, 7, 999, 123456):
        value = field.kind.specimen(field, seed)
        assert value is not None
        assert field.kind.accepts(value)
        assert field.kind.check(field, value, make.today) is None
        assert field.kind.from_json(field, field.kind.to_json(value)) == value
