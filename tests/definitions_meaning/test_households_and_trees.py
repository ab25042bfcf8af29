"""A matter with members, their incomes and a tree of places: written, compiled, tried on answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from banshi.cases.events import Gap
from banshi.definitions.model import Matter
from banshi.definitions.trying import Trial, try_matter
from banshi.notices.intake import about_words
from banshi_rules.calendars import WorkingCalendar

PARTS = """
form:
  - section: one
    title: 一
    fields:
      - id: place
        kind: choice
        label: 场所
        required: true
        options:
          eating: {label: {zh: 餐饮, en: Eating}, children: {hall: 饭店, stall: {label: 小吃摊, until: 2026-06-30}}}
          fun: {label: 娱乐, children: {song: 歌厅, games: {label: 游艺, from: 2026-07-01, children: {arcade: 电玩城}}}}
      - id: members
        kind: group
        label: 家庭成员
        least: 1
        fields:
          - {id: name, kind: text, label: 姓名, required: true, privacy: personal, purpose: 核验}
          - {id: works, kind: yes-no, label: 有工作, required: true}
          - id: incomes
            kind: group
            label: 收入
            visible_when: works
            least: 1
            fields:
              - {id: monthly, kind: decimal, label: 月收入, min: 0, required: true}
              - {id: proof, kind: text, label: 单位, required: true,
                 visible_when: works && monthly > 5000 && place == 'hall'}
          - {id: total, kind: decimal, label: 合计, value: "works ? incomes.sum(i, i.monthly) : 0"}
      - {id: each, kind: decimal, label: 人均, decimals: 2, value: "members.sum(m, m.total) / size(members)"}
situations:
  playing: place in ['fun']
  poor: each < 1000
materials:
  - {id: proof, title: 收入证明, source: applicant, accept: [pdf], standard: 盖章, basis: licensing-law,
     required_when: poor}
checks:
  - {id: rich, at: members, wrong_when: "members.exists(m, m.incomes.exists(i, i.monthly > 90000))", message: 收入过高}
tables:
  track:
    inputs: [place, poor]
    outputs: {track: [quick, slow]}
    policy: first
    rows:
      - {place: fun, poor: "-", track: slow}
      - {place: "in [eating]", poor: true, track: quick}
      - {place: "-", poor: "-", track: slow}
routes:
  - {route: quick, when: track == 'quick'}
  - {route: standard}
"""
GIVEN: dict[str, Any] = {
    "place": "hall",
    "members": [
        {"name": "测试甲", "works": True, "incomes": [{"monthly": "900.5"}, {"monthly": "99"}]},
        {"name": "测试乙", "works": False},
    ],
}


@pytest.fixture
def matter(matter_of: Callable[..., Matter]) -> Matter:
    return matter_of(PARTS)


@pytest.fixture
def tried(matter: Matter, calendar: WorkingCalendar) -> Callable[..., Trial]:
    def trying(received: date = date(2026, 3, 2), **changes: Any) -> Trial:
        given = {**GIVEN, **changes}
        return try_matter(matter, given, applicant={}, received=received, calendar=calendar, registers={}, plugins={})

    return trying


def test_sums_decide_materials_and_routes(tried: Callable[..., Trial]) -> None:
    trial = tried()
    assert trial.wrong == ()
    assert str(trial.understood.facts["each"]) == "499.75"
    assert trial.to_json()["materials"]["asked"] == ["proof"]
    assert trial.route.route.id == "quick"


def test_conditions_in_the_inner_row_read_all_around_it(tried: Callable[..., Trial]) -> None:
    rich = [{"name": "测试甲", "works": True, "incomes": [{"monthly": "6000"}, {"monthly": "99999"}]}]
    wrong = [(w.at, w.check, w.message.zh) for w in tried(members=rich).wrong]
    assert wrong == [
        ("members.0.incomes.0.proof", "missing", "家庭成员第1项的收入第1项的单位还没有填"),
        ("members.0.incomes.1.proof", "missing", "家庭成员第1项的收入第2项的单位还没有填"),
        ("members", "rich", "收入过高"),
    ]
    idle = [{"name": "测试甲", "works": False, "incomes": [{"monthly": "6000"}]}]
    assert tried(members=idle).wrong == ()
    elsewhere = tried(members=rich, place="song").wrong
    assert [w.check for w in elsewhere] == ["rich"]


@pytest.mark.parametrize("place", ["song", "arcade"])
def test_a_branch_stands_for_its_leaves(tried: Callable[..., Trial], place: str) -> None:
    trial = tried(received=date(2026, 7, 1), place=place)
    assert trial.understood.facts["playing"] is True
    assert trial.understood.facts["track"] == "slow"


def test_options_are_judged_on_the_day_of_receipt(tried: Callable[..., Trial]) -> None:
    assert tried(received=date(2026, 6, 30), place="stall").wrong == ()
    (wrong,) = tried(received=date(2026, 7, 1), place="stall").wrong
    assert (wrong.at, wrong.check) == ("place", "option-ended")
    assert wrong.message.zh == "场所的选项“餐饮 / 小吃摊”只用到2026年6月30日，请改选：餐饮 / 饭店"
    assert (
        wrong.message.en == "场所: “Eating / 小吃摊” could be chosen until 30 June 2026; choose another: Eating / 饭店"
    )


def test_a_notice_names_the_row_in_the_row(matter: Matter) -> None:
    assert about_words(Gap("field:members.0.incomes.1.monthly", "", ""), matter) == "家庭成员第 1 行收入第 2 行“月收入”"
    assert about_words(Gap("field:members.1.name", "", ""), matter) == "家庭成员第 2 行“姓名”"
    assert about_words(Gap("field:one", "", ""), matter) == "一"
    assert about_words(Gap("field:nowhere.1", "", ""), matter) == "nowhere.1"
