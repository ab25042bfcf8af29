"""Words for findings about the rules of supervision (U…)."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "U001": phrase(
        "触发条件要说一件事，这里写的是：{written}",
        "A trigger says one thing, and this one says: {written}",
        "写 clock 加 before、used、passed、after 之一，或者 event，或者 card 加 open_for，或者 warnings；"
        "unless_passed 只能和 passed、after 一起写。",
        "Write clock with one of before, used, passed, after; or event; or card with open_for; or warnings.  "
        "unless_passed stands beside passed or after.",
    ),
    "U002": phrase(
        "{clock} 时限属于整个办件，不分环节，stages 不起作用",
        "The {clock} limit belongs to the whole case, so stages narrow nothing",
        "删除 stages，或者写 clock: stage。",
        "Delete stages, or write clock: stage.",
    ),
    "U003": phrase(
        "{answered} 没有处理引起的是 {level}：级别没有升高，会绕成一圈",
        "An unanswered {answered} card leads to a {level} one: that is no graver and goes in a circle",
        "写比 {answered} 更高的级别。",
        "Write a level graver than {answered}.",
    ),
    "U004": phrase(
        "{level} 只告诉办理人自己，没有人监督",
        "Only the person concerned hears of this {level} card, so nobody supervises",
        "在 tell 里加上 section-head、organ-head 或者 supervisor。",
        "Add section-head, organ-head or supervisor to tell.",
    ),
    "U005": phrase(
        "规则“{name}”和“{other}”的级别、条件、范围都相同，同一件事会发两张牌",
        'Rules "{name}" and "{other}" have the same level, trigger and scope: one fault gets two cards',
        "删除其中一条。",
        "Delete one of them.",
    ),
    "U006": phrase(
        "没有代码为“{name}”的事项，这条规则对它不起作用",
        'There is no matter with the code "{name}", so the rule watches nothing there',
        "改成现有事项的代码，或者删除。",
        "Write the code of a matter that exists, or delete it.",
    ),
}
