"""What comes of the last day of a licence?  The holder is reminded; a renewal that nobody decided counts as granted."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.cases.case import Case
from banshi.cases.events import DeemedRenewed, Event, RenewalReminded
from banshi.cases.licensing import held, renewed
from banshi.cases.moment import Moment
from banshi.cases.refusals import OutOfOrder
from banshi.definitions.model import Matter
from banshi.licences.register import LicenceState


def deemed_renewed(matter: Matter, case: Case, moment: Moment) -> Iterator[Event]:
    """Applied for in time, accepted, and not decided before the licence ended: renewed (Licensing Law 50).

    The decision is still made, and its document handed over; it can only be to grant.
    """
    if case.accepted is None or case.outcome is not None:
        return
    try:
        licence = held(matter, moment)
    except OutOfOrder:  # revoked or cancelled meanwhile: nothing is left to renew
        return
    if licence.valid_until is None or licence.valid_until >= moment.today:
        return  # another case renewed it meanwhile, so it has not ended
    first, until = renewed(matter, licence, moment.today)
    yield DeemedRenewed(licence.number, licence.name, licence.matter, first, until)


def reminded(case: Case, moment: Moment) -> Iterator[Event]:
    """The holder can apply for renewal from now on, where the document of this case still holds."""
    licence = moment.licence
    if licence is None or licence.case != case.id or licence.valid_until is None:
        return
    if licence.state_on(moment.today) is LicenceState.VALID:
        yield RenewalReminded(licence.number, licence.valid_until)
