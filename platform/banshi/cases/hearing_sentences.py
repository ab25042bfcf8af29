"""Why can something about a hearing not be done?  The sentences of its refusals."""

from __future__ import annotations

from collections.abc import Mapping

from banshi_rules.texts import Text

#: Not now.
NOT_NOW_HEARING: Mapping[str, Text] = {
    "hearing-open": Text(
        "听证还没有结束，不能作出决定：依法应当根据听证笔录作出决定。请等主持人登记听证笔录。",
        "The hearing is not over, and the decision has to rest on its record. Wait until the chair has recorded it.",
    ),
    "hearing-ends-with-record": Text(
        "听证在主持人登记听证笔录时结束，不能由经办人登记结束。请先安排听证。",
        "A hearing ends when its chair records it; nobody else can end it. Set the hearing first.",
    ),
    "no-such-hearing": Text(
        "这件办件现在没有可以“{wish}”的听证。请刷新页面，查看现在的情况。",
        "There is no hearing now for which “{wish}” is possible. Reload the page to see how things stand.",
    ),
    "told-already": Text(
        "{party}已经告知过，不用重复登记。请登记其他利害关系人。",
        "{party} was told already. Record the other interested parties.",
    ),
    "request-too-late": Text(
        "要求听证的期限已于{due}届满。仍有意见的，可以书面提交给办理部门。",
        "The time to ask for a hearing ended on {due}. What you still have to say can be sent to the department.",
    ),
    "requested-already": Text(
        "已经登记过这一听证要求，不用重复提出。请等待听证通知。",
        "This request is on record already. Wait for the notice of the hearing.",
    ),
    "waived-already": Text(
        "已经登记放弃听证，不用重复提出。",
        "It is on record already that no hearing is wanted.",
    ),
    "challenged-already": Text(
        "已经对{chair}申请过回避，并且得到了答复，不能再次提出。对决定不服的，可以申请复议或者提起诉讼。",
        "{chair} was challenged by the same party before, and that was answered. Whoever disagrees with the decision "
        "has its remedies.",
    ),
    "challenge-open": Text(
        "有人申请主持人回避，还没有答复。请等负责人作出决定，或者另行指定主持人。",
        "The chair is challenged and nobody has answered yet. Wait for the answer, or name another chair.",
    ),
    "chair-not-given": Text(
        "主持听证的任务不能转交，也不能退回待领取。需要换人的，请另行指定主持人。",
        "The task of presiding over a hearing is neither passed on nor given back. To change the chair, name another "
        "one.",
    ),
    "hearing-set-anew": Text(
        "原定于{at}的听证，主持人在那之后才确定，当时不能举行。请重新安排听证的时间。",
        "On {at}, when the hearing was set for, it was not settled who presides, so it could not be held. "
        "Set a new time for it.",
    ),
    "hearing-not-yet": Text(
        "听证定于{at}举行，举行之后才能登记笔录。",
        "The hearing is set for {at}; it can be recorded once it was held.",
    ),
}

#: What a wish lacks.
LACKING_HEARING: Mapping[str, Text] = {
    "interested-missing": Text(
        "请写明告知了哪一位利害关系人。",
        "Say which interested party was told.",
    ),
    "nobody-why-missing": Text(
        "请写明根据什么认定没有利害关系人；会记入办件经过。",
        "Say on what grounds nobody else is concerned; it is kept in the history of the case.",
    ),
    "told-how-missing": Text(
        "请写明告知的方式，例如当面送达、邮寄。",
        "Say how the party was told, for example in person or by post.",
    ),
    "requester-missing": Text(
        "请写明是谁提出的：申请人或者利害关系人的姓名、名称。",
        "Say whose wish this is: the name of the applicant or of the interested party.",
    ),
    "chair-missing": Text(
        "请选择听证主持人。",
        "Choose who presides.",
    ),
    "public-missing": Text(
        "请选择听证是否公开举行。",
        "Choose whether the hearing is open to the public.",
    ),
    "hearing-place-missing": Text(
        "请写明听证的地点。",
        "Say where the hearing takes place.",
    ),
    "hearing-time-missing": Text(
        "请写明听证的日期和时间，例如 2026-03-20 和 09:30。",
        "Give the day and the time of the hearing, for example 2026-03-20 and 09:30.",
    ),
    "hearing-in-the-past": Text(
        "听证的时间已经过去。请另选时间。",
        "That time is over. Choose another one.",
    ),
    "hearing-too-soon": Text(
        "通知听证和举行听证之间的日子不够：最早在{after}之后举行。请选择更晚的日期。",
        "There are too few days between the notice and the hearing: it can be held after {after}. Choose a later day.",
    ),
    "hearing-too-late": Text(
        "听证应当在{due}之前（含当日）举行。请选择更早的日期。",
        "The hearing has to be held by {due}. Choose an earlier day.",
    ),
    "closed-reason-missing": Text(
        "听证应当公开举行；不公开的，请写明涉及国家秘密、商业秘密还是个人隐私。",
        "A hearing is public; where it is not, say which secret or privacy is the reason.",
    ),
    "challenge-reason-missing": Text(
        "请写明主持人为什么应当回避。",
        "Say why the chair should stand aside.",
    ),
    "same-chair": Text(
        "更换后的主持人不能还是原来的人。请选择其他人员，或者驳回回避申请。",
        "The new chair cannot be the old one. Choose somebody else, or let the chair stay.",
    ),
    "record-missing": Text(
        "请上传各方签名后的听证笔录。",
        "Hand in the record of the hearing as it was signed.",
    ),
    "signatories-missing": Text(
        "请写明谁在笔录上签了名；拒绝签名的也要写明。",
        "Say who signed the record, and who refused to.",
    ),
    "hearing-report-missing": Text(
        "请写明听证的要点。",
        "Say in short what was put forward.",
    ),
}

