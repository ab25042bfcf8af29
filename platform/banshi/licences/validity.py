"""From when until when is a licence valid?  Years and months end on the day before the corresponding one."""

from __future__ import annotations

from datetime import date, timedelta


def last_valid_day(first: date, amount: int, unit: str) -> date:
    """The last day of a validity of so many `years`, `months` or `days` that begins with `first`."""
    if unit == "days":
        return first + timedelta(days=amount - 1)
    months = first.year * 12 + first.month - 1 + amount * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    try:
        return date(year, month + 1, first.day) - timedelta(days=1)
    except ValueError:  # no such day in that month: the month's last day ends the period
        year, month = divmod(months + 1, 12)
        return date(year, month + 1, 1) - timedelta(days=1)
