"""What may stand where?  The JSON Schemas of the language, read from this package and from nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from banshi.definitions.shape.fits import Fits, compiled, fits
from banshi_forms.model import FieldKind

#: The kinds of definition file, by the key that names them in the file.
KINDS = ("matter", "catalogue", "district", "department", "flow", "dictionary", "law", "supervision")

_CONDITION = {"$ref": "parts.schema.json#/$defs/condition"}
_TEXT = {"$ref": "parts.schema.json#/$defs/text"}
_ID = {"$ref": "parts.schema.json#/$defs/id"}

#: What every question may say, whatever its kind.
_FIELD: Mapping[str, Any] = {
    "id": _ID,
    "kind": {"type": "string"},
    "label": _TEXT,
    "help": _TEXT,
    "required": {"type": "boolean"},
    "required_when": _CONDITION,
    "visible_when": _CONDITION,
    "value": _CONDITION,
    "privacy": {"type": "string", "enum": ["public", "personal", "sensitive"]},
    "purpose": _TEXT,
    "prefill": {
        "type": "string",
        "pattern": "^register\\.[a-z][a-z0-9_]{0,40}\\.[a-z][a-z0-9_]{0,40}$",
        "$comment": "prefill",
        "description": "what a register knows: register.business_licence.uscc",
    },
}
#: The same, as names: everything else a field says is an option of its kind.
COMMON_KEYS = tuple(_FIELD)

#: How many groups may stand inside each other.
GROUP_DEPTH = 3
_GROUP: Mapping[str, Any] = {
    "id": _ID,
    "kind": {"type": "string"},
    "label": _TEXT,
    "help": _TEXT,
    "visible_when": _CONDITION,
    "least": {"type": "integer", "minimum": 0, "maximum": 200},
    "most": {"type": "integer", "minimum": 1, "maximum": 200},
    "fields": {"type": "array", "minItems": 1, "maxItems": 100, "items": {"$ref": "parts.schema.json#/$defs/field"}},
}
#: How a field kind spells "a text for people": a string, or both languages.
_PHRASE = {"type": "string", "minLength": 1}
_TEXT_ALTERNATIVES = [
    _PHRASE,
    {
        "type": "object",
        "properties": {"zh": _PHRASE, "en": _PHRASE},
        "required": ["zh"],
        "additionalProperties": False,
    },
]
_OPTIONS = {"$ref": "parts.schema.json#/$defs/options"}


#: What the entry of a city's catalogue leaves to the districts that implement it.
_DISTRICTS_OWN = ("matter", "department", "extends", "drop", "shorten", "examples")


@cache
def _file(name: str) -> dict[str, Any]:
    if name == "catalogue":
        return _catalogue(_file("matter"))
    text = files("banshi.definitions.shape").joinpath(f"{name}.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _catalogue(matter: dict[str, Any]) -> dict[str, Any]:
    """A catalogue entry is a matter without what its districts say."""
    properties = {key: value for key, value in matter["properties"].items() if key not in _DISTRICTS_OWN}
    first = {"banshi": properties.pop("banshi"), "catalogue": {"$ref": "parts.schema.json#/$defs/name"}}
    required = [key for key in matter["required"] if key not in _DISTRICTS_OWN]
    return {
        **matter,
        "$id": "catalogue.schema.json",
        "title": "An entry of a city's catalogue",
        "properties": {**first, **properties},
        "required": ["banshi", "catalogue", *required[1:]],
    }


def _flat(part: Any) -> Any:
    """The schema with every reference replaced by what it names: only parts of this package can be named."""
    if isinstance(part, dict):
        if "$ref" in part:
            name = part["$ref"].removeprefix("parts.schema.json").removeprefix("#/$defs/")
            return _flat(_file("parts")["$defs"][name])
        return {key: _flat(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_flat(item) for item in part]
    return part


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """As in the standard, but `$` is the end of the text and never the place before a last line break."""
    if isinstance(instance, str) and not compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _is_integer(_: Any, instance: Any) -> bool:
    return isinstance(instance, int) and not isinstance(instance, bool)


def _is_number(_: Any, instance: Any) -> bool:
    return isinstance(instance, (int, Decimal)) and not isinstance(instance, bool)


_Validator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"pattern": _pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer).redefine("number", _is_number),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One schema, ready: whether a value fits (quickly), and what is wrong where it does not."""

    validator: Draft202012Validator
    quick: Fits | None

    def errors(self, plain: object) -> Iterator[ValidationError]:
        """Everything wrong with the value."""
        if self.quick is not None and self.quick(plain):
            return iter(())
        return iter(self.validator.iter_errors(plain))


