"""How do the events about a licence and its decision read in the history of a case?"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from banshi.cases import events as fact
from banshi.cases.words import dated
from banshi_rules.texts import Text

LicenceEvent: TypeAlias = (
    fact.LicenceIssued
    | fact.LicenceCancelled
    | fact.DeemedRenewed
    | fact.RenewalReminded
    | fact.CheckDrawn
    | fact.RecheckAsked
    | fact.DecisionRevoked
)


def tell_licence(event: LicenceEvent) -> Text:
    """The event in words."""
    match event:
        case fact.LicenceIssued(number=number, name=name, valid_until=until):
            last = dated(until) if until else None
            zh = f"，有效期至{last.zh}" if last else ""
            en = f", valid until {last.say('en')}" if last else ""
            return Text(f"{name.zh} {number} 登记入册{zh}", f"{name.say('en')} {number} entered in the register{en}")
        case fact.LicenceCancelled(number=number, name=name):
            return Text(f"{name.zh} {number} 注销", f"{name.say('en')} {number} cancelled")
        case fact.DeemedRenewed(number=number, valid_until=until):
            last = dated(until) if until else None
            zh = f"，有效期至{last.zh}" if last else ""
            en = f", valid until {last.say('en')}" if last else ""
            return Text(
                f"有效期届满前没有作出决定，{number} 视为准予延续{zh}",
                f"No decision was made before {number} ended, so it counts as renewed{en}",
            )
        case fact.RenewalReminded(number=number, valid_until=until):
            last = dated(until)
            return Text(
                f"提醒：{number} 将于{last.zh}到期，现在可以申请延续",
                f"Reminder: {number} ends on {last.say('en')}; renewal can be applied for now",
            )
        case fact.CheckDrawn(drawn=drawn, share=share, lot=lot):
            zh = f"随机抽查比例 {share}%，本件签号 {lot:04}，{'抽中' if drawn else '未抽中'}"
            en = f"{share}% are checked at random; lot {lot:04} was {'drawn' if drawn else 'not drawn'}"
            return Text(zh, en)
        case fact.RecheckAsked():
            return Text("当事人报告已改正，申请复查", "The holder says that all is put right and asks for another look")
        case fact.DecisionRevoked(reasons=reasons):
            return Text(f"撤销准予的决定：{reasons}", f"The decision to grant was revoked – {reasons}")
        case _ as never:
            assert_never(never)
