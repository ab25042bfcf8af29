"""Many who want what only some can have: cases of a matter with a quota, accepted and granted all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import select
from use_cases.worlds import APPROVER, CLERK, HANDLER, REVIEWER, version

from banshi.cases.commands import Withdraw
from banshi.cases.decide import NewApplication, file_application
from banshi.cases.events import PlaceTaken
from banshi.definitions.charging import Fee, Quota, QuotaPeriod
from banshi.definitions.model import EditionKey, Matter
from banshi.people import Actor, Party
from banshi.store import event_log, sheets
from banshi.store.editions import Editions
from banshi.store.tables import events
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases import handling
from banshi.use_cases.issuing import carry_out, with_notices
from banshi.use_cases.refusals import OutOfOrder
from banshi.use_cases.world import World
from banshi_rules.findings import NOWHERE

MATTER = "catering-licence"
AT_ONCE = 8


class Scarce(Editions):
    """The editions in force, each with a quota."""

    places = 5
    fees: tuple[Fee, ...] = ()

    def matter(self, key: EditionKey) -> Matter:
        """The published matter, of which only some can be granted in a year."""
        quota = Quota(self.places, QuotaPeriod.YEAR, None, "food-law", NOWHERE)
        return replace(super().matter(key), quota=quota, fees=self.fees)


def scarce(world: World, places: int, *fees: Fee) -> World:
    """The same world, where only so many can be granted, for these fees."""
    editions = Scarce(world.store, world.plugins.vocabulary())
    editions.places, editions.fees = places, fees
    return replace(world, editions=editions)


def file_many(world: World, count: int) -> list[str]:
    """So many applications, each of somebody else."""
    edition = world.editions.current(MATTER, world.today())
    matter = world.editions.matter(edition.key)
    route = next(route.id for route in matter.routes if route.ends is None and len(matter.flow(route.id).steps) >= 5)
    moments = [world.moment(Actor(f"applicant-{n}", f"申请人{n}")) for n in range(count)]

    def act(work: UnitOfWork) -> list[str]:
        for n, moment in enumerate(moments):
            application = NewApplication(
                case=f"case-{n}",
                number=f"Q{n:06}",
                edition=edition.key,
                party=Party("sole-trader", moment.actor.name, "92440305MA5HD4K27N", "", "", moment.actor.person),
                route=route,
                because=(),
                sheet=sheets.keep(work, f"case-{n}", {}, {}),
                materials={},
                supplied=(),
            )
            happened = file_application(matter, application, moment)
            work.open_case(with_notices(work, matter, None, happened, moment), moment.actor, moment.now)
        return [f"case-{n}" for n in range(count)]

    return world.store.write(act)


def at_once(act: Callable[[str], object], case_ids: Sequence[str]) -> list[object]:
    """The act on all of these cases, several at a time; what is refused is its outcome."""

    def try_it(case_id: str) -> object:
        try:
            return act(case_id)
        except OutOfOrder as refused:
            return refused.code

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(try_it, case_ids))


def accept_all(world: World, case_ids: Sequence[str]) -> None:
    """All are accepted, several at the same moment."""
    at_once(lambda one: handling.accept(world, CLERK, one, version(world, one)), case_ids)


def prepare_all(world: World, case_ids: Sequence[str]) -> None:
    """All are examined and reviewed."""
    for one in case_ids:
        handling.pass_on(world, HANDLER, one, version(world, one), "建议准予。")
        handling.pass_on(world, REVIEWER, one, version(world, one), "同意。")


def grant_all(world: World, case_ids: Sequence[str]) -> dict[str, object]:
    """Somebody tries to grant each of them; what came of it (None: granted)."""
    tried = at_once(lambda one: handling.grant(world, APPROVER, one, version(world, one), "准予。"), case_ids)
    return dict(zip(case_ids, tried, strict=True))


def withdraw(world: World, case_id: str) -> None:
    """Its applicant takes it back."""
    number = case_id.removeprefix("case-")
    actor = Actor(f"applicant-{number}", f"申请人{number}")
    carry_out(world, actor, case_id, version(world, case_id), Withdraw(""))


def places(world: World) -> dict[str, tuple[int, int]]:
    """The place of each case, with the sequence of its event in the log."""
    with world.reading() as connection:
        streams = connection.execute(select(events.c.stream).distinct()).scalars().all()
        found = {}
        for stream in streams:
            for record in event_log.history(connection, stream):
                if isinstance(record.event, PlaceTaken):
                    found[stream] = (record.event.number or 0, record.sequence)
    return found
