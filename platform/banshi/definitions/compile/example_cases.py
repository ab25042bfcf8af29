"""Which cases does the definition carry as its own examples?  Read as written; running them is another module's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from banshi.definitions.compile.names import Names, unknown
from banshi.definitions.compile.reader import Reader
from banshi.definitions.model import Example, MaterialSpec
from banshi_forms.model import Form
from banshi_rules.texts import Text
from banshi_rules.values import Type

_FIELD = Text("填写项", "field")


def compile_examples(
    reader: Reader, form: Form, declared: frozenset[str], materials: tuple[MaterialSpec, ...], applicant_type: Type
) -> tuple[Example, ...]:
    """The examples; a name that the definition does not have is a finding, because nothing would come of it.

    `declared` are the ids of the questions as they are written, `applicant_type` what can be said of an applicant.
    """
    names = Names(reader.findings, Text("示例", "example"))
    groups = _groups(part for section in reader.parts("form") for part in section.parts("fields"))
    labels = {question.label.zh: question.id for question in form.fields()}
    made = []
    for part in reader.parts("examples"):
        name = part.word("name")
        names.take(name, part.value_at("name"))
        _check_given(part, declared, groups, labels)
        _check_applicant(part, applicant_type)
        registers: Mapping[str, Any] = part.json("registers")
        known = {material.register for material in materials if material.register is not None}
        for register, at, _ in part.named("registers"):
            if register not in known:
                unknown(part.findings, Text("登记信息来源", "register"), register, at, known)
        given: Mapping[str, Any] = part.json("given")
        applicant: Mapping[str, Any] = part.json("applicant")
        plugins: Mapping[str, Any] = part.json("plugins")
        expect: Mapping[str, Any] = part.json("expect")
        made.append(
            Example(
                name=name or "",
                given=given,
                applicant=applicant,
                received=part.day("received"),
                accepted=part.day("accepted"),
                registers={key: str(value) for key, value in registers.items()},
                plugins={key: str(value) for key, value in plugins.items()},
                expect=expect,
                at=part.at,
            )
        )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a group as they are written, also those that could not be compiled, and the groups among them."""

    names: frozenset[str]
    groups: Mapping[str, _Columns]


def _groups(questions: Iterable[Reader]) -> Mapping[str, _Columns]:
    """The groups among these questions, by id."""
    return {
        question.word("id") or "": _Columns(
            frozenset(name for column in question.parts("fields") if (name := column.word("id")) is not None),
            _groups(question.parts("fields")),
        )
        for question in questions
        if question.has("fields")
    }


def _check_given(
    part: Reader, declared: frozenset[str], groups: Mapping[str, _Columns], labels: Mapping[str, str]
) -> None:
    given = part.part("given")
    for key, at in given.node.key_spans.items():
        if key not in declared:
            unknown(part.findings, _FIELD, key, at, declared, labels)
        elif key in groups:
            _check_rows(given, key, groups[key])


def _check_rows(given: Reader, key: str, columns: _Columns) -> None:
    for row in given.parts(key):
        for column, at in row.node.key_spans.items():
            if column not in columns.names:
                unknown(given.findings, _FIELD, column, at, columns.names)
            elif column in columns.groups:
                _check_rows(row, column, columns.groups[column])


def _check_applicant(part: Reader, applicant: Type) -> None:
    particulars, kinds = applicant.columns, applicant.columns["kind"].members
    for key, at, node in part.named("applicant"):
        if key not in particulars:
            unknown(part.findings, Text("申请人信息", "particular of an applicant"), key, at, particulars)
        elif key == "kind" and kinds and node.plain() not in kinds:
            unknown(part.findings, Text("服务对象", "kind of applicant"), str(node.plain()), node.span, kinds)
