"""Words for findings about examples (E…): what a definition says of itself and does not do."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "E101": phrase(
        "例子“{name}”不符：{key} 期望 {expected}，实际 {got}",
        'Example "{name}" does not hold: {key} should be {expected} and is {got}',
        "改正规则，或者改正例子；用 banshi try 查看原因。",
        "Mend the rule or mend the example; banshi try says why it came out so.",
    ),
}
