"""Why can a wish not be granted?  A sentence in either language that says what, why and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from banshi.cases.hearing_sentences import LACKING_HEARING, NOT_NOW_HEARING, NOT_YOU_HEARING
from banshi.cases.lacking import LACKING
from banshi.cases.money_sentences import LACKING_MONEY, NOT_NOW
from banshi_rules.texts import Language, Text


class Refusal(Exception):
    """A wish that is not granted: the code names the reason, `args` fill its sentence."""

    sentences: ClassVar[Mapping[str, Text]] = {}

    def __init__(self, code: str, args: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.about: Mapping[str, object] = dict(args or {})

    def say(self, language: Language) -> str:
        """What was refused, why, and what to do."""
        shown = {name: value.say(language) if isinstance(value, Text) else value for name, value in self.about.items()}
        return self.sentences[self.code].say(language).format_map(shown)

    def __str__(self) -> str:
        return self.say("en")


class OutOfOrder(Refusal):
    """Not now: the case does not stand where this can be done."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "concluded": Text(
            "这件办件已经办结（{status}），不能再操作。如需继续，请重新提出申请。",
            "This case is closed ({status}), so nothing more can be done with it. To go on, file a new application.",
        ),
        "waiting-for-applicant": Text(
            "正在等申请人补正，现在没有需要经办的任务。补正材料提交后会回到受理环节。",
            "The applicant is still to answer the correction notice, so there is nothing to handle now. "
            "The case comes back to intake with the answer.",
        ),
        "other-step": Text(
            "办件现在在“{here}”环节，不能{wish}。请刷新页面，按当前环节办理。",
            "The case stands at “{here}”, where “{wish}” is not possible. Reload the page and act on the present step.",
        ),
        "other-task": Text(
            "这项任务已经结束，办件现在在“{here}”环节。请刷新页面，领取当前任务。",
            "That task is over; the case stands at “{here}”. Reload the page and take the present task.",
        ),
        "held": Text(
            "这项任务由{holder}领取，正在办理，不能由他人操作。请与{holder}联系。",
            "{holder} holds this task, so nobody else can act on it. Please talk to {holder}.",
        ),
        "held-by-absent": Text(
            "这项任务由{holder}领取，您是代理人，可以直接办理，无需再领取。",
            "{holder} holds this task and you are the deputy: go on with it, there is no need to take it.",
        ),
        "held-already": Text(
            "这项任务已经由{holder}持有，无需转交。请选择其他人员。",
            "{holder} holds this task already. Choose somebody else.",
        ),
        "held-by-nobody": Text(
            "这项任务现在没有人持有，可以直接领取。请刷新页面。",
            "Nobody holds this task now; it can be taken. Reload the page.",
        ),
        "already-yours": Text(
            "这项任务已经由您领取，无需再次领取。请直接办理。",
            "You hold this task already; there is no need to take it again. Go on with it.",
        ),
        "corrected-once": Text(
            "这件办件已经发出过一次性补正告知书，法律只允许告知一次。请作出受理或者不予受理的决定。",
            "The one correction notice of this case has been sent, and the law allows one only. Accept it or do not.",
        ),
        "accepted-by-silence": Text(
            "答复申请的期限已于{due}届满，依法自{since}起即为受理，不能再告知补正、不予受理或者转办。请予以受理。",
            "The time to answer the application ended on {due}, so by law it is accepted as of {since}. Corrections "
            "can no longer be asked, and it can be neither turned down nor passed on. Please accept it.",
        ),
        "no-correction": Text(
            "这件办件现在不需要补正。需要修改申请时，请与办理部门联系。",
            "No corrections are asked of this case now. To change the application, talk to the department.",
        ),
        "offered-once": Text(
            "这件办件已经提出过当场更正，不能再次提出。仍有问题的，请发出一次性补正告知书，或者作出受理、不予受理的决定。",
            "Mending on the spot was offered already and is offered once. For what is still wrong send the correction "
            "notice, or accept or do not.",
        ),
        "on-the-spot-over": Text(
            "当场更正只在提出的当天有效，现在不能再提交。请等待受理机关的答复。",
            "What is mended on the spot is mended on that day, which is over. Wait for the answer of the organ.",
        ),
        "nothing-to-follow": Text(
            "这件办件没有需要补交的材料。需要修改申请时，请与办理部门联系。",
            "No materials are to follow in this case. To change the application, talk to the department.",
        ),
        "correct-instead": Text(
            "这件办件正在补正，请把材料和补正内容一起提交。",
            "Corrections are asked of this case; hand the materials in together with them.",
        ),
        "materials-due-here": Text(
            "“{here}”环节办结前，申请人应当补交：{items}。材料补齐后再办理。",
            "Before “{here}” is done the applicant has to hand in: {items}. Go on when they are in.",
        ),
        "materials-before-result": Text(
            "应当补交的材料还没有补齐：{items}。补齐前不能准予，也不能发出准予的结果。",
            "Materials that were to follow are still missing: {items}. Nothing is granted and no granted result issued "
            "before they are in.",
        ),
        "materials-before-standing": Text(
            "核查时应当补交的材料还没有补齐：{items}。补齐前不能维持原决定；逾期不补交的，可以撤销。",
            "What was due at the check is still missing: {items}. The decision cannot be left standing before it is "
            "in; where it does not come, the decision can be revoked.",
        ),
        "correction-over": Text(
            "补正期限已于{due}届满，不能再提交补正。请重新提出申请。",
            "The time to hand in corrections ended on {due}. Please file a new application.",
        ),
        **NOT_NOW,
        **NOT_NOW_HEARING,
        "no-way-back": Text(
            "从“{here}”环节不能退回到该环节：事项没有规定这条退回路径，或者已达到允许的次数。请作出同意或者决定。",
            "From “{here}” the case cannot be sent back there: the matter does not provide for it, or it was done as "
            "often as allowed. Pass it on or decide.",
        ),
        "outcome-not-offered": Text(
            "这个事项的决定环节没有“{wish}”这一结果。请选择事项规定的结果。",
            "The deciding step of this matter does not offer “{wish}”. Choose an outcome that it offers.",
        ),
        "decided": Text(
            "已经作出决定，不能再撤回申请。对决定不服的，可以按决定书告知的途径申请行政复议或者提起诉讼。",
            "The decision has been made, so the application can no longer be withdrawn. If you disagree with it, "
            "use the remedies it names.",
        ),
        "decided-once": Text(
            "这件办件已经作出决定（{status}），同一办件只决定一次。请刷新页面，办理决定之后的环节。",
            "This case is decided ({status}), and a case is decided once. Reload the page and go on behind the "
            "decision.",
        ),
        "procedure-open": Text(
            "特别程序还没有结束，不能作出决定，也不能再启动一个。请先登记特别程序的结果。",
            "A procedure of the law is still under way, so nothing can be decided and no other one begun. "
            "Record its result first.",
        ),
        "no-procedures": Text(
            "本区没有规定可以暂停计时的特别程序。请联系管理员在区划文件中补充。",
            "This district names no procedures of the law. Ask an administrator to add them to the district's file.",
        ),
        "still-public": Text(
            "公示期到{due}才届满，期满前不能转下一环节。收到异议的，请先登记异议。",
            "The case is before the public until {due}, so it cannot go on before. Record objections that come in.",
        ),
        "prerequisite-missing": Text(
            "前置事项还没有办成，现在不能准予：{items}。等申请人取得这些证照后再作决定。",
            "What is needed before is not granted yet: {items}. Decide when the applicant holds these licences.",
        ),
        "licence-unknown": Text(
            "登记册里没有申请人持有的这个证照，不能办理。请核对证照编号。",
            "The register has no such licence of the applicant. Check its number.",
        ),
        "licence-over": Text(
            "证照 {number} {state}，不能再延续、变更或者注销。请作出不予的决定。",
            "Licence {number} is no longer valid ({state}), so it cannot be renewed, changed or cancelled. Refuse it.",
        ),
        "renewed-meanwhile": Text(
            "证照 {number} 已经由另一件办件延续，不能再延续一次。请作出不予的决定。",
            "Licence {number} was renewed by another case meanwhile and cannot be renewed once more. Refuse it.",
        ),
        "deemed-renewed": Text(
            "有效期届满前没有作出决定，依法视为准予延续，不能再作出不予的决定。不符合条件的，依法另行处理。",
            "No decision was made before the licence ended, so by law it counts as renewed and cannot be refused any "
            "more. Where the conditions are not met, another procedure of the law is needed.",
        ),
        "recheck-asked": Text(
            "您已经申请过复查，工作人员会在规定期限内再次核查。请等待。",
            "You have asked for another look already; officers will come within the time that is set. Please wait.",
        ),
        "nothing-to-recheck": Text(
            "这件办件没有等待复查的限期改正。请刷新页面。",
            "Nothing in this case is waiting to be looked at again. Reload the page.",
        ),
        "no-extension": Text(
            "这个事项没有规定可以延长期限。请在期限内作出决定。",
            "This matter allows no extension. Decide within the limit.",
        ),
        "extended-once": Text(
            "这件办件已经申请或者批准过延长期限，法律只允许延长一次。",
            "An extension was already asked for or approved, and the law allows one only.",
        ),
        "extension-too-late": Text(
            "法定期限已经届满，不能再延长。请尽快作出决定。",
            "The statutory limit is over, so it can no longer be extended. Decide as soon as possible.",
        ),
        "not-migrated": Text(
            "这件办件不能转到新版本：{reason}。它会按原版本办完。",
            "This case cannot move to the other edition: {reason}. It ends under the one it began with.",
        ),
        "no-such-watch": Text(
            "这件办件没有这个计时。请刷新页面。",
            "This case has no such clock. Reload the page.",
        ),
        "no-such-card": Text(
            "这件办件没有这条监察信息。请刷新页面。",
            "This case has no such warning or card. Reload the page.",
        ),
        "card-answered": Text(
            "这条监察信息{state}，不需要再说明。请刷新页面。",
            "This has been answered ({state}), so there is nothing more to explain. Reload the page.",
        ),
        "card-judged": Text(
            "这条监察信息{state}，不能再确认或者撤销。请刷新页面。",
            "This has been settled ({state}), so it can no longer be confirmed or cancelled. Reload the page.",
        ),
        "card-not-heard": Text(
            "责任单位还没有说明情况，不能确认。请等说明之后再确认。",
            "The unit has not explained itself yet, so this cannot be confirmed. Wait for its explanation.",
        ),
        "card-not-heard-yet": Text(
            "责任单位可以在{until}之前说明情况，现在还不能确认。请等说明之后或者期限届满之后再确认。",
            "The unit can explain itself until {until}, so this cannot be confirmed yet. Wait for its explanation or "
            "for that day to pass.",
        ),
        "card-not-confirmed": Text(
            "这条监察信息{state}，确认之后才需要报告整改。",
            "This is not confirmed ({state}); only what is confirmed has to be put right.",
        ),
    }


