"""Officers carry a case to its end; who may not know it is told it is not there, and the slower one is told so."""

import pytest
from sqlalchemy import select
from use_cases.worlds import (
    APPLICANT,
    APPROVER,
    CLERK,
    FOREIGN_CLERK,
    HANDLER,
    OTHER,
    REVIEWER,
    file_one,
    version,
    walk_to_the_end,
)

from banshi.cases.case import Status
from banshi.cases.commands import Pass
from banshi.cases.events import Gap
from banshi.people import Actor, Post, Role
from banshi.store import boards, tables
from banshi.store.desk_lists import View, count_desk, desk
from banshi.store.timers import due_timers
from banshi.use_cases import handling, reading
from banshi.use_cases.delivering import deliver_ready, mark_read
from banshi.use_cases.foresight import foresee
from banshi.use_cases.refusals import Forbidden, NotFound, OutOfOrder, Stale
from banshi.use_cases.ticking import fire_due


@pytest.fixture
def case_id(world):
    return file_one(world).case_id


def watches_due(world):
    """The names of the timers whose moment has come."""
    with world.reading() as connection:
        return [timer.watch for timer in due_timers(connection, world.clock.now(), 10)]


def case(world, case_id):
    return reading.case_file(world, APPLICANT, case_id).case


def test_a_case_walks_to_its_end(world, case_id, clock):
    walk_to_the_end(world, case_id)
    ended = case(world, case_id)
    assert ended.status is Status.DELIVERED
    assert ended.outcome.granted
    assert ended.outcome.valid_until.isoformat() == "2031-03-01"
    assert {task.done_by for task in ended.tasks.values()} == {
        CLERK.person,
        HANDLER.person,
        REVIEWER.person,
        APPROVER.person,
    }
    with world.reading() as connection:
        notices = boards.notices_of(connection, case_id)
    assert [notice.kind for notice in notices] == ["receipt", "acceptance", "decision-grant"]
    assert [notice.number for notice in notices] == [
        "示收字〔2026〕第0001号",
        "示受字〔2026〕第0001号",
        "示准字〔2026〕第0001号",
    ]


def test_a_desk_shows_what_its_officer_may_do(world, clock):
    first = file_one(world)
    clock.move(days=1)
    second = file_one(world, OTHER)
    with world.reading() as connection:
        rows = desk(connection, CLERK, View.UNCLAIMED)
        assert [row.case.number for row in rows] == [first.number, second.number]
        later = desk(connection, CLERK, View.UNCLAIMED, after=rows[0].after)
        assert [row.case.number for row in later] == [second.number]
        assert count_desk(connection, CLERK, View.UNCLAIMED) == 2
        for nobody in (HANDLER, FOREIGN_CLERK, APPLICANT):
            assert desk(connection, nobody, View.UNCLAIMED) == []
            assert count_desk(connection, nobody, View.UNCLAIMED) == 0
    task = case(world, first.case_id).open_task.id
    handling.claim(world, CLERK, first.case_id, version(world, first.case_id), task)
    colleague = Actor("p-clerk-2", "演示窗口二", CLERK.posts)
    with world.reading() as connection:
        assert [row.case.number for row in desk(connection, colleague, View.UNCLAIMED)] == [second.number]
        assert [row.holder_name for row in desk(connection, CLERK, View.MINE)] == [CLERK.name]
        assert count_desk(connection, colleague, View.UNCLAIMED) == 1


@pytest.mark.parametrize(
    "stranger", [OTHER, FOREIGN_CLERK, Actor("p-operator", "运维", frozenset({Post("x", Role.OPERATOR)}))]
)
def test_for_strangers_a_case_is_not_there(world, case_id, stranger):
    """Attack rows 19 and 20: another's case, and a case of another department."""
    seen = version(world, case_id)
    with world.reading() as connection:
        (notice,) = boards.notices_of(connection, case_id)
    layout = case(world, case_id).materials["layout"][0]
    for act in (
        lambda: handling.accept(world, stranger, case_id, seen),
        lambda: handling.proposed_gaps(world, stranger, case_id),
        lambda: reading.case_file(world, stranger, case_id),
        lambda: reading.notice(world, stranger, notice.id),
        lambda: reading.case_material(world, stranger, case_id, "layout", layout.digest),
        lambda: reading.receipt(world, stranger, case_id),
        lambda: reading.case_id_of(world, stranger, "SL2026000001"),
    ):
        with pytest.raises(NotFound):
            act()
    assert version(world, case_id) == seen


