"""Words for findings about law and kindness (L…): limits, bases, materials, personal data, the service guide."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "L001": phrase(
        "承诺 {promised}，比法定的 {statutory} 还长",
        "{promised} are promised, which is longer than the statutory {statutory}",
        "把承诺时限改成不超过 {statutory}。",
        "Promise no more than {statutory}.",
    ),
    "L002": phrase(
        "法定时限 {statutory} 超过了“{name}”类别的上限 {ceiling}",
        'The statutory limit of {statutory} exceeds {ceiling}, the ceiling of class "{name}"',
        "改正法定时限，或者换一个时限类别（class）。",
        "Mend the statutory limit or choose another class.",
    ),
    "L003": phrase(
        "没有写承诺时限（promised）",
        "The promised limit (promised) is missing",
        "写上承诺几个工作日办结，例如 promised: 5 working days。",
        "Say what is promised, for example promised: 5 working days.",
    ),
    "L004": phrase(
        "路径“{route}”：受理之后到决定为止，各环节时限（{limits}）加起来超过承诺的 {promised}",
        'Route "{route}": the steps from acceptance to decision ({limits}) add up to more than the promised {promised}',
        "缩短环节时限，或者延长承诺时限。受理和送达环节不计在内。",
        "Shorten steps or promise more.  Intake and issuing do not count.",
    ),
    "L005": phrase(
        "法定时限 {statutory} 超过 {ordinary}，而依据《{basis}》是{rank}；"
        "只有法律、法规可以规定更长的时限（行政许可法第四十二条）",
        "The statutory limit of {statutory} exceeds {ordinary}, but {basis} is a {rank}; only laws and regulations can "
        "set a longer limit (Licensing Law 42)",
        "写出规定这个时限的法律或法规，或者改正时限。",
        "Name the law or regulation that sets it, or mend the limit.",
    ),
    "L006": phrase(
        "材料“{title}”的名称含糊（“{words}”）：申请人不知道要交什么",
        'The material "{title}" is vague ("{words}"): applicants cannot know what to bring',
        "写出每一份材料的准确名称；不确定的不要收。",
        "Name each document precisely; do not ask for what cannot be named.",
    ),
    "L007": phrase(
        "“{label}”收集个人信息，却没有写用途",
        '"{label}" asks for personal data without saying what for',
        "加一行 purpose: 用来做什么。",
        "Add purpose: what it is used for.",
    ),
    "L008": phrase(
        "办事指南没有写{means}（{key}），法律要求公布",
        "The service guide does not give its {means} ({key}), which the law wants published",
        "在 guide 里加上 {key}。",
        "Add {key} to the guide.",
    ),
    "L009": phrase(
        "要申请人跑 {visits} 趟，却没有写原因",
        "Applicants must come {visits} times, and nothing says why",
        "加一行 visit_reason: 原因；能不跑就写 visits: 0。",
        "Add visit_reason; or visits: 0 if nobody has to come.",
    ),
    "L010": phrase(
        "时限不能是 {value}",
        "A limit cannot be {value}",
        "写至少为 1 的数量。",
        "Write an amount of at least 1.",
    ),
    "L011": phrase(
        "全程网办（online_depth: full）的事项不能要申请人跑 {visits} 趟",
        "A matter handled wholly online (online_depth: full) cannot ask for {visits} visits",
        "写 visits: 0，或者改 online_depth。",
        "Write visits: 0, or change online_depth.",
    ),
    "L012": phrase(
        "材料“{title}”没有写受理标准（standard）：窗口凭什么说它合格？",
        'The material "{title}" has no standard: by what would the window accept it?',
        "加一行 standard: 怎样才算合格。",
        "Add standard: what makes it acceptable.",
    ),
    "L013": phrase(
        "材料“{title}”没有写来源（source）",
        'The material "{title}" has no source',
        "写 source: applicant（申请人提供）或 source: sharing（数据共享）。",
        "Write source: applicant or source: sharing.",
    ),
    "L014": phrase(
        "共享取得的材料“{title}”没有写从哪里取得（register）",
        'The shared material "{title}" does not say from which register it comes',
        "加一行 register: 登记来源的 id；否则写 source: applicant。",
        "Add register; or write source: applicant.",
    ),
    "L015": phrase(
        "register 只能和 source: sharing 一起写",
        "register goes together with source: sharing only",
        "写 source: sharing，或者删除 register。",
        "Write source: sharing, or delete register.",
    ),
    "L016": phrase(
        "“{value}”不是时限：要写数量和单位",
        '"{value}" is not a limit: it wants an amount and a unit',
        "例如 20 working days、30 days、3 months、24 hours，或 20 工作日、30 日、3 个月、24 小时。",
        "For example 20 working days, 30 days, 3 months, 24 hours.",
    ),
    "L017": phrase(
        "材料“{title}”没有写可以上传哪些格式（accept）",
        'The material "{title}" does not say which file types it can be (accept)',
        "加一行 accept: [pdf, jpg, png]。",
        "Add accept: [pdf, jpg, png].",
    ),
    "L018": phrase(
        "法定时限没有写依据",
        "The statutory limit names no basis",
        "写成 statutory: {{limit: 20 working days, basis: 依据的 id}}。",
        "Write statutory: {{limit: 20 working days, basis: id of the law}}.",
    ),
    "L019": phrase(
        "环节“{step}”没有时限，办得慢也看不出来",
        'Step "{step}" has no limit, so nobody would notice that it is slow',
        "加上 limit，例如 limit: 1 working day。",
        "Give it a limit, such as limit: 1 working day.",
    ),
    "L020": phrase(
        "材料“{title}”没有写依据（basis）",
        'The material "{title}" names no basis',
        "写上要求这份材料的法律条款的 id；没有依据的材料不应当收。",
        "Name the article that asks for it; what no law asks for should not be asked.",
    ),
    "L021": phrase(
        "“{label}”是个人信息，却没有标明 privacy",
        '"{label}" is personal data and is not marked as such',
        "加上 privacy: personal（个人）或 privacy: sensitive（敏感）。",
        "Add privacy: personal or privacy: sensitive.",
    ),
    "L022": phrase(
        "只有即办件（class: immediate）可以一人审查并决定",
        "Only immediate matters can be examined and decided by one person",
        "删除 duties: one-person，或者改 class。",
        "Delete duties: one-person, or change the class.",
    ),
    "L023": phrase(
        "受理环节“{step}”没有时限：不写明几日内答复，逾期视为受理就无从算起（行政许可法第三十二条）",
        'Intake step "{step}" has no limit: without one, silence never becomes acceptance (Licensing Law 32)',
        "加上 limit，例如 limit: 5 working days。",
        "Give it a limit, such as limit: 5 working days.",
    ),
    "L024": phrase(
        "受理环节“{step}”的时限 {limit} 超过本区上限 {ceiling}（行政许可法第三十二条）",
        'Intake step "{step}" may take {limit}, and the district allows {ceiling} (Licensing Law 32)',
        "改成不超过 {ceiling}。",
        "Write no more than {ceiling}.",
    ),
    "L025": phrase(
        "送达时限 {limit} 超过本区上限 {ceiling}（行政许可法第四十四条）",
        "Delivery may take {limit}, and the district allows {ceiling} (Licensing Law 44)",
        "把 delivery 改成不超过 {ceiling}。",
        "Write no more than {ceiling} for delivery.",
    ),
    "L026": phrase(
        "“{name}”当天作出决定，这里写的 promised 不起作用",
        "Matters of the class “{name}” are decided on the same day; promised has no effect here",
        "删除 promised，或者换一个时限类别（class）。",
        "Delete promised, or choose another class.",
    ),
}
