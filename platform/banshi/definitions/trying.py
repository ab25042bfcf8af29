"""What would come of these answers?  A dry run of a matter: nothing is stored, nobody is told.

The JSON of a trial is the shape of `banshi try` and of `expect` in the examples of a definition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any

from banshi.definitions.facts import Understood, facts_beside, facts_of
from banshi.definitions.fees import Fees, fees_of
from banshi.definitions.flow import Step
from banshi.definitions.model import MaterialSpec, Matter
from banshi.definitions.requirements import (
    NO_MATERIALS,
    ByRule,
    CheckOutcome,
    CheckResult,
    Required,
    WrongAnswer,
    by_rule,
    required_materials,
    route_of,
    run_check,
    steps_of,
)
from banshi_forms.answers import AnswerSheet
from banshi_forms.live import check_sheet
from banshi_forms.messages import say
from banshi_forms.model import Form, Problem
from banshi_forms.party import applicant_facts, as_answers
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.expressions import Reason, evaluate
from banshi_rules.routing import Choice
from banshi_rules.tables import DecisionTable, Hit, as_fact
from banshi_rules.texts import Language, Text
from banshi_rules.time_limits import Due, Stopwatch, due
from banshi_rules.values import Facts, Value

#: What `registers` may say about a shared material.
REGISTER_SAYS = (FOUND, MISSING) = ("found", "missing")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong: at which answer (None: the whole application), by which check or problem code, in words."""

    at: str | None
    check: str
    message: Text


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything that would come of an application with these answers."""

    matter: Matter
    understood: Understood
    wrong: tuple[Wrong, ...]
    materials: Required
    route: Choice
    steps: tuple[Step, ...]
    by_rule: ByRule | None
    fees: Fees
    promised: Due | None
    statutory: Due | None

    def to_json(self, language: Language = "zh") -> dict[str, Any]:
        """The shape of `banshi try --json`; dates as YYYY-MM-DD, texts in that language."""
        live = self.understood.live
        return {
            "asked": list(live.asked),
            "not_asked": list(live.not_asked),
            "wrong": [{"at": w.at, "check": w.check, "message": w.message.say(language)} for w in self.wrong],
            "materials": {
                "asked": _ids(self.materials.asked),
                "supplied": _ids(self.materials.supplied),
                "later": _ids(self.materials.later),
            },
            "route": self.route.route.id,
            **({} if self.route.route.ends is None else {"ends": self.route.route.ends.outcome}),
            **({} if self.by_rule is None else {"decides": "rule" if self.by_rule.granted else "person"}),
            "fee": self.fees.written(),
            "steps": [step.id for step in self.steps],
            "due": {"promised": _last(self.promised), "statutory": _last(self.statutory)},
            **({"provisional": True} if self.provisional else {}),
            "because": self._because(),
        }

    @property
    def provisional(self) -> bool:
        """Whether a due date counts on a year whose holidays are not announced yet."""
        return any(one is not None and one.provisional for one in (self.promised, self.statutory))

    def results(self) -> dict[str, Any]:
        """What each table gives, as JSON: its one result or all of them by name; a list where it is asked row by row.

        None where no row fits, or several contradict each other.  `expect` can name it beside the shape above.
        """

        def given(table: DecisionTable, hit: Hit) -> Any:
            return _json(as_fact(table, hit))

        tables, understood = self.matter.tables, self.understood
        once = {name: given(tables[name], hit) for name, hit in understood.hits.items()}
        by_row = {name: [given(tables[name], hit) for hit in hits] for name, hits in understood.row_hits.items()}
        return once | by_row

    def looks(self) -> Iterator[tuple[str, Hit]]:
        """Every look into a table, by the table's name: one, or one for each row of its group."""
        yield from self.understood.hits.items()
        yield from ((name, hit) for name, hits in self.understood.row_hits.items() for hit in hits)

    def contradictions(self) -> Iterator[tuple[str, Hit]]:
        """The looks that more rows fitted than the policy of their table allows."""
        return ((name, hit) for name, hit in self.looks() if hit.contradicting)

    def hidden_because(self) -> Mapping[str, tuple[Reason, ...]]:
        """What decided about each question that is not asked."""
        return {
            field.id: evaluate(field.visible_when, self.understood.facts).because
            for field in self.matter.form.fields()
            if field.visible_when is not None and field.id in self.understood.live.not_asked
        }

    def _because(self) -> dict[str, Any]:
        because: dict[str, Any] = {
            "route": _words(self.route.because),
            "tables": {
                **{name: hit.row for name, hit in self.understood.hits.items()},
                **{name: [hit.row for hit in hits] for name, hits in self.understood.row_hits.items()},
            },
            **({"fees": {fee.id: _words(reasons) for fee, reasons in self.fees.because}} if self.matter.fees else {}),
            **({"decides": _words(self.by_rule.because)} if self.by_rule is not None else {}),
            "materials": {name: _words(reasons) for name, reasons in self.materials.because.items()},
            "not_asked": {name: _words(reasons) for name, reasons in self.hidden_because().items()},
        }
        contradicting = {name: list(hit.contradicting) for name, hit in self.contradictions()}
        return because | ({"contradicting": contradicting} if contradicting else {})


