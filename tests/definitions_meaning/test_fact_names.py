"""What are facts called: the label, told apart where two share it; situations in full while they are short?"""

from __future__ import annotations

from collections.abc import Callable

from banshi.definitions.fact_names import MOST_PARTS_SAID, names_in_row, names_of, reasons_in_words
from banshi.definitions.model import Matter
from banshi_rules.expressions import Expression, in_words
from banshi_rules.tables import look_up_rows

FORM = """
form:
  - section: one
    title: 一
    fields:
      - {id: area, kind: decimal, label: 面积, unit: 平方米}
      - {id: other_area, kind: decimal, label: 面积, unit: 平方米}
      - {id: kind_of, kind: choice, label: 类别, options: {a: 同名, b: 同名, c: 独名}}
      - {id: own, kind: yes-no, label: 是否自有}
      - id: people
        kind: group
        label: 人员
        fields:
          - {id: age, kind: integer, label: 年龄, unit: {zh: 岁, en: years}}
situations:
"""


def said(matter: Matter, situation: str) -> str:
    when = next(one.when for one in matter.situations if one.id == situation)
    assert isinstance(when, Expression)
    return in_words(when, "zh", names_of(matter))


def test_labels_that_two_share_are_told_apart(matter_of: Callable[..., Matter]) -> None:
    matter = matter_of(FORM + "  larger: area > other_area\n  same: kind_of in ['a', 'c']\n")
    assert said(matter, "larger") == "面积[area]大于面积[other_area]"
    assert said(matter, "same") == "类别是“同名[a]”、“独名”之一"


def test_applicant_day_of_receipt_rows_and_units(matter_of: Callable[..., Matter]) -> None:
    matter = matter_of(
        FORM
        + "  person: applicant.kind == 'natural-person'\n"
        + "  old: people.exists(p, p.age >= 60)\n"
        + "  soon: days(received_on, '2026-05-01') < 30\n"
    )
    assert said(matter, "person") == "申请人的类型是“自然人”"
    assert said(matter, "old") == "人员中至少有一行的年龄不小于60岁"
    assert said(matter, "soon") == "从收到申请之日到2026年5月1日的天数小于30天"


def test_a_short_situation_is_said_in_full_and_a_long_one_by_name(matter_of: Callable[..., Matter]) -> None:
    """Situations that read situations cannot make a sentence that grows without bound."""
    lines = ["  s0: own"] + [f"  s{n}: s{n - 1} && s{n - 1}" for n in range(1, 20)]
    matter = matter_of(FORM + "\n".join(lines) + "\n")
    assert said(matter, "s1") == "是否自有为“是”，并且是否自有为“是”"
    assert "情形 s16为“是”" in said(matter, "s18")
    assert max(len(said(matter, f"s{n}")) for n in range(20)) < 20 * MOST_PARTS_SAID


def test_a_table_for_each_row_speaks_of_the_row_and_gives_it_columns(matter_of: Callable[..., Matter]) -> None:
    tables = """  dear: people.exists(p, p.rate > 1)
tables:
  rates:
    for: people
    inputs: [age, own]
    outputs: {rate: decimal}
    policy: first
    rows:
      - {age: ">= 60", own: "-", rate: 2}
      - {age: "-", own: "-", rate: 1}
"""
    matter = matter_of(FORM + tables)
    assert said(matter, "dear") == "人员中至少有一行的rate大于1"
    hits, _ = look_up_rows(matter.tables["rates"], [{"age": 70}, {"age": 30}], {})
    names = names_in_row(names_of(matter), "people")
    assert [reasons_in_words(hit.because, names, "zh") for hit in hits] == [("年龄不小于60岁",), ()]
