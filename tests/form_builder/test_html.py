"""What a page looks like to a browser, a screen reader and somebody who tries to smuggle script into it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markup import Page, check_accessible
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from banshi_forms.answers import AnswerSheet
from banshi_forms.html import anchor_of, answers_by_section, error_summary, render_fields, review_rows
from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import Problem
from banshi_forms.wtforms_form import take
from banshi_rules.texts import Text


def every_kind(make, text: str = "题目"):
    texts = Text(text, text)
    needed = {"choice": {"options": {"a": texts, "b": texts}}, "choices": {"options": {"a": texts, "b": texts}}}
    fields = [
        make.field(
            f"x_{kind.replace('-', '_')}",
            kind,
            texts,
            help=texts,
            **needed.get(kind, {"unit": texts} if kind in ("integer", "decimal") else {}),
        )
        for kind in STANDARD_KINDS
    ]
    many = make.field("many", "choice", texts, options={f"o{n}": texts for n in range(12)})
    group = make.group("g", [f for f in fields if f.kind.in_groups], text, least=1)
    return make.form(make.section("s", *fields, many, group))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_is_accessible_empty_and_in_error(make, language) -> None:
    form = every_kind(make)
    check_accessible(Page(render_fields(form, "s", sheet=AnswerSheet(), language=language)))
    taken = take(form, "s", MultiDict([("f_g-0-x_text", "好")]), AnswerSheet(), make.more)
    assert len(taken.problems) == 33
    html = render_fields(
        form, "s", sheet=taken.sheet, typed=taken.typed, problems=taken.problems, more=make.more, language=language
    )
    page = Page(html)
    check_accessible(page)
    assert str(html).count("field--error") == 33
    summary = Page(error_summary(form, taken.problems, language))
    for link in summary.all("a"):
        target, attrs, _ = page.by_id(link["href"].removeprefix("#"))
        assert target in ("input", "textarea", "select") or attrs.get("tabindex") == "-1"


def test_error_stands_between_hint_and_control(make) -> None:
    form = make.catering()
    taken = take(form, "premises", MultiDict([("f_area", "一百二")]), AnswerSheet(), make.more)
    html = render_fields(form, "premises", sheet=taken.sheet, typed=taken.typed, problems=taken.problems)
    area = str(html)[str(html).index('data-field="area"') :]
    assert area.index('id="f_area-hint"') < area.index('id="f_area-error"') < area.index('id="f_area"')
    page = Page(html)
    tag, attrs, _ = page.by_id("f_area")
    assert tag == "input"
    assert attrs["value"] == "一百二"
    assert attrs["aria-invalid"] == "true"
    assert attrs["aria-describedby"] == "f_area-hint f_area-unit f_area-error"
    assert attrs["inputmode"] == "decimal"
    assert page.by_id("f_area-error")[2] == "错误：要填数字，例如 120 或 85.5"
    assert page.by_id("f_area-unit")[2] == "平方米"


def test_radio_buttons_and_boxes_are_grouped(make) -> None:
    page = Page(
        render_fields(make.catering(), "premises", sheet=AnswerSheet({"business": "canteen", "items": ("cold",)}))
    )
    assert page.by_id("f_business")[1]["value"] == "catering"
    assert "checked" not in page.by_id("f_business")[1]
    assert "checked" in page.by_id("f_business-2")[1]
    assert "checked" in page.by_id("f_items-2")[1]
    assert len(page.all("fieldset", role="radiogroup")) == 2
    assert {attrs["name"] for attrs in page.all("input", inputmode="numeric")} >= {"f_opened-year", "f_opened-day"}
    assert page.by_id("f_opened")[1]["name"] == "f_opened-year"


def test_optional_questions_say_so_and_nothing_has_an_asterisk(make) -> None:
    html = str(render_fields(make.catering(), "premises", sheet=AnswerSheet()))
    assert html.count("（选填）") == 1
    assert "*" not in html
    assert "(optional)" in str(render_fields(make.catering(), "premises", sheet=AnswerSheet(), language="en"))


def test_the_page_says_why_a_question_is_asked_and_which_it_asked(make) -> None:
    page = Page(render_fields(make.catering(), "premises", sheet=AnswerSheet({"business": "canteen"})))
    assert page.by_id("f_diners-why")[2] == "因为“主体业态”是“单位食堂”，需要填写"
    assert page.by_id("f_diners")[1]["aria-describedby"] == "f_diners-why"
    asked = page.all("input", name="_asked")[0]["value"].split()
    assert "diners" in asked
    without = Page(render_fields(make.catering(), "premises", sheet=AnswerSheet()))
    assert "diners" not in without.all("input", name="_asked")[0]["value"].split()


def test_questions_that_others_read_ask_for_a_reload(make) -> None:
    page = Page(render_fields(make.catering(), "premises", sheet=AnswerSheet()))
    refreshing = [attrs["data-field"] for _, attrs in page.elements if "data-refresh" in attrs]
    assert refreshing == ["business"]
    people = Page(render_fields(make.catering(), "people", sheet=AnswerSheet()))
    assert [attrs["data-field"] for _, attrs in people.elements if "data-refresh" in attrs] == ["staff"]


def test_rows_work_without_script(make) -> None:
    form = make.catering()
    sheet = AnswerSheet({"staff": ({"name": "测试甲"}, {"name": "测试乙"})})
    page = Page(render_fields(form, "people", sheet=sheet))
    check_accessible(page)
    assert [b["value"] for b in page.all("button", name="_remove")] == ["staff-0", "staff-1"]
    assert [b["value"] for b in page.all("button", name="_add")] == ["staff"]
    first = page.all("button")[0]
    assert "name" not in first  # Enter must not remove a row
    assert page.by_id("f_staff-1-name")[1]["value"] == "测试乙"
    assert page.by_id("f_staff-1-name")[1]["autocomplete"] == "off"
    assert page.by_id("f_staff_count")[2] == "2"
    full = Page(render_fields(form, "people", sheet=AnswerSheet({"staff": ({"name": "测试甲"},) * 4})))
    assert full.all("button", name="_add") == []
    empty = Page(render_fields(form, "people", sheet=AnswerSheet()))
    assert empty.by_id("f_staff-0-name")[1]["value"] == ""


def test_what_a_browser_posts_back_is_what_was_shown(make) -> None:
    form = make.catering()
    sheet, _ = AnswerSheet.from_json(form, {**make.catering_answers, "opened": "2026-02-13"})
    for section in ("premises", "people"):
        page = Page(render_fields(form, section, sheet=sheet, more=make.more))
        post = MultiDict(
            [
                (attrs["name"], attrs.get("value", ""))
                for tag, attrs in page.elements
                if tag == "input" and (attrs["type"] not in ("radio", "checkbox") or "checked" in attrs)
            ]
        )
        taken = take(form, section, post, AnswerSheet(), make.more)
        assert taken.problems == ()
        for field in form.section(section).fields:
            if field.id != "staff_count":
                assert taken.sheet.get(field.id) == sheet.get(field.id)


PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "javascript:alert(1)",
    '" onfocus=alert(1) autofocus x="',
    "' onmouseover='alert(1)",
    "{{ ''.__class__ }}{% for x in y %}",
    "<!-- --><style>*{}</style>",
    "&lt;script&gt;&#60;img&#62;",
    "\u202e<b>\u200b",
    "]]><iframe srcdoc='<script>alert(1)</script>'>",
    "data:text/html,<script>alert(1)</script>",
    "\x00<scr\x00ipt>",
    "\ue000value\ue001",
    "%s{value}{0.__class__}",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_an_author_or_an_applicant_writes_becomes_markup(make, payload: str) -> None:
    plain = every_kind(make)
    form = every_kind(make, payload)
    for language in ("zh", "en"):
        names = [f"f_{f.id}" for f in form.section("s").fields] + [
            f"f_g-0-{m.id}" for m in form.section("s").fields[-1].members
        ]
        post = MultiDict([(name + box, payload) for name in names for box in ("", "-year", "-month")])
        taken = take(form, "s", post, AnswerSheet(), make.more)
        typed = {name + box: [payload] for name in names for box in ("", "-year", "-month", "-day")}
        html = render_fields(
            form, "s", sheet=taken.sheet, typed=typed, problems=taken.problems, more=make.more, language=language
        )
        page = Page(html)
        check_accessible(page)
        tame = take(plain, "s", MultiDict([(k, "题") for k in post]), AnswerSheet(), make.more)
        same = {p.at for p in tame.problems} == {p.at for p in taken.problems}
        expected = Page(
            render_fields(plain, "s", sheet=tame.sheet, typed=typed, problems=tame.problems, language=language)
        )
        if same:
            assert [tag for tag, _ in page.elements] == [tag for tag, _ in expected.elements]
        assert {tag for tag, _ in page.elements} <= {
            *(
                [
                    "div",
                    "label",
                    "input",
                    "textarea",
                    "select",
                    "option",
                    "fieldset",
                    "legend",
                    "p",
                    "span",
                    "button",
                    "bdi",
                ]
            )
        }
        shown = page.by_id("f_x_text")[1]["value"]
        assert shown == payload.replace("\x00", "\ufffd")
        Page(error_summary(form, taken.problems, language))
    for row in review_rows(form, AnswerSheet({"x_text": payload}), make.more):
        assert not isinstance(row.shown, Markup)


def test_chinese_on_an_english_page_is_marked(make) -> None:
    html = str(render_fields(make.catering(), "premises", sheet=AnswerSheet(), language="en"))
    assert '<span lang="zh-CN">经营面积</span>' in html
    assert "Kind of business" in html
    assert '<span lang="zh-CN">餐饮服务</span>' in html
    marked = re.sub(r'<span lang="zh-CN">.*?</span>', "", html)
    assert not re.search("[\u4e00-\u9fff]", marked.replace("主体业态", ""))
    summary = str(error_summary(make.catering(), [Problem("area", "missing")], "en"))
    assert '<a href="#f_area"><span lang="zh-CN">经营面积</span>: enter an answer</a>' in summary
    chinese = str(render_fields(make.catering(), "premises", sheet=AnswerSheet()))
    assert "lang=" not in chinese


def test_the_summary(make) -> None:
    form = make.catering()
    assert error_summary(form, [], "zh") == ""
    problems = [
        Problem("area", "missing"),
        Problem("staff.1.id_no", "missing"),
        Problem("licence", "file-empty", {"name": "a.pdf"}),
    ]
    page = Page(error_summary(form, problems, "zh"))
    assert page.by_id("error-summary")[1]["tabindex"] == "-1"
    assert page.by_id("error-summary-title")[2] == "有 3 处需要修改"
    assert [a["href"] for a in page.all("a")] == ["#f_area", "#f_staff-1-id_no", "#licence"]
    assert anchor_of("premises", form) == "f_uscc"


def test_review_rows(make) -> None:
    form = make.catering()
    sheet, _ = AnswerSheet.from_json(form, make.catering_answers)
    rows = {row.field_id: row for row in review_rows(form, sheet, make.more)}
    assert rows["area"].shown == "45 平方米"
    assert rows["business"].shown == "餐饮服务"
    assert rows["kitchen"].shown == "否"
    assert rows["opened"].shown == "未填写"
    assert not rows["opened"].answered
    assert rows["staff.0.id_no"].shown == "11010519491231002X"
    assert rows["staff.0.id_no"].anchor == "f_staff-0-id_no"
    assert rows["staff_count"].computed
    assert "diners" not in rows
    assert list(answers_by_section(list(rows.values()))) == ["premises", "people"]
    english = {row.field_id: row for row in review_rows(form, sheet, make.more, "en")}
    assert english["opened"].shown == "Not answered"
    assert english["business"].label == "Kind of business"


def test_a_file_that_is_kept_can_be_taken_away(make) -> None:
    form = make.form(make.section("s", make.field("plan", "upload", "平面图", accept=["pdf"], max_mb=5)))
    file = {"digest": "0" * 64, "media": "application/pdf", "name": "<图>.pdf", "size": 2048}
    page = Page(render_fields(form, "s", sheet=AnswerSheet({"plan": file})))
    check_accessible(page)
    assert page.all("button", name="_remove")[0]["value"] == "plan"
    assert page.by_id("f_plan")[1]["accept"] == ".pdf"
    assert "<图>.pdf（2 KB）" in page.texts[next(i for i, (tag, _) in enumerate(page.elements) if tag == "bdi")]


def test_a_long_form_is_drawn_in_time(make) -> None:
    import time

    member = [make.field(f"m{n}", "text") for n in range(4)]
    fields = [make.field(f"f{n}", "text") for n in range(250)]
    form = make.form(make.section("s", *fields, make.group("g", member, most=200)))
    sheet = AnswerSheet({**{f"f{n}": "值" for n in range(250)}, "g": ({f"m{n}": "值" for n in range(4)},) * 200})
    render_fields(form, "s", sheet=sheet)
    started = time.perf_counter()
    html = render_fields(form, "s", sheet=sheet)
    assert time.perf_counter() - started < 0.5
    assert html.count("<input") > 1000


@pytest.mark.parametrize(("language", "words"), [("zh", "用途：核验权属"), ("en", "Why we ask: To verify the title")])
def test_people_are_told_what_an_answer_is_for(make, language, words) -> None:
    """Personal Information Protection Law 17: the purpose is told where the data is asked."""
    asked = replace(make.field("name", "person-name", "姓名"), purpose=Text("核验权属", "To verify the title"))
    form = make.form(make.section("one", asked, make.field("note", "text", "说明")))
    page = Page(render_fields(form, "one", sheet=AnswerSheet(), language=language))
    check_accessible(page)
    assert page.by_id("f_name-purpose")[2] == words
    assert "f_name-purpose" in page.by_id("f_name")[1]["aria-describedby"]
    assert not [attrs for _, attrs in page.elements if attrs.get("id") == "f_note-purpose"]
