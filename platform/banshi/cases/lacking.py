"""What does a wish lack?  The sentences of `refusals.Incomplete`: what is missing, and how to add it."""

from __future__ import annotations

from collections.abc import Mapping

from banshi_rules.texts import Text

LACKING: Mapping[str, Text] = {
    "reasons-missing": Text(
        "请写明理由：不利于申请人的决定和退回都必须说明理由，不能只填标点。",
        "Please give the reasons in words: every decision against the applicant and every sending back needs them.",
    ),
    "too-long": Text(
        "最多写 {most} 字，现在有 {count} 字。内容还在，请删减后再提交。",
        "At most {most} characters can be kept, and these are {count}. Nothing is lost: shorten it and send it again.",
    ),
    "opinion-missing": Text(
        "请填写办理意见，意见会记入办件档案。",
        "Please write your opinion; it is kept in the record of the case.",
    ),
    "draft-outcome-missing": Text(
        "请选择拟准予还是拟不予，会签和决定的人要看到。",
        "Choose whether you propose to grant or to refuse; those who countersign and decide see it.",
    ),
    "assign-reason-missing": Text(
        "请写明转交的原因，原因会记入办件经过。",
        "Please say why the task changes hands; it is kept in the history of the case.",
    ),
    "gaps-missing": Text(
        "请至少列出一项需要补正的内容；没有需要补正的，请直接受理。",
        "Please list at least one thing to correct; if nothing is wrong, accept the application.",
    ),
    "gap-incomplete": Text(
        "第{number}项补正内容不完整：请写明问题和补正办法，申请人才知道怎么改。",
        "Item {number} of the corrections is not complete: say what is wrong and how to mend it.",
    ),
    "organ-missing": Text(
        "请写明转给哪个机关。",
        "Say to which organ the application goes.",
    ),
    "unsigned-conditions": Text(
        "选择告知承诺办理的，请先阅读并签署承诺。",
        "Where it is decided on a commitment, read the commitment and sign it first.",
    ),
    "unsigned-later-materials": Text(
        "有材料需要后补的，请先阅读并签署补交承诺。",
        "Where materials follow later, read the commitment to hand them in and sign it first.",
    ),
    "materials-missing": Text(
        "请至少上传一项需要补交的材料。",
        "Hand in at least one of the materials that are to follow.",
    ),
    "material-not-to-follow": Text(
        "其中有不需要补交的材料，可能已经补交过。请刷新页面。",
        "One of the materials is not to follow; perhaps it is in already. Reload the page.",
    ),
    "materials-due-to-pass": Text(
        "“{here}”环节应当补交的材料还没有收到：{items}。材料补齐前只能登记为不符合。",
        "At “{here}” these are due and not in: {items}. Before they are in, it can only be recorded as not passed.",
    ),
    "basis-missing": Text(
        "请至少选择一条不予许可所依据的法律条文。",
        "Please choose at least one legal basis for the refusal.",
    ),
    "basis-unknown": Text(
        "“{basis}”不是本事项的设定依据。请从列出的条文中选择。",
        "“{basis}” is not a legal basis of this matter. Choose among those listed.",
    ),
    "manner-unknown": Text(
        "请选择送达方式：窗口领取、邮寄送达或者电子送达。",
        "Please choose how the result is handed over: at the window, by post or electronically.",
    ),
    "recipient-missing": Text(
        "请填写领取人或者收件人。",
        "Please write who receives the result.",
    ),
    "visitors-missing": Text(
        "现场核查至少需要 {people} 名不同的工作人员，请补充参加人员。",
        "A visit needs at least {people} different officers. Add who was there.",
    ),
    "visitor-not-there": Text(
        "登记人应当是参加核查的人员之一。请把您自己列入参加人员，或者由参加人员登记。",
        "Whoever records a visit was there. Name yourself among the officers, or let one of them record it.",
    ),
    "visitor-absent": Text(
        "{absent}不在岗，由您代理，不能同时登记为到场人员。请改选实际到场的其他工作人员。",
        "{absent} is absent and you stand in, so both cannot have been there. Name another officer who was.",
    ),
    "conclusion-missing": Text(
        "请选择核查结论：符合或者不符合。",
        "Choose the conclusion: as it must be, or not.",
    ),
    "agreement-missing": Text(
        "请选择同意或者不同意。",
        "Choose whether your department agrees.",
    ),
    "report-missing": Text(
        "请写明核查情况。",
        "Write down what was found.",
    ),
    "finding-missing": Text(
        "检查表第{number}项“{item}”没有填写：请选择是、否或者不适用。",
        "Item {number} of the checklist (“{item}”) has no answer: choose yes, no or not applicable.",
    ),
    "finding-unknown": Text(
        "检查结果中有检查表没有的项目。请刷新页面后重新填写。",
        "There are findings that the checklist does not have. Reload the page and fill it in again.",
    ),
    "mending-missing": Text(
        "核查不符合承诺的，请写明限期改正的期限。",
        "Where it is not as committed to, say within which time it has to be put right.",
    ),
    "mending-too-long": Text(
        "改正期限最长为{most}，请写一个不超过它的期限。",
        "At most {most} may be given to put it right. Write a time no longer than that.",
    ),
    "procedure-unknown": Text(
        "“{procedure}”不是法律列举的特别程序。请从列出的程序中选择。",
        "“{procedure}” is not a procedure of the law. Choose among those listed.",
    ),
    "planned-missing": Text(
        "请写明特别程序需要多长时间，申请人要得到书面告知。",
        "Say how long the procedure takes; the applicant has to be told in writing.",
    ),
    "procedure-reason-missing": Text(
        "请写明为什么需要启动特别程序。",
        "Say why the procedure is needed.",
    ),
    "result-missing": Text(
        "请写明特别程序的结果。",
        "Write down the result of the procedure.",
    ),
    "objector-missing": Text(
        "请写明提出异议的人。",
        "Say who objected.",
    ),
    "objection-missing": Text(
        "请写明异议的内容。",
        "Write down the objection.",
    ),
    "extension-reason-missing": Text(
        "请写明延长期限的理由，理由要告知申请人。",
        "Say why more time is needed; the applicant is told.",
    ),
    "explanation-missing": Text(
        "请写明情况：为什么会这样，现在办到哪一步。",
        "Please say how it came about and where the case stands now.",
    ),
    "judgement-missing": Text(
        "请写明确认或者撤销的理由。",
        "Please give the reason why it is confirmed or cancelled.",
    ),
    "rectification-missing": Text(
        "请写明整改了什么。",
        "Please say what was put right.",
    ),
    "party-incomplete": Text(
        "请填写申请人的姓名或者名称。",
        "Please give the name of the applicant.",
    ),
}
