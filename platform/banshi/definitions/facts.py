"""What do these answers mean?  The one place where answers become the facts that every condition of a matter reads.

Facts are the answers of the fields that are asked, computed values, `applicant.*`, `received_on`, situations and table
results; under CALENDAR, the working calendar that `working_days` counts in.  What is not known is absent; nothing here
decides what an unknown fact leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from banshi.definitions.model import Matter, Situation
from banshi_forms.answers import AnswerSheet
from banshi_forms.live import TODAY, Live, live_fields
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.expressions import value_of
from banshi_rules.tables import DecisionTable, Hit, as_fact, look_up, look_up_rows
from banshi_rules.values import CALENDAR, Facts, Value


@dataclass(frozen=True, slots=True)
class Understood:
    """Answers, understood: every fact by name, which fields are asked, and which row of each table was hit.

    `row_hits` are those of tables that are looked up for every row of a group, in the order of its rows.
    """

    facts: Facts
    live: Live
    hits: Mapping[str, Hit]
    row_hits: Mapping[str, tuple[Hit, ...]]


def facts_beside(
    party: Mapping[str, Value | None], received_on: date, calendar: WorkingCalendar, today: date | None = None
) -> Facts:
    """What conditions read beside the answers: who applies, the civil day of receipt, the calendar of working days.

    `today` is the day on which it is answered, where that is another: an application is corrected after its receipt.
    """
    return {"applicant": dict(party), "received_on": received_on, CALENDAR: calendar, TODAY: today or received_on}


def facts_of(
    matter: Matter,
    sheet: AnswerSheet,
    party: Mapping[str, Value | None],
    received_on: date,
    calendar: WorkingCalendar,
) -> Understood:
    """All facts of an application: its answers, and what is known beside them."""
    live = live_fields(matter.form, sheet.facts(), facts_beside(party, received_on, calendar))
    facts: dict[str, Value | None] = dict(live.facts)
    hits: dict[str, Hit] = {}
    row_hits: dict[str, tuple[Hit, ...]] = {}
    for part in rules_in_order(matter):
        if isinstance(part, DecisionTable) and part.for_each is not None:
            rows = facts.get(part.for_each)
            if isinstance(rows, tuple):
                given = [row for row in rows if isinstance(row, Mapping)]
                row_hits[part.id], facts[part.for_each] = look_up_rows(part, given, facts)
        elif isinstance(part, DecisionTable):
            hits[part.id] = look_up(part, facts)
            facts[part.id] = as_fact(part, hits[part.id])
        else:
            facts[part.id] = value_of(part.when, facts)
    return Understood(facts, live, hits, row_hits)


def rules_in_order(matter: Matter) -> Iterator[Situation | DecisionTable]:
    """Situations and tables, each after those it reads.  The compiler refuses circles; here they would be unknown."""
    waiting: dict[str, Situation | DecisionTable] = {situation.id: situation for situation in matter.situations}
    waiting.update(matter.tables)
    while waiting:
        widening = _widening(waiting.values())
        ready = [part for part in waiting.values() if not (_reads(part, widening) & waiting.keys())]
        for part in ready or tuple(waiting.values()):
            del waiting[part.id]
            yield part


def _widening(parts: Iterable[Situation | DecisionTable]) -> Mapping[str, list[str]]:
    """The tables that give a group columns, by group, in their order."""
    found: dict[str, list[str]] = {}
    for part in parts:
        if isinstance(part, DecisionTable) and part.for_each is not None:
            found.setdefault(part.for_each, []).append(part.id)
    return found


def _reads(part: Situation | DecisionTable, widening: Mapping[str, list[str]]) -> set[str]:
    """The names, without what follows a dot, that a situation or a table reads, and the tables that widen a group it
    reads: all of them, but for a table of that group those before it."""
    if isinstance(part, DecisionTable):
        names = {column.name.split(".")[0] for column in part.inputs}
        if part.for_each is not None:
            own = widening.get(part.for_each, [])
            names.update(own[: own.index(part.id)] if part.id in own else own)
    else:
        names = {path[0] for path in part.when.reads}
    for group in names & widening.keys():
        names = names.union(widening[group])
    return names
