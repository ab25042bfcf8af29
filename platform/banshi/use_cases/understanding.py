"""What is known of a filed case when somebody decides?  What its answers mean, licences, who stands before it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from banshi.cases.case import Case
from banshi.cases.moment import Moment, civil_day
from banshi.definitions.facts import facts_of
from banshi.definitions.flow import Automatic, Flow
from banshi.definitions.model import Matter
from banshi.licences.register import Licence
from banshi.store import sheets
from banshi.store.licences import licence
from banshi.store.places import ahead_of
from banshi.use_cases.prerequisites import Prerequisite, lacking, of_case
from banshi.use_cases.world import World
from banshi_forms.answers import AnswerSheet
from banshi_forms.party import applicant_facts
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.values import Facts


def knowing(
    world: World, connection: Connection, matter: Matter, case: Case, moment: Moment, *, hold: bool = False
) -> Moment:
    """The moment with all that a decision about the case reads; with `hold` nobody changes its licence meanwhile."""
    facts = case_facts(connection, matter, case, moment.calendar)
    return replace(
        moment,
        facts=facts,
        ahead=ahead_of(connection, case),
        licence=case_licence(connection, matter, case, facts, hold=hold),
        lacking=lacking(of_case(world, connection, matter, case, facts)),
    )


def needed_before_case(world: World, connection: Connection, matter: Matter, case: Case) -> tuple[Prerequisite, ...]:
    """The licences that are needed before the case is granted, and how they stand."""
    return of_case(world, connection, matter, case, case_facts(connection, matter, case, world.calendars.current()))


def case_facts(connection: Connection, matter: Matter, case: Case, calendar: WorkingCalendar) -> Facts:
    """Every fact of what was filed, as of the day of receipt; nothing where no step, fee or quota reads any."""
    if not _reads_answers(matter, matter.flow(case.route)):
        return {}
    filed = sheets.read(connection, case.id, case.sheet)
    party = AnswerSheet.from_json(matter.party_form, filed.party)[0]
    sheet = AnswerSheet.from_json(matter.form, filed.answers)[0]
    applicant = applicant_facts(party, matter.applicants)
    return facts_of(matter, sheet, applicant, civil_day(case.received), calendar).facts


def _reads_answers(matter: Matter, flow: Flow) -> bool:
    counted = matter.quota is not None and matter.quota.when is not None
    steps = any(part.when is not None or isinstance(part, Automatic) for part in flow.every_part())
    numbered = matter.licence is not None and bool(matter.licence.digits)
    return bool(matter.fees) or counted or steps or numbered or matter.acts_on is not None or bool(matter.requires)


def case_licence(
    connection: Connection, matter: Matter, case: Case | None, facts: Facts, *, hold: bool = False
) -> Licence | None:
    """What the register says of the licence that the case has issued or is about; None where there is none.

    A licence somebody else holds, or one of another matter, is none that the case could be about.
    """
    if case is not None and case.licence is not None:
        return licence(connection, case.licence.number, hold=hold)
    if matter.acts_on is None:
        return None
    found = licence(connection, str(facts.get(matter.acts_on.number) or "").strip(), hold=hold)
    return found if found is not None and found.matter in matter.acts_on.result_of else None
