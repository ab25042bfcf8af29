"""Many filed cases with little ado, as filing leaves them, so that clocks can run out by the thousand."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cases.story import CLERK, GAPS, PARTY, at, new_application
from sqlalchemy import select

from banshi.cases.commands import Command, RequestCorrection
from banshi.cases.decide import Moment, decide, file_application
from banshi.people import Actor
from banshi.store import sheets, tables
from banshi.use_cases.clock import Steady
from banshi.use_cases.world import World

CATERING = "catering-licence"


@dataclass
class PairOfClocks:
    """A wall clock that can be set, beside a steady one that only goes on."""

    wall: datetime
    seconds: float = 1000.0
    boot: str = "boot-1"

    def now(self) -> datetime:
        return self.wall

    def steady(self) -> Steady:
        return Steady(self.boot, self.seconds)

    def passes(self, **delta: float) -> None:
        """Time passes: on both."""
        self.wall += timedelta(**delta)
        self.seconds += timedelta(**delta).total_seconds()

    def jumps(self, delta: timedelta) -> None:
        """Somebody sets the wall clock."""
        self.wall += delta

    def restarts(self, **away: float) -> None:
        """The machine is off for so long."""
        self.wall += timedelta(**away)
        self.boot, self.seconds = f"{self.boot}+", 5.0


def file_many(world: World, count: int, when: datetime, persons: int = 7, first: int = 0) -> None:
    """So many cases, a second apart, filed by a few persons in turn; each intake clock runs."""
    matter = world.editions.current(CATERING, when.date()).matter
    calendar = world.calendars.current()
    application = new_application(matter, route="standard")
    for start in range(first, first + count, 500):
        with world.unit_of_work() as work:
            for n in range(start, min(start + 500, first + count)):
                owner = Actor(f"p-{n % persons}", "测试甲")
                party = replace(PARTY, person=owner.person)
                sheet = sheets.keep(work, f"case-{n}", {}, {})  # nothing was answered, and that can be read
                mine = replace(application, case=f"case-{n}", number=f"{n:020}", party=party, sheet=sheet)
                moment = Moment(when + timedelta(seconds=n), owner, calendar)
                work.open_case(file_application(matter, mine, moment), owner, moment.now)


def ask_all(world: World, count: int, when: datetime, first: int = 0) -> None:
    """Corrections are asked in all of them: the clocks of their applicants run, and end the cases when they run out."""
    matter = world.editions.current(CATERING, when.date()).matter
    clerk = replace(CLERK, posts=frozenset(replace(post, department=matter.department.id) for post in CLERK.posts))
    calendar = world.calendars.current()
    for start in range(first, first + count, 500):
        with world.unit_of_work() as work:
            for n in range(start, min(start + 500, first + count)):
                case = work.load(f"case-{n}")
                moment = Moment(when + timedelta(seconds=n), clerk, calendar)
                work.append(case, decide(matter, case, RequestCorrection(GAPS), moment), clerk, moment.now)


def advance(world: World, count: int, *deeds: tuple[Actor, str, Command]) -> None:
    """In all of them these persons do this, one after the other."""
    calendar = world.calendars.current()
    with world.unit_of_work() as work:
        for n in range(count):
            for actor, when, command in deeds:
                case = work.load(f"case-{n}")
                moment = Moment(at(when), actor, calendar)
                happened = decide(world.editions.matter(case.edition), case, command, moment)
                work.append(case, happened, actor, moment.now)


def events_of_kind(world: World, kind: str) -> list[tuple[str, str]]:
    """(case, watch) of those events in the order of the log."""
    query = select(tables.events).where(tables.events.c.kind == kind).order_by(tables.events.c.sequence)
    with world.reading() as connection:
        return [(row.stream, row.body.get("watch", "")) for row in connection.execute(query)]
