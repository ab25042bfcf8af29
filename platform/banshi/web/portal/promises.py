"""How much time is left, in a bar and in words?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from banshi.cases.case import Case, RunningLimit, Status
from banshi.cases.moment import civil_day
from banshi.definitions.flow import Stage
from banshi.definitions.model import Matter
from banshi.web.frame.dates import short_day
from banshi.web.frame.languages import gettext as _
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.time_limits import Stopwatch, TimeLimit, due, remaining

#: From this many working days on, an end is near.
_NEAR = 1


@dataclass(frozen=True, slots=True)
class Countdown:
    """A clock as people see it: `share` of the bar in percent (None: no bar), tone `calm`, `warn` or `stop` with its
    mark; `watch` is its name in the case."""

    watch: str
    name: str
    share: int | None
    words: str
    tone: str
    mark: str


def of_case(case: Case, today: date, calendar: WorkingCalendar) -> Countdown | None:
    """The clock an applicant cares about in this state of the case."""
    watch = _watch(case)
    clock = case.running(watch) if watch else None
    if clock is None or watch is None or case.concluded is not None:
        return None
    name = _name(case.status)
    if clock.due is None:
        return Countdown(watch, name, None, _standing_still(case), "calm", "")
    share, words, tone, mark = _countdown(clock, civil_day(clock.due), today, calendar)
    return Countdown(watch, name, share, words, tone, mark)


def concerns_applicant(case: Case, watch: str) -> bool:
    """Whether a clock is one the applicant is told of: not those of the steps inside, but for the answer."""
    task = case.tasks.get(watch.removeprefix("stage:"))
    return not watch.startswith("stage:") or (task is not None and task.stage is Stage.ACCEPT)


def _countdown(clock: RunningLimit, last: date, today: date, calendar: WorkingCalendar) -> tuple[int, str, str, str]:
    """Share, words, tone and mark of a clock that runs until the end of `last`; paused days count on neither side."""
    if today > last:
        over = calendar.working_days(last, today)
        words = _("应在 %(last)s 前完成", last=short_day(last))
        if over:
            words = _("已超过 %(over)s 个工作日，应在 %(last)s 前完成", over=over, last=short_day(last))
        return 100, words, "stop", _("■ 超期")
    since = civil_day(clock.watch.started)
    left, whole = (_left(clock, last, day, calendar) for day in (max(today, since), since))
    used = whole - left
    share = min(100, round(100 * used / max(1, whole)))
    if left == 0:
        return share, _("今天（%(last)s）到期", last=short_day(last)), "warn", _("△ 临近")
    words = _(
        "已用 %(used)s 个工作日，剩余 %(left)s 个工作日，%(last)s 到期", used=used, left=left, last=short_day(last)
    )
    return (share, words, "warn", _("△ 临近")) if left <= _NEAR else (share, words, "calm", "")


def _left(clock: RunningLimit, last: date, day: date, calendar: WorkingCalendar) -> int:
    """The working days after that day up to the last one, those left out in which the clock stood still."""
    if not clock.watch.pauses or isinstance(clock.due, datetime):
        return calendar.working_days(day, last)
    return remaining(clock.limit, clock.watch, calendar, datetime.combine(day, time(12), CIVIL_ZONE))


def _standing_still(case: Case) -> str:
    stops = [one.until for one in case.open_suspensions.values() if one.stops]
    if not stops:
        return _("暂停计时")
    return _("暂停计时，计划 %(until)s 前恢复", until=short_day(max(stops)))


def promise_today(limit: TimeLimit, now: datetime, calendar: WorkingCalendar) -> date | datetime | None:
    """The last day when the clock begins today."""
    found = due(limit, Stopwatch(now), calendar)
    return found.at if found else None


def promised(matter: Matter) -> list[TimeLimit]:
    """What is promised on the routes of a matter that lead to a decision here, each limit once, in their order."""
    return list(dict.fromkeys(matter.promised(route.id) for route in matter.routes if route.ends is None))


def _watch(case: Case) -> str | None:
    match case.status:
        case Status.SUBMITTED:
            task = case.open_task
            return f"stage:{task.id}" if task else None
        case Status.CORRECTION:
            return "correction"
        case Status.IN_PROGRESS | Status.SUSPENDED:
            return "promised"
        case Status.GRANTED | Status.REFUSED:
            return "delivery"
        case _:
            return None


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
