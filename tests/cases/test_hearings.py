"""The hearing of Licensing Law 46-48: who asks, who presides, when it is held, and that the decision rests on it."""

from dataclasses import replace
from datetime import date

import pytest
from cases.flows import ASKED_HEARING, EXAMINE, HEAD, HEARING, OWN_HEARING, RULE, fork, matter
from cases.story import APPLICANT, APPROVER, CLERK, HANDLER, PARTY, REVIEWER, Deed, at, given, officer

from banshi.cases.case import Status
from banshi.cases.commands import (
    Accept,
    Assign,
    BeginProcedure,
    ChallengeChair,
    Claim,
    DecideByRule,
    EndProcedure,
    FindNobodyConcerned,
    Grant,
    KeepChair,
    Pass,
    RecordHearing,
    Refuse,
    ReplaceChair,
    RequestHearing,
    ScheduleHearing,
    TellInterested,
    Tick,
    WaiveHearing,
    Withdraw,
)
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder, possible
from banshi.cases.duties import obstacle
from banshi.cases.events import StoredFile
from banshi.cases.limits import timers
from banshi.definitions.flow import Review, Stage
from banshi.people import SYSTEM, Actor, Human, Post, Role
from banshi_rules.time_limits import TimeLimit, Unit

CHAIR = officer("qin", "秦主持", Role.INSPECTOR)
OTHER_CHAIR = officer("qi", "戚主持", Role.INSPECTOR)
SIGNED = (StoredFile("2" * 64, "听证笔录.pdf", "pdf", 2048),)
EXAMINED = replace(EXAMINE, id="examined")
FILED = Deed(APPLICANT, "2026-03-02 09:00", None)
ACCEPTED = Deed(CLERK, "2026-03-02 10:00", Accept())
EX_OFFICIO, ON_REQUEST, OWN = matter(HEARING), matter(EXAMINED, ASKED_HEARING), matter(OWN_HEARING)
PASSED = Deed(HANDLER, "2026-03-02 11:00", Pass("可能影响相邻人。"))
TOLD = Deed(HANDLER, "2026-03-03 09:00", TellInterested("王邻居", "当面送达"))
ASKED = Deed(APPLICANT, "2026-03-04 09:00", RequestHearing())
STARTED = (FILED, ACCEPTED)


def scheduled(day="03-20 09:30", on="03-05 09:00", chair=CHAIR, *, public=True, closed="", place="政务服务中心301室"):
    command = ScheduleHearing(chair, place, at(f"2026-{day}"), public, closed)
    return Deed(HANDLER, f"2026-{on}", command)


def held(on="03-20 16:00", by=CHAIR):
    return Deed(by, f"2026-{on}", RecordHearing(SIGNED, ("王小明", "王邻居"), "各方陈述了意见。"))


def refused(story, deed, kind, code):
    return story.when(deed.command, by=deed.by, at=deed.at).refused(kind, code)


def hearing(story):
    return next(iter(story.case.hearings.values()))


def test_of_its_own_motion_the_organ_begins_at_once_and_the_clocks_stand_still():
    story = given(*STARTED, matter=EX_OFFICIO)
    assert story.case.status is Status.SUSPENDED
    assert hearing(story).ordered is not None
    assert story.case.watches["hearing:hearing-1"].due == date(2026, 3, 30)
    assert story.case.watches["statutory"].due is None
    story = story.do(scheduled()).do(held())
    assert story.case.status is Status.IN_PROGRESS
    # (03-02, 03-20] = 14 working days do not count: 20 working days from 03-02 end 14 later
    assert story.case.watches["statutory"].due == date(2026, 4, 20)
    assert story.case.running("hearing:hearing-1") is None
    assert story.case.open_task.step == "approve"


