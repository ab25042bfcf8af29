"""Tasks change hands while others act: one winner, a clear sentence for the loser, nothing half done; on both."""

from threading import Barrier, Thread

import pytest
from sqlalchemy import select
from use_cases.staff import POSTS, staff, who
from use_cases.worlds import OTHER, file_one, version

from banshi.cases.case import Status
from banshi.store import boards, tables
from banshi.store.desk_lists import View, count_desk
from banshi.use_cases import handling, reading
from banshi.use_cases.colleagues import colleagues_for, open_tasks_to_give
from banshi.use_cases.delegating import name_deputy
from banshi.use_cases.refusals import Forbidden, NotFound, OutOfOrder, Stale

EXAMINE = "examine-1"


@pytest.fixture(autouse=True)
def everybody(world):
    staff(world)


@pytest.fixture
def case_id(world):
    """Accepted, and taken by a handler."""
    return taken(world)


def taken(world, *applicant):
    filed = file_one(world, *applicant).case_id
    handling.accept(world, who(world, "clerk"), filed, version(world, filed))
    handling.claim(world, who(world, "handler"), filed, version(world, filed), EXAMINE)
    return filed


def task_row(world, case_id, task=EXAMINE):
    with world.reading() as connection:
        wanted = (tables.tasks.c.case == case_id, tables.tasks.c.task == task)
        return connection.execute(select(tables.tasks).where(*wanted)).one()


def case(world, case_id):
    return reading.case_file(world, who(world, "head"), case_id).case


def on_desk(world, person, view=View.MINE):
    with world.reading() as connection:
        return count_desk(connection, who(world, person), view)


def test_it_leaves_one_desk_and_lies_on_the_other(world, case_id):
    assert (on_desk(world, "handler"), on_desk(world, "handler2")) == (1, 0)
    handling.assign(world, who(world, "handler"), case_id, version(world, case_id), EXAMINE, "handler2", "外出")
    assert (on_desk(world, "handler"), on_desk(world, "handler2")) == (0, 1)
    handling.release(world, who(world, "head"), case_id, version(world, case_id), EXAMINE, "重新分配")
    assert (on_desk(world, "handler2"), on_desk(world, "handler3", View.UNCLAIMED)) == (0, 1)
    row = task_row(world, case_id)
    assert (row.holder, row.holder_name, row.done) == (None, None, None)


def test_only_to_people_who_are_there_and_fit(world, case_id):
    seen = version(world, case_id)
    with pytest.raises(NotFound):
        handling.assign(world, who(world, "handler"), case_id, seen, EXAMINE, "nobody", "外出")
    with pytest.raises(Forbidden) as refusal:
        handling.assign(world, who(world, "handler"), case_id, seen, EXAMINE, "reviewer", "外出")
    assert refusal.value.code == "colleague-no-post"
    with pytest.raises(NotFound):
        handling.assign(world, who(world, "foreign"), case_id, seen, EXAMINE, "handler2", "外出")
    assert version(world, case_id) == seen


def test_who_is_offered_and_why_the_others_are_not(world, case_id):
    name_deputy(
        world, who(world, "handler2"), "handler2", POSTS["handler2"], "clerk", world.today(), world.today(), "休假"
    )
    file = reading.case_file(world, who(world, "handler"), case_id)
    (task,) = open_tasks_to_give(file.case, who(world, "handler"))
    found = {one.person.person: one.why_not for one in colleagues_for(world, file.matter, file.case, task)}
    assert {person for person, why in found.items() if why is None} == {"handler2", "handler3", "clerk"}
    assert "handler" not in found, "the holder has it already"
    assert {"reviewer", "approver", "head"} <= found.keys()
    assert all("岗位" in why.say("zh") for why in found.values() if why is not None)
    assert open_tasks_to_give(file.case, who(world, "reviewer")) == ()


