"""How does a definition become the rows of a profile, and how do rows change a definition?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from banshi.definitions.exchange.cells import Sheet, Workbook, at_cell
from banshi.definitions.exchange.kinds import GONE, KINDS, BadValue
from banshi.definitions.exchange.laws import LOWEST_RANK, laws_cell, laws_of
from banshi.definitions.exchange.profile import Column, Profile, SheetPlan
from banshi.definitions.law.book import LawBook
from banshi_rules.findings import Finding, Severity

_ID = re.compile(r"[a-z][a-z0-9_-]{0,40}")
#: How many rows below the top a heading may stand, as other systems export it.
_HEADINGS = 5
NO_LAWS = LawBook()


# --- out ---


def profile_book(
    profile: Profile, root: Mapping[str, Any], facts: Mapping[str, str], file: str
) -> tuple[Workbook, tuple[Finding, ...]]:
    """The workbook of a definition.  `facts` are the cells that only a compiled matter can fill, by name."""
    findings: list[Finding] = []
    sheets = []
    for plan in profile.sheets:
        entries = (
            [root] if plan.rows is None else [one for one in at(root, plan.rows) or () if isinstance(one, Mapping)]
        )
        rows: list[tuple[str, ...]] = [
            tuple(one.name for one in plan.columns),
            tuple(one.label.zh for one in plan.columns),
        ]
        for entry in entries:
            row = [_cell(one, entry, root, facts, len(rows) - 1) for one in plan.columns]
            for place, (column, cell) in enumerate(zip(plan.columns, row, strict=True)):
                if column.most is not None and len(cell) > column.most:
                    findings.append(
                        at_cell("K735", file, plan.name, len(rows), place, Severity.WARNING, most=column.most)
                    )
            rows.append(tuple(row))
        sheets.append(Sheet(plan.name, tuple(rows)))
    return Workbook(tuple(sheets)), tuple(findings)


def _cell(
    column: Column, entry: Mapping[str, Any], root: Mapping[str, Any], facts: Mapping[str, str], number: int
) -> str:
    if column.kind == "fact":
        return facts.get(column.fact, "")
    if column.kind == "order":
        return str(number)
    value = at(entry, column.path)
    if column.kind in ("law", "laws"):
        return laws_cell(root.get("law"), value if column.kind == "law" else None)
    return KINDS[column.kind][0](column, value)


def at(value: Any, path: tuple[str, ...]) -> Any:
    """What stands at a path of keys; nothing where it ends before."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def put(value: Any, path: tuple[str, ...], new: Any) -> Any:
    """The same with something else at that path; GONE takes it out."""
    if not path:
        return new
    made = dict(value) if isinstance(value, Mapping) else {}
    inner = put(made.get(path[0]), path[1:], new)
    if inner is GONE or (len(path) > 1 and inner == {}):
        made.pop(path[0], None)
    else:
        made[path[0]] = inner
    return made


# --- in ---


@dataclass(slots=True)
class _Reading:
    """One workbook on its way into one definition."""

    profile: Profile
    file: str
    root: dict[str, Any]
    book: LawBook
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, sheet: str, row: int, column: int, /, **args: object) -> None:
        self.findings.append(at_cell(code, self.file, sheet, row, column, Severity.ERROR, **args))

    def warn(self, code: str, sheet: str, row: int, column: int, /, **args: object) -> None:
        self.findings.append(at_cell(code, self.file, sheet, row, column, Severity.WARNING, **args))


