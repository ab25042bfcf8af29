"""What stands in a correction notice?  Proposals of the checks, materials that cannot be used, the clerk's own rows.

A proposal counts while its box is ticked; every other row counts as soon as a problem is written into it.
"""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from banshi.cases.events import Gap
from banshi.notices.intake import about_words
from banshi.use_cases.overview import Overview
from banshi.use_cases.reading import CaseFile
from banshi.web.frame.languages import language
from banshi_forms.messages import label_of

PREFIX = "gap-"
#: More rows than any notice has are not even read.
MOST = 200
_PARTS = ("about", "problem", "remedy", "on", "kind")
#: The longest text of a row, in signs.
LONGEST = 1000

PROPOSED, MATERIAL, OWN = "proposed", "material", "own"


@dataclass(frozen=True, slots=True)
class GapRow:
    """A row as it is shown: `kind` is proposed, material or own; `title` says what it is about."""

    index: int
    kind: str
    about: str
    title: str
    problem: str
    remedy: str
    on: bool

    def name(self, part: str) -> str:
        """The posted name of that part."""
        return f"{PREFIX}{self.index}-{part}"

    @property
    def counts(self) -> bool:
        """Whether it goes into the notice."""
        return self.on if self.kind == PROPOSED else bool(self.problem.strip())


def first_rows(file: CaseFile, proposed: tuple[Gap, ...]) -> list[GapRow]:
    """What the page begins with: proposals, one row for each material that came, and an empty one."""
    rows = [
        GapRow(index, PROPOSED, gap.about, about_words(gap, file.matter), gap.problem, gap.remedy, True)
        for index, gap in enumerate(proposed)
    ]
    for name, stored in file.case.materials.items():
        spec = file.matter.material(name)
        if spec is not None and stored:
            remedy = f"请重新提交：{spec.title.zh}。要求：{spec.standard.zh}"
            about = f"material:{name}"
            rows.append(GapRow(len(rows), MATERIAL, about, spec.title.say(language()), "", remedy, False))
    rows.append(GapRow(len(rows), OWN, "other", "", "", "", False))
    return rows


def typed_rows(file: CaseFile, typed: MultiDict[str, str]) -> list[GapRow]:
    """The rows as they were posted, in order."""
    rows = []
    for index in _indexes(typed):
        part = {name: typed.get(f"{PREFIX}{index}-{name}", "") for name in _PARTS}
        kind = part["kind"] if part["kind"] in (PROPOSED, MATERIAL, OWN) else OWN
        about = part["about"] if known_about(file, part["about"]) else "other"
        words = about_words(Gap(about, "", ""), file.matter)
        rows.append(GapRow(index, kind, about, words, part["problem"], part["remedy"], part["on"] == "yes"))
    return rows


def with_another(rows: list[GapRow]) -> list[GapRow]:
    """The rows, and an empty one."""
    index = max((row.index for row in rows), default=-1) + 1
    return [*rows, GapRow(index, OWN, "other", "", "", "", False)] if index < MOST else rows


def gaps(typed: MultiDict[str, str]) -> tuple[Gap, ...]:
    """The items of the notice, as posted."""
    found = []
    for index in _indexes(typed):
        part = {name: typed.get(f"{PREFIX}{index}-{name}", "") for name in _PARTS}
        row = GapRow(index, part["kind"], part["about"], "", part["problem"], part["remedy"], part["on"] == "yes")
        if row.counts:
            found.append(Gap(row.about or "other", _plain(row.problem), _plain(row.remedy)))
    return tuple(found)


def counted(rows: list[GapRow]) -> list[GapRow]:
    """The rows that go into the notice, in its order."""
    return [row for row in rows if row.counts]


def subjects(file: CaseFile, whole: Overview) -> list[tuple[str, str]]:
    """What an own row may be about: anything else, an answer that is asked, a material of the matter."""
    form, asked = file.matter.form, whole.live.asked
    fields = [(f"field:{name}", label) for name in asked if (label := label_of(name, form, language()))]
    wanted = [(f"material:{spec.id}", spec.title.say(language())) for spec in file.matter.materials]
    return [*fields, *wanted]


def known_about(file: CaseFile, about: str) -> bool:
    """Whether a row may be about that: something the matter has."""
    kind, _sign, name = about.partition(":")
    if kind == "material":
        return file.matter.material(name) is not None
    if kind == "field":
        return about_words(Gap(about, "", ""), file.matter) != name
    return about == "other"


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _indexes(typed: MultiDict[str, str]) -> list[int]:
    """The numbers of the posted rows, in order."""
    numbers = set()
    for name in typed:
        number, _sign, part = name.removeprefix(PREFIX).partition("-")
        if name.startswith(PREFIX) and part in _PARTS and number.isascii() and number.isdecimal() and len(number) < 4:
            numbers.add(int(number))
    return sorted(numbers)[:MOST]
