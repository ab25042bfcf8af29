"""Words for findings about fees (M…): what may be charged, and what the guide says of it."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "M901": phrase(
        "办事指南说不收费，事项却写了收费项目（fees）",
        "The guide says that nothing is charged, and the matter has fees",
        "删除 guide 里的 fee，或者删除 fees。",
        "Delete fee from the guide, or delete fees.",
    ),
    "M902": phrase(
        "收费不能只写在办事指南里：没有依据，也算不出数额",
        "A fee cannot stand in the guide alone: it has no basis there and nobody could compute it",
        "不收费写 fee: none；收费的写在 fees 里，写明依据和计算公式，并删除这一行。",
        "Write fee: none, or describe the fee under fees with its basis and formula and delete this line.",
    ),
    "M903": phrase(
        "“{title}”的依据《{basis}》是{rank}：行政许可收费只能由法律、行政法规规定（行政许可法第五十八条）",
        '"{title}" rests on {basis}, a {rank}: only laws and administrative regulations can let a licence be charged '
        "for (Licensing Law 58)",
        "写出规定收费的法律或行政法规，或者删除这项收费。",
        "Name the law or administrative regulation that sets it, or delete the fee.",
    ),
    "M904": phrase(
        "“{title}”在受理前收取：不能因为没有缴费而不受理申请",
        '"{title}" is due before acceptance: an application is not turned away because nothing was paid',
        "改成 payable: before-issue，或者写明法律依据后说明理由。",
        "Make it payable: before-issue, or give the reason in law.",
    ),
}
