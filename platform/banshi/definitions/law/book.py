"""What does the law say?  Articles word for word, with the dates between which each wording was in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from banshi.definitions.law.citations import spans_of_time
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit


class Counted(StrEnum):
    """What an article's days are for; each is compared with the limit of that name in a definition."""

    ANSWER = "answer"  # from receipt to acceptance, refusal or a correction notice
    DECISION = "decision"  # from acceptance to decision: the statutory limit
    EXTENSION = "extension"  # added to it once
    DELIVERY = "delivery"  # from decision to delivery
    CORRECTION = "correction"  # the applicant's time to answer a correction notice
    OTHER = "other"  # hearings, publicity, checks afterwards: shown, not compared


@dataclass(frozen=True, slots=True)
class Days:
    """An amount of time that an article gives, what for, and in which cases only (`when`, None: always)."""

    limit: TimeLimit
    what: Counted
    when: Text | None
    at: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one wording.  `text` has one paragraph a line; None where no text could be vouched for."""

    name: str  # 第三十五条
    text: str | None
    days: tuple[Days, ...]
    at: Span

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs (款); an enumeration belongs to the paragraph that it ends."""
        found: list[str] = []
        for line in (self.text or "").splitlines():
            if found and _ITEM.match(line):
                found[-1] += "\n" + line
            elif line:
                found.append(line)
        return tuple(found)

    def sentence_with(self, amount: int) -> str | None:
        """The first sentence of the text that names so many days, months or hours; None where there is none."""
        sentences = re.findall("[^。；\n]+[。；]?", self.text or "")
        named = (one for one in sentences if any(number == amount for number, _ in spans_of_time(one)))
        return next(named, None)


_ITEM = re.compile("[（(][一二三四五六七八九十]+[)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LawVersion:
    """A law as it was worded from one day on.  `until` is the last day, where it was repealed or replaced."""

    in_force: date
    until: date | None
    amended_by: str | None
    last: int | None  # number of its last article, where known
    articles: Mapping[str, Article]
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A law, regulation or rule.  `versions` from the oldest wording to the newest; never empty."""

    id: str
    name: Text
    also: tuple[str, ...]
    rank: str
    number: str  # 国务院令第198号
    versions: tuple[LawVersion, ...]
    at: Span

    def version(self, on: date) -> LawVersion | None:
        """The wording in force on that day; None before the first and after the last."""
        begun = [version for version in self.versions if version.in_force <= on]
        if not begun or (begun[-1].until is not None and begun[-1].until < on):
            return None
        return begun[-1]


@dataclass(frozen=True, slots=True)
class LawBook:
    """The laws of an installation or a district, by id."""

    laws: Mapping[str, Law] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is any law in it."""
        return bool(self.laws)

    def with_laws(self, more: Mapping[str, Law]) -> LawBook:
        """These laws, too; what stood here first is kept."""
        return LawBook({**more, **self.laws}) if more else self

    def named(self, name: str) -> Law | None:
        """The law of that name, with or without the name of the country and brackets, or under another of its names."""
        wanted = _bare(name)
        return next((law for law in self.laws.values() if wanted in _names(law)), None)

    def nearest(self, name: str, rank: str) -> Law | None:
        """The law whose name is so near that it was probably meant.

        A name that holds another one is that of another act (`…条例实施细则`, `某省…条例`), as is one of another rank.
        """
        wanted = _bare(name)
        known = {other: law for law in self.laws.values() if law.rank == rank for other in _names(law)}
        apart = {other for other in known if other not in wanted and wanted not in other}
        found = get_close_matches(wanted, apart, n=1, cutoff=0.75)
        return known[found[0]] if found else None


def _names(law: Law) -> Iterator[str]:
    yield from map(_bare, (law.name.zh, *law.also))


def _bare(name: str) -> str:
    """A name of a law without what people add or leave out."""
    return re.sub(r"[《》〈〉\s]|（[^（）]*(?:修订|修正|号)[^（）]*）", "", name).removeprefix("中华人民共和国")


def book_of(laws: Iterable[Law]) -> LawBook:
    """The laws under their ids."""
    return LawBook({law.id: law for law in laws})
