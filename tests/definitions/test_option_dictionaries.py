"""Dictionaries with trees and days: the same shape as options written in a question, judged in their own file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from banshi.definitions.compile.options import MAX_OPTIONS
from banshi.definitions.library import Library, compile_library
from banshi.definitions.source.files import Sources, read_folder
from banshi.definitions.vocabulary import Vocabulary
from banshi_forms.kinds.choice import ChoiceOptions

from .conftest import DISTRICT

TREE = """banshi: 1
dictionary: trees
options:
  broad: {label: {zh: 阔叶树, en: Broadleaf}, children: {oak: 栎树, lime: {label: 椴树, until: 2025-12-31}}}
  needle: {label: 针叶树, from: 2020-01-01, children: {pine: {zh: 松树, en: Pine}}}
  ginkgo: 银杏
"""


@pytest.fixture
def with_trees(vocabulary: Vocabulary) -> Callable[[str], Library]:
    def compiling(text: str) -> Library:
        files = {**read_folder(DISTRICT).files, "dictionaries/trees.yaml": text}
        return compile_library(Sources(files), vocabulary)

    return compiling


def species(library: Library) -> Any:
    return next(field for field in library.matters["felling"].form.fields() if field.id == "species")


def test_a_question_takes_the_tree_of_its_dictionary(with_trees: Callable[[str], Library]) -> None:
    library = with_trees(TREE)
    assert library.findings == ()
    field = species(library)
    assert isinstance(field.options, ChoiceOptions)
    assert field.type.item.members == ("oak", "lime", "pine", "ginkgo")
    assert field.type.item.branches == {"broad": ("oak", "lime"), "needle": ("pine",)}
    leaves = field.options.tree.leaves
    assert (leaves["lime"].until, leaves["pine"].since) == (date(2025, 12, 31), date(2020, 1, 1))
    assert leaves["pine"].words("en") == "针叶树 / Pine"


@pytest.mark.parametrize(
    ("old", "new"),
    [("2025-12-31", "2026-12-31"), ("from: 2020", "from: 2021"), ("en: Pine", "en: Pines"), ("oak:", "oak2:")],
)
def test_pages_know_a_form_by_everything_its_dictionaries_say(
    with_trees: Callable[[str], Library], old: str, new: str
) -> None:
    before, after = (with_trees(text).matters["felling"].form.digest for text in (TREE, TREE.replace(old, new)))
    assert before != after


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("ginkgo: 银杏", "oak: 银杏", "F321"),
        ("ginkgo: 银杏", "broad2: {label: 阔叶树}", "F307"),
        ("from: 2020-01-01", "from: 2030-02-30", "H015"),
        ("from: 2020-01-01", "from: 2020-1-1", "H005"),
        ("from: 2020-01-01", "from: 2021-01-01, until: 2020-12-31", "F322"),
        ("label: 针叶树, ", "", "H002"),
        ("label: 针叶树, ", "label: 针叶树, en: Needle, ", "F325"),
        ("children: {pine: {zh: 松树, en: Pine}}", "children: {}", "H006"),
        ("children: {pine: {zh: 松树, en: Pine}}", "children: [pine]", "H003"),
        ("ginkgo: 银杏", "ginkgo: [银杏]", "H003"),
        ("ginkgo: 银杏", "ginkgo: {en: Ginkgo}", "H002"),
        ("ginkgo: 银杏", "ginkgo: {label: 银杏, valid: 2026}", "H001"),
    ],
)
def test_what_is_wrong_is_said_at_its_line_in_the_dictionary(
    with_trees: Callable[[str], Library], old: str, new: str, code: str
) -> None:
    assert TREE.count(old) == 1
    library = with_trees(TREE.replace(old, new))
    assert [(finding.at.file, finding.code) for finding in library.findings] == [("dictionaries/trees.yaml", code)]
    assert library.findings[0].at.line == TREE[: TREE.index(old)].count("\n") + 1
    assert ("felling" in library.matters) == (code == "F307")


def test_a_dictionary_that_runs_out_is_a_warning(with_trees: Callable[[str], Library]) -> None:
    text = TREE.replace("oak: 栎树", "oak: {label: 栎树, until: 2026-12-31}")
    text = text.replace("from: 2020-01-01", "until: 2027-12-31").replace("  ginkgo: 银杏\n", "")
    library = with_trees(text)
    assert [(finding.code, finding.args["day"]) for finding in library.findings] == [("F324", "2027-12-31")]
    assert "felling" in library.matters


@pytest.mark.parametrize(("leaves", "codes"), [(MAX_OPTIONS - 1, []), (MAX_OPTIONS, ["F309"])])
def test_all_options_of_a_tree_are_counted(with_trees: Callable[[str], Library], leaves: int, codes: list[str]) -> None:
    inner = ", ".join(f"o{n}: 选项{n}" for n in range(leaves))
    library = with_trees(f"banshi: 1\ndictionary: trees\noptions:\n  all: {{label: 全部, children: {{{inner}}}}}\n")
    assert [finding.code for finding in library.findings] == codes