def test_the_record_is_what_ends_it_and_nobody_else():
    story = given(*STARTED, scheduled(), matter=EX_OFFICIO)
    story.when(EndProcedure("已听证。"), by=HANDLER, at="2026-03-20 17:00").refused(
        OutOfOrder, "hearing-ends-with-record"
    )
    refused(story, held(by=HANDLER), Forbidden, "no-post")
    refused(story, held(by=OTHER_CHAIR), Forbidden, "not-the-chair")
    refused(story, held("03-20 09:00"), OutOfOrder, "hearing-not-yet")


def test_nobody_presides_in_the_chairs_place():
    deputy = Actor("wei", "魏代理", behalf={Post("market_supervision", Role.INSPECTOR): Human("qin", "秦主持")})
    story = given(*STARTED, scheduled(), matter=EX_OFFICIO)
    refused(story, held(by=deputy), Forbidden, "not-the-chair")
    story.when(Assign(OTHER_CHAIR, "外出。", "+chair-1"), by=CHAIR, at="2026-03-06 09:00").refused(
        OutOfOrder, "chair-not-given"
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"record": ()}, "record-missing"),
        ({"signatories": (" ",)}, "signatories-missing"),
        ({"report": "。"}, "hearing-report-missing"),
    ],
)
def test_a_record_has_a_signed_file_signatories_and_words(change, code):
    story = given(*STARTED, scheduled(), matter=EX_OFFICIO)
    refused(story, replace(held(), command=replace(held().command, **change)), Incomplete, code)


def test_nothing_is_decided_without_the_record():
    asked = Deed(
        APPROVER, "2026-03-04 10:00", BeginProcedure("public-hearing", TimeLimit(20, Unit.WORKING_DAY), "重大。")
    )
    story = given(*STARTED, Deed(HANDLER, "2026-03-03 09:00", Pass("同意。")), asked, matter=matter(EXAMINE))
    for wish in (Grant("准予。"), Refuse("不符合。", ("food-law",))):
        story.when(wish, by=APPROVER, at="2026-03-05 10:00").refused(OutOfOrder, "hearing-open")
    by_approver = Deed(APPROVER, "2026-03-05 09:00", scheduled().command)
    story = story.do(by_approver).do(held())
    assert story.when(Grant("根据听证笔录，准予。"), by=APPROVER, at="2026-03-23 10:00").case.status is Status.GRANTED


def test_the_applicant_asks_within_the_days_of_the_law():
    story = given(*STARTED, matter=OWN)
    assert story.case.status is Status.IN_PROGRESS, "the clocks run until somebody asks"
    assert story.case.watches["request:hearing-1"].due == date(2026, 3, 9)
    assert RequestHearing in possible(OWN, story.case, APPLICANT, at("2026-03-09 23:00"))
    assert RequestHearing not in possible(OWN, story.case, APPLICANT, at("2026-03-10 00:00"))
    refused(story, replace(ASKED, at="2026-03-10 00:00"), OutOfOrder, "request-too-late")
    story = story.do(ASKED)
    assert story.case.status is Status.SUSPENDED
    assert story.case.running("request:hearing-1") is None
    assert story.case.watches["hearing:hearing-1"].due == date(2026, 4, 1)
    refused(story, replace(ASKED, at="2026-03-05 09:00"), OutOfOrder, "no-such-hearing")


def test_silence_waives_it_and_the_case_goes_on():
    story = given(*STARTED, matter=OWN)
    assert story.when(Tick("request:hearing-1"), by=SYSTEM, at="2026-03-09 23:59").events == ()
    story = story.do(Deed(SYSTEM, "2026-03-10 00:00", Tick("request:hearing-1")))
    assert hearing(story).forgone is not None
    assert story.case.open_task.step == "approve"
    assert story.case.watches["statutory"].due == date(2026, 3, 30), "the days of asking are counted"
    assert not [name for name, _ in timers(story.case) if "hearing" in name]


def test_the_applicant_waives_it_at_once():
    story = given(*STARTED, Deed(APPLICANT, "2026-03-03 09:00", WaiveHearing()), matter=OWN)
    assert story.case.open_task.step == "approve"
    assert story.case.tasks["hearing-1"].outcome == "no-hearing"


