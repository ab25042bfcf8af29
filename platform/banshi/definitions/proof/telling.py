"""How is an applicant told of in a finding?  By the answers that matter to it, as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from banshi.definitions.model import Matter
from banshi.definitions.proof.applicant import Applicant
from banshi.definitions.trying import Trial
from banshi_forms.kinds.date import show_day
from banshi_forms.model import Field, Group
from banshi_forms.party import APPLICANT_KINDS
from banshi_rules.texts import Language, Text
from banshi_rules.values import Value

#: No more answers than these are told; the whole application goes with the finding.
MOST_TOLD = 8
_NOT_ANSWERED = Text("没有回答", "not answered")


def counterexample(found: Applicant) -> dict[str, Any]:
    """The application as `banshi try` takes it: a file of answers, and the day of receipt."""
    return {"given": dict(found.given), "applicant": dict(found.applicant), "received": found.received.isoformat()}


def who(trial: Trial, reads: Iterable[str]) -> Text:
    """The answers behind these facts, those behind situations and tables included."""
    known = {question.id for question in trial.matter.form.fields()} | trial.understood.facts.keys()
    names = [name for name in dict.fromkeys(_answers_behind(trial.matter, reads)) if name in known][:MOST_TOLD]
    told = [(_said(trial, name, "zh"), _said(trial, name, "en")) for name in names]
    if not told:
        return Text("任何申请", "any application")
    return Text("；".join(zh for zh, _ in told), "; ".join(en for _, en in told))


def _answers_behind(matter: Matter, reads: Iterable[str]) -> Iterator[str]:
    """The names of answers that facts come from, in the order in which they are read."""
    rules: Mapping[str, set[str]] = {
        **{one.id: {path[0] for path in one.when.reads} for one in matter.situations},
        **{one.id: {column.name.split(".")[0] for column in one.inputs} for one in matter.tables.values()},
    }
    computed = {field.id: field.value for field in matter.form.fields() if isinstance(field, Field) and field.value}
    waiting, seen = list(reads), set[str]()
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if name in rules:
            waiting += sorted(rules[name])
        else:
            yield name
        if name in computed:
            waiting += sorted({path[0] for path in computed[name].reads})


def _said(trial: Trial, name: str, language: Language) -> str:
    facts, colon = trial.understood.facts, "：" if language == "zh" else ": "
    if name == "applicant":
        kind = facts.get("applicant")
        key = kind.get("kind") if isinstance(kind, Mapping) else None
        label = Text("申请人类型", "Kind of applicant").say(language)
        return label + colon + (APPLICANT_KINDS[key].say(language) if isinstance(key, str) else "?")
    if name == "received_on":
        return Text("收到日期", "Received on").say(language) + colon + _value(facts.get(name), language)
    question = next((each for each in trial.matter.form.fields() if each.id == name), None)
    if question is None:
        return name + colon + _value(facts.get(name), language)
    value = facts.get(name)
    if value is None:
        return question.label.say(language) + colon + _NOT_ANSWERED.say(language)
    if isinstance(question, Group):
        return question.label.say(language) + colon + _rows(question, value, language)
    return question.label.say(language) + colon + question.kind.show(question, value, language)


def _rows(group: Group, rows: Value, language: Language) -> str:
    given = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple) else []
    fields = [member for member in group.members if isinstance(member, Field)]
    told = [" ".join(_cells(fields, row, language)) for row in given[:2]]
    count = f"{len(given)} 行" if language == "zh" else f"{len(given)} row{'' if len(given) == 1 else 's'}"
    inside = " / ".join(told)
    return f"{count}（{inside}）" if language == "zh" and inside else f"{count} ({inside})" if inside else count


def _cells(fields: list[Field], row: Mapping[str, Value | None], language: Language) -> Iterator[str]:
    for field in fields:
        value = row.get(field.id)
        if value is not None:
            yield field.kind.show(field, value, language)


def _value(value: Any, language: Language) -> str:
    if value is None:
        return _NOT_ANSWERED.say(language)
    return show_day(value, language) if hasattr(value, "toordinal") else str(value)
