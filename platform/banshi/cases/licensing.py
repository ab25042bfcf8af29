"""What does a granted case do to a licence?  It issues one, or renews, changes or cancels the one it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from banshi.cases.case import Case, Outcome
from banshi.cases.events import DecisionMade, Event, LicenceCancelled, LicenceIssued, WatchStarted
from banshi.cases.limits import LICENCE_CLOCKS
from banshi.cases.moment import Moment, civil_day
from banshi.cases.refusals import OutOfOrder
from banshi.definitions.model import Matter
from banshi.definitions.results import How
from banshi.licences.register import Licence, LicenceAct, LicenceState
from banshi.licences.validity import before, last_valid_day
from banshi.licences.words import STATE_WORDS
from banshi_rules.texts import Text
from banshi_rules.time_limits import Stopwatch, TimeLimit, Unit

#: The clock of a renewal that nobody decides, and the one that wakes to remind the holder.
RENEWAL, REMINDER = LICENCE_CLOCKS
_DONE = {How.RENEW: LicenceAct.RENEWED, How.CHANGE: LicenceAct.CHANGED}


def held(matter: Matter, moment: Moment) -> Licence:
    """The licence that this matter acts on.  Raises OutOfOrder where the register has none that still stands."""
    licence = moment.licence
    if licence is None:
        raise OutOfOrder("licence-unknown")
    state = licence.state_on(moment.today)
    if state not in (LicenceState.VALID, LicenceState.EXPIRED):
        raise OutOfOrder("licence-over", {"number": licence.number, "state": STATE_WORDS[state]})
    return licence


def must_hold(matter: Matter, case: Case, moment: Moment) -> None:
    """Raise OutOfOrder where a licence is not held that is needed before, where the one the case is about is gone, or
    where another case renewed it meanwhile."""
    if moment.lacking:
        zh, en = "、".join(one.zh for one in moment.lacking), ", ".join(one.say("en") for one in moment.lacking)
        raise OutOfOrder("prerequisite-missing", {"items": Text(zh, en)})
    if matter.acts_on is None:
        return
    licence, window = held(matter, moment), matter.licence.renewal if matter.licence else None
    if matter.acts_on.how is not How.RENEW or case.deemed_renewal or licence.valid_until is None or window is None:
        return
    if civil_day(case.received) < before(licence.valid_until, window.since, moment.calendar):
        raise OutOfOrder("renewed-meanwhile", {"number": licence.number})


def decision(matter: Matter, case: Case, moment: Moment) -> DecisionMade:
    """The decision to grant, with the time for which its licence holds."""
    spec, acts = matter.licence, matter.acts_on
    if acts is None or spec is None:
        valid = spec.valid if spec else None
        return DecisionMade(True, "", (), "", None, last_valid_day(moment.today, *valid) if valid else None)
    licence = held(matter, moment)
    if acts.how is How.CHANGE:
        first, until = moment.today, licence.valid_until
    elif case.deemed_renewal is not None:
        first, until = case.deemed_renewal.valid_from, case.deemed_renewal.valid_until
    else:
        first, until = renewed(matter, licence, moment.today)
    return DecisionMade(True, "", (), "", licence.number, until, first)


def renewed(matter: Matter, licence: Licence, today: date) -> tuple[date, date | None]:
    """The days of the renewed licence: they follow on those it had, or begin today where it has ended."""
    valid = matter.licence.valid if matter.licence else None
    after = licence.valid_until + timedelta(days=1) if licence.valid_until else today
    first = max(after, today)
    return first, last_valid_day(first, *valid) if valid else None


def issued(matter: Matter, case: Case, made: DecisionMade | Outcome, decided: date, moment: Moment) -> Iterator[Event]:
    """The document of this case, where its matter has one, numbered as the decision says, else like the case; and the
    clock that wakes when its holder can apply for renewal.

    None for a licence that was cancelled or revoked since the decision; a change keeps the last day it has by now.
    """
    spec, acts = matter.licence, matter.acts_on
    now = moment.licence if acts else None
    if spec is None or (now is not None and now.state is not LicenceState.VALID):
        return
    whose = now.matter if now else matter.code
    until = now.valid_until if now and acts and acts.how is How.CHANGE else made.valid_until
    how = _DONE[acts.how] if acts else LicenceAct.ISSUED
    first = made.valid_from or decided
    yield LicenceIssued(made.licence_number or case.number, spec.name, whose, first, until, how.value)
    if spec.renewal is not None and until is not None:
        opens = before(until, spec.renewal.since, moment.calendar) - timedelta(days=1)
        if opens > moment.today:
            yield _on_a_day(REMINDER, opens, moment)


def cancelled(matter: Matter, moment: Moment) -> Iterator[Event]:
    """The licence ends with the decision, where that is what was applied for."""
    if matter.acts_on is not None and matter.acts_on.how is How.CANCEL:
        licence = held(matter, moment)
        yield LicenceCancelled(licence.number, licence.name, licence.matter)


def renewal_clock(matter: Matter, moment: Moment) -> Iterator[Event]:
    """Where renewal is applied for in time, nothing but a decision keeps it from counting as granted (art. 50)."""
    acts, licence = matter.acts_on, moment.licence
    window = matter.licence.renewal if matter.licence else None
    if acts is None or acts.how is not How.RENEW or licence is None or licence.valid_until is None or window is None:
        return
    if moment.today <= before(licence.valid_until, window.until, moment.calendar):
        yield _on_a_day(RENEWAL, licence.valid_until, moment)


def _on_a_day(watch: str, last: date, moment: Moment) -> WatchStarted:
    days = TimeLimit((last - moment.today).days, Unit.DAY)
    return WatchStarted(watch, days, Stopwatch(moment.now).started, last, False)