def test_silence_waives_nothing_before_an_interested_party_was_told():
    story = given(*STARTED, PASSED, matter=ON_REQUEST)
    silent = Deed(SYSTEM, "2026-03-10 00:00", Tick("request:hearing-1"))
    late = story.do(silent)
    assert hearing(late).waits_for_request
    assert RequestHearing in possible(ON_REQUEST, late.case, APPLICANT, at("2026-03-10 09:00"))
    told = late.do(replace(TOLD, at="2026-03-10 09:00"))
    assert told.case.watches["request:hearing-1"].due == date(2026, 3, 17)
    assert told.do(Deed(SYSTEM, "2026-03-18 00:00", Tick("request:hearing-1"))).case.open_task.step == "approve"


def test_an_interested_party_asks_through_an_officer_and_others_have_their_days():
    story = given(*STARTED, PASSED, TOLD, matter=ON_REQUEST)
    story.when(RequestHearing(), by=HANDLER, at="2026-03-04 09:00").refused(Incomplete, "requester-missing")
    waived = story.do(Deed(APPLICANT, "2026-03-03 10:00", WaiveHearing()))
    assert hearing(waived).waits_for_request, "the neighbour may still ask"
    asked = waived.do(Deed(HANDLER, "2026-03-04 09:00", RequestHearing("王邻居")))
    assert hearing(asked).wanted_by == ("王邻居",)
    both = waived.do(Deed(HANDLER, "2026-03-04 09:00", WaiveHearing("王邻居")))
    assert both.case.open_task.step == "approve"
    refused(story, replace(TOLD, at="2026-03-03 11:00"), OutOfOrder, "told-already")


def test_whoever_asked_can_take_it_back_while_nobody_else_wants_it():
    story = given(*STARTED, ASKED, scheduled(), matter=OWN)
    story = story.do(Deed(APPLICANT, "2026-03-06 09:00", WaiveHearing()))
    assert story.case.open_task.step == "approve"
    assert story.case.status is Status.IN_PROGRESS
    assert story.case.tasks["+chair-1"].outcome == "dropped"
    assert story.case.watches["statutory"].due == date(2026, 4, 1), "(03-04, 03-06] did not count"


def test_notice_days_before_and_held_within_the_days_of_the_law():
    story = given(*STARTED, matter=EX_OFFICIO)
    # told on Thursday 03-05: seven working days end on Monday 03-16
    refused(story, scheduled("03-16 09:30"), Incomplete, "hearing-too-soon")
    assert story.do(scheduled("03-17 09:30"))
    refused(story, scheduled("03-31 09:30"), Incomplete, "hearing-too-late")
    assert story.do(scheduled("03-30 09:30"))
    refused(story, scheduled("03-05 08:00"), Incomplete, "hearing-in-the-past")
    # too late for the law already: it is held all the same, told in time
    assert story.do(scheduled("04-10 09:30", on="03-25 09:00"))


def test_it_is_public_unless_a_reason_is_given_and_has_a_place():
    story = given(*STARTED, matter=EX_OFFICIO)
    refused(story, scheduled(public=False), Incomplete, "closed-reason-missing")
    refused(story, scheduled(place=" "), Incomplete, "hearing-place-missing")
    closed = story.do(scheduled(public=False, closed="涉及商业秘密"))
    assert hearing(closed).sitting.closed_because == "涉及商业秘密"


def test_the_chair_does_not_examine_the_case_whatever_account_is_used():
    story = given(*STARTED, PASSED, TOLD, ASKED, matter=ON_REQUEST)
    twin = Actor("qin-2", "秦主持", frozenset({Post("market_supervision", Role.INSPECTOR)}), also=frozenset({"chen"}))
    party = replace(CHAIR, number=PARTY.number)
    for chair, code in (
        (HANDLER, "chair-examines"),
        (CLERK, "chair-examines"),
        (twin, "chair-examines"),
        (party, "chair-own-case"),
        (HEAD, "chair-answers-challenges"),
        (Actor("far", "远方", frozenset({Post("fire_rescue", Role.HANDLER)})), "chair-works-elsewhere"),
    ):
        refused(story, scheduled(chair=chair), Forbidden, code)


