"""banshi try: the promised JSON, word for word, and clear answers to bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from banshi.definitions.source import read as read_definition

HERE = Path(__file__).parent
CATERING = "matter_definitions/shili/market_supervision/catering-licence.yaml"
EXCAVATION = "matter_definitions/shili/urban_management/road-excavation.yaml"
ANSWERS = """\
uscc: 92440305MA5HD4K27N
address: 示例区示例路1号
business: catering
area: 45
items: [hot]
central_kitchen: false
safety_staff: [{name: 测试甲, id_no: "11010519491231002X", role: principal}]
"""


@pytest.fixture
def answers(here: Path) -> str:
    (here / "answers.yaml").write_text(ANSWERS, "utf-8")
    return "answers.yaml"


@pytest.mark.parametrize("matter", [CATERING, "catering-licence"])
def test_the_json_is_the_promised_one(run, answers: str, matter: str) -> None:
    result = run("try", matter, "--answers", answers, "--accepted", "2026-02-13", "--json")
    assert json.loads(result.stdout) == json.loads((HERE / "golden/try_express.json").read_text("utf-8"))
    assert result.exit_code == 0


def test_wrong_answers_are_told_with_their_place(run, here: Path) -> None:
    broken = (
        ANSWERS.replace("92440305MA5HD4K27N", "92440305MA5HD4K27M").replace("area: 45\n", "").replace("[hot]", "[hott]")
    )
    (here / "answers.yaml").write_text(broken, "utf-8")
    result = run("try", CATERING, "--answers", "answers.yaml", "--received", "2026-03-02", "--json", "--lang", "en")
    answer = json.loads(result.stdout)
    golden = json.loads((HERE / "golden/try_wrong.json").read_text("utf-8"))
    assert [[wrong["at"], wrong["check"]] for wrong in answer["wrong"]] == golden
    assert all(wrong["message"] for wrong in answer["wrong"])
    assert result.exit_code == 0


def test_for_people(run, answers: str) -> None:
    text = run("try", "catering-licence", "--answers", answers, "--accepted", "2026-02-13").stdout
    assert "承诺办结：2026-02-14" in text
    assert "办理路径：express" in text
    assert "环节：受理 (accept) → " in text
    assert "没有错误" in text
    assert "不用填写：就餐人数 (diners)（主体业态不是“集中用餐单位食堂”）" in text
    assert "不用提交：食堂承包经营合同（主体业态不是“集中用餐单位食堂”）" in text
    assert "表 track：第 2 行（主体业态是“餐饮服务”；经营面积不超过50平方米；是否设中央厨房为“否”）" in text
    english = run("try", "catering-licence", "--answers", answers, "--accepted", "2026-02-13", "--lang", "en").stdout
    assert "Floor area is at most 50 square metres; ‘Is there a central kitchen?’ is “no”" in english


@pytest.mark.parametrize(("year", "provisional"), [(2026, False), (2031, True)])
def test_a_day_that_may_still_move_is_called_provisional(run, answers: str, year: int, provisional: bool) -> None:
    """No notice has named the holidays of 2031: neither people nor programs are given its days as certain."""
    words = ("try", "catering-licence", "--answers", answers, "--accepted", f"{year}-03-02")
    assert ("（暂定：节假日安排公布后可能变化）" in run(*words).stdout) is provisional
    assert json.loads(run(*words, "--json").stdout).get("provisional", False) is provisional


def test_answers_as_json_and_as_an_example(run, here: Path) -> None:
    given = {
        "given": {"uscc": "92440305MA5HD4K27N", "business": "catering"},
        "plugins": {"registered": "wrong"},
        "registers": {"business_licence": "missing"},
        "applicant": {"kind": "enterprise"},
    }
    (here / "answers.json").write_text(json.dumps(given), "utf-8")
    answer = json.loads(
        run("try", "catering-licence", "--answers", "answers.json", "--received", "2026-03-02", "--json").stdout
    )
    assert "licence" in answer["materials"]["asked"]
    assert {"at": "uscc", "check": "registered"}.items() <= answer["wrong"][-1].items()


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("bussiness: catering\n", "1:1", "business"),
        ("area: [1\n", "2:1", "括号"),
        ("- 1\n", "1:1", "字段"),
        ("given: {area: 1}\nappliccant: {}\n", "2:1", "applicant"),
        ("given: 3\n", "1:8", "名称"),
        ("given: {area: 1}\nplugins: {registerd: wrong}\n", "2:11", "registered"),
        ("given: {area: 1}\nplugins: {registered: broken}\n", "2:23", "passed | wrong | unknown"),
        ("given: {area: 1}\nregisters: {business_licence: lost}\n", "2:31", "found | missing"),
    ],
)
def test_a_bad_answers_file_is_told_with_its_place(run, here: Path, text: str, place: str, says: str) -> None:
    (here / "answers.yaml").write_text(text, "utf-8")
    result = run("try", "catering-licence", "--answers", "answers.yaml")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"answers.yaml:{place}")
    assert says in result.stderr


def test_a_matter_that_does_not_compile_says_why(run, answers: str, change) -> None:
    change("when: track == 'filing'", "when: trak == 'filing'")
    result = run("try", CATERING, "--answers", answers)
    assert result.exit_code == 1
    assert "catering-licence.yaml:" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("try", "no-such-matter", "--answers", "answers.yaml"),
        ("try", "nowhere.yaml", "--answers", "answers.yaml"),
        ("try", "catering-licence", "--answers", "nowhere.yaml"),
        ("try", "catering-licence"),
        (
            "try",
            "catering-licence",
            "--answers",
            "answers.yaml",
            "--received",
            "2026-03-02",
            "--accepted",
            "2026-03-01",
        ),
        ("try", "catering-licence", "--answers", "answers.yaml", "--received", "2026-02-30"),
    ],
)
def test_wrong_use(run, answers: str, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_rows_that_contradict_each_other_are_named(run, change, here: Path) -> None:
    """Where two rows fit and only one may, the table gives nothing; an author is told which, not that none fits."""
    change('{business: catering,    area: "<= 50", central', '{business: catering,    area: "-", central')
    (here / "answers.yaml").write_text(ANSWERS.replace("area: 45", "area: 60"), "utf-8")
    shown = run("try", CATERING, "--answers", "answers.yaml").stdout
    assert "表 track：第 2、3 行都符合，互相矛盾，没有结果" in shown
    because = json.loads(run("try", CATERING, "--answers", "answers.yaml", "--json").stdout)["because"]
    assert (because["tables"], because["contradicting"]) == ({"track": None}, {"track": [2, 3]})
    found = run("check", CATERING)
    assert found.exit_code == 1
    assert "E104" in found.stdout


@pytest.mark.parametrize("option", ["--received", "--accepted"])
def test_a_day_without_an_end_of_limits(run, answers: str, option: str) -> None:
    result = run("try", CATERING, "--answers", answers, option, "9999-12-31")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{option} 太远")


def test_the_nearest_matter_is_offered(run, answers: str) -> None:
    assert "没有事项“catering-license”。你是不是想写“catering-licence”？已有：" in (
        run("try", "catering-license", "--answers", answers).stderr
    )


def test_a_label_is_answered_with_its_id(run, here: Path) -> None:
    (here / "answers.yaml").write_text(ANSWERS + "就餐人数: 3\n", "utf-8")
    result = run("try", CATERING, "--answers", "answers.yaml")
    assert result.exit_code == 1
    assert "写它的 id：diners" in result.stderr


def test_a_root_is_the_folder_of_a_district(run, answers: str) -> None:
    result = run("try", CATERING, "--answers", answers, "--root", "matter_definitions")
    assert result.exit_code == 2
    assert "district.yaml" in result.stderr


CANCELLATION = """\
uscc: 92440305MA5HD4K27N
registered_here: true
reason: stopped
tax: never
debts: false
approval_needed: false
irregular: false
paper_licence: none
by_agent: false
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", "Decided by rule: granted by rule"),
        ("debts: false", "debts: true", "Decided by rule: a person decides (‘Are debts, wages"),
        ("irregular: false", "irregular: true", "Decided by rule: a person decides (‘Is it on the list"),
    ],
)
def test_an_automatic_route_says_who_decides_and_why(run, here: Path, old: str, new: str, said: str) -> None:
    (here / "answers.yaml").write_text(CANCELLATION.replace(old, new), "utf-8")
    told = run("try", "sole-trader-cancellation", "--answers", "answers.yaml", "--lang", "en")
    assert said in told.stdout
    answer = json.loads(run("try", "sole-trader-cancellation", "--answers", "answers.yaml", "--json").stdout)
    assert (answer["route"], answer["decides"]) == ("at-once", "person" if new else "rule")


def test_a_route_that_ends_says_why_and_names_no_days(run, here: Path) -> None:
    (here / "answers.yaml").write_text(CANCELLATION.replace("registered_here: true", "registered_here: false"), "utf-8")
    told = run("try", "sole-trader-cancellation", "--answers", "answers.yaml", "--lang", "en").stdout
    assert "Ends at the intake: It is not registered in Shili District" in told
    assert "None" not in told
    assert "Steps" not in told


def test_the_fees_are_told(run, here: Path) -> None:
    node, _ = read_definition("road.yaml", Path(EXCAVATION).read_bytes())
    charged = next(one for one in node.plain()["examples"] if one["expect"].get("fee", "none") != "none")
    (here / "answers.json").write_text(json.dumps(charged["given"], ensure_ascii=False, default=str), "utf-8")
    told = run("try", EXCAVATION, "--answers", "answers.json", "--lang", "en").stdout
    assert f"{charged['expect']['fee']} yuan" in told
