"""How are the findings about tables said?  One wording for each code, Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from banshi_rules.findings import Wording
from banshi_rules.texts import Text


def _words(zh: str, en: str, hint_zh: str, hint_en: str) -> Wording:
    return Wording(Text(zh, en), Text(hint_zh, hint_en))


#: Every wording, by code.
FINDING_WORDS: Final[Mapping[str, Wording]] = {
    "T201": _words("表中没有列 {column}。", "The table has no column {column}.", "{suggestion}", "{suggestion}"),
    "T202": _words(
        "第 {row} 行没有写 {column} 列的条件。",
        "Row {row} says nothing about {column}.",
        '不论是什么都适用时写 "-"。',
        'Write "-" where anything fits.',
    ),
    "T203": _words(
        "第 {row} 行没有写结果 {column}。",
        "Row {row} gives no {column}.",
        "每一行都要写出每一个结果。",
        "Every row gives every output.",
    ),
    "T204": _words(
        "{column} 列：选项中没有“{found}”。",
        "Column {column}: “{found}” is not one of the options.",
        "{suggestion}",
        "{suggestion}",
    ),
    "T205": _words(
        "{column} 列需要{what}，不能是“{found}”。",
        "Column {column} wants {what}, not “{found}”.",
        '可以写一个值、几个值 "a, b"、"<= 50"、"50..100" 或 "-"；结果列只能写一个值。',
        'Write a value, several as in "a, b", "<= 50", "50..100" or "-"; an output is one value.',
    ),
    "T206": _words(
        "第 {row} 行与第 {earlier} 行（源文件第 {line} 行）的条件相同。",
        "Row {row} asks the same as row {earlier} (line {line} of the file).",
        "改正其中一行的条件，或者删去一行。",
        "Correct the conditions of one of them, or remove it.",
    ),
    "T207": _words(
        "第 {row} 行永远用不到：第 {earlier} 行（源文件第 {line} 行）的条件相同。",
        "Row {row} is never used: row {earlier} (line {line} of the file) asks the same.",
        "删去它，或者改正它的条件。",
        "Remove it, or correct its conditions.",
    ),
    "T208": _words(
        "{column} 列：{what}没有大小之分，不能用 {op}",
        "Column {column}: {what} has no order, so {op} means nothing.",
        "写出各个值，例如 in [a, b]。",
        "Write the values, as in [a, b].",
    ),
    "T209": _words(
        "{column} 列：“{found}”不是范围。",
        "Column {column}: “{found}” is no range.",
        '写成 "50..100"（含两端）或者 "[50..100)"（不含右端），小的在前。',
        'Write "50..100" (with both ends) or "[50..100)" (without the right one), the smaller first.',
    ),
    "T210": _words("没有命中规则 {policy}。", "There is no policy {policy}.", "{suggestion}", "{suggestion}"),
    "T212": _words("表中没有行。", "The table has no rows.", "写出至少一行。", "Write one row at least."),
    "T213": _words(
        "表中没有条件列或者没有结果列。",
        "The table has no inputs, or no outputs.",
        "在 inputs 写条件列，在 outputs 写结果列。",
        "Name the conditions under inputs and the results under outputs.",
    ),
    "T214": _words(
        "{column} 是{what}，不能作表的列。",
        "{column} is {what}, which cannot be a column of a table.",
        "先写成情形，例如 items.exists(i, i == 'cold')，再把情形作为列。",
        "Make a situation of it, such as items.exists(i, i == 'cold'), and take that as the column.",
    ),
    "T215": _words(
        "列 {column} 重复了。",
        "The column {column} is there twice.",
        "给它另一个名称，或者删去。",
        "Rename or remove it.",
    ),
    "T216": _words(
        "{column} 列：“{found}”是全角符号。",
        "Column {column}: “{found}” is a full-width sign.",
        "切换到英文输入法，写成 {meant}",
        "Switch the input method to English and write {meant}",
    ),
    "T217": _words(
        "“{name}”既是组“{group}”里的填写项，又是别处的事实，表不知道读哪一个。",
        "“{name}” is a field of the group {group} and also another fact; the table cannot know which one to read.",
        "给其中一个改名。",
        "Rename one of them.",
    ),
    "T218": _words(
        "表太长：{found} 行，最多 {most} 行。",
        "The table is too long: {found} rows, at most {most}.",
        "分成几张表。",
        "Divide it into several tables.",
    ),
    "T219": _words(
        "for 写的“{name}”不是一个组。",
        "“{name}” after for is not a group.",
        "写表单里 kind: group 的代码：{known}",
        "Write the id of a kind: group of the form: {known}",
    ),
    "T220": _words(
        "结果列“{column}”与组“{group}”里的填写项同名。",
        "The output {column} has the name of a field of the group {group}.",
        "给结果列换一个名称。",
        "Rename the output.",
    ),
}
