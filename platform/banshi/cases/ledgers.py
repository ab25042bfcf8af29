"""Why is this the last day of a clock?  Every civil day, counted or not, each with its reason and its law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from banshi.cases.case import Case, RunningLimit, Suspension
from banshi.cases.moment import civil_day
from banshi.cases.tasks import step_of
from banshi.definitions.flow import Procedure
from banshi.definitions.model import Matter
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.texts import Text
from banshi_rules.time_limits import LedgerDay, TimeLimit, Unit, Why, due, ledger, say_why

#: How the law counts, whatever the matter.
_EVENT_DAY = Text("民法典第二百零一条：起算当日不计入", "Civil Code, Article 201: the day of the event is not counted")
_WORKING = Text(
    "行政许可法第八十二条：期限以工作日计算，不含法定节假日",
    "Licensing Law, Article 82: limits are counted in working days, public holidays left out",
)
_ENDS = Text(
    "民法典第二百零三条：期间的最后一日是法定休假日的，顺延至休假日结束的次日",
    "Civil Code, Article 203: a last day that is a rest day moves to the day after",
)
_ANSWER = Text(
    "行政许可法第三十二条：逾期不告知的，自收到申请材料之日起即为受理",
    "Licensing Law, Article 32: without an answer in time the application counts as accepted from its receipt",
)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One civil day: the how-manieth that counts (None: it does not), why, and whether the arrangement is final."""

    day: date
    number: int | None
    why: Text
    provisional: bool


@dataclass(frozen=True, slots=True)
class LedgerMonth:
    """The days of one month, with how many of them count."""

    first: date
    counted: int
    days: tuple[CountedDay, ...]


@dataclass(frozen=True, slots=True)
class NamedPause:
    """What the clock stood still for: the procedure, its law, from the end of which day to the end of which one.

    `planned` is the last day as it was planned; `until` is None while the procedure is under way.
    """

    name: Text
    basis: Text | None
    since: date
    planned: date
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class ClockLedger:
    """The proof of a due date.

    `whole` is the limit with its extensions; `tally` says how many days do not count for which reason.  `agrees` is
    false while the working calendar has changed and the stored last day is not yet counted anew.
    """

    watch: str
    limit: TimeLimit
    extended: tuple[TimeLimit, ...]
    since: datetime
    due: date | datetime | None
    provisional: bool
    passed: bool
    stopped: datetime | None
    counted: int
    tally: tuple[tuple[Text, int], ...]
    months: tuple[LedgerMonth, ...]
    pauses: tuple[NamedPause, ...]
    laws: tuple[Text, ...]
    extension_reason: str
    agrees: bool


def ledger_of(matter: Matter, case: Case, watch: str, today: date, calendar: WorkingCalendar) -> ClockLedger:
    """The proof of that clock's last day, while it stands still up to today.  KeyError without such a clock."""
    return ledger_of_clock(matter, case, watch, case.watches[watch], today, calendar)


def ledger_of_clock(
    matter: Matter, case: Case, watch: str, clock: RunningLimit, today: date, calendar: WorkingCalendar
) -> ClockLedger:
    """The same for a clock as somebody else counts it: supervision leaves the days of procedures out of steps, too."""
    stands_still = due(clock.limit, clock.watch, calendar)
    until = max(today, clock.watch.event_day) if stands_still is None else None
    stops = [one for one in case.suspensions.values() if one.stops] if clock.watch.pauses else []
    days = tuple(_numbered(ledger(clock.limit, clock.watch, calendar, until), clock, matter, stops, calendar))
    not_counted = Counter(one.why for one in days if one.number is None)
    return ClockLedger(
        watch=watch,
        limit=clock.limit,
        extended=clock.watch.extended,
        since=clock.watch.started,
        due=clock.due,
        provisional=clock.provisional,
        passed=clock.passed,
        stopped=clock.stopped,
        counted=sum(one.number is not None for one in days),
        tally=tuple(not_counted.items()),
        months=tuple(_by_month(days)),
        pauses=tuple(_named(matter, one) for one in stops),
        laws=tuple(_laws(matter, case, clock, watch)),
        extension_reason=case.extension.reason if case.extension and clock.watch.extended else "",
        agrees=(stands_still.at if stands_still else None) == clock.due,
    )


