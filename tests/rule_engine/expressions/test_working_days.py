"""Are working days in conditions those of the calendar that came with the facts, to the day?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banshi.definitions.calendars import shipped_calendar
from banshi_rules.expressions import Expression, compile_expression, evaluate, holds, value_of
from banshi_rules.findings import NOWHERE
from banshi_rules.values import CALENDAR, DATE, Type, Value, list_of, record

SCOPE: dict[str, Type] = {"a": DATE, "b": DATE, "stays": list_of(record({"begin": DATE, "end": DATE}))}
SHIPPED = shipped_calendar()
DAYS = st.dates(date(2018, 1, 1), date(2031, 12, 31))


def compiled(text: str) -> Expression:
    expression, findings = compile_expression(text, SCOPE, NOWHERE)
    assert expression is not None, findings
    return expression


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        (date(2026, 2, 13), date(2026, 2, 13), 0),
        (date(2026, 2, 13), date(2026, 2, 14), 1),  # a Saturday worked by notice
        (date(2026, 2, 14), date(2026, 2, 23), 0),  # Spring Festival
        (date(2026, 2, 13), date(2026, 3, 2), 7),
        (date(2026, 3, 2), date(2026, 2, 13), -7),
        (date(2026, 9, 30), date(2026, 10, 8), 1),
    ],
)
def test_the_days_after_the_first_up_to_the_second(a: date, b: date, count: int) -> None:
    facts = {"a": a, "b": b, CALENDAR: SHIPPED}
    expression = compiled("working_days(a, b)")
    assert value_of(expression, facts) == evaluate(expression, facts).value == count


@given(DAYS, DAYS)
def test_they_are_counted_one_by_one(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    count = sum(SHIPPED.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
    facts = {"a": a, "b": b, CALENDAR: SHIPPED}
    assert value_of(compiled("working_days(a, b)"), facts) == (count if a <= b else -count)


@pytest.mark.parametrize("facts", [{"a": date(2026, 1, 5)}, {"a": date(2026, 1, 5), "b": None, CALENDAR: SHIPPED}, {}])
def test_unknown_without_a_day_or_a_calendar(facts: dict[str, Value | None]) -> None:
    expression = compiled("working_days(a, b) > 3")
    assert value_of(expression, facts) is None and evaluate(expression, facts).value is None
    assert not holds(expression, facts)
    dates = {"a": date(2026, 1, 5), "b": date(2026, 1, 9)}
    assert value_of(expression, dates) is None and evaluate(expression, dates).value is None


def test_in_every_row_of_a_group() -> None:
    rows = ({"begin": date(2026, 3, 2), "end": date(2026, 3, 6)}, {"begin": date(2026, 3, 6), "end": date(2026, 3, 9)})
    facts = {"stays": rows, CALENDAR: SHIPPED}
    expression = compiled("stays.sum(s, working_days(s.begin, s.end))")
    assert value_of(expression, facts) == evaluate(expression, facts).value == 5


def test_a_year_without_a_notice_is_counted_and_said() -> None:
    """As for a due date: counted by what is known, and called provisional."""
    expression = compiled("working_days(a, b) > 3 && days(a, b) > 1")
    published = {"a": date(2026, 3, 2), "b": date(2026, 3, 9), CALENDAR: SHIPPED}
    assert [reason.provisional for reason in evaluate(expression, published).because] == [False, False]
    later = {"a": date(2090, 3, 6), "b": date(2090, 3, 20), CALENDAR: SHIPPED}
    verdict = evaluate(expression, later)
    assert verdict.value is True and value_of(expression, later) is True
    assert [reason.provisional for reason in verdict.because] == [True, False]


def test_no_author_can_read_the_calendar_itself() -> None:
    for text in ("#calendar", "calendar == calendar", "has(#calendar)"):
        assert compile_expression(text, SCOPE, NOWHERE)[0] is None
