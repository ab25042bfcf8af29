"""Can the promise be kept?  The steps between acceptance and decision must fit into it.  (Licensing Law 42, 43)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words
from banshi.definitions.lint.subject import Subject
from banshi.definitions.paths import RoutePaths, RunsOn, given_by, paths_of, times_on
from banshi_rules.findings import Finding, Severity
from banshi_rules.routing import Route
from banshi_rules.time_limits import TimeLimit

CODES = ("L004", "L090")


def check(subject: Subject) -> Iterator[Finding]:
    """On every path of every route the limits of the steps add up to no more than is promised.

    Where too many conditions hang together, only what they could add up to at worst is known: that is a warning.  A
    return starts no new clock and counts nothing; where all returns could outlast the law's limit, that is an advice.
    """
    if subject.limits is None:
        return
    said: set[object] = set()
    for route in subject.routes:
        flow = subject.flows.get(route.id)
        promised = route.promised or subject.limits.promised.limit
        if flow is None or promised.amount < 1:  # a limit of nothing has been said
            continue
        paths = paths_of(flow, given_by(subject.routes, route), subject.meanings)
        kept = paths.slowest.within(promised)
        found = _returns(subject, route, paths) if kept else [_broken(route, promised, paths)]
        for finding in found:
            what = (finding.code, flow.at, finding.args.get("step"), promised)
            if what not in said:
                said.add(what)
                yield finding


def _broken(route: Route, promised: TimeLimit, paths: RoutePaths) -> Finding:
    limits = tuple(in_words(limit) for limit in times_on(RunsOn.JUDGING, paths.slowest.waited_for))
    flow_at = paths.flow.at
    at = route.at if flow_at.file != route.at.file or route.promised is not None else flow_at
    severity = Severity.ERROR if paths.exact else Severity.WARNING
    return Finding("L004", at, {"limits": limits, "promised": in_words(promised), "route": route.id}, severity)


def _returns(subject: Subject, route: Route, paths: RoutePaths) -> Iterator[Finding]:
    if subject.limits is None:
        return
    statutory = route.statutory or subject.limits.statutory.limit
    for repeat in paths.repeats:
        whole = paths.slowest.takes(RunsOn.JUDGING) + repeat.most
        if whole.exceeds(statutory):
            args = {"step": repeat.step.id, "to": repeat.back.to, "times": repeat.back.at_most}
            sums = {"sum": whole.text, "statutory": in_words(statutory), "route": route.id}
            yield Finding("L090", repeat.step.at, args | sums, Severity.ADVICE)