def _numbered(
    days: tuple[LedgerDay, ...], clock: RunningLimit, matter: Matter, stops: list[Suspension], calendar: WorkingCalendar
) -> Iterator[CountedDay]:
    number = 0
    working = any(part.unit is Unit.WORKING_DAY for part in (clock.limit, *clock.watch.extended))
    for one in days:
        number += one.counted
        why = _paused(one.date, matter, stops) if one.why is Why.PAUSED else _why(one.why)
        yield CountedDay(one.date, number if one.counted else None, why, working and calendar.provisional(one.date))


def _why(why: Why) -> Text:
    return Text(say_why(why, "zh"), say_why(why, "en"))


def _paused(day: date, matter: Matter, stops: list[Suspension]) -> Text:
    """Which procedures keep the clock on that day."""
    still = _why(Why.PAUSED)
    names = [_rule_name(matter, one) for one in stops if _covers(one, day)]
    if not names:
        return still
    zh = "、".join(dict.fromkeys(name.zh for name in names))
    en = ", ".join(dict.fromkeys(name.say("en") for name in names))
    return Text(f"{still.zh}：{zh}", f"{still.say('en')}: {en}")


def _covers(one: Suspension, day: date) -> bool:
    return civil_day(one.begun) < day and (one.ended is None or day <= civil_day(one.ended))


def _rule_name(matter: Matter, one: Suspension) -> Text:
    rule = matter.district.procedures.get(one.procedure)
    return rule.name if rule else Text(one.procedure)


def _named(matter: Matter, one: Suspension) -> NamedPause:
    rule = matter.district.procedures.get(one.procedure)
    ended = civil_day(one.ended) if one.ended else None
    basis = rule.basis if rule else None
    return NamedPause(_rule_name(matter, one), basis, civil_day(one.begun), one.until, ended, one.reason)


def _by_month(days: tuple[CountedDay, ...]) -> Iterator[LedgerMonth]:
    for _, found in groupby(days, key=lambda one: (one.day.year, one.day.month)):
        group = tuple(found)
        yield LedgerMonth(group[0].day, sum(one.number is not None for one in group), group)


def _about_hearings(matter: Matter, case: Case, watch: str) -> Iterator[Text]:
    """On which articles the days of a hearing rest."""
    kind, _, name = watch.partition(":")
    if kind not in ("request", "hearing") or name not in case.tasks:
        return
    step, begun = step_of(matter, case, case.tasks[name]), case.suspensions.get(name)
    procedure = begun.procedure if begun else step.procedure if isinstance(step, Procedure) else ""
    rule = matter.district.procedures.get(procedure)
    if rule is not None and rule.hearing is not None and rule.hearing.basis is not None:
        yield rule.hearing.basis


def _laws(matter: Matter, case: Case, clock: RunningLimit, watch: str) -> Iterator[Text]:
    limits = matter.limits
    spec = {
        "promised": limits.promised,
        "statutory": limits.statutory,
        "delivery": limits.delivery,
        "correction": limits.correction_reply,
    }.get(watch)
    wanted = [spec.basis] if spec is not None else []
    if clock.watch.extended and limits.extension is not None:
        wanted.append(limits.extension.basis)
    for law in matter.basis:
        if law.id in wanted:
            yield Text(f"{law.name.zh}{law.article.zh}", f"{law.name.say('en')}, {law.article.say('en')}")
    if watch == "answer":
        yield _ANSWER
    yield from _about_hearings(matter, case, watch)
    units = {part.unit for part in (clock.limit, *clock.watch.extended)}
    if units != {Unit.HOUR}:
        yield _EVENT_DAY
    if Unit.WORKING_DAY in units:
        yield _WORKING
    if units & {Unit.DAY, Unit.MONTH}:
        yield _ENDS
