"""One filing, one case, one receipt, whatever is retried; and nothing incomplete comes in."""

import shutil
import threading

import pytest
from sqlalchemy import func, select
from use_cases.worlds import APPLICANT, CLERK, DISTRICT, OTHER, PDF, PREMISES, file_one, start_form, version
from werkzeug.datastructures import MultiDict

from banshi.cases.case import Status
from banshi.cases.events import Gap
from banshi.store import boards, tables
from banshi.use_cases import drafting, filing, handling, reading
from banshi.use_cases.gaps import proposed_gaps
from banshi.use_cases.publishing import publish_folder
from banshi.use_cases.refusals import Conflict, NotFound, NotReady, OutOfOrder, Stale


@pytest.fixture
def draft(world):
    return drafting.open_draft(world, APPLICANT, start_form(world))


def count(world, table) -> int:
    with world.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_receipt_says_when_the_answer_comes(world, draft, clock):
    receipt = filing.file(world, APPLICANT, draft.id, draft.key, draft.body)
    assert receipt.number == "SL2026000001"
    assert len(receipt.query_code) == 8
    assert receipt.received == clock.now()
    assert receipt.reply_by.isoformat() == "2026-03-09"  # five working days from Monday 2 March
    case = reading.case_file(world, APPLICANT, receipt.case_id).case
    assert case.status is Status.SUBMITTED
    assert case.supplied == ("licence",)
    assert set(case.materials) == {"layout", "rules"}
    assert reading.receipt(world, APPLICANT, receipt.case_id) == receipt


def test_the_same_key_gets_the_same_receipt(world, draft):
    first = filing.file(world, APPLICANT, draft.id, draft.key, draft.body)
    assert [filing.file(world, APPLICANT, draft.id, draft.key, draft.body) for _ in range(5)] == [first] * 5
    assert filing.file(world, APPLICANT, draft.id, draft.key) == first
    assert (count(world, tables.cases), count(world, tables.filings)) == (1, 1)


