"""Words for findings about the shape of a definition (H…): what stands where, and what a construct is called."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording
from banshi_rules.texts import Text

#: What is expected at a place: by the mark of its schema, or by its type.
EXPECTED: Mapping[str, Text] = {
    "id": Text(
        "小写英文字母开头，只用小写字母、数字和 _，最多 41 个字符",
        "small letters, digits and _, beginning with a letter, at most 41 characters",
    ),
    "name": Text(
        "小写英文字母开头，只用小写字母、数字、_ 和 -，最多 41 个字符",
        "small letters, digits, _ and -, beginning with a letter, at most 41 characters",
    ),
    "option": Text(
        "小写英文字母开头，只用小写字母、数字、_ 和 -，最多 41 个字符",
        "small letters, digits, _ and -, beginning with a letter, at most 41 characters",
    ),
    "article": Text(
        "条号，用中文数字，例如 第三十五条、第十条之一", "the number of an article as laws write it: 第三十五条"
    ),
    "plugin": Text("部门代码.检查名，例如 market_supervision.enterprise_status", "department.check"),
    "limit": Text(
        "数量加单位：20 working days、30 days、3 months、24 hours，或 20 工作日、30 日、3 个月、24 小时",
        "an amount and its unit: 20 working days, 30 days, 3 months, 24 hours",
    ),
    "span": Text(
        "数量加单位：1 working day、3 days、12 hours，或 1 工作日、3 日、12 小时",
        "an amount and its unit: 1 working day, 3 days, 12 hours",
    ),
    "percent": Text("1 到 99 的百分数，例如 80 %", "a share from 1 % to 99 %, such as 80 %"),
    "rule": Text(
        "小写英文字母开头，只用小写字母、数字、_ 和 -，最多 24 个字符",
        "small letters, digits, _ and -, beginning with a letter, at most 24 characters",
    ),
    "valid": Text("数量加单位：5 years、6 months、90 days", "an amount and its unit: 5 years, 6 months, 90 days"),
    "date": Text("年-月-日，例如 2026-02-13", "year-month-day, such as 2026-02-13"),
    "division": Text("六位行政区划代码，加引号", "six digits in quotes"),
    "uscc": Text("18 位统一社会信用代码", "a unified social credit code of 18 characters"),
    "condition": Text("一个条件，例如 business == 'canteen'", "a condition, such as business == 'canteen'"),
    "cell": Text("一个值、“-”或一个比较，例如 <= 50", 'a value, "-" or a comparison, such as <= 50'),
    "string": Text("文字", "text"),
    "integer": Text("整数", "a whole number"),
    "number": Text("数", "a number"),
    "boolean": Text("true（是）或 false（否）", "true or false"),
    "object": Text("若干行“名称: 内容”", "lines of the form name: value"),
    "array": Text("一个列表（每项前面写“- ”，或写成 [甲, 乙]）", 'a list (each item after "- ", or [a, b])'),
    "text": Text("文字，或者 {zh: 中文, en: 英文}", "text, or {zh: …, en: …}"),
    "choice": Text(
        "显示的名称，或者 {label: 名称, from: 日期, until: 日期, children: {id: 选项, …}}",
        "a label, or {label: …, from: date, until: date, children: {id: option, …}}",
    ),
    "children": Text("若干行“id: 选项”，最多四层", "options by id, four levels at most"),
    "options": Text("字典的名称，或者 {id: 显示的名称, …}", "the name of a dictionary, or {id: label, …}"),
    "way": Text("pass，或者 {return_to: 环节, at_most: 次数}", "pass, or {return_to: step, at_most: 2}"),
    "due": Text("环节的代码，或者 {step: 环节, when: 条件}", "a step, or {step: site-check, when: on_commitment}"),
    "last_moment": Text("年-月-日，时限按小时算的写到分钟：2026-02-13T12:00", "a date, or 2026-02-13T12:00 for hours"),
    "prefill": Text("register.登记信息.内容，例如 register.business_licence.uscc", "register.business_licence.uscc"),
    "sample": Text("samples/ 里的一个文件，例如 samples/layout.pdf", "a file under samples/: samples/layout.pdf"),
    "join": Text("all、any，或者 {at_least: 数量}", "all, any, or {at_least: 2}"),
    "branch": Text("一个环节，或者先后进行的几个环节", "a step, or a list of steps"),
    "event": Text("case.accepted 或者 step.环节.opened 这样的写法", "case.accepted, or step.visit.opened"),
    "string/object": Text("文字，或者“名称: 内容”", "text, or name: value"),
    "string/array": Text("一种类型，或者一个列表", "a type, or a list"),
    "null": Text("空", "nothing"),
}

#: What the rule about a size is called, by the JSON Schema keyword.
NUMBER_RULES: Mapping[str, Text] = {
    "minimum": Text("不能小于", "cannot be less than"),
    "maximum": Text("不能大于", "cannot be more than"),
    "exclusiveMinimum": Text("必须大于", "must be more than"),
    "minItems": Text("项数不能少于", "cannot have fewer items than"),
    "maxItems": Text("项数不能多于", "cannot have more items than"),
    "minLength": Text("字数不能少于", "cannot be shorter than"),
    "maxLength": Text("字数不能多于", "cannot be longer than"),
    "maxProperties": Text("项数不能多于", "cannot have more items than"),
    "other": Text("不符合规定：", "does not fit:"),
}

#: What keys mean, for people who do not know the word; also understood when written in place of the key.
KEY_WORDS: Mapping[str, tuple[str, ...]] = {
    "banshi": ("语言版本",),
    "matter": ("事项代码", "事项"),
    "title": ("名称", "标题"),
    "kind": ("类型", "事项类型"),
    "department": ("部门", "实施主体"),
    "level": ("行使层级", "层级"),
    "online_depth": ("网办深度",),
    "applicants": ("服务对象", "申请人"),
    "law": ("设定依据", "依据", "法律依据"),
    "guide": ("办事指南",),
    "conditions": ("受理条件", "条件"),
    "windows": ("办理窗口", "窗口"),
    "visits": ("到现场次数",),
    "fee": ("收费",),
    "time_limit": ("办理时限", "时限"),
    "class": ("时限类别", "办件类型"),
    "statutory": ("法定时限", "法定办结时限"),
    "promised": ("承诺时限", "承诺办结时限"),
    "form": ("申请表", "表单"),
    "section": ("表单的一页",),
    "fields": ("填写项", "字段"),
    "label": ("填写项名称",),
    "required": ("必填",),
    "options": ("选项",),
    "materials": ("申请材料", "材料"),
    "source": ("材料来源", "来源"),
    "standard": ("受理标准", "标准"),
    "flow": ("办理流程", "流程"),
    "step": ("环节",),
    "stage": ("阶段",),
    "does": ("做什么",),
    "by": ("由谁办理",),
    "limit": ("时限",),
    "article": ("条款",),
    "rank": ("效力位阶",),
    "name": ("名称",),
    "phone": ("电话",),
    "hours": ("办公时间",),
    "examples": ("示例",),
    "expect": ("预期结果",),
    "given": ("填写内容",),
    "steps": ("环节列表",),
    "when": ("在什么情况下",),
    "fees": ("收费项目",),
    "amount": ("金额", "数额"),
    "people": ("人数",),
    "planned": ("计划用时",),
    "procedure": ("特别程序",),
    "open_for": ("公示期",),
    "fork": ("并行环节",),
    "join": ("汇合",),
    "ends": ("到此为止",),
    "message": ("告知内容",),
    "any_of": ("任选其一",),
    "posts": ("岗位",),
    "officers": ("人员",),
    "payable": ("缴费时间",),
    "extension": ("延长时限",),
    "result": ("办理结果",),
    "notices": ("通知",),
}

WORDS: Mapping[str, Wording] = {
    "H001": phrase(
        "不认识“{key}”这个名称",
        '"{key}" is not a word of the language here',
        "{near}这里可以写：{known}。",
        "{near}What can stand here: {known}.",
    ),
    "H002": phrase(
        "缺少“{key}”{means}",
        '"{key}" is missing',
        "补上一行：{key}: …",
        "Add a line: {key}: …",
    ),
    "H003": phrase(
        "“{key}”的内容不对，这里应该写：{expected}",
        'What stands after "{key}" should be {expected}',
        "改成：{expected}。",
        "Write {expected}.",
    ),
    "H004": phrase(
        "“{key}”不能写“{value}”",
        '"{key}" cannot be "{value}"',
        "{near}可以写：{known}。",
        "{near}What can be written: {known}.",
    ),
    "H005": phrase(
        "“{value}”的写法不对",
        '"{value}" is not written as it should be',
        "应该是：{rule}。",
        "It should be: {rule}.",
    ),
    "H006": phrase(
        "“{key}”是空的",
        '"{key}" is empty',
        "写上内容；不是必须写的，可以删除。",
        "Write something; what need not be there can be deleted.",
    ),
    "H007": phrase(
        "“{key}”{rule} {limit}",
        '"{key}" {rule} {limit}',
        "改成允许的大小。",
        "Bring it within that bound.",
    ),
    "H009": phrase(
        "看不出这是哪一种定义文件",
        "It is not clear what kind of definition this file is",
        "文件开头写 banshi: 1，然后写 matter:、district:、department:、flow:、dictionary: 之一和它的代码。",
        "Begin with banshi: 1, then one of matter:, district:, department:, flow:, dictionary: and its id.",
    ),
    "H010": phrase(
        "不认识语言版本 {value}",
        "Version {value} of the language is not known",
        "写 banshi: 1。",
        "Write banshi: 1.",
    ),
    "H013": phrase(
        "“{key}”后面的 {value} 会被当成数字，而这里要的是文字",
        'The {value} after "{key}" is a number, and text is wanted here',
        '给它加上引号："{value}"。',
        'Put it in quotes: "{value}".',
    ),
    "H015": phrase(
        "日历上没有 {value} 这一天",
        "No calendar has the day {value}",
        "检查年、月、日。",
        "Check year, month and day.",
    ),
    "H016": phrase(
        "{value} 太远：从那时起算的期限没有届满日",
        "{value} is too far: limits counted from there have no end",
        "检查年份，最晚 {last} 年。",
        "Check the year; {last} is the last.",
    ),
    "N003": phrase(
        "{what}会保留在定义里，目前办件时还不起作用",
        "{what} is kept in the definition; running cases do not act on it yet",
        "不用改。系统支持以后自动起作用。",
        "Nothing to change.  It takes effect when the system supports it.",
    ),
    "N001": phrase(
        "{what} 目前还不支持",
        "{what} is not supported yet",
        "删除它。这个版本不会悄悄忽略写下的内容。",
        "Delete it.  Nothing that is written is silently ignored.",
    ),
}
