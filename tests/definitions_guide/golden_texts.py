"""Which guide and sheets of the whole matter are kept as texts?  Run this file to write them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from banshi.assembly import plugin_host
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.guide import as_text, case_sheet, notice_sheet, service_guide
from banshi.definitions.library import load_library
from banshi.definitions.model import Matter
from banshi.definitions.trying import Trial, try_matter

GOLDEN = Path(__file__).parent / "golden"
WHOLE = Path(__file__).parents[1] / "definitions" / "whole"
DAY = date(2026, 3, 2)
Changed = Callable[..., Matter]


def trial_of(matter: Matter, number: int) -> Trial:
    """The trial of an example of the matter."""
    example = matter.examples[number]
    return try_matter(
        matter,
        example.given,
        applicant=example.applicant,
        received=DAY,
        accepted=DAY,
        calendar=shipped_calendar(),
        registers=example.registers,
        plugins=example.plugins,
    )


def trial_with(matter: Matter, given: Mapping[str, Any]) -> Trial:
    """The trial of these answers."""
    calendar = shipped_calendar()
    return try_matter(
        matter, given, applicant={}, received=DAY, accepted=DAY, calendar=calendar, registers={}, plugins={}
    )


def texts(matter: Matter) -> Iterator[tuple[str, str]]:
    """Name and text of everything that is kept."""
    made = {
        "guide": service_guide(matter, DAY),
        "sheet": notice_sheet(matter, DAY),
        "case": case_sheet(trial_of(matter, 0), DAY, DAY),
        "case-wrong": case_sheet(trial_of(matter, 1), DAY, DAY),
    }
    for name, guide in made.items():
        yield f"{name}.zh.txt", as_text(guide, ("zh",))
        yield f"{name}.en.txt", as_text(guide, ("en",))


def renew() -> None:
    """Write the texts anew."""
    for file, text in texts(load_library(WHOLE, plugin_host().vocabulary()).matters["catering-licence"]):
        (GOLDEN / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew()
