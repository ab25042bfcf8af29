"""What follows from the facts?  Which materials are asked, what is wrong with the application, which route it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from banshi.definitions.flow import Automatic, Step, steps_in
from banshi.definitions.model import Check, MaterialSource, MaterialSpec, Matter, Necessity
from banshi_rules.expressions import Reason, evaluate, holds, value_of
from banshi_rules.routing import Choice, Route, choose
from banshi_rules.texts import Text
from banshi_rules.values import Facts, Value

#: Whether a register already holds a shared material of this applicant.
Found: TypeAlias = Callable[[MaterialSpec], bool]


@dataclass(frozen=True, slots=True)
class Required:
    """The materials of one application.

    `asked` must come with it, `supplied` are found in a register and not asked, `later` may follow after acceptance.
    `because` gives, by material id, what decided about a conditional material (also about one that is not required).
    """

    asked: tuple[MaterialSpec, ...]
    supplied: tuple[MaterialSpec, ...]
    later: tuple[MaterialSpec, ...]
    because: Mapping[str, tuple[Reason, ...]]


#: An application that ends at the intake needs nothing.
NO_MATERIALS = Required((), (), (), {})


class CheckOutcome(StrEnum):
    """What a check found out.  UNKNOWN (nobody answered, or something it reads is missing) is not wrong."""

    PASSED = "passed"
    WRONG = "wrong"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The answer of a department's own check; a wrong one says why, for the applicant."""

    outcome: CheckOutcome
    message: Text | None = None


PASSED = CheckResult(CheckOutcome.PASSED)
UNKNOWN = CheckResult(CheckOutcome.UNKNOWN)

#: Asks the plugin check of that name, with its arguments by name.  Never raises: a broken outside world is UNKNOWN.
AskPlugin: TypeAlias = Callable[[str, "Mapping[str, Value | None]"], CheckResult]

#: What an applicant reads when neither the check nor its plugin gave words.
NO_WORDS = Text(
    "这一项未通过核对，请检查后再提交。", "This did not pass the check. Look at it again before you submit."
)


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A check of the matter that failed: the field it points at (None: the whole application), its id, the words."""

    at: str | None
    check: str
    message: Text


def required_materials(matter: Matter, facts: Facts, found: Found) -> Required:
    """The materials these facts demand, in the order of the definition; an unknown condition asks for nothing."""
    asked: list[MaterialSpec] = []
    supplied: list[MaterialSpec] = []
    later: list[MaterialSpec] = []
    because: dict[str, tuple[Reason, ...]] = {}
    for material in matter.materials:
        if not isinstance(material.required, bool):
            because[material.id] = evaluate(material.required, facts).because
        if not (material.required if isinstance(material.required, bool) else holds(material.required, facts)):
            continue
        if any(one.source is MaterialSource.SHARING and found(one) for one in material.alternatives or (material,)):
            supplied.append(material)
        elif material.necessity is Necessity.SECONDARY or due_later(material, facts):
            later.append(material)
        else:
            asked.append(material)
    return Required(tuple(asked), tuple(supplied), tuple(later), because)


def due_later(material: MaterialSpec, facts: Facts) -> bool:
    """Whether a material may follow at a later step."""
    return material.due_at is not None and (material.due_when is None or holds(material.due_when, facts))


def run_checks(matter: Matter, facts: Facts, plugin: AskPlugin) -> tuple[WrongAnswer, ...]:
    """Everything the checks of the matter find wrong, in the order of the definition."""
    found = (run_check(check, facts, plugin) for check in matter.checks)
    return tuple(wrong for wrong in found if wrong is not None)


def run_check(check: Check, facts: Facts, plugin: AskPlugin) -> WrongAnswer | None:
    """What one check finds wrong; None when it passes or cannot know."""
    if check.wrong_when is not None:
        return WrongAnswer(check.field, check.id, check.message or NO_WORDS) if holds(check.wrong_when, facts) else None
    if check.plugin is None:
        return None
    result = _ask(check, check.plugin, facts, plugin)
    if result.outcome is not CheckOutcome.WRONG:
        return None
    return WrongAnswer(check.field or _answer_asked_about(check), check.id, result.message or check.message or NO_WORDS)


def _ask(check: Check, name: str, facts: Facts, plugin: AskPlugin) -> CheckResult:
    """The plugin's answer; not asked while something it needs is not known."""
    arguments = {key: value_of(expression, facts) for key, expression in check.arguments.items()}
    if any(value is None for value in arguments.values()):
        return UNKNOWN
    return plugin(name, arguments)


def _answer_asked_about(check: Check) -> str | None:
    """The answer a plugin check is about, where its arguments read just one."""
    reads = {path[0] for expression in check.arguments.values() for path in expression.reads}
    reads -= {"applicant", "received_on"}
    return reads.pop() if len(reads) == 1 else None


def route_of(matter: Matter, facts: Facts) -> Choice:
    """The route these facts lead to, and what decided it; the last route takes everything the others do not."""
    return choose(matter.routes, facts)


@dataclass(frozen=True, slots=True)
class ByRule:
    """What the rule of an automatic route says: granted at once, or on to a person; and what decided it."""

    granted: bool
    because: tuple[Reason, ...]


def by_rule(steps: Sequence[Step], facts: Facts) -> ByRule | None:
    """What the first automatic step that grants says, or the last one that does not; None where no step decides so."""
    said: ByRule | None = None
    for step in steps:
        if isinstance(step, Automatic):
            said = ByRule(holds(step.grants_when, facts), evaluate(step.grants_when, facts).because)
            if said.granted:
                break
    return said


def steps_of(matter: Matter, route: Route, facts: Facts) -> tuple[Step, ...]:
    """The steps a case with these facts goes through, in the order of the file; those whose condition is not satisfied
    fall away, with the fork that holds them."""
    if route.ends is not None:
        return ()
    kept: list[Step] = []
    for part in matter.flow(route.id).parts:
        if part.when is not None and not holds(part.when, facts):
            continue
        kept += [step for step in steps_in(part) if step.when is None or holds(step.when, facts)]
    return tuple(kept)
