"""Who plays in the demonstration?  Invented people, one for each role of each department, and applicants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from banshi.definitions.flow_words import ROLE_WORDS
from banshi.definitions.model import Department, Matter
from banshi.definitions.running import filed_online
from banshi.people import STEP_ROLES, PersonId, Post, Role
from banshi.store import accounts as kept
from banshi.store.tables import accounts
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.people import INSTALLATION, hasher
from banshi.use_cases.world import World
from banshi_rules.texts import Text

#: Of every demo account; a demo listens on this machine alone.
PASSWORD = "banshi-demo"

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_APPLICANTS = 4
_OF_THE_INSTALLATION = {
    Role.ADMINISTRATOR: Text("事项管理员", "administrator of matters"),
    Role.OPERATOR: Text("系统运维", "operator"),
    Role.SUPERVISOR: Text("效能监督", "supervisor"),
}


#: The logins of the two who publish the demo's matters; before there are accounts, their names.
PUBLISHERS = ("administrator", "administrator2")


class NotADemo(Exception):
    """The database holds accounts of real people; a demo must not touch it."""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to sign in as."""

    login: str
    name: str
    post: Text
    held: tuple[Post, ...]


def cast(departments: Iterable[Department]) -> tuple[DemoPerson, ...]:
    """Everybody, the applicants first."""
    played = [
        DemoPerson(f"applicant{n + 1}", f"测试{_STEMS[n]}", Text("申请人", "applicant"), ()) for n in range(_APPLICANTS)
    ]
    known = sorted(departments, key=lambda one: one.id)
    named = {officer for department in known for post in department.posts for officer in post.officers}
    names = (name for name in _invented() if name not in named)
    for department in known:
        for role in STEP_ROLES:
            if role is Role.GOV_HEAD:
                continue
            words = ROLE_WORDS[role]
            post = Text(f"{department.name.zh} {words.zh}", f"{words.say('en')}, {department.name.say('en')}")
            login = f"{department.id.split('_')[0]}.{role.value.removeprefix('window-')}"
            name = _officer(department, role) or next(names)
            played.append(DemoPerson(login, name, post, (Post(department.id, role),)))
        played.append(_registrar(department, next(names)))
    everywhere = tuple(Post(department.id, Role.GOV_HEAD) for department in known)
    played.append(
        DemoPerson("gov.head", next(names), Text("区政府负责人", "head of the district government"), everywhere)
    )
    for role, post in _OF_THE_INSTALLATION.items():
        logins = PUBLISHERS if role is Role.ADMINISTRATOR else (role.value,)
        for login in logins:
            played.append(DemoPerson(login, next(names), post, (Post(INSTALLATION, role),)))
    return tuple(played)


def foremost(people: Iterable[DemoPerson], matters: Iterable[Matter]) -> tuple[DemoPerson, ...]:
    """Whom one needs to try what can be applied for online: applicants, who handles it, and the installation's own."""
    wanted = {
        Post(matter.department.id, step.by)
        for matter in matters
        if filed_online(matter)
        for route in matter.routes
        if route.ends is None
        for step in matter.flow(route.id).steps
    }
    return tuple(
        person for person in people if all(post in wanted or post.department == INSTALLATION for post in person.held)
    )


def _invented() -> Iterator[str]:
    """Names of nobody, as many as are wanted: 演示赵 … and, when the surnames are used up, 演示赵甲 …"""
    for stem in ("", *_STEMS):
        yield from (f"演示{surname}{stem}" for surname in _SURNAMES)


def _officer(department: Department, role: Role) -> str | None:
    """Who holds that post by the department's own file."""
    return next((officer for post in department.posts if post.role is role for officer in post.officers), None)


def _registrar(department: Department, name: str) -> DemoPerson:
    """Accepts and decides on the spot, where the law lets one person do both."""
    post = Text(
        f"{department.name.zh} 登记员（窗口和批准）", f"Registrar (window and approval), {department.name.say('en')}"
    )
    held = (Post(department.id, Role.WINDOW_CLERK), Post(department.id, Role.APPROVER))
    return DemoPerson(f"{department.id.split('_')[0]}.registrar", name, post, held)


def refuse_real_accounts(connection: Connection) -> frozenset[PersonId]:
    """Whoever has an account.  Raises NotADemo when none of them was made for a demo."""
    known = {row.person: row.demo for row in connection.execute(select(accounts.c.person, accounts.c.demo))}
    if known and not any(known.values()):
        raise NotADemo(
            "这个数据库里有真实账号，不能用于演示。请用--data指定另一个文件夹。"
            " / This database holds real accounts. Name another folder with --data."
        )
    return frozenset(known)


def load_demo_people(world: World) -> tuple[DemoPerson, ...]:
    """Make the accounts that are missing; whoever was changed or added during the demo stays as it is.

    Raises NotADemo when the accounts there are were not begun as a demo.
    """
    departments = {e.matter.department.id: e.matter.department for e in world.editions.catalogue(world.today())}
    people = cast(departments.values())
    hashed = hasher().hash(PASSWORD)
    now, today = world.clock.now(), world.today()

    def act(work: UnitOfWork) -> None:
        known = refuse_real_accounts(work.connection)
        taken = kept.logins(work.connection)
        for person in people:
            identity = f"demo-{person.login}"
            if identity not in known and person.login not in taken:
                kept.add_person(work, identity, person.name, person.login, hashed, person.held, now, today, demo=True)

    world.store.write(act)
    return people
