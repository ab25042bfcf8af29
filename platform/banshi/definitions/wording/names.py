"""Words for findings about names (R…): unknown, taken twice, reserved, easily confused, read too early."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "R201": phrase(
        "没有名为“{name}”的{what}",
        'There is no {what} called "{name}"',
        "{near}现有的：{known}。",
        "{near}There are: {known}.",
    ),
    "R202": phrase(
        "{what}“{name}”写了两次：第 {line} 行第 {column} 列已经有一个",
        'The {what} "{name}" exists twice: there is one at line {line}, column {column}',
        "给其中一个改名。",
        "Rename one of the two.",
    ),
    "R203": phrase(
        "“{name}”和“{other}”看起来几乎一样，容易弄混",
        '"{name}" and "{other}" look nearly the same and are easily confused',
        "换一个区别明显的名称。",
        "Choose names that differ clearly.",
    ),
    "R204": phrase(
        "“{name}”是语言自己的词，不能用作名称",
        '"{name}" is a word of the language and cannot be a name',
        "换一个名称，例如 my_{name}。",
        "Choose another name, such as my_{name}.",
    ),
    "R205": phrase(
        "“{label}”是显示给人看的名称；规则里要写它的 id：{id}",
        '"{label}" is what people read; rules want its id: {id}',
        "把“{label}”改成 {id}。",
        'Write {id} instead of "{label}".',
    ),
    "R206": phrase(
        "“{field}”的条件用到了“{name}”，但“{name}”排在后面，那时还没有问",
        'The condition of "{field}" reads "{name}", which is asked later',
        "把“{name}”移到“{field}”前面，或者换一个前面的项。",
        'Move "{name}" before "{field}", or read an earlier question.',
    ),
    "R207": phrase(
        "“{field}”的条件用到了{what}“{name}”；表单里的条件只能用前面填写的项、applicant 和 received_on",
        'The condition of "{field}" reads the {what} "{name}"; conditions in a form read earlier answers, '
        "applicant and received_on only",
        "把{what}的条件直接写在这里。",
        "Write out the condition here.",
    ),
    "R208": phrase(
        "绕成了一圈：{circle}",
        "These read each other in a circle: {circle}",
        "去掉其中一处引用。",
        "Remove one of the references.",
    ),
    "R209": phrase(
        "“{field}”的条件用到了它自己",
        'The condition of "{field}" reads "{field}" itself',
        "改用前面填写的项。",
        "Read an earlier question instead.",
    ),
}
