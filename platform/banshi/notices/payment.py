"""What does the organ write when something has to be paid?"""

from __future__ import annotations

from banshi.cases.case import Case
from banshi.cases.payments import Payment
from banshi.definitions.charging import Payable
from banshi.definitions.model import Matter
from banshi.notices.body import About, Body, Rows, application, cited, you

_MOMENTS = {Payable.BEFORE_ACCEPTANCE: "受理", Payable.BEFORE_ISSUE: "发证"}


def asked(case: Case, matter: Matter, about: About) -> Body:
    """缴款通知书: which fees, by which law, how much, and what waits for it; its time is counted all the same."""
    order = str(about["order"])
    payment = case.payments[order]
    fees = {fee.id: fee for fee in matter.fees}
    known = [fees[item.fee] for item in payment.items if item.fee in fees]
    bases = {fee.basis: next(law for law in matter.basis if law.id == fee.basis) for fee in known}
    rows = tuple(
        (str(number), item.title.zh, _computed(item.fee, matter), "免收" if item.waived else f"{item.amount} 元")
        for number, item in enumerate(payment.items, start=1)
    )
    before = "、".join(dict.fromkeys(_MOMENTS[fee.payable] for fee in known)) or "发证"
    return Body(
        (
            f"{application(case, matter)}，依照{cited(bases.values())}的规定，应当缴纳费用合计 {payment.total} 元"
            f"（缴款单号：{order}）。",
        ),
        Rows("应缴费用", ("序号", "项目", "计算办法", "金额"), rows),
        (
            f"请{you(case)}在{before}前缴清。可以在网上缴费，也可以凭缴款单号到办事窗口缴费；款项直接缴入国库。",
            *_until(about),
            "缴费期间不停止计算办理时限。",
            *_replaced(case, payment),
        ),
    )


def _until(about: About) -> tuple[str, ...]:
    """What follows for a granted applicant who does not pay."""
    last = about.get("until")
    return (f"请在{last}前缴清；逾期没有缴清的，视为放弃，本机关终止办理。",) if last else ()


def denied(case: Case, matter: Matter, about: About) -> Body:
    """不予退款决定书: of how much, why, and where to turn."""
    return Body(
        (
            f"{application(case, matter)}，申请退还缴款单{about['order']}的款项 {about['amount']} 元，"
            "经审查，不予退还。",
            f"理由：{about['reason']}",
        ),
        None,
        (str(about["remedies"]),),
    )


def _replaced(case: Case, payment: Payment) -> tuple[str, ...]:
    """What became of the orders before the correction."""
    if not payment.replaces:
        return ()
    paid = payment.gross - payment.total
    counted = f"，已缴的 {paid} 元予以抵扣" if paid else ""
    return (f"更正后金额有变化，原缴款单{'、'.join(payment.replaces)}作废{counted}。",)


def _computed(fee: str, matter: Matter) -> str:
    explain = next((one.explain for one in matter.fees if one.id == fee), None)
    return explain.zh if explain else "按规定标准"