def with_profile(
    profile: Profile, root: Mapping[str, Any], book: Workbook, file: str, laws: LawBook = NO_LAWS
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The definition as the workbook says it; sheets and columns that it lacks leave theirs alone.

    `laws` are those whose rank is known: the columns do not say it.
    The findings name cells; with an error among them the definition is the old one.
    """
    reading = _Reading(profile, file, dict(root), laws)
    found = [(plan, sheet) for plan in profile.sheets if (sheet := book.sheet(plan.name, plan.title.zh)) is not None]
    if not found:
        reading.find("K721", profile.sheets[0].name, 0, 0, sheet=tuple(plan.name for plan in profile.sheets))
    for plan, sheet in found:
        _read_sheet(reading, plan, sheet)
    grave = any(one.severity is Severity.ERROR for one in reading.findings)
    return dict(root) if grave else reading.root, tuple(reading.findings)


def _read_sheet(reading: _Reading, plan: SheetPlan, sheet: Sheet) -> None:
    heading = next(
        (
            n
            for n in range(min(_HEADINGS, len(sheet.rows)))
            if sum(plan.column(c) is not None for c in sheet.rows[n]) >= 2
        ),
        None,
    )
    if heading is None:
        reading.find("K722", sheet.name, 0, 0, columns=tuple(one.name for one in plan.columns[:6]))
        return
    columns: dict[int, Column] = {}
    for place, name in enumerate(sheet.rows[heading]):
        column = plan.column(name)
        if column is None and name.strip():
            reading.warn("K736", sheet.name, heading, place, name=name.strip())
        elif column is not None and column in columns.values():
            reading.find("K727", sheet.name, heading, place, name=name.strip())
        elif column is not None:
            columns[place] = column
    rows = [
        number for number in range(heading + 1, len(sheet.rows)) if any(cell.strip() for cell in sheet.rows[number])
    ]
    if rows and all(
        sheet.cell(rows[0], place).strip() in ("", one.label.zh, one.label.en) for place, one in columns.items()
    ):
        rows = rows[1:]
    if plan.rows is None:
        if len(rows) > 1:
            reading.find("K737", sheet.name, rows[1], 0)
        elif rows:
            reading.root = _read_row(reading, sheet, rows[0], columns, reading.root)
        return
    if not rows:
        return  # nothing is said about these entries; to take all of them out, edit the definition
    olds = [one for one in at(reading.root, plan.rows) or () if isinstance(one, Mapping)]
    made: list[Any] = []
    for number in rows:
        old = _known(plan, sheet, number, columns, olds)
        if old is not None and any(one is old for one, _ in made):
            reading.find("K725", sheet.name, number, 0, name=_identity(old))
            continue
        start = dict(old) if old is not None else _new(plan, sheet, number, columns, [*olds, *(one for _, one in made)])
        made.append((old, _read_row(reading, sheet, number, columns, start)))
    entries = [one for _, one in made]
    reading.root = put(reading.root, plan.rows, entries)


def _identity(entry: Mapping[str, Any]) -> str:
    return str(entry.get("id") or entry.get("q") or "")


def _known(
    plan: SheetPlan, sheet: Sheet, number: int, columns: Mapping[int, Column], olds: list[Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    """The entry that a row is about: that of its id, else that of the same first text."""
    for kind in ("id", "text"):
        for place, column in columns.items():
            cell = sheet.cell(number, place).strip()
            if column.kind == kind and cell and column.language == "zh":
                same = [one for one in olds if KINDS[kind][0](column, at(one, column.path)).strip() == cell]
                if same:
                    return same[0]
                if kind == "text":
                    return None
    return None


def _new(
    plan: SheetPlan, sheet: Sheet, number: int, columns: Mapping[int, Column], others: list[Mapping[str, Any]]
) -> dict[str, Any]:
    """The beginning of an entry that the definition does not have yet: its id, where entries of this list have one."""
    wanted = next((one for one in plan.columns if one.kind == "id"), None)
    if wanted is None:
        return {}
    taken = {str(at(one, wanted.path)) for one in others}
    given = next((sheet.cell(number, place).strip() for place, one in columns.items() if one is wanted), "")
    if _ID.fullmatch(given) and given not in taken:
        return dict(put({}, wanted.path, given))
    stem = plan.rows[-1].removesuffix("s") if plan.rows else "entry"
    fresh = next(name for count in range(1, 10_000) if (name := f"{stem}-{count}") not in taken)
    return dict(put({}, wanted.path, fresh))


def _read_row(
    reading: _Reading, sheet: Sheet, number: int, columns: Mapping[int, Column], entry: dict[str, Any]
) -> dict[str, Any]:
    before = entry
    for place, column in columns.items():
        cell, read = sheet.cell(number, place).strip(), KINDS[column.kind][1]
        old = at(entry, column.path)
        if column.kind in ("law", "laws") and cell:
            laws, named = laws_of(cell, reading.root.get("law"), reading.book, one=column.kind == "law")
            if laws is None:
                reading.find("K738", sheet.name, number, place, value=cell[:60])
                continue
            for fresh in laws[len(reading.root.get("law") or ()) :]:
                if fresh["rank"] == LOWEST_RANK:
                    reading.warn("K739", sheet.name, number, place, id=fresh["id"])
            reading.root["law"] = laws
            if column.kind == "laws":
                entry = {**entry, "law": laws}
            elif named != old:
                entry = put(entry, column.path, named)
            continue
        if column.kind == "law" and old is not None and not cell and reading.profile.empty_removes:
            entry = put(entry, column.path, GONE)
        if read is None:
            continue
        if not cell:
            if reading.profile.empty_removes and old is not None and KINDS[column.kind][0](column, old):
                entry = put(entry, column.path, _without(column, old))
            continue
        if column.most is not None and len(cell) > column.most:
            reading.find("K735", sheet.name, number, place, most=column.most)
            continue
        try:
            new = read(column, cell, old)
        except BadValue as bad:
            (reading.find if bad.grave else reading.warn)(bad.code, sheet.name, number, place, **bad.told)
            continue
        if new is not old:
            entry = put(entry, column.path, new)
            if column.kind == "text" and column.language == "zh" and isinstance(new, Mapping) and "en" in new:
                english = next(
                    (p for p, one in columns.items() if one.path == column.path and one.language == "en"), None
                )
                if english is None or sheet.cell(number, english).strip() == str(new["en"]).strip():
                    reading.warn("K740", sheet.name, number, place)
    return entry if entry != before else before


def _without(column: Column, old: Any) -> Any:
    """What an emptied cell leaves: a text keeps its other language, where it can."""
    if column.kind == "text" and isinstance(old, Mapping) and column.language != "zh":
        kept = {key: value for key, value in old.items() if key != column.language}
        return kept["zh"] if list(kept) == ["zh"] else kept
    return GONE
