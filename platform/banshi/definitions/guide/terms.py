"""What does one get, what does it cost, how many are granted, where can one turn?"""

from __future__ import annotations

from typing import assert_never

from banshi.definitions.charging import Fee, Payable, QuotaPeriod
from banshi.definitions.flow import Issue
from banshi.definitions.flow_words import ROLE_WORDS
from banshi.definitions.guide.model import Entry, joined
from banshi.definitions.guide.telling import Telling, fact, limit_text, line, within
from banshi.definitions.model import Matter
from banshi.definitions.results import ActsOn, How
from banshi_rules.routing import Route
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit

_UNITS = {"years": ("年", "year"), "months": ("个月", "month"), "days": ("日", "day")}
_PAYABLE = {
    Payable.BEFORE_ACCEPTANCE: Text("受理前缴纳", "Before acceptance"),
    Payable.BEFORE_ISSUE: Text("发证前缴纳", "Before the result is issued"),
}


def route_limits(matter: Matter, route: Route) -> tuple[Entry, ...]:
    """The limits of one route, and those all routes share."""
    limits = matter.limits
    correction, tolerance, extension = limits.correction_reply, limits.tolerance, limits.extension
    longer = None
    if extension is not None:
        limit, role = limit_text(extension.limit), ROLE_WORDS[extension.approved_by]
        longer = Text(
            f"经{role.zh}批准，可以延长一次，最多 {limit.zh}，并告知理由",
            f"Once, by {limit.say('en')} at most, approved by: {role.say('en').lower()}; you are told why",
        )
    return (
        *fact("promised", "承诺办结", "Promised within", limit_text(matter.promised(route.id))),
        *fact("statutory", "法定办结", "Limit set by law", limit_text(matter.statutory(route.id))),
        *fact(
            "delivery",
            "决定后送达",
            "Delivered after the decision",
            within(limits.delivery),
        ),
        *fact(
            "correction",
            "需要补正时，您有",
            "To correct something you have",
            within(correction),
        ),
        *fact(
            "tolerance",
            "容缺材料补交期限",
            "Materials that follow later, within",
            within(tolerance),
        ),
        *fact("extension", "延长", "Extension", longer),
    )


def fee_entries(telling: Telling) -> tuple[Entry, ...]:
    """Every fee with its formula, its cases and its law; a free matter says so."""
    if not telling.matter.fees:
        return (Entry("none", telling.matter.guide.fee),)
    return tuple(_fee(telling, fee) for fee in telling.matter.fees)


def _fee(telling: Telling, fee: Fee) -> Entry:
    when, waived = fee.when, fee.waived_when
    before_issue = fee.payable is Payable.BEFORE_ISSUE  # whoever pays before acceptance owes nothing once granted
    pay_within = fee.pay_within or telling.matter.district.pay_within if before_issue else None
    return Entry(
        fee.id,
        fee.title,
        (
            *line("amount", "标准（元）", "Amount (yuan)", telling.condition(fee.amount)),
            *line("rates", "标准表", "Table of rates", telling.rates(fee.amount)),
            *line("explain", "说明", "Explained", fee.explain),
            *line("when", "收取的情形", "Charged when", telling.condition_if(when)),
            *line("waived", "免收的情形", "Waived when", telling.condition_if(waived)),
            *line("payable", "缴纳时间", "Payable", _PAYABLE[fee.payable]),
            *line("pay_within", "准予后的缴费期限", "To pay once granted", _or_lapses(pay_within)),
            *line("basis", "依据", "Legal basis", telling.basis(fee.basis)),
        ),
    )


def _or_lapses(limit: TimeLimit | None) -> Text | None:
    """How long a granted applicant has; who lets it pass gives the grant up."""
    if limit is None:
        return None
    words = limit_text(limit)
    return Text(f"{words.zh}，逾期视为放弃", f"{words.say('en')}; later the grant is given up")


