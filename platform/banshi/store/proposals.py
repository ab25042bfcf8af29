"""What was proposed, by whom, and what became of it?  Rows that are never deleted: they are the public history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from banshi.definitions.diff import Change
from banshi.definitions.model import Digest, MatterCode
from banshi.people import Role
from banshi.store.tables import proposals, proposed_matters
from banshi.store.unit_of_work import UnitOfWork


class Kind(StrEnum):
    """What happens to a matter (增加 修改 下放 取消): S1 wants each of them published at once."""

    ADDED = "added"
    MODIFIED = "modified"
    DELEGATED = "delegated"  # to another organ or level
    ABOLISHED = "abolished"


class Decision(StrEnum):
    """What the second person made of a proposal."""

    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who proposed or decided.

    `key` names the person whatever way the name was typed, `role` the post in which it was done; None: an installation
    without accounts, set up by whoever runs the machine.
    """

    key: str
    name: str
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedMatter:
    """One matter of a proposal: the edition it follows, what happens to it, and the texts that are to be in force."""

    matter: MatterCode
    after: int
    kind: Kind
    digest: Digest | None
    source: Mapping[str, str] | None = field(repr=False)
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Matters that shall come into force, or one that shall end; all of it or nothing."""

    id: int
    withdraws: bool
    summary: str
    first_day: date | None
    last_day: date | None
    proposed: datetime
    proposer: Hand
    decision: Decision | None
    decided: datetime | None
    decider: Hand | None
    reason: str | None
    matters: tuple[ProposedMatter, ...]


def add_proposal(
    work: UnitOfWork,
    *,
    withdraws: bool,
    summary: str,
    first_day: date | None,
    last_day: date | None,
    at: datetime,
    proposer: Hand,
    matters: Sequence[ProposedMatter],
) -> int:
    """Keep a proposal; its id."""
    row = insert(proposals).values(
        act="withdraw" if withdraws else "publish",
        summary=summary,
        first_day=first_day,
        last_day=last_day,
        proposed=at,
        proposed_by=proposer.key,
        proposed_name=proposer.name,
        proposed_role=proposer.role,
    )
    identity: int = work.connection.execute(row.returning(proposals.c.id)).scalar_one()
    for one in matters:
        work.connection.execute(
            insert(proposed_matters).values(
                proposal=identity,
                matter=one.matter,
                after=one.after,
                kind=one.kind.value,
                digest=one.digest,
                source=None if one.source is None else dict(one.source),
                changes=[change.to_json() for change in one.changes],
            )
        )
    return identity


def hold_open(work: UnitOfWork) -> None:
    """Let decisions about open proposals come one after the other."""
    work.connection.execute(
        select(proposals.c.id).where(proposals.c.decision.is_(None)).order_by(proposals.c.id).with_for_update()
    ).all()


def read(connection: Connection, identity: int) -> Proposal | None:
    """The proposal of that id."""
    row = connection.execute(select(proposals).where(proposals.c.id == identity)).one_or_none()
    return _proposal(connection, row) if row is not None else None


def undecided(connection: Connection) -> tuple[Proposal, ...]:
    """Everything that waits for a second person, the oldest first."""
    rows = connection.execute(select(proposals).where(proposals.c.decision.is_(None)).order_by(proposals.c.id)).all()
    return tuple(_proposal(connection, row) for row in rows)


def decide(
    work: UnitOfWork, identity: int, decision: Decision, decider: Hand, at: datetime, reason: str | None = None
) -> None:
    """Write down what the second person made of it.  The frozen texts of what is approved go on in its editions."""
    work.connection.execute(
        update(proposals)
        .where(proposals.c.id == identity)
        .values(
            decision=decision.value,
            decided=at,
            decided_by=decider.key,
            decided_name=decider.name,
            decided_role=decider.role,
            reason=reason,
        )
    )
    if decision is Decision.APPROVED:
        mine = proposed_matters.c.proposal == identity
        work.connection.execute(update(proposed_matters).where(mine).values(source=None))


def history(connection: Connection, code: MatterCode) -> tuple[tuple[Proposal, ProposedMatter], ...]:
    """Everything that was approved for a matter, the newest first."""
    query = (
        select(proposals)
        .join(proposed_matters, proposed_matters.c.proposal == proposals.c.id)
        .where(proposed_matters.c.matter == code, proposals.c.decision == Decision.APPROVED.value)
        .order_by(proposals.c.decided.desc(), proposals.c.id.desc())
    )
    found = [_proposal(connection, row) for row in connection.execute(query).all()]
    return tuple((one, next(matter for matter in one.matters if matter.matter == code)) for one in found)


def _proposal(connection: Connection, row: Row[Any]) -> Proposal:
    mine = select(proposed_matters).where(proposed_matters.c.proposal == row.id).order_by(proposed_matters.c.matter)
    decider = None
    if row.decision is not None:
        decider = Hand(row.decided_by, row.decided_name, Role(row.decided_role) if row.decided_role else None)
    return Proposal(
        id=row.id,
        withdraws=row.act == "withdraw",
        summary=row.summary,
        first_day=row.first_day,
        last_day=row.last_day,
        proposed=row.proposed,
        proposer=Hand(row.proposed_by, row.proposed_name, Role(row.proposed_role) if row.proposed_role else None),
        decision=Decision(row.decision) if row.decision else None,
        decided=row.decided,
        decider=decider,
        reason=row.reason,
        matters=tuple(_matter(one) for one in connection.execute(mine)),
    )


def _matter(row: Row[Any]) -> ProposedMatter:
    return ProposedMatter(
        matter=row.matter,
        after=row.after,
        kind=Kind(row.kind),
        digest=row.digest,
        source=row.source,
        changes=tuple(Change.from_json(kept) for kept in row.changes),
    )
