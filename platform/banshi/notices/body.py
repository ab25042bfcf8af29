"""What do all letters share?  How they address the applicant, cite the application, the law and the last days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from banshi.cases.case import Case, RunningLimit
from banshi.cases.moment import civil_day
from banshi.cases.words import chinese_date
from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.model import Matter
from banshi_rules.time_limits import say

About: TypeAlias = Mapping[str, str | tuple[str, ...]]

LICENSING_LAW = "《中华人民共和国行政许可法》"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table in a letter: a caption, headings, and rows as long as the headings."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What a letter says: paragraphs, perhaps a table, and paragraphs after it."""

    paragraphs: tuple[str, ...]
    table: Rows | None = None
    closing: tuple[str, ...] = ()


def you(case: Case) -> str:
    """How the applicant is addressed: a person 你, everybody else 你单位."""
    return "你" if case.party.kind == "natural-person" else "你单位"


def application(case: Case, matter: Matter) -> str:
    """Which application the letter is about: when, what, number."""
    return f"{you(case)}于{day(case.received)}提出的“{matter.title.zh}”申请（办件编号：{case.number}）"


def day(at: datetime) -> str:
    """The civil day, in Chinese."""
    return chinese_date(civil_day(at))


def by_law(matter: Matter, article: str) -> str:
    """依照《行政许可法》第…条的规定 for licences; other kinds of matter follow their own law: 依法."""
    return f"依照{LICENSING_LAW}{article}的规定，" if matter.kind == "licence" else "依法"


def cited(bases: Iterable[LegalBasis]) -> str:
    """Articles by name: 《中华人民共和国食品安全法》第三十五条、…"""
    return "、".join(f"{_bracketed(law.name.zh)}{law.article.zh}" for law in bases)


def _bracketed(name: str) -> str:
    return name if name.startswith("《") else f"《{name}》"


def within(clock: RunningLimit) -> str:
    """5 个工作日内（至2026年2月28日）; a day that rests on an unpublished calendar says so."""
    if clock.due is None:
        return f"{say(clock.limit, 'zh')}内"
    provisional = "，节假日安排公布后可能相应调整" if clock.provisional else ""
    return f"{say(clock.limit, 'zh')}内（至{chinese_date(clock.due)}{provisional}）"
