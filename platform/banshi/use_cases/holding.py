"""Can this application act on the licence it names?  It has to be held by the applicant, and in time to be renewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from banshi.cases.words import dated
from banshi.definitions.model import Matter
from banshi.definitions.requirements import WrongAnswer
from banshi.definitions.results import ActsOn, How
from banshi.licences.register import Licence, LicenceState
from banshi.licences.validity import before
from banshi.licences.words import STATE_WORDS
from banshi.use_cases.understanding import case_licence
from banshi.use_cases.world import World
from banshi_rules.texts import Text
from banshi_rules.values import Facts

#: The name under which such a gap stands beside the checks of a matter.
CHECK = "licence"


def licence_gaps(world: World, matter: Matter, facts: Facts, received_on: date) -> Iterator[WrongAnswer]:
    """What is wrong with the licence that the answers name, judged by the day of receipt."""
    acts = matter.acts_on
    if acts is None or not facts.get(acts.number):
        return
    with world.reading() as connection:
        licence = case_licence(connection, matter, None, facts)
    applicant = facts.get("applicant")
    own = str(applicant.get("number") or "") if isinstance(applicant, dict) else ""
    if licence is None or not own or licence.holder_number.upper() != own.upper():
        message = Text(
            "登记册里没有您持有的、编号为它的有效证照，请核对证照编号和申请人的证件号码",
            "The register has no licence of that number held by this applicant; check it and the applicant's number",
        )
        yield WrongAnswer(acts.number, CHECK, message)
        return
    yield from (WrongAnswer(acts.number, CHECK, why) for why in why_not(world, matter, acts, licence, received_on))


def why_not(world: World, matter: Matter, acts: ActsOn, licence: Licence, day: date) -> Iterator[Text]:
    """Why an application received on that day could not act on the licence; nothing where it could."""
    state, last = licence.state_on(day), licence.valid_until
    renews = acts.how is How.RENEW
    if state is not LicenceState.VALID and not (renews and acts.late and state is LicenceState.EXPIRED):
        word = STATE_WORDS[state]
        yield Text(f"这个证照{word.zh}，不能办理", f"This licence cannot be acted on: {word.say('en').lower()}")
        return
    window = matter.licence.renewal if matter.licence else None
    if not renews or window is None:
        return
    if last is None:
        yield Text("这个证照长期有效，不需要延续", "This licence has no end, so there is nothing to renew")
        return
    calendar = world.calendars.current()
    opens, closes = before(last, window.since, calendar), before(last, window.until, calendar)
    if day < opens:
        first = dated(opens)
        yield Text(
            f"还不能申请延续，请从{first.zh}起申请", f"Too early: renewal can be applied for from {first.say('en')}"
        )
    elif day > closes and not acts.late:
        end = dated(closes)
        yield Text(
            f"申请延续的期限已于{end.zh}届满，请重新申请许可",
            f"The time to apply for renewal ended on {end.say('en')}; apply for a new licence",
        )
