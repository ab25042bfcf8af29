"""When is a time limit over, and why just then?  Counts it over the working calendars, day by day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

if TYPE_CHECKING:
    from banshi_rules.calendars import WorkingCalendar
    from banshi_rules.time_limits import Due, LedgerDay, Pause, TimeLimit

_WHEN = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}:[0-9]{2}))?")
_WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


@click.command("due", short_help="Count a time limit, day by day.")
@click.option("--from", "begin", required=True, metavar="DATE[THH:MM]", help="Day of the event; not counted itself.")
@click.option(
    "--limit", "limit_text", required=True, metavar="TEXT", help='"20 working days", "20个工作日", "3 months" …'
)
@click.option(
    "--suspend", multiple=True, metavar="A..B", help="Days after A up to and with B do not count; repeatable."
)
@click.option("--extend", multiple=True, metavar="TEXT", help='By how much the limit was extended: "10 working days".')
@click.option("--calendars", "folder", type=click.Path(path_type=Path), help="Folder of other calendar files.")
@click.option("--today", metavar="DATE[THH:MM]", help="When to ask what remains; by default now.")
@with_json
@in_language
def command(
    begin: str,
    limit_text: str,
    suspend: tuple[str, ...],
    extend: tuple[str, ...],
    folder: Path | None,
    today: str | None,
    as_json: bool,
    say: Speech,
) -> None:
    """Count a time limit and show which day counted and which did not.

    The day of the event is not counted. Working days follow the official calendars (weekends worked by notice count,
    holidays do not). Days and months are natural ones; where the last is a rest day, the next working day takes its
    place. Hours run from the minute given. A suspension A..B leaves out the days after A up to and with B; `A..`
    is still open: there is no due date then, only what remains.

    Units: working days, days, months, hours; 工作日, 日, 月, 小时.

    \b
    Examples:
      banshi due --from 2026-02-13 --limit "20 working days"
      banshi due --from 2026-03-02 --limit 20个工作日 --suspend 2026-03-10..2026-03-20
      banshi due --from 2026-03-02 --limit "20 working days" --extend "10 working days" --json
      banshi due --from 2026-03-02 --limit "20 working days" --suspend 2026-03-10..
      banshi due --from 2026-02-13T09:30 --limit "24 hours"

    A date is called provisional (暂定) when it lies in or beyond a year without an official calendar.
    What remains is counted from today; in an open suspension it is what was left when it began.

    Exit code: 0 counted; 1 a calendar cannot be used; 2 wrong use.
    """
    from banshi_rules.time_limits import Stopwatch, Unit, due, ledger, remaining

    started = _moment("--from", begin, say)
    limit = _limit("--limit", limit_text, say)
    pauses = tuple(_pause(text, say) for text in suspend)
    if len(extend) > 1:
        say.stop(
            "--extend 只能写一次：期限只能延长一次（行政许可法第四十二条）",
            "--extend is given once: a limit is extended once (Licensing Law 42)",
        )
    extended = tuple(_limit("--extend", text, say) for text in extend)
    if "T" not in begin and any(part.unit is Unit.HOUR for part in (limit, *extended)):
        say.stop(
            f"--from：小时从具体时刻起算，请写出时间，例如 {begin}T09:30",
            f"--from: hours run from a moment; write the time, for example {begin}T09:30",
        )
    watch = Stopwatch(started, pauses, extended)
    calendar = _calendar(folder, say)
    now = _now() if today is None else _moment("--today", today, say)
    try:
        ends = due(limit, watch, calendar)
        days = ledger(limit, watch, calendar)
        left = remaining(limit, watch, calendar, now if ends else max(now, _noon(days[-1].date)))
    except OverflowError:
        say.stop(
            "期限届满日超出公元 9999 年或早于公元 1 年；请核对 --from 和 --limit",
            "The count leaves the years 1 to 9999; check --from and --limit",
        )
    if as_json:
        answer_json(_as_json(ends, left, days, say))
        return
    for line in _report(ends, left, days, _in_hours(limit, ends), say):
        click.echo(line)


def _as_json(ends: Due | None, left: int, days: Sequence[LedgerDay], say: Speech) -> dict[str, object]:
    from banshi_rules.time_limits import say_why

    return {
        "due": None if ends is None else _written(ends.at),
        "provisional": ends is not None and ends.provisional,
        "remaining": left,
        "ledger": [
            {"date": day.date.isoformat(), "counted": day.counted, "why": say_why(day.why, say.language)}
            for day in days
        ],
    }


def _report(ends: Due | None, left: int, days: Sequence[LedgerDay], hours: bool, say: Speech) -> Iterator[str]:
    from banshi_rules.time_limits import say_why

    unit = say("小时", " hours") if hours else say("个工作日", " working days")
    if ends is None:
        yield say(
            f"暂停计时中，尚无届满日；剩余 {left} {unit.strip()}",
            f"The clock stands still: no due date yet; remaining: {left}{unit}",
        )
    else:
        day = ends.at.date() if isinstance(ends.at, datetime) else ends.at
        shown = _written(ends.at).replace("T", " ").removesuffix("+08:00")
        yield say(f"届满：{shown} {_weekday(day, say)}", f"Due: {shown} {_weekday(day, say)}")
        if ends.provisional:
            yield say(
                "暂定：经过尚未公布放假安排的年份，公布后可能变化",
                "Provisional: it passes through a year whose holidays are not published yet, and may change",
            )
        if left >= 0:
            yield say(f"从今天起剩余 {left} {unit.strip()}", f"Remaining from today: {left}{unit}")
        else:
            yield say(f"已超期 {-left} {unit.strip()}", f"Overdue by {-left}{unit}")
    yield ""
    counted = 0
    for entry in days:
        counted += entry.counted
        mark = say(f"第 {counted:>3} 天", f"day {counted:>3}") if entry.counted else say("  不计  ", "   -   ")
        yield f"{entry.date}  {_weekday(entry.date, say)}  {mark}  {say_why(entry.why, say.language)}"


def _in_hours(limit: TimeLimit, ends: Due | None) -> bool:
    from banshi_rules.time_limits import Unit

    return isinstance(ends.at, datetime) if ends is not None else limit.unit is Unit.HOUR


def _written(at: date | datetime) -> str:
    return at.isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()


def _weekday(day: date, say: Speech) -> str:
    return say("周", "") + _WEEKDAYS[say.language][day.weekday()]


def _now() -> datetime:
    from banshi.use_cases.clock import SystemClock

    return SystemClock().now()


def _noon(day: date) -> datetime:
    from banshi_rules.calendars import CIVIL_ZONE

    return datetime.combine(day, time(12), CIVIL_ZONE)


def _moment(option: str, text: str, say: Speech) -> datetime:
    """A day (taken at noon) or a minute, civil time."""
    from banshi_rules.calendars import CIVIL_ZONE

    match = _WHEN.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError(text)
        at = time.fromisoformat(match[2]) if match[2] else time(12)
        return datetime.combine(date.fromisoformat(match[1]), at, CIVIL_ZONE)
    except ValueError:
        say.stop(
            f"{option}：“{text}”不是日期；请写成 2026-02-13，或者带时间 2026-02-13T09:30",
            f'{option}: "{text}" is not a date; write 2026-02-13, or with a time 2026-02-13T09:30',
        )


def _limit(option: str, text: str, say: Speech) -> TimeLimit:
    from banshi_rules.time_limits import parse_limit

    found = parse_limit(text)
    if found is None:
        reason = say("不能是负数。", "it cannot be negative. ") if text.strip().startswith(("-", "−")) else ""
        say.stop(
            f"{option}：“{text}”不是期限；{reason}请写数量加单位：20 working days、30 days、3 months、24 hours，"
            "或 20个工作日、30日、3个月、24小时",
            f'{option}: "{text}" is not a limit; {reason}write an amount and its unit: 20 working days, 30 days, '
            "3 months, 24 hours",
        )
    return found


def _pause(text: str, say: Speech) -> Pause:
    from banshi_rules.time_limits import Pause

    begin, dots, end = text.strip().partition("..")
    try:
        if not dots:
            raise ValueError(text)
        found = Pause(_day(begin), _day(end) if end else None)
    except ValueError:
        say.stop(
            f"--suspend：“{text}”不是一段时间；请写成 2026-03-10..2026-03-20，尚未恢复的写成 2026-03-10..",
            f'--suspend: "{text}" is not a stretch of time; write 2026-03-10..2026-03-20, or 2026-03-10.. where it is '
            "still open",
        )
    if found.end is not None and found.end < found.start:
        say.stop(
            f"--suspend：“{text}”的结束早于开始；请写成 {found.end}..{found.start}",
            f'--suspend: "{text}" ends before it begins; write {found.end}..{found.start}',
        )
    return found


def _day(text: str) -> date:
    match = _WHEN.fullmatch(text)
    if match is None or match[2]:
        raise ValueError(text)
    return date.fromisoformat(match[1])


def _calendar(folder: Path | None, say: Speech) -> WorkingCalendar:
    """The calendars of that folder or those shipped.  Ends the command where one has errors."""
    from banshi.definitions.calendars import load_calendars
    from banshi.definitions.data_root import shipped_folder
    from banshi_rules.findings import Severity

    if folder is not None and not folder.is_dir():
        say.stop(f"--calendars：没有文件夹 {folder}", f"--calendars: there is no folder {folder}")
    calendar, findings = load_calendars(folder or shipped_folder("calendars"))
    if findings:
        from banshi.definitions.words import format_finding

        for finding in findings:
            click.echo(format_finding(finding, say.language), err=True)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise SystemExit(1)
    if not calendar.years:
        say.stop(f"--calendars：{folder} 里没有日历文件", f"--calendars: {folder} holds no calendar files")
    return calendar
