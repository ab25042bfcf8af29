"""Can the promise be kept?  The steps between acceptance and decision must fit into it.  (Licensing Law 42, 43)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, total
from banshi.definitions.lint.judging import judging, time_of
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Span
from banshi_rules.time_limits import TimeLimit

CODES = ("L004",)


def check(subject: Subject) -> Iterator[Finding]:
    """On every route the limits of its steps add up to no more than is promised.

    Intake runs before acceptance, issuing on the clock of delivery.  A return starts no new clock: it counts nothing.
    """
    if subject.limits is None:
        return
    said: set[tuple[Span, TimeLimit]] = set()
    for route in subject.routes:
        flow = subject.flows.get(route.id)
        promised = route.promised or subject.limits.promised.limit
        if flow is None or promised.amount < 1 or (flow.at, promised) in said:  # a limit of nothing has been said
            continue
        said.add((flow.at, promised))
        limits = [limit for step in judging(flow) if (limit := time_of(step)) is not None]
        same_unit = {limit.unit for limit in limits} == {promised.unit}
        exact = sum(limit.amount for limit in limits) > promised.amount if same_unit else None
        if exact or (exact is None and total(limits) > total([promised])):
            at = route.at if flow.at.file != route.at.file or route.promised is not None else flow.at
            yield Finding(
                "L004", at, {"limits": tuple(map(in_words, limits)), "promised": in_words(promised), "route": route.id}
            )
