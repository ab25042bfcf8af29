"""Deputies: who may name whom, for how long, and what is never possible; on both databases."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select, update
from use_cases.staff import NAMES, POSTS, add, staff, who
from use_cases.worlds import MARKET

from banshi.people import Post, Role
from banshi.store import delegations, tables
from banshi.use_cases import staffing
from banshi.use_cases.delegating import NotDelegated, name_deputy, revoke_delegation
from banshi.use_cases.people import NotPossible
from banshi.use_cases.refusals import NotFound

DAY = date(2026, 3, 2)  # of the standing clock
WEEK = DAY + timedelta(days=6)


@pytest.fixture(autouse=True)
def everybody(world):
    staff(world)


def name(world, principal, deputy, *, by=None, post=None, since=DAY, until=WEEK, reason="出差"):
    actor = who(world, by or principal)
    return name_deputy(world, actor, principal, post or POSTS[principal], deputy, since, until, reason)


def refused(world, code, *args, **more):
    with pytest.raises(NotDelegated) as refusal:
        name(world, *args, **more)
    assert refusal.value.code == code
    for language in ("zh", "en"):
        assert "{" not in refusal.value.say(language)
    return refusal.value


def test_a_deputy_holds_the_post_on_every_day_and_on_no_other(world, clock):
    name(world, "handler", "reviewer", since=DAY + timedelta(days=1), until=DAY + timedelta(days=2))
    seen = []
    for _day in range(5):
        deputy = who(world, "reviewer")
        seen.append((deputy.holds(Role.HANDLER, MARKET), {p: h.person for p, h in deputy.behalf.items()}))
        assert deputy.posts == {POSTS["reviewer"]}, "what is held for another is not the own"
        assert who(world, "handler").posts == {POSTS["handler"]}, "the absent person keeps the post"
        clock.move(days=1)
    acting = (True, {POSTS["handler"]: "handler"})
    assert seen == [(False, {}), acting, acting, (False, {}), (False, {})]


@pytest.mark.parametrize("by", ["handler", "head"])
def test_the_holder_or_the_head_names_a_deputy_and_it_stays_on_record(world, by):
    number = name(world, "handler", "handler2", by=by, reason=" 休假一周 ")
    with world.reading() as connection:
        (kept,) = delegations.of_departments(connection, {MARKET})
    assert kept.id == number
    assert (kept.principal_name, kept.deputy_name, kept.reason) == ("张承办", "李承办", "休假一周")
    assert (kept.named_by, kept.named_by_name, kept.named) == (by, NAMES[by][0], world.clock.now())
    assert kept.covers(DAY)


@pytest.mark.parametrize("by", ["handler2", "approver", "foreign", "clerk"])
def test_nobody_else_names_one(world, by):
    refused(world, "not-yours", "handler", "handler2", by=by)


def test_a_head_of_another_organ_names_nobody_here(world):
    add(world, "foreign-head", "郑外局长", Post("urban_management", Role.ORGAN_HEAD))
    refused(world, "not-yours", "handler", "handler2", by="foreign-head")


def test_what_is_held_for_another_is_not_handed_on(world):
    """No chain beyond one: by the deputy, by the principal's deputy's absence, by the deputy standing in."""
    name(world, "handler", "reviewer")
    refused(world, "not-yours", "reviewer", "clerk", post=POSTS["handler"])
    refused(world, "no-such-post", "reviewer", "clerk", post=POSTS["handler"], by="head")
    refused(world, "stands-in", "reviewer", "reviewer2")
    refused(world, "deputy-away", "approver", "handler", by="approver")


def test_a_deputy_of_the_head_names_no_deputies(world):
    name(world, "head", "approver")
    assert who(world, "approver").holds(Role.ORGAN_HEAD, MARKET)
    refused(world, "not-yours", "handler", "handler2", by="approver")


def test_two_do_not_represent_each_other(world):
    name(world, "handler", "handler2")
    refused(world, "loop", "handler2", "handler")
    name(world, "handler2", "handler", since=WEEK + timedelta(days=1), until=WEEK + timedelta(days=3))


@pytest.mark.parametrize(("since", "until", "code"), [(0, 6, "overlap"), (6, 9, "overlap"), (2, 3, "overlap")])
def test_one_post_has_one_deputy_at_a_time(world, since, until, code):
    name(world, "handler", "handler2")
    days = {"since": DAY + timedelta(days=since), "until": DAY + timedelta(days=until)}
    refusal = refused(world, code, "handler", "handler3", **days)
    assert "李承办" in refusal.say("zh")
    assert refusal.field == "since"
    assert name(world, "handler", "handler3", since=DAY + timedelta(days=7), until=DAY + timedelta(days=9))


def test_one_deputy_does_not_stand_in_for_two_in_one_post(world):
    name(world, "handler", "reviewer")
    refused(world, "busy", "handler2", "reviewer")
    name(world, "clerk", "reviewer")
    assert {post.role for post in who(world, "reviewer").behalf} == {Role.HANDLER, Role.WINDOW_CLERK}


def test_nobody_represents_himself_under_any_account(world):
    refused(world, "oneself", "handler", "handler")
    for person in ("handler", "reviewer"):
        staffing.set_id_number(world, person, "11010519491231002X")
    refused(world, "oneself", "handler", "reviewer")
    refused(world, "oneself", "handler", "reviewer", by="head")


def test_nobody_gives_himself_power(world):
    refused(world, "own-appointment", "handler", "head", by="head")
    name(world, "handler", "head")


@pytest.mark.parametrize("deputy", ["foreign", "nobody", "closed", "left"])
def test_a_deputy_works_in_the_same_department(world, deputy):
    add(world, "closed", "冯停用", POSTS["handler"])
    add(world, "left", "陈离任", POSTS["handler"])
    with world.store.unit_of_work() as work:
        work.connection.execute(
            update(tables.accounts).where(tables.accounts.c.person == "closed").values(active=False)
        )
        work.connection.execute(update(tables.posts).where(tables.posts.c.person == "left").values(until=DAY))
    refused(world, "no-colleague", "handler", deputy, since=DAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("days", "reason", "code"),
    [
        ((DAY, DAY - timedelta(days=1)), "出差", "days-reversed"),
        ((DAY - timedelta(days=1), WEEK), "出差", "past"),
        ((DAY, WEEK), "——", "no-reason"),
        ((DAY, WEEK), " ", "no-reason"),
    ],
)
def test_days_and_reasons(world, days, reason, code):
    refused(world, code, "handler", "handler2", since=days[0], until=days[1], reason=reason)


def test_only_posts_of_steps_have_deputies(world):
    post = Post("installation", Role.OPERATOR)
    add(world, "operator", "褚运维", post)
    refused(world, "not-yours", "operator", "handler", post=post)
    with pytest.raises(NotFound):
        name_deputy(world, who(world, "head"), "nobody", POSTS["handler"], "handler", DAY, WEEK, "出差")


def test_it_ends_with_the_post_the_account_or_the_deputys_place(world, clock):
    name(world, "handler", "reviewer")
    staffing.change_person(world, who(world, "head"), "handler", "张承办", "login-handler", active=False)
    assert not who(world, "reviewer").behalf, "a closed account gives nobody power"
    staffing.change_person(world, who(world, "head"), "handler", "张承办", "login-handler", active=True)
    assert who(world, "reviewer").behalf
    with world.store.unit_of_work() as work:
        work.connection.execute(update(tables.posts).where(tables.posts.c.person == "handler").values(until=DAY))
    clock.move(days=1)
    assert not who(world, "reviewer").behalf, "a post that is over is not held for anybody"
    with world.store.unit_of_work() as work:
        work.connection.execute(update(tables.posts).where(tables.posts.c.person == "handler").values(until=None))
        work.connection.execute(update(tables.posts).where(tables.posts.c.person == "reviewer").values(until=DAY))
    assert not who(world, "reviewer").held, "who left the department stands in for nobody there"


@pytest.mark.parametrize("by", ["handler", "head"])
def test_revoked_at_once_and_on_record(world, by, clock):
    number = name(world, "handler", "reviewer")
    clock.move(hours=2)
    revoke_delegation(world, who(world, by), number, "提前回来")
    assert not who(world, "reviewer").behalf
    with world.reading() as connection:
        kept = delegations.by_id(connection, number)
    assert (kept.revoked, kept.revoked_by_name, kept.revoked_why) == (clock.now(), NAMES[by][0], "提前回来")
    with pytest.raises(NotDelegated) as refusal:
        revoke_delegation(world, who(world, by), number)
    assert refusal.value.code == "over"
    name(world, "handler", "handler2")


def test_who_may_not_revoke(world):
    number = name(world, "handler", "reviewer")
    with pytest.raises(NotDelegated) as refusal:
        revoke_delegation(world, who(world, "reviewer"), number)
    assert refusal.value.code == "not-yours-to-revoke"
    for stranger in ("handler2", "foreign"):
        with pytest.raises(NotFound):
            revoke_delegation(world, who(world, stranger), number)
    with pytest.raises(NotFound):
        revoke_delegation(world, who(world, "head"), 10_000)
    assert who(world, "reviewer").behalf


RACES = {
    "two deputies of one": [("handler", "handler2"), ("handler", "handler3")],
    "each the other's": [("handler", "handler2"), ("handler2", "handler")],
    "a chain": [("handler", "handler2"), ("handler2", "handler3")],
    "one for two": [("handler", "reviewer"), ("handler2", "reviewer")],
}


@pytest.mark.parametrize("race", RACES)
def test_of_two_that_do_not_agree_one_is_refused(world, race):
    start, won, lost = Barrier(2), [], []

    def run(pair):
        start.wait()
        try:
            won.append(name(world, *pair))
        except NotDelegated as refusal:
            lost.append(refusal.code)

    threads = [Thread(target=run, args=(pair,)) for pair in RACES[race]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(won), len(lost)) == (1, 1)
    with world.reading() as connection:
        assert len(connection.execute(select(tables.delegations)).all()) == 1


def test_an_identity_number_is_kept_and_compared_and_not_said(world):
    staffing.set_id_number(world, "handler", " 11010519491231002x ")
    staffing.set_id_number(world, "reviewer", "11010519491231002X")
    one, other = who(world, "handler"), who(world, "reviewer")
    assert one.number == other.number == "11010519491231002X"
    assert one.is_same(other)
    assert other.accounts == {"handler", "reviewer"}
    assert "11010519491231002X" not in repr(one)
    staffing.set_id_number(world, "reviewer", "")
    assert who(world, "reviewer").number is None
    assert not who(world, "handler").is_same(who(world, "reviewer"))
    for wrong in ("110105194912310021", "1", "abc"):
        with pytest.raises(NotPossible) as refusal:
            staffing.set_id_number(world, "handler", wrong)
        assert refusal.value.code == "bad-id-number"
    with pytest.raises(NotFound):
        staffing.set_id_number(world, "nobody", "")