def test_officers_do_not_hold_receipts(world, case_id):
    with pytest.raises(NotFound):
        reading.receipt(world, CLERK, case_id)


def test_one_person_does_not_examine_and_review(world, case_id):
    everything = Actor("p-all", "演示全能", CLERK.posts | HANDLER.posts | REVIEWER.posts | APPROVER.posts)
    handling.accept(world, everything, case_id, version(world, case_id))
    handling.pass_on(world, everything, case_id, version(world, case_id), "同意。")
    with pytest.raises(Forbidden):
        handling.pass_on(world, everything, case_id, version(world, case_id), "同意。")


def test_what_was_seen_counts(world, case_id):
    """Attack row 24: an old page, a second click, a step that is over."""
    seen = version(world, case_id)
    handling.accept(world, CLERK, case_id, seen)
    with pytest.raises(Stale) as refusal:
        handling.accept(world, CLERK, case_id, seen)
    assert CLERK.name in refusal.value.say("zh")
    with pytest.raises(OutOfOrder):
        handling.grant(world, APPROVER, case_id, version(world, case_id), "准予。")
    walk = version(world, case_id)
    handling.pass_on(world, HANDLER, case_id, walk, "同意。")
    with pytest.raises(Stale):
        handling.pass_on(world, HANDLER, case_id, walk, "同意。")


def test_a_clock_that_runs_over_sends_no_officer_back(world, case_id, clock):
    handling.accept(world, CLERK, case_id, version(world, case_id))
    seen = version(world, case_id)
    clock.set("2026-03-10 08:00")
    assert watches_due(world) == ["stage:examine-1", "promised"]
    assert fire_due(world) == 2
    assert version(world, case_id) > seen
    handling.pass_on(world, HANDLER, case_id, seen, "同意。")
    for odd in (seen, 0, -1, 10_000):
        with pytest.raises(Stale):
            handling.pass_on(world, REVIEWER, case_id, odd, "同意。")


def test_silence_accepts_from_the_day_of_receipt(world, case_id, clock):
    """Licensing Law 32(1)(4): no word in five working days, and the application counts as accepted."""
    clock.set("2026-03-10 08:00")
    assert watches_due(world) == ["answer", "stage:accept-1"]  # the one of the law and the step's own limit
    assert fire_due(world) == 3, "and the promise: it counts from the receipt, so it is over as soon as it begins"
    found = case(world, case_id)
    assert found.watches["promised"].passed
    assert (found.status, found.counted_from) == (Status.IN_PROGRESS, found.received)
    assert found.open_task.step == "examine"
    with world.reading() as connection:
        assert [n.kind for n in boards.notices_of(connection, case_id)] == ["receipt", "acceptance"]


def test_not_accepting_and_refusing(world):
    first, second = file_one(world).case_id, file_one(world, OTHER).case_id
    handling.not_accept(world, CLERK, first, version(world, first), "经营地址不在本区。", "样板区市场监督管理局")
    assert case(world, first).status is Status.NOT_ACCEPTED
    handling.accept(world, CLERK, second, version(world, second))
    handling.pass_on(world, HANDLER, second, version(world, second), "不符合条件。")
    handling.return_to(world, REVIEWER, second, version(world, second), "examine", "请补充核查意见。")
    handling.pass_on(world, HANDLER, second, version(world, second), "已补充。")
    handling.pass_on(world, REVIEWER, second, version(world, second), "同意承办意见。")
    handling.refuse(world, APPROVER, second, version(world, second), "场所与污染源距离不足。", ["order-78"])
    refused = reading.case_file(world, OTHER, second).case
    assert refused.outcome.granted is False
    assert "行政复议" in refused.outcome.remedies
    with world.reading() as connection:
        assert [n.kind for n in boards.notices_of(connection, second)] == ["receipt", "acceptance", "decision-refuse"]