def shape_of(shape: Mapping[str, Any]) -> Shape:
    """That schema, made to hold numbers exactly."""
    flat = _flat(shape)
    return Shape(_Validator(flat), fits(flat))


@cache
def file_shape(kind: str) -> Shape:
    """The shape of one kind of definition file."""
    return shape_of(_file(kind))


@cache
def group_shape() -> Shape:
    """The shape of a repeating group."""
    return shape_of(_object(_GROUP, ("id", "kind", "label", "fields")))


def _object(properties: Mapping[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def kind_schema(kind: FieldKind) -> dict[str, Any]:
    """The shape of a field of that kind: what every field may say, and the options of the kind."""
    options = {key: _OPTIONS if key == "options" else _text(value) for key, value in kind.options_schema.items()}
    return _object({**options, **_FIELD}, ("id", "kind", "label"))


def _text(value: object) -> object:
    """A text for people is spelt one way in all schemas, so that it is worded one way."""
    return _TEXT if isinstance(value, Mapping) and value.get("oneOf") == _TEXT_ALTERNATIVES else value


_kind_shapes: dict[int, tuple[FieldKind, Shape]] = {}


def kind_shape(kind: FieldKind) -> Shape:
    """The shape of a field of that kind, made once for each kind object."""
    known = _kind_shapes.get(id(kind))
    if known is None or known[0] is not kind:
        known = _kind_shapes[id(kind)] = (kind, shape_of(kind_schema(kind)))
    return known[1]


def schema(kind: str, kinds: Mapping[str, FieldKind]) -> dict[str, Any]:
    """The JSON Schema of one kind of file for editors: complete in itself, with these field kinds."""
    whole: dict[str, Any] = _local(_file(kind))
    definitions: dict[str, Any] = _local(_file("parts")["$defs"])
    used = json.dumps(whole)
    if kind == "matter":
        whole = _extendable(whole)
    if kind in ("matter", "catalogue"):
        shapes = {name: kind_schema(field_kind) for name, field_kind in kinds.items()}
        shapes["group"] = _object(_GROUP, ("id", "kind", "label", "fields"))
        field = definitions["field"]
        field["properties"]["kind"] = {"type": "string", "enum": sorted(shapes)}
        field["allOf"] = [
            {"if": {"properties": {"kind": {"const": name}}}, "then": {"$ref": f"#/$defs/field-{name}"}}
            for name in sorted(shapes)
        ]
        definitions.update({f"field-{name}": _local(shape) for name, shape in shapes.items()})
    wanted = _reachable(used, definitions)
    if wanted:
        whole["$defs"] = {name: definitions[name] for name in sorted(wanted)}
    return whole


def _extendable(matter: dict[str, Any]) -> dict[str, Any]:
    """A matter that extends an entry of a catalogue says only what the district adds; what it must say otherwise, the
    entry says."""
    own = ("banshi", "matter", "department")
    limits = {key: value for key, value in matter["properties"]["time_limit"].items() if key != "required"}
    required = {"time_limit": {"required": matter["properties"]["time_limit"]["required"]}}
    return {
        **{key: value for key, value in matter.items() if key != "required"},
        "properties": {**matter["properties"], "time_limit": limits},
        "if": {"required": ["extends"]},
        "then": {"required": list(own)},
        "else": {"required": matter["required"], "properties": required},
    }


def _local(part: Any) -> Any:
    if isinstance(part, dict):
        return {k: v.removeprefix("parts.schema.json") if k == "$ref" else _local(v) for k, v in part.items()}
    if isinstance(part, (list, tuple)):
        return [_local(item) for item in part]
    return part


def _reachable(text: str, definitions: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    waiting = re.findall(r"#/\$defs/([a-z0-9_-]+)", text)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(re.findall(r"#/\$defs/([a-z0-9_-]+)", json.dumps(definitions[name])))
    return found


#: Every key a matter file can hold at its top.
MATTER_KEYS = frozenset(_file("matter")["properties"])
