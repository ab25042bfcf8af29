"""How are the findings about expressions said?  One wording for each code, Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from banshi_rules.findings import Wording
from banshi_rules.texts import Text


def _words(zh: str, en: str, hint_zh: str, hint_en: str) -> Wording:
    return Wording(Text(zh, en), Text(hint_zh, hint_en))


#: What is written: signs, names, brackets, size.
_READING: Final = {
    "X101": _words(
        "表达式太长：{found} 个字符，最多 {most} 个。",
        "The expression is too long: {found} characters, at most {most}.",
        "把它拆成几个情形，各有一个名称，再组合起来。",
        "Divide it into situations with names of their own, and combine those.",
    ),
    "X102": _words(
        "这里不能用符号“{found}”。",
        "The sign “{found}” means nothing here.",
        "可用的符号：&& || ! == != < <= > >= + - * / % ? : ( ) [ ] , .",
        "The signs are: && || ! == != < <= > >= + - * / % ? : ( ) [ ] , .",
    ),
    "X103": _words(
        "“{found}”是全角符号。",
        "“{found}” is a full-width sign.",
        "切换到英文输入法，写成 {meant}",
        "Switch the input method to English and write {meant}",
    ),
    "X104": _words(
        "文字没有结束：这个引号 {quote} 没有配对。",
        "The text does not end: the quotation mark {quote} is never closed.",
        "在文字末尾补上同样的引号。",
        "Close it with the same mark.",
    ),
    "X105": _words(
        "文字中不能写 {found}。",
        "{found} cannot stand in a text.",
        "反斜杠后面只能是 \\ ' 或 \"。",
        "After a backslash comes \\ ' or \" only.",
    ),
    "X106": _words(
        "不认识“{found}”这种写法。",
        "“{found}” is not written like this here.",
        "写成 {meant}",
        "Write {meant}",
    ),
    "X107": _words(
        "数字太长，最多 {most} 位。",
        "The number is too long: at most {most} digits.",
        "编号和证件号码不是数，请加引号写成文字。",
        "A number that names something is a text: put it in quotes.",
    ),
    "X108": _words(
        "“{found}”不是数字，也不是名称。",
        "“{found}” is neither a number nor a name.",
        "数字用半角，写成 12 或 0.5；名称以小写字母开头。",
        "Write numbers as 12 or 0.5; names begin with a small letter.",
    ),
    "X109": _words(
        "嵌套太深，最多 {most} 层。",
        "It is nested too deeply: at most {most} levels.",
        "把里面的部分写成一个情形或一张表。",
        "Make a situation or a table of the inner part.",
    ),
    "X110": _words(
        "表达式是空的。",
        "The expression is empty.",
        "写出条件，或者删除这一项。",
        "Write a condition, or remove the key.",
    ),
    "X111": _words(
        "括号 {opened} 没有配对。",
        "The bracket {opened} is never closed.",
        "补上 {sign}",
        "Close it with {sign}",
    ),
    "X112": _words(
        "“{name}”不能作名称。",
        "“{name}” cannot be a name.",
        "名称是编号（id）而不是标签：小写字母开头，只含小写字母、数字和下划线；文字要加引号。",
        "Names are ids, not labels: a small letter, then small letters, digits and underscores. A text needs quotes.",
    ),
    "X113": _words(
        "比较不能连着写，{sign} 前面已经有一个比较。",
        "Comparisons cannot be chained: there is one before this {sign} already.",
        "用 && 连接两个比较，例如 1 < area && area < 5",
        "Join two comparisons by &&, as in 1 < area && area < 5",
    ),
    "X114": _words(
        "{macro} 的写法不对。",
        "{macro} is written differently.",
        "写成 list.{macro}(x, …)，x 代表列表中的每一项。",
        "Write list.{macro}(x, …), where x stands for each item.",
    ),
    "X115": _words(
        "表达式的组成部分太多，最多 {most} 个。",
        "The expression has too many parts: at most {most}.",
        "把它拆成几个情形，或者写成一张表。",
        "Divide it into situations, or write a table.",
    ),
    "X116": _words(
        "没有 {found} 这个值：没有填写的内容不等于任何值。",
        "There is no value {found}: what is not known equals nothing.",
        "用 has(名称) 判断是否已经填写。",
        "Ask has(name) whether it is there.",
    ),
    "X117": _words(
        "条件 ? 甲 : 乙 缺少 {sign}",
        "In condition ? one : other the {sign} is missing.",
        "写出条件不成立时的值。",
        "Write the value for when the condition is not satisfied.",
    ),
    "X118": _words(
        "表达式到这里没有写完。",
        "The expression ends too early.",
        "补上后面的部分，或者删去多余的符号。",
        "Write what is missing behind it, or remove the last sign.",
    ),
    "X119": _words(
        "这里不应该有“{found}”。",
        "“{found}” cannot stand here.",
        "检查前面是否少了符号（例如 &&）或者多了括号。",
        "Look whether a sign such as && is missing before it, or a bracket is one too many.",
    ),
}

#: What is meant: names, types, functions.
_CHECKING: Final = {
    "X120": _words(
        "没有名为 {name} 的内容，或者它在后面才填写。",
        "Nothing is called {name}, or it is asked only later.",
        "{suggestion}",
        "{suggestion}",
    ),
    "X121": _words(
        "前面是{what}，不能用点号取 {name}。",
        "Before the dot stands {what}, which has no {name}.",
        "点号只用于明细表的一行、申请人和有几个结果的表。",
        "A dot reads from a row of a group, the applicant, or a table with several outputs.",
    ),
    "X122": _words("这里没有 {name} 这一项。", "There is no {name} in it.", "{suggestion}", "{suggestion}"),
    "X123": _words("没有函数 {name}。", "There is no function {name}.", "{suggestion}", "{suggestion}"),
    "X124": _words(
        "列表后面不能写 .{name}(…)。",
        ".{name}(…) cannot follow a list.",
        "可用的有：{known}。",
        "There are: {known}.",
    ),
    "X125": _words(
        "给了 {found} 个参数，与 {form} 不符。",
        "{found} arguments do not fit {form}.",
        "按 {form} 书写。",
        "Write it as {form}.",
    ),
    "X126": _words(
        "{function} 需要{wants}，这里是{what}。",
        "{function} wants {wants}, and this is {what}.",
        "换成合适的内容。",
        "Give it something of that kind.",
    ),
    "X127": _words(
        "这里需要一个条件，而它是{what}。",
        "A condition has to stand here, and this is {what}.",
        "写成比较，例如 area > 300 或 business == 'canteen'",
        "Compare it, as in area > 300 or business == 'canteen'",
    ),
    "X128": _words(
        "{left}和{right}不能用 {op} 比较。",
        "{op} cannot compare {left} with {right}.",
        "两边要是同一类内容；数值不加引号，选项写编号并加引号，列表用 size(…) 或 in。",
        "Both sides must be of one kind. Numbers have no quotes, choices are quoted ids; for a list use size(…) or in.",
    ),
    "X129": _words(
        "{left}没有大小之分，不能用 {op}",
        "{left} has no order, so {op} means nothing.",
        "用 ==、!= 或 in；只有数值和日期可以比较大小。",
        "Use ==, != or in; only numbers and dates have an order.",
    ),
    "X130": _words("选项中没有“{found}”。", "“{found}” is not one of the options.", "{suggestion}", "{suggestion}"),
    "X131": _words(
        "“{found}”不是日期。",
        "“{found}” is not a date.",
        "写成 '2026-01-31' 的样子，并且确有这一天。",
        "Write it as '2026-01-31', and let it be a day that exists.",
    ),
    "X132": _words(
        "{left}和{right}不能用 {op} 计算。",
        "{op} cannot calculate with {left} and {right}.",
        "四则运算用于数值，% 用于整数，+ 也可连接两段文字；日期相减用 days(甲, 乙)。",
        "Calculate with numbers; % wants whole numbers; + also joins two texts; between dates use days(a, b).",
    ),
    "X133": _words(
        "in 的右边需要列表，这里是{what}。",
        "in wants a list on its right, and this is {what}.",
        "写成 business in ['catering', 'canteen']，或者多选填写项的名称。",
        "Write business in ['catering', 'canteen'], or the name of a field with several choices.",
    ),
    "X134": _words(
        "列表中的各项不是同一类内容。",
        "The items of the list are not of one kind.",
        "一个列表只放数值、只放文字、只放选项或者只放日期。",
        "A list holds numbers, or texts, or choices, or dates, not a mixture.",
    ),
    "X135": _words(
        "条件成立时是{left}，不成立时是{right}，不是同一类内容。",
        "It is {left} if the condition is satisfied and {right} if not: not one kind.",
        "两个结果写成同一类内容。",
        "Give both results the same kind.",
    ),
    "X136": _words(
        "{macro} 的前面需要列表，这里是{what}。",
        "{macro} wants a list before it, and this is {what}.",
        "前面写明细表或者多选填写项的名称。",
        "Put the name of a group or of a field with several choices before it.",
    ),
    "X137": _words(
        "{name} 已经是另一项内容的名称。",
        "{name} is the name of something else already.",
        "换一个名称，例如 x。",
        "Choose another, such as x.",
    ),
    "X138": _words(
        "exists、all、sum 嵌套太多，最多 {most} 层。",
        "exists, all and sum stand inside each other too often: at most {most} deep.",
        "把里面的部分写成一个情形。",
        "Make a situation of the inner part.",
    ),
    "X139": _words(
        "has 只能问一项内容是否已经填写。",
        "has asks whether one fact is there, and nothing else.",
        "写成 has(area) 或 has(applicant.mobile)",
        "Write has(area) or has(applicant.mobile)",
    ),
    "X140": _words(
        "这里需要{wants}，而表达式的结果是{what}。",
        "{wants} is wanted here, and the expression gives {what}.",
        "修改表达式，使结果合适；用 / 除出来的是小数（数值），不是整数。",
        "Change the expression so that its result fits; what / gives is a decimal, never a whole number.",
    ),
    "X142": _words(
        "两边的选项没有一个相同，结果永远一样。",
        "The two choices have no option in common, so the result is always the same.",
        "检查是否写错了名称。",
        "Look whether a name is wrong.",
    ),
    "X143": _words(
        "“{found}”不是一个选项，而是若干选项的上级，不能单独比较。",
        "“{found}” is not an option: it stands above several, and nothing can equal it.",
        "写成 {meant}，它包括下面的全部选项。",
        "Write {meant}: that takes all options below it.",
    ),
}

#: Every wording, by code.
FINDING_WORDS: Final[Mapping[str, Wording]] = {**_READING, **_CHECKING}
