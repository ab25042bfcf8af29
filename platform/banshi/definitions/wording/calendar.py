"""Words for findings about working calendars (C4…)."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "C400": phrase(
        "日历缺少“{key}”。",
        'The calendar has no "{key}".',
        "请补上这一行：{example}",
        "Add the line: {example}",
    ),
    "C401": phrase(
        "日历里没有“{key}”这一项。",
        'A calendar has no line "{key}".',
        "可以写的有：{known}。",
        "It can hold: {known}.",
    ),
    "C402": phrase(
        "“{key}”写得不对。",
        '"{key}" is not written as it must be.',
        "请写成：{example}",
        "Write: {example}",
    ),
    "C403": phrase(
        "“{text}”不是日期。",
        '"{text}" is not a date.',
        "请写成 年-月-日，例如 2026-02-14。",
        "Write year-month-day, such as 2026-02-14.",
    ),
    "C404": phrase(
        "{day} 不在 {year} 年。",
        "{day} is not in {year}.",
        "请改正年份，或者把这一天写进 {other} 年的日历。",
        "Correct the year, or enter the day in the calendar of {other}.",
    ),
    "C405": phrase(
        "{day} 本来就是周末，不必列为放假。",
        "{day} is a weekend day; it need not be listed as off.",
        "请核对放假安排；周末可以删去。",
        "Compare with the notice; weekend days can be left out.",
    ),
    "C406": phrase(
        "{day} 是周一至周五，本来就上班，不能列为调休上班。",
        "{day} is a Monday to Friday and worked anyway; it cannot be listed as a worked weekend day.",
        "work 只列调休上班的周六、周日，请核对日期。",
        "`work` lists worked Saturdays and Sundays only; compare with the notice.",
    ),
    "C407": phrase(
        "{day} 既列为放假又列为上班。",
        "{day} is listed both as off and as worked.",
        "请核对放假安排，从其中一处删去。",
        "Compare with the notice and delete it in one of the two lists.",
    ),
    "C408": phrase(
        "{day} 列了两次。",
        "{day} is listed twice.",
        "请删去一处，并核对是否把另一天写错了。",
        "Delete one; another day may have been meant.",
    ),
    "C409": phrase(
        "{year} 年有不止一份日历：{first} 和 {second}。",
        "There is more than one calendar for {year}: {first} and {second}.",
        "一年只留一份。",
        "Keep one for each year.",
    ),
}
