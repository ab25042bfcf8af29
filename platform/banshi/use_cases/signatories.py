"""Who may put definitions in force, and are two of them really two?

Where the installation has accounts, a signatory is an active account with a post as administrator of matters today,
named by its login.  Where it has none yet, whoever runs the machine names the two persons freely.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from sqlalchemy import Connection, select

from banshi.cases.refusals import Refusal
from banshi.people import Role
from banshi.store import accounts as kept
from banshi.store.proposals import Hand
from banshi.store.tables import accounts, people
from banshi_rules.texts import Text

#: The longest name one may sign with.
LONGEST_NAME = 100


class NotSignatory(Refusal):
    """This person cannot sign."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "nobody": Text(
            "没有登录名为“{name}”的账号。请写有事项管理员岗位的人的登录名。",
            'There is no account with the login "{name}". Give the login of somebody who is administrator of matters.',
        ),
        "ambiguous": Text(
            "有几个账号的登录名只差大小写：“{name}”。请按登录名原样写。",
            'Several logins differ from "{name}" in capitals only. Write the login exactly as it is.',
        ),
        "not-administrator": Text(
            "“{name}”今天没有事项管理员岗位，或者账号已停用，不能发布事项。请由事项管理员办理，或者先设置岗位。",
            '"{name}" holds no post as administrator of matters today, or the account is closed. '
            "Let an administrator do it, or give the post first.",
        ),
        "no-name": Text("请写明是谁（1到100个字）。", "Say who it is (1 to 100 characters)."),
        "same-person": Text(
            "发布要由两个人办理：这项提议是“{name}”自己提出的，不能由同一个人批准。请另一位事项管理员办理。",
            'Publishing takes two persons: "{name}" made this proposal and cannot approve it, too. '
            "Let another administrator do it.",
        ),
    }


def signatory(connection: Connection, name: str, today: date) -> Hand:
    """Who signs under that name.  Raises NotSignatory."""
    name = name.strip()
    if not fold(name) or len(name) > LONGEST_NAME:
        raise NotSignatory("no-name")
    if not kept.count_accounts(connection):
        return Hand(f"name:{fold(name)}", name, None)
    account = kept.account_of(connection, name) or _by_folded_login(connection, name)
    actor = kept.actor(connection, account.person, today)
    if actor is None or not actor.has(Role.ADMINISTRATOR):
        raise NotSignatory("not-administrator", {"name": name})
    return Hand(f"person:{actor.person}", actor.name, Role.ADMINISTRATOR)


def must_be_two(connection: Connection, first: Hand, second: Hand) -> None:
    """Raise NotSignatory when both are one person, however the names were typed.

    Who proposed before there were accounts is compared with the login and the name of the account that approves.
    """
    same = first.key == second.key
    if not same and first.key.startswith("name:") and second.key.startswith("person:"):
        query = select(accounts.c.login, people.c.name).join(people, people.c.id == accounts.c.person)
        row = connection.execute(query.where(people.c.id == second.key.removeprefix("person:"))).one()
        same = first.key.removeprefix("name:") in {fold(row.login), fold(row.name)}
    if same:
        raise NotSignatory("same-person", {"name": first.name})


def fold(name: str) -> str:
    """What is left of a name when case, width, spaces, marks and invisible signs are taken away."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", folded) if unicodedata.category(sign)[0] in "LNS")


def _by_folded_login(connection: Connection, name: str) -> kept.Account:
    fitting = [login for login in kept.logins(connection) if fold(login) == fold(name)]
    if not fitting:
        raise NotSignatory("nobody", {"name": name})
    account = kept.account_of(connection, fitting[0])
    if len(fitting) > 1 or account is None:
        raise NotSignatory("ambiguous", {"name": name})
    return account
