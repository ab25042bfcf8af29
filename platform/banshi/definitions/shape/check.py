"""What is wrong with the shape of a definition?  Schema errors become findings at a line, in the author's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from jsonschema import ValidationError

from banshi.definitions.shape.schemas import (
    COMMON_KEYS,
    GROUP_DEPTH,
    Shape,
    file_shape,
    group_shape,
    kind_shape,
)
from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode
from banshi.definitions.wording.shape import EXPECTED, KEY_WORDS, NUMBER_RULES
from banshi_forms.model import FieldKind
from banshi_rules.findings import Finding, Span
from banshi_rules.texts import Text


def check_shape(
    node: Node, kind: str, kinds: Mapping[str, FieldKind], wrong: Sequence[Finding] = ()
) -> tuple[Finding, ...]:
    """Everything wrong with the shape of a file of that kind; `kinds` are the field kinds this installation knows.

    Where the text itself was wrong already (`wrong`), nothing is said about the shape.
    """
    if not isinstance(node, MapNode) or kind not in node.items:
        return (Finding("H009", node.span if not isinstance(node, MapNode) else node.start),)
    bad = {(finding.at.line, finding.at.column) for finding in wrong}
    findings = list(_findings(file_shape(kind), node, bad))
    if kind == "matter":
        form = node.items.get("form")
        for section in form.items if isinstance(form, ListNode) else ():
            if isinstance(section, MapNode):
                findings.extend(_fields(section.items.get("fields"), kinds, bad))
    return tuple(findings)


def _fields(
    node: Node | None, kinds: Mapping[str, FieldKind], bad: set[tuple[int, int]], depth: int = 0
) -> Iterator[Finding]:
    """What is wrong with these questions, which stand inside so many groups."""
    for field in node.items if isinstance(node, ListNode) else ():
        kind = field.items.get("kind") if isinstance(field, MapNode) else None
        if isinstance(field, MapNode) and kind is None:
            yield from _without_kind(field, kinds)
        if not isinstance(field, MapNode) or not isinstance(kind, ScalarNode) or not isinstance(kind.value, str):
            continue  # said by the schema of the file
        if kind.value == "group" and depth >= GROUP_DEPTH:
            yield Finding("F320", kind.span, {"most": GROUP_DEPTH})
        elif kind.value == "group":
            yield from _findings(group_shape(), field, bad)
            yield from _fields(field.items.get("fields"), kinds, bad, depth + 1)
        elif kind.value in kinds:
            yield from _findings(kind_shape(kinds[kind.value]), field, bad)
        else:
            known = (*kinds, "group")
            yield Finding("H004", kind.span, _choice(kind.value, known, "kind"))


def _without_kind(field: MapNode, kinds: Mapping[str, FieldKind]) -> Iterator[Finding]:
    """The keys that belong to no kind of question: one of them may be `kind` itself, written wrongly."""
    possible = {*COMMON_KEYS, "fields", *(key for kind in kinds.values() for key in kind.options_schema)}
    shape: Mapping[str, Any] = {"properties": {key: {} for key in COMMON_KEYS}}
    yield from (_unknown_key(field, name, shape) for name in field.items if name not in possible)


def _findings(shape: Shape, root: MapNode, bad: set[tuple[int, int]]) -> Iterator[Finding]:
    plain = root.plain()
    seen: set[tuple[object, ...]] = set()
    for error in sorted(shape.errors(plain), key=lambda error: [str(part) for part in error.absolute_path]):
        path = tuple(error.absolute_path)
        node, key, key_span = _walk(root, path)
        if path and (node.at[:2] in bad or (key_span.line, key_span.column) in bad):
            continue  # what stands here could not be read, and that has been said
        for finding in _worded(error, node, key, key_span):
            mark = (finding.code, finding.at, tuple(str(value) for value in finding.args.values()))
            if mark not in seen:
                seen.add(mark)
                yield finding


def _walk(root: MapNode, path: Sequence[str | int]) -> tuple[Node, str, Span]:
    node: Node = root
    key, key_span = "", root.start
    for part in path:
        if isinstance(node, MapNode) and isinstance(part, str):
            key, key_span = part, node.key_span(part)
            node = node.items[part]
        elif isinstance(node, ListNode) and isinstance(part, int):
            node = node.items[part]
            key_span = _start(node)
    return node, key, key_span


def _start(node: Node) -> Span:
    return node.start if isinstance(node, MapNode) else node.span


def _worded(error: ValidationError, node: Node, key: str, key_span: Span) -> Iterable[Finding]:
    """The findings of one schema error at that node, which stands under that key."""
    rule, value = error.validator, error.instance
    shape: Any = error.schema
    limits: Any = error.validator_value
    comment = str(shape.get("$comment", "")) if isinstance(shape, Mapping) else ""
    at = key_span if isinstance(node, (MapNode, ListNode)) else node.span
    if rule == "additionalProperties" and isinstance(node, MapNode):
        return [_unknown_key(node, name, shape) for name in node.items if name not in shape["properties"]]
    if rule == "required" and isinstance(node, MapNode):
        unknown = [name for name in node.items if name not in shape["properties"]]
        meant = {_meant(name, list(shape["properties"])) for name in unknown}
        missing = [name for name in limits if name not in node.items and name not in meant]
        return [Finding("H002", node.start, {"key": name, "means": _means(name)}) for name in missing]
    if isinstance(node, MapNode) and isinstance(value, str):  # the name of a key
        return [
            Finding(
                "H005",
                node.key_span(str(value)),
                {"value": _shown(value), "rule": EXPECTED.get(comment, EXPECTED["id"])},
            )
        ]
    if rule == "enum":
        return [_enum(error, at, str(key), comment)]
    if rule == "maxLength" and comment == "condition":
        return []  # the reader of conditions says it, with the number of characters
    if rule == "pattern":
        return [Finding("H005", at, {"value": _shown(value), "rule": EXPECTED.get(comment, EXPECTED["id"])})]
    if rule == "type":
        return [_type(error, at, key, comment)]
    return [_size(error, at, key)]


def _enum(error: ValidationError, at: Span, key: str, comment: str) -> Finding:
    value = error.instance
    if comment == "version":
        return Finding("H010", at, {"value": _shown(value)})
    allowed: Any = error.validator_value
    return Finding("H004", at, _choice(_shown(value), [_shown(item) for item in allowed], key))


def _choice(value: str, known: Sequence[str], key: str) -> dict[str, object]:
    return {"value": value, "key": key, "known": tuple(known), "near": nearest(value, known)}


def _type(error: ValidationError, at: Span, key: str, comment: str) -> Finding:
    value = error.instance
    types: Any = error.validator_value
    wanted: list[str] = types if isinstance(types, list) else [types]
    if "string" in wanted and isinstance(value, (int, Decimal)) and comment not in ("condition", "limit"):
        return Finding("H013", at, {"value": _shown(value), "key": key})
    expected = EXPECTED.get(comment) or EXPECTED.get("/".join(wanted)) or EXPECTED[wanted[0]]
    return Finding("H003", at, {"key": key or "…", "expected": expected})


def _size(error: ValidationError, at: Span, key: str) -> Finding:
    rule = str(error.validator)
    if rule in ("minItems", "minLength", "minProperties") and error.validator_value == 1:
        return Finding("H006", at, {"key": key})
    words = NUMBER_RULES.get(rule, NUMBER_RULES["other"])
    return Finding("H007", at, {"key": key, "rule": words, "limit": _shown(error.validator_value)})


def _unknown_key(node: MapNode, name: str, shape: Mapping[str, Any]) -> Finding:
    known = list(shape["properties"])
    if not name.isprintable():
        return Finding("S024", node.key_span(name), {"name": _escaped(name)})
    meant = _meant(name, known)
    near = did_you_mean(meant) if meant else Text("", "")
    return Finding("H001", node.key_span(name), {"key": name, "near": near, "known": tuple(known)})


def _meant(name: str, known: Sequence[str]) -> str | None:
    """The key that was probably meant: the one people call so, or the nearest."""
    called = next((key for key in known if name in KEY_WORDS.get(key, ())), None)
    return called or next(iter(get_close_matches(name.lower(), known, n=1, cutoff=0.6)), None)


def did_you_mean(name: str) -> Text:
    """The question whether that name was meant."""
    return Text(f"你是不是想写“{name}”？", f'Did you mean "{name}"? ')


def nearest(name: str, known: Iterable[str]) -> Text:
    """The question whether the nearest known name was meant; empty when nothing is near."""
    found = get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
    return did_you_mean(found[0]) if found else Text("", "")


def _means(key: str) -> Text:
    words = KEY_WORDS.get(key)
    return Text(f"（{words[0]}）", "") if words else Text("", "")


def _escaped(name: str) -> str:
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in name)


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else "null" if value is None else str(value)
    return text if len(text) <= 60 else text[:60] + "…"
