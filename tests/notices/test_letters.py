"""Every notice, word for word.  Write the golden files anew with BANSHI_WRITE_GOLDEN=1 and read the difference."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from cases.flows import EXAMINE, HEAD, INSPECTOR, SECOND_INSPECTOR, matter, with_post_check
from cases.matters import CATERING, IMMEDIATE
from cases.story import (
    APPLICANT,
    APPROVER,
    CLERK,
    GAPS,
    HANDLER,
    Deed,
    Story,
    accepted,
    asked,
    at,
    checked,
    examined,
    filed,
    given,
    granted,
    mended,
    new_application,
    officer,
    refused,
)
from cases.test_tolerance import without

from banshi.cases.commands import (
    Accept,
    ApproveExtension,
    AskExtension,
    BeginProcedure,
    Deliver,
    Grant,
    NotAccept,
    RecordPostCheck,
    Refuse,
    RequestCorrection,
    Revoke,
    Tick,
    TransferAway,
    Withdraw,
)
from banshi.cases.events import Gap
from banshi.notices.draft import NoticeDraft, notice_for
from banshi.notices.intake import about_words
from banshi.notices.kinds import NoticeKind, title
from banshi.notices.letter import Letter, letter
from banshi.people import SYSTEM, Role
from banshi_rules.time_limits import TimeLimit, Unit

GOLDEN = Path(__file__).parent / "golden"
REGISTRAR = officer(HANDLER.person, HANDLER.name, Role.HANDLER)


def of_a_person() -> Story:
    application = new_application(CATERING)
    party = replace(application.party, kind="natural-person", name="王小明")
    application = replace(application, party=party, materials={}, supplied=())
    return Story(CATERING).file(APPLICANT, at("2026-03-02 10:00"), application)


def afterwards(times: int, *deeds: Deed) -> Story:
    """A granted case whose check after the decision failed so often."""
    there = (INSPECTOR, SECOND_INSPECTOR)
    good = {"1": "yes", "2": "yes"}
    unmet = RecordPostCheck(there, good, False, "疏散通道堵塞。", TimeLimit(10, Unit.WORKING_DAY))
    decided = (
        Deed(APPROVER, "2026-03-09 09:00", Grant("准予。")),
        Deed(CLERK, "2026-03-10 09:00", Deliver("window", "王小明")),
    )
    looks = (Deed(INSPECTOR, f"2026-0{month}-20 09:00", unmet) for month in range(3, 3 + times))
    return given(filed, accepted, *decided, *looks, *deeds, matter=with_post_check())


ABROAD = NotAccept("本事项由省级主管部门办理。", "某省市场监督管理局")
STORIES = {
    "receipt": given(filed),
    "receipt-person": of_a_person(),
    "acceptance": given(filed, accepted),
    "acceptance-after-correction": given(filed, asked, mended, accepted),
    "acceptance-deemed": given(filed, Deed(CLERK, "2026-03-10 09:00", Accept())),
    "acceptance-provisional": given(
        Deed(APPLICANT, "2026-12-24 09:00", None), Deed(CLERK, "2026-12-25 09:00", Accept())
    ),
    "acceptance-immediate": given(
        Deed(APPLICANT, "2026-03-06 19:00", None), Deed(REGISTRAR, "2026-03-09 09:00", Accept()), matter=IMMEDIATE
    ),
    "correction": given(filed, asked),
    "correction-without-limit": given(
        filed, Deed(REGISTRAR, "2026-03-03 09:00", RequestCorrection(GAPS[:1])), matter=IMMEDIATE
    ),
    "non-acceptance": given(filed, Deed(CLERK, "2026-03-03 09:00", ABROAD)),
    "non-acceptance-here": given(filed, Deed(CLERK, "2026-03-03 09:00", NotAccept("本事项依法不需要取得许可。"))),
    "extension": given(
        filed,
        accepted,
        Deed(HANDLER, "2026-03-09 09:00", AskExtension("需要进一步核实经营场所的布局。")),
        Deed(HEAD, "2026-03-10 09:00", ApproveExtension()),
        matter=matter(EXAMINE),
    ),
    "procedure": given(
        filed,
        accepted,
        Deed(HANDLER, "2026-03-09 09:00", BeginProcedure("hearing", TimeLimit(10, Unit.WORKING_DAY), "申请人要求。")),
        matter=matter(EXAMINE),
    ),
    "tolerant-acceptance": without({"water": "", "photo": ""}, accepted),
    "transfer": given(filed, Deed(CLERK, "2026-03-03 09:00", TransferAway("某区城管局", "户外设施由该机关管理。"))),
    "termination-not-supplied": without({"water": ""}, accepted, Deed(SYSTEM, "2026-03-12 00:00", Tick("tolerance"))),
    "decision-grant": given(filed, accepted, examined, checked, granted),
    "decision-refuse": given(filed, accepted, examined, checked, refused),
    "decision-grant-confirmation": given(
        filed,
        Deed(REGISTRAR, "2026-03-03 09:00", Accept()),
        Deed(REGISTRAR, "2026-03-03 10:00", Grant("")),
        matter=IMMEDIATE,
    ),
    "decision-refuse-filing": given(
        filed,
        Deed(REGISTRAR, "2026-03-03 09:00", Accept()),
        Deed(REGISTRAR, "2026-03-03 10:00", Refuse("登记信息不一致。", ("order-78", "food-law"))),
        matter=replace(IMMEDIATE, kind="filing"),
    ),
    "order-to-correct": afterwards(1),
    "revocation": afterwards(2, Deed(APPROVER, "2026-04-21 09:00", Revoke("两次核查均不符合承诺。", ("food-law",)))),
    "termination-silence": given(filed, asked, Deed(SYSTEM, "2026-03-18 00:00", Tick("correction"))),
    "termination-withdrawn": given(filed, accepted, Deed(APPLICANT, "2026-03-09 09:00", Withdraw("不再经营"))),
}


def last_draft(story: Story) -> tuple[NoticeDraft, Story]:
    drafts = [(notice_for(recorded.event, story.case, story.matter), recorded.at) for recorded in story.log]
    return [(draft, when) for draft, when in drafts if draft][-1]


def render(shown: Letter) -> str:
    lines = [shown.heading, shown.title, shown.number, "", f"{shown.addressee}：", *shown.paragraphs]
    if shown.table:
        lines += ["", shown.table.caption, " | ".join(shown.table.headings)]
        lines += [" | ".join(row) for row in shown.table.rows] + [""]
    lines += [*shown.closing, "", shown.organ, shown.date]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", STORIES)
def test_the_letter_word_for_word(name):
    story = STORIES[name]
    draft, when = last_draft(story)
    text = render(letter(draft.kind, "示文字〔2026〕第0001号", story.case, story.matter, when, draft.about))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("BANSHI_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


def test_a_grant_names_the_number_of_the_licence_where_it_has_one():
    story = given(filed, accepted, examined, checked, granted)
    case = replace(story.case, outcome=replace(story.case.outcome, licence_number="JY24403050000017"))
    shown = letter("decision-grant", "1", case, story.matter, at("2026-03-11 09:00"), {})
    assert "证照：食品经营许可证（编号：JY24403050000017），有效期自2026年3月11日至2031年3月10日。" in shown.paragraphs


def test_a_letter_reads_the_same_whenever_it_is_asked_for():
    """What happens later changes no notice that was sent."""
    early = given(filed, asked)
    late = given(filed, asked, mended, accepted, examined, checked, refused)
    for recorded in early.log:
        draft = notice_for(recorded.event, early.case, early.matter)
        if draft:
            then = letter(draft.kind, "1", early.case, early.matter, recorded.at, draft.about)
            assert letter(draft.kind, "1", late.case, late.matter, recorded.at, draft.about) == then


def test_each_notice_is_asked_for_by_one_event():
    story = given(filed, asked, mended, accepted, examined, checked, granted)
    story = story.do(Deed(CLERK, "2026-03-12 09:00", Deliver("window", "王小明")))
    drafts = [notice_for(recorded.event, story.case, story.matter) for recorded in story.log]
    assert [draft.kind for draft in drafts if draft] == [
        NoticeKind.RECEIPT,
        NoticeKind.CORRECTION,
        NoticeKind.ACCEPTANCE,
        NoticeKind.DECISION_GRANT,
    ]


def test_the_receipt_shows_the_query_code_only_when_it_is_given():
    story = given(filed)
    draft, when = last_draft(story)
    shown = letter("receipt", "1", story.case, story.matter, when, draft.about, query_code="K7M3PQ")
    assert "可以凭办件编号和查询码 K7M3PQ 查询办理进度。" in shown.closing


def test_the_receipt_freezes_what_came_in():
    draft, _ = last_draft(given(filed))
    assert draft.about == {
        "materials": ("经营场所平面布局和操作流程图",),
        "files": ("平面图.pdf",),
        "supplied": ("营业执照",),
    }


@pytest.mark.parametrize(
    ("kind", "matter_kind", "words"),
    [
        ("receipt", "licence", "收件回执"),
        ("acceptance", "licence", "受理通知书"),
        ("correction", "licence", "一次性补正告知书"),
        ("tolerant-acceptance", "licence", "容缺受理通知书"),
        ("transfer", "licence", "转办通知书"),
        ("non-acceptance", "licence", "不予受理决定书"),
        ("decision-grant", "licence", "准予行政许可决定书"),
        ("decision-refuse", "licence", "不予行政许可决定书"),
        ("termination", "licence", "终止办理通知书"),
        ("decision-grant", "confirmation", "准予行政确认决定书"),
        ("decision-refuse", "public-service", "不予决定书"),
    ],
)
def test_titles(kind, matter_kind, words):
    known = title(NoticeKind(kind), matter_kind)
    assert known.zh == words
    assert known.en


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("material:layout", "经营场所平面布局和操作流程图"),
        ("material:gone", "gone"),
        ("field:area", "经营面积"),
        ("field:safety_staff", "食品安全管理人员"),
        ("field:safety_staff.1.id_no", "食品安全管理人员第 2 行“身份证号”"),
        ("field:contact_mobile", "联系手机"),
        ("field:premises", "经营场所"),
        ("field:gone", "gone"),
        ("other", "其他"),
    ],
)
def test_what_a_gap_is_about_is_said_by_its_label(about, words):
    assert about_words(Gap(about, "缺。", "补。"), CATERING) == words


def test_an_unknown_kind_is_refused():
    story = given(filed)
    with pytest.raises(ValueError, match="postcard"):
        letter("postcard", "1", story.case, story.matter, at("2026-03-02 10:00"), {})
