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

_PAPER = "(?:材料|资料|文件|证件|证明|凭证|文书|手续)"
#: What says nothing about a paper: a name of nothing else names no paper.
_EMPTY = (
    "其他|其它|其余|相关|有关|必要|必需|必须|所需|需要|应当|应|需|须|补充|证明|申请|申报|提交|提供|报送|出具|上述|以外|之外"
    "|各种|各类|一切|全部|等|的|及|和|或|、"
)
_MATERIAL = re.compile(
    f"^(?:{_EMPTY}|{_PAPER})+$"
    f"|(?:其他|其它|其余)(?:相关|有关|必要|需要|应当|所需|证明|申请|辅助|补充|佐证|条件)*(?:提交|提供|出具)?的?{_PAPER}"
    f"|(?:相关|有关)的?(?:批准|审批|许可|证明|批复|申请|资质|佐证)?的?{_PAPER}"
    f"|(?:要求|规定|指定|认为)(?:必须|应当|需要|必要)?(?:提交|提供|补充|出具|具备)?的(?:其他|其它|相关|有关|必要)?{_PAPER}"
    f"|(?:要求|规定|指定)的(?:其他|其它)|认为(?:有)?(?:必要|需要|应当)|等(?:相关|有关)?{_PAPER}?$"
    "|视(?:具体|实际)?情况|根据(?:具体|实际)情况|必要时|如(?:有|确有)?(?:需要|必要)|其它"
    r"|\bother (?:(?:relevant|related|necessary|supporting|required|additional|supplementary|applicable|such) )*"
    "(?:documents?|materials?|papers|evidence)"
    "|^(?:all |any |the )?(?:(?:relevant|related|necessary|supporting|required|additional|supplementary|applicable) )+"
    "(?:documents?|materials?|papers|evidence)$"
    r"|deemed necessary|\bas (?:required|requested|necessary|appropriate)$|\bif (?:needed|necessary|required)$"
    r"|\band so on\b|\betc\.?$",
    re.IGNORECASE,
)


def vague_material(text: str) -> str | None:
    """The words of a material's name that could mean any paper; None where there are none."""
    return _found(_MATERIAL, text)


def vague_condition(text: str) -> str | None:
    """The words of a condition that nobody could know whether he meets; None where there are none."""
    return _found(_CONDITION, text)


def vague_question(text: str) -> str | None:
    """The words of a question that nobody could know how to answer; None where there are none."""
    return _found(_QUESTION, text)


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match.group() if match is not None else None
