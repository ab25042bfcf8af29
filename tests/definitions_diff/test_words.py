"""Every kind of change in the words an official reads, Chinese and English, with what it means for running cases."""

from pathlib import Path

import pytest
import yaml

from banshi.definitions.diff import Act, Change, Effect, changes_the_organ, diff, gravest, headline

MARKET = "departments/market_supervision.yaml"
FLOW = "flows/express-3.yaml"
H, K, M = Effect.HARMLESS, Effect.KEEP, Effect.MIGRATE
EXPRESS = '      - {business: catering,    area: "<= 50", central_kitchen: false, track: express}\n'
EDITS = yaml.safe_load((Path(__file__).parent / "edits.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", EDITS)
def test_one_edit_is_one_change_in_words(edited, name: str) -> None:
    edit = EDITS[name]
    (change,) = edited(edit["old"], edit["new"])
    assert (change.say("zh"), change.say("en"), change.effect.value) == (edit["zh"], edit["en"], edit["effect"])
    assert Change.from_json(change.to_json()) == change


def test_what_has_an_id_may_move(edited) -> None:
    (change,) = edited(
        '      - {business: prepackaged, area: "-",     central_kitchen: "-",   track: filing}\n' + EXPRESS,
        EXPRESS + '      - {business: prepackaged, area: "-",     central_kitchen: "-",   track: filing}\n',
    )
    assert (change.act, change.effect) == (Act.MOVED, K)
    text = "  - {route: express, when: track == 'express', promised: 1 working day, flow: express-3}\n"
    assert edited(text, text) == ()


def test_a_field_moves_to_another_section(edited) -> None:
    asked = """      - id: central_kitchen
        kind: yes-no
        label: {zh: 是否设中央厨房, en: Is there a central kitchen?}
        help: {zh: 集中加工后配送到其他门店的厨房, en: A kitchen that prepares food for other outlets}
        visible_when: business != 'prepackaged'
        required: true
"""
    section = "  - section: people\n    title: {zh: 食品安全管理人员, en: Food safety staff}\n    fields:\n"
    (change,) = edited(asked + section, section + asked)
    assert change.say("zh") == "字段“是否设中央厨房”：所在章节 “经营场所” → “食品安全管理人员”"
    assert change.effect is H


def test_what_stands_elsewhere_but_means_the_same_is_no_change(edited) -> None:
    assert edited("when: track == 'filing'", "when: (track   ==   'filing')") == ()
    assert edited("matter: catering-licence\n", "\n\n\nmatter: catering-licence   # 食品\n") == ()


def test_shared_parts_belong_to_every_matter_that_uses_them(edited) -> None:
    (change,) = edited("limit: 1 working day", "limit: 2 working days", FLOW)
    assert change.say("zh") == "流程“express-3”、环节“决定”：时限 1→2 个工作日"
    (change,) = edited("phone: 000-00000001\n", "phone: 000-00000003\n", MARKET)
    assert (change.effect, change.say("en")) == (H, "phone of the organ 000-00000001 → 000-00000003")


def test_another_organ_is_a_delegation(library, edited) -> None:
    moved = edited("department: market_supervision", "department: urban_management")
    assert changes_the_organ(moved)
    assert "实施机关 market_supervision → urban_management" in [change.say("zh") for change in moved]
    assert gravest(moved) is M
    assert changes_the_organ(edited("level: county", "level: town"))
    assert not changes_the_organ(edited("promised: 5 working days", "promised: 4 working days"))


def test_another_kind_tells_what_else_comes_with_it(edited) -> None:
    told = [change.say("zh") for change in edited("        kind: decimal\n", "        kind: integer\n")]
    assert told == ["字段“经营面积”：类型 decimal → integer", "字段“经营面积”：小数位数 6 → 0"]


def test_renamed_is_one_less_and_one_more(edited) -> None:
    told = {(change.act, change.path) for change in edited("  - id: rules\n", "  - id: regulations\n")}
    assert (Act.ADDED, ("materials", "regulations")) in told
    assert (Act.REMOVED, ("materials", "rules")) in told


def test_many_changes_are_counted_in_one_line(library, catering) -> None:
    many = diff(catering, library.matters["road-occupation"])
    assert "新增材料 6" in headline(many, "zh")
    assert "material removed: 5" in headline(many, "en")
    assert headline(many[:2], "zh") == "；".join(change.say("zh") for change in many[:2])
    assert headline((), "zh") == ""


def test_nothing_is_told_of_the_same_state(library) -> None:
    for matter in library.matters.values():
        assert diff(matter, matter) == ()
