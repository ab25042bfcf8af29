"""What makes an application a case?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from banshi.cases.events import ApplicationFiled, CaseId, Event, StoredFile
from banshi.cases.licensing import renewal_clock
from banshi.cases.limits import answer_clock
from banshi.cases.moment import Moment
from banshi.cases.refusals import Forbidden, Incomplete
from banshi.cases.tasks import opening
from banshi.cases.tolerance import undertaken
from banshi.definitions.model import EditionKey, Matter
from banshi.people import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApplication:
    """A whole application: checked answers by digest, files, and the route they lead to.

    `supplied` are the ids of materials found by sharing; `because` the reasons of the route, in words; `to_follow` the
    materials that come later, each with its step (empty: before the result); `commitments` what was signed, by kind.
    """

    case: CaseId
    number: str
    edition: EditionKey
    party: Party
    route: str
    because: tuple[str, ...]
    sheet: str
    materials: Mapping[str, tuple[StoredFile, ...]]
    supplied: tuple[str, ...]
    to_follow: Mapping[str, str] = field(default_factory=dict)
    commitments: Mapping[str, str] = field(default_factory=dict)


def file_application(matter: Matter, application: NewApplication, moment: Moment) -> tuple[Event, ...]:
    """The case begins at the intake of its route, which has its own days to answer (Licensing Law 32(1)(4)).

    Raises Forbidden when the actor is not the person of the party.
    """
    if moment.actor.person != application.party.person:
        raise Forbidden("not-the-filer")
    if not application.party.name.strip():
        raise Incomplete("party", "party-incomplete")
    filed = ApplicationFiled(
        case=application.case,
        number=application.number,
        edition=application.edition,
        department=matter.department.id,
        route=application.route,
        because=application.because,
        party=application.party,
        sheet=application.sheet,
        materials=application.materials,
        supplied=application.supplied,
    )
    intake = matter.flow(application.route).steps[0]
    return (
        filed,
        *undertaken(matter, application.route, application.to_follow, application.commitments),
        *opening(matter, None, intake, moment),
        *answer_clock(matter, moment.now, moment),
        *renewal_clock(matter, moment),
    )