def test_whoever_presides_examines_and_reviews_no_more_but_may_be_somebody_who_decides():
    check = replace(EXAMINE, id="check", stage=Stage.CHECK, by=Role.REVIEWER)
    assert isinstance(check, Review)
    story = given(*STARTED, scheduled(chair=REVIEWER), held(by=REVIEWER), matter=matter(HEARING, check))
    story.when(Pass("同意。"), by=REVIEWER, at="2026-03-23 09:00").refused(Forbidden, "presides")
    story = given(*STARTED, scheduled(chair=APPROVER), held(by=APPROVER), matter=EX_OFFICIO)
    assert story.when(Grant("准予。"), by=APPROVER, at="2026-03-23 09:00").case.status is Status.GRANTED


def challenged(story, on="03-06 09:00"):
    return story.do(Deed(APPLICANT, f"2026-{on}", ChallengeChair("主持人是邻居的亲戚。")))


def test_a_challenge_is_answered_by_the_head_before_anything_is_held():
    story = challenged(given(*STARTED, scheduled(), matter=EX_OFFICIO))
    refused(story, held(), OutOfOrder, "challenge-open")
    story.when(KeepChair("没有利害关系。"), by=APPROVER, at="2026-03-09 09:00").refused(Forbidden, "no-post")
    story.when(KeepChair(" "), by=HEAD, at="2026-03-09 09:00").refused(Incomplete, "reasons-missing")
    kept = story.do(Deed(HEAD, "2026-03-09 09:00", KeepChair("没有利害关系。")))
    assert hearing(kept).challenges[0].answer == "没有利害关系。"
    kept.when(ChallengeChair("还是不公正。"), by=APPLICANT, at="2026-03-10 09:00").refused(
        OutOfOrder, "no-such-hearing"
    )
    other = ChallengeChair("偏袒申请人。", "王邻居")
    again = kept.do(Deed(HANDLER, "2026-03-10 09:00", other)).do(
        Deed(HEAD, "2026-03-11 09:00", KeepChair("没有依据。"))
    )
    again.when(other, by=HANDLER, at="2026-03-12 09:00").refused(OutOfOrder, "challenged-already")
    assert kept.do(held()).case.open_task.step == "approve"


def test_the_head_names_another_chair_at_the_same_time_and_place():
    story = challenged(given(*STARTED, scheduled(), matter=EX_OFFICIO))
    story.when(ReplaceChair(CHAIR, "理由成立。"), by=HEAD, at="2026-03-09 09:00").refused(Incomplete, "same-chair")
    story.when(ReplaceChair(HANDLER, "理由成立。"), by=HEAD, at="2026-03-09 09:00").refused(Forbidden, "chair-examines")
    story = story.do(Deed(HEAD, "2026-03-09 09:00", ReplaceChair(OTHER_CHAIR, "理由成立。")))
    assert hearing(story).sitting.chair == "qi"
    assert hearing(story).sitting.at == at("2026-03-20 09:30")
    assert story.case.tasks["+chair-1"].outcome == "dropped"
    refused(story, held(), Forbidden, "not-the-chair")
    assert story.do(held(by=OTHER_CHAIR)).case.open_task.step == "approve"


def test_setting_it_anew_with_another_chair_answers_an_open_challenge():
    story = challenged(given(*STARTED, scheduled(), matter=EX_OFFICIO))
    refused(story, scheduled(on="03-09 09:00", day="03-23 09:30"), OutOfOrder, "challenge-open")
    story = story.do(scheduled(on="03-09 09:00", day="03-23 09:30", chair=OTHER_CHAIR))
    assert hearing(story).open_challenge is None
    assert story.case.tasks["+challenge-1"].outcome == "dropped"


