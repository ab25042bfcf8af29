"""Which running cases go on under another edition, and which stay?  Planned first, then carried out case by case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from banshi.cases.commands import Migrate
from banshi.cases.decide import decide
from banshi.cases.events import CaseId
from banshi.cases.migrating import Migration, Verdict, migration
from banshi.cases.refusals import Refusal
from banshi.definitions.model import Edition, Matter, MatterCode
from banshi.people import Actor, Post, Role
from banshi.store import sheets
from banshi.store.refusals import NotFound, Stale
from banshi.store.tables import cases, editions
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.people import INSTALLATION
from banshi.use_cases.signatories import signatory
from banshi.use_cases.supervising import keep_watch
from banshi.use_cases.world import World
from banshi_forms.answers import AnswerSheet
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Planned:
    """One running case: its number, the edition it is on, and what the move means for it."""

    case: CaseId
    number: str
    edition: int
    found: Migration


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a case: moved, or why not."""

    plan: Planned
    refused: Refusal | None


def target_of(world: World, code: MatterCode, number: int | None) -> Edition:
    """The edition to move to: that number, or the one in force today.  Raises NotFound, NotOffered."""
    if number is None:
        return world.editions.current(code, world.today())
    with world.reading() as connection:
        wanted = select(editions.c.digest).where(editions.c.matter == code, editions.c.number == number)
        digest = connection.execute(wanted).scalar_one_or_none()
    if digest is None:
        raise NotFound
    return world.editions.edition(digest)


def plan(world: World, target: Edition, renamed: Mapping[str, str]) -> tuple[Planned, ...]:
    """Every running case of the matter on another edition, oldest first, and what the move means for it."""
    code = target.matter.code
    query = (
        select(cases.c.id, cases.c.number)
        .where(cases.c.matter == code, cases.c.edition != target.digest, cases.c.concluded.is_(None))
        .order_by(cases.c.received, cases.c.id)
    )
    with world.reading() as connection:
        rows = connection.execute(query).all()
    planned = []
    for row in rows:
        with world.reading() as connection:
            planned.append(_planned(world, UnitOfWork(connection), row.id, row.number, target, renamed))
    return tuple(planned)


def _planned(
    world: World, work: UnitOfWork, case_id: CaseId, number: str, target: Edition, renamed: Mapping[str, str]
) -> Planned:
    case = work.load(case_id)
    old = world.editions.edition(case.edition.digest)
    found = migration(case, old.matter, target.matter, renamed)
    if found.verdict is Verdict.MOVE:
        found = _readable(work, case_id, case.sheet, target.matter, found)
    return Planned(case_id, number, old.number, found)


def _readable(work: UnitOfWork, case_id: CaseId, sheet: str, new: Matter, found: Migration) -> Migration:
    """The same where the new form reads every answer; else somebody has to look at it."""
    filed = sheets.read(work.connection, case_id, sheet)
    unread = AnswerSheet.from_json(new.form, filed.answers)[1]
    gone = sorted(filed.answers.keys() - {field.id for field in new.form.fields()})
    names = [*dict.fromkeys([problem.at for problem in unread] + gone)]
    if not names:
        return found
    listed = ", ".join(names)
    reason = Text(f"新表单读不出这些回答：{listed}", f"the new form cannot read these answers: {listed}")
    return Migration(Verdict.ASK, reason, found.steps)


def administrator(world: World, name: str) -> Actor:
    """Who carries it out.  Raises NotSignatory."""
    with world.reading() as connection:
        hand = signatory(connection, name, world.today())
    return Actor(hand.key.partition(":")[2][:40], hand.name, frozenset({Post(INSTALLATION, Role.ADMINISTRATOR)}))


def apply(
    world: World,
    actor: Actor,
    target: Edition,
    planned: Sequence[Planned],
    renamed: Mapping[str, str],
    *,
    confirmed: bool,
) -> tuple[Moved, ...]:
    """Move what can be moved, each case whole in a transaction of its own; what changed meanwhile is looked at anew."""
    wanted = {Verdict.MOVE, Verdict.ASK} if confirmed else {Verdict.MOVE}
    return tuple(
        _moved(world, actor, target, one, renamed, confirmed=confirmed)
        for one in planned
        if one.found.verdict in wanted
    )


def _moved(
    world: World, actor: Actor, target: Edition, one: Planned, renamed: Mapping[str, str], *, confirmed: bool
) -> Moved:
    moment = world.moment(actor)

    def act(work: UnitOfWork) -> None:
        work.hold(one.case)
        case = work.load(one.case)
        if case.edition == target.key:
            return  # somebody was faster
        command = Migrate(target.key, target.matter, renamed, confirmed)
        happened = decide(world.editions.matter(case.edition), case, command, moment)
        keep_watch(world, work, work.append(case, happened, actor, moment.now), moment)

    try:
        world.store.write(act)
    except (Refusal, Stale) as refusal:
        return Moved(one, refusal)
    return Moved(one, None)