def quota_entries(telling: Telling) -> tuple[Entry, ...]:
    """How many are granted, to whom first."""
    quota = telling.matter.quota
    if quota is None:
        return ()
    yearly = quota.per is QuotaPeriod.YEAR
    words = Text(
        f"{'每年' if yearly else '本版期间'}最多 {quota.amount} 件，按受理的先后顺序",
        f"{quota.amount} at most {'a year' if yearly else 'under this edition'}, to those accepted first",
    )
    return (
        *fact("amount", "数量", "How many", words),
        *fact("when", "计入的情形", "Counted when", telling.condition_if(quota.when)),
        *fact("basis", "依据", "Legal basis", telling.basis(quota.basis)),
    )


def result_entries(matter: Matter) -> tuple[Entry, ...]:
    """The document, how long it is valid, when to renew it, by when it is collected, and what is made public."""
    licence, publicity = matter.licence, matter.publicity
    handed_over = any(isinstance(step, Issue) for flow in matter.flows.values() for step in flow.steps)
    collect = _or_lapses(matter.district.collect_within) if handed_over else None
    if licence is None and publicity is None and matter.acts_on is None and collect is None:
        return ()
    name = valid = renewal = None
    if licence is not None:
        name = licence.name
        if licence.valid is not None:
            amount, unit = licence.valid
            zh, en = _UNITS[unit]
            valid = Text(f"{amount} {zh}", f"{amount} {en}{'' if amount == 1 else 's'}")
        if licence.renewal is not None:
            since, until = limit_text(licence.renewal.since), limit_text(licence.renewal.until)
            renewal = Text(
                f"有效期届满前 {since.zh}至 {until.zh}", f"From {since.say('en')} to {until.say('en')} before its end"
            )
    public = None
    if publicity is not None:
        within = limit_text(publicity.within)
        public = Text(f"决定作出后 {within.zh}内公开", f"The decision is published within {within.say('en')}")
    return (
        *fact("acts_on", "办理的证照", "What it does", _acts_on(matter.acts_on) if matter.acts_on else None),
        *fact("document", "结果名称", "Document", name),
        *fact("valid", "有效期", "Valid for", valid),
        *fact("renewal", "申请延续", "Apply to renew", renewal),
        *fact("collect", "准予后的领取期限", "To collect once granted", collect),
        *fact("publicity", "公开", "Published", public),
    )


def _acts_on(acts: ActsOn) -> Text:
    """What becomes of the licence that the applicant holds."""
    match acts.how:
        case How.RENEW if acts.late:
            return Text("延续您持有的证照，过了申请期也可以办", "Renews a licence that you hold, late too")
        case How.RENEW:
            return Text(
                "延续您持有的证照；按期申请而到期前没有决定的，视为准予延续",
                "Renews a licence that you hold; where you apply in time and nobody decides, it counts as renewed",
            )
        case How.CHANGE:
            return Text("变更您持有的证照，换发新证，有效期不变", "Changes a licence that you hold; it ends as before")
        case How.CANCEL:
            return Text("注销您持有的证照", "Cancels a licence that you hold")
        case _ as never:
            assert_never(never)


def remedy_entries(matter: Matter) -> tuple[Entry, ...]:
    """Where one can turn against a decision, and what one may ask on the way."""
    remedies = matter.district.remedies
    review, suit = limit_text(remedies.review_within), limit_text(remedies.suit_within)
    rights = (
        Text("对不予受理、不予许可的决定，有权要求说明理由", "to be told the reasons of a refusal"),
        Text("有权陈述、申辩", "to state your case"),
        Text("依法申请行政复议或者提起行政诉讼", "to ask for a review or to sue, as the law provides"),
    )
    return (
        *fact("rights", "您的权利", "Your rights", joined(rights, "；", "; ")),
        *fact(
            "review",
            "行政复议",
            "Administrative review",
            Text(
                f"{remedies.review_organ.zh}，自知道决定之日起 {review.zh}内",
                f"{remedies.review_organ.say('en')}, within {review.say('en')} of learning of the decision",
            ),
        ),
        *fact(
            "suit",
            "行政诉讼",
            "Suit",
            Text(
                f"{remedies.court.zh}，自知道决定之日起 {suit.zh}内",
                f"{remedies.court.say('en')}, within {suit.say('en')} of learning of the decision",
            ),
        ),
    )
