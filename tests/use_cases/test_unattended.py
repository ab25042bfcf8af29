"""Work by officer, tasks nobody can take, and tasks of somebody who is not there; on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from use_cases.staff import POSTS, add, staff, who
from use_cases.worlds import MARKET, OTHER, file_one, version

from banshi.cases.limits import end_of
from banshi.people import Actor
from banshi.store import tables, workloads
from banshi.use_cases import handling, staffing
from banshi.use_cases.delegating import name_deputy
from banshi.use_cases.unattended import unattended


@pytest.fixture(autouse=True)
def everybody(world):
    staff(world)


def end_post(world, *persons):
    day = world.today() - timedelta(days=1)
    with world.store.unit_of_work() as work:
        work.connection.execute(update(tables.posts).where(tables.posts.c.person.in_(persons)).values(until=day))


def accept(world, case_id):
    handling.accept(world, who(world, "clerk"), case_id, version(world, case_id))


def claim(world, person, case_id, task):
    handling.claim(world, who(world, person), case_id, version(world, case_id), task)


def reasons(found):
    return [(one.task.task, [why.zh for why in one.why]) for one in found]


def test_a_step_whose_post_nobody_holds_is_found(world):
    case_id = file_one(world).case_id
    assert unattended(world, {MARKET}).stuck == ()
    end_post(world, "clerk")
    for scope in ({MARKET}, None):
        assert reasons(unattended(world, scope).stuck) == [("accept-1", ["没有在岗人员有这个岗位"])]
    assert unattended(world, {"urban_management"}).stuck == ()
    add(world, "clerk2", "郑窗口", POSTS["clerk"])
    assert unattended(world, {MARKET}).stuck == ()
    assert case_id


def test_a_closed_account_takes_nothing(world):
    file_one(world)
    staffing.change_person(world, who(world, "head"), "clerk", "周窗口", "login-clerk", active=False)
    assert len(unattended(world, {MARKET}).stuck) == 1


def test_duties_are_considered(world):
    """Both reviewers are out: one examined in the place of a handler, the other is the applicant."""
    case_id = file_one(world, who(world, "reviewer2")).case_id
    accept(world, case_id)
    name_deputy(
        world, who(world, "handler"), "handler", POSTS["handler"], "reviewer", world.today(), world.today(), "出差"
    )
    handling.pass_on(world, who(world, "reviewer"), case_id, version(world, case_id), "同意。")
    ((task, why),) = reasons(unattended(world, {MARKET}).stuck)
    assert task == "check-1"
    assert len(why) == 2
    assert any("王审核" in one and "承办" in one for one in why)
    assert any("孙审核" in one and "申请人" in one for one in why)
    add(world, "reviewer3", "蒋审核", POSTS["reviewer"])
    assert unattended(world, {MARKET}).stuck == ()


def test_what_lies_with_somebody_who_left_or_is_away(world, clock):
    left, away = file_one(world).case_id, file_one(world, OTHER).case_id
    for case_id, person in ((left, "handler"), (away, "handler2")):
        accept(world, case_id)
        claim(world, person, case_id, "examine-1")
    assert unattended(world, {MARKET}).left_alone == ()
    end_post(world, "handler")
    assert reasons(unattended(world, {MARKET}).left_alone) == [("examine-1", ["张承办已不在这个岗位"])]
    today = world.today()
    name_deputy(world, who(world, "handler2"), "handler2", POSTS["handler2"], "approver", today, today, "休假")
    assert len(unattended(world, {MARKET}).left_alone) == 1, "a deputy goes on with what the absent one holds"
    add(world, "both", "许两岗", POSTS["handler"], POSTS["clerk"])
    third = file_one(world, Actor("p-third", "测试丙")).case_id
    accept(world, third)
    claim(world, "both", third, "examine-1")
    name_deputy(world, who(world, "both"), "both", POSTS["clerk"], "head", today, today, "休假")
    assert ("examine-1", ["许两岗不在岗，这个岗位没有代理人"]) in reasons(unattended(world, {MARKET}).left_alone)


def test_loads_by_officer(world, clock):
    first, second = file_one(world).case_id, file_one(world, OTHER).case_id
    for case_id in (first, second):
        accept(world, case_id)
    claim(world, "handler", first, "examine-1")

    def loads():
        tonight = end_of(world.today())
        with world.reading() as connection:
            found = workloads.loads(connection, {MARKET}, clock.now(), tonight)
            assert workloads.loads(connection, {"urban_management"}, clock.now(), tonight) == []
        return {one.holder: (one.held, one.today, one.overdue) for one in found}

    with world.reading() as connection:
        due = connection.execute(tables.tasks.select().where(tables.tasks.c.done.is_(None))).first().due
        mine = workloads.open_tasks(connection, {MARKET}, "handler")
    assert [task.task for task in mine] == ["examine-1"]
    assert loads() == {"handler": (1, 0, 0), None: (1, 0, 0)}
    clock.time = due - timedelta(hours=5)
    assert loads() == {"handler": (1, 1, 0), None: (1, 1, 0)}
    clock.time = due
    assert loads() == {"handler": (1, 0, 1), None: (1, 0, 1)}
