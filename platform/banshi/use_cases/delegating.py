"""Who acts in whose place, who may say so, and what may never follow from it (代理/AB岗)?

A deputy is named for one post and from a first to a last day, by the person who holds it or by the head of the organ.
Nobody gives himself power, nobody represents himself, and whoever is represented on a day represents nobody on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from banshi.cases.refusals import Refusal, says_something
from banshi.definitions.flow_words import ROLE_WORDS
from banshi.people import STEP_ROLES, Actor, Human, PersonId, Post, Role
from banshi.store import accounts as kept
from banshi.store import delegations
from banshi.store.delegations import Delegation
from banshi.store.refusals import NotFound
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.world import World
from banshi_rules.texts import Text


class NotDelegated(Refusal):
    """Somebody who cannot be made a deputy like that; `field` names the part of the page it is about."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "no-reason": Text(
            "请写明代理原因，例如出差、休假；原因会留存备查。",
            "Please give the reason, for example travel or leave; it is kept on record.",
        ),
        "days-reversed": Text(
            "结束日期早于开始日期。请修改其中一个。", "The last day is before the first. Change one of them."
        ),
        "past": Text(
            "代理不能从过去的日期开始：已经办理的事项不能事后补授权。请从今天或者以后的日期开始。",
            "A delegation cannot begin in the past: nobody gets power afterwards for what was done. "
            "Let it begin today or later.",
        ),
        "not-yours": Text(
            "代理人由岗位本人指定，或者由部门负责人指定。您不能为这个岗位指定代理人；您自己也只是代理的岗位，不能再转给别人。",
            "A deputy is named by the holder of the post or by the head of the organ. You cannot name one for this "
            "post; a post that you only hold as deputy cannot be handed on.",
        ),
        "no-such-post": Text(
            "{name}在{since}没有“{role}”岗位，不能为这个岗位指定代理人。请核对岗位和日期。",
            "{name} does not hold the post of {role} on {since}, so nobody can be deputy for it. Check post and days.",
        ),
        "no-colleague": Text(
            "代理人必须是同一部门在岗的工作人员。请从列出的人员中选择。",
            "A deputy must be somebody who works in the same department then. Choose among those listed.",
        ),
        "oneself": Text(
            "不能由本人代理本人。请选择另一位工作人员。", "Nobody is the own deputy. Choose somebody else."
        ),
        "own-appointment": Text(
            "部门负责人不能指定自己代理别人：任何人不能给自己授权。请选择另一位工作人员，或者请岗位本人指定。",
            "A head cannot appoint himself: nobody gives himself power. Choose somebody else, or let the holder of the "
            "post name you.",
        ),
        "overlap": Text(
            "{name}的这个岗位在{since}至{until}已由{other}代理，同一时间只能有一位代理人。请修改日期，或者先撤销原来的代理。",
            "{other} is {name}'s deputy for this post from {since} to {until}, and there is one deputy at a time. "
            "Change the days, or revoke that one first.",
        ),
        "busy": Text(
            "{name}在{since}至{until}已代{other}办理同一岗位，不能同时代理两个人。请另选一位。",
            "{name} already acts for {other} in the same post from {since} to {until}, and one cannot stand in for "
            "two. Choose somebody else.",
        ),
        "loop": Text(
            "{name}在{since}至{until}由{other}代理，两人不能互相代理。请另选一位。",
            "{name} is represented by {other} from {since} to {until}, and two cannot represent each other. "
            "Choose somebody else.",
        ),
        "deputy-away": Text(
            "{name}在{since}至{until}自己也由{other}代理，代理不能再转代理。请另选一位。",
            "{name} is represented by {other} from {since} to {until}; a deputy has no deputy. Choose somebody else.",
        ),
        "stands-in": Text(
            "{name}在{since}至{until}正代{other}办理，不能同时由别人代理。请先撤销那项代理，或者修改日期。",
            "{name} acts for {other} from {since} to {until} and cannot be represented in these days. "
            "Revoke that one first, or change the days.",
        ),
        "over": Text("这项代理已经结束，无需撤销。请刷新页面。", "This delegation is over already. Reload the page."),
        "not-yours-to-revoke": Text(
            "代理由被代理人本人或者部门负责人撤销。请与他们联系。",
            "A delegation is revoked by the person represented or by the head of the organ. Please talk to them.",
        ),
    }
    fields: ClassVar[Mapping[str, str]] = {
        "no-reason": "reason",
        "days-reversed": "until",
        "past": "since",
        "no-such-post": "post",
        "not-yours": "post",
        "overlap": "since",
        "stands-in": "since",
    }

    @property
    def field(self) -> str:
        """The part of the wish that must change."""
        return self.fields.get(self.code, "deputy")


