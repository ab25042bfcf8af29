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
    "E105": phrase(
        "没有例子走到表行 {name}",
        "No example reaches row {name}",
        "加一个例子；banshi examples 会写好一个，可以直接粘贴。",
        "Add an example; banshi examples writes one that can be pasted.",
    ),
    "E106": phrase(
        "没有例子使条件 {name}",
        "In no example {name}",
        "加一个例子；banshi examples 会写好一个，可以直接粘贴。",
        "Add an example; banshi examples writes one that can be pasted.",
    ),
    "E107": phrase(
        "没有例子使材料 {name}",
        "In no example the material {name}",
        "加一个例子；登记信息查不到写 registers: {{…: missing}}；banshi examples 会写好一个。",
        "Add an example, with registers: {{…: missing}} for what a register lacks; banshi examples writes one.",
    ),
    "E108": phrase(
        "没有例子使检查 {name}",
        "In no example the check {name}",
        "加一个例子；部门检查写 plugins: {{…: wrong}}；banshi examples 会写好一个。",
        "Add an example, with plugins: {{…: wrong}} for a plugin check; banshi examples writes one.",
    ),
    "E109": phrase(
        "没有例子走路径 {name}",
        "No example takes the route {name}",
        "加一个例子；banshi examples 会写好一个，可以直接粘贴。",
        "Add an example; banshi examples writes one that can be pasted.",
    ),
    "E110": phrase(
        "没有例子选择 {name}，而条件要看这个选项",
        "No example chooses {name}, which a condition looks at",
        "加一个例子；banshi examples 会写好一个，可以直接粘贴。",
        "Add an example; banshi examples writes one that can be pasted.",
    ),
    "E111": phrase(
        "事项 {matter} 没有例子，没有人知道它做得对不对",
        "The matter {matter} has no example, so nobody knows whether it does what is meant",
        "写几个例子；banshi examples 会写好一些，可以直接粘贴。",
        "Write some; banshi examples writes a few that can be pasted.",
    ),
}
