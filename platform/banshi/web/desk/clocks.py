"""How much time has an officer left, and how pressing is it?  A bar with words, and a chip with shape and word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from banshi.cases.case import Case, RunningLimit, Status
from banshi.cases.moment import civil_day
from banshi.cases.words import watch_word
from banshi.store.boards import CaseRow
from banshi.store.desk_lists import DeskRow
from banshi.store.projections import END_OF_TIME
from banshi.web.frame.dates import clock as time_of_day
from banshi.web.frame.dates import short_day
from banshi.web.frame.languages import gettext as _
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, remaining

#: From this many working days on, the end is near.
NEAR = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of a limit is used, in percent (None: no bar), in which tone (`calm`, `warn`, `stop`), in words."""

    name: str
    share: int | None
    words: str
    tone: str = "calm"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A shape and a word; never a colour alone."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class ShownClock:
    """A clock of a case: its name, its limit, its last day, and the bar while it runs."""

    watch: str
    name: Text
    limit: TimeLimit
    since: datetime
    due: date | datetime | None  # None while it stands still
    provisional: bool
    bar: Bar | None
    stopped: datetime | None
    passed: bool


def bar(name: str, since: date, due: date | datetime, now: datetime, calendar: WorkingCalendar, still: int = 0) -> Bar:
    """The bar of a clock that runs from the day after `since` to the end of `due`, and stood `still` so many working
    days between."""
    today, last = civil_day(now), civil_day(due)
    if isinstance(due, datetime) and due <= now:
        return Bar(name, 100, _("已于 %(at)s 到期", at=f"{short_day(due)} {time_of_day(due)}"), "stop")
    if today > last:
        over = calendar.working_days(last, today)
        return Bar(name, 100, _("超期 %(over)s 个工作日", over=over) if over else _("已超期"), "stop")
    whole, left = max(1, calendar.working_days(since, last) - still), calendar.working_days(today, last)
    share = max(0, min(100, round(100 * (whole - left) / whole)))
    tone = "warn" if left <= NEAR else "calm"
    if isinstance(due, datetime):
        return Bar(name, share, _("%(at)s 到期", at=f"{short_day(due)} {time_of_day(due)}"), tone)
    return Bar(name, share, _("今天到期") if left == 0 else _("剩 %(left)s 个工作日", left=left), tone)


def of_row(row: DeskRow, now: datetime, calendar: WorkingCalendar) -> Bar | None:
    """The limit that is over first; None where no clock runs."""
    if row.case.concluded is not None or row.left >= END_OF_TIME:
        return None
    if row.step_first and row.opened is not None:
        return bar(_("环节时限"), civil_day(row.opened), _last_day(row.left), now, calendar)
    if row.case.due_day is None:
        return None
    since = row.case.accepted or row.case.received
    return bar(_of_status(row.case), civil_day(since), row.case.due_day, now, calendar)


def last_day(row: DeskRow) -> date | None:
    """The last day of the limit that is over first."""
    if row.case.concluded is not None or row.left >= END_OF_TIME:
        return None
    return _last_day(row.left)


def _last_day(end: datetime) -> date:
    """The day that ends at that moment."""
    return civil_day(end - timedelta(microseconds=1))


def chip(row: DeskRow, shown: Bar | None) -> Chip | None:
    """What a list says before everything else."""
    if row.case.late:
        return Chip("stop", _("■ 超期"))
    if row.case.status is Status.CORRECTION:
        return Chip("plain", _("待补正"))
    if shown is None:
        return None
    if shown.tone == "stop":
        return Chip("stop", _("▲ 环节超期") if row.step_first else _("■ 超期"))
    return Chip("warn", _("△ 预警")) if shown.tone == "warn" else None


def of_case(case: Case, now: datetime, calendar: WorkingCalendar) -> list[ShownClock]:
    """Every clock of the case that says something now: those that run, and of the others promised and statutory."""
    return [
        _shown(name, limit, case, now, calendar)
        for name, limit in case.watches.items()
        if limit.stopped is None or not name.startswith("stage:")
    ]


def _shown(name: str, limit: RunningLimit, case: Case, now: datetime, calendar: WorkingCalendar) -> ShownClock:
    word = watch_word(name)
    runs = limit.stopped is None and case.concluded is None
    shown = None
    if runs and limit.due is not None:
        since = civil_day(limit.watch.started)
        still = sum(calendar.working_days(pause.start, pause.end) for pause in limit.watch.pauses if pause.end)
        shown = bar(word.zh, since, limit.due, now, calendar, still)
    elif runs:
        left = remaining(limit.limit, limit.watch, calendar, now)
        shown = Bar(word.zh, None, _("暂停计时，剩 %(left)s 个工作日", left=left))
    return ShownClock(
        name, word, limit.limit, limit.watch.started, limit.due, limit.provisional, shown, limit.stopped, limit.passed
    )


def _of_status(case: CaseRow) -> str:
    match case.status:
        case Status.CORRECTION:
            return _("补正期限")
        case Status.GRANTED | Status.REFUSED:
            return _("送达时限")
        case Status.SUBMITTED:
            return _("告知是否受理")
        case _:
            return _("承诺时限")