class Incomplete(OutOfOrder):
    """The wish lacks something the law or the record needs; `field` names the part of the command."""

    sentences: ClassVar[Mapping[str, Text]] = {**LACKING, **LACKING_MONEY, **LACKING_HEARING}

    def __init__(self, field: str, code: str, args: Mapping[str, object] | None = None) -> None:
        super().__init__(code, args)
        self.field = field


def says_something(text: str) -> bool:
    """Whether there are words in it, not only blanks and punctuation."""
    return any(letter.isalnum() for letter in text)


def must_say(text: str, field: str, code: str) -> str:
    """The text without blanks around it; raises Incomplete when it says nothing."""
    if not says_something(text):
        raise Incomplete(field, code)
    return text.strip()


class Forbidden(Refusal):
    """Not you: the law or the posts keep this person from doing it."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "not-yours": Text(
            "这件办件不是您的，也不属于您所在的部门，您不能操作。请确认登录的账号。",
            "This case is neither yours nor your department's, so you cannot act on it. Check which account you use.",
        ),
        "applicant-only": Text(
            "只有申请人本人可以{wish}。请由申请人登录后办理。",
            "Only the applicant can do this ({wish}). Let the applicant sign in.",
        ),
        "not-the-filer": Text(
            "申请只能由登录的申请人本人提出。请以申请人的账号登录。",
            "An application is filed by the person who signed in. Sign in with the applicant's account.",
        ),
        "own-case": Text(
            "您是这件办件的申请人，依法应当回避，不能由您办理。请由其他工作人员办理。",
            "You are the applicant of this case, so you must stand aside. Let a colleague handle it.",
        ),
        "own-refund": Text(
            "退款是您申请的，不能由您本人办理。请由其他有权决定的人员办理。",
            "You asked for this refund, so you cannot give it. Let somebody else who may decide do it.",
        ),
        "no-post": Text(
            "这一环节由{department}的{role}办理，您没有这个岗位。请由该岗位的人员办理。",
            "This step belongs to the {role} of {department}, a post you do not hold. Let somebody who holds it act.",
        ),
        "same-person": Text(
            "您已经办理过这件办件的“{other}”环节，同一办件的承办、审核、批准不能由同一人办理。请由其他工作人员办理“{here}”环节。",
            "You acted at “{other}” in this case; examining, reviewing and approving need different persons. "
            "Let a colleague act at “{here}”.",
        ),
        "own-case-absent": Text(
            "您代{absent}办理，而{absent}是这件办件的申请人，依法应当回避，代理人也不能办理。请由其他工作人员办理。",
            "You act for {absent}, who is the applicant of this case and must stand aside; so must the deputy. "
            "Let a colleague handle it.",
        ),
        "same-person-absent": Text(
            "您代{absent}办理，而{absent}已经办理过这件办件的“{other}”环节，同一办件的承办、审核、批准不能由同一人办理，"
            "代理人也不能。请由其他工作人员办理“{here}”环节。",
            "You act for {absent}, who acted at “{other}” in this case; examining, reviewing and approving need "
            "different persons, and a deputy counts as both. Let a colleague act at “{here}”.",
        ),
        "colleague-no-post": Text(
            "{name}没有{department}的{role}岗位，不能办理这一环节。请选择有这个岗位的人员。",
            "{name} does not hold the post of {role} of {department} that this step needs. Choose somebody who does.",
        ),
        "colleague-own-case": Text(
            "{name}是这件办件的申请人，依法应当回避。请选择其他人员。",
            "{name} is the applicant of this case and must stand aside. Choose somebody else.",
        ),
        "colleague-own-case-absent": Text(
            "{name}代{absent}办理，而{absent}是这件办件的申请人，都应当回避。请选择其他人员。",
            "{name} acts for {absent}, who is the applicant of this case; both must stand aside. Choose somebody else.",
        ),
        "colleague-same-person": Text(
            "{name}已经办理过这件办件的“{other}”环节，不能再办理“{here}”环节。请选择其他人员。",
            "{name} acted at “{other}” in this case and cannot act at “{here}” too. Choose somebody else.",
        ),
        "colleague-same-person-absent": Text(
            "{name}代{absent}办理，而{absent}已经办理过这件办件的“{other}”环节，不能再办理“{here}”环节。请选择其他人员。",
            "{name} acts for {absent}, who acted at “{other}” in this case and cannot act at “{here}” too. "
            "Choose somebody else.",
        ),
        **NOT_YOU_HEARING,
        "own-draft": Text(
            "这份决定是{who}拟定的，自己拟定的决定不能由自己会签，代理人也不能。请由其他工作人员会签。",
            "{who} drafted this decision. Nobody countersigns the own draft, nor does a deputy. Let a colleague do it.",
        ),
        "countersigned-already": Text(
            "{who}已经会签过这份决定，另一个会签环节要由另外的人办理。请由其他工作人员会签。",
            "{who} countersigned this decision already; every signature takes another person. Let a colleague do it.",
        ),
        "colleague-own-draft": Text(
            "这份决定是{who}拟定的，不能转给{name}会签。请选择其他人员。",
            "{who} drafted this decision, so {name} cannot countersign it. Choose somebody else.",
        ),
        "colleague-countersigned-already": Text(
            "{who}已经会签过这份决定，不能再转给{name}会签。请选择其他人员。",
            "{who} countersigned this decision already, so it cannot go to {name}. Choose somebody else.",
        ),
        "not-yours-to-assign": Text(
            "“{here}”任务由持有人转交，或者由部门负责人转派。请与他们联系。",
            "The task at “{here}” is passed on by whoever holds it, or by the head of the organ. Please talk to them.",
        ),
        "not-your-unit": Text(
            "这条监察信息由责任单位的人员说明和整改，您不在这个单位。",
            "Only the unit it was issued to can explain it and put it right, and you do not work there.",
        ),
        "supervisor-only": Text(
            "确认和撤销由监察人员进行，您没有这个岗位。请等监察人员处理。",
            "Confirming and cancelling is for supervisors, a post you do not hold. Wait for a supervisor.",
        ),
        "own-card": Text(
            "这条监察信息涉及您本人，不能由您确认或者撤销。请由其他监察人员处理。",
            "This concerns yourself, so you can neither confirm nor cancel it. Let another supervisor do it.",
        ),
        "own-explanation": Text(
            "情况是您说明的，不能由您确认或者撤销。请由其他监察人员处理。",
            "You gave the explanation, so you can neither confirm nor cancel it. Let another supervisor do it.",
        ),
        "administrator-only": Text(
            "只有事项管理员可以把办件转到新版本。请由事项管理员办理。",
            "Only an administrator of matters moves cases to another edition. Let one do it.",
        ),
        "clock-only": Text(
            "时限检查由系统自动进行，无需人工操作。",
            "Time limits are checked by the system itself; nobody needs to do it.",
        ),
    }
