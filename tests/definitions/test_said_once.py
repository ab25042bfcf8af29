"""Is one mistake said once, in the words that help, and is none passed over in silence?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from banshi.definitions.compile import compile_shared, parse
from banshi.definitions.library import Library, compile_library
from banshi.definitions.source.files import Sources, read_folder
from banshi.definitions.vocabulary import Vocabulary
from banshi.definitions.words import word

DISTRICT = Path(__file__).parent / "district"
PROJECT = "{id: project, kind: text, label: 工程名称, visible_when: reason == 'works', required: true}"


@pytest.mark.parametrize("key", ["kid", "Kind", "knd", "类型"])
def test_a_question_never_vanishes_with_its_kind(checker: Any, key: str) -> None:
    """A misspelt `kind` is found, also within a group; it once took the whole question away."""
    (found,) = checker.broken(PROJECT, PROJECT.replace("kind", key))
    assert (found.code, found.at.line, found.at.column) == ("H001", 31, 23)
    assert "kind" in word(found, "zh").hint
    column = "{id: share, kind: integer, label: 份额"
    (found,) = checker.broken(column, column.replace("kind", key))
    assert (found.code, found.at.line) == ("H001", 42)


def test_a_question_without_any_kind(checker: Any) -> None:
    assert checker.codes(PROJECT, PROJECT.replace("kind: text, ", "")) == ["H002"]
    assert checker.codes(PROJECT, PROJECT.replace("kind: text, ", "colour: red, ")) == ["H002", "H001"]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("banshi: 1", 'banshi: "1"', ["H003"]),
        ("min: 1, max: 1000", 'min: "1", max: 1000', ["F301"]),
        ("min: 1, max: 1000", "min: 1.5, max: 1000", ["F301"]),
        ("kind: text, label: 工程名称", "kind: text, label: 工程名称, max_length: -1", ["F301"]),
        ("kind: text, label: 工程名称", "kind: date, label: 工程名称, latest: received_on", ["F301"]),
        ("accepted: 2026-03-02", "accepted: 2026-03-02T10:00", ["H005"]),
        ("accepted: 2026-03-02", "accepted: 9999-12-31", ["H016"]),
        ("many: number > 10", f"many: number > 10 {'&& true ' * 500}", ["X101"]),
        ("level: county", "level（级）: county", ["H001"]),
        ("level: county", "level+: county", ["H001"]),
        ("online_depth: full", "online_depth: nothing", ["H004"]),
        ("policy: unique", "policy: most", ["H004"]),
        ("policy: unique", "policy: gather", ["H004"]),
        ("{reason: danger, number", "{reason: [danger, works], number", ["H003"]),
        ("{reason: danger, number", "{reason: , number", ["S019"]),
        ("options: {danger: 危险树木, works: 工程建设}", "options: {no: 危险树木, on: 工程建设}", ["S013", "S013"]),
        ("promised: 5 working days", "promised: 0 working days", ["L010"]),
        ("title: 地点\n    fields:", "title: 地点\n    field:", ["H001"]),
        ("accepted: 2026-03-02", "applicant: {kin: enterprise}", ["R201"]),
        ("accepted: 2026-03-02", "applicant: {kind: institution}", ["R201"]),
        ("accepted: 2026-03-02", "applicant: {kind: enterprise, name: 测试}", []),
        ("title: 补植方案", "title: 其他", ["L006"]),
        ("title: 补植方案", "title: 补植方案等材料", ["L006"]),
        ("title: 补植方案", "title: 与其他所有人的协议", []),
        ("level: county", '"lev\u200bel": county', ["S024"]),
        ("many: number > 10", "many: \"project == 'a\\\\' many' || number > 10\"", []),
    ],
)
def test_one_mistake_one_finding(checker: Any, old: str, new: str, codes: list[str]) -> None:
    assert checker.codes(old, new) == codes


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("{reason: danger, number", "{reason: 工程建设, number", "这是显示给人看的名称；规则里要写它的 id：works。"),
        ("wrong_when: reason == 'danger'", "wrong_when: reason == '工程建设'", "规则里要写它的 id：works。"),
        ("wrong_when: reason == 'danger'", "wrong_when: reason == 'x'", "可用的有：danger、works。"),
        ("wrong_when: reason == 'danger'", "wrong_when: reason == 'dangre'", "您是不是想写 danger？"),
    ],
)
def test_the_label_of_an_option_is_answered_with_its_id(checker: Any, old: str, new: str, advice: str) -> None:
    (found,) = checker.broken(old, new)
    assert found.code in ("X130", "T204")
    assert word(found, "zh").hint.endswith(advice)


def test_a_result_is_answered_with_the_name_of_its_table(checker: Any) -> None:
    """A table with one result is read by its own name, with several by a dot."""
    text = checker.text.replace("outputs: {track: [", "outputs: {speed: [")
    for row in ("quick", "standard"):
        text = text.replace(f"track: {row}}}", f"speed: {row}}}")
    found = checker.compile(text.replace("when: track == 'quick'", "when: speed == 'quick'")).findings
    assert [word(one, "zh").hint for one in found if one.code == "X120"] == ["它是表的结果，要写成 track。"]


def test_what_should_stand_in_place_of_a_text_or_options(checker: Any) -> None:
    (found,) = checker.broken("options: {danger: 危险树木, works: 工程建设}", "options: [危险树木, 工程建设]")
    assert "{id: 显示的名称, …}" in word(found, "zh").message
    (found,) = checker.broken("title: 补植方案", "title: [补植方案]")
    assert "{zh: 中文, en: 英文}" in word(found, "zh").message


@pytest.fixture
def changed(vocabulary: Vocabulary) -> Callable[[str, Callable[[str], str]], Library]:
    """The small district after a change of one of its files."""

    def changing(path: str, change: Callable[[str], str]) -> Library:
        files = dict(read_folder(DISTRICT).files)
        return compile_library(Sources({**files, path: change(files.get(path, ""))}), vocabulary)

    return changing


@pytest.mark.parametrize(
    "path", ["district.yaml", "departments/parks.yaml", "flows/quick.yaml", "dictionaries/trees.yaml"]
)
@pytest.mark.parametrize("change", [lambda text: text + "wrong: 1\n", lambda text: text + "]", lambda text: ""])
def test_what_is_there_and_wrong_is_not_said_to_be_missing(changed: Any, path: str, change: Any) -> None:
    """The mistake is in the shared part alone; a matter that needs it cannot be used until it is mended."""
    library = changed(path, change)
    assert {finding.at.file for finding in library.findings} == {path}
    assert library.matters == {}


@pytest.mark.parametrize("kind", ["bundle", "scoring", "checklist"])
def test_kinds_of_file_that_are_not_supported_yet(changed: Any, kind: str) -> None:
    library = changed("later.yaml", lambda _: f"banshi: 1\n{kind}: x\n")
    assert [(f.code, f.at.file, f.at.line) for f in library.findings] == [("N001", "later.yaml", 2)]


def test_pages_know_a_form_by_the_labels_of_its_dictionaries(changed: Any) -> None:
    """The digest of a form changes with a label: pages are kept by it."""
    before = changed("dictionaries/trees.yaml", lambda text: text).matters["felling"].form.digest
    after = changed("dictionaries/trees.yaml", lambda text: text.replace("栎树", "橡树")).matters["felling"].form.digest
    assert before != after


def test_reading_shared_parts_alone() -> None:
    parts, findings = compile_shared([parse("flows/a.yaml", "banshi: 1\nflow: a\nsteps: []\n")])
    assert [finding.code for finding in findings] == ["H006"]
    assert parts.broken == {"flow/a"}


def test_without_any_law_each_basis_is_not_missing_again(checker: Any, felling: str) -> None:
    law = felling[felling.index("law:\n") : felling.index("guide:")]
    assert checker.codes(law, "law: []\n") == ["H006"]