def try_matter(
    matter: Matter,
    given: Mapping[str, Any],
    *,
    applicant: Mapping[str, Any],
    received: date,
    accepted: date | None = None,
    calendar: WorkingCalendar,
    registers: Mapping[str, str],
    plugins: Mapping[str, str],
) -> Trial:
    """Dry-run a matter on answers as JSON has them.  Received and accepted (default: the same) are civil days.

    `registers` maps a register to "missing" (else a shared material counts as found); `plugins` maps a check id to
    "wrong" or "unknown" (else a plugin check counts as passed).
    """
    sheet, unreadable = AnswerSheet.from_json(matter.form, given)
    party, wrong_party = party_of(matter, applicant)
    understood = facts_of(matter, sheet, party, received, calendar)
    more = facts_beside(party, received, calendar)
    problems = _once(unreadable, check_sheet(matter.form, sheet, more), matter.form, understood)
    choice = route_of(matter, understood.facts)
    route, steps = choice.route, steps_of(matter, choice.route, understood.facts)
    watch = Stopwatch(datetime.combine(accepted or received, time(12), CIVIL_ZONE))
    return Trial(
        matter=matter,
        understood=understood,
        wrong=(
            *(_in_words(problem, matter.party_form) for problem in wrong_party),
            *(_in_words(problem, matter.form) for problem in problems),
            *(Wrong(w.at, w.check, w.message) for w in _checked(matter, understood.facts, plugins)),
        ),
        materials=NO_MATERIALS
        if route.ends is not None
        else required_materials(matter, understood.facts, lambda m: registers.get(m.register or m.id) != MISSING),
        route=choice,
        steps=steps,
        by_rule=by_rule(steps, understood.facts),
        fees=fees_of(matter, route, understood.facts),
        promised=None if route.ends is not None else due(matter.promised(route.id), watch, calendar),
        statutory=None if route.ends is not None else due(matter.statutory(route.id), watch, calendar),
    )


def party_of(matter: Matter, applicant: Mapping[str, Any]) -> tuple[Mapping[str, Value | None], tuple[Problem, ...]]:
    """The applicant's particulars (`kind`, `name`, `number`, `contact`, `mobile`) as facts, and what is wrong.

    A dry run may leave them out: what is not given is not missing.
    """
    given = as_answers(applicant, matter.applicants)
    sheet, unreadable = AnswerSheet.from_json(matter.party_form, given)
    places = given.keys() - {problem.at for problem in unreadable}
    wrong = tuple(problem for problem in check_sheet(matter.party_form, sheet) if problem.at in places)
    return applicant_facts(sheet, matter.applicants), (*unreadable, *wrong)


def _checked(matter: Matter, facts: Facts, plugins: Mapping[str, str]) -> tuple[WrongAnswer, ...]:
    """What the checks find wrong where no outside world is asked: a plugin check says what `plugins` lets it say."""
    wrong: list[WrongAnswer] = []
    for check in matter.checks:
        said = CheckResult(CheckOutcome(plugins.get(check.id, CheckOutcome.PASSED)))
        found = run_check(check, facts, partial(_answer, said))
        wrong += [found] if found is not None else []
    return tuple(wrong)


def _answer(said: CheckResult, _name: str, _arguments: Mapping[str, Value | None]) -> CheckResult:
    return said


def _once(
    unreadable: tuple[Problem, ...], wrong: tuple[Problem, ...], form: Form, understood: Understood
) -> list[Problem]:
    """What could not be read (of fields that are asked) and what is wrong elsewhere, in the order of the form.

    One problem for one answer: what could not be read is not also missing.
    """
    read = [problem for problem in unreadable if _field(problem) not in understood.live.not_asked]
    places = {problem.at for problem in read}
    order = {field.id: place for place, field in enumerate(form.fields())}
    kept = (*read, *(problem for problem in wrong if problem.at not in places))
    return sorted(kept, key=lambda problem: order.get(_field(problem), len(order)))


def _field(problem: Problem) -> str:
    return problem.at.split(".")[0]


def _in_words(problem: Problem, form: Form) -> Wrong:
    return Wrong(problem.at, problem.code, Text(say(problem, form, "zh"), say(problem, form, "en")))


def _ids(materials: tuple[MaterialSpec, ...]) -> list[str]:
    return [material.id for material in materials]


def _words(reasons: tuple[Reason, ...]) -> list[str]:
    """Reasons as `source words → value`, the value as JSON writes it; an unknown one as `?`."""
    return [f"{reason.text} → {_written(reason.value)}" for reason in reasons]


def _written(value: Value | None) -> str:
    return "?" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _json(value: Value | None) -> Any:
    """A result as JSON has it: a decimal or a day is its text."""
    if isinstance(value, Mapping):
        return {key: _json(inner) for key, inner in value.items()}
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def _last(due_at: Due | None) -> str | None:
    return None if due_at is None else due_at.written()
