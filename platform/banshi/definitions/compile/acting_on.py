"""On which licence does a matter act, and how?  By the matter that grants it and the question for its number."""

from __future__ import annotations

from banshi.definitions.compile.conditions import rule
from banshi.definitions.compile.names import unknown
from banshi.definitions.compile.reader import CONDITION, Reader
from banshi.definitions.compile.rules import Facts
from banshi.definitions.results import ActsOn, How, LicenceSpec, Requirement
from banshi_forms.model import Field, Form
from banshi_rules.texts import Text
from banshi_rules.values import TEXT

#: What such a matter needs in its own `result`, or must not have.
_NEEDS = {
    How.RENEW: Text("result 里的 valid 和 renewal_window", "valid and renewal_window under result"),
    How.CHANGE: Text("result", "result"),
    How.CANCEL: Text("没有 result", "no result"),
}


def compile_acts_on(whole: Reader, form: Form, facts: Facts, licence: LicenceSpec | None) -> ActsOn | None:
    """What stands under `acts_on`; None where nothing does, or what does is wrong."""
    if not whole.has("acts_on"):
        return None
    reader = whole.part("acts_on")
    how, number = reader.word("how"), reader.word("number")
    matters = tuple(word for word, _ in reader.words("result_of"))
    asked = {one.id for one in form.fields() if isinstance(one, Field) and one.type == TEXT}
    if number is not None and number not in asked:
        unknown(
            reader.findings,
            Text("文字填写项", "text field"),
            number,
            reader.value_at("number"),
            asked,
            facts.names.labels,
        )
    if how not in set(How) or number is None or not matters:
        return None
    acts = ActsOn(matters, How(how), number, reader.word("late") == "allowed", reader.at)
    if not _fits(acts.how, licence):
        reader.findings.error("D016", reader.value_at("how"), how=how, needs=_NEEDS[acts.how])
    return acts


def compile_requires(whole: Reader, facts: Facts) -> tuple[Requirement, ...]:
    """The licences that have to be held before this is granted."""
    found = []
    for part in whole.parts("requires"):
        matter = part.word("result_of")
        when = rule(part, "when", facts.names, facts.scope, CONDITION) if part.has("when") else None
        if matter is not None:
            found.append(Requirement(matter, when, part.at))
    return tuple(found)


def _fits(how: How, licence: LicenceSpec | None) -> bool:
    match how:
        case How.RENEW:
            return licence is not None and licence.valid is not None and licence.renewal is not None
        case How.CHANGE:
            return licence is not None
        case How.CANCEL:
            return licence is None