#: Not you.
NOT_YOU_HEARING: Mapping[str, Text] = {
    "not-the-chair": Text(
        "听证由{chair}主持，不能由他人代为主持。{chair}不能主持的，请另行指定主持人。",
        "{chair} presides over the hearing, and nobody does so in another's place. Where {chair} cannot, name another "
        "chair.",
    ),
    "presides": Text(
        "您主持这件办件的听证，不能审查这件申请。请由其他工作人员办理“{here}”环节。",
        "You preside over the hearing of this case, so you cannot examine it. Let a colleague act at “{here}”.",
    ),
    "presides-absent": Text(
        "您代{absent}办理，而{absent}主持这件办件的听证，不能审查这件申请。请由其他工作人员办理“{here}”环节。",
        "You act for {absent}, who presides over the hearing of this case; neither of you can examine it. "
        "Let a colleague act at “{here}”.",
    ),
    "colleague-not-the-chair": Text(
        "听证由{chair}主持，{name}不能代为主持。需要换人的，请另行指定主持人。",
        "{chair} presides over the hearing, and {name} cannot do so instead. To change that, name another chair.",
    ),
    "colleague-presides": Text(
        "{name}主持这件办件的听证，不能办理“{here}”环节。请选择其他人员。",
        "{name} presides over the hearing of this case and cannot act at “{here}”. Choose somebody else.",
    ),
    "colleague-presides-absent": Text(
        "{name}代{absent}办理，而{absent}主持这件办件的听证，不能办理“{here}”环节。请选择其他人员。",
        "{name} acts for {absent}, who presides over the hearing, and cannot act at “{here}”. Choose somebody else.",
    ),
    "own-challenge": Text(
        "有人申请您回避，不能由您自己决定。请由其他负责人决定。",
        "It is you who is challenged, so you cannot answer it. Let somebody else who may answer do it.",
    ),
    "own-challenge-absent": Text(
        "您代{absent}办理，而有人申请{absent}回避，不能由您决定。请由其他负责人决定。",
        "You act for {absent}, who is challenged, so you cannot answer it. Let somebody else who may answer do it.",
    ),
    "colleague-own-challenge": Text(
        "有人申请{name}回避，不能由{name}自己决定。请选择其他人员。",
        "It is {name} who is challenged, so {name} cannot answer it. Choose somebody else.",
    ),
    "colleague-own-challenge-absent": Text(
        "{name}代{absent}办理，而有人申请{absent}回避，不能由{name}决定。请选择其他人员。",
        "{name} acts for {absent}, who is challenged, and cannot answer it. Choose somebody else.",
    ),
    "chair-works-elsewhere": Text(
        "{name}不是本部门的工作人员，不能主持听证。请选择其他人员。",
        "{name} is no officer of this department and cannot preside. Choose somebody else.",
    ),
    "chair-own-case": Text(
        "{name}是这件办件的申请人，依法应当回避，不能主持听证。请选择其他人员。",
        "{name} is the applicant of this case and must stand aside. Choose somebody else.",
    ),
    "chair-examines": Text(
        "{name}受理、审查或者审核过这件申请，依法不能主持听证。请选择其他人员。",
        "{name} accepted, examined or reviewed this application and cannot preside over its hearing. "
        "Choose somebody else.",
    ),
    "chair-answers-challenges": Text(
        "主持人被申请回避时，由{name}决定，所以{name}不能主持听证。请选择其他人员。",
        "{name} answers when a chair is challenged, so {name} cannot preside. Choose somebody else.",
    ),
}
