"""How much time is left, in a bar and in words?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from banshi.cases.case import Case, RunningLimit, Status
from banshi.cases.moment import civil_day
from banshi.definitions.model import Matter
from banshi.web.frame.dates import short_day
from banshi.web.frame.languages import gettext as _
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.time_limits import Stopwatch, TimeLimit, due

#: From this many working days on, an end is near.
_NEAR = 1


@dataclass(frozen=True, slots=True)
class Countdown:
    """A running clock as people see it: `share` of the bar in percent, tone `calm`, `warn` or `stop` with its mark."""

    name: str
    share: int
    words: str
    tone: str
    mark: str


def countdown(name: str, since: date, last: date, today: date, calendar: WorkingCalendar) -> Countdown:
    """A clock that runs from the day after `since` to the end of `last`."""
    whole = max(1, calendar.working_days(since, last))
    if today > last:
        over = calendar.working_days(last, today)
        words = _("应在 %(last)s 前完成", last=short_day(last))
        if over:
            words = _("已超过 %(over)s 个工作日，应在 %(last)s 前完成", over=over, last=short_day(last))
        return Countdown(name, 100, words, "stop", _("■ 超期"))
    used, left = calendar.working_days(since, today), calendar.working_days(today, last)
    share = min(100, round(100 * used / whole))
    if left == 0:
        return Countdown(name, share, _("今天（%(last)s）到期", last=short_day(last)), "warn", _("△ 临近"))
    words = _(
        "已用 %(used)s 个工作日，剩余 %(left)s 个工作日，%(last)s 到期", used=used, left=left, last=short_day(last)
    )
    return (
        Countdown(name, share, words, "warn", _("△ 临近"))
        if left <= _NEAR
        else Countdown(name, share, words, "calm", "")
    )


def of_case(case: Case, today: date, calendar: WorkingCalendar) -> Countdown | None:
    """The clock an applicant cares about in this state of the case."""
    clock = _clock(case)
    if clock is None or case.concluded is not None:
        return None
    return countdown(_name(case.status), civil_day(clock[0]), clock[1], today, calendar)


def promise_today(limit: TimeLimit, now: datetime, calendar: WorkingCalendar) -> date | datetime | None:
    """The last day when the clock begins today."""
    found = due(limit, Stopwatch(now), calendar)
    return found.at if found else None


def promised(matter: Matter) -> list[TimeLimit]:
    """What is promised on the routes of a matter that lead to a decision here, each limit once, in their order."""
    return list(dict.fromkeys(matter.promised(route.id) for route in matter.routes if route.ends is None))


def _clock(case: Case) -> tuple[datetime, date] | None:
    running: RunningLimit | None
    match case.status:
        case Status.SUBMITTED:
            task = case.open_task
            running = case.running(f"stage:{task.id}") if task else None
        case Status.CORRECTION:
            running = case.running("correction")
        case Status.IN_PROGRESS:
            running = case.running("promised")
        case Status.GRANTED | Status.REFUSED:
            running = case.running("delivery")
        case _:
            running = None
    return (running.watch.started, civil(running.due)) if running and running.due else None


def civil(when: date | datetime) -> date:
    """The civil day."""
    return civil_day(when) if isinstance(when, datetime) else when


def _name(status: Status) -> str:
    match status:
        case Status.SUBMITTED:
            return _("告知是否受理")
        case Status.CORRECTION:
            return _("补正期限")
        case Status.GRANTED | Status.REFUSED:
            return _("送达时限")
        case _:
            return _("承诺办结")
