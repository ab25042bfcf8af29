"""Nothing typed is lost, two tabs do not overwrite each other, and a draft is its owner's alone."""

import pytest
from use_cases.worlds import APPLICANT, CLERK, OTHER, PARTY, PDF, PREMISES, file_one, start_form
from werkzeug.datastructures import MultiDict

from banshi.cases.events import StoredFile
from banshi.store import boards
from banshi.use_cases import drafting
from banshi.use_cases.drafting import SectionState
from banshi.use_cases.refusals import Conflict, NotFound, Stale, TooLarge
from banshi.use_cases.ticking import drop_expired_drafts
from banshi_forms.model import Problem


@pytest.fixture
def draft(world):
    return drafting.start(world, APPLICANT, "catering-licence")


def test_a_matter_that_is_not_there(world):
    with pytest.raises(NotFound):
        drafting.start(world, APPLICANT, "no-such-matter")


def test_what_is_saved_is_there_again(world, draft):
    drafting.save_section(world, APPLICANT, draft, "_applicant", MultiDict(PARTY))
    drafting.save_section(world, APPLICANT, draft, "premises", MultiDict(PREMISES))
    kept = drafting.open_draft(world, APPLICANT, draft)
    assert kept.party.get("applicant_name") == "示例区测试甲餐饮店"
    assert kept.sheet.get("address") == "示例区示例路1号"
    assert kept.typed == {"_applicant": {}, "premises": {}}


def test_what_is_wrong_is_kept_as_it_was_typed(world, draft):
    posted = MultiDict({**PREMISES, "f_area": "八十平米 <b>"})
    taken = drafting.save_section(world, APPLICANT, draft, "premises", posted)
    assert [problem.at for problem in taken.problems] == ["area"]
    kept = drafting.open_draft(world, APPLICANT, draft)
    assert kept.typed["premises"]["f_area"] == ["八十平米 <b>"]
    assert kept.sheet.get("address") == "示例区示例路1号"
    assert kept.sections["premises"].wrong
    mended = drafting.save_section(world, APPLICANT, draft, "premises", MultiDict(PREMISES))
    assert mended.problems == ()
    assert drafting.open_draft(world, APPLICANT, draft).typed["premises"] == {}


def test_two_tabs_on_two_topics_both_count(world, draft):
    drafting.save_section(world, APPLICANT, draft, "premises", MultiDict(PREMISES), seen=0)
    drafting.save_section(world, APPLICANT, draft, "_applicant", MultiDict(PARTY), seen=0)
    kept = drafting.open_draft(world, APPLICANT, draft)
    assert {name: section.version for name, section in kept.sections.items()} == {"premises": 1, "_applicant": 1}


def test_two_tabs_on_one_topic_the_later_is_told(world, draft):
    drafting.save_section(world, APPLICANT, draft, "premises", MultiDict(PREMISES), seen=0)
    with pytest.raises(Stale):
        drafting.save_section(world, APPLICANT, draft, "premises", MultiDict({**PREMISES, "f_area": "9"}), seen=0)
    drafting.save_section(world, APPLICANT, draft, "premises", MultiDict({**PREMISES, "f_area": "9"}), seen=1)
    assert drafting.open_draft(world, APPLICANT, draft).sheet.get("area") == 9


@pytest.mark.parametrize("stranger", [OTHER, CLERK])
def test_for_everybody_else_it_is_not_there(world, draft, stranger):
    """Attack row 19: another person's draft, by reading or by writing, is the same as none."""
    with pytest.raises(NotFound):
        drafting.open_draft(world, stranger, draft)
    with pytest.raises(NotFound):
        drafting.save_section(world, stranger, draft, "premises", MultiDict(PREMISES))
    with pytest.raises(NotFound):
        drafting.attach(world, stranger, draft, "layout", "a.pdf", PDF)
    with pytest.raises(NotFound):
        drafting.discard(world, stranger, draft)
    with pytest.raises(NotFound):
        drafting.open_draft(world, stranger, "f" * 32)
    assert drafting.open_draft(world, APPLICANT, draft).sections == {}


def test_what_is_posted_beside_the_questions_is_nothing(world, draft):
    """Attack row 22: status, owner or edition in a posted form."""
    posted = MultiDict(
        {**PREMISES, "status": "granted", "f_owner": OTHER.person, "edition": "0" * 64, "f_staff_count": "9"}
    )
    drafting.save_section(world, APPLICANT, draft, "premises", posted)
    kept = drafting.open_draft(world, APPLICANT, draft)
    assert kept.owner == APPLICANT.person
    assert set(kept.sheet.values) == {"uscc", "address", "business", "area", "items", "central_kitchen"}


