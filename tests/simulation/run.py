"""How does a simulated town live?  A seed draws matters, people, wishes, faults and time; the laws are asked always."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from random import Random

from cases.story import LAYOUT
from catalogue.typed_applications import fill_in
from simulation import laws
from simulation.faults import Broken, Faults, busy
from simulation.people import ADMINISTRATOR, APPLICANT, people_around
from simulation.report import Report
from simulation.small_matters import AREAS, LATER, ROUTE, next_edition, small_matter
from simulation.town import TownClock, TownEditions, applications, tables_of
from simulation.wishes import COMMANDS, WORDINGS, Scene, spoilt, worded

from banshi.cases.case import Case
from banshi.cases.commands import Command
from banshi.cases.decide import NewApplication, file_application, possible
from banshi.cases.events import Event, Recorded
from banshi.cases.tolerance import CONDITIONS, LATER_MATERIALS
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.examples.running import try_example
from banshi.definitions.model import EditionKey, Matter
from banshi.jobs.sweeping import sweep, sweep_all
from banshi.people import SYSTEM, Actor, Party
from banshi.store import sheets
from banshi.store.numbers import next_number
from banshi.store.refusals import NotFound, Stale
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases import drafting, filing, migrating
from banshi.use_cases.filing import CASE
from banshi.use_cases.issuing import carry_out, is_beside, with_notices
from banshi.use_cases.overview import overview
from banshi.use_cases.refusals import Forbidden, OutOfOrder
from banshi.use_cases.visibility import known_case, own_case
from banshi.use_cases.world import World

#: What a wish may be answered with.
REFUSED = (OutOfOrder, Forbidden, NotFound, Stale)
#: What only the answers of the application say, or those who stand before it: `possible` does not look into them.
BY_THE_FACTS = {"payment-not-asked", "unpaid", "nothing-to-ask", "quota-waits"}
#: So many acts of diligent people end every case.
ENOUGH = 100
#: What an act writes, and what must not change when it fails.
WRITTEN = ("events", "cases", "tasks", "timers", "notices", "outbox", "counters", "sheets", "filings", "messages")
#: What a time limit changes; what is already in the outbox may go out by any clock.
CLOCKED = ("events", "cases", "tasks", "timers", "notices")

#: What an applicant signs where the matter asks for it.
SIGNED = (CONDITIONS, LATER_MATERIALS)


class Town:
    """One run."""

    def __init__(self, world: World, seed: int) -> None:
        assert isinstance(world.clock, TownClock)
        assert isinstance(world.editions, TownEditions)
        self.world, self.clock, self.editions = world, world.clock, world.editions
        self.random = Random(seed)
        self.faults = Faults(world.store.engine)
        self.report = Report()
        self.folded: dict[str, Case] = {}
        self.matters: dict[str, Matter] = {}
        self.refusal: Exception | None = None
        self.sweeping = True
        self.clock.time = datetime(2018, 1, 2, tzinfo=UTC) + timedelta(minutes=self.random.randrange(8 * 525_600))

    def live(self) -> Report:
        """A life: applications come in, people wish, things break, time goes by; then diligent people end it all."""
        sweep(self.world)  # the clock was right when the service began
        for _ in range(self.random.choice([1, 1, 2])):
            self.file()
        for _ in range(self.random.randrange(3, 22)):
            self.happen()
            if all(case.concluded for case in self.folded.values()):
                break
        self.sweeping = True
        sweep_all(self.world)
        self.look_at_all()
        for case_id in self.folded:
            self.end(case_id)
            self.report.ended[self.folded[case_id].status.value] += 1
            with self.world.reading() as connection:
                history = laws.history_of(connection, case_id)
            self.report.events.update(type(one.event).__name__ for one in history)
        laws.must_be_projected(self.world.store)
        return self.report

    def note(self, words: str) -> None:
        """Into the diary of the run."""
        self.report.diary.append(f"{self.clock.time:%Y-%m-%d %H:%M} {words}")

    # ---- what happens ---------------------------------------------------------------------------------------------

    def file(self) -> None:
        """An application for a shipped matter, typed page by page, or for a small one."""
        if self.random.random() < 0.1:
            self._file_shipped()
        else:
            self._file_small()

    def _file_shipped(self) -> None:
        matter, example = self.random.choice(applications())
        self.clock.time = max(self.clock.time, datetime(2026, 1, 5, 2, tzinfo=UTC))
        draft = fill_in(self.world, matter, try_example(matter, example, shipped_calendar()))
        prepared = drafting.open_draft(self.world, APPLICANT, draft)
        if not overview(self.world, prepared).ready:  # what the example answers is not true on every day
            self._file_small()
            return
        key = prepared.key
        with self.faults.at(self.random.randrange(1, 60), Broken()):
            try:
                filing.file(self.world, APPLICANT, draft, key, signing=SIGNED)
            except Broken:
                self.report.faults["filing broken off"] += 1
        receipt = filing.file(self.world, APPLICANT, draft, key, signing=SIGNED)
        assert filing.file(self.world, APPLICANT, draft, key, signing=SIGNED) == receipt, "the same key has one receipt"
        self._known(receipt.case_id, self.editions.matter(EditionKey(matter.code, matter.digest)))

    def _file_small(self) -> None:
        matter = small_matter(self.random)
        self.editions.small[matter.digest] = matter
        case_id = uuid.UUID(int=self.random.getrandbits(128)).hex
        moment = self.world.moment(APPLICANT)
        answers = {"area": str(self.random.choice(AREAS))}
        later = next((one for one in matter.materials if one.id == LATER), None)
        following = {LATER: later.due_at or ""} if later is not None else {}

        def act(work: UnitOfWork) -> None:
            application = NewApplication(
                case=case_id,
                number=next_number(work.connection, matter.district, CASE, moment.today),
                edition=EditionKey(matter.code, matter.digest),
                party=Party("enterprise", "测试甲", "92440305MA5HD4K27N", "测试甲", "13800000000", APPLICANT.person),
                route=ROUTE,
                because=(),
                sheet=sheets.keep(work, case_id, answers, {}),
                materials={"layout": (LAYOUT,)},
                supplied=("licence",),
                to_follow=following,
                commitments={LATER_MATERIALS: "我承诺按时补交。"} if following else {},
            )
            happened = file_application(matter, application, moment)
            work.open_case(with_notices(work, matter, None, happened, moment), APPLICANT, moment.now)

        self.world.store.write(act)
        self._known(case_id, matter)

    def _known(self, case_id: str, matter: Matter) -> None:
        self.matters[case_id] = matter
        self.note(f"filed {matter.code} as {case_id[:4]}")
        self.look(case_id)

    def happen(self) -> None:
        """One thing happens."""
        running = [case_id for case_id, case in self.folded.items() if not case.concluded]
        case_id = self.random.choice(running if self.random.random() < 0.9 else list(self.folded))
        weights = {
            self.act: 10,
            self.blind: 3,
            self.spoilt: 2,
            self.stale: 1,
            self.twice: 1,
            self.broken: 2,
            self.busy: 1,
            self.race: 1,
            self.sweeper: 4,
            self.jumped: 1,
            self.moved: 1,
        }
        doing: Callable[[str], None] = self.random.choices(list(weights), list(weights.values()))[0]
        doing(case_id)
        self.look_at_all()
        if self.random.random() < 0.03:
            laws.must_be_projected(self.world.store)
        self.clock.move(timedelta(minutes=self.random.choice([0, 1, 30, 240, 1440, 2880, 10_000, 60_000])))
        if self.sweeping and self.random.random() < 0.7:
            sweep(self.world)
            self.look_at_all()

    def act(self, case_id: str) -> None:
        """Somebody does what is possible."""
        actor, kind = self.one_of(case_id)
        self.must_do(case_id, actor, worded(kind, self.scene(case_id, actor)))

    def blind(self, case_id: str) -> None:
        """Somebody wishes anything, possible or not."""
        actor, kind = self.random.choice(self.people(case_id)), self.random.choice(COMMANDS)
        command = worded(kind, self.scene(case_id, actor))
        offered = kind in possible(self.matters[case_id], self.folded[case_id], actor, self.clock.now())
        granted = self.try_to(case_id, actor, command)
        assert granted == offered or (offered and self.waits()), (kind.__name__, actor.name, offered)

    def spoilt(self, case_id: str) -> None:
        """Somebody does what is possible, with words missing or unknown."""
        actor, kind = self.one_of(case_id)
        self.try_to(case_id, actor, spoilt(worded(kind, self.scene(case_id, actor)), self.random))

    def stale(self, case_id: str) -> None:
        """Somebody acts on a page that is older than what a colleague has just done."""
        page = self.folded[case_id].version
        actor, kind = self.one_of(case_id)
        late = worded(kind, self.scene(case_id, actor))
        self.act(case_id)
        self.look(case_id)
        if self.changed_since(case_id, page):
            self.must_not(case_id, actor, late, page)
            self.report.faults["stale page"] += 1

    def twice(self, case_id: str) -> None:
        """The same command comes twice: its reply was lost."""
        page = self.folded[case_id].version
        actor, kind = self.one_of(case_id)
        command = worded(kind, self.scene(case_id, actor))
        self.must_do(case_id, actor, command)
        self.look(case_id)
        if self.changed_since(case_id, page):
            self.must_not(case_id, actor, command, page)
            self.report.faults["delivered twice"] += 1

    def broken(self, case_id: str) -> None:
        """The database breaks off in the middle: nothing has happened, and it can be done again."""
        actor, kind = self.one_of(case_id)
        command = worded(kind, self.scene(case_id, actor))
        before = self.rows()
        with self.faults.at(self.random.choice([1, 2, 3, 4, 6, 8, 10, 15, 20]), Broken()):
            try:
                self.try_to(case_id, actor, command)
            except Broken:
                self.report.faults["broken off"] += 1
        if self.faults.happened:
            assert self.rows() == before, "half of an act is done"
            self.must_do(case_id, actor, command)

    def busy(self, case_id: str) -> None:
        """The database asks to begin anew: it is done once."""
        actor, kind = self.one_of(case_id)
        command = worded(kind, self.scene(case_id, actor))
        with self.faults.at(self.random.randrange(3, 12), busy()):
            self.must_do(case_id, actor, command)
        self.report.faults["begun anew"] += self.faults.happened

    def race(self, case_id: str) -> None:
        """Two act at once on what both have seen: one of them is told that somebody was faster."""
        (one, first), (other, second) = (self.one_of(case_id) for _ in range(2))
        page = self.folded[case_id].version
        told: list[Exception | None] = [None, None]
        calls = [
            (one, worded(first, self.scene(case_id, one))),
            (other, worded(second, self.scene(case_id, other))),
        ]
        inside = self.world.store.engine.dialect.name == "postgresql"  # SQLite lets the second wait outside
        begun = threading.Event()

        def do(number: int, find: Callable[[UnitOfWork, Actor, str], Case]) -> None:
            try:
                carry_out(self.world, calls[number][0], case_id, page, calls[number][1], find)
            except REFUSED as refusal:
                told[number] = refusal

        def follow() -> None:
            begun.set()
            do(1, known_case)

        rival = threading.Thread(target=follow)

        def meanwhile(work: UnitOfWork, actor: Actor, which: str) -> Case:
            case = known_case(work, actor, which)
            rival.start()
            begun.wait()
            rival.join() if inside else time.sleep(0.004)
            return case

        do(0, meanwhile)
        rival.join()
        self.report.faults["race"] += 1
        self.note(f"{case_id[:4]} race {[str(one) for one in calls]} told {[type(one).__name__ for one in told]}")
        changed = self.changed_since(case_id, page)
        people = {record.actor for record in changed} - {SYSTEM.person}  # a rule may follow within the same act
        assert len(people) <= 1, "both have won"
        beside = len(changed) < self.version(case_id) - page  # a card or a clock sends nobody back
        assert not changed or beside or SYSTEM in (one, other) or any(told), "the slower one was not told"
        for refusal in filter(None, told):
            self.must_be_said(refusal)

    def jumped(self, case_id: str) -> None:
        """Somebody moves the wall clock by hours or years and back: no time limit is fired by it."""
        before = self.rows(CLOCKED)
        self.clock.jump = timedelta(hours=self.random.choice([-1, 1, 50_000]))
        sweep(self.world)
        self.clock.jump = timedelta()
        assert self.rows(CLOCKED) == before, "a clock that jumped was believed"
        self.report.faults["clock jumped"] += 1

    def moved(self, case_id: str) -> None:
        """The matter is published anew, and somebody moves the case to the new edition where it stands in both."""
        old = self.matters[case_id]
        if old.digest not in self.editions.small:
            return
        new, renamed = next_edition(old, self.random)
        self.editions.small[new.digest] = new
        target, confirmed = self.editions.edition(new.digest), self.random.random() < 0.7
        planned = [one for one in migrating.plan(self.world, target, renamed) if one.case == case_id]
        for moved in migrating.apply(self.world, ADMINISTRATOR, target, planned, renamed, confirmed=confirmed):
            assert moved.refused is None, moved
            self.note(f"{case_id[:4]} moved to another edition, renamed {renamed}")
            self.report.faults["moved to another edition"] += 1

    def sweeper(self, case_id: str) -> None:
        """The sweeper breaks off in the middle, dies, or comes back."""
        if not self.sweeping:
            self.sweeping = True
            sweep_all(self.world)
            self.report.faults["sweeper back"] += 1
        elif self.random.random() < 0.4:
            self.sweeping = False
            self.report.faults["sweeper away"] += 1
        else:
            with self.faults.at(self.random.randrange(1, 25), self.random.choice([Broken(), busy()])):
                try:
                    sweep(self.world)
                except (Broken, type(busy())):
                    self.report.faults["sweeper broken off"] += 1

    # ---- how it is done -------------------------------------------------------------------------------------------

    def must_do(self, case_id: str, actor: Actor, command: Command) -> None:
        """What is possible is granted, unless the application itself says that it waits."""
        assert self.try_to(case_id, actor, command) or self.waits(), (command, self.report.refused)

    def waits(self) -> bool:
        """Whether what was refused last waits for money, or for its turn."""
        return isinstance(self.refusal, OutOfOrder) and self.refusal.code in BY_THE_FACTS

    def try_to(self, case_id: str, actor: Actor, command: Command) -> bool:
        """Whether it was granted."""
        kind = type(command).__name__
        try:
            self.do(case_id, actor, command, self.folded[case_id].version)
        except REFUSED as refusal:
            self.must_be_said(refusal)
            self.refusal = refusal
            self.note(f"{case_id[:4]} {actor.name} {kind}: {refusal}")
            self.report.refused[kind] += 1
            return False
        self.note(f"{case_id[:4]} {actor.name} {command}")
        self.report.granted[kind] += 1
        return True

    def must_not(self, case_id: str, actor: Actor, command: Command, page: int) -> None:
        """Nothing comes of it, and the slower one is told."""
        before = self.rows()
        try:
            self.do(case_id, actor, command, page)
        except REFUSED as refusal:
            self.must_be_said(refusal)
            assert isinstance(refusal, Stale), refusal
        else:
            raise AssertionError(f"done on an old page: {command}")
        assert self.rows() == before

    def do(self, case_id: str, actor: Actor, command: Command, page: int) -> None:
        """Through the use case of officers; an applicant's through the one that shows applicants their own cases."""
        mine = actor.person == self.folded[case_id].party.person
        carry_out(self.world, actor, case_id, page, command, own_case if mine else known_case)

    def must_be_said(self, refusal: Exception) -> None:
        """Whoever is refused reads why, in both languages."""
        if not isinstance(refusal, NotFound):
            assert refusal.say("zh")  # type: ignore[attr-defined]
            assert refusal.say("en")  # type: ignore[attr-defined]

    def end(self, case_id: str) -> None:
        """Diligent people bring the case to its end in a bounded number of acts; where nobody can act, a timer does."""
        for _ in range(ENOUGH):
            case = self.folded[case_id]
            if case.concluded:
                return
            openings = self.openings(case_id)
            onward = [pair for pair in openings if WORDINGS[pair[1]].leads_on(case) and pair[0] != SYSTEM]
            if onward:
                actor, kind = self.random.choice(onward)
                self.must_do(case_id, actor, worded(kind, self.scene(case_id, actor)))
                self.clock.move(timedelta(minutes=self.random.choice([1, 60, 1440])))
            else:
                self.clock.time = max(self.clock.time, min(laws.waited_for(case, self.clock.now())))
            sweep_all(self.world)
            self.look_at_all()
        raise AssertionError(f"not ended after {ENOUGH} acts")

    # ---- what is seen ---------------------------------------------------------------------------------------------

    def look_at_all(self) -> None:
        """Ask every law of every case."""
        for case_id in self.folded:
            self.look(case_id)

    def look(self, case_id: str) -> None:
        """Ask every law."""
        with self.world.reading() as connection:
            before = self.folded.get(case_id)
            if before and before.version == laws.version_of(connection, case_id):
                return
            history = laws.history_of(connection, case_id)
            self.folded[case_id] = case = laws.must_replay(history, before)
            self.matters[case_id] = matter = self.editions.matter(case.edition)
            laws.must_be_lawful(case, history)
            laws.must_be_due_by_law(matter, case, history)
        if case.concluded is None:
            openings = self.openings(case_id)
            onward = any(WORDINGS[kind].leads_on(case) for actor, kind in openings if actor != SYSTEM)
            assert onward or laws.waited_for(case, self.clock.now()), f"stuck: {case.status}, {case.open_task}"

    def openings(self, case_id: str) -> list[tuple[Actor, type[Command]]]:
        """Who may do what just now; the clock may always tick, so there is always something."""
        matter, case, now = self.matters[case_id], self.folded[case_id], self.clock.now()
        return [
            (actor, kind)
            for actor in self.people(case_id)
            for kind in sorted(possible(matter, case, actor, now), key=lambda kind: kind.__name__)
        ]

    def one_of(self, case_id: str) -> tuple[Actor, type[Command]]:
        """One of them, mostly one that leads on: cases shall get far."""
        openings = self.openings(case_id)
        onward = [pair for pair in openings if WORDINGS[pair[1]].leads_on(self.folded[case_id])]
        if onward and self.random.random() < 0.5:
            return self.random.choice(onward)
        kind = self.random.choice(sorted({kind for _, kind in openings}, key=lambda kind: kind.__name__))
        return self.random.choice([pair for pair in openings if pair[1] is kind])

    def people(self, case_id: str) -> tuple[Actor, ...]:
        """Everybody who might have to do with the case."""
        return people_around(self.matters[case_id], self.folded[case_id])

    def scene(self, case_id: str, actor: Actor) -> Scene:
        """Where a wish is worded."""
        now, calendar = self.clock.now(), self.world.calendars.current()
        return Scene(
            self.matters[case_id], self.folded[case_id], actor, self.people(case_id), self.random, now, calendar
        )

    def changed_since(self, case_id: str, page: int) -> list[Recorded[Event]]:
        """What sends somebody back who has seen an older page: everything but clocks that ran over, and cards."""
        with self.world.reading() as connection:
            history = laws.history_of(connection, case_id)[page:]
        return [record for record in history if not is_beside(record.event)]

    def version(self, case_id: str) -> int:
        """How much has happened to the case by now."""
        with self.world.reading() as connection:
            return laws.version_of(connection, case_id)

    def rows(self, tables: tuple[str, ...] = WRITTEN) -> Mapping[str, list[tuple[object, ...]]]:
        """Everything an act could have written."""
        return tables_of(self.world.store.engine, tables)
