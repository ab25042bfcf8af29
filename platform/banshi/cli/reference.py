"""How is the language looked up?  One Markdown page of every key, made from the JSON Schemas and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from banshi.cli.key_meanings import meaning
from banshi.definitions.wording.shape import EXPECTED, KEY_WORDS

#: Parts that are explained once and named elsewhere, with the heading they get.
SHARED = {
    "field": "Fields: what every question may say",
    "field-group": "group",
    "material": "Materials",
    "table": "Decision tables",
    "check": "Checks",
    "route": "Routes",
    "step": "Steps",
    "alternative": "Materials any one of which will do",
    "fee": "Fees",
    "option": "Options",
    "example": "Examples",
    "law": "Legal bases",
    "window": "Windows",
    "question": "Questions people ask",
}

#: The same, for parts small enough to be told in a cell.
IN_A_CELL = {
    "id": "an id: small letters, digits and `_`",
    "name": "a name: small letters, digits, `_` and `-`",
    "text": "a text, or `{zh: …, en: …}`",
    "phrase": "text",
    "condition": "a condition",
    "limit": "a limit: `5 working days`, `30 days`, `3 months`, `24 hours`",
    "based_limit": "a limit, or `{limit: …, basis: …}`",
    "date": "a date: `2026-02-13`",
    "last_moment": "a date, or `2026-02-13T12:00` where the limit is in hours",
    "rank": "`law` `administrative-regulation` `local-regulation` `departmental-rule` `local-rule` "
    "`normative-document`",
    "options": "the name of a dictionary, or `{id: option, …}`",
    "branch": "a step, or a list of steps",
    "single_step": "a step",
    "way": "`pass`, or `{return_to: step, at_most: 2}`",
    "cell": "a value, `-`, or a comparison such as `<= 50`",
}


def reference_page(schemas: Mapping[str, Mapping[str, Any]]) -> str:
    """The whole page; `schemas` by kind of file."""
    lines = [
        "# Reference of the definition language",
        "",
        "Made by `banshi schema --reference`; a test compares it with the schemas. Keys in **bold** are required.",
        "Begin with the [tutorial](tutorial.md).",
    ]
    for kind, schema in schemas.items():
        lines += ["", f"## A {kind} file", "", *_table(kind, schema)]
        if kind == "matter":
            lines += _parts(schema)
    return "\n".join(lines) + "\n"


def _parts(schema: Mapping[str, Any]) -> Iterator[str]:
    shapes: Mapping[str, Any] = schema["$defs"]
    for name, heading in SHARED.items():
        if name in shapes and not name.startswith("field"):
            yield from ("", f"### {heading}", "", *_table(name, shapes[name]))
    kinds = {name.removeprefix("field-"): shape for name, shape in shapes.items() if name.startswith("field-")}
    common = set.intersection(*(set(shape["properties"]) for name, shape in kinds.items() if name != "group"))
    first = next(shape for name, shape in kinds.items() if name != "group")
    yield from ("", f"### {SHARED['field']}", "")
    yield from _table(
        "field", {**first, "properties": {key: value for key, value in first["properties"].items() if key in common}}
    )
    for name, shape in kinds.items():
        own = (
            shape["properties"]
            if name == "group"
            else {k: v for k, v in shape["properties"].items() if k not in common}
        )
        yield from ("", f"#### kind: {name}", "")
        part = name if name == "group" else "field"
        yield from _table(part, {**shape, "properties": own}) if own else ["No keys of its own."]


def _table(part: str, schema: Mapping[str, Any], before: str = "") -> Iterator[str]:
    if not before:
        yield "| key | 中文 | means | takes |"
        yield "|---|---|---|---|"
    otherwise = schema.get("else", {})  # what a matter has to say that extends no entry of a catalogue
    required = schema.get("required", otherwise.get("required", ()))
    for key, said in schema.get("properties", {}).items():
        value = {**said, **otherwise.get("properties", {}).get(key, {})}
        name = f"`{before}{key}`"
        shown = f"**{name}**" if key in required else name
        chinese = "、".join(KEY_WORDS.get(key, ())[:1])
        yield f"| {shown} | {chinese} | {meaning(part, before + key)} | {takes(value)} |"
        yield from _table(part, value, f"{before}{key}.") if _has_keys(value) else ()
        for under, mark in (("items", "[]"), ("additionalProperties", ".*")):
            inner = value.get(under, {})
            yield from (
                _table(part, inner, f"{before}{key}{mark}.") if isinstance(inner, Mapping) and _has_keys(inner) else ()
            )


def _has_keys(value: Mapping[str, Any]) -> bool:
    return value.get("type") == "object" and "properties" in value


def takes(value: Mapping[str, Any]) -> str:
    """What may stand there, in a few words."""
    if "$ref" in value:
        name = str(value["$ref"]).rpartition("/")[2]
        return IN_A_CELL.get(name) or f"see {SHARED.get(name, name)}"
    if "enum" in value:
        return " ".join(f"`{item}`" for item in value["enum"])
    mark, kind = str(value.get("$comment", "")), value.get("type")
    if mark == "fee":
        return "`none`; what is charged stands under `fees`"
    if mark in EXPECTED:
        return EXPECTED[mark].say("en")
    if kind == "array":
        items = takes(value.get("items", {}))
        return f"list, {items}" if items.startswith(("see ", "keys ")) else f"list of {items}"
    if kind == "object":
        return _mapping(value)
    if isinstance(kind, list):
        return " or ".join(kind)
    return str(
        value.get("description") or {"string": "text", "boolean": "`true` or `false`"}.get(str(kind), kind)
    ) + _bounds(value)


def _mapping(value: Mapping[str, Any]) -> str:
    if "properties" in value:
        return "keys below"
    inner = value.get("additionalProperties")
    return f"`name: …`, each {takes(inner)}" if isinstance(inner, Mapping) else "`name: value`"


def _bounds(value: Mapping[str, Any]) -> str:
    low, high = value.get("minimum"), value.get("maximum")
    return f", {low} to {high}" if low is not None and high is not None else ""