def test_a_section_that_is_not_there(world, draft):
    with pytest.raises(NotFound):
        drafting.save_section(world, APPLICANT, draft, "nothing", MultiDict())


def test_files(world, draft):
    stored = drafting.attach(world, APPLICANT, draft, "layout", "平面图.pdf", PDF)
    assert isinstance(stored, StoredFile)
    assert (stored.name, stored.media, stored.size) == ("平面图.pdf", "application/pdf", len(PDF))
    drafting.attach(world, APPLICANT, draft, "layout", "平面图.pdf", PDF)
    assert drafting.open_draft(world, APPLICANT, draft).files == {"layout": (stored,)}
    assert world.files.get(stored.digest) == PDF
    drafting.detach(world, APPLICANT, draft, "layout", stored.digest)
    assert drafting.open_draft(world, APPLICANT, draft).files == {}


def test_a_file_of_a_wrong_type_is_a_problem(world, draft):
    """Attack row 40: a program that calls itself a PDF."""
    refused = drafting.attach(world, APPLICANT, draft, "layout", "a.pdf", b"MZ\x90\x00" + b"\0" * 200)
    assert isinstance(refused, Problem)
    assert drafting.open_draft(world, APPLICANT, draft).files == {}


def test_a_draft_does_not_grow_without_end(world, draft, monkeypatch):
    monkeypatch.setattr(drafting, "MOST_FILES", 2)
    for n in range(2):
        drafting.attach(world, APPLICANT, draft, "layout", f"{n}.pdf", PDF + bytes([n]))
    with pytest.raises(TooLarge):
        drafting.attach(world, APPLICANT, draft, "layout", "3.pdf", PDF + b"3")
    monkeypatch.setattr(drafting, "MOST_DRAFTS", 1)
    with pytest.raises(TooLarge):
        drafting.start(world, APPLICANT, "catering-licence")


def test_how_far_each_topic_is(world, draft):
    def states():
        return drafting.overview(world, drafting.open_draft(world, APPLICANT, draft)).sections

    assert set(states().values()) == {SectionState.NOT_STARTED}
    drafting.save_section(world, APPLICANT, draft, "_applicant", MultiDict(PARTY))
    drafting.save_section(world, APPLICANT, draft, "premises", MultiDict({**PREMISES, "f_area": "x"}))
    assert states() == {
        "_applicant": SectionState.DONE,
        "premises": SectionState.PROBLEM,
        "people": SectionState.NOT_STARTED,
    }
    drafting.save_section(world, APPLICANT, draft, "premises", MultiDict(PREMISES))
    assert states()["premises"] is SectionState.DONE


def test_an_overview_says_everything_that_is_missing(world, draft):
    drafting.save_section(world, APPLICANT, draft, "_applicant", MultiDict(PARTY))
    drafting.save_section(world, APPLICANT, draft, "premises", MultiDict(PREMISES))
    whole = drafting.overview(world, drafting.open_draft(world, APPLICANT, draft))
    assert not whole.ready
    assert whole.missing == ("layout", "rules")
    assert [material.id for material in whole.required.supplied] == ["licence"]
    assert "safety_staff" in [problem.at for problem in whole.problems]
    ready = drafting.overview(world, drafting.open_draft(world, APPLICANT, start_form(world)))
    assert ready.ready
    assert ready.route.route.id == "standard"


def test_a_licence_the_register_does_not_hold_is_asked(world):
    other = {"f_applicant_number": "91110000600037341L", "f_uscc": "91110000600037341L"}
    kept = drafting.open_draft(world, APPLICANT, start_form(world, **other))
    assert "licence" in drafting.overview(world, kept).missing


def test_a_filed_draft_changes_no_more(world):
    receipt = file_one(world)
    with world.reading() as connection:
        assert boards.my_drafts(connection, APPLICANT.person) == []
        (draft,) = connection.exec_driver_sql("SELECT id FROM drafts").scalars()
    for act in (
        lambda: drafting.save_section(world, APPLICANT, draft, "premises", MultiDict(PREMISES)),
        lambda: drafting.attach(world, APPLICANT, draft, "layout", "b.pdf", PDF),
        lambda: drafting.discard(world, APPLICANT, draft),
    ):
        with pytest.raises(Conflict) as refusal:
            act()
        assert refusal.value.receipt == receipt


def test_drafts_end(world, clock, draft):
    filed = file_one(world)
    clock.move(days=90)
    assert drop_expired_drafts(world) == 0
    clock.move(days=2)
    assert drop_expired_drafts(world) == 1
    with pytest.raises(NotFound):
        drafting.open_draft(world, APPLICANT, draft)
    with world.reading() as connection:
        assert boards.case_by_number(connection, filed.number)