def test_many_at_once_get_one_receipt(world, draft):
    """Promise P2: a double click, a refresh, a retry by the network."""
    start, receipts, broken = threading.Barrier(8), [], []

    def click():
        start.wait()
        try:
            receipts.append(filing.file(world, APPLICANT, draft.id, draft.key, draft.body))
        except Exception as wrong:
            broken.append(wrong)

    threads = [threading.Thread(target=click) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    assert len(receipts) == 8
    assert len(set(receipts)) == 1
    assert (count(world, tables.cases), count(world, tables.filings)) == (1, 1)


def test_the_same_key_with_another_body_is_a_conflict(world, draft):
    receipt = filing.file(world, APPLICANT, draft.id, draft.key, draft.body)
    with pytest.raises(Conflict) as refusal:
        filing.file(world, APPLICANT, draft.id, draft.key, "0" * 64)
    assert refusal.value.receipt == receipt
    assert receipt.number in refusal.value.say("zh")
    assert count(world, tables.cases) == 1


def test_what_was_changed_after_the_check_page_is_not_filed_unseen(world, draft):
    drafting.save_section(world, APPLICANT, draft.id, "premises", MultiDict({**PREMISES, "f_area": "81"}))
    with pytest.raises(Stale):
        filing.file(world, APPLICANT, draft.id, draft.key, draft.body)
    assert count(world, tables.cases) == 0


@pytest.mark.parametrize("key", ["", "another", "0" * 32])
def test_a_key_that_is_not_the_drafts(world, draft, key):
    with pytest.raises(NotFound):
        filing.file(world, APPLICANT, draft.id, key)


def test_nobody_files_for_somebody_else(world, draft):
    with pytest.raises(NotFound):
        filing.file(world, OTHER, draft.id, draft.key)


def test_what_the_applicant_can_mend_keeps_it_from_being_filed(world):
    draft_id = start_form(world)
    posted = MultiDict({**PREMISES, "f_business": "canteen", "f_uscc": "91440305MADEMX038E"})
    drafting.save_section(world, APPLICANT, draft_id, "premises", posted)
    draft = drafting.open_draft(world, APPLICANT, draft_id)
    with pytest.raises(NotReady) as refusal:
        filing.file(world, APPLICANT, draft_id, draft.key)
    assert [problem.at for problem in refusal.value.problems] == ["diners"]
    assert refusal.value.missing == ("canteen_contract",)
    assert [wrong.check for wrong in refusal.value.wrong] == ["registered"]
    assert "注销" in refusal.value.wrong[0].message.zh
    assert "3" in refusal.value.say("zh")
    assert count(world, tables.cases) == 0


def test_answers_that_are_not_asked_are_not_filed(world):
    """Attack row 23: the answer of a hidden question is dropped, a computed value is computed here."""
    draft_id = start_form(world)
    for business in ("canteen", "catering"):
        posted = MultiDict({**PREMISES, "f_business": business, "f_diners": "600", "f_staff_count": "99"})
        drafting.save_section(world, APPLICANT, draft_id, "premises", posted)
    draft = drafting.open_draft(world, APPLICANT, draft_id)
    receipt = filing.file(world, APPLICANT, draft_id, draft.key)
    sheet = reading.case_file(world, APPLICANT, receipt.case_id).sheet
    assert sheet.get("diners") is None
    assert sheet.get("staff_count") == 1


def test_the_public_query_wants_number_and_code(world):
    receipt = file_one(world)
    with world.reading() as connection:
        assert boards.progress(connection, receipt.number, receipt.query_code.lower()).id == receipt.case_id
        assert boards.progress(connection, receipt.number, "AAAAAAAA") is None
        assert boards.progress(connection, "SL2026999999", receipt.query_code) is None


def corrected(world):
    receipt = file_one(world)
    gaps = [Gap("material:layout", "平面图为空白页", "请上传标明功能区的平面图")]
    handling.request_correction(world, CLERK, receipt.case_id, version(world, receipt.case_id), gaps)
    return receipt


def test_a_correction_begins_with_what_was_filed(world):
    receipt = corrected(world)
    draft_id = filing.begin_correction(world, APPLICANT, receipt.case_id)
    assert filing.begin_correction(world, APPLICANT, receipt.case_id) == draft_id
    draft = drafting.open_draft(world, APPLICANT, draft_id)
    assert draft.correcting == receipt.case_id
    assert draft.sheet.get("area") == 80
    assert draft.party.get("contact_mobile") == "13800000000"
    assert set(draft.files) == {"layout", "rules"}
    with pytest.raises(NotFound):
        filing.begin_correction(world, OTHER, receipt.case_id)
    with pytest.raises(NotFound):
        filing.file(world, APPLICANT, draft_id, draft.key)


def test_two_tabs_that_begin_a_correction_at_once_find_one_draft(world):
    for _turn in range(3):
        receipt = corrected(world)
        found: list[str] = []

        def begin(case_id=receipt.case_id, found=found) -> None:
            found.append(filing.begin_correction(world, APPLICANT, case_id))

        tabs = [threading.Thread(target=begin) for _ in range(6)]
        for tab in tabs:
            tab.start()
        for tab in tabs:
            tab.join()
        assert len(found) == 6
        assert len(set(found)) == 1


def test_a_correction_is_handed_in_once(world):
    receipt = corrected(world)
    draft_id = filing.begin_correction(world, APPLICANT, receipt.case_id)
    old = drafting.open_draft(world, APPLICANT, draft_id).files["layout"][0]
    drafting.detach(world, APPLICANT, draft_id, "layout", old.digest)
    new = drafting.attach(world, APPLICANT, draft_id, "layout", "新平面图.pdf", PDF + b"new")
    draft = drafting.open_draft(world, APPLICANT, draft_id)
    first = filing.correct(world, APPLICANT, draft_id, draft.key, draft.body)
    assert filing.correct(world, APPLICANT, draft_id, draft.key, draft.body) == first == receipt
    case = reading.case_file(world, APPLICANT, receipt.case_id).case
    assert case.status is Status.SUBMITTED
    assert case.materials["layout"] == (new,)
    assert reading.case_material(world, CLERK, receipt.case_id, "layout", old.digest)[1] == world.files.get(old.digest)
    with pytest.raises(OutOfOrder):
        filing.begin_correction(world, APPLICANT, receipt.case_id)
    assert count(world, tables.cases) == 1


def test_withdrawing(world):
    receipt = file_one(world)
    with pytest.raises(NotFound):
        filing.withdraw(world, OTHER, receipt.case_id, version(world, receipt.case_id), "不办了")
    with pytest.raises(NotFound):
        filing.withdraw(world, CLERK, receipt.case_id, version(world, receipt.case_id), "不办了")
    seen = version(world, receipt.case_id)
    filing.withdraw(world, APPLICANT, receipt.case_id, seen, "不办了")
    with pytest.raises(Stale):
        filing.withdraw(world, APPLICANT, receipt.case_id, seen, "不办了")
    assert reading.case_file(world, APPLICANT, receipt.case_id).case.status is Status.WITHDRAWN


def test_a_correction_is_judged_by_the_day_its_application_came_in(world, clock, tmp_path):
    """An option that ended since then stays good, and a paper made out since then is not from the future."""
    folder = tmp_path / "shili"
    shutil.copytree(DISTRICT, folder)
    items = folder / "dictionaries" / "food_items.yaml"
    text = items.read_text("utf-8")
    hot = "hot: {zh: 热食类食品制售, en: Hot dishes}"
    assert hot in text
    last = world.today()
    items.write_text(text.replace(hot, f"hot: {{label: 热食类食品制售, until: {last.isoformat()}}}"), "utf-8")
    matter = folder / "market_supervision" / "catering-licence.yaml"
    head, _, _ = matter.read_text("utf-8").partition("\nexamples:")
    asked = "      - {id: signed, kind: date, label: 签订日期, latest: today}\n"
    before = "  - section: people\n"
    assert before in head
    matter.write_text(head.replace(before, asked + before) + "\n", "utf-8")
    publish_folder(world, folder, by=("administrator", "administrator2"), summary="测试")
    receipt = file_one(world)
    clock.move(days=3)
    assert proposed_gaps(world, CLERK, receipt.case_id) == ()
    gap = Gap("field:signed", "没有填写签订日期", "请填写")
    handling.request_correction(world, CLERK, receipt.case_id, version(world, receipt.case_id), [gap])
    draft_id = filing.begin_correction(world, APPLICANT, receipt.case_id)
    signed = world.today()
    day = {"f_signed-year": str(signed.year), "f_signed-month": str(signed.month), "f_signed-day": str(signed.day)}
    assert signed > last
    taken = drafting.save_section(world, APPLICANT, draft_id, "premises", MultiDict({**PREMISES, **day}))
    assert taken.problems == ()
    draft = drafting.open_draft(world, APPLICANT, draft_id)
    filing.correct(world, APPLICANT, draft_id, draft.key, draft.body)
    anew = drafting.start(world, APPLICANT, "catering-licence")
    taken = drafting.save_section(world, APPLICANT, anew, "premises", MultiDict(PREMISES))
    assert [(problem.at, problem.code) for problem in taken.problems] == [("items", "option-ended")]
