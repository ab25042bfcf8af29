"""What happened to a matter since it was first published?  Everything that was approved, for everybody to read.

Posts are told, names are not: a name adds nothing to what a citizen must know about a rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from banshi.cases.moment import civil_day
from banshi.definitions.diff import Change
from banshi.definitions.flow_words import ROLE_WORDS
from banshi.definitions.model import MatterCode
from banshi.people import Role
from banshi.store import proposals
from banshi.store.proposals import Kind
from banshi.store.refusals import NotFound
from banshi.use_cases.world import World
from banshi_rules.texts import Text

KIND_WORDS: Mapping[Kind, Text] = {
    Kind.ADDED: Text("增加", "Added"),
    Kind.MODIFIED: Text("修改", "Modified"),
    Kind.DELEGATED: Text("调整实施机关或层级", "Another organ or level"),
    Kind.ABOLISHED: Text("取消", "Abolished"),
}
#: Who acts before an installation has accounts.
_FOUNDER = Text("系统建立者", "whoever set up the installation")


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One approved change.

    `number` is the edition it made (None: the matter ended), `first_day` the day from which it is so, `last_day` the
    last on which one can apply, as it was set then; both posts as people read them.
    """

    kind: Kind
    number: int | None
    first_day: date
    last_day: date | None
    summary: str
    published: datetime
    proposed_by: Text
    approved_by: Text
    changes: tuple[Change, ...]

    @property
    def title(self) -> Text:
        """What happened, in a word."""
        return KIND_WORDS[self.kind]


def matter_history(world: World, code: MatterCode) -> tuple[HistoryEntry, ...]:
    """Every approved change of a matter, the newest first.  Raises NotFound where there never was one."""
    with world.reading() as connection:
        found = proposals.history(connection, code)
    if not found:
        raise NotFound
    entries = []
    for proposal, matter in found:
        assert proposal.decided is not None
        assert proposal.decider is not None
        entries.append(
            HistoryEntry(
                kind=matter.kind,
                number=matter.after + 1 if matter.digest is not None else None,
                first_day=proposal.first_day or civil_day(proposal.decided),
                last_day=proposal.last_day,
                summary=proposal.summary,
                published=proposal.decided,
                proposed_by=_post(proposal.proposer.role),
                approved_by=_post(proposal.decider.role),
                changes=matter.changes,
            )
        )
    return tuple(entries)


def _post(role: Role | None) -> Text:
    return ROLE_WORDS[role] if role is not None else _FOUNDER