def name_deputy(
    world: World,
    by: Actor,
    principal: PersonId,
    post: Post,
    deputy: PersonId,
    since: date,
    until: date,
    reason: str,
) -> int:
    """Let `deputy` act for `principal` in that post from `since` to `until`, both days included; its number.

    Raises NotDelegated, or NotFound for persons who are not there.
    """
    if not says_something(reason):
        raise NotDelegated("no-reason")
    if until < since:
        raise NotDelegated("days-reversed")
    now, today = world.clock.now(), world.today()
    if since < today:
        raise NotDelegated("past")

    def act(work: UnitOfWork) -> int:
        delegations.hold_people(work, {principal, deputy})
        named_by = kept.actor(work.connection, by.person, today)
        then = kept.actors(work.connection, {principal, deputy}, since)
        absent, present = then.get(principal), then.get(deputy)
        if named_by is None or absent is None:
            raise NotFound
        _must_be_entitled(named_by, absent, post)
        _must_fit(named_by, absent, present, post, since)
        assert present is not None
        sides = absent.accounts | present.accounts
        for other in delegations.touching(work.connection, sides, since, until):
            _must_agree(other, absent, present, post)
        return delegations.add(work, principal, deputy, post, since, until, reason.strip(), by, now)

    return world.store.write(act)


def revoke_delegation(world: World, by: Actor, delegation: int, why: str = "") -> None:
    """End a delegation at once, by the person represented or the head of the organ.

    Raises NotFound, NotDelegated.
    """
    now, today = world.clock.now(), world.today()

    def act(work: UnitOfWork) -> None:
        found = delegations.by_id(work.connection, delegation)
        if found is None:
            raise NotFound
        delegations.hold_people(work, {found.principal, found.deputy})
        found = delegations.by_id(work.connection, delegation)
        ended_by = kept.actor(work.connection, by.person, today)
        if found is None or ended_by is None:
            raise NotFound
        if found.principal not in ended_by.accounts and not heads(ended_by, found.post):
            raise NotFound if found.deputy != by.person else NotDelegated("not-yours-to-revoke")
        if found.revoked is not None or found.until < today:
            raise NotDelegated("over")
        delegations.revoke(work, delegation, by, why.strip(), now)

    world.store.write(act)


def heads(actor: Actor, post: Post) -> bool:
    """Whether the actor is the head of the organ of that post, in the own name: a head's deputy names no deputies."""
    return Post(post.department, Role.ORGAN_HEAD) in actor.posts


def _must_be_entitled(by: Actor, absent: Actor, post: Post) -> None:
    own = by.is_same(absent) and post in absent.posts
    if post.role not in STEP_ROLES or not (own or heads(by, post)):
        raise NotDelegated("not-yours")


def _must_fit(by: Actor, absent: Actor, present: Actor | None, post: Post, since: date) -> None:
    if post not in absent.posts:
        about = {"name": absent.name, "role": ROLE_WORDS[post.role], "since": since.isoformat()}
        raise NotDelegated("no-such-post", about)
    if present is None or not present.works_in(post.department):
        raise NotDelegated("no-colleague")
    if present.is_same(absent):
        raise NotDelegated("oneself")
    if by.is_same(present):
        raise NotDelegated("own-appointment")


def _must_agree(other: Delegation, absent: Human, present: Human, post: Post) -> None:
    """Raise NotDelegated where both cannot be true on one day."""
    days = {"since": other.since.isoformat(), "until": other.until.isoformat()}
    if other.principal in absent.accounts and other.post == post:
        raise NotDelegated("overlap", {"name": absent.name, "other": other.deputy_name, **days})
    if other.principal in present.accounts:
        code = "loop" if other.deputy in absent.accounts else "deputy-away"
        raise NotDelegated(code, {"name": present.name, "other": other.deputy_name, **days})
    if other.deputy in absent.accounts:
        raise NotDelegated("stands-in", {"name": absent.name, "other": other.principal_name, **days})
    if other.deputy in present.accounts and other.post == post:
        raise NotDelegated("busy", {"name": present.name, "other": other.principal_name, **days})
