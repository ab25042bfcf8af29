"""Words for findings about what matters share (D…): the district, its files, and how a matter finds them."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "D001": phrase(
        "时限类别 {kind} 既没有上限（ceiling），也不是当天办结（same_day）",
        "Class {kind} has neither a ceiling nor same_day",
        "写上 ceiling: 20 working days 或 same_day: true。",
        "Write ceiling: 20 working days or same_day: true.",
    ),
    "D002": phrase(
        "文号格式“{pattern}”不对：{why}",
        'The number pattern "{pattern}" is wrong: {why}',
        "例如 示受字〔{{year}}〕第{{serial:4}}号。",
        "For example SL〔{{year}}〕{{serial:4}}.",
    ),
    "D003": phrase(
        "{kind} {name} 有两个文件，另一个是 {other}",
        "There are two files for {kind} {name}; the other is {other}",
        "删除其中一个，或者改它的代码。",
        "Delete one of them, or change its id.",
    ),
    "D004": phrase(
        "找不到 district.yaml：不知道这个事项属于哪个区",
        "There is no district.yaml: nothing says to which district this matter belongs",
        "把文件放到有 district.yaml 的文件夹里，或者用 --root 指明文件夹。",
        "Put the file into a folder with district.yaml, or name the folder with --root.",
    ),
    "D005": phrase(
        "事项代码 {name} 已经被另一个文件使用：{other}",
        "The matter code {name} is used by another file: {other}",
        "换一个代码。",
        "Choose another code.",
    ),
}
