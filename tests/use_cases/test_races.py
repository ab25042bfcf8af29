"""Two wishes at one moment have one winner, and the loser is told in a sentence who it was (P7, P8, P9)."""

import random
import threading
from collections import Counter
from dataclasses import replace
from functools import partial

import pytest
from cases.story import GAPS
from sqlalchemy import event, select
from use_cases.overdue import advance, events_of_kind, file_many
from use_cases.worlds import APPROVER, CLERK, HANDLER, REVIEWER, version

from banshi.cases.commands import Accept, BeginProcedure, Pass
from banshi.people import Actor
from banshi.store import boards
from banshi.store.engine import make_engine
from banshi.store.tables import metadata
from banshi.store.unit_of_work import Store
from banshi.use_cases import filing, handling, issuing
from banshi.use_cases.refusals import Refusal
from banshi_rules.time_limits import TimeLimit, Unit

AT_APPROVAL = (
    (CLERK, "2026-03-03 09:00", Accept()),
    (HANDLER, "2026-03-04 09:00", Pass("材料齐全。")),
    (REVIEWER, "2026-03-05 09:00", Pass("同意。")),
)


@pytest.fixture
def sessions(world, database_url):
    """Eight processes' worth of connections."""
    worlds = [replace(world, store=Store(make_engine(database_url))) for _ in range(8)]
    yield worlds
    for one in worlds:
        one.store.engine.dispose()


def at_once(wishes):
    """What comes of each when all begin at the same moment: None for done, a refusal, or whatever else broke out."""
    start, answers = threading.Barrier(len(wishes)), [None] * len(wishes)

    def wish(number, act):
        start.wait()
        try:
            act()
        except BaseException as broken:
            answers[number] = broken

    threads = [threading.Thread(target=wish, args=pair) for pair in enumerate(wishes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_thirty_two_who_take_a_task_one_holds_it_and_the_others_know_who(world, clock, sessions):
    clock.set("2026-03-02 12:00")
    file_many(world, 3, clock.now())
    clerks = [replace(CLERK, person=f"p-clerk-{n}", name=f"窗口{n}") for n in range(32)]
    for n in range(3):
        case, seen = f"case-{n}", version(world, f"case-{n}")
        wishes = [partial(handling.claim, sessions[k % 8], me, case, seen, "accept-1") for k, me in enumerate(clerks)]
        answers = at_once(wishes)
        with world.reading() as connection:
            holder = boards.case_page(connection, case).tasks["accept-1"].holder_name
        assert [clerks[k].name for k, answer in enumerate(answers) if answer is None] == [holder]
        for answer in filter(None, answers):
            assert isinstance(answer, Refusal), answer
            assert f"已由{holder}于2026-03-02 12:00:00领取" in answer.say("zh")
            assert f"{holder} took this task at 2026-03-02 12:00" in answer.say("en")
    assert Counter(events_of_kind(world, "task-claimed")) == {(f"case-{n}", ""): 1 for n in range(3)}


def test_of_withdrawing_and_deciding_one_wins(world, clock, sessions):
    clock.set("2026-03-06 09:00")
    cases = 12
    file_many(world, cases, clock.now(), persons=1)
    advance(world, cases, *AT_APPROVAL)
    owner, chance = Actor("p-0", "测试甲"), random.Random(9)
    for n in range(cases):
        case, seen = f"case-{n}", version(world, f"case-{n}")
        wishes = {
            "withdrawn": partial(filing.withdraw, sessions[0], owner, case, seen, ""),
            "granted": partial(handling.grant, sessions[1], APPROVER, case, seen, "准予。"),
            "refused": partial(handling.refuse, sessions[2], APPROVER, case, seen, "不符合条件。", (law_of(world),)),
        }
        names = chance.sample(list(wishes), k=2 + n % 2)
        answers = at_once([wishes[name] for name in names])
        won = [name for name, answer in zip(names, answers, strict=True) if answer is None]
        assert len(won) == 1, answers
        with world.reading() as connection:
            assert boards.case_page(connection, case).status.value == won[0]
        winner = owner.name if won == ["withdrawn"] else APPROVER.name
        for answer in filter(None, answers):
            assert isinstance(answer, Refusal), answer
            assert winner in answer.say("zh")


def law_of(world):
    return world.editions.current("catering-licence", world.today()).matter.basis[0].id


HEARING = BeginProcedure("hearing", TimeLimit(5, Unit.WORKING_DAY), "利害关系人申请听证。")
ACTS = {
    "accept": (0, lambda world, seen: handling.accept(world, CLERK, "case-0", seen)),
    "correct": (0, lambda world, seen: handling.request_correction(world, CLERK, "case-0", seen, GAPS)),
    "not accept": (0, lambda world, seen: handling.not_accept(world, CLERK, "case-0", seen, "不属于本机关。")),
    "pass": (1, lambda world, seen: handling.pass_on(world, HANDLER, "case-0", seen, "同意。")),
    "return": (2, lambda world, seen: handling.return_to(world, REVIEWER, "case-0", seen, "examine", "缺照片。")),
    "suspend": (1, lambda world, seen: issuing.carry_out(world, HANDLER, "case-0", seen, HEARING)),
    "grant": (3, lambda world, seen: handling.grant(world, APPROVER, "case-0", seen, "准予。")),
    "refuse": (3, lambda world, seen: handling.refuse(world, APPROVER, "case-0", seen, "不符合。", (law_of(world),))),
    "withdraw": (3, lambda world, seen: filing.withdraw(world, Actor("p-0", "测试甲"), "case-0", seen, "")),
}


class PowerCut(Exception):
    """Everything since the transaction began is gone."""


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_breaks_off_anywhere_has_not_begun(world, clock, act):
    clock.set("2026-03-06 09:00")
    file_many(world, 1, clock.now())
    steps, do = ACTS[act]
    advance(world, 1, *AT_APPROVAL[:steps])
    seen, before = version(world, "case-0"), rows(world)
    broke = 0
    while broke_off(world, broke + 1, partial(do, world, seen)):
        assert rows(world) == before
        broke += 1
    assert broke >= 8, "at every statement"
    assert rows(world) != before
    with world.reading() as connection:
        assert boards.case_page(connection, "case-0").version > seen


def broke_off(world, statement, do):
    """Whether the act was cut off, before the so-manieth statement that writes or reads."""
    count = 0

    def before(*_):
        nonlocal count
        count += 1
        if count == statement:
            raise PowerCut

    event.listen(world.store.engine, "before_cursor_execute", before)
    try:
        do()
    except PowerCut:
        return True
    finally:
        event.remove(world.store.engine, "before_cursor_execute", before)
    return False


def rows(world):
    with world.reading() as connection:
        return {
            table.name: connection.execute(select(table)).all()
            for table in metadata.sorted_tables
            if table.name in KEPT
        }


#: What an act may write.
KEPT = {"events", "cases", "tasks", "timers", "notices", "outbox", "counters", "messages"}
