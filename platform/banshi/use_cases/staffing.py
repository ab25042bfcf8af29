"""Who works here, in which posts and until when, and who may no longer come in?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from sqlalchemy import delete, insert, or_, select, update

from banshi.people import STEP_ROLES, Actor, PersonId, Post, Role
from banshi.store.tables import accounts, people, posts, sign_ins
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.people import INSTALLATION, NotPossible, check_names, hashed
from banshi.use_cases.refusals import NotFound
from banshi.use_cases.world import World
from banshi_forms.kinds.resident_id import RESIDENT_ID
from banshi_forms.model import Field, Wrong
from banshi_rules.findings import NOWHERE
from banshi_rules.texts import Text


class NotStaffed(NotPossible):
    """A change of people or posts that cannot be made as asked."""

    sentences: ClassVar[Mapping[str, Text]] = {
        **NotPossible.sentences,
        "own-account": Text(
            "不能停用自己的账号。请由另一位系统管理员停用。",
            "You cannot close your own account. Let another operator do it.",
        ),
        "own-post": Text(
            "不能结束自己的系统管理员岗位。请由另一位系统管理员办理。",
            "You cannot end your own post as operator. Let another operator do it.",
        ),
        "wrong-department": Text(
            "这个岗位不属于这个部门：办理岗位设在各部门，事项管理员、系统管理员、监察人员设在本系统。请改选部门或者岗位。",
            "That post does not belong there: posts of a step are a department's; administrator, operator and "
            "supervisor are the installation's. Choose another department or post.",
        ),
        "days-reversed": Text(
            "结束日期早于开始日期。请修改其中一个。", "The last day is before the first. Change one of them."
        ),
        "held-already": Text(
            "这个人在这段时间已有这个岗位。请修改原来的岗位或者日期。",
            "This person already holds that post in this time. Change that one, or the days.",
        ),
        "bad-id-number": Text(
            "身份证号不正确：应为18位，最后一位是校验码。请核对后重新填写。",
            "That identity number is not right: it has 18 characters, the last of which checks the others. "
            "Compare it and type it again.",
        ),
    }


def change_person(
    world: World, by: Actor, person: PersonId, name: str, login: str, active: bool, id_number: str = ""
) -> None:
    """Another name or login, or an account opened or closed; a closed one is signed out everywhere at once.

    An identity number is kept where one is given; an empty one leaves what is known.  Raises NotFound, NotPossible.
    """
    check_names(name, login)
    known = {"id_number": number} if (number := _id_number(id_number)) else {}
    if person == by.person and not active:
        raise NotStaffed("own-account")

    def act(work: UnitOfWork) -> None:
        _must_exist(work, person)
        taken = select(accounts.c.person).where(accounts.c.login == login.strip(), accounts.c.person != person)
        if work.connection.execute(taken).first() is not None:
            raise NotStaffed("taken-login")
        work.connection.execute(update(people).where(people.c.id == person).values(name=name.strip(), **known))
        work.connection.execute(
            update(accounts).where(accounts.c.person == person).values(login=login.strip(), active=active)
        )
        if not active:
            work.connection.execute(delete(sign_ins).where(sign_ins.c.person == person))

    world.store.write(act)


def set_password(world: World, person: PersonId, password: str) -> None:
    """A new password; every sign-in of the person ends.  Raises NotFound, NotPossible."""
    kept = hashed(password)

    def act(work: UnitOfWork) -> None:
        _must_exist(work, person)
        work.connection.execute(update(accounts).where(accounts.c.person == person).values(password=kept))
        work.connection.execute(delete(sign_ins).where(sign_ins.c.person == person))

    world.store.write(act)


def set_id_number(world: World, person: PersonId, number: str) -> None:
    """The resident identity number of a person, empty to forget it: it is compared (own case, several accounts of one
    person) and never shown.  Raises NotFound, NotPossible.
    """
    known = _id_number(number)

    def act(work: UnitOfWork) -> None:
        _must_exist(work, person)
        work.connection.execute(update(people).where(people.c.id == person).values(id_number=known))

    world.store.write(act)


def _id_number(typed: str) -> str | None:
    options = RESIDENT_ID.options({})
    field = Field(id="id_number", kind=RESIDENT_ID, label=Text("身份证号"), options=options, at=NOWHERE)
    try:
        number = RESIDENT_ID.parse(field, typed)
    except Wrong as wrong:
        raise NotStaffed("bad-id-number") from wrong
    if number is not None and RESIDENT_ID.check(field, number, None) is not None:
        raise NotStaffed("bad-id-number")
    return None if number is None else str(number)


def add_post(world: World, person: PersonId, post: Post, since: date, until: date | None) -> None:
    """A post from `since` to `until`, both included.  Raises NotFound, NotPossible."""
    _must_fit(post, since, until)

    def act(work: UnitOfWork) -> None:
        _must_exist(work, person)
        _must_be_free(work, person, post, since, until)
        work.connection.execute(
            insert(posts).values(
                person=person, department=post.department, role=post.role.value, since=since, until=until
            )
        )

    world.store.write(act)


def change_post_days(world: World, by: Actor, post_id: int, since: date, until: date | None) -> None:
    """Other days for a post; with a last day it ends, and what was done in it stays true.  Raises as `add_post`."""

    def act(work: UnitOfWork) -> None:
        row = work.connection.execute(select(posts).where(posts.c.id == post_id)).one_or_none()
        if row is None:
            raise NotFound
        post = Post(row.department, Role(row.role))
        _must_fit(post, since, until)
        today = world.today()
        if row.person == by.person and post.role is Role.OPERATOR and not _covers(since, until, today):
            raise NotStaffed("own-post")
        _must_be_free(work, row.person, post, since, until, but=post_id)
        work.connection.execute(update(posts).where(posts.c.id == post_id).values(since=since, until=until))

    world.store.write(act)


def _covers(since: date, until: date | None, day: date) -> bool:
    return since <= day and (until is None or day <= until)


def _must_exist(work: UnitOfWork, person: PersonId) -> None:
    if work.connection.execute(select(accounts.c.person).where(accounts.c.person == person)).first() is None:
        raise NotFound


def _must_fit(post: Post, since: date, until: date | None) -> None:
    if (post.role in STEP_ROLES) == (post.department == INSTALLATION):
        raise NotStaffed("wrong-department")
    if until is not None and until < since:
        raise NotStaffed("days-reversed")


def _must_be_free(
    work: UnitOfWork, person: PersonId, post: Post, since: date, until: date | None, but: int | None = None
) -> None:
    same = select(posts.c.id).where(
        posts.c.person == person,
        posts.c.department == post.department,
        posts.c.role == post.role.value,
        or_(posts.c.until.is_(None), posts.c.until >= since),
    )
    if until is not None:
        same = same.where(posts.c.since <= until)
    if but is not None:
        same = same.where(posts.c.id != but)
    if work.connection.execute(same).first() is not None:
        raise NotStaffed("held-already")
