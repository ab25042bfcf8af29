"""The desk's lists and the keeping of people mean the same on both databases."""

from datetime import date

import pytest
from sqlalchemy import select
from use_cases.worlds import APPLICANT, CLERK, FOREIGN_CLERK, HANDLER, MARKET, OTHER, file_one, version

from banshi.cases.commands import Accept, NotAccept
from banshi.people import Actor, Post, Role
from banshi.store import tables
from banshi.store.desk_lists import View, count_desk, desk, find
from banshi.use_cases import handling, people, staffing
from banshi.use_cases.foresight import foresee
from banshi.use_cases.handling import accept
from banshi.use_cases.refusals import Incomplete, NotFound, Stale


def listed(world, actor, view, **more):
    with world.reading() as connection:
        return [row.case.number for row in desk(connection, actor, view, **more)]


def test_views_order_and_pages(world, clock) -> None:
    first = file_one(world)
    clock.move(days=1)
    second = file_one(world, OTHER)
    assert listed(world, CLERK, View.UNCLAIMED) == [first.number, second.number]
    with world.reading() as connection:
        rows = desk(connection, CLERK, View.UNCLAIMED, limit=1)
        assert count_desk(connection, CLERK, View.UNCLAIMED) == 2
        assert count_desk(connection, CLERK, View.UNCLAIMED, most=1) == 1
    assert listed(world, CLERK, View.UNCLAIMED, after=rows[0].after) == [second.number]
    handling.accept(world, CLERK, first.case_id, version(world, first.case_id))
    assert listed(world, CLERK, View.UNCLAIMED) == [second.number]
    assert listed(world, CLERK, View.WAITING) == [first.number]
    assert listed(world, HANDLER, View.UNCLAIMED) == [first.number]
    handling.not_accept(world, CLERK, second.case_id, version(world, second.case_id), "不属于许可范围。")
    assert listed(world, CLERK, View.DONE) == [second.number]
    for view in View:
        assert listed(world, FOREIGN_CLERK, view) == []
        assert listed(world, APPLICANT, view) == []


def test_finding(world) -> None:
    filed = file_one(world)
    with world.reading() as connection:
        assert [row.case.id for row in find(connection, CLERK, filed.number)] == [filed.case_id]
        assert [row.case.id for row in find(connection, CLERK, "测试甲")] == [filed.case_id]
        assert find(connection, CLERK, " ") == []
        assert find(connection, CLERK, "%") == []
        assert find(connection, FOREIGN_CLERK, filed.number) == []


def test_foresight_tells_and_does_nothing(world) -> None:
    filed = file_one(world)
    seen = version(world, filed.case_id)
    foreseen = foresee(world, CLERK, filed.case_id, seen, Accept())
    assert [letter.title for letter in foreseen.letters] == ["受理通知书"]
    assert foreseen.case.accepted is not None
    assert version(world, filed.case_id) == seen
    with pytest.raises(Incomplete):
        foresee(world, CLERK, filed.case_id, seen, NotAccept("。"))
    accept(world, CLERK, filed.case_id, seen)
    with pytest.raises(Stale):
        foresee(world, CLERK, filed.case_id, seen, Accept())
    with pytest.raises(NotFound):
        foresee(world, FOREIGN_CLERK, filed.case_id, seen, Accept())


def test_people_and_posts(world) -> None:
    operator = Actor("p-boss", "运维")
    person = people.add_person(world, "甲", "somebody", "a long password")
    staffing.change_person(world, operator, person, " 乙 ", " somebody.else ", True)
    assert people.verify_login(world, "somebody.else", "a long password").name == "乙"
    staffing.add_post(world, person, Post(MARKET, Role.HANDLER), date(2026, 3, 1), date(2026, 3, 5))
    with pytest.raises(staffing.NotStaffed):
        staffing.add_post(world, person, Post(MARKET, Role.HANDLER), date(2026, 3, 5), None)
    staffing.add_post(world, person, Post(MARKET, Role.HANDLER), date(2026, 3, 6), None)
    with world.reading() as connection:
        first, second = connection.execute(select(tables.posts.c.id).order_by(tables.posts.c.id)).scalars()
    with pytest.raises(staffing.NotStaffed):
        staffing.change_post_days(world, operator, second, date(2026, 3, 4), None)
    staffing.change_post_days(world, operator, first, date(2026, 2, 1), date(2026, 2, 2))
    assert not people.actor(world, person).has_desk
    staffing.set_password(world, person, "another long one")
    assert people.verify_login(world, "somebody.else", "a long password") is None
    with pytest.raises(NotFound):
        staffing.set_password(world, "nobody", "another long one")
    with pytest.raises(NotFound):
        staffing.change_post_days(world, operator, 999999, date(2026, 3, 4), None)
