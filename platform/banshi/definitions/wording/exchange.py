"""Words for findings about bringing definitions in and out (K7…): layout, workbooks, national lists, bundles."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "K701": phrase(
        "没有改动：重新排版后读出来的内容或注释会和原来不一样",
        "Nothing was changed: laid out anew, the file would not say the same or would lose a comment",
        "请把这个文件发给 Banshi 的维护者。",
        "Please send this file to the people who maintain Banshi.",
    ),
    "K710": phrase(
        "打不开：不是 XLSX 工作簿，或者文件已损坏、加了密码",
        "This cannot be opened: it is no XLSX workbook, or is damaged or locked with a password",
        "在电子表格程序中打开，另存为“Excel 工作簿（.xlsx）”，不要设密码。",
        "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx) without a password.",
    ),
    "K711": phrase(
        "工作簿太大：最多 {most} {what}",
        "The workbook is too large: at most {most} {what}",
        "只保留导出时的工作表，删去多余的行、列和图片。",
        "Keep the sheets that were exported and delete other rows, columns and pictures.",
    ),
    "K712": phrase(
        "没有打开：工作簿里有宏、嵌入的文件或者自带的 XML 声明",
        "This was not opened: the workbook holds macros, embedded files or XML declarations of its own",
        "把单元格复制到一个新的工作簿（.xlsx）再导入。",
        "Copy the cells into a new workbook (.xlsx) and import that.",
    ),
    "K713": phrase(
        "{what} 是隐藏的：看不见的内容不能导入",
        "{what} is hidden: what nobody sees is not imported",
        "取消隐藏并核对，或者删除它。",
        "Unhide and check it, or delete it.",
    ),
    "K714": phrase(
        "{cell}：单元格 {range} 是合并的，不知道属于哪一行",
        "{cell}: the cells {range} are merged, so nobody knows to which row they belong",
        "取消合并，在每一行里填写。",
        "Unmerge them and fill in every row.",
    ),
    "K715": phrase(
        "{cell}：这里是公式",
        "{cell}: there is a formula",
        "复制这个单元格，选择性粘贴为“值”。",
        "Copy the cell and paste it as a value.",
    ),
    "K716": phrase(
        "{cell}：这里是错误值 {value}",
        "{cell}: there is the error {value}",
        "改正后填写文字。",
        "Mend it and write a text.",
    ),
    "K717": phrase(
        "{cell}：电子表格把内容变成了日期或时间 {value}",
        "{cell}: the spreadsheet has turned this into a date or a time, {value}",
        "把单元格格式设为“文本”，重新输入。",
        "Format the cell as text and type it again.",
    ),
    "K718": phrase(
        "{cell}：{value} 超过15位，电子表格已经丢掉了末尾的数字",
        "{cell}: {value} has more than 15 digits; the spreadsheet has lost the last of them already",
        "把单元格格式设为“文本”，重新输入完整的号码。",
        "Format the cell as text and type the whole number again.",
    ),
    "K719": phrase(
        "{cell}：有不能使用的字符 {character}",
        "{cell}: there is a character that cannot be used, {character}",
        "删去这个字符。",
        "Delete the character.",
    ),
    "K720": phrase(
        "{cell}：文字超过 {most} 个字符，一个单元格放不下",
        "{cell}: the text is longer than {most} characters, the most a cell can hold",
        "缩短定义中的这段文字。",
        "Shorten this text in the definition.",
    ),
    "K721": phrase(
        "没有找到工作表：{sheet}",
        "There is no such sheet: {sheet}",
        "用 banshi export 导出一份，在它上面修改。",
        "Export a workbook with banshi export and edit that.",
    ),
    "K722": phrase(
        "{cell}：没有找到表头，应当有这些列：{columns}",
        "{cell}: there is no heading; the columns should be: {columns}",
        "不要删除或改动表头的列名。",
        "Do not delete or change the names of the columns.",
    ),
    "K723": phrase(
        "{cell}：没有选项表“{name}”；已有：{known}",
        "{cell}: there is no list of options {name}; there are: {known}",
        "改成已有的名称；新的选项表请先写在定义里。",
        "Use one of these names; write a new list into the definition first.",
    ),
    "K724": phrase(
        "{cell}：上级选项“{name}”不在前面的行里",
        "{cell}: the option {name} that this one stands below is not in a row before",
        "先写上级选项那一行，再写下级。",
        "Put the row of the upper option before those below it.",
    ),
    "K725": phrase(
        "{cell}：代码“{name}”重复或者是空的",
        "{cell}: the id {name} is there twice, or is empty",
        "每一行写一个不同的代码。",
        "Give every row an id of its own.",
    ),
    "K726": phrase(
        "{cell}：这里不能为空（{column}）",
        "{cell}: this cannot be empty ({column})",
        "填写内容，或者删除整行。",
        "Fill it in, or delete the row.",
    ),
    "K727": phrase(
        "{cell}：列名“{name}”重复或者是空的",
        "{cell}: the column {name} is there twice, or has no name",
        "每一列写一个不同的名称。",
        "Give every column a name of its own.",
    ),
    "K728": phrase(
        "{cell}：这一列既不是“条件”也不是“结果”",
        "{cell}: this column is neither 条件 (input) nor 结果 (output)",
        "写“条件”或者“结果”。",
        "Write 条件 or 结果 (input or output).",
    ),
    "K729": phrase(
        "{cell}：规则的这一格是空的（{name}）",
        "{cell}: this cell of the rule is empty ({name})",
        "填写条件；不限时写“-”。",
        "Write what it asks for, or - for anything.",
    ),
    "K730": phrase(
        "导入导出方案写得不对：{what}",
        "The profile of the exchange is not written as it must be: {what}",
        "对照 matter_definitions/exchange 里的文件改正。",
        "Compare with the files in matter_definitions/exchange.",
    ),
    "K731": phrase(
        "{cell}：只填了一半，先要有“{column}”的另一半（中文，或者时限的数字）",
        "{cell}: this is only half of {column}; the Chinese words, or the number of the limit, are missing",
        "把另一个单元格也填上。",
        "Fill in the other cell, too.",
    ),
    "K732": phrase(
        "{cell}：不认识“{value}”；可以用：{known}",
        "{cell}: {value} is not known here; there are: {known}",
        "改成表中的代码；编码不同的平台请另写一个方案文件。",
        "Use one of these codes; for a platform with other codes write a profile of its own.",
    ),
    "K733": phrase(
        "{cell}：“{value}”不是整数（{column}）",
        "{cell}: {value} is not a whole number ({column})",
        "只写数字，例如 10。",
        "Write digits alone, such as 10.",
    ),
    "K734": phrase(
        "{cell}：“非必要”要说明什么情形下需要，而这一列写不下",
        "{cell}: material that is not always necessary needs a condition, which this column cannot hold",
        "暂按必要导入；在定义里写 required_when。",
        "It is taken as necessary for now; write required_when into the definition.",
    ),
    "K735": phrase(
        "{cell}：超过 {most} 个字符",
        "{cell}: more than {most} characters",
        "缩短这段文字。",
        "Shorten the text.",
    ),
    "K736": phrase(
        "{cell}：不认识列“{name}”，没有导入",
        "{cell}: the column {name} is not known and was passed over",
        "不需要的话可以删去。",
        "Delete it if it is not needed.",
    ),
    "K737": phrase(
        "{cell}：这个工作表只能有一行：一个文件是一个事项",
        "{cell}: this sheet has one row only: a file is one matter",
        "每个事项单独放在一个工作簿里。",
        "Put every matter into a workbook of its own.",
    ),
    "K738": phrase(
        "{cell}：“{value}”不是“《法律名称》第几条”",
        "{cell}: {value} is not a 《law》 with its article",
        "例如《中华人民共和国行政许可法》第四十二条，一行一条。",
        "For example 《中华人民共和国行政许可法》第四十二条, one on each line.",
    ),
    "K739": phrase(
        "{cell}：列里没有写效力位阶，新的依据 {id} 暂按最低一级（规范性文件）",
        "{cell}: the column does not say the rank of the new law {id}; the lowest is assumed (normative document)",
        "核对后在定义的 law 里改正 rank。",
        "Check it and correct rank under law in the definition.",
    ),
    "K740": phrase(
        "{cell}：中文改了，英文没有改",
        "{cell}: the Chinese words have changed and the English have not",
        "核对英文。",
        "Look at the English words.",
    ),
    "K742": phrase(
        "改动会去掉 {count} 处注释：它们写在被改动的内容里面",
        "The change takes {count} comments out: they stand inside what changes",
        "写之前看一看，需要的话改完再写回去。",
        "Look before you write, and put back what you need.",
    ),
    "K750": phrase(
        "这不是 Banshi 的定义包，或者已经损坏",
        "This is no bundle of Banshi, or is damaged",
        "在原来的区县用 banshi export --bundle 重新导出。",
        "Export it again with banshi export --bundle where it came from.",
    ),
    "K751": phrase(
        "定义包太大：最多 {most} {what}",
        "The bundle is too large: at most {most} {what}",
        "一个定义包只放一个事项和它用到的文件。",
        "A bundle holds one matter and the files it uses.",
    ),
    "K752": phrase(
        "定义包里的 {name} 和清单不一致：内容被改过",
        "In the bundle {name} is not what its list says: it has been changed",
        "请发送方重新导出。",
        "Ask the sender to export it again.",
    ),
    "K753": phrase(
        "定义包里有不该有的内容：{name}",
        "The bundle holds what does not belong there: {name}",
        "请发送方重新导出。",
        "Ask the sender to export it again.",
    ),
    "K754": phrase(
        "{kind} {name} 这里已经有了，内容不同；保留这里的",
        "{kind} {name} is here already and says something else; the one here is kept",
        "核对两者是否可以通用；不能通用的话换一个代码。",
        "See whether the one here will do; otherwise give the other another id.",
    ),
    "K755": phrase(
        "这里已经有事项 {name}：{file}",
        "The matter {name} is here already: {file}",
        "用 banshi import … --write 覆盖前请核对改动；要并存就换一个代码。",
        "Look at the changes before you write; to keep both, give one another code.",
    ),
}
