"""How does a delegation read in a list?  Who for whom, in which post, when, why, and whether it is in force."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from banshi.people import Actor
from banshi.store.delegations import Delegation
from banshi.use_cases.delegating import heads
from banshi.web.frame.languages import gettext as _
from banshi.web.team.delegation_form import post_word


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """One line of the list."""

    number: int
    who: str
    post: str
    since: date
    until: date
    reason: str
    state: str
    tone: str
    named_by: str
    named: datetime
    revoked: datetime | None
    revoked_by: str | None
    revoked_why: str | None
    can_revoke: bool


def rows(found: Collection[Delegation], actor: Actor, today: date) -> list[DelegationRow]:
    """The list, in the order it was found."""
    return [_row(one, actor, today) for one in found]


def _row(one: Delegation, actor: Actor, today: date) -> DelegationRow:
    state, tone = _state(one, today)
    over = one.revoked is not None or one.until < today
    return DelegationRow(
        number=one.id,
        who=_("%(deputy)s 代 %(absent)s", deputy=one.deputy_name, absent=one.principal_name),
        post=post_word(one.post),
        since=one.since,
        until=one.until,
        reason=one.reason,
        state=state,
        tone=tone,
        named_by=one.named_by_name,
        named=one.named,
        revoked=one.revoked,
        revoked_by=one.revoked_by_name,
        revoked_why=one.revoked_why,
        can_revoke=not over and (one.principal in actor.accounts or heads(actor, one.post)),
    )


def _state(one: Delegation, today: date) -> tuple[str, str]:
    if one.revoked is not None:
        return _("已撤销"), "plain"
    if one.until < today:
        return _("已结束"), "plain"
    return (_("代理中"), "ok") if one.since <= today else (_("未开始"), "plain")
