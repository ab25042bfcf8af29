"""Every code of a problem with an answer, in words.  `{name}` takes an argument of the problem."""

from __future__ import annotations

from collections.abc import Mapping

from banshi_rules.texts import Text

PROBLEM_WORDS: Mapping[str, Text] = {
    # nothing there
    "missing": Text("还没有填", "enter an answer"),
    "missing-choice": Text("还没有选", "choose an answer"),
    "missing-file": Text("还没有上传", "upload a file"),
    "revealed": Text(
        "还没有填：因为“{because}”是“{answer}”，需要填写",
        "enter an answer; it is asked because “{because}” is “{answer}”",
    ),
    "revealed-plain": Text(
        "还没有填：根据您前面的回答，需要填写", "enter an answer; your answers above make it necessary"
    ),
    "too-few-rows": Text("至少要填 {least} 项，现在有 {rows} 项", "fill in at least {least}; there are {rows} now"),
    "too-many-rows": Text(
        "最多填 {most} 项，现在有 {rows} 项，请删去多出的", "at most {most}; there are {rows}, remove the rest"
    ),
    # the page itself
    "answered-twice": Text("收到了两个不同的回答，请只填一个", "two answers arrived; give one"),
    "unreadable": Text("读不出来，请重新填写", "it cannot be read; enter it again"),
    "unknown-field": Text("表单里没有“{name}”这个字段", "the form has no field “{name}”"),
    "not-object": Text("要写成“字段: 回答”的形式", "write it as “field: answer”"),
    "not-list": Text("要写成列表，例如 [甲, 乙]", "write it as a list, for example [a, b]"),
    "not-text": Text("要写成带引号的文字", "write it as text in quotes"),
    "not-yes-no": Text("要写 true 或 false", "write true or false"),
    "not-a-file": Text("这不是一个已上传的文件", "this is not an uploaded file"),
    "blank": Text("是空的", "it is blank"),
    # text
    "one-line": Text("只能写一行，请去掉换行", "use one line; take out the line breaks"),
    "too-long": Text("最多 {most} 个字，请删去 {over} 个", "at most {most} characters; take out {over}"),
    "too-short": Text("至少 {least} 个字，现在有 {length} 个", "at least {least} characters; there are {length}"),
    "pattern": Text("的格式不对，请按提示填写", "the format is not right; see the hint"),
    "pattern-example": Text("的格式不对，例如 {example}", "the format is not right; an example: {example}"),
    "hidden-character": Text(
        "里有一个看不见的字符：{character}。请清空后重新输入，不要粘贴",
        "there is a character nobody can see: {character}. Clear the box and type it again instead of pasting",
    ),
    "broken-character": Text(
        "里有一个不完整的字：{character}。请删去后重新输入",
        "one character is broken: {character}. Delete it and type it again",
    ),
    "piled-marks": Text("里有叠在一起的附加符号，请只留文字", "marks are piled on one letter; keep the letters alone"),
    # numbers
    "not-number": Text("要填数字，例如 {example}", "enter a number, for example {example}"),
    "not-whole": Text("要填整数，例如 {example}", "enter a whole number, for example {example}"),
    "number-too-long": Text(
        "的数字太长，整数部分最多 {most} 位", "the number is too long; at most {most} digits before the point"
    ),
    "below-min": Text("不能小于 {least}{unit}", "it must be {least}{unit} or more"),
    "above-max": Text("不能大于 {most}{unit}", "it must be {most}{unit} or less"),
    "too-many-decimals": Text("最多保留 {most} 位小数", "at most {most} decimal places"),
    "no-decimals": Text("要填整数，不带小数", "use a whole number, without decimals"),
    # dates
    "not-date": Text("要填年、月、日，例如 2026 年 2 月 13 日", "enter year, month and day, for example 2026 2 13"),
    "date-incomplete": Text("还缺{parts}", "the {parts} is missing"),
    "year-digits": Text("的年份要写四位数字，例如 2026", "write the year with four digits, for example 2026"),
    "no-such-month": Text("的月份要在 1 到 12 之间，现在是 {month}", "the month must be 1 to 12; it is {month}"),
    "no-such-day": Text("不对：{year}年{month}月没有{day}日", "there is no day {day} in {month_name} {year}"),
    "before-today": Text("不能早于今天", "it must not be before today"),
    "after-today": Text("不能晚于今天", "it must not be after today"),
    "before-earliest": Text("不能早于{earliest}", "it must not be before {earliest}"),
    "after-latest": Text("不能晚于{latest}", "it must not be after {latest}"),
    # choices
    "not-an-option": Text("要从列出的选项里选", "choose one of the options shown"),
    "not-an-option-named": Text(
        "没有“{given}”这个选项；可选：{options}", "there is no option “{given}”; options: {options}"
    ),
    "option-divided": Text(
        "的“{given}”还分为几项，要选到最细一级；可选：{options}",
        "“{given}” is divided further; name one of its parts: {options}",
    ),
    "option-ended": Text(
        "的选项“{option}”只用到{until}，请改选：{instead}",
        "“{option}” could be chosen until {until}; choose another: {instead}",
    ),
    "option-not-yet": Text(
        "的选项“{option}”从{since}起才能选，请改选：{instead}",
        "“{option}” can be chosen from {since}; choose another: {instead}",
    ),
    "too-few-choices": Text("至少选 {least} 项", "choose at least {least}"),
    "too-many-choices": Text("最多选 {most} 项", "choose at most {most}"),
    # names
    "not-in-a-name": Text(
        "里不能有{character}，请按证件上的姓名填写", "a name cannot hold {character}; write it as on the document"
    ),
    "not-a-name": Text("请按证件上的姓名填写", "write the name as on the document"),
    "address-short": Text("请写完整，写到门牌号", "write it in full, with the house number"),
    # identity numbers
    "id-length": Text("应是 18 位，现在是 {length} 位", "it has 18 characters; these are {length}"),
    "id-character": Text(
        "只能有数字，最后一位可以是 X；第 {position} 位是{character}",
        "it has digits alone, and perhaps an X at the end; position {position} is {character}",
    ),
    "id-birthday": Text(
        "里的出生日期（{year}年{month}月{day}日）不存在，请核对第 7 到 14 位",
        "its date of birth ({year}-{month}-{day}) does not exist; look at characters 7 to 14",
    ),
    "id-future": Text(
        "里的出生日期（{year}年{month}月{day}日）还没有到，请核对第 7 到 14 位",
        "its date of birth ({year}-{month}-{day}) is still to come; look at characters 7 to 14",
    ),
    "id-check": Text(
        "的最后一位与前面的数字对不上，请逐位核对",
        "the last character does not fit the others; compare it digit by digit",
    ),
    # credit codes
    "uscc-length": Text("应是 18 位，现在是 {length} 位", "it has 18 characters; these are {length}"),
    "uscc-letter": Text(
        "里不会有字母 {letter}，请看看是不是 {like}", "it never holds the letter {letter}; see whether it is {like}"
    ),
    "uscc-character": Text(
        "只有数字和大写字母，不能有{character}", "it has digits and capital letters alone, not {character}"
    ),
    "uscc-shape": Text("的第 3 到 8 位应是数字，请逐位核对", "characters 3 to 8 are digits; compare it one by one"),
    "uscc-check": Text(
        "的最后一位与前面的对不上，请逐位核对", "the last character does not fit the others; compare it one by one"
    ),
    "registration-check": Text(
        "的最后一位与前面的数字对不上，请逐位核对", "the last digit does not fit the others; compare it digit by digit"
    ),
    # bank cards and projects
    "card-digits": Text("只能有数字，不能有{character}", "it has digits alone, not {character}"),
    "card-length": Text(
        "应是 {least} 到 {most} 位数字，现在是 {length} 位", "it has {least} to {most} digits; these are {length}"
    ),
    "card-check": Text(
        "的最后一位与前面的数字对不上，请逐位核对",
        "the last digit does not fit the others; compare it digit by digit",
    ),
    "project-digits": Text(
        "只有数字和连字符，不能有{character}，例如 2106-440305-04-01-123456",
        "it has digits and dashes alone, not {character}; for example 2106-440305-04-01-123456",
    ),
    "project-length": Text(
        "应有 {digits} 位数字，现在是 {length} 位，例如 2106-440305-04-01-123456",
        "it has {digits} digits; these are {length}; for example 2106-440305-04-01-123456",
    ),
    "project-month": Text(
        "的前四位应是年和月（例如 2106），现在是 {first}",
        "it begins with year and month (such as 2106); this begins with {first}",
    ),
    # telephones
    "mobile-digits": Text("只能有数字，例如 13800138000", "use digits alone, for example 13800138000"),
    "mobile-length": Text("应是 11 位，现在是 {length} 位", "it has 11 digits; these are {length}"),
    "mobile-start": Text("应以 13 到 19 开头，请核对", "it begins with 13 to 19; please check"),
    "not-phone": Text(
        "要填手机号或带区号的座机号，例如 0755-12345678",
        "enter a mobile number, or one with its area code, for example 0755-12345678",
    ),
    # files
    "file-empty": Text("文件“{name}”是空的，请重新选择", "the file “{name}” is empty; choose it again"),
    "file-too-big": Text(
        "文件“{name}”有 {size}，最大 {most}，请压缩后再传",
        "the file “{name}” has {size}; at most {most}, make it smaller",
    ),
    "file-type": Text("文件“{name}”的类型不行，请上传 {accept}", "the type of “{name}” will not do; upload {accept}"),
    "file-mismatch": Text(
        "文件“{name}”的名字以 .{ending} 结尾，内容却是 {found}，请换成原来的文件",
        "“{name}” ends in .{ending}, but holds {found}; use the original file",
    ),
    "file-damaged": Text(
        "文件“{name}”打不开：名字以 .{ending} 结尾，内容却不是，请重新导出后再传",
        "“{name}” cannot be opened: it ends in .{ending}, but is none; export it again",
    ),
    "file-cut-off": Text("文件“{name}”不完整，请重新导出后再传", "“{name}” is not complete; export it again"),
    "file-encrypted": Text(
        "文件“{name}”有密码，请上传未加密文件", "“{name}” is encrypted; upload a file without a password"
    ),
    "file-two-things": Text(
        "文件“{name}”里夹带了别的内容，请重新导出后再传", "“{name}” holds something else besides; export it again"
    ),
    "file-old-office": Text(
        "文件“{name}”是旧版 Office 文件，请另存为 docx、xlsx 或 pdf",
        "“{name}” is an old Office file; save it as docx, xlsx or pdf",
    ),
    "file-macros": Text("文件“{name}”里有宏，请另存为不带宏的文件", "“{name}” holds macros; save it without them"),
    "file-too-many-parts": Text("文件“{name}”里的部分超过 {most} 个", "“{name}” has more than {most} parts"),
    "file-bomb": Text("文件“{name}”解开后太大，请重新导出后再传", "“{name}” unpacks to too much; export it again"),
}

#: Wordings that name what they are about and need no label in front.
STANDING_ALONE: frozenset[str] = frozenset(
    {"unknown-field", *(code for code in PROBLEM_WORDS if code.startswith("file-"))}
)
