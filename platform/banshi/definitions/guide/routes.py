"""Which ways does an application go, and where is it not handled here?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banshi.definitions.guide.model import Entry, Line, joined
from banshi.definitions.guide.steps import title_of
from banshi.definitions.guide.telling import Telling, limit_text, line
from banshi.definitions.running import filed_online
from banshi_rules.expressions.nodes import And, Not
from banshi_rules.routing import Route, RouteMode
from banshi_rules.texts import Text

_MODES = {
    RouteMode.ORDINARY: Text("一般程序", "Ordinary procedure"),
    RouteMode.COMMITMENT: Text("告知承诺", "On a commitment"),
    RouteMode.AUTOMATIC: Text("自动审批", "By rule"),
    RouteMode.FILING: Text("备案", "By taking note"),
}
_ENDS = {
    "not-needed": Text("不需要办理", "Nothing is needed"),
    "other-organ": Text("由其他机关办理", "Another organ is competent"),
}
ALL_OTHERS = Text("其他情形", "All other cases")


def open_routes(telling: Telling) -> tuple[Route, ...]:
    """The routes that go on to a decision here."""
    return tuple(route for route in telling.matter.routes if route.ends is None)


def in_case(telling: Telling, route: Route) -> Text | None:
    """In which cases a route is taken; None where it is the only one."""
    if route.when is None:
        return ALL_OTHERS if len(telling.matter.routes) > 1 else None
    before = telling.matter.routes[: telling.matter.routes.index(route)]
    earlier = {telling.condition(other.when) for other in before if other.when is not None}
    node = route.when.node
    if not isinstance(node, And):
        return telling.condition(route.when)
    left = tuple(part for part in node.parts if not (isinstance(part, Not) and telling.said(part.operand) in earlier))
    if not left or len(left) == len(node.parts):
        return telling.condition(route.when)
    own = telling.said(left[0] if len(left) == 1 else replace(node, parts=left))
    return Text(f"不属于前面的情形，并且符合：{own.zh}", f"None of the cases before, and this holds: {own.say('en')}")


def name_of(telling: Telling, route: Route) -> Text:
    """What a route is called: how it decides, and its place among those that decide alike."""
    alike = [other for other in open_routes(telling) if other.mode is route.mode]
    name = _MODES[route.mode]
    if len(alike) < 2:
        return name
    number = alike.index(route) + 1
    return Text(f"{name.zh}（{number}）", f"{name.say('en')} ({number})")


def route_entries(telling: Telling) -> tuple[Entry, ...]:
    """Each open route with its cases, its limits and its steps by name."""
    return tuple(_route(telling, route) for route in open_routes(telling))


def _route(telling: Telling, route: Route) -> Entry:
    matter = telling.matter
    promised, statutory = limit_text(matter.promised(route.id)), limit_text(matter.statutory(route.id))
    return Entry(
        route.id,
        name_of(telling, route),
        (
            *line("when", "适用情形", "In these cases", in_case(telling, route)),
            *line("promised", "承诺办结", "Promised within", promised),
            *line("statutory", "法定办结", "Limit set by law", statutory),
            *line("basis", "法定时限的依据", "Basis of that limit", telling.basis(route.statutory_basis)),
            *line("steps", "环节", "Steps", chain(telling, route)),
        ),
    )


def chain(telling: Telling, route: Route) -> Text:
    """The steps of a route by their titles, one after the other."""
    steps = telling.matter.flow(route.id).steps
    return joined(tuple(title_of(telling.matter, step) for step in steps), " → ", " → ")


def ending_entries(telling: Telling) -> Iterator[Entry]:
    """The cases in which an application ends at the intake, and who is competent then."""
    for route in telling.matter.routes:
        if route.ends is not None:
            yield ending_entry(route, line("when", "适用情形", "In these cases", in_case(telling, route)))


def ending_entry(route: Route, when: tuple[Line, ...]) -> Entry:
    """What comes of an application on a route that ends at the intake."""
    assert route.ends is not None
    return Entry(
        route.id,
        _ENDS[route.ends.outcome],
        (
            *when,
            *line("message", "怎么办", "What to do", route.ends.message),
            *line("organ", "受理机关", "Competent organ", route.ends.organ),
        ),
    )


def online(telling: Telling) -> Text:
    """How far one can go online today, and why not further."""
    if not filed_online(telling.matter):
        return Text("网上只提供咨询，请到窗口办理", "Online for consultation only; apply at the window")
    return Text("可以网上办理", "Online")