def test_what_a_deputy_does_is_kept_with_both_names(world, case_id):
    name_deputy(
        world, who(world, "handler"), "handler", POSTS["handler"], "clerk", world.today(), world.today(), "休假"
    )
    assert (on_desk(world, "clerk"), on_desk(world, "handler")) == (1, 1), "it lies before both"
    handling.pass_on(world, who(world, "clerk"), case_id, version(world, case_id), "同意。")
    row = task_row(world, case_id)
    assert (row.done_by, row.done_for) == ("clerk", "handler")
    with world.reading() as connection:
        last = boards.timeline(connection, case_id)[-1]
    assert (last.actor_name, last.behalf, last.behalf_name) == ("周窗口", "handler", "张承办")
    assert case(world, case_id).tasks[EXAMINE].done_for == "handler"


def race(*acts):
    """Run the acts at once; what came of each: None, or the refusal."""
    start, ended = Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        start.wait()
        try:
            act()
        except (Stale, OutOfOrder, Forbidden) as refusal:
            ended[number] = refusal

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


@pytest.mark.parametrize("kind", ["reassign or decide", "reassign or release", "two heads"])
def test_of_two_at_once_one_wins_and_the_other_is_told(world, kind):
    """Attack row 25's neighbour, P9: ten races each, on the version both have seen."""
    for number in range(10):
        case_id = taken(world, OTHER)
        seen = version(world, case_id)
        handler, head = who(world, "handler"), who(world, "head")
        acts = {
            "reassign or decide": (
                lambda c=case_id, s=seen, h=head: handling.assign(world, h, c, s, EXAMINE, "handler2", "外出"),
                lambda c=case_id, s=seen, h=handler: handling.pass_on(world, h, c, s, "同意。"),
            ),
            "reassign or release": (
                lambda c=case_id, s=seen, h=head: handling.assign(world, h, c, s, EXAMINE, "handler2", "外出"),
                lambda c=case_id, s=seen, h=handler: handling.release(world, h, c, s, EXAMINE, "外出"),
            ),
            "two heads": (
                lambda c=case_id, s=seen, h=head: handling.assign(world, h, c, s, EXAMINE, "handler2", "外出"),
                lambda c=case_id, s=seen, h=head: handling.assign(world, h, c, s, EXAMINE, "handler3", "外出"),
            ),
        }[kind]
        ended = race(*acts)
        assert sorted(refusal is None for refusal in ended) == [False, True], number
        (loser,) = [refusal for refusal in ended if refusal is not None]
        assert isinstance(loser, Stale)
        winner = handler if ended[0] is not None and kind != "two heads" else head
        assert winner.name in loser.say("zh")
        whole = case(world, case_id)
        row = task_row(world, case_id)
        task = whole.tasks[EXAMINE]
        assert (row.holder, row.done_by) == (task.holder, task.done_by)
        assert whole.status is Status.IN_PROGRESS
        assert len([one for one in whole.tasks.values() if one.done is None]) == 1


def test_claim_or_reassign(world):
    for _number in range(10):
        case_id = file_one(world).case_id
        handling.accept(world, who(world, "clerk"), case_id, version(world, case_id))
        seen, head, handler = version(world, case_id), who(world, "head"), who(world, "handler3")
        ended = race(
            lambda c=case_id, s=seen, h=head: handling.assign(world, h, c, s, EXAMINE, "handler2", "分配"),
            lambda c=case_id, s=seen, h=handler: handling.claim(world, h, c, s, EXAMINE),
        )
        assert sorted(refusal is None for refusal in ended) == [False, True]
        assert task_row(world, case_id).holder == ("handler2" if ended[0] is None else "handler3")


def test_a_reloaded_page_of_the_one_who_lost_it_says_who_holds_it(world, case_id):
    handling.assign(world, who(world, "head"), case_id, version(world, case_id), EXAMINE, "handler2", "外出")
    with pytest.raises(OutOfOrder) as refusal:
        handling.pass_on(world, who(world, "handler"), case_id, version(world, case_id), "同意。")
    assert "李承办" in refusal.value.say("zh")
