"""Why is there no payment, no refund and no place yet?  The sentences of refusals about money and quotas."""

from __future__ import annotations

from collections.abc import Mapping

from banshi_rules.texts import Text

#: Of OutOfOrder.
NOT_NOW: Mapping[str, Text] = {
    "fee-unknown": Text(
        "“{fee}”的金额还算不出来，因为缺少计费需要的答案。请先让申请人补齐，或者退回前一环节核实。",
        "The amount of “{fee}” cannot be computed yet, because an answer it needs is missing. Have it completed.",
    ),
    "nothing-to-ask": Text(
        "这件办件没有需要在受理前缴纳而尚未通知的费用。请直接受理。",
        "No fee of this case is due before acceptance and still to be asked. Accept it.",
    ),
    "payment-not-asked": Text(
        "受理前应当缴纳{what}，还没有通知申请人。请先通知缴费。",
        "Before acceptance the applicant has to pay {what} and was not asked yet. Ask for the payment first.",
    ),
    "unpaid": Text(
        "还没有缴纳{what}，缴清之前不能受理或者发证。缴费后请继续办理；依法减免的，请先登记减免。",
        "Not paid yet: {what}. Until then the application cannot be accepted and nothing can be issued. "
        "Go on once it is paid, or record a waiver that the law allows.",
    ),
    "nothing-to-pay": Text(
        "没有待缴的费用。请刷新页面。",
        "Nothing is left to pay. Reload the page.",
    ),
    "over-unpaid": Text(
        "这件办件已经办结（{status}），不用再缴费。已经付出的款项会退还，请留意退款结果。",
        "This case is closed ({status}), so nothing is to be paid any more. Money that is already on its way goes "
        "back; look here for the refund.",
    ),
    "no-such-order": Text(
        "这件办件没有这张缴款单。请刷新页面。",
        "This case has no such payment order. Reload the page.",
    ),
    "paid-already": Text(
        "这张缴款单已经缴费（票据号{receipt}），不能再登记另一笔。重复缴费的，请向收款方申请退回。",
        "This order was paid already (receipt {receipt}), so no other payment is recorded. Money that was paid "
        "twice goes back from whoever took it.",
    ),
    "nothing-to-refund": Text(
        "没有可以退还的款项，或者已经申请过退款、正在等待处理。",
        "Nothing can be given back, or a refund was asked already and waits.",
    ),
    "fee-needed": Text(
        "结果还没有给出，这笔费用缴清是给出结果的条件，现在不能退。依法不应当收的，请先由有权决定的人员登记减免，再申请退款。",
        "The result is still to come and depends on this fee, so it cannot be given back now. Where the law does not "
        "want it, let somebody who may decide waive it first, then ask for the refund.",
    ),
    "waiting-for-money": Text(
        "已经准予，只等申请人缴清费用，现在没有需要经办的任务。缴清或者减免后自动继续。",
        "It is granted and only waits for the applicant to pay, so there is nothing to handle now. It goes on by "
        "itself once the fees are paid or waived.",
    ),
    "no-refund-asked": Text(
        "这张缴款单没有待处理的退款申请。请先申请退款。",
        "No refund of this order is asked. Ask for it first.",
    ),
    "quota-waits": Text(
        "本事项限额 {amount} 个，按受理先后顺序准予。这件办件目前排在第 {rank} 位，前面还要有 {behind} 件"
        "不予许可或者撤回，才能准予。",
        "Only {amount} can be granted, in the order of acceptance. This case is number {rank} now; it can be "
        "granted once {behind} before it are refused or withdrawn.",
    ),
}

#: Of Incomplete.
LACKING_MONEY: Mapping[str, Text] = {
    "receipt-missing": Text(
        "请填写票据号。",
        "Give the number of the receipt.",
    ),
    "amount-differs": Text(
        "金额应当正好是 {total} 元，不能多也不能少。请核对后重新登记。",
        "The amount has to be exactly {total} yuan, neither less nor more. Check it and record it again.",
    ),
    "waiver-reason-missing": Text(
        "请写明减免的理由。",
        "Say why the fee is waived.",
    ),
    "refund-too-much": Text(
        "退款金额应当大于零，且不超过可以退还的 {held} 元，精确到分。",
        "A refund is more than nothing and at most the {held} yuan that can be given back, to the cent.",
    ),
    "refund-reason-missing": Text(
        "请写明退款的理由。",
        "Say why it is given back.",
    ),
}
