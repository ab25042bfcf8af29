"""Who reads a notice, as a page and as a PDF, and does the page say what the letter says?"""

import pytest
from use_cases.worlds import APPLICANT, FOREIGN_CLERK, OTHER, file_one, version
from web.conftest import STAFF
from web.pages import shown

from banshi.cases.events import Gap
from banshi.store import boards
from banshi.use_cases import handling, reading
from banshi.use_cases.delivering import deliver_ready

CLERK = STAFF["window-clerk"]


@pytest.fixture
def notice(own_world) -> str:
    """The correction notice of a case, with hostile words in it."""
    filed = file_one(own_world)
    gaps = (Gap("material:layout", "<script>alert(1)</script>看不清", "请“重新”上传"), Gap("other", "缺章", "请补章"))
    handling.request_correction(own_world, CLERK, filed.case_id, version(own_world, filed.case_id), gaps)
    deliver_ready(own_world)
    with own_world.reading() as connection:
        return boards.notices_of(connection, filed.case_id)[-1].id


@pytest.mark.parametrize("reader", [APPLICANT, CLERK, STAFF["handler"], STAFF["supervisor"]], ids=lambda a: a.person)
def test_the_page_says_what_the_letter_says(browse_own, own_world, notice, reader) -> None:
    answer = browse_own(reader).get(f"/notices/{notice}")
    assert answer.status_code == 200
    _row, letter = reading.notice(own_world, reader, notice)
    words = shown(answer)
    for text in (letter.heading, letter.title, letter.number, letter.addressee, *letter.paragraphs, *letter.closing):
        assert " ".join(text.split()) in words
    assert letter.table
    for row in letter.table.rows:
        for cell in row:
            assert cell in words
    assert "<script>alert(1)" not in answer.text
    assert words.index(letter.title) < words.index(letter.paragraphs[0]) < words.index(letter.date, 400)


@pytest.mark.parametrize(
    "stranger", [OTHER, FOREIGN_CLERK, STAFF["operator"], STAFF["administrator"]], ids=lambda a: a.person
)
@pytest.mark.parametrize("ending", ["", ".pdf"])
def test_for_everybody_else_it_is_not_there(browse_own, notice, stranger, ending) -> None:
    assert browse_own(stranger).get(f"/notices/{notice}{ending}").status_code == 404


@pytest.mark.parametrize("notice_id", ["x", "x.1", "..%2f..%2fetc", "0.pdf", "%00"])
def test_what_does_not_exist_is_not_there(browse, notice_id) -> None:
    assert browse(CLERK).get(f"/notices/{notice_id}").status_code == 404


def test_strangers_are_sent_to_the_sign_in(browse_own, notice) -> None:
    assert browse_own().get(f"/notices/{notice}").location.startswith("/sign-in?next=/notices/")


def test_the_pdf_is_kept_under_its_own_name_and_by_nobody_on_the_way(browse_own, notice) -> None:
    answer = browse_own(APPLICANT).get(f"/notices/{notice}.pdf")
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert "filename*=UTF-8''%E4%B8%80%E6%AC%A1%E6%80%A7%E8%A1%A5%E6%AD%A3" in disposition
    assert "\n" not in disposition


def test_reading_marks_the_notice_read_for_its_addressee_alone(browse_own, own_world, notice) -> None:
    def unread() -> int:
        with own_world.reading() as connection:
            return boards.count_unread(connection, APPLICANT.person)

    before = unread()
    browse_own(CLERK).get(f"/notices/{notice}")
    assert unread() == before
    browse_own(APPLICANT).get(f"/notices/{notice}")
    assert unread() == before - 1
