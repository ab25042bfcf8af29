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
    "L030": phrase(
        "“{name}”类别不能延长时限",
        'A limit of class "{name}" cannot be extended',
        "删除 extension，或者在 district.yaml 的这个类别里写明可以延长多久、由谁批准。",
        "Delete extension, or say under this class of district.yaml how far and by whom.",
    ),
    "L031": phrase(
        "延长 {limit}，超过了“{name}”类别可以延长的 {ceiling}（行政许可法第四十二条）",
        'An extension of {limit} exceeds {ceiling}, the most of class "{name}" (Licensing Law 42)',
        "改成不超过 {ceiling}。",
        "Make it no more than {ceiling}.",
    ),
    "L032": phrase(
        "延长由{role}批准，而法律要求由{wanted}批准（行政许可法第四十二条）",
        "The extension is approved by the {role}; the law wants the {wanted} (Licensing Law 42)",
        "改正 approved_by。",
        "Mend approved_by.",
    ),
    "L033": phrase(
        "“{step}”只派 {people} 人，实地核查至少要 {least} 人（行政许可法第三十四条）",
        'Step "{step}" sends {people}; a place is looked at by {least} officers at least (Licensing Law 34)',
        "改成 people: {least} 或者更多。",
        "Write people: {least} or more.",
    ),
    "L034": phrase(
        "材料“{title}”可以后补，没有说补多久：按承诺办结的那一天为限",
        'The material "{title}" may follow later; nothing says until when, so the promised day is the last',
        "要短一些，就在 time_limit 里写 tolerance: {{supplement_within: 3 working days}}。",
        "To make it shorter, write tolerance: {{supplement_within: 3 working days}} under time_limit.",
    ),
    "L035": phrase(
        "容缺材料在 {limit} 内补齐，超过了承诺的 {promised}：结果出来时材料还没有到",
        "Materials may follow within {limit}, which is beyond the promised {promised}: the decision would not wait",
        "改成不超过承诺时限。",
        "Make it no longer than what is promised.",
    ),
    "L036": phrase(
        "“{title}”有几种可以任选，{key} 要写在每一种里",
        '"{title}" is any one of several; {key} stands with each of them',
        "把 {key} 移到 any_of 的各项里。",
        "Move {key} into the items of any_of.",
    ),
    "L037": phrase(
        "“{step}”征求意见，逾期不答复视为同意",
        'Step "{step}" asks for an opinion, and silence counts as consent',
        "确认确有依据；一般写 silence: none，逾期不答复另行督促。",
        "Make sure that there is a basis; silence: none is the rule.",
    ),
    "L038": phrase(
        "“{step}”把不答复视为同意，却没有写答复的时限",
        'Step "{step}" takes silence for consent and has no limit for the answer',
        "写上 limit，例如 limit: 2 working days。",
        "Write limit, for example limit: 2 working days.",
    ),
    "L039": phrase(
        "“{step}”转报到 {to}，并不高于本事项的层级 {level}",
        'Step "{step}" forwards to {to}, which is not above {level}, the level of the matter',
        "写上级的层级。",
        "Name a level above.",
    ),
    "L040": phrase(
        "路径“{route}”是自动审批（秒批），流程里却没有由系统作出判断的环节",
        'Route "{route}" is automatic, and no step of its flow decides by rule',
        "加一个 does: automatic 的环节，或者改正 mode。",
        "Add a step with does: automatic, or mend mode.",
    ),
    "L041": phrase(
        "环节“{step}”由系统自动准予，而路径“{route}”没有写 mode: automatic",
        'Step "{step}" grants by rule, and route "{route}" does not say mode: automatic',
        "在路径里写 mode: automatic。",
        "Write mode: automatic in the route.",
    ),
    "L042": phrase(
        "路径“{route}”实行告知承诺，流程里却没有事后核查",
        'Route "{route}" decides on a commitment, and its flow never checks it afterwards',
        "在决定之后加一个 does: post-check 的环节。",
        "Add a step with does: post-check behind the decision.",
    ),
    "L043": phrase(
        "材料“{title}”总要申请人提交，而自动审批的路径没有人来审查它",
        'Everybody has to bring "{title}", and nobody looks at it on the automatic route',
        "改由共享获取，写上 required_when 把自动审批的情形排除，或者不要这份材料。",
        "Let a register supply it, exclude the automatic route with required_when, or do without it.",
    ),
    "L044": phrase(
        "数量限制的依据《{basis}》是{rank}：限制数量要由法律、法规规定",
        "The quota rests on {basis}, a {rank}: it takes a law or regulation to limit the number",
        "写出规定数量限制的法律、法规；如有，说明理由。",
        "Name the law or regulation, or give the reason.",
    ),
    "L045": phrase(
        "“{name}”没有写有效期，却写了申请延续的时间",
        '"{name}" has a renewal window and no end of validity',
        "写上 valid，例如 valid: 5 years。",
        "Write valid, for example valid: 5 years.",
    ),
    "L046": phrase(
        "申请延续从届满前 {since} 开始，到届满前 {until} 为止：还没开始就结束了",
        "The renewal window opens {since} before the end and closes {until} before it: it closes before it opens",
        "from 写得比 to 早（数大）。",
        "Let from be longer than to.",
    ),
    "L047": phrase(
        "路径“{route}”：准予以后要发“{name}”，决定环节“{step}”之后却没有送达（行政许可法第四十四条：十日内颁发、送达）",
        'Route "{route}" ends in "{name}", and nothing after the decision "{step}" hands it over (Licensing Law 44: '
        "within ten days)",
        "在决定之后加一个 stage: complete、does: issue 的环节，写明时限；不发文书的，删去 result。",
        "Add a step with stage: complete, does: issue and a limit after the decision; where no document is made out, "
        "leave result out.",
    ),
    "L048": phrase(
        "备案的决定“{step}”可以作出不予：备案只是记录在案，不能变相成为许可（优化营商环境条例第三十九条）",
        'Decision "{step}" on a filing may refuse: a filing is taken note of, and must not become a licence by another '
        "name (Business Environment Regulation 39)",
        "写 outcomes: [grant]，资料不全的在受理时一次告知补正；法律、法规规定可以不予备案的，说明理由。",
        "Write outcomes: [grant] and let the intake ask for what is missing; where a law or regulation lets a filing "
        "be refused, give the reason.",
    ),
    "L049": phrase(
        "“{step}”由系统自动准予，不能放在并行环节“{fork}”里：它一准予，别的分支还没有看完，整个办件就已经决定了",
        'Step "{step}" grants by rule and cannot stand in the fork "{fork}": the whole case would be decided while the '
        "other branches are still looking",
        "把它移到并行环节之前或之后。",
        "Move it before or behind the fork.",
    ),
    "L053": phrase(
        "“{step}”是依申请举行的“{procedure}”，本区却没有写它的主持人和期限",
        'Step "{step}" holds "{procedure}" on request, and the district says nothing of its chair and days',
        "删去 on_request，或者在 district.yaml 的这个程序里写 hearing。",
        "Delete on_request, or write hearing for this procedure in district.yaml.",
    ),
    "L050": phrase(
        "“{step}”等人要求听证的时间不够：告知后 {within} 内可以要求，时限要写 limit 且不短于它",
        'Step "{step}" does not wait long enough: a hearing can be asked for within {within}, and the limit must be '
        "written and no shorter",
        "写 limit: {written}。",
        "Write limit: {written}.",
    ),
    "L051": phrase(
        "听证“{step}”在并行环节“{fork}”里，而不等它完成办件就能往下走（行政许可法第四十八条：根据听证笔录作出决定）",
        'Hearing "{step}" stands in the fork "{fork}", which can go on without it (Licensing Law 48: the decision '
        "rests on the record)",
        "写 join: all，或者把听证移到并行环节之外。",
        "Write join: all, or move the hearing out of the fork.",
    ),
    "L052": phrase(
        "材料“{title}”由“{step}”补交，而没有人要求听证时这个环节自己就结束了",
        '"{title}" follows by step "{step}", which ends by itself where nobody asks for the hearing',
        "改由别的环节补交。",
        "Let it follow by another step.",
    ),
    "L090": phrase(
        "路径“{route}”：环节“{step}”可以退回“{to}” {times} 次；退回不另起时限，"
        "每个环节都用满时限的话共 {sum}，超过法定的 {statutory}",
        'Route "{route}": step "{step}" may return to "{to}" {times} times; a return starts no new clock, and with '
        "every step as long as it may take this makes {sum}, more than the statutory {statutory}",
        "不影响发布。退回之后要抓紧，或者减少退回次数、缩短环节时限。",
        "Nothing to mend before publishing.  Be quick after a return, or allow fewer, or shorten steps.",
    ),
}