def test_postponed_with_the_same_chair_the_task_stays():
    story = given(*STARTED, scheduled(), scheduled("03-24 09:30", on="03-09 09:00"), matter=EX_OFFICIO)
    assert [task for task in story.case.tasks if task.startswith("+chair")] == ["+chair-1"]
    refused(story, held(), OutOfOrder, "hearing-not-yet")


def test_a_case_taken_back_leaves_nothing_of_its_hearing():
    story = challenged(given(*STARTED, scheduled(), matter=EX_OFFICIO))
    story = story.do(Deed(APPLICANT, "2026-03-10 09:00", Withdraw("不办了。")))
    assert story.case.open_tasks == ()
    assert timers(story.case) == ()


def test_beside_other_branches_the_hearing_holds_up_only_the_join():
    story = given(*STARTED, matter=matter(fork((HEARING,), (EXAMINE,))))
    story = story.do(Deed(HANDLER, "2026-03-03 09:00", Pass("同意。"))).do(scheduled()).do(held())
    assert story.case.open_task.step == "approve"


def test_the_organiser_has_a_hand_in_the_case():
    story = given(
        *STARTED, Deed(HANDLER, "2026-03-03 08:00", Claim("hearing-1")), scheduled(), held(), matter=EX_OFFICIO
    )
    both = officer("chen", "陈承办", Role.HANDLER, Role.APPROVER)
    story.when(Grant("准予。"), by=both, at="2026-03-23 09:00").refused(Forbidden, "same-person")


def test_what_keeps_somebody_from_a_task_of_a_hearing_is_said_about_colleagues_too():
    told = given(*STARTED, scheduled(), matter=EX_OFFICIO)
    for task, colleague in (("+chair-1", OTHER_CHAIR), ("hearing-1", officer("qin", "秦主持", Role.HANDLER))):
        hindered = obstacle(EX_OFFICIO, told.case, told.case.tasks[task], colleague)
        assert hindered is not None
        refusal = Forbidden(f"colleague-{hindered.code}", {"name": colleague.name, **hindered.about})
        for language in ("zh", "en"):
            assert colleague.name in refusal.say(language)


CHALLENGED = Deed(APPLICANT, "2026-03-06 09:00", ChallengeChair("是邻居的亲戚。"))
TWIN = replace(officer("qin-2", "秦主持", Role.INSPECTOR), also=frozenset({CHAIR.person}))


def test_whoever_is_challenged_does_not_answer_it_as_deputy_nor_by_another_account():
    story = given(*STARTED, scheduled(), CHALLENGED, matter=EX_OFFICIO)
    head = Post("market_supervision", Role.ORGAN_HEAD)
    keep = Deed(HEAD, "2026-03-06 10:00", KeepChair("没有利害关系。"))
    refused(story, replace(keep, by=replace(CHAIR, behalf={head: Human("zhou", "周局长")})), Forbidden, "own-challenge")
    refused(story, replace(keep, by=replace(TWIN, posts=frozenset({head}))), Forbidden, "own-challenge")
    for_chair = Actor("wei", "魏代理", behalf={head: Human("qin-2", "秦主持", also=frozenset({"qin"}))})
    refused(story, replace(keep, by=for_chair), Forbidden, "own-challenge-absent")
    story = story.do(Deed(HEAD, "2026-03-06 09:30", Claim("+challenge-1")))
    give = Deed(HEAD, "2026-03-06 10:00", Assign(replace(CHAIR, posts=CHAIR.posts | {head}), "外出。", "+challenge-1"))
    refused(story, give, Forbidden, "colleague-own-challenge")
    assert hearing(story.do(keep)).challenges[0].upheld is False


