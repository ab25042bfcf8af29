"""How do definitions come into force?  One person proposes, another approves; all of a proposal or nothing of it.

A proposal keeps the frozen texts, so what is approved is what was looked at.  What did not change is not a new edition.
Drafts and cases stay on the editions they began with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from banshi.definitions.diff import changes_the_organ, diff
from banshi.definitions.library import Library, load_library
from banshi.definitions.model import Edition, Matter, MatterCode
from banshi.definitions.words import format_finding
from banshi.store import boards, proposals
from banshi.store import calendars as kept_calendars
from banshi.store import editions as kept
from banshi.store.drafts import open_drafts
from banshi.store.editions import Offer
from banshi.store.proposals import Decision, Kind, Proposal, ProposedMatter
from banshi.store.refusals import NotFound
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.publishing_checks import errors_of, errors_of_frozen, must_be_possible, must_say_why
from banshi.use_cases.publishing_refusals import NotPublished
from banshi.use_cases.signatories import must_be_two, signatory
from banshi.use_cases.world import World
from banshi_rules.findings import Finding
from banshi_rules.texts import Language


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """One matter's newest edition; `new` when this publication made it."""

    matter: MatterCode
    number: int
    digest: str
    new: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """What came of it.  With errors among `findings` nothing was published and `editions` is empty.

    `withdrawn` are the matters that end with it, `first_day` is the day from which all of it is so.
    """

    editions: tuple[PublishedEdition, ...]
    findings: tuple[Finding, ...]
    withdrawn: tuple[MatterCode, ...] = ()
    first_day: date | None = None

    def lines(self, language: Language) -> tuple[str, ...]:
        """The findings as people read them, `file:line:column CODE …`."""
        return tuple(format_finding(finding, language) for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of proposing: the proposal, None when nothing changed or errors stand in the way.

    `unchanged` are the editions that already say what the definitions say.
    """

    proposal: Proposal | None
    unchanged: tuple[PublishedEdition, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """What stays on older editions of a matter: cases that are not concluded, drafts that are not filed."""

    cases: int
    drafts: int


NONE_RUNNING = Running(0, 0)


def running(world: World) -> Mapping[MatterCode, Running]:
    """What runs of every matter that has anything running."""
    with world.reading() as connection:
        filed = boards.running_cases(connection)
        begun = open_drafts(connection, world.clock.now())
    return {code: Running(filed.get(code, 0), begun.get(code, 0)) for code in {**filed, **begun}}


def propose(
    world: World,
    library: Library,
    *,
    by: str,
    summary: str,
    on: date | None = None,
    until: date | None = None,
    only: Sequence[MatterCode] | None = None,
) -> Proposed:
    """Propose the matters of this library that changed (all, or among those named), in force from `on` to `until`.

    Without `on` it is the day of approval.  Raises NotSignatory, NotPublished.
    """
    today, now = world.today(), world.clock.now()
    must_say_why(summary)
    must_be_possible(on, until, today)
    chosen = [matter for code, matter in sorted(library.matters.items()) if only is None or code in only]
    errors = errors_of(world, library, chosen, on or world.today())
    if errors:
        return Proposed(None, (), errors)
    with world.reading() as connection:
        numbered = {matter.code: kept.newest_edition(connection, matter.code) for matter in chosen}
    new = [m for m in chosen if until or numbered[m.code][1] != m.digest or not _goes_on(world, m.code, on or today)]
    unchanged = [PublishedEdition(m.code, numbered[m.code][0], m.digest, False) for m in chosen if m not in new]
    if not new:
        return Proposed(None, tuple(unchanged), ())
    matters = [_proposed(world, matter, numbered[matter.code], library, on or today) for matter in new]

    def act(work: UnitOfWork) -> int:
        hand = signatory(work.connection, by, today)
        return proposals.add_proposal(
            work,
            withdraws=False,
            summary=summary.strip(),
            first_day=on,
            last_day=until,
            at=now,
            proposer=hand,
            matters=matters,
        )

    return Proposed(proposal(world, world.store.write(act)), tuple(unchanged), ())


def propose_withdrawal(world: World, code: MatterCode, *, by: str, summary: str, on: date | None = None) -> Proposal:
    """Propose that a matter takes no applications from `on` on (by default from the day of approval on).

    Raises NotSignatory, NotPublished.
    """
    today, now = world.today(), world.clock.now()
    must_say_why(summary)
    must_be_possible(on, None, today)

    def act(work: UnitOfWork) -> int:
        number, _ = kept.newest_edition(work.connection, code)
        if not number:
            raise NotPublished("no-matter", {"matter": code})
        if not _is_offered(world, code, on or today):
            raise NotPublished("ended", {"matter": code})
        ended = ProposedMatter(matter=code, after=number, kind=Kind.ABOLISHED, digest=None, source=None, changes=())
        hand = signatory(work.connection, by, today)
        return proposals.add_proposal(
            work,
            withdraws=True,
            summary=summary.strip(),
            first_day=on,
            last_day=None,
            at=now,
            proposer=hand,
            matters=[ended],
        )

    return proposal(world, world.store.write(act))


def approve(world: World, identity: int, *, by: str) -> Publication:
    """Put a proposal in force, after all checks were made again.  Raises NotSignatory, NotPublished."""
    waiting = proposal(world, identity)
    findings = errors_of_frozen(world, waiting)
    if findings:
        return Publication((), findings)
    today, now = world.today(), world.clock.now()

    def act(work: UnitOfWork) -> Publication:
        found = _open(work, identity)
        hand = signatory(work.connection, by, today)
        must_be_two(work.connection, found.proposer, hand)
        _must_be_newest(work.connection, found)
        first_day = found.first_day or today
        if first_day < today or (found.last_day is not None and found.last_day < first_day):
            raise NotPublished("day-passed", {"id": identity, "day": (found.first_day or found.last_day)})
        editions = []
        for one in found.matters:
            if one.digest is None or one.source is None:
                kept.add_withdrawal(work, one.matter, one.after, first_day, identity)
                continue
            kept.add_edition(
                work,
                code=one.matter,
                number=one.after + 1,
                digest=one.digest,
                source=one.source,
                summary=found.summary,
                by=hand.name,
                at=now,
                first_day=first_day,
                last_day=found.last_day,
            )
            editions.append(PublishedEdition(one.matter, one.after + 1, one.digest, True))
        proposals.decide(work, identity, Decision.APPROVED, hand, now)
        ended = tuple(one.matter for one in found.matters if one.digest is None)
        return Publication(tuple(editions), (), ended, first_day)

    return world.store.write(act)


def reject(world: World, identity: int, *, by: str, why: str) -> None:
    """Close a proposal without putting it in force; whoever made it may take it back so.

    Raises NotSignatory, NotPublished.
    """
    today, now = world.today(), world.clock.now()
    if not why.strip():
        raise NotPublished("no-reason")

    def act(work: UnitOfWork) -> None:
        _open(work, identity)
        hand = signatory(work.connection, by, today)
        proposals.decide(work, identity, Decision.REJECTED, hand, now, why.strip())

    world.store.write(act)


def proposal(world: World, identity: int) -> Proposal:
    """The proposal of that id.  Raises NotPublished."""
    with world.reading() as connection:
        found = proposals.read(connection, identity)
    if found is None:
        raise NotPublished("no-proposal", {"id": identity})
    return found


def waiting_proposals(world: World) -> tuple[Proposal, ...]:
    """Everything that waits for a second person, the oldest first."""
    with world.reading() as connection:
        return proposals.undecided(connection)


def publish_folder(
    world: World,
    root: Path,
    *,
    by: tuple[str, str],
    summary: str,
    on: date | None = None,
    only: Sequence[MatterCode] | None = None,
) -> Publication:
    """Propose and approve the matters of a folder in one go, by two persons who both stand at the machine.

    For setting up an installation, where there is nothing to compare with.  Raises NotSignatory, NotPublished.
    """
    proposed = propose(
        world, load_library(root, world.editions.vocabulary), by=by[0], summary=summary, on=on, only=only
    )
    if proposed.proposal is None:
        return Publication(proposed.unchanged, proposed.findings)
    published = approve(world, proposed.proposal.id, by=by[1])
    editions = sorted((*published.editions, *proposed.unchanged), key=lambda edition: edition.matter)
    return Publication(tuple(editions), published.findings, (), published.first_day)


def newest(world: World, code: MatterCode) -> Edition | None:
    """The newest edition of a matter, in force or still to come."""
    with world.reading() as connection:
        _, digest = kept.newest_edition(connection, code)
    return world.editions.edition(digest) if digest is not None else None


def import_calendars(world: World, folder: Path) -> int:
    """Import the calendar files of a folder that are new or changed; how many."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))}
    now = world.clock.now()

    def act(work: UnitOfWork) -> int:
        return kept_calendars.import_calendars(work, texts, now)

    return world.store.write(act)


def _proposed(
    world: World, matter: Matter, newest_edition: tuple[int, str | None], library: Library, first_day: date
) -> ProposedMatter:
    number, digest = newest_edition
    changes = diff(world.editions.edition(digest).matter, matter) if digest is not None else ()
    kind = Kind.DELEGATED if changes_the_organ(changes) else Kind.MODIFIED
    if not _is_offered(world, matter.code, first_day):
        kind = Kind.ADDED
    source = library.frozen[matter.code]
    return ProposedMatter(
        matter=matter.code, after=number, kind=kind, digest=matter.digest, source=source, changes=changes
    )


def _is_offered(world: World, code: MatterCode, day: date) -> bool:
    """Whether one can apply for the matter on that day, or later without anything more being published."""
    try:
        return world.editions.standing(code, day).offer in (Offer.IN_FORCE, Offer.NOT_YET)
    except NotFound:
        return False


def _goes_on(world: World, code: MatterCode, day: date) -> bool:
    """Whether that is so without an end."""
    return _is_offered(world, code, day) and world.editions.standing(code, day).last_day is None


def _open(work: UnitOfWork, identity: int) -> Proposal:
    """The proposal, which nobody else decides before this transaction ends."""
    proposals.hold_open(work)
    found = proposals.read(work.connection, identity)
    if found is None:
        raise NotPublished("no-proposal", {"id": identity})
    if found.decision is not None:
        assert found.decider is not None
        raise NotPublished(found.decision.value, {"id": identity, "who": found.decider.name})
    return found


def _must_be_newest(connection: Connection, found: Proposal) -> None:
    mine = {one.matter for one in found.matters}
    for other in proposals.undecided(connection):
        both = sorted(mine & {one.matter for one in other.matters})
        if other.id > found.id and both:
            raise NotPublished("newer-proposal", {"id": found.id, "newer": other.id, "matter": both[0]})
    for one in found.matters:
        if kept.newest_edition(connection, one.matter)[0] != one.after:
            raise NotPublished("newer-edition", {"id": found.id, "matter": one.matter})
