"""How is a target of coverage asked for?  As a claim for the solver, or as what the outside world says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from banshi.definitions.examples.coverage import Condition, Part, Survey, Target
from banshi.definitions.examples.mentions import Mention
from banshi.definitions.model import Example, MaterialSource, Matter
from banshi.definitions.mutation.expressions import walk
from banshi.definitions.proof import AllOf, AnyOf, Hits, NoneOf, Predicate, Requires, Takes, Value, Wrongs
from banshi.definitions.trying import MISSING
from banshi_forms.party import applicant_type
from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.expressions.nodes import Name
from banshi_rules.values import DATE, Kind, Type


def outside(matter: Matter, target: Target, known: Iterable[Example]) -> Iterator[Example]:
    """Known applications of which the outside world says what the target needs: a register, a plugin."""
    if target.part is Part.MATERIALS and target.branch in ("asked", "later"):
        material = matter.material(target.name)
        assert material is not None
        parts = [one for one in material.alternatives or (material,) if one.source is MaterialSource.SHARING]
        missing = {one.register or one.id: MISSING for one in parts}
        yield from (replace(one, registers={**one.registers, **missing}) for one in known if missing)
    elif target.part is Part.CHECKS and target.branch == "wrong":
        check = next(one for one in matter.checks if one.id == target.name)
        if check.plugin is not None:
            yield from (replace(one, plugins={**one.plugins, check.id: "wrong"}) for one in known)
    elif target.branch in ("supplied", "passing"):
        yield from (replace(one, registers={}, plugins={}) for one in known)


def predicate(matter: Matter, survey: Survey, target: Target) -> Predicate | None:
    """What the solver is asked for; None where no claim can say it."""
    match target.part:
        case Part.ROWS:
            table, _, row = target.name.rpartition(":")
            return Hits(table, int(row)) if matter.tables[table].for_each is None else None
        case Part.ROUTES:
            return Takes(target.name)
        case Part.MATERIALS:
            required = Requires(target.name)
            return NoneOf((required,)) if target.branch == "left-out" else required
        case Part.CHECKS:
            check = next(one for one in matter.checks if one.id == target.name)
            if check.wrong_when is None:
                return None
            return Wrongs(check.id) if target.branch == "wrong" else NoneOf((Wrongs(check.id),))
        case Part.CONDITIONS:
            condition = next(one for one in survey.conditions if one.name == target.name)
            return _condition(matter, condition, target.branch == "true")
        case Part.OPTIONS:
            mention = next(one for one in survey.mentions if one.name == target.name)
            made = _chosen(matter, mention)
            return None if made is None else Value(made)


def _condition(matter: Matter, condition: Condition, holds: bool) -> Predicate | None:
    if not condition.groups:
        value: Predicate = Value(condition.when)
        if not holds:
            value = AnyOf((Value(condition.when, False), Value(condition.when, None)))
        return value if condition.step is None else AllOf((value, _on_routes(matter, condition.step)))
    body = condition.when.text if holds else f"!({condition.when.text})"
    made = _of_some_row(matter, condition.groups, body, 0 if holds else 2, condition.when)
    return None if made is None else Value(made)


def _on_routes(matter: Matter, step: str) -> Predicate:
    """That a route is taken which has the step."""
    routes = [name for name, flow in matter.flows.items() if any(part.id == step for part in flow.every_part())]
    return AnyOf(tuple(map(Takes, routes)))


def _of_some_row(
    matter: Matter, groups: tuple[str, ...], body: str, shift: int, condition: Expression
) -> Expression | None:
    """The condition asked of some row: `staff.exists(r0, …)`, with the columns of the row read from it."""
    columns: dict[str, str] = {}
    kind: Type | None = _scope(matter)[groups[0]]
    opening, record = "", ""
    for depth, group in enumerate(groups):
        assert kind is not None and kind.item is not None
        row = f"r{depth}"
        columns |= dict.fromkeys(kind.item.columns, row)
        opening += f"{record}{group}.exists({row}, "
        record = f"{row}."
        kind = kind.item.columns.get(groups[depth + 1]) if depth + 1 < len(groups) else None
    names = {node.start + shift: node.name for node in walk(condition.node) if isinstance(node, Name)}
    for start in sorted(names, reverse=True):
        if names[start] in columns:
            body = f"{body[:start]}{columns[names[start]]}.{body[start:]}"
    expression, _ = compile_expression(opening + body + ")" * len(groups), _scope(matter), condition.at)
    return expression


def _chosen(matter: Matter, mention: Mention) -> Expression | None:
    """That the option (or a leaf of the branch) is chosen."""
    kind: Type | None = _scope(matter).get(mention.path[0])
    option = sorted(mention.options)[0]
    made, closing, record = "", "", mention.path[0]
    for depth, step in enumerate(mention.path[1:]):
        if kind is not None and kind.kind is Kind.LIST:
            made += f"{record}.exists(r{depth}, "
            closing += ")"
            record, kind = f"r{depth}", kind.item
        kind = None if kind is None else kind.columns.get(step)
        record = f"{record}.{step}"
    if kind is None:
        return None
    test = f"'{option}' in {record}" if kind.kind is Kind.LIST else f"{record} == '{option}'"
    expression, _ = compile_expression(made + test + closing, _scope(matter), mention.at)
    return expression


def _scope(matter: Matter) -> Mapping[str, Type]:
    """What a condition of a form can read."""
    answers = {question.id: question.type for question in matter.form.fields()}
    return {"applicant": applicant_type(matter.applicants), "received_on": DATE, **answers}
