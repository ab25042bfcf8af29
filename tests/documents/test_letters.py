"""Does a letter come out as a PDF that says what the letter says?"""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from banshi.documents import letter_pdf
from banshi.notices.kinds import NoticeKind
from banshi.notices.letter import Letter, Rows

LETTER = Letter(
    kind=NoticeKind.CORRECTION,
    heading="示例区市场监督管理局",
    title="一次性补正告知书",
    number="示市监补字〔2026〕第0001号",
    addressee="测试甲餐饮店",
    paragraphs=("你（单位）于2026年2月13日提交的食品经营许可（餐饮服务）新办申请，经审查需要补正下列内容。",),
    table=Rows("需要补正的内容", ("序号", "内容", "怎样补正"), (("1", "平面图空白", "重新上传标明面积的平面图"),)),
    closing=("请于2026年3月5日前一次补齐。",),
    organ="示例区市场监督管理局",
    date="2026年2月13日",
)


def words_of(pdf: bytes, folder: Path) -> str:
    source = folder / "letter.pdf"
    source.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", source, "-"], check=True, capture_output=True).stdout.decode()
    return "".join(text.split())


def test_every_word_of_the_letter_is_in_the_pdf(tmp_path: Path) -> None:
    pdf = letter_pdf(LETTER)
    assert pdf.startswith(b"%PDF-")
    words = words_of(pdf, tmp_path)
    assert LETTER.table is not None
    for piece in (
        LETTER.title,
        LETTER.number,
        LETTER.addressee,
        *LETTER.paragraphs,
        *LETTER.closing,
        *LETTER.table.rows[0],
    ):
        assert "".join(piece.split()) in words


@pytest.mark.parametrize(
    "typed", ["#panic()", "*粗* _x_ $1+1$", '[#read("/etc/passwd")]', "\\u{1}", "</p><script>", "= 标题"]
)
def test_what_a_person_typed_is_set_literally(typed: str, tmp_path: Path) -> None:
    words = words_of(letter_pdf(replace(LETTER, addressee=typed)), tmp_path)
    assert "".join(typed.split()) in words


def test_a_character_without_a_glyph_is_named_not_dropped(tmp_path: Path) -> None:
    assert "〔U+30EDE〕" in words_of(letter_pdf(replace(LETTER, addressee="\U00030ede某")), tmp_path)


def test_rare_characters_of_names_are_printed(tmp_path: Path) -> None:
    assert "镕堃喆頔" in words_of(letter_pdf(replace(LETTER, addressee="镕堃喆頔")), tmp_path)


def test_a_long_letter_goes_over_pages(tmp_path: Path) -> None:
    rows = tuple((str(n), f"第{n}项材料缺少页码", "补齐") for n in range(1, 120))
    words = words_of(letter_pdf(replace(LETTER, table=Rows("内容", ("序号", "内容", "怎样补正"), rows))), tmp_path)
    assert "第119项材料缺少页码" in words
