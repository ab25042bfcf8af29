"""Are people spared vague words, documents asked twice, and documents the government holds?"""

from __future__ import annotations

from pathlib import Path

import pytest

from banshi.definitions.library import Library, compile_library
from banshi.definitions.lint.documents import document, identifies
from banshi.definitions.lint.vague import vague_condition, vague_question
from banshi.definitions.source.files import Sources, read_folder
from banshi.definitions.vocabulary import Vocabulary

DISTRICT = Path(__file__).parent / "district"

SAME = [
    ("营业执照", "营业执照复印件"),
    ("营业执照", "企业法人营业执照（副本）"),
    ("营业执照", "申请人有效的《营业执照》原件及复印件"),
    ("居民身份证", "本人居民身份证复印件"),
    ("场所平面图", "场所平面图（标明面积）"),
]
DIFFERENT = [
    ("设置效果图", "夜景效果图"),
    ("安全承诺书", "消防安全承诺书"),
    ("施工方案", "安全防护方案"),
    ("租赁合同", "承包经营合同"),
    ("副本", "正本"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_names_of_one_document(one: str, other: str) -> None:
    assert document(one) == document(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_documents(one: str, other: str) -> None:
    assert document(one) != document(other)


@pytest.mark.parametrize(
    "title", ["居民身份证复印件", "户口簿", "法定代表人身份证明", "从业人员健康证", "无犯罪记录证明", "Passport"]
)
def test_a_document_about_a_person(title: str) -> None:
    assert identifies(title) is not None


@pytest.mark.parametrize(
    "title", ["营业执照", "平面布局图", "身份证号", "施工图审查合格书", "食品安全规章制度目录", "残疾人设施布置图"]
)
def test_a_document_about_a_thing(title: str) -> None:
    assert identifies(title) is None


@pytest.mark.parametrize(
    "text",
    [
        "法律、法规规定的其他条件",
        "符合相关规定",
        "符合有关要求",
        "行政机关认为必要的条件",
        "视情况而定",
        "other relevant conditions",
    ],
)
def test_a_condition_nobody_can_check(text: str) -> None:
    assert vague_condition(text)


@pytest.mark.parametrize(
    "text",
    [
        "有与经营的食品品种、数量相适应的经营场所",
        "符合户外广告设置规划和城市容貌标准",
        "与有毒、有害场所以及其他污染源保持规定的距离",
        "确因建设施工、管线抢修、公益活动等特殊情况需要临时占用",
    ],
)
def test_a_condition_one_can_check(text: str) -> None:
    assert vague_condition(text) is None


@pytest.mark.parametrize("text", ["其他", "备注", "其他需要说明的情况", "其他事项", "other information"])
def test_a_question_nobody_understands(text: str) -> None:
    assert vague_question(text)


@pytest.mark.parametrize(
    "text", ["变更事项", "占用期限", "其他股东姓名", "是否有其他许可证", "Other names of the shop"]
)
def test_a_question_one_understands(text: str) -> None:
    assert vague_question(text) is None


@pytest.fixture(scope="module")
def together(vocabulary: Vocabulary):
    """The small district with a second matter, made from the first by replacing texts."""

    def compiled(*changes: tuple[str, str]) -> Library:
        files = dict(read_folder(DISTRICT).files)
        second = files["felling.yaml"].replace("matter: felling", "matter: pruning").replace("砍伐许可证", "修剪许可证")
        for old, new in changes:
            assert second.count(old) == 1, old
            second = second.replace(old, new)
        return compile_library(Sources({**files, "pruning.yaml": second}), vocabulary)

    return compiled


def said(library: Library) -> list[tuple[str, str, object]]:
    return [(f.code, f.at.file, f.args["title"]) for f in library.findings if f.code in ("L082", "L083", "L084")]


def test_matters_that_call_everything_by_one_name_are_left_alone(together) -> None:
    assert said(together()) == []


def test_one_document_under_two_names(together) -> None:
    library = together(("title: 补植方案", "title: 补植方案（原件）"))
    (finding,) = [finding for finding in library.findings if finding.code == "L082"]
    assert (finding.at.file, finding.args["usual"], finding.args["count"]) == ("pruning.yaml", "补植方案", 1)


def test_what_another_matter_issues_is_not_asked(together) -> None:
    library = together(("title: 补植方案", "title: 树木砍伐许可证复印件"))
    (finding,) = [finding for finding in library.findings if finding.code == "L083"]
    assert finding.at.file == "pruning.yaml" and str(finding.args["matter"].zh) == "树木砍伐许可"


def test_ones_own_result_may_be_asked_back(together) -> None:
    assert "L083" not in [code for code, *_ in said(together(("title: 补植方案", "title: 树木修剪许可证原件")))]


def test_what_is_shared_elsewhere_is_not_asked(together) -> None:
    shared = "source: sharing, register: tree_register, standard: 写明树种和地点"
    library = together(("source: applicant, accept: [pdf], standard: 写明树种和地点", shared))
    assert said(library) == [("L084", "felling.yaml", library.matters["felling"].materials[1].title)]


def test_what_a_register_fills_in_elsewhere_is_not_typed(together) -> None:
    filled = "label: 工程名称, prefill: register.tree_register.project,"
    library = together(("label: 工程名称,", filled))
    (finding,) = [finding for finding in library.findings if finding.code == "L086"]
    assert finding.at.file == "felling.yaml"
    assert (finding.args["label"].zh, finding.args["prefill"]) == ("工程名称", "register.tree_register.project")
