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
    "E102": phrase(
        "例子“{name}”说到部门检查 {check}，这个事项没有",
        'Example "{name}" speaks of the plugin check {check}, which the matter does not have',
        "有：{known}。写 checks 里带 plugin 的检查的 id。",
        "There are: {known}. Write the id of a check that has a plugin.",
    ),
    "E103": phrase(
        "例子“{name}”的受理日期 {accepted} 早于收到日期 {received}",
        'In example "{name}" the application is accepted on {accepted}, before it came in on {received}',
        "改正其中一个日期。",
        "Mend one of the two dates.",
    ),
    "E104": phrase(
        "例子“{name}”在表 {table} 里有几行同时符合（第 {rows} 行），表给不出结果",
        'In example "{name}" several rows of the table {table} fit at once ({rows}), so it gives no result',
        "改正其中一行的条件；要取最先符合的一行，写 policy: first。",
        "Mend the conditions of one of them; for the first row that fits, write policy: first.",
    ),
}