def test_the_correction_notice_proposes_what_every_check_finds(world, case_id):
    assert handling.proposed_gaps(world, CLERK, case_id) == ()
    with world.store.unit_of_work() as work:  # the register learns afterwards that the enterprise was dissolved
        sheet = work.connection.execute(select(tables.sheets)).one()
        answers = {**sheet.answers, "uscc": "91440305MADEMX038E", "business": "canteen"}
        work.connection.execute(tables.sheets.update().values(answers=answers))
    gaps = handling.proposed_gaps(world, CLERK, case_id)
    found, brought = gaps[:3], gaps[3:]
    assert [gap.about for gap in found] == ["field:diners", "field:uscc", "material:canteen_contract"]
    # a canteen with many diners needs more staff, and whoever names others has to name the one in charge
    assert [gap.about for gap in brought] == ["field:safety_staff", "field:safety_staff"]
    assert all(gap.problem.startswith("改正后") for gap in brought)
    assert all(gap.problem and gap.remedy for gap in gaps)


def test_a_letter_reads_as_on_its_day(world, case_id, clock):
    with world.reading() as connection:
        (receipt,) = boards.notices_of(connection, case_id)
    before = reading.notice(world, APPLICANT, receipt.id)
    clock.move(days=1)
    walk_to_the_end(world, case_id)
    assert reading.notice(world, APPLICANT, receipt.id) == before
    assert reading.notice(world, CLERK, receipt.id)[1].number == "示收字〔2026〕第0001号"
    with pytest.raises(NotFound):
        reading.notice(world, APPLICANT, "nothing.1")


def test_notices_come_into_the_inbox_once(world, case_id, clock):
    assert deliver_ready(world) == 1
    assert deliver_ready(world) == 0
    handling.accept(world, CLERK, case_id, version(world, case_id))
    clock.move(seconds=5)
    assert deliver_ready(world) == 1
    with world.reading() as connection:
        messages = boards.inbox_messages(connection, APPLICANT.person)
        assert [m.notice.kind for m in messages] == ["acceptance", "receipt"]
        assert boards.count_unread(connection, APPLICANT.person) == 2
        assert boards.inbox_messages(connection, OTHER.person) == []
    mark_read(world, OTHER, messages[0].notice.id)
    mark_read(world, APPLICANT, messages[0].notice.id)
    with world.reading() as connection:
        assert boards.count_unread(connection, APPLICANT.person) == 1


def test_a_limit_that_runs_out_is_noted_by_the_clock(world, case_id, clock):
    assert fire_due(world) == 0
    clock.set("2026-03-09 23:59")
    assert fire_due(world) == 0
    clock.set("2026-03-10 00:00")
    assert watches_due(world) == ["answer", "stage:accept-1"]
    assert fire_due(world) == 3, "and the promise, which counts from the receipt"
    assert fire_due(world) == 0
    late = case(world, case_id)
    assert late.watches["answer"].passed


def test_silence_after_a_correction_notice_ends_the_case(world, case_id, clock):
    gap = Gap("material:layout", "空白页", "请上传平面图")
    handling.request_correction(world, CLERK, case_id, version(world, case_id), [gap])
    clock.set("2026-03-17 00:00")
    assert watches_due(world) == ["correction"]
    assert fire_due(world) == 1
    ended = case(world, case_id)
    assert ended.status is Status.TERMINATED
    with world.reading() as connection:
        assert [n.kind for n in boards.notices_of(connection, case_id)] == ["receipt", "correction", "termination"]
        assert boards.timeline(connection, case_id)[-1].actor == "system"


def test_a_clock_that_runs_out_sends_no_officer_back(world, case_id, clock):
    handling.accept(world, CLERK, case_id, version(world, case_id))
    seen = version(world, case_id)
    clock.move(days=30)
    due = watches_due(world)
    assert "statutory" in due
    assert fire_due(world) == len(due)
    assert fire_due(world) == 0
    assert version(world, case_id) > seen
    assert foresee(world, HANDLER, case_id, seen, Pass("材料齐全，建议同意。")).case.version > seen
    handling.pass_on(world, HANDLER, case_id, seen, "材料齐全，建议同意。")
    with pytest.raises(Stale):
        foresee(world, REVIEWER, case_id, seen, Pass("同意。"))
