"""Does the applicant hold what is needed before?  The register says so; a case that still runs is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from banshi.cases.case import Case
from banshi.definitions.model import Matter
from banshi.definitions.requirements import WrongAnswer
from banshi.licences.register import Licence, LicenceState
from banshi.store.licences import licences_by_number
from banshi.store.tables import cases
from banshi.use_cases.world import World
from banshi_rules.expressions import holds
from banshi_rules.texts import Text
from banshi_rules.values import Facts

#: The name under which such a gap stands beside the checks of a matter.
CHECK = "prerequisite"


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A licence that is needed before: of which matter, the one that is held, else the number of the case that runs."""

    title: Text
    held: Licence | None
    running: str | None


def prerequisites(
    world: World, connection: Connection, matter: Matter, facts: Facts, name: str, number: str
) -> tuple[Prerequisite, ...]:
    """What an applicant of that name and number needs before, with these answers."""
    needed = [one.result_of for one in matter.requires if one.when is None or holds(one.when, facts)]
    if not needed:
        return ()
    today = world.today()
    titles = {edition.matter.code: edition.matter.title for edition in world.editions.catalogue(today)}
    return tuple(
        Prerequisite(
            titles.get(code, Text(code)), _held(connection, code, number, today), _running(connection, code, name)
        )
        for code in needed
    )


def of_case(world: World, connection: Connection, matter: Matter, case: Case, facts: Facts) -> tuple[Prerequisite, ...]:
    """The same of a case."""
    return prerequisites(world, connection, matter, facts, case.party.name, case.party.number)


def lacking(found: tuple[Prerequisite, ...]) -> tuple[Text, ...]:
    """Those that are not held, by title."""
    return tuple(one.title for one in found if one.held is None)


def prerequisite_gaps(world: World, matter: Matter, facts: Facts) -> Iterator[WrongAnswer]:
    """What keeps an application from being filed: what is neither held nor applied for."""
    applicant = facts.get("applicant")
    if not matter.requires or not isinstance(applicant, dict):
        return
    name, number = str(applicant.get("name") or ""), str(applicant.get("number") or "")
    with world.reading() as connection:
        found = prerequisites(world, connection, matter, facts, name, number)
    for one in found:
        if one.held is None and one.running is None:
            zh, en = one.title.zh, one.title.say("en")
            words = Text(
                f"请先申请“{zh}”：取得它的证照后才能准予", f"Apply for “{en}” first: its licence is needed before"
            )
            yield WrongAnswer(None, CHECK, words)


def _held(connection: Connection, code: str, number: str, today: date) -> Licence | None:
    held = licences_by_number(connection, number, code) if number else ()
    return next((one for one in held if one.state_on(today) is LicenceState.VALID), None)


def _running(connection: Connection, code: str, name: str) -> str | None:
    """The number of the case of that matter which still runs."""
    mine = (cases.c.matter == code, cases.c.concluded.is_(None), func.lower(cases.c.party_name) == name.lower())
    return connection.execute(select(cases.c.number).where(*mine).order_by(cases.c.received)).scalars().first()
