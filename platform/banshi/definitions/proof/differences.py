"""Do two definitions ever treat an applicant differently?  One for whom they do, or the proof that they never do.

Compared is what an applicant or an officer can see: what is asked and what is wrong, materials, the results of tables,
the route with its steps and limits.  Words are not compared.  Applicants are those whose sheet at least one of the two
finds right: what both refuse is filed under neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from banshi.definitions.flow import Automatic, steps_in
from banshi.definitions.model import MaterialSpec, Matter
from banshi.definitions.proof.applicant import Applicant, NoSpecimen, applicant_of
from banshi.definitions.proof.asking import AskedField
from banshi.definitions.proof.meaning import Meaning, meaning_of
from banshi.definitions.proof.rows import Path, rows_of
from banshi.definitions.trying import Trial
from banshi_forms.model import Field, Group
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.proof import (
    Columns,
    Court,
    Ground,
    Model,
    Number,
    Proved,
    Truth,
    Undecided,
    both,
    compared,
    differ,
    either,
    opposite,
    same,
    some,
)
from banshi_rules.values import Kind

Difference: TypeAlias = "Applicant | Proved | Undecided"


def distinguish(
    one: Matter, other: Matter, *, calendar: WorkingCalendar | None = None, seconds: float = 5.0
) -> Difference:
    """An applicant whose trials under the two differ; Proved where there is none."""
    ground, rows, ticked = Ground(), rows_of([one, other]), _ticked(one, other)
    first = meaning_of(one, ground, rows, strict=False, ticked=ticked)
    second = meaning_of(other, ground, rows, strict=False, ticked=ticked)
    _same_answers(first, second)
    for meaning in (first, second):
        meaning.finish()
    court = Court(ground, seconds, seconds)
    claim = court.never(either(first.right, second.right), some(_differences(first, second)))
    if isinstance(claim, (Proved, Undecided)):
        return claim
    try:
        found = _merged(first, second, claim.model)
    except NoSpecimen as gap:
        return Undecided(f"specimen {gap}", claim.seconds)
    calendar = calendar or WorkingCalendar(())
    trials = [found.tried(matter, calendar) for matter in (one, other)]
    apart = observed(trials[0]) != observed(trials[1])
    return found if apart else Undecided("unconfirmed", claim.seconds)


def observed(trial: Trial) -> Mapping[str, Any]:
    """What of a trial can be seen, without words and reasons."""
    seen = trial.to_json()
    del seen["because"]
    seen["wrong"] = [(wrong.at, wrong.check) for wrong in trial.wrong]
    seen["tables"] = [(name, dict(hit.outputs)) for name, hit in trial.looks()]
    seen["fees"] = [(due.fee.id, due.amount, due.waived) for due in trial.fees.due]
    return seen


def _differences(first: Meaning, second: Meaning) -> Iterator[Truth]:
    yield opposite(same(first.right, second.right))
    asked = [{key: made.asked for key, made in one.form.questions.items()} for one in (first, second)]
    yield from _unlike(*asked)
    yield from _unlike(first.materials, second.materials)
    yield from _unlike(*({key: truth.yes for key, truth in one.checks.items()} for one in (first, second)))
    for material in first.matter.materials:
        twin = second.matter.material(material.id)
        if twin is not None and _bringing(material) != _bringing(twin):
            yield first.materials[material.id]
    yield from _tables(first, second)
    yield from _fees(first, second)
    for route, taken in first.routes.items():
        for rival, also in second.routes.items():
            if _course(first.matter, route) != _course(second.matter, rival):
                yield both(taken, also)
            else:
                yield both(taken, also, some(_unlike(_steps(first, route), _steps(second, rival))))


def _unlike(one: Mapping[str, Truth], other: Mapping[str, Truth]) -> Iterator[Truth]:
    for key in sorted(one.keys() | other.keys()):
        yield opposite(same(one.get(key, False), other.get(key, False)))


def _tables(first: Meaning, second: Meaning) -> Iterator[Truth]:
    for name in sorted(first.looks.keys() | second.looks.keys()):
        one, other = first.looks.get(name), second.looks.get(name)
        if one is None or other is None or len(one) != len(other):
            yield True
            continue
        for (inside, look), (within, twin) in zip(one, other, strict=True):
            yield both(inside, within, differ(Columns(True, look.outputs), Columns(True, twin.outputs)))


def _fees(first: Meaning, second: Meaning) -> Iterator[Truth]:
    if [fee.id for fee in first.matter.fees] != [fee.id for fee in second.matter.fees]:
        yield True
        return
    for fee, twin in zip(first.matter.fees, second.matter.fees, strict=True):
        (due, waived, amount), (also, spared, price) = first.fee(fee), second.fee(twin)
        yield opposite(same(due, also))
        yield both(due, opposite(same(waived, spared)))
        yield both(due, opposite(waived), differ(amount, price))


def _bringing(material: MaterialSpec) -> tuple[object, ...]:
    """What decides whether a material is asked, supplied or due later."""
    sources = tuple(one.source for one in material.alternatives or (material,))
    return sources, material.necessity, material.due_at


def _steps(meaning: Meaning, route: str) -> dict[str, Truth]:
    """Of each step of a route whether it is gone through, and of one that decides by rule whether it grants."""
    if meaning.matter.route(route).ends is not None:
        return {}
    runs: dict[str, Truth] = {}
    for part in meaning.matter.flow(route).parts:
        steps = steps_in(part)
        runs |= {step.id: both(meaning.when(part.when), meaning.when(step.when)) for step in steps}
        rules = (step for step in steps if isinstance(step, Automatic))
        runs |= {f"{step.id} grants": both(runs[step.id], meaning.when(step.grants_when)) for step in rules}
    return runs


def _course(matter: Matter, route: str) -> tuple[Any, ...]:
    """What a route means for whoever takes it."""
    ends = matter.route(route).ends
    if ends is not None:
        return route, ends.outcome
    steps = tuple(step.id for step in matter.flow(route).steps)
    return route, steps, matter.promised(route), matter.statutory(route)


def _ticked(one: Matter, other: Matter) -> Mapping[Path, tuple[str, ...]]:
    """The members of every question of which several can be ticked, in either form."""
    members: dict[Path, dict[str, None]] = {}
    for matter in (one, other):
        for path, field in _questions(tuple(matter.form.fields())):
            if field.type.kind is Kind.LIST and field.type.item is not None:
                members.setdefault(path, {}).update(dict.fromkeys(field.type.item.members))
    return {path: tuple(known) for path, known in members.items()}


def _questions(asked: Sequence[Field | Group], above: Path = ()) -> Iterator[tuple[Path, Field]]:
    for question in asked:
        path = (*above, question.id)
        if isinstance(question, Group):
            yield from _questions(question.members, path)
        else:
            yield path, question


def _same_answers(first: Meaning, second: Meaning) -> None:
    """An answer on two decimal grids is the same number."""
    for name, made in first.form.questions.items():
        twin = second.form.questions.get(name)
        if isinstance(made, AskedField) and isinstance(twin, AskedField):
            one, other = made.given, twin.given
            if isinstance(one, Number) and isinstance(other, Number) and one.places != other.places:
                first.encoder.ground.law(compared("==", one, other))


def _merged(first: Meaning, second: Meaning, model: Model) -> Applicant:
    """The answers to the questions of both; where both ask, those that are right for one of them."""
    better, worse = (first, second) if model.holds(first.right) else (second, first)
    found, more = applicant_of(better, model), applicant_of(worse, model)
    return Applicant({**more.given, **found.given}, {**more.applicant, **found.applicant}, found.received)
