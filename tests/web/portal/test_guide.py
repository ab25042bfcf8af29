"""Does the guide of a matter say what its definition says?"""

from __future__ import annotations

import pytest

from banshi.definitions.guide import GuideKind, read_stamp


@pytest.mark.parametrize(
    ("language", "level", "valid"), [("zh", "县级", "5 年"), ("en", "County or district", "5 years")]
)
def test_level_codes_and_validity(browse, language, level, valid) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    page = browser.get("/m/catering-licence").text
    assert level in page
    assert "000131012000" in page
    assert valid in page


@pytest.mark.parametrize(("language", "since"), [("zh", "2019年3月24日起施行的文本"), ("en", "Wording in force since")])
def test_the_articles_are_shown_word_for_word(browse, language, since) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    page = browser.get("/m/road-occupation").text
    assert '<p lang="zh-CN">因特殊情况需要临时占用城市道路的，须经市政工程行政主管部门和公安交通管理部门批准' in page
    assert '<p lang="zh-CN"><strong>第三十六条</strong></p>' in page
    assert since in page
    assert "国务院令第198号（1996年），第710号（2019年）修订" in page


def test_an_article_without_a_text_is_named_and_nothing_more(browse) -> None:
    page = browse().get("/m/catering-licence").text
    assert "<p>《食品经营许可和备案管理办法》第" in page
    assert "<details><summary>《中华人民共和国食品安全法》第" in page


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "需要提交的情形</dt><dd>主体业态是“集中用餐单位食堂”"),
        ("en", "Needed when</dt><dd>Kind of business is “Canteen of a school, enterprise or other unit”"),
    ],
)
def test_when_a_material_is_needed_is_said_in_a_sentence(browse, language, sentence) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    page = browser.get("/m/catering-licence").text
    assert sentence in page
    assert "business ==" not in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_guide_names_post_and_officer_of_each_step(browse, language) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    page = browser.get("/m/road-occupation").text
    label, post = {"zh": ("责任岗位", "分管副局长：演示施"), "en": ("In the hands of", "Deputy director: ")}[language]
    assert page.count(f"<dt>{label}</dt>") == 8  # three steps of the quick way, five of the ordinary one
    assert post in page and "演示施" in page


@pytest.mark.parametrize(("path", "kind"), [("guide.pdf", GuideKind.GUIDE), ("sheet.pdf", GuideKind.SHEET)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_guide_and_sheet_can_be_taken_home(browse, path, kind, language) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    response = browser.get(f"/m/road-occupation/{path}")
    assert response.mimetype == "application/pdf" and response.data.startswith(b"%PDF-")
    stamp = read_stamp(response.data)
    assert stamp is not None and stamp.edition is not None
    assert (stamp.matter, stamp.kind, stamp.languages, stamp.edition.number) == ("road-occupation", kind, language, 1)


@pytest.mark.parametrize(
    ("language", "items"),
    [
        ("zh", ["项目名称", "设立依据", "实施主体", "办理期限", "收费标准", "申请材料", "联系方式"]),
        ("en", ["Matter", "Legal basis", "Organ", "Time limits", "Fees", "Materials", "Contact"]),
    ],
)
def test_the_notice_sheet_is_a_page(browse, language, items) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    guide = browser.get("/m/road-occupation").text
    assert "/m/road-occupation/sheet" in guide and "/m/road-occupation/guide.pdf" in guide
    page = browser.get("/m/road-occupation/sheet").text
    places = [page.index(f"<h2>{item}</h2>") for item in items]
    assert places == sorted(places)
    assert "/m/road-occupation/sheet.pdf" in page


def test_of_a_matter_that_is_not_there_there_is_no_file(browse) -> None:
    for path in ("guide.pdf", "sheet", "sheet.pdf"):
        assert browse().get(f"/m/nowhere/{path}").status_code == 404
