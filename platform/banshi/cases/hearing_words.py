"""How does what happened about a hearing read?  For officers with every name, for the applicant without those of
others."""

from __future__ import annotations

from typing import assert_never

from banshi.cases.events import hearings as fact
from banshi.cases.hearings import APPLICANT, HearingEvent
from banshi.cases.words import dated
from banshi_rules.texts import Text

_INTERESTED = Text("利害关系人", "An interested party")


def who(by: str, *, named: bool = True) -> Text:
    """Who wished it: the applicant, or an interested party, by name where it may be `named`."""
    if by == APPLICANT:
        return Text("申请人", "The applicant")
    return Text(by) if named else _INTERESTED


def tell_hearing(event: HearingEvent, *, named: bool = True) -> Text:
    """The event in words; `named` tells the names of interested parties and what they and the organ wrote."""
    match event:
        case fact.HearingOffered(others=others):
            zh = "告知申请人、利害关系人有要求听证的权利" if others else "告知申请人有要求听证的权利"
            en = "The applicant was told of the right to a hearing"
            return Text(zh, f"{en}{'; interested parties have it, too' if others else ''}")
        case fact.InterestedTold(party=party, manner=manner):
            if not named:
                return Text(
                    "已告知一位利害关系人有要求听证的权利", "An interested party was told of the right to a hearing"
                )
            return Text(
                f"告知利害关系人{party}有要求听证的权利（{manner}）",
                f"{party} was told of the right to a hearing ({manner})",
            )
        case fact.NobodyConcerned(reason=reason):
            zh, en = "没有利害关系人", "Nobody else is concerned"
            return Text(f"认定{zh}：{reason}", f"{en}: {reason}") if named else Text(zh, en)
        case fact.HearingRequested(by=by):
            one = who(by, named=named)
            return Text(f"{one.zh}要求听证", f"{one.say('en')} asked for a hearing")
        case fact.HearingWaived(by=by):
            one = who(by, named=named)
            return Text(f"{one.zh}放弃听证", f"{one.say('en')} does without a hearing")
        case fact.HearingForgone(silent=True):
            return Text("期限内没有人要求听证，不举行听证", "Nobody asked for a hearing in time, so none is held")
        case fact.HearingForgone():
            return Text("有权要求听证的人都放弃了听证，不举行听证", "Nobody wants a hearing, so none is held")
        case fact.HearingOrdered():
            return Text("决定举行听证", "A hearing is to be held")
        case fact.HearingScheduled(chair_name=chair, place=place, at=at, closed_because=closed):
            when = dated(at)
            open_to = (
                Text(f"不公开：{closed}", f"not public: {closed}") if closed else Text("公开举行", "open to the public")
            )
            return Text(
                f"听证定于{when.zh}在{place}举行，主持人{chair}，{open_to.zh}",
                f"The hearing is set for {when.say('en')} at {place}, {chair} presides, {open_to.say('en')}",
            )
        case fact.ChairChallenged(by=by, reason=reason):
            one, why = who(by, named=named), f"：{reason}" if named else ""
            return Text(f"{one.zh}申请听证主持人回避{why}", f"{one.say('en')} challenged the chair{why}")
        case fact.ChallengeAnswered(upheld=upheld, reason=reason):
            word = Text("同意听证主持人回避", "The challenge was upheld") if upheld else _STAYS
            why = f"：{reason}" if named and reason else ""
            return Text(f"{word.zh}{why}", f"{word.say('en')}{why}")
        case fact.ChairReplaced(chair_name=chair):
            return Text(f"听证改由{chair}主持", f"{chair} presides over the hearing now")
        case fact.HearingHeld(signatories=signatories):
            count = len(signatories)
            return Text(f"已举行听证，笔录由 {count} 人签名", f"The hearing was held; {count} signed its record")
        case _ as never:
            assert_never(never)


_STAYS = Text("驳回回避申请，听证主持人不变", "The chair stays")
