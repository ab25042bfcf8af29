"""Where in a definition could one make a small mistake that a dry run shows?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from banshi.definitions.edit import Address
from banshi.definitions.examples.mentions import expressions_of
from banshi.definitions.model import Matter
from banshi.definitions.mutation.cells import condition_variations, outcome_variations
from banshi.definitions.mutation.expressions import expression_variations
from banshi.definitions.mutation.mutant import Mistake, Mutant, node_at, reordered, with_node, written
from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode
from banshi_rules.findings import Span
from banshi_rules.tables import HitPolicy
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit, parse_limit, say

#: What of a question is a number that an answer must keep to.
_BOUNDS = ("min", "max", "least", "most", "min_length", "max_length")
_OTHER_UNIT = {
    Unit.WORKING_DAY: Unit.DAY,
    Unit.DAY: Unit.WORKING_DAY,
    Unit.MONTH: Unit.WORKING_DAY,
    Unit.HOUR: Unit.DAY,
}
#: The keys whose value may be left out, and what then holds.
_CONDITIONS = {"visible_when", "required_when", "when", "waived_when"}


def mutants(root: Node, matter: Matter) -> Iterator[Mutant]:
    """Every small mistake of a matter that was compiled from this tree, in the order of the file."""
    made = [
        *_expressions(root, matter),
        *_limits(root),
        *_questions(root),
        *_materials(root),
        *_tables(root, matter),
        *_routes(root),
    ]
    yield from sorted(made, key=lambda mutant: (mutant.at.line, mutant.at.column))


def _changed(root: Node, mistake: Mistake, address: Address, new: ScalarNode, shown: str = "{}") -> Mutant:
    node = node_at(root, address)
    assert isinstance(node, ScalarNode)
    before, after = (Text(shown.format(_short(one.value))) for one in (node, new))
    return Mutant(mistake, node.inner, before, after, with_node(root, address, new))


def _deleted(root: Node, mistake: Mistake, address: Address, what: Text, at: Span) -> Mutant:
    holder = node_at(root, address[:-1])
    alone = isinstance(holder, ListNode) and len(holder.items) == 1
    return Mutant(mistake, at, what, None, with_node(root, address[:-1] if alone else address, None))


def _short(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


# -- conditions and formulas -------------------------------------------------------------------------------------------


def _expressions(root: Node, matter: Matter) -> Iterator[Mutant]:
    known = {expression.at: expression for expression in expressions_of(matter)}
    for address, node in _scalars(root, ()):
        expression = known.get(node.inner)
        if expression is None:
            continue
        for mistake, text in expression_variations(expression):
            yield _changed(root, mistake, address, written(node, text))
        yield from _condition_dropped(root, address, node)


def _condition_dropped(root: Node, address: Address, node: ScalarNode) -> Iterator[Mutant]:
    key = address[-1]
    if key == "wrong_when":
        check = node_at(root, (*address[:-1], "id"))
        name = check.text if isinstance(check, ScalarNode) else "?"
        what = Text(f"检查 {name}", f"the check {name}")
        yield _deleted(root, Mistake.DROPPED, address[:-1], what, node.inner)
    elif key in _CONDITIONS and address[0] != "situations":
        what = Text(f"{key}: {node.text}", f"{key}: {node.text}")
        mistake = Mistake.REQUIRED_DROPPED if key == "required_when" and address[0] == "form" else Mistake.DROPPED
        yield _deleted(root, mistake, address, what, node.inner)


def _scalars(node: Node, address: Address) -> Iterator[tuple[Address, ScalarNode]]:
    if isinstance(node, ScalarNode):
        yield address, node
    elif isinstance(node, MapNode):
        for key, value in node.items.items():
            yield from _scalars(value, (*address, key))
    else:
        for place, value in enumerate(node.items):
            yield from _scalars(value, (*address, place))


# -- limits ------------------------------------------------------------------------------------------------------------


def _limits(root: Node) -> Iterator[Mutant]:
    """The limits a dry run counts: promised and statutory, of the matter and of its routes."""
    routes = node_at(root, ("routes",))
    holders: list[Address] = [("time_limit",)]
    holders += [("routes", place) for place in range(len(routes.items))] if isinstance(routes, ListNode) else []
    for holder in holders:
        for key in ("statutory", "promised"):
            for address in ((*holder, key), (*holder, key, "limit")):
                node = node_at(root, address)
                limit = (
                    parse_limit(node.value) if isinstance(node, ScalarNode) and isinstance(node.value, str) else None
                )
                if limit is None:
                    continue
                assert isinstance(node, ScalarNode)
                for mistake, other in _other_limits(limit):
                    text = say(other, "en" if node.text.isascii() else "zh")
                    yield _changed(root, mistake, address, written(node, text), f"{key}: {{}}")


def _other_limits(limit: TimeLimit) -> Iterator[tuple[Mistake, TimeLimit]]:
    yield Mistake.LIMIT, TimeLimit(limit.amount + 1, limit.unit)
    if limit.amount > 1:
        yield Mistake.LIMIT, TimeLimit(limit.amount - 1, limit.unit)
    yield Mistake.UNIT, TimeLimit(limit.amount, _OTHER_UNIT[limit.unit])


# -- questions ---------------------------------------------------------------------------------------------------------


def _questions(root: Node) -> Iterator[Mutant]:
    sections = node_at(root, ("form",))
    for place in range(len(sections.items)) if isinstance(sections, ListNode) else ():
        yield from _fields(root, ("form", place, "fields"))


def _fields(root: Node, address: Address) -> Iterator[Mutant]:
    holder = node_at(root, address)
    for place, field in enumerate(holder.items) if isinstance(holder, ListNode) else ():
        if not isinstance(field, MapNode):
            continue
        here: Address = (*address, place)
        name = _id(field)
        required = field.items.get("required")
        if isinstance(required, ScalarNode) and required.value is True:
            what = Text(f"{name} 的 required: true", f"required: true of {name}")
            yield _deleted(root, Mistake.REQUIRED_DROPPED, (*here, "required"), what, field.key_span("required"))
        for key in _BOUNDS:
            bound = field.items.get(key)
            if not isinstance(bound, ScalarNode) or not isinstance(bound.value, (int, Decimal)):
                continue
            for more in (1, -1):
                new = written(bound, bound.value + more)
                yield _changed(root, Mistake.LIMIT, (*here, key), new, f"{name} {key}: {{}}")
        yield from _options(root, (*here, "options"), name)
        yield from _fields(root, (*here, "fields"))


def _options(root: Node, address: Address, name: str) -> Iterator[Mutant]:
    options = node_at(root, address)
    for option in list(options.items) if isinstance(options, MapNode) else ():
        assert isinstance(options, MapNode)
        what = Text(f"{name} 的选项 {option}", f"the option {option} of {name}")
        yield _deleted(root, Mistake.OPTION_DROPPED, (*address, option), what, options.key_span(option))
        yield from _options(root, (*address, option, "children"), name)


def _id(node: MapNode) -> str:
    name = next((node.items[key] for key in ("id", "route") if key in node.items), None)
    return name.text if isinstance(name, ScalarNode) else "?"


# -- materials, tables, routes -----------------------------------------------------------------------------------------


def _materials(root: Node) -> Iterator[Mutant]:
    materials = node_at(root, ("materials",))
    for place, material in enumerate(materials.items) if isinstance(materials, ListNode) else ():
        assert isinstance(material, MapNode)
        what = Text(f"材料 {_id(material)}", f"the material {_id(material)}")
        yield _deleted(root, Mistake.MATERIAL_DROPPED, ("materials", place), what, material.start)


def _tables(root: Node, matter: Matter) -> Iterator[Mutant]:
    for name, table in matter.tables.items():
        address: Address = ("tables", name, "rows")
        rows = node_at(root, address)
        if not isinstance(rows, ListNode):
            continue
        conditions = {column.name: column.type for column in table.inputs}
        results = {column.name: column.type for column in table.outputs}
        for place, row in enumerate(rows.items):
            assert isinstance(row, MapNode)
            here = _row(name, place)
            if len(rows.items) > 1:
                yield _deleted(root, Mistake.ROW_DELETED, (*address, place), here, row.start)
            for key, cell in row.items.items():
                if not isinstance(cell, ScalarNode):
                    continue
                made = (
                    condition_variations(cell.value, conditions[key])
                    if key in conditions
                    else outcome_variations(cell.value, results[key])
                )
                for mistake, value in made:
                    new = written(cell, value)
                    yield _changed(root, mistake, (*address, place, key), new, f"{key}: {{}}")
        if table.policy is HitPolicy.FIRST:
            yield from _swapped(root, address, [_row(name, place) for place in range(len(rows.items))])


def _row(table: str, place: int) -> Text:
    return Text(f"表 {table} 第 {place + 1} 行", f"row {place + 1} of the table {table}")


def _routes(root: Node) -> Iterator[Mutant]:
    """Routes are tried in order, so they are rows as well; the last takes everything else and stays the last."""
    routes = node_at(root, ("routes",))
    if not isinstance(routes, ListNode):
        return
    names = [_id(route) if isinstance(route, MapNode) else "?" for route in routes.items]
    named = [Text(f"路径 {name}", f"the route {name}") for name in names]
    for place, route in enumerate(routes.items[:-1]):
        assert isinstance(route, MapNode)
        yield _deleted(root, Mistake.ROW_DELETED, ("routes", place), named[place], route.start)
    yield from _swapped(root, ("routes",), named[:-1])


def _swapped(root: Node, address: Address, named: list[Text]) -> Iterator[Mutant]:
    rows = node_at(root, address)
    assert isinstance(rows, ListNode)
    for place in range(len(named) - 1):
        order = list(range(len(rows.items)))
        order[place], order[place + 1] = place + 1, place
        new = with_node(root, address, reordered(rows, order))
        first = rows.items[place]
        at = first.start if isinstance(first, MapNode) else first.span
        yield Mutant(Mistake.ROWS_SWAPPED, at, named[place], named[place + 1], new)
