"""A case of any shipped matter, filed with its answers and without the pages that ask for them."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert
from use_cases.worlds import APPLICANT

from banshi.cases.case import Case
from banshi.cases.commands import Command
from banshi.cases.decide import NewApplication, file_application
from banshi.cases.tolerance import CONDITIONS
from banshi.people import Actor, Party, Post, Role
from banshi.store import sheets
from banshi.store.numbers import next_number
from banshi.store.tables import filings
from banshi.use_cases import people, reading, staffing
from banshi.use_cases.issuing import carry_out, with_notices
from banshi.use_cases.world import World
from banshi_rules.routing import RouteMode


@dataclass
class Straight:
    """The case, and how to go on with it."""

    world: World
    case_id: str
    number: str

    def case(self) -> Case:
        return reading.case_file(self.world, APPLICANT, self.case_id).case

    def does(self, actor: Actor, *commands: Command) -> "Straight":
        for command in commands:
            carry_out(self.world, actor, self.case_id, self.case().version, command)
        return self


def file_straight(world: World, code: str, route: str | None = None, answers: dict[str, Any] | None = None) -> Straight:
    edition = next(one for one in world.editions.catalogue(world.today()) if one.matter.code == code)
    matter = edition.matter
    moment = world.moment(APPLICANT)
    taken = route or matter.routes[-1].id
    signs = matter.route(taken).mode is RouteMode.COMMITMENT
    party = {"applicant_kind": "natural-person", "applicant_name": "测试甲", "contact_name": "测试甲"}
    case_id = uuid.uuid4().hex

    def act(work):
        number = next_number(work.connection, matter.district, "case", moment.today)
        application = NewApplication(
            case=case_id,
            number=number,
            edition=edition.key,
            party=Party("natural-person", "测试甲", "11010519491231002X", "测试甲", "13800000000", APPLICANT.person),
            route=taken,
            because=(),
            sheet=sheets.keep(work, case_id, answers or {}, party),
            materials={},
            supplied=(),
            commitments={CONDITIONS: "我承诺符合条件。"} if signs else {},
        )
        happened = file_application(matter, application, moment)
        work.open_case(with_notices(work, matter, None, happened, moment), APPLICANT, moment.now)
        row = {"key": case_id, "case": case_id, "act": "application", "body": "", "number": number}
        work.connection.execute(
            insert(filings).values(**row, query_code=case_id[:8], received=moment.now, reply_by=None)
        )
        return number

    return Straight(world, case_id, world.store.write(act))


def staff(world: World, department: str, *roles: Role, people: int = 1) -> dict[Role, list[Actor]]:
    """Officers of that department, so many for each role; their names say where they stand."""
    found: dict[Role, list[Actor]] = {}
    for role in roles:
        for number in range(people):
            login = f"{department}-{role.value}-{number}"
            person = people_of(world, login, f"演示{role.value}{number}", Post(department, role))
            found.setdefault(role, []).append(
                Actor(person, f"演示{role.value}{number}", frozenset({Post(department, role)}))
            )
    return found


def people_of(world: World, login: str, name: str, post: Post) -> str:
    person = people.add_person(world, name, login, "a long password")
    staffing.add_post(world, person, post, world.today(), None)
    return person
