"""Who comes in: the first person by a one-time token, everybody by password, posts as held today."""

from typing import ClassVar

import pytest
from argon2 import PasswordHasher, extract_parameters, profiles
from sqlalchemy import select, update

from banshi.people import Actor, Role
from banshi.store import tables
from banshi.use_cases import demo_people, people, staffing
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


def test_an_unknown_login_costs_the_same_work_as_a_wrong_password(world, monkeypatch):
    """One hash is computed either way, with the same cost; a clock would only measure how busy the machine is."""

    class Counting(PasswordHasher):
        hashed: ClassVar[list[str]] = []

        def verify(self, hash: str, password: str) -> bool:
            self.hashed.append(hash)
            return super().verify(hash, password)

    hasher = Counting(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(people, "hasher", lambda: hasher)
    people.add_person(world, "测试甲", "somebody", "long enough")
    people._nobodys.cache_clear()
    for login in ("somebody", "nobody"):
        assert people.verify_login(world, login, "wrong password") is None
    people._nobodys.cache_clear()
    known, unknown = Counting.hashed
    assert known != unknown
    assert extract_parameters(known) == extract_parameters(unknown)


def test_a_demo_goes_on_after_its_people_were_changed(world, monkeypatch):
    """A demo's operator adds, renames and closes; the next start must take all that as it is."""
    monkeypatch.setattr(demo_people, "hasher", people.hasher)
    played = demo_people.load_demo_people(world)
    people.add_person(world, "演示新人", "newcomer", "long enough")
    operator = Actor("demo-operator", "演示")
    staffing.change_person(world, operator, "demo-applicant1", "改名", "renamed", True)
    staffing.change_person(world, operator, "demo-applicant2", "测试乙", "applicant2", False)
    assert demo_people.load_demo_people(world) == played
    assert people.verify_login(world, "renamed", demo_people.PASSWORD).name == "改名"
    assert people.verify_login(world, "applicant2", demo_people.PASSWORD) is None


def test_a_demo_never_moves_in_with_real_people(world):
    people.add_person(world, "真人", "real-one", "long enough")
    with pytest.raises(demo_people.NotADemo):
        demo_people.load_demo_people(world)


def test_a_demo_names_first_whom_one_needs_to_try_it(world):
    played = demo_people.cast(
        {e.matter.department.id: e.matter.department for e in world.editions.catalogue(world.today())}.values()
    )
    matters = [edition.matter for edition in world.editions.catalogue(world.today())]
    first = [person.login for person in demo_people.foremost(played, matters)]
    assert {"applicant1", "market.clerk", "market.registrar", "urban.approver", "administrator", "operator"} <= set(
        first
    )
    catering = [matter for matter in matters if matter.code == "catering-licence"]
    assert {person.login for person in demo_people.foremost(played, catering)} == {
        *("applicant1", "applicant2", "applicant3", "applicant4"),
        *("market.clerk", "market.registrar", "market.handler", "market.reviewer", "market.approver"),
        *("administrator", "administrator2", "operator", "supervisor"),
    }, "who has a step in it, nobody else; inspectors and heads of organs have none"
