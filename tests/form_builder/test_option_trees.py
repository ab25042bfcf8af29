"""Trees of options with days: the leaves are chosen, on the days they are offered; what was chosen keeps its words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup import Page, check_accessible
from werkzeug.datastructures import MultiDict

from banshi_forms.answers import AnswerSheet
from banshi_forms.html import render_fields, review_rows
from banshi_forms.live import check_sheet
from banshi_forms.messages import say
from banshi_forms.options import Option, tree_of, walk
from banshi_forms.wtforms_form import take
from banshi_rules.expressions import compile_expression, holds
from banshi_rules.findings import NOWHERE
from banshi_rules.texts import Text
from banshi_rules.values import BOOLEAN

BORDER = date(2026, 7, 1)
DAY = timedelta(1)
PLACES = {
    "eating": Option(
        Text("餐饮场所", "Eating places"),
        children={
            "restaurant": Option(Text("饭店", "Restaurant")),
            "stall": Option(Text("小吃摊", "Stall"), until=BORDER - DAY),
            "court": Option(Text("美食广场"), since=BORDER),
        },
    ),
    "fun": Option(
        Text("娱乐场所", "Amusement"),
        until=date(2027, 12, 31),
        children={
            "song": Option(Text("歌厅", "Karaoke")),
            "games": Option(
                Text("游艺", "Games"),
                since=BORDER,
                children={
                    "arcade": Option(Text("电玩城", "Arcade")),
                    "net": Option(Text("网吧"), until=date(2026, 9, 30)),
                },
            ),
        },
    ),
    "other": Option(Text("其他", "Other")),
}
LEAVES = ("restaurant", "stall", "court", "song", "arcade", "net", "other")


@pytest.fixture
def form(make):
    return make.form(
        make.section(
            "s",
            make.field("place", "choice", "场所类型", options=PLACES),
            make.field("uses", "choices", "用途", options=PLACES, required=False),
        )
    )


def on(day: date) -> dict[str, date]:
    return {"received_on": day}


def chosen(form, day: date, **answers: object) -> list[str]:
    sheet, problems = AnswerSheet.from_json(form, {"place": "restaurant", **answers})
    return [say(problem, form, "zh") for problem in (*problems, *check_sheet(form, sheet, on(day)))]


def test_the_type_is_of_leaves_and_knows_the_branches() -> None:
    tree = tree_of(PLACES)
    assert tree.type.members == tuple(tree.leaves) == LEAVES
    assert tree.type.branches == {
        "eating": ("restaurant", "stall", "court"),
        "fun": ("song", "arcade", "net"),
        "games": ("arcade", "net"),
    }
    under, findings = compile_expression("place in ['fun']", {"place": tree.type}, NOWHERE, wants=BOOLEAN)
    assert under is not None, findings
    assert [leaf for leaf in LEAVES if holds(under, {"place": leaf})] == ["song", "arcade", "net"]


def test_days_of_branches_bind_what_stands_below() -> None:
    leaves = tree_of(PLACES).leaves
    assert (leaves["arcade"].since, leaves["arcade"].until) == (BORDER, date(2027, 12, 31))
    assert (leaves["net"].since, leaves["net"].until) == (BORDER, date(2026, 9, 30))
    assert leaves["net"].words("zh") == "娱乐场所 / 游艺 / 网吧"
    assert leaves["net"].words("en") == "Amusement / Games / 网吧"


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_days_of_one_era_offer_the_same(one: date, other: date) -> None:
    tree = tree_of(PLACES)
    offered = [[leaf.id for leaf in tree.leaves.values() if leaf.offered(day)] for day in (one, other)]
    if tree.era(one) == tree.era(other):
        assert offered[0] == offered[1]
    assert all(leaf.offered(None) for leaf in tree.leaves.values())


EATING, STALL, COURT = "餐饮场所 / 饭店", "餐饮场所 / 小吃摊", "餐饮场所 / 美食广场"
STALL_ENDED = f"场所类型的选项“{STALL}”只用到2026年6月30日，请改选：{EATING}、{COURT}"
COURT_TO_COME = f"场所类型的选项“{COURT}”从2026年7月1日起才能选，请改选：{EATING}、{STALL}"
SONG_ENDED = f"场所类型的选项“娱乐场所 / 歌厅”只用到2027年12月31日，请改选：{EATING}、{COURT}、其他"


@pytest.mark.parametrize(
    ("answer", "day", "words"),
    [
        ("stall", BORDER - DAY, None),
        ("stall", BORDER, STALL_ENDED),
        ("court", BORDER, None),
        ("court", BORDER - DAY, COURT_TO_COME),
        ("song", date(2028, 1, 1), SONG_ENDED),
    ],
)
def test_an_option_is_taken_on_its_days(form, answer: str, day: date, words: str | None) -> None:
    assert chosen(form, day, place=answer) == ([] if words is None else [words])
    several = chosen(form, day, uses=["restaurant", answer])
    assert several == ([] if words is None else [words.replace("场所类型的", "用途的", 1)])
    posted = take(form, "s", MultiDict([("f_place", answer)]), AnswerSheet(), on(day))
    assert [say(problem, form, "zh") for problem in posted.problems] == ([] if words is None else [words])
    assert posted.sheet.get("place") == answer  # nothing that was chosen is lost


def test_without_a_day_every_option_will_do(form) -> None:
    sheet, _ = AnswerSheet.from_json(form, {"place": "net", "uses": list(LEAVES)})
    assert check_sheet(form, sheet) == ()


def test_where_nothing_is_left_the_window_is_named(make) -> None:
    ended = {"a": Option(Text("甲"), until=date(2025, 12, 31))}
    form = make.form(make.section("s", make.field("x", "choice", "类别", options=ended)))
    sheet, _ = AnswerSheet.from_json(form, {"x": "a"})
    (problem,) = check_sheet(form, sheet, make.more)
    assert say(problem, form, "zh") == "类别的选项“甲”只用到2025年12月31日，请改选：（现在没有可选的，请咨询受理窗口）"
    check_accessible(Page(render_fields(form, "s", sheet=AnswerSheet(), more=make.more)))


def test_a_branch_is_no_answer_and_its_parts_are_named(form) -> None:
    divided = "场所类型的“游艺”还分为几项，要选到最细一级；可选：arcade、net"
    assert chosen(form, BORDER, place="games")[0] == divided
    assert "没有“nowhere”这个选项" in chosen(form, BORDER, place="nowhere")[0]
    posted = take(form, "s", MultiDict([("f_place", "games")]), AnswerSheet(), on(BORDER))
    assert posted.problems[0].code == "not-an-option"


def test_old_cases_keep_their_words(form) -> None:
    sheet, problems = AnswerSheet.from_json(form, {"place": "stall", "uses": ["net", "stall"]})
    assert problems == ()
    rows = review_rows(form, sheet, on(date(2030, 1, 1)))
    assert [row.shown for row in rows] == ["餐饮场所 / 小吃摊", "餐饮场所 / 小吃摊、娱乐场所 / 游艺 / 网吧"]


def test_the_page_offers_what_can_be_chosen_that_day_under_headings(form) -> None:
    """The same edition on two days: what is made once must not stay for the next day."""
    before, after = ["restaurant", "stall", "song", "other"], ["restaurant", "court", "song", "arcade", "net", "other"]
    for day, offered in ((BORDER - DAY, before), (BORDER, after)):
        page = Page(render_fields(form, "s", sheet=AnswerSheet(), more=on(day)))
        check_accessible(page)
        for name, kind in (("f_place", "radio"), ("f_uses", "checkbox")):
            assert [box["value"] for box in page.all("input", name=name, type=kind)] == offered
    legends = [page.texts[i] for i, (tag, _) in enumerate(page.elements) if tag == "legend"]
    assert legends == [
        "场所类型",
        "餐饮场所",
        "娱乐场所",
        "娱乐场所 / 游艺",
        *["用途 （选填）", "餐饮场所", "娱乐场所", "娱乐场所 / 游艺"],
    ]


def test_what_was_chosen_and_ended_is_shown_as_such(form, make) -> None:
    sheet = AnswerSheet({"place": "stall", "uses": ("song", "stall")})
    page = Page(render_fields(form, "s", sheet=sheet, more=on(BORDER)))
    check_accessible(page)
    assert [box["value"] for box in page.all("input", name="f_place") if "checked" in box] == ["stall"]
    assert page.by_id("f_place-gone-stall")
    assert [box["value"] for box in page.all("input", name="f_uses") if "checked" in box] == ["song", "stall"]
    assert any("小吃摊（现在不能选）" in text for text in page.texts.values())
    many = {f"o{n}": Option(Text(f"选项{n}"), until=BORDER if n % 2 else None) for n in range(30)}
    long = make.form(make.section("s", make.field("x", "choice", "类别", options=many)))
    page = Page(render_fields(long, "s", sheet=AnswerSheet({"x": "o3"}), more=on(BORDER + DAY)))
    assert len(page.all("option")) == 17
    assert [one["value"] for one in page.all("option") if "selected" in one] == ["o3"]


def test_what_ended_in_a_row_is_shown_in_its_row(make) -> None:
    members = [
        make.field("place", "choice", "场所", options=PLACES),
        make.field("uses", "choices", "用途", options=PLACES),
    ]
    form = make.form(make.section("s", make.group("shops", members)))
    rows = ({"place": "song"}, {"place": "stall", "uses": ("stall", "other")})
    page = Page(render_fields(form, "s", sheet=AnswerSheet({"shops": rows}), more=on(BORDER)))
    check_accessible(page)
    assert page.by_id("f_shops-1-place-gone-stall")[1]["name"] == "f_shops-1-place"
    assert page.by_id("f_shops-1-uses-gone-stall")[1]["name"] == "f_shops-1-uses"
    assert [box["value"] for box in page.all("input", name="f_shops-0-place") if "checked" in box] == ["song"]
    problems = check_sheet(form, AnswerSheet({"shops": rows}), on(BORDER))
    assert [(p.at, p.code) for p in problems if p.code != "missing-choice"] == [
        ("shops.1.place", "option-ended"),
        ("shops.1.uses", "option-ended"),
    ]


def test_a_long_tree_is_a_list_with_headings_or_folds(make) -> None:
    branches = {
        f"b{n}": Option(Text(f"大类{n}"), children={f"b{n}-{m}": Option(Text(f"小类{m}")) for m in range(49)})
        for n in range(100)
    }
    form = make.form(
        make.section(
            "s",
            make.field("one", "choice", "行业", options=branches),
            make.field("some", "choices", "行业", options=branches),
        )
    )
    page = Page(render_fields(form, "s", sheet=AnswerSheet({"some": ("b7-3",)})))
    check_accessible(page)
    assert len(page.all("optgroup")) == 100
    assert len(page.all("option")) == 4901
    folds = page.all("details")
    assert [place for place, fold in enumerate(folds) if "open" in fold] == [0, 7]
    assert len({one[0] for one in walk(branches)}) == 5000


def test_nothing_an_author_writes_in_a_tree_becomes_markup(make) -> None:
    evil = Text('"><script>alert(1)</script>', "</optgroup><script>")
    tree = {f"b{n}": Option(evil, children={f"b{n}-{m}": Option(evil) for m in range(9)}) for n in range(3)}
    for kind in ("choice", "choices"):
        form = make.form(make.section("s", make.field("x", kind, evil, options=tree)))
        for language in ("zh", "en"):
            page = Page(render_fields(form, "s", sheet=AnswerSheet(), language=language))
            check_accessible(page)
            assert page.all("script") == []
