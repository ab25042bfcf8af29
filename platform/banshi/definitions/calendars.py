"""Which days does a calendar file say are off or worked?  `calendars/2026.yaml` becomes a checked `YearCalendar`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from banshi.definitions.data_root import shipped_folder
from banshi.definitions.source import ListNode, MapNode, Node, ScalarNode, read
from banshi.definitions.source.files import read_folder
from banshi.definitions.source.tree import whole
from banshi_rules.calendars import DayKind, WorkingCalendar, YearCalendar
from banshi_rules.findings import Finding, Severity

#: What a calendar holds, each with an example.
_LINES = {
    "banshi": "banshi: 1",
    "calendar": "calendar: 2026",
    "source": "source: {zh: 国务院办公厅关于2026年部分节假日安排的通知}",
    "published": "published: 2025-11-04",
    "scope": 'scope: national  (or "440000")',
    "off": '"off": [2026-01-01, 2026-01-02]',
    "work": "work: [2026-01-04]",
    "amended": "amended: 2026-01-27",
    "provisional": "provisional: true",
}
_OPTIONAL = {"amended", "provisional"}
_LANGUAGE_VERSION = 1
_DIVISION = re.compile("[0-9]{6}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class UnusableCalendar(ValueError):
    """A calendar file with errors; `findings` say which."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{finding.at} {finding.code}" for finding in findings))
        self.findings = findings


def compile_calendar(path: str, text: str) -> tuple[YearCalendar | None, tuple[Finding, ...]]:
    """The year of a calendar file and all findings about it; None where one is an error.  Never raises on bad text."""
    tree, unreadable = read(path, text)
    if not isinstance(tree, MapNode):
        misplaced = () if tree is None else (_wrong_type("calendar", tree),)
        return None, unreadable + misplaced
    shape = tuple(_shape(path, tree))
    year = _integer(tree.items.get("calendar"))
    if year is None or _errors(shape):
        return None, unreadable + shape
    provisional = _value(tree.items.get("provisional")) is True
    off, wrong_off = _days(tree.items["off"], year)
    work, wrong_work = _days(tree.items["work"], year)
    findings = (
        *unreadable,
        *shape,
        *wrong_off,
        *wrong_work,
        *_compared(year, off, work, provisional),
    )
    if _errors(findings):
        return None, findings
    return YearCalendar(year, frozenset(off), frozenset(work), _source(tree), provisional), findings


def read_calendar(path: str, text: str) -> YearCalendar:
    """The year of a calendar file that was checked before.  Raises UnusableCalendar when it has errors."""
    calendar, findings = compile_calendar(path, text)
    if calendar is None:
        raise UnusableCalendar(_errors(findings))
    return calendar


def load_calendars(folder: Path) -> tuple[WorkingCalendar, tuple[Finding, ...]]:
    """The calendar files of a folder joined, without those that have errors, and all findings about them."""
    sources = read_folder(folder)
    findings = list(sources.findings)
    years: dict[int, tuple[str, YearCalendar]] = {}
    for path, text in sources.files.items():
        calendar, found = compile_calendar(path, text)
        findings.extend(found)
        if calendar is None:
            continue
        if calendar.year in years:
            first = years[calendar.year][0]
            findings.append(Finding("C409", whole(path), {"year": calendar.year, "first": first, "second": path}))
        else:
            years[calendar.year] = path, calendar
    return WorkingCalendar(calendar for _, calendar in years.values()), tuple(findings)


@cache
def shipped_calendar() -> WorkingCalendar:
    """The working calendar that comes with Banshi.  Raises UnusableCalendar when a file of it has errors."""
    calendar, findings = load_calendars(shipped_folder("calendars"))
    if _errors(findings):
        raise UnusableCalendar(_errors(findings))
    return calendar


def _shape(path: str, tree: MapNode) -> Iterator[Finding]:
    provisional = _value(tree.items.get("provisional")) is True
    for key, example in _LINES.items():
        optional = key in _OPTIONAL or (key == "published" and provisional)
        if key not in tree.items and not optional:
            yield Finding("C400", whole(path), {"key": key, "example": example})
    for key, node in tree.items.items():
        if key not in _LINES:
            yield Finding("C401", tree.key_span(key), {"key": key, "known": tuple(_LINES)})
        elif not _FITS[key](node):
            yield _wrong_type(key, node)


def _compared(year: int, off: Mapping[date, Node], work: Mapping[date, Node], provisional: bool) -> Iterator[Finding]:
    """What is wrong between the two lists and the days of the week.

    The known statutory days of a provisional year may fall on weekends: the notice moves them later.
    """
    plain = YearCalendar(year, frozenset(), frozenset(), "", provisional)
    for day, node in off.items():
        if not provisional and plain.kind(day) is DayKind.WEEKEND:
            yield Finding("C405", node.span, {"day": day}, Severity.WARNING)
    for day, node in work.items():
        if day in off:
            yield Finding("C407", node.span, {"day": day})
        if plain.kind(day) is DayKind.WORKDAY:
            yield Finding("C406", node.span, {"day": day})


def _days(node: Node, year: int) -> tuple[dict[date, Node], list[Finding]]:
    days: dict[date, Node] = {}
    findings: list[Finding] = []
    for item in node.items if isinstance(node, ListNode) else []:
        day = _date(item)
        if day is None:
            findings.append(Finding("C403", item.span, {"text": item.plain()}))
        elif day.year != year:
            findings.append(Finding("C404", item.span, {"day": day, "year": year, "other": day.year}))
        elif day in days:
            findings.append(Finding("C408", item.span, {"day": day}, Severity.WARNING))
        else:
            days[day] = item
    return days, findings


def _source(tree: MapNode) -> str:
    node = tree.items["source"]
    return str(_value(node.items["zh"]) if isinstance(node, MapNode) else _value(node))


def _value(node: Node | None) -> object:
    return node.value if isinstance(node, ScalarNode) else None


def _integer(node: Node | None) -> int | None:
    value = _value(node)
    return value if isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 9998 else None


def _date(node: Node) -> date | None:
    text = _value(node)
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_text(node: Node | None) -> bool:
    value = _value(node)
    return isinstance(value, str) and bool(value.strip())


def _is_source(node: Node) -> bool:
    if isinstance(node, MapNode):
        return "zh" in node.items and set(node.items) <= {"zh", "en"} and all(map(_is_text, node.items.values()))
    return _is_text(node)


def _is_scope(node: Node) -> bool:
    value = _value(node)
    return isinstance(value, str) and (value == "national" or _DIVISION.fullmatch(value) is not None)


def _is_list(node: Node) -> bool:
    return isinstance(node, ListNode)


_FITS: Mapping[str, Callable[[Node], bool]] = {
    "banshi": lambda node: _value(node) == _LANGUAGE_VERSION and _value(node) is not True,
    "calendar": lambda node: _integer(node) is not None,
    "source": _is_source,
    "published": lambda node: _date(node) is not None,
    "amended": lambda node: _date(node) is not None,
    "scope": _is_scope,
    "provisional": lambda node: isinstance(_value(node), bool),
    "off": _is_list,
    "work": _is_list,
}


def _wrong_type(key: str, node: Node) -> Finding:
    return Finding("C402", node.span, {"key": key, "example": _LINES[key]})


def _errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
