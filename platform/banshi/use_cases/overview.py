"""How far is an application, and what does it still need?  Everything a task list, a check page and a clerk look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from banshi.cases.events import StoredFile
from banshi.definitions.facts import Understood, facts_beside, facts_of
from banshi.definitions.model import MaterialSpec, Matter
from banshi.definitions.requirements import (
    NO_MATERIALS,
    CheckOutcome,
    CheckResult,
    Required,
    WrongAnswer,
    required_materials,
    route_of,
    run_checks,
)
from banshi.use_cases.drafts import Draft, SavedSection
from banshi.use_cases.elsewhere import elsewhere
from banshi.use_cases.holding import licence_gaps
from banshi.use_cases.prerequisites import prerequisite_gaps
from banshi.use_cases.refusals import NotOnline
from banshi.use_cases.world import World
from banshi_forms.answers import AnswerSheet
from banshi_forms.live import Live, check_sheet, live_fields
from banshi_forms.model import Form, Problem
from banshi_forms.party import SECTION as PARTY_SECTION
from banshi_forms.party import applicant_facts
from banshi_rules.routing import Choice
from banshi_rules.values import Facts, Value


class SectionState(StrEnum):
    """How far one topic is."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """An application, looked at as a whole.

    `missing` are ids of materials that must come with it and did not, `unanswered` the checks of departments that were
    asked and could not say.
    """

    party: Live  # what is asked of the applicant's own particulars
    understood: Understood
    route: Choice
    required: Required
    missing: tuple[str, ...]
    party_problems: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    wrong: tuple[WrongAnswer, ...]
    unanswered: tuple[str, ...]
    sections: Mapping[str, SectionState]  # those that are asked, the applicant's first
    elsewhere: NotOnline | None  # why it is not filed here, whatever is still missing

    @property
    def facts(self) -> Facts:
        """Every fact by name."""
        return self.understood.facts

    @property
    def live(self) -> Live:
        """Which fields are asked."""
        return self.understood.live

    @property
    def ready(self) -> bool:
        """Whether it can be filed."""
        return self.elsewhere is None and not (self.missing or self.party_problems or self.problems or self.wrong)


def overview(world: World, draft: Draft) -> Overview:
    """The draft as it would be filed today; a correction is judged by the law of the day its application came in."""
    today = world.today()
    received = draft.came_in or today
    return look_over(world, draft.matter, draft.party, draft.sheet, draft.files, received, draft.sections, today)


def look_over(
    world: World,
    matter: Matter,
    party: AnswerSheet,
    sheet: AnswerSheet,
    files: Mapping[str, tuple[StoredFile, ...]],
    received_on: date,
    saved: Mapping[str, SavedSection],
    today: date | None = None,
) -> Overview:
    """Everything that follows from these answers and files, and everything that is wrong with them."""
    applicant = applicant_facts(party, matter.applicants)
    calendar = world.calendars.current()
    more = facts_beside(applicant, received_on, calendar, today)
    understood = facts_of(matter, sheet, applicant, received_on, calendar)

    def found(material: MaterialSpec) -> bool:
        number = applicant.get("number")
        return material.register is not None and world.plugins.look_up(material.register, str(number or "")) is not None

    unanswered: list[str] = []

    def ask(name: str, arguments: Mapping[str, Value | None]) -> CheckResult:
        said = world.plugins.ask(name, arguments)
        if said.outcome is CheckOutcome.UNKNOWN:
            unanswered.append(name)
        return said

    wrong = run_checks(matter, understood.facts, ask)
    route = route_of(matter, understood.facts)
    ended = route.route.ends is not None
    required = NO_MATERIALS if ended else required_materials(matter, understood.facts, found)
    party_problems = check_sheet(matter.party_form, party, {"received_on": received_on})
    problems = check_sheet(matter.form, sheet, more)
    return Overview(
        party=live_fields(matter.party_form, party.facts()),
        understood=understood,
        route=route,
        required=required,
        missing=tuple(material.id for material in required.asked if not files.get(material.id)),
        party_problems=party_problems,
        problems=problems,
        wrong=(
            *wrong,
            *licence_gaps(world, matter, understood.facts, received_on),
            *prerequisite_gaps(world, matter, understood.facts),
        ),
        unanswered=tuple(unanswered),
        sections={
            PARTY_SECTION: _state(saved.get(PARTY_SECTION), bool(party_problems)),
            **{
                section.id: _state(saved.get(section.id), _concerns(matter.form, section.id, problems))
                for section in matter.form.sections
                if any(field.id in understood.live.asked for field in section.fields)
            },
        },
        # the route that takes what no other takes is certain only when nothing is missing any more
        elsewhere=elsewhere(route.route) if route.route.when is not None or not problems else None,
    )


def _state(saved: SavedSection | None, has_problems: bool) -> SectionState:
    if saved is None:
        return SectionState.NOT_STARTED
    if not has_problems:
        return SectionState.DONE
    return SectionState.PROBLEM if saved.wrong else SectionState.IN_PROGRESS


def _concerns(form: Form, section_id: str, problems: tuple[Problem, ...]) -> bool:
    for problem in problems:
        top = problem.at.split(".")[0]
        section = form.section_of(top)
        if top == section_id or (section is not None and section.id == section_id):
            return True
    return False
