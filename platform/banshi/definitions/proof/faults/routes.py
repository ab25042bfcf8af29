"""Does every route have its takers, and its takers that route alone?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.proof.faults.judge import Judge
from banshi.definitions.proof.predicates import AllOf, Takes, Value
from banshi_rules.findings import Finding, Severity
from banshi_rules.proof import both
from banshi_rules.texts import Text


def route_faults(judge: Judge) -> Iterator[Finding]:
    """Routes that nobody takes, and routes whose conditions hold together, so that their order decides."""
    prover, matter = judge.prover, judge.prover.matter
    if len(matter.routes) < 2:
        return
    taken = prover.possible([prover.meaning.routes[route.id] for route in matter.routes], prover.meaning.filed)
    for route, can in zip(matter.routes, taken, strict=True):
        if can is False:
            yield Finding("P513", route.at, {"route": route.id}, Severity.WARNING)
        elif can is None:
            judge.open[Text(f"路径 {route.id} 是否有人走", f"whether anybody takes the route {route.id}")] = None
    idle = {route.id for route, can in zip(matter.routes, taken, strict=True) if can is False}
    conditions = [(one, one.when) for one in matter.routes[:-1] if one.when is not None and one.id not in idle]
    pairs = [(one, other) for place, one in enumerate(conditions) for other in conditions[place + 1 :]]
    together = [both(*(prover.meaning.truth(when).yes for _, when in pair)) for pair in pairs]
    for (one, other), can in zip(pairs, prover.possible(together, prover.meaning.filed), strict=True):
        about = Text(
            f"路径 {one[0].id} 与 {other[0].id} 是否互相排斥",
            f"whether the routes {one[0].id} and {other[0].id} exclude each other",
        )
        if can is None:
            judge.open[about] = None
        if not can:
            continue
        finding = judge.found(
            "P531",
            other[1].at,
            AllOf((Takes(one[0].id), Value(other[1]))),
            about,
            reads=sorted({path[0] for _, when in (one, other) for path in when.reads}),
            severity=Severity.WARNING,
            args={"route": other[0].id, "earlier": one[0].id},
        )
        if finding is not None:
            yield finding
