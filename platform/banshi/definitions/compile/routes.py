"""Which ways lead through the matter?  Routes, each with its condition, its limits, and where it ends."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.compile.conditions import rule
from banshi.definitions.compile.limits import limit_spec
from banshi.definitions.compile.names import Names, unknown
from banshi.definitions.compile.reader import CONDITION, Reader
from banshi.definitions.compile.rules import Facts
from banshi.definitions.compile.shared import SharedParts
from banshi.definitions.flow import Flow
from banshi_rules.routing import Ending, Route, RouteMode
from banshi_rules.texts import Text

_FLOW = Text("流程", "flow")
#: What a route that ends at the intake cannot say: it has no steps and no limits.
_NOT_WITH_ENDS = ("flow", "promised", "statutory", "mode")


def compile_routes(reader: Reader, facts: Facts, laws: Names, parts: SharedParts, used: set[str]) -> tuple[Route, ...]:
    """The routes in their order; a matter without any has one, `standard`."""
    written = list(reader.parts("routes"))
    if not reader.has("routes"):
        return (Route("standard", None, None, None, reader.at),)
    names = Names(reader.findings, Text("路径", "route"))
    made = []
    for place, part in enumerate(written):
        name, last = part.word("route"), place == len(written) - 1
        names.take(name, part.value_at("route"))
        if last and part.has("when"):
            part.findings.error("F314", part.key_at("when"), route=name)
        if not last and not part.has("when"):
            part.findings.error("F315", part.at, route=name)
        mode = part.word("mode")
        statutory = limit_spec(part, "statutory", laws)
        made.append(
            Route(
                id=name or "",
                when=rule(part, "when", facts.names, facts.scope, CONDITION),
                promised=part.limit("promised"),
                flow=_shared_flow(part, parts, used),
                at=part.at,
                mode=RouteMode(mode) if mode in set(RouteMode) else RouteMode.ORDINARY,
                statutory=None if statutory is None else statutory.limit,
                statutory_basis=None if statutory is None else statutory.basis,
                ends=_ending(part),
            )
        )
    if made and all(route.ends is not None for route in made):
        reader.findings.error("F350", reader.key_at("routes"))
    return tuple(made)


def _shared_flow(part: Reader, parts: SharedParts, used: set[str]) -> str | None:
    flow = part.word("flow")
    if flow is not None:
        used.add(f"flow/{flow}")
        if flow not in parts.flows and f"flow/{flow}" not in parts.broken:
            unknown(part.findings, _FLOW, flow, part.value_at("flow"), parts.flows)
    return flow


def _ending(part: Reader) -> Ending | None:
    """Where the route ends; another organ is named, because applicants have to be told which (Licensing Law 32 II)."""
    if not part.has("ends"):
        return None
    for key in _NOT_WITH_ENDS:
        if part.has(key):
            part.findings.error("F351", part.key_at(key), route=part.word("route") or "?", key=key)
    ends = part.part("ends")
    outcome, organ = ends.word("outcome") or "", ends.text("organ")
    if (outcome == "other-organ") != (organ is not None):
        code = "F352" if organ is None else "F353"
        part.findings.error(code, part.key_at("ends"), route=part.word("route") or "?")
    return Ending(outcome, organ, ends.text("message") or Text(""))


def flows_of(reader: Reader, routes: tuple[Route, ...], own: Flow | None, parts: SharedParts) -> Mapping[str, Flow]:
    """The steps of each route that has any: the shared flow it names, else those of the file."""
    flows: dict[str, Flow] = {}
    for route in routes:
        if route.ends is not None:
            continue
        if route.flow is not None:
            if route.flow in parts.flows:
                flows[route.id] = parts.flows[route.flow]
        elif own is not None:
            flows[route.id] = own
        elif not reader.has("flow"):
            reader.findings.error("F316", route.at, route=route.id)
    return flows
