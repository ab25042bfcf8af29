"""What do national columns ask that no key of a definition says by itself?  Cells made from a compiled matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from banshi.definitions.charging import QuotaPeriod
from banshi.definitions.flow import Flow, Procedure, Step
from banshi.definitions.model import Matter
from banshi_rules.time_limits import say

_ROLES = {
    "window-clerk": "窗口工作人员",
    "handler": "承办人",
    "inspector": "核查人员",
    "reviewer": "审核人",
    "approver": "批准人",
    "organ-head": "机关负责人",
    "gov-head": "政府负责人",
}


def facts_of(matter: Matter) -> Mapping[str, str]:
    """Every such cell by name, in Chinese: the lists are."""
    return {name: make(matter) for name, make in _FACTS.items()}


def _flow(matter: Matter) -> str:
    return "\n".join(_steps(flow, route, len(matter.flows) > 1) for route, flow in matter.flows.items())


def _steps(flow: Flow, route: str, several: bool) -> str:
    lines = [f"［{route}］"] if several else []
    for number, step in enumerate(flow.steps, 1):
        limit = f"，{say(step.limit, 'zh')}" if step.limit is not None else ""
        lines.append(f"{number}. {_title(step)}（{_ROLES[step.by.value]}{limit}）")
    return "\n".join(lines)


def _remedy(matter: Matter) -> str:
    remedies = matter.district.remedies
    return f"{remedies.review_organ.zh}（{say(remedies.review_within, 'zh')}内）"


def _suit(matter: Matter) -> str:
    remedies = matter.district.remedies
    return f"{remedies.court.zh}（{say(remedies.suit_within, 'zh')}内）"


def _procedures(matter: Matter) -> str:
    """What stops the clock (Licensing Law 45), each with its planned time, once."""
    steps = [step for flow in matter.flows.values() for step in flow.steps if isinstance(step, Procedure)]
    return "\n".join(dict.fromkeys(f"{_title(step)}（{say(step.planned, 'zh')}）" for step in steps))


def _quota(matter: Matter) -> str:
    """How many may be granted (Licensing Law 57)."""
    quota = matter.quota
    return "" if quota is None else f"{'每年' if quota.per is QuotaPeriod.YEAR else '共'} {quota.amount} 件"


def _title(step: Step) -> str:
    return step.title.zh if step.title is not None else step.id


_FACTS: Mapping[str, Callable[[Matter], str]] = {
    "department-name": lambda matter: matter.department.name.zh,
    "department-code": lambda matter: matter.department.uscc,
    "department-phone": lambda matter: matter.department.phone,
    "department-address": lambda matter: matter.department.address.zh,
    "supervision": lambda matter: matter.department.supervision_phone,
    "division": lambda matter: matter.district.division,
    "district": lambda matter: matter.district.name.zh,
    "window-places": lambda matter: "\n".join(one.name.zh for one in matter.guide.windows),
    "window-hours": lambda matter: "\n".join(one.hours.zh for one in matter.guide.windows),
    "window-phones": lambda matter: "\n".join(one.phone for one in matter.guide.windows),
    "flow": _flow,
    "procedures": _procedures,
    "quota": _quota,
    "review": _remedy,
    "suit": _suit,
    "edition": lambda matter: matter.digest[:12],
}
