"""Who comes in: the first person by a one-time token, everybody by password, posts as held today."""

import time
from datetime import date

import pytest
from argon2 import PasswordHasher, profiles
from sqlalchemy import insert, select, update
from use_cases.worlds import StandingClock

from banshi.people import Post, Role
from banshi.store import tables
from banshi.use_cases import people
from banshi.use_cases.demo_people import PASSWORD, NotADemo, load_demo_people
from banshi.use_cases.people import NotPossible


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch):
    hasher = PasswordHasher.from_parameters(profiles.CHEAPEST)
    monkeypatch.setattr(people, "hasher", lambda: hasher)


def test_the_first_person_comes_by_a_token_that_works_once(world):
    assert people.needs_setup(world)
    old = people.new_setup_token(world)
    token = people.new_setup_token(world)
    for wrong in (old, "", "x" * 32):
        with pytest.raises(NotPossible):
            people.setup(world, wrong, "演示赵", "admin", "long enough")
    person = people.setup(world, token, "演示赵", "admin", "long enough")
    with pytest.raises(NotPossible):
        people.setup(world, token, "演示钱", "second", "long enough")
    assert people.new_setup_token(world) is None
    assert not people.needs_setup(world)
    came = people.verify_login(world, "admin", "long enough")
    assert came.person == person
    assert came.has(Role.OPERATOR)
    assert came.has(Role.ADMINISTRATOR)


def test_the_token_is_not_kept_as_it_is(world):
    token = people.new_setup_token(world)
    with world.reading() as connection:
        assert token not in str(connection.execute(select(tables.installation)).all())


@pytest.mark.parametrize(
    ("name", "login", "password", "code"),
    [
        ("", "somebody", "long enough", "no-name"),
        ("赵", "a b", "long enough", "bad-login"),
        ("赵", "ab", "long enough", "bad-login"),
        ("赵", "somebody", "short", "short-password"),
    ],
)
def test_accounts_that_cannot_be_made(world, name, login, password, code):
    with pytest.raises(NotPossible) as refusal:
        people.add_person(world, name, login, password)
    assert refusal.value.code == code
    assert refusal.value.say("zh")
    assert refusal.value.say("en")


def test_signing_in(world):
    people.add_person(world, "测试甲", "somebody", "long enough")
    with pytest.raises(NotPossible):
        people.add_person(world, "测试乙", "somebody", "long enough")
    assert people.verify_login(world, " somebody ", "long enough").name == "测试甲"
    for login, password in (("somebody", "long enougH"), ("somebody", ""), ("nobody", "long enough"), ("", "")):
        assert people.verify_login(world, login, password) is None


def test_a_closed_account_does_not_come_in(world):
    person = people.add_person(world, "测试甲", "somebody", "long enough")
    with world.store.unit_of_work() as work:
        work.connection.execute(update(tables.accounts).values(active=False))
    assert people.verify_login(world, "somebody", "long enough") is None
    assert people.actor(world, person) is None
    assert people.actor(world, "nobody") is None


def test_an_unknown_login_takes_as_long_as_a_wrong_password(world, monkeypatch):
    monkeypatch.setattr(people, "hasher", lambda: _slow)
    people.add_person(world, "测试甲", "somebody", "long enough")
    people._nobodys.cache_clear()
    people.verify_login(world, "nobody", "x")

    def seconds(login):
        times = []
        for _ in range(5):
            started = time.perf_counter()
            people.verify_login(world, login, "wrong password")
            times.append(time.perf_counter() - started)
        return min(times)

    known, unknown = seconds("somebody"), seconds("nobody")
    people._nobodys.cache_clear()
    assert 0.6 < unknown / known < 1.6


_slow = PasswordHasher(time_cost=2, memory_cost=8192, parallelism=1)


def test_posts_count_on_the_days_they_are_held(world, clock: StandingClock):
    person = people.add_person(world, "演示孙", "somebody", "long enough", (Post("market_supervision", Role.HANDLER),))
    with world.store.unit_of_work() as work:
        work.connection.execute(update(tables.posts).values(since=date(2026, 3, 2), until=date(2026, 3, 3)))
        work.connection.execute(
            insert(tables.posts).values(
                person=person, department="urban_management", role="reviewer", since=date(2026, 3, 4)
            )
        )
    held = {}
    for day in ("2026-03-01 23:59", "2026-03-02 00:00", "2026-03-03 23:59", "2026-03-04 00:00"):
        clock.set(day)
        held[day] = {post.role for post in people.actor(world, person).posts}
    assert list(held.values()) == [set(), {Role.HANDLER}, {Role.HANDLER}, {Role.REVIEWER}]


def test_the_demo_has_somebody_for_every_role_and_is_loaded_once(world):
    cast = load_demo_people(world)
    assert load_demo_people(world) == cast
    assert len({person.login for person in cast}) == len(cast)
    assert len({person.name for person in cast}) == len(cast)
    for login, role in (
        ("market.clerk", Role.WINDOW_CLERK),
        ("urban.approver", Role.APPROVER),
        ("operator", Role.OPERATOR),
    ):
        assert people.verify_login(world, login, PASSWORD).has(role)
    assert not people.verify_login(world, "applicant1", PASSWORD).is_staff


def test_the_demo_touches_no_real_installation(world):
    people.add_person(world, "真实的人", "somebody", "long enough")
    with pytest.raises(NotADemo):
        load_demo_people(world)
