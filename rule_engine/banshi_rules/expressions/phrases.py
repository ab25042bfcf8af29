"""Which words does a sentence about an expression use?  One table, Chinese and English side by side.

In a clause `{s}` is the subject and `{p}` the predicate; `{a}` and `{b}` are operands, bracketed where they have
structure of their own, so that no sentence can be read in two ways.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from banshi_rules.texts import Text

PHRASES: Final[Mapping[str, Text]] = {
    "brackets": Text("（{a}）", "({a})"),
    "quoted": Text("“{a}”", "“{a}”"),
    "name": Text("「{a}」", "‘{a}’"),
    "with-unit": Text("{a}{b}", "{a} {b}"),
    "yes": Text("“是”", "“yes”"),
    "no": Text("“否”", "“no”"),
    "and": Text("，并且", ", and "),
    "or": Text("，或者", ", or "),
    "not": Text("并非（{a}）", "it is not the case that ({a})"),
    "always": Text("总是成立", "this always holds"),
    "never": Text("总是不成立", "this never holds"),
    "clause": Text("{s}{p}", "{s} {p}"),
    "both": Text("（{a}）与（{b}）同时成立或者同时不成立", "({a}) and ({b}) are both true or both false"),
    "one-only": Text("（{a}）与（{b}）只有一个成立", "exactly one of ({a}) and ({b}) is true"),
    "if": Text("如果{a}，则{b}，否则{c}", "if {a}, then {b}, otherwise {c}"),
    "truth": Text("（{a}）是否成立", "whether ({a})"),
    # predicates
    "is": Text("是{b}", "is {b}"),
    "is-not": Text("不是{b}", "is not {b}"),
    "same": Text("与{b}相同", "is the same as {b}"),
    "other": Text("与{b}不同", "is not the same as {b}"),
    "number==": Text("等于{b}", "equals {b}"),
    "number!=": Text("不等于{b}", "does not equal {b}"),
    "number<": Text("小于{b}", "is less than {b}"),
    "number<=": Text("不超过{b}", "is at most {b}"),
    "number>": Text("大于{b}", "is more than {b}"),
    "number>=": Text("不小于{b}", "is at least {b}"),
    "date==": Text("是{b}", "is {b}"),
    "date!=": Text("不是{b}", "is not {b}"),
    "date<": Text("早于{b}", "is before {b}"),
    "date<=": Text("不晚于{b}", "is not after {b}"),
    "date>": Text("晚于{b}", "is after {b}"),
    "date>=": Text("不早于{b}", "is not before {b}"),
    "is-yes": Text("为“是”", "is “yes”"),
    "is-no": Text("为“否”", "is “no”"),
    "answered": Text("已填写", "has been answered"),
    "not-answered": Text("未填写", "has not been answered"),
    "known": Text("已知", "is known"),
    "not-known": Text("未知", "is not known"),
    "one-of": Text("是{b}之一", "is one of {b}"),
    "none-of": Text("不是{b}中的任何一个", "is none of {b}"),
    "belongs": Text("属于{b}", "belongs to {b}"),
    "belongs-not": Text("不属于{b}", "does not belong to {b}"),
    "includes": Text("包含{b}", "includes {b}"),
    "includes-not": Text("不包含{b}", "does not include {b}"),
    "in-nothing": Text("属于空列表", "is in an empty list"),
    "not-in-nothing": Text("不属于空列表", "is not in an empty list"),
    "any-of-branch": Text("{a}中的各项", "anything under {a}"),
    "listed": Text("、", ", "),
    "last": Text("、", " or "),
    # rounds
    "some-row": Text("{a}中至少有一行{as}满足（{b}）", "at least one row of {a}{as} fulfils ({b})"),
    "no-row": Text("{a}中没有一行{as}满足（{b}）", "no row of {a}{as} fulfils ({b})"),
    "every-row": Text("{a}中每一行{as}都满足（{b}）", "every row of {a}{as} fulfils ({b})"),
    "some-item": Text("{a}中至少有一项{as}满足（{b}）", "at least one item of {a}{as} fulfils ({b})"),
    "no-item": Text("{a}中没有一项{as}满足（{b}）", "no item of {a}{as} fulfils ({b})"),
    "every-item": Text("{a}中每一项{as}都满足（{b}）", "every item of {a}{as} fulfils ({b})"),
    "some-row-column": Text("{a}中至少有一行的{c}{p}", "{c} in at least one row of {a} {p}"),
    "no-row-column": Text("{a}中没有一行的{c}{p}", "{c} in no row of {a} {p}"),
    "every-row-column": Text("{a}中每一行的{c}都{p}", "{c} in every row of {a} {p}"),
    "some-item-itself": Text("{a}中至少有一项{p}", "at least one item of {a} {p}"),
    "no-item-itself": Text("{a}中没有一项{p}", "no item of {a} {p}"),
    "every-item-itself": Text("{a}中每一项都{p}", "every item of {a} {p}"),
    "sum-row": Text("{a}各行{as}的（{b}）之和", "the sum of ({b}) over the rows of {a}{as}"),
    "sum-item": Text("{a}各项{as}的（{b}）之和", "the sum of ({b}) over the items of {a}{as}"),
    "sum-row-column": Text("{a}各行的{c}之和", "the sum of {c} over the rows of {a}"),
    "sum-item-itself": Text("{a}各项之和", "the sum of the items of {a}"),
    "called": Text("（称为{a}）", " (call it {a})"),
    "this-row": Text("该行", "that row"),
    "this-item": Text("该项", "that item"),
    # values
    "column": Text("{a}的{b}", "{b} of {a}"),
    "minus": Text("{a}的相反数", "the negative of {a}"),
    "+": Text("{a}加{b}", "{a} plus {b}"),
    "-": Text("{a}减{b}", "{a} minus {b}"),
    "*": Text("{a}乘以{b}", "{a} times {b}"),
    "/": Text("{a}除以{b}", "{a} divided by {b}"),
    "%": Text("{a}除以{b}的余数", "the remainder of {a} divided by {b}"),
    "join": Text("{a}后接{b}", "{a} followed by {b}"),
    "rows": Text("{a}的行数", "the number of rows of {a}"),
    "items": Text("{a}的项数", "the number of items of {a}"),
    "characters": Text("{a}的字数", "the number of characters of {a}"),
    "min": Text("（{a}）中的最小值", "the smallest of ({a})"),
    "max": Text("（{a}）中的最大值", "the largest of ({a})"),
    "min-list": Text("{a}各项中的最小值", "the smallest item of {a}"),
    "max-list": Text("{a}各项中的最大值", "the largest item of {a}"),
    "earliest": Text("（{a}）中最早的一天", "the earliest of ({a})"),
    "latest": Text("（{a}）中最晚的一天", "the latest of ({a})"),
    "earliest-list": Text("{a}各项中最早的一天", "the earliest item of {a}"),
    "latest-list": Text("{a}各项中最晚的一天", "the latest item of {a}"),
    "days": Text("从{a}到{b}的天数", "the number of days from {a} to {b}"),
    "working_days": Text("从{a}到{b}的工作日数", "the number of working days from {a} to {b}"),
    # reasons
    "unknown": Text("尚不清楚：{a}", "not known: {a}"),
    "value": Text("{a}为{b}", "{a} is {b}"),
    "provisional": Text(
        "{a}（暂定：其中有尚未公布放假安排的年份）", "{a} (provisional: the holidays of a year in it are not published)"
    ),
    "anything": Text("不论填写什么", "whatever is answered"),
    "nothing": Text("（空列表）", "(an empty list)"),
}

#: What rows are called that are spoken of from within the rows of another list.
LETTERS: Final = (Text("甲", "A"), Text("乙", "B"), Text("丙", "C"), Text("丁", "D"))

#: What `days` and `working_days` count, behind a number.
COUNTED: Final[Mapping[str, Text]] = {"days": Text("天", "days"), "working_days": Text("个工作日", "working days")}