def test_the_same_human_being_is_no_new_chair():
    story = given(*STARTED, scheduled(), CHALLENGED, matter=EX_OFFICIO)
    refused(story, Deed(HEAD, "2026-03-06 10:00", ReplaceChair(TWIN, "更换。")), Incomplete, "same-chair")
    refused(story, scheduled("03-25 09:00", "03-06 10:00", TWIN), OutOfOrder, "challenge-open")


NOBODY = Deed(HANDLER, "2026-03-03 09:00", FindNobodyConcerned("四邻都是空地。"))


def test_where_nobody_else_is_concerned_the_applicant_alone_decides_whether_it_is_held():
    """Nobody has to be invented: the days run out, or the applicant does without, and the case goes on."""
    found = given(*STARTED, PASSED, NOBODY, matter=ON_REQUEST)
    assert not hearing(found).others
    refused(found, replace(TOLD, at="2026-03-03 10:00"), OutOfOrder, "other-step")
    silent = found.do(Deed(SYSTEM, "2026-03-10 00:00", Tick("request:hearing-1")))
    assert hearing(silent).forgone is not None
    assert silent.case.open_task.step == "approve"
    given_up = found.do(Deed(APPLICANT, "2026-03-04 09:00", WaiveHearing()))
    assert given_up.case.open_task.step == "approve"
    asked = found.do(ASKED)
    assert hearing(asked).to_be_held


def test_nobody_is_found_late_or_after_the_applicant_did_without():
    waived = given(*STARTED, PASSED, Deed(APPLICANT, "2026-03-03 08:00", WaiveHearing()), NOBODY, matter=ON_REQUEST)
    assert waived.case.open_task.step == "approve"
    late = given(*STARTED, PASSED, replace(NOBODY, at="2026-03-12 09:00"), matter=ON_REQUEST)
    assert late.case.open_task.step == "approve"
    assert hearing(late).forgone is not None


def test_nobody_is_not_found_once_somebody_was_told():
    story = given(*STARTED, PASSED, TOLD, matter=ON_REQUEST)
    story.when(NOBODY.command, by=HANDLER, at="2026-03-03 10:00").refused(OutOfOrder, "other-step")
    story = given(*STARTED, PASSED, matter=ON_REQUEST)
    story.when(FindNobodyConcerned(" "), by=HANDLER, at="2026-03-03 10:00").refused(Incomplete, "nobody-why-missing")


@pytest.mark.parametrize("answer", [KeepChair("没有利害关系。"), ReplaceChair(OTHER_CHAIR, "更换。")])
def test_what_could_not_be_held_is_set_anew(answer):
    """A challenge that was open on the day, or a chair who came later: nobody held anything then."""
    by = OTHER_CHAIR if isinstance(answer, ReplaceChair) else CHAIR
    story = given(*STARTED, scheduled(), CHALLENGED, Deed(HEAD, "2026-03-23 09:00", answer), matter=EX_OFFICIO)
    refused(story, held("03-23 10:00", by), OutOfOrder, "hearing-set-anew")
    story = story.do(scheduled("04-07 09:00", "03-23 11:00", by))
    assert hearing(story.do(held("04-07 15:00", by))).record is not None


def test_a_challenge_after_the_hearing_leaves_it_held():
    late = replace(CHALLENGED, at="2026-03-20 14:00")
    kept = Deed(HEAD, "2026-03-20 15:00", KeepChair("没有利害关系。"))
    story = given(*STARTED, scheduled(), late, kept, matter=EX_OFFICIO)
    assert hearing(story.do(held())).record is not None


def test_no_rule_grants_over_the_days_in_which_a_hearing_can_be_asked_for():
    """Under an edition that let a rule stand beside it: interested parties still have their say."""
    story = given(*STARTED, matter=matter(fork((ASKED_HEARING,), (RULE,))), facts={"sure": True})
    story = story.do(Deed(SYSTEM, "2026-03-02 10:00", DecideByRule()))
    assert story.case.outcome is None
    assert [one.step for one in story.case.open_tasks] == ["hearing"]
