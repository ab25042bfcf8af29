"""Words for findings about the text of a file (S…): what cannot be read, and what could be read in two ways."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

_QUOTE_ZH = '给它加上引号："{text}"。'
_QUOTE_EN = 'Put it in quotes: "{text}".'

WORDS: Mapping[str, Wording] = {
    "S001": phrase(
        "这个文件不能作为文字读取",
        "This file cannot be read as text",
        "请用文本编辑器打开，另存为 UTF-8 编码。",
        "Open it in a text editor and save it as UTF-8.",
    ),
    "S002": phrase(
        "文件开头有字节顺序标记（BOM），或者是 UTF-16 编码",
        "The file begins with a byte order mark, or is UTF-16",
        "另存为“UTF-8（无 BOM）”。",
        "Save it as UTF-8 without a byte order mark.",
    ),
    "S003": phrase(
        "文件超过 {most}",
        "The file is larger than {most}",
        "选项很多时放进 dictionaries/ 下的字典文件，事项里只写字典名。",
        "Move long option lists into a dictionary file under dictionaries/ and name it here.",
    ),
    "S004": phrase(
        "这里有一个看不见的控制字符 {character}",
        "There is an invisible control character {character} here",
        "删除这个字符（多半是复制粘贴带进来的）。",
        "Delete it; it usually comes in by copy and paste.",
    ),
    "S005": phrase(
        "这里有一个制表符（Tab），YAML 用空格缩进",
        "There is a tab here; YAML is indented with spaces",
        "把制表符换成空格。",
        "Replace the tab by spaces.",
    ),
    "S006": phrase(
        "不能使用锚点 &{name}：定义文件只用 YAML 的一个严格子集",
        "Anchors such as &{name} are not allowed: definitions use a strict subset of YAML",
        "删除 &{name}，把内容直接写出来；重复的选项放进字典，重复的环节放进 flows/。",
        "Delete &{name} and write the content out; put repeated options into a dictionary, repeated steps into flows/.",
    ),
    "S007": phrase(
        "不能使用引用 *{name}：定义文件只用 YAML 的一个严格子集",
        "Aliases such as *{name} are not allowed: definitions use a strict subset of YAML",
        "把内容直接写在这里；如果本来就是文字，给它加上引号。",
        "Write the content here; if it is meant as text, put it in quotes.",
    ),
    "S008": phrase(
        "不能使用标签（以 ! 开头的写法）：定义文件只用 YAML 的一个严格子集",
        "Tags (words that begin with !) are not allowed: definitions use a strict subset of YAML",
        "删除标签；如果本来就是文字，给它加上引号。",
        "Delete the tag; if it is meant as text, put it in quotes.",
    ),
    "S009": phrase(
        "不能使用合并键 <<：定义文件只用 YAML 的一个严格子集",
        "The merge key << is not allowed: definitions use a strict subset of YAML",
        "把要合并的内容直接写出来。",
        "Write out what should be merged.",
    ),
    "S010": phrase(
        "一个文件只能有一份内容，这里又开始了一份（或者是 % 开头的指令）",
        "One file holds one document, and another one (or a % directive) begins here",
        "删除多余的部分，或者分成两个文件。",
        "Delete the rest, or make two files of it.",
    ),
    "S011": phrase(
        "“{key}”写了两次：第 {line} 行第 {column} 列已经有一个",
        '"{key}" is written twice: it already stands at line {line}, column {column}',
        "删除其中一个，或者给其中一个改名。",
        "Delete one of the two, or rename one.",
    ),
    "S013": phrase(
        "“{text}”会被不同的程序读成不同的意思（是/否、数字或时间）",
        '"{text}" means different things to different programs (yes/no, a number or a time)',
        _QUOTE_ZH + "如果是“是/否”，写 true 或 false；如果是数，写成普通的数，例如 1000。",
        _QUOTE_EN + " For yes or no write true or false; for a number write it plainly, such as 1000.",
    ),
    "S014": phrase(
        "“{text}”作为数字太长，会丢失末尾几位（证件号码、代码不是数字）",
        '"{text}" is too long for a number and would lose its last digits (identity numbers and codes are not numbers)',
        _QUOTE_ZH,
        _QUOTE_EN,
    ),
    "S015": phrase(
        "冒号前面的名称必须是文字，“{text}”不是",
        'What stands before the colon must be text, and "{text}" is not',
        "给它加上引号。",
        "Put it in quotes.",
    ),
    "S016": phrase(
        "层次太深，最多 {most} 层",
        "Nested too deep; {most} levels are the most",
        "检查括号是否漏了另一半。",
        "See whether a bracket was left open.",
    ),
    "S017": phrase(
        "内容太多，最多 {most} 项",
        "Too much content; {most} items are the most",
        "把选项放进字典文件，把事项拆成几个。",
        "Move options into dictionary files, or split the matter.",
    ),
    "S018": phrase(
        "文件是空的",
        "The file is empty",
        "用 banshi new matter 生成一个起点。",
        "Run banshi new matter for a starting point.",
    ),
    "S019": phrase(
        "“{key}”后面没有内容",
        'Nothing is written after "{key}"',
        "写上内容，或者删除它。括号里的文字含有逗号的，整段文字要加英文双引号。",
        "Write a value, or delete it.  Inside brackets, a text with a comma in it wants double quotes around it.",
    ),
    "S020": phrase(
        "这里不合 JSON 的写法",
        "This is not JSON",
        "文字要用英文双引号；最后一项后面不能有逗号；JSON 里不能写注释。",
        "Text wants double quotes; there is no comma after the last item; JSON has no comments.",
    ),
    "S021": phrase(
        "“{text}”不是可以使用的值",
        '"{text}" cannot be used as a value',
        "文字用英文双引号括起来；数写成普通的数，例如 1000 或 0.5。",
        "Put text in double quotes; write numbers plainly, such as 1000 or 0.5.",
    ),
    "S022": phrase(
        "这里应该是用英文双引号括起来的名称",
        "A name in double quotes is expected here",
        "检查多余的逗号，或给名称加上英文双引号。",
        "Look for a comma too many, or put the name in double quotes.",
    ),
    "S023": phrase(
        "不认识这种文件",
        "This kind of file is not known",
        "定义文件以 .yaml、.yml 或 .json 结尾。",
        "Definition files end in .yaml, .yml or .json.",
    ),
    "S024": phrase(
        "“{name}”里有看不见的或者改变文字方向的字符",
        '"{name}" holds characters that are invisible or turn the direction of the text',
        "删掉重新输入这个名称，不要复制粘贴。",
        "Delete the name and type it anew instead of pasting it.",
    ),
    "S030": phrase(
        "这里不合 YAML 的写法（{problem}）",
        "This is not YAML ({problem})",
        "检查这一行和上一行的缩进、冒号、引号和括号。",
        "Check indentation, colons, quotes and brackets of this line and the one before.",
    ),
    "S031": phrase(
        "第 {since} 行的名称后面缺少冒号",
        "The name on line {since} lacks its colon",
        "名称后面写冒号和一个空格，例如 title: 名称；冒号要用英文的。",
        "Write a colon and a space after the name, for example title: Name.",
    ),
    "S032": phrase(
        "这里不能再出现“名称: 内容”：同一行里已经有一个冒号，或者缩进不对",
        'Another "name: value" cannot stand here: there is a colon on this line already, or the indentation is wrong',
        "文字里有冒号加空格时，把整段文字用引号括起来；否则检查缩进。",
        "Put text that holds a colon and a space in quotes; otherwise check the indentation.",
    ),
    "S033": phrase(
        "从第 {since} 行开始的这一段，缩进没有对齐",
        "The block that begins on line {since} is not aligned",
        "同一层的内容要用同样多的空格对齐。",
        "Content of one level wants the same number of spaces.",
    ),
    "S034": phrase(
        "从第 {since} 行开始的括号里，缺少逗号或者右括号",
        "The brackets that open on line {since} lack a comma or their closing bracket",
        "各项之间用英文逗号分开，最后补上右括号。",
        "Put a comma between the items and close the bracket.",
    ),
    "S035": phrase(
        "文件在这里突然结束：有引号或括号没有关上",
        "The file ends suddenly: a quote or a bracket is not closed",
        "补上缺少的引号或括号。",
        "Close the quote or bracket.",
    ),
    "S036": phrase(
        "文字不能以这个符号开头（例如 % @ ` 制表符）",
        "Text cannot begin with this character (such as % @ ` or a tab)",
        "把整段文字用引号括起来。",
        "Put the whole text in quotes.",
    ),
    "S037": phrase(
        "双引号里的反斜杠 \\ 用错了",
        "A backslash \\ in double quotes is used wrongly",
        "改用单引号，或者把 \\ 写成 \\\\。",
        "Use single quotes, or write \\\\ for \\.",
    ),
}
