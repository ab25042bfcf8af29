"""Words for findings about kindness (L070-L099): precise words, nothing asked twice, nothing asked that is held."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "L070": phrase(
        "不用到现场，又不能网上办理，申请人没有办法申请",
        "Nobody has to come, and nothing is handled online: there is no way to apply",
        "在 guide 里写 ways: [window, post]，允许邮寄申请；或者写明要跑几趟。",
        "Write ways: [window, post] in the guide, so that people can apply by post; or say how often they must come.",
    ),
    "L071": phrase(
        "办理方式（ways）和网办深度（online_depth: {depth}）对不上",
        "The ways to apply (ways) do not agree with online_depth: {depth}",
        "能网上办的，ways 里要有 online；只能网上咨询的，ways 里不写 online。",
        "Name online among the ways where applications are taken online, and leave it out where they are not.",
    ),
    "L072": phrase(
        "受理条件“{condition}”含糊（“{words}”）：申请人无法知道自己符合不符合",
        'The condition "{condition}" is vague ("{words}"): nobody can know whether he meets it',
        "把要符合的条件逐条写出来；写不出来的不能作为条件。",
        "Write out every condition; what cannot be written out cannot be one.",
    ),
    "L073": phrase(
        "必填的“{label}”问得含糊（“{words}”）：申请人不知道要填什么",
        'The question "{label}" must be answered and is vague ("{words}")',
        "写清楚要填什么；只是备注的，不要设为必填。",
        "Say what is asked; a box for remarks must not be required.",
    ),
    "L074": phrase(
        "收取能识别个人身份的材料“{title}”，却没有写依据",
        'The material "{title}" tells who somebody is, and no basis is named for keeping it',
        "写上 basis；没有法律依据的不能收，能核验的改为 source: sharing。",
        "Name its basis; without one it cannot be asked, and what can be looked up is written as source: sharing.",
    ),
    "L075": phrase(
        "“{label}”要上传能识别个人身份的文件，却没有标明 privacy",
        '"{label}" asks for a file that tells who somebody is, and is not marked as such',
        "加上 privacy: sensitive 和 purpose: 用来做什么。",
        "Add privacy: sensitive, and purpose: what it is used for.",
    ),
    "L076": phrase(
        "“{label}”用普通文字填写，填错了没有人发现，也不会打码",
        '"{label}" is asked as plain text: slips go unnoticed, and nothing is masked',
        "改成 kind: {kind}。",
        "Write kind: {kind}.",
    ),
    "L078": phrase(
        "“{title}”和“{first}”是同一份材料，要了两次",
        '"{title}" and "{first}" are the same document, asked twice',
        "只留一份；确实不同的，把区别写进名称。",
        "Keep one of them; if they differ, say in their names how.",
    ),
    "L082": phrase(
        "材料“{title}”在本区 {count} 个事项里叫“{usual}”",
        'The material "{title}" is called "{usual}" in {count} of the district\'s matters',
        "改成“{usual}”，申请人才知道是同一份材料。",
        'Call it "{usual}", so that people know it is the same document.',
    ),
    "L083": phrase(
        "材料“{title}”是本区事项“{matter}”的办理结果",
        'The material "{title}" is what the matter "{matter}" of this district ends in',
        "由部门之间共享取得（source: sharing），不要向申请人收取。",
        "Take it from the department that issued it (source: sharing) instead of asking for it.",
    ),
    "L084": phrase(
        "材料“{title}”在事项“{matter}”里由共享取得（{register}），这里却向申请人收取",
        'The material "{title}" is taken from the register {register} in the matter "{matter}", and asked here',
        "改成 source: sharing、register: {register}。",
        "Write source: sharing and register: {register}.",
    ),
    "L085": phrase(
        "没有写办成后得到什么（result）",
        "It is not said what a granted application ends in (result)",
        "写上证照或者批准文件的名称，例如 result: {{licence: 食品经营许可证}}。",
        "Name the licence or document, for example result: {{licence: Food business licence}}.",
    ),
    "L086": phrase(
        "“{label}”要申请人填写，而在事项“{matter}”里由登记信息自动填入",
        'People type "{label}" here; in the matter "{matter}" it is filled in from a register',
        "加上 prefill: {prefill}。",
        "Add prefill: {prefill}.",
    ),
    "L088": phrase(
        "设定行政许可的依据里没有法律、法规：部门规章和规范性文件不能设定许可（行政许可法第十七条）",
        "No law or regulation is among the bases of this licence; rules of departments and normative documents cannot "
        "create one (Licensing Law 17)",
        "写上设定这项许可的法律、行政法规或地方性法规；没有的，它不是许可。",
        "Name the law, administrative or local regulation that creates it; where there is none, it is no licence.",
    ),
    "L089": phrase(
        "只有地方政府规章的许可是临时性的，满一年就要停止实施，除非提请制定了地方性法规（行政许可法第十五条）",
        "A licence that rests on a rule of a provincial government alone is temporary, and ends after a year unless a "
        "local regulation is made (Licensing Law 15)",
        "写明继续实施的地方性法规，或者说明仍在一年之内。",
        "Name the local regulation that continues it, or give the reason that the year has not passed.",
    ),
    "L091": phrase(
        "办理窗口的{what}写的是“{text}”，等于没有写",
        'The {what} of the window is "{text}", which says nothing',
        "写上人们能找到、能打通的：窗口名称、办公时间和电话号码。",
        "Give what people can use: the name of the window, its hours, a number that can be dialled.",
    ),
    "L092": phrase(
        "环节 {steps} 没有名称（title），办事指南只能按种类称呼",
        "Steps without a title: {steps}; the guide can only call them by their kind",
        "给每个环节加上 title，例如 title: 现场核查。",
        "Give each a title, for example title: Visit.",
    ),
    "L100": phrase(
        "{department}没有写岗位（posts），办事指南不能写明环节“{step}”由谁办理",
        '{department} lists no posts, so the guide cannot say who answers for step "{step}"',
        "在 {file} 里写 posts：角色、岗位名称和人员。",
        "List posts in {file}: role, title and officers.",
    ),
    "L101": phrase(
        "办事指南一部分有英文，一部分没有：{count} 处只有中文，例如 {texts}",
        "The guide is in English only in part: {count} texts are in Chinese alone, for example {texts}",
        "给这些文字加上 en，写成 {{zh: …, en: …}}；不打算提供英文的，就都不写。",
        "Add en to them, as {{zh: …, en: …}}; where no English is meant to be offered, write none at all.",
    ),
    "L103": phrase(
        "本区没有事项“{name}”颁发的证照，没有人能办这件事",
        'No matter "{name}" of this district grants a licence, so nobody can apply for this',
        "写颁发证照的事项代码；检查的文件夹里应当有那个事项。",
        "Write the code of the matter that grants it; the folder that is checked has to hold that matter.",
    ),
    "L104": phrase(
        "前置证照绕成一圈：办“{name}”又要先办这个事项，谁也办不成",
        'The licences that are needed go in a circle: "{name}" needs this matter first, so nobody gets either',
        "删去其中一个 requires。",
        "Delete requires on one of them.",
    ),
}
