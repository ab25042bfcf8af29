"""Which words let an office ask for anything?"""

from __future__ import annotations

import re

_CONDITION = re.compile(
    "(?:其他|其它)(?:相关|有关|必要|应当具备|需要具备)?的?(?:条件|要求|情形|规定)|认为(?:有)?(?:必要|需要|应当|合适)"
    "|(?:符合|满足)(?:相关|有关|国家有关|国家相关)的?(?:规定|要求|条件)|(?:相关|有关)(?:规定|要求|条件)$|视(?:具体)?情况"
    "|other (?:relevant |related |necessary )?(?:conditions?|requirements?)|deemed necessary|as appropriate$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    "^(?:其他|其它|备注|补充|说明)$|(?:其他|其它)(?:需要|应当|相关|有关|必要|须)?(?:说明|补充|提供|填报)?的?"
    "(?:情况|事项|信息|内容|材料|资料|说明)|认为(?:有)?(?:必要|需要|应当)"
    "|^(?:other|remarks?|notes?)$|other (?:relevant |related |necessary )?(?:information|matters|details)",
    re.IGNORECASE,
)


def vague_condition(text: str) -> str | None:
    """The words of a condition that nobody could know whether he meets; None where there are none."""
    return _found(_CONDITION, text)


def vague_question(text: str) -> str | None:
    """The words of a question that nobody could know how to answer; None where there are none."""
    return _found(_QUESTION, text)


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match.group() if match is not None else None
