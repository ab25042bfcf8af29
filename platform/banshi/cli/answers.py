"""What does a file of answers say?  YAML or JSON; what cannot be used is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import click

from banshi.cli.speech import Speech
from banshi.definitions.compile.reader import json_of
from banshi.definitions.model import Matter
from banshi.definitions.requirements import CheckOutcome
from banshi.definitions.source import MapNode, Node, read
from banshi.definitions.source.files import read_file
from banshi.definitions.trying import REGISTER_SAYS
from banshi.definitions.words import format_finding
from banshi_rules.findings import Finding, Span

#: What a file may hold beside the answers, once it says `given:`; a file without `given` is all answers.
PARTS = ("given", "applicant", "registers", "plugins")


@dataclass(frozen=True, slots=True)
class Given:
    """Answers as JSON has them, who applies, and what the world outside says."""

    given: Mapping[str, Any]
    applicant: Mapping[str, Any] = field(default_factory=dict)
    registers: Mapping[str, str] = field(default_factory=dict)
    plugins: Mapping[str, str] = field(default_factory=dict)


def read_answers(path: Path, matter: Matter, say: Speech) -> Given:
    """The answers in a file; ends with exit code 2 where there is no file, 1 where it cannot be used."""
    node = _tree(path, say)
    if "given" not in node.items:
        _known_fields(node, matter, say)
        return Given(_plain(node))
    parts: dict[str, Mapping[str, Any]] = {}
    for key, part in node.items.items():
        if key not in PARTS:
            known = "、".join(PARTS)
            _end(node.key_span(key), say(f"不认识“{key}”；可以写 {known}", f'"{key}" is not known; there are {known}'))
        if not isinstance(part, MapNode):
            _end(part.span, say(f"“{key}”应该是“名称: 内容”", f'"{key}" holds names and values'))
        parts[key] = _plain(part)
        if key == "given":
            _known_fields(part, matter, say)
        elif key != "applicant":
            _known_outside(key, part, matter, say)
    return Given(**parts)


def _tree(path: Path, say: Speech) -> MapNode:
    if not path.exists() or path.is_dir():  # a pipe is as good as a file
        say.stop(f"没有答案文件 {path}", f"There is no file of answers {path}")
    text, findings = read_file(path, str(path))
    node: Node | None = None
    if text is not None:
        node, findings = read(str(path), text)
    _end_with(findings, say)
    if not isinstance(node, MapNode):
        at = node.span if node is not None else Span(str(path), 1, 1, 1, 1)
        _end(at, say("应该是“字段: 答案”", "fields and answers are expected here"))
    return node


def _known_fields(given: MapNode, matter: Matter, say: Speech) -> None:
    fields = sorted(field.id for field in matter.form.fields())
    labels = {label: field.id for field in matter.form.fields() for label in (field.label.zh, field.label.en) if label}
    for key in given.items:
        if key in labels and key not in fields:
            message = say(
                f"“{key}”是显示给人看的名称；写它的 id：{labels[key]}",
                f'"{key}" is what people read; write its id: {labels[key]}',
            )
            _end(given.key_span(key), message)
        if key not in fields:
            near = get_close_matches(key, fields, 1)
            hint = say(f"；是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ""
            _end(given.key_span(key), say(f"这个事项没有字段“{key}”{hint}", f'The matter has no field "{key}"{hint}'))


def _known_outside(part: str, node: MapNode, matter: Matter, say: Speech) -> None:
    """Only what the matter asks the outside world, and only what the outside world can say."""
    if part == "registers":
        names = {material.register for material in matter.materials if material.register is not None}
        values: tuple[str, ...] = REGISTER_SAYS
    else:
        names = {check.id for check in matter.checks if check.plugin is not None}
        values = tuple(CheckOutcome)
    for key, value in node.items.items():
        if key not in names:
            known = "、".join(sorted(names)) or say("无", "none")
            _end(
                node.key_span(key),
                say(f"这个事项不查询“{key}”；有 {known}", f'The matter does not ask "{key}"; it asks {known}'),
            )
        if value.plain() not in values:
            says = " | ".join(values)
            _end(value.span, say(f"“{key}”只能是 {says}", f'"{key}" is {says}'))


def _plain(node: MapNode) -> Mapping[str, Any]:
    made = json_of(node)
    assert isinstance(made, dict)
    return made


def _end_with(findings: tuple[Finding, ...], say: Speech) -> None:
    for finding in findings:
        click.echo(format_finding(finding, say.language), err=True)
    if findings:
        raise SystemExit(1)


def _end(at: Span, message: str) -> NoReturn:
    click.echo(f"{at} {message}", err=True)
    raise SystemExit(1)
