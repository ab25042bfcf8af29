"""Who may come in, and how does a new installation get its first person?"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import uuid
from collections.abc import Mapping
from functools import cache
from typing import ClassVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, insert, select

from banshi.cases.refusals import Refusal
from banshi.people import Actor, PersonId, Post, Role
from banshi.store import accounts as kept
from banshi.store.tables import installation
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.world import World
from banshi_rules.texts import Text

#: The shortest password an account may have.
PASSWORD_LENGTH = 10
_LOGIN = re.compile(r"[A-Za-z0-9._@-]{3,100}")
#: The department of posts that are not an organ's: configuring, operating and watching the installation.
INSTALLATION = "installation"


class NotPossible(Refusal):
    """An account that cannot be made as asked."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "wrong-token": Text(
            "初始设置链接无效或已使用。请在服务器上重新启动服务，使用新打印的链接。",
            "This set-up address is not valid or was used. Restart the service and use the address it prints.",
        ),
        "short-password": Text(
            "密码至少需要{least}个字符。请换一个更长的密码。",
            "A password needs at least {least} characters. Choose a longer one.",
        ),
        "bad-login": Text(
            "登录名为3到100个字母、数字或 . _ @ - 。请修改登录名。",
            "A login has 3 to 100 letters, digits or . _ @ - signs. Change it.",
        ),
        "taken-login": Text("这个登录名已被使用。请换一个。", "This login is taken. Choose another."),
        "no-name": Text("请填写姓名。", "Please give a name."),
    }


@cache
def hasher() -> PasswordHasher:
    """The one password hasher."""
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return hasher().hash(secrets.token_hex(16))


def verify_login(world: World, login: str, password: str) -> Actor | None:
    """The person who signs in, or None.  An unknown login takes as long as a wrong password."""
    with world.reading() as connection:
        account = kept.account_of(connection, login.strip())
    try:
        hasher().verify(account.password if account else _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return None
    return actor(world, account.person) if account else None


def actor(world: World, person: PersonId) -> Actor | None:
    """The person with the posts held today, for the sign-in of each request; None when the account is closed."""
    with world.reading() as connection:
        return kept.actor(connection, person, world.today())


def new_setup_token(world: World) -> str | None:
    """A fresh one-time token while nobody has an account (an older one ends); None when somebody has."""
    token = secrets.token_urlsafe(24)

    def act(work: UnitOfWork) -> str | None:
        if kept.count_accounts(work.connection):
            return None
        work.connection.execute(delete(installation))
        work.connection.execute(insert(installation).values(id=1, setup_token=_digest(token)))
        return token

    return world.store.write(act)


def needs_setup(world: World) -> bool:
    """Whether nobody has an account yet."""
    with world.reading() as connection:
        return kept.count_accounts(connection) == 0


def setup(world: World, token: str, name: str, login: str, password: str) -> PersonId:
    """Make the first account, which may configure and operate.  The token works once.  Raises NotPossible."""
    person = uuid.uuid4().hex
    hashed = _checked(name, login, password)
    now, today = world.clock.now(), world.today()

    def act(work: UnitOfWork) -> PersonId:
        row = work.connection.execute(select(installation).with_for_update()).one_or_none()
        kept_token = row.setup_token if row else None
        if kept_token is None or not hmac.compare_digest(kept_token, _digest(token)):
            raise NotPossible("wrong-token")
        if kept.count_accounts(work.connection):
            raise NotPossible("wrong-token")
        first = (Post(INSTALLATION, Role.ADMINISTRATOR), Post(INSTALLATION, Role.OPERATOR))
        kept.add_person(work, person, name.strip(), login.strip(), hashed, first, now, today, demo=False)
        work.connection.execute(delete(installation))
        work.connection.execute(insert(installation).values(id=1, setup_token=None, opened=now))
        return person

    return world.store.write(act)


def add_person(world: World, name: str, login: str, password: str, posts: tuple[Post, ...] = ()) -> PersonId:
    """A new person: an applicant without posts, staff with them.  Raises NotPossible."""
    person = uuid.uuid4().hex
    hashed = _checked(name, login, password)
    now, today = world.clock.now(), world.today()

    def act(work: UnitOfWork) -> PersonId:
        if kept.account_of(work.connection, login.strip()) is not None:
            raise NotPossible("taken-login")
        kept.add_person(work, person, name.strip(), login.strip(), hashed, posts, now, today, demo=False)
        return person

    return world.store.write(act)


def _checked(name: str, login: str, password: str) -> str:
    check_names(name, login)
    return hashed(password)


def check_names(name: str, login: str) -> None:
    """Raise NotPossible unless a person can be called and sign in like that."""
    if not name.strip():
        raise NotPossible("no-name")
    if not _LOGIN.fullmatch(login.strip()):
        raise NotPossible("bad-login")


def hashed(password: str) -> str:
    """What is kept of a password.  Raises NotPossible when it is too short."""
    if len(password) < PASSWORD_LENGTH:
        raise NotPossible("short-password", {"least": PASSWORD_LENGTH})
    return hasher().hash(password)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
