"""Is what is proved of a matter what all applications to it show?  Small matters, every application of which is tried.

Whatever is found must be so, whatever is so must be found, unless it is said that something was not settled.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from proof.conftest import Written
from proof.small_matters import Writer, sheets

from banshi.definitions.model import Matter
from banshi.definitions.proof import Applicant, proof_findings
from banshi.definitions.trying import Trial, try_matter
from banshi_forms.answers import AnswerSheet
from banshi_forms.live import live_rows
from banshi_forms.model import Field, Group
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.expressions import Expression, holds
from banshi_rules.findings import Finding, Span
from banshi_rules.tables import DecisionTable, HitPolicy
from banshi_rules.tables.cells import fits
from banshi_rules.tables.index import read

#: Which matters; those with more applications than MOST are passed over.
SEEDS, MOST = range(120), 700
#: Codes whose findings are compared; a gap at a bound (P503) is a gap, and so on.
SAME = {"P503": "P501", "P504": "P502", "P506": "P505"}
COMPARED = {"P501", "P502", "P505", *(f"P51{digit}" for digit in range(9)), "P509", "P531", "P560"}

Told = set[tuple[str, Span]]


@dataclass(frozen=True, slots=True)
class Tried:
    """An application that is rightly filled in."""

    sheet: AnswerSheet
    trial: Trial

    @property
    def goes_on(self) -> bool:
        return self.trial.route.route.ends is None

    def holds(self, condition: Expression | None) -> bool:
        return condition is None or holds(condition, self.trial.understood.facts)


def every_application(matter: Matter, asked: Sequence[dict[str, Any]], calendar: WorkingCalendar) -> Iterator[Tried]:
    own = {check.id for check in matter.checks}
    for given in sheets(asked):
        trial = try_matter(
            matter, given, applicant={"kind": "enterprise"}, received=date(2026, 1, 5), calendar=calendar,
            registers={}, plugins={},
        )  # fmt: skip
        if all(wrong.check in own for wrong in trial.wrong):
            yield Tried(AnswerSheet.from_json(matter.form, given)[0], trial)


def shown(matter: Matter, right: list[Tried]) -> Told:
    """What all applications show to be wrong with a matter."""
    filed = [one for one in right if not one.trial.wrong]
    if not filed:
        whens = [check.wrong_when for check in matter.checks if check.wrong_when is not None and right]
        refusing = {("P518", when.at) for when in whens if all(holding(right, when))}
        return refusing or {("P560", matter.at)}
    told: Told = set()

    for condition, never, among, around in conditions(matter, right, filed):
        if not any(holding(among, condition)):
            told.add((never, condition.at))
        elif all(holding(around, condition)):
            told.add(("P518" if never == "P512" else "P517", condition.at))
    told |= asked_wrongly(matter.form.fields(), [place_of(one) for one in right])
    for fee in matter.fees:
        if any(due.fee is fee and due.amount is None for one in filed for due in one.trial.fees.due):
            told.add(("P509", fee.at))
    taken = {one.trial.route.route.id for one in filed}
    told |= {("P513", route.at) for route in matter.routes if len(matter.routes) > 1 and route.id not in taken}
    for place, one in enumerate(matter.routes[:-1]):
        for other in matter.routes[place + 1 : -1]:
            first = [tried for tried in filed if tried.trial.route.route.id == one.id]
            if other.id in taken and other.when is not None and any(holding(first, other.when)):
                told.add(("P531", other.when.at))
    for table in matter.tables.values():
        told |= table_faults(table, right, filed)
    return told


def holding(among: Iterable[Tried], condition: Expression) -> list[bool]:
    return [one.holds(condition) for one in among]


def conditions(
    matter: Matter, right: list[Tried], filed: list[Tried]
) -> Iterator[tuple[Expression, str, list[Tried], list[Tried]]]:
    """Conditions of the rules: the code where nobody fulfils them, among whom, and around whom all would have to."""
    going = [one for one in filed if one.goes_on]
    around = [one for one in right if one.goes_on]
    yield from ((one.when, "P516", right, right) for one in matter.situations)
    yield from (
        (one.required, "P511", going, around) for one in matter.materials if isinstance(one.required, Expression)
    )
    yield from ((one.wrong_when, "P512", right, right) for one in matter.checks if one.wrong_when is not None)
    yield from ((one.when, "P515", going, around) for one in matter.fees if one.when is not None)


@dataclass(frozen=True, slots=True)
class Place:
    """A form, or a row of a group, as one filled it in: what is asked there, what must be answered, the rows below."""

    asked: frozenset[str]
    required: frozenset[str]
    rows: Mapping[str, list[Place]]


def place_of(one: Tried) -> Place:
    live = one.trial.understood.live
    before: dict[str, Any] = {}
    rows: dict[str, list[Place]] = {}
    for question in one.trial.matter.form.fields():
        if isinstance(question, Group) and question.id in live.asked:
            rows[question.id] = [
                Place(frozenset(each.id for each in (*row.asked, *row.computed)), row.required, {})
                for row in live_rows(question, one.sheet.get(question.id) or (), before)
            ]
        if question.id in live.facts:
            before[question.id] = live.facts[question.id]
    return Place(frozenset((*live.asked, *live.computed)), live.required, rows)


def asked_wrongly(questions: Iterable[Field | Group], places: list[Place]) -> Told:
    """Questions that are never asked, or always although they have a condition; the same of what must be answered."""
    told: Told = set()
    for question in questions:
        if question.visible_when is not None:
            asked = [question.id in place.asked for place in places]
            told |= {("P510" if not any(asked) else "P517", question.visible_when.at)} if len(set(asked)) < 2 else set()
        if isinstance(question, Group):
            told |= asked_wrongly(
                question.members, [row for place in places for row in place.rows.get(question.id, ())]
            )
        elif isinstance(question.required, Expression):
            needed = [question.id in place.required for place in places if question.id in place.asked]
            told |= {("P516" if not any(needed) else "P517", question.required.at)} if len(set(needed)) < 2 else set()
    return told


def table_faults(table: DecisionTable, right: list[Tried], filed: list[Tried]) -> Told:
    told: Told = set()
    hits = [hit for one in filed for name, hit in one.trial.looks() if name == table.id]
    if any(hit.row is None and not hit.contradicting and all(r.value is not None for r in hit.because) for hit in hits):
        told.add(("P501", table.at))
    if any(hit.contradicting for hit in hits):
        told.add(("P502", table.at))
    looks = [facts for one in right for facts in facts_read(table, one)]
    fitting = [[_fits(table, row, facts) for row in table.rows] for facts in looks]
    for place, row in enumerate(table.rows):
        first = table.policy is HitPolicy.FIRST
        if not any(look[place] and not (first and any(look[:place])) for look in fitting):
            told.add(("P505", row.at))
    return told


def facts_read(table: DecisionTable, one: Tried) -> Iterator[Mapping[str, Any]]:
    facts = one.trial.understood.facts
    if table.for_each is None:
        yield facts
        return
    rows = facts.get(table.for_each)
    yield from ({**facts, **row} for row in (rows if isinstance(rows, tuple) else ()) if isinstance(row, Mapping))


def _fits(table: DecisionTable, row: Any, facts: Mapping[str, Any]) -> bool:
    return all(fits(tests, read(facts, column.name)) for tests, column in zip(row.tests, table.inputs, strict=True))


def found_in(matter: Matter, findings: Iterable[Finding]) -> Told:
    told: Told = set()
    for finding in findings:
        code = SAME.get(finding.code, finding.code)
        if code in COMPARED:
            at = matter.tables[str(finding.args["table"])].at if code in ("P501", "P502") else finding.at
            told.add((code, at))
    return told


def test_what_is_proved_is_what_is_shown(written: Written, calendar: WorkingCalendar) -> None:
    looked_at = faults = open_ = 0
    for seed in SEEDS:
        made = Writer(random.Random(seed)).matter()
        asked = made["form"][0]["fields"]
        if sum(1 for _ in zip(range(MOST + 1), sheets(asked), strict=False)) > MOST:
            continue
        lines = "\n".join(f"{key}: {json.dumps(part, ensure_ascii=False)}" for key, part in made.items())
        matter = written(f"\n{lines}\n")
        findings = proof_findings(matter, calendar)
        right = list(every_application(matter, asked, calendar))
        found, so = found_in(matter, findings), shown(matter, right)
        assert found <= so, (seed, found - so)
        assert any(finding.code == "P550" for finding in findings) or found == so, (seed, so - found)
        for finding in findings:
            if (told := finding.args.get("counterexample")) is not None:
                assert isinstance(told, dict)
                one = Applicant(told["given"], told["applicant"], date.fromisoformat(told["received"]))
                assert not one.tried(matter, calendar).wrong, seed
        looked_at, faults = looked_at + 1, faults + len(found)
        open_ += any(finding.code == "P550" for finding in findings)
    assert looked_at > len(SEEDS) / 2
    assert faults > looked_at
    assert open_ <= looked_at / 20, "nearly everything is settled"
