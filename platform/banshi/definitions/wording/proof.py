"""Words for what is proved of a matter (P…): with one applicant, or of all of them."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "P501": phrase(
        "表 {table} 漏掉了这样的申请：{who}，没有一行适用",
        "The table {table} leaves out an application like this: {who}. No row fits it",
        "加一行，或者放宽一行的条件；不论是什么都适用的列写 -。",
        "Add a row, or widen the conditions of one; write - in a column where anything fits.",
    ),
    "P502": phrase(
        "表 {table} 的第 {lower} 行与第 {upper} 行同时适用于这样的申请：{who}，表给不出结果",
        "Rows {lower} and {upper} of the table {table} both fit an application like this: {who}. So it gives no result",
        "改正其中一行的条件，让每个申请只适用一行；要取最先适用的一行，写 policy: first。",
        "Mend the conditions of one of them, so that one row alone fits; for the first row that fits, write "
        "policy: first.",
    ),
    "P503": phrase(
        "表 {table} 的 {column} 列正好等于 {value} 时没有一行适用：第 {lower} 行到 {value} 以下为止，"
        "第 {upper} 行从 {value} 以上开始；例如：{who}",
        "No row of the table {table} fits {column} = {value} exactly: row {lower} ends below it and row {upper} begins "
        "above it; for example: {who}",
        "在其中一行把边界写进去：“<= {value}”或者“>= {value}”。",
        'Let one of them take the bound: write "<= {value}" or ">= {value}".',
    ),
    "P504": phrase(
        "表 {table} 的 {column} 列正好等于 {value} 时，第 {lower} 行与第 {upper} 行同时适用；例如：{who}",
        "For {column} = {value} exactly, rows {lower} and {upper} of the table {table} both fit; for example: {who}",
        "只在其中一行包括边界：另一行写“< {value}”或者“> {value}”。",
        'Let one of them alone take the bound: in the other write "< {value}" or "> {value}".',
    ),
    "P505": phrase(
        "表 {table} 的第 {row} 行对谁都不适用：按表单能填的答案，它的条件不可能同时成立",
        "Row {row} of the table {table} fits nobody: with the answers that the form takes, its conditions never hold "
        "together",
        "改正这一行的条件；确实用不到的，删去这一行。",
        "Mend the conditions of this row, or delete it if it is of no use.",
    ),
    "P506": phrase(
        "表 {table} 的第 {row} 行轮不到：适用它的申请都已经被前面的行取走",
        "Row {row} of the table {table} always comes too late: whoever it fits is taken by a row before it",
        "把它移到前面，改正前面各行的条件，或者删去这一行。",
        "Move it up, mend the conditions of the rows before it, or delete it.",
    ),
    "P507": phrase(
        "这样的申请从表 {table} 得不到结果，因为表要读的内容没有：{who}；而“{needed}”要用这个结果",
        "The table {table} gives nothing to an application like this, because what it reads is not there: {who}. And "
        '"{needed}" needs its result',
        "让要读的问题必答，或者在这一列不要求时写 -，或者给这种情况加一行。",
        "Make the answer required, or write - where the column does not matter, or add a row for this case.",
    ),
    "P508": phrase(
        "“{needed}”的条件对这样的申请定不下来，因为要读的问题可以不答：{who}。定不下来的条件按不成立处理",
        'The condition of "{needed}" is neither true nor false for an application like this, because what it reads may '
        "be left blank: {who}. It then counts as not satisfied",
        "让要读的问题必答；可以不答的，在条件里用 has(…) 写明不答时怎么办。",
        "Make the answer required, or say with has(…) what holds when there is none.",
    ),
    "P509": phrase(
        "“{needed}”对这样的申请算不出来，或者小于零：{who}",
        '"{needed}" cannot be computed for an application like this, or is below zero: {who}',
        "让算式要读的问题必答；不收的情形写在 when 或者 waived_when 里；用 max(…, 0) 避免小于零。",
        "Make what the formula reads required, say in when or waived_when whom it does not concern, and write "
        "max(…, 0) where it could fall below zero.",
    ),
    "P510": phrase(
        "没有人会被问到{name}：visible_when 的条件对谁都不成立",
        "Nobody is ever asked {name}: its visible_when holds for no application",
        "改正条件；不需要问的，删去这个问题。",
        "Mend the condition, or delete the question if it is not needed.",
    ),
    "P511": phrase(
        "没有人需要提交材料{name}：required_when 的条件对谁都不成立",
        "Nobody has to bring the material {name}: its required_when holds for no application",
        "改正条件；不需要的，删去这份材料。",
        "Mend the condition, or delete the material if it is not needed.",
    ),
    "P512": phrase(
        "{name}查不出任何问题：wrong_when 的条件对谁都不成立",
        "The {name} never finds anything: its wrong_when holds for no application",
        "改正条件；表单本来就不允许这样填的，删去这项检查。",
        "Mend the condition, or delete the check if the form does not take such answers anyway.",
    ),
    "P513": phrase(
        "没有人会走路径 {route}",
        "Nobody ever takes the route {route}",
        "改正 when 的条件，检查前面的路径是否已经取走所有申请；确实用不到的，删去。",
        "Mend its condition, see whether the routes before it take everybody, or delete it.",
    ),
    "P514": phrase(
        "{name}永远不会出现：when 的条件对走到这里的申请都不成立",
        "The {name} never comes: its condition holds for nobody who gets there",
        "改正条件；不需要的，删去这个环节。",
        "Mend the condition, or delete the step if it is not needed.",
    ),
    "P515": phrase(
        "没有人需要缴纳{name}：when 的条件对谁都不成立",
        "Nobody ever owes the fee {name}: its condition holds for no application",
        "改正条件；不收的，删去这一项。",
        "Mend the condition, or delete the fee if it is not charged.",
    ),
    "P516": phrase(
        "{name}：条件对谁都不成立",
        "{name}: the condition holds for no application",
        "改正条件，或者删去它。",
        "Mend the condition, or delete it.",
    ),
    "P517": phrase(
        "{name}：条件对每个申请都成立，写了等于没写",
        "{name}: the condition holds for every application, so it decides nothing",
        "本来就是总要的，删去条件；不是的，改正条件。",
        "Delete the condition if that is what you mean; otherwise mend it.",
    ),
    "P518": phrase(
        "{name}对每个申请都说有问题：这样谁也不能提交",
        "The {name} finds something wrong with every application: nobody could file one",
        "改正 wrong_when 的条件；它写的是什么时候不对。",
        "Mend wrong_when: it says when something is wrong.",
    ),
    "P531": phrase(
        "路径 {earlier} 与 {route} 的条件会同时成立，由先后次序决定走哪一条：{who}",
        "The conditions of the routes {earlier} and {route} can hold together, and their order decides: {who}",
        "在 {route} 的条件里排除 {earlier} 的情形，让两条路径互相排斥。",
        "Let the condition of {route} leave out what {earlier} takes, so that they exclude each other.",
    ),
    "P550": phrase(
        "用了 {seconds} 秒，还没有证明：{what}。没有证明不等于正确",
        "After {seconds} seconds this is not proved: {what}. Not proved does not mean right",
        "用例子覆盖这些情况；表太大的，分成几张。",
        "Cover these cases with examples; divide tables that are very large.",
    ),
    "P560": phrase(
        "谁也不能正确地填完这份表单：必答的问题、取值范围和检查互相矛盾",
        "Nobody can fill in this form rightly: what must be answered, the bounds and the checks contradict each other",
        "看一看检查的条件、min 和 max、least 和 most。",
        "Look at the conditions of checks, at min and max, least and most.",
    ),
}
