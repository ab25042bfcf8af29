"""What can officers do with a case?  Each act names the version of the case its page showed."""

from __future__ import annotations

from collections.abc import Sequence

from banshi.cases.commands import (
    Accept,
    Assign,
    Claim,
    Deliver,
    Grant,
    NotAccept,
    Pass,
    Refuse,
    Release,
    RequestCorrection,
    ReturnTo,
)
from banshi.cases.events import CaseId, Gap, TaskId
from banshi.people import Actor, PersonId
from banshi.store import accounts
from banshi.store.refusals import NotFound
from banshi.use_cases.gaps import proposed_gaps
from banshi.use_cases.issuing import carry_out
from banshi.use_cases.world import World

__all__ = [
    "accept",
    "assign",
    "claim",
    "deliver",
    "grant",
    "not_accept",
    "pass_on",
    "proposed_gaps",
    "refuse",
    "release",
    "request_correction",
    "return_to",
]


def claim(world: World, actor: Actor, case_id: CaseId, seen: int, task: TaskId) -> None:
    """Take the open task."""
    carry_out(world, actor, case_id, seen, Claim(task))


def assign(
    world: World, actor: Actor, case_id: CaseId, seen: int, task: TaskId, colleague: PersonId, reason: str
) -> None:
    """Give the task to a colleague who may do it."""
    with world.reading() as connection:
        to = accounts.actor(connection, colleague, world.today())
    if to is None:
        raise NotFound
    carry_out(world, actor, case_id, seen, Assign(to, reason, task))


def release(world: World, actor: Actor, case_id: CaseId, seen: int, task: TaskId, reason: str) -> None:
    """Give the task back to all who hold its post."""
    carry_out(world, actor, case_id, seen, Release(reason, task))


def accept(world: World, actor: Actor, case_id: CaseId, seen: int) -> None:
    """Accept the application (受理)."""
    carry_out(world, actor, case_id, seen, Accept())


def not_accept(
    world: World, actor: Actor, case_id: CaseId, seen: int, reasons: str, competent_organ: str | None = None
) -> None:
    """Do not accept it (不予受理), with reasons and, where it is another organ's matter, that organ."""
    carry_out(world, actor, case_id, seen, NotAccept(reasons, competent_organ))


def request_correction(world: World, actor: Actor, case_id: CaseId, seen: int, gaps: Sequence[Gap]) -> None:
    """Tell the applicant once everything that must be mended (一次性告知补正)."""
    carry_out(world, actor, case_id, seen, RequestCorrection(tuple(gaps)))


def pass_on(world: World, actor: Actor, case_id: CaseId, seen: int, opinion: str) -> None:
    """Agree and pass on to the next step."""
    carry_out(world, actor, case_id, seen, Pass(opinion))


def return_to(world: World, actor: Actor, case_id: CaseId, seen: int, step: str, reason: str) -> None:
    """Send back to an earlier step."""
    carry_out(world, actor, case_id, seen, ReturnTo(step, reason))


def grant(world: World, actor: Actor, case_id: CaseId, seen: int, opinion: str) -> None:
    """Decide: granted (准予)."""
    carry_out(world, actor, case_id, seen, Grant(opinion))


def refuse(world: World, actor: Actor, case_id: CaseId, seen: int, reasons: str, basis: Sequence[str]) -> None:
    """Decide: refused (不予许可), with reasons and the ids of the law they rest on."""
    carry_out(world, actor, case_id, seen, Refuse(reasons, tuple(basis)))


def deliver(world: World, actor: Actor, case_id: CaseId, seen: int, manner: str, recipient: str) -> None:
    """Hand the result over (送达)."""
    carry_out(world, actor, case_id, seen, Deliver(manner, recipient))
