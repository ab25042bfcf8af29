"""Do the files of a district come together, and can an edition be compiled again from what it keeps?"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from banshi.definitions.editions import NotCompilable, digest_of, thaw
from banshi.definitions.library import Library, compile_library, load_library
from banshi.definitions.model import LimitClass
from banshi.definitions.source.files import Sources, find_root, find_roots, read_folder
from banshi.definitions.vocabulary import Vocabulary
from banshi.definitions.words import format_finding
from banshi_rules.time_limits import TimeLimit, Unit

DISTRICT = Path(__file__).parent / "district"


@pytest.fixture(scope="module")
def library(vocabulary: Vocabulary) -> Library:
    return load_library(DISTRICT, vocabulary)


def changed(vocabulary: Vocabulary, path: str, old: str, new: str) -> Library:
    """The district after one change in one file."""
    files = dict(read_folder(DISTRICT).files)
    assert files[path].count(old) == 1
    return compile_library(Sources({**files, path: files[path].replace(old, new)}), vocabulary)


def codes(library: Library) -> list[tuple[str, str]]:
    return [(finding.at.file, finding.code) for finding in library.findings]


def test_everything_below_the_root(library: Library) -> None:
    assert library.findings == ()
    assert list(library.matters) == ["felling"]
    assert library.paths == {"felling": "felling.yaml"}
    assert library.district is not None
    assert library.district.remedies.suit_within == TimeLimit(6, Unit.MONTH)
    assert library.district.classes[LimitClass.COMPLEX].ceiling == TimeLimit(45, Unit.WORKING_DAY)
    assert library.district.classes[LimitClass.IMMEDIATE].same_day
    assert library.departments["parks"].phone == "000-00000001"


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("district.yaml", 'division: "000000"', "division: 123456", ["H013"]),
        ("district.yaml", "same_day: true", "same_day: false", ["D001"]),
        ("district.yaml", 'case: "CS{year}{serial:6}"', 'case: "CS{year}"', ["D002"]),
        ("district.yaml", 'case: "CS{year}{serial:6}"', 'case: "CS{jahr}{serial:6}"', ["D002"]),
        ("district.yaml", "review_within: 60 days", "review_within: 0 days", ["L010"]),
        ("district.yaml", "opening_hours", "levels: [shire]\nopening_hours", ["H004"]),
        ("departments/parks.yaml", "uscc: 11000000K100000345", "uscc: 1100", ["H013"]),
        ("flows/quick.yaml", "does: decide", "does: survey", ["H004"]),
        ("flows/quick.yaml", "by: approver", "by: mayor", ["H004"]),
        ("flows/quick.yaml", "stage: approve, does: decide", "stage: handle, does: review", ["W403"]),
        ("dictionaries/trees.yaml", "oak: 栎树", "橡树: 栎树", ["H005"]),
        ("dictionaries/trees.yaml", "dictionary: trees", "dictonary: trees", ["H009"]),
        ("dictionaries/trees.yaml", "oak: 栎树", "on: 栎树", ["S013"]),
        ("dictionaries/trees.yaml", "oak: 栎树", "pine: 栎树", ["S011"]),
        ("dictionaries/trees.yaml", "oak: 栎树", "oak: 栎树: 好", ["S032"]),
    ],
)
def test_shared_parts_are_checked(vocabulary: Vocabulary, path: str, old: str, new: str, expected: list[str]) -> None:
    found = [code for file, code in codes(changed(vocabulary, path, old, new)) if file == path]
    assert found == expected


def test_two_files_for_one_thing(vocabulary: Vocabulary) -> None:
    files = dict(read_folder(DISTRICT).files)
    files["dictionaries/more.yaml"] = files["dictionaries/trees.yaml"]
    files["z.yaml"] = files["felling.yaml"]
    files["notes.json"] = json.dumps({"hello": 1})
    library = compile_library(Sources(files), vocabulary)
    assert codes(library) == [("dictionaries/trees.yaml", "D003"), ("notes.json", "H009"), ("z.yaml", "D005")]
    assert "dictionaries/more.yaml:2:13" in format_finding(library.findings[0], "zh")


def test_a_matter_without_a_district(vocabulary: Vocabulary) -> None:
    files = {"felling.yaml": (DISTRICT / "felling.yaml").read_text("utf-8")}
    library = compile_library(Sources(files), vocabulary)
    assert {"D004", "R201"} <= {code for _, code in codes(library)}
    assert library.matters == {}


def test_files_that_are_no_text_are_found(tmp_path: Path, vocabulary: Vocabulary) -> None:
    shutil.copytree(DISTRICT, tmp_path / "d")
    (tmp_path / "d" / "broken.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "d" / "folder.yaml").mkdir()
    outside = tmp_path / "outside.yaml"
    outside.write_text("secret: 1\n")
    (tmp_path / "d" / "link.yaml").symlink_to(outside)
    library = load_library(tmp_path / "d", vocabulary)
    assert codes(library) == [("broken.yaml", "S002")]
    assert "link.yaml" not in library.sources


def test_a_file_elsewhere_can_be_read_with_a_district(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = (DISTRICT / "felling.yaml").read_text("utf-8")
    (tmp_path / "pruning.yaml").write_text(text.replace("matter: felling", "matter: pruning"))
    library = load_library(DISTRICT, vocabulary, also=[tmp_path / "pruning.yaml", DISTRICT / "felling.yaml"])
    assert library.findings == ()
    assert sorted(library.matters) == ["felling", "pruning"]
    assert (DISTRICT / library.paths["pruning"]).resolve() == (tmp_path / "pruning.yaml").resolve()


def test_roots(tmp_path: Path) -> None:
    shutil.copytree(DISTRICT, tmp_path / "one")
    shutil.copytree(DISTRICT, tmp_path / "two")
    one, two = (tmp_path / "one").resolve(), (tmp_path / "two").resolve()
    assert find_root(tmp_path / "one" / "felling.yaml") == one
    assert find_root(tmp_path / "one" / "flows") == one
    assert find_root(tmp_path) is None
    assert find_roots(tmp_path) == (one, two)
    assert find_roots(tmp_path / "two" / "felling.yaml") == (two,)


def test_an_edition_keeps_what_it_used(library: Library) -> None:
    assert sorted(library.frozen["felling"]) == [
        "departments/parks.yaml",
        "dictionaries/trees.yaml",
        "district.yaml",
        "felling.yaml",
        "flows/quick.yaml",
    ]
    assert library.matters["felling"].digest == digest_of(library.frozen["felling"])


def test_a_frozen_edition_compiles_to_the_same_matter(library: Library, vocabulary: Vocabulary) -> None:
    matter = library.matters["felling"]
    stored = json.loads(json.dumps(library.frozen["felling"]))
    again = thaw("felling", stored, vocabulary)
    assert again.digest == matter.digest
    assert again.form.digest == matter.form.digest
    for part in ("title", "guide", "limits", "flows", "district", "department", "examples", "basis", "licence"):
        assert getattr(again, part) == getattr(matter, part), part
    assert [replace(material, required=True) for material in again.materials] == [
        replace(material, required=True) for material in matter.materials
    ]
    assert thaw("felling", stored, vocabulary) is again, "compiled once"


def test_the_digest_follows_everything_that_was_used(library: Library, vocabulary: Vocabulary) -> None:
    before = library.matters["felling"].digest
    for path, old, new in (
        ("felling.yaml", "title: 地点", "title: 位置"),
        ("dictionaries/trees.yaml", "银杏", "银杏树"),
        ("flows/quick.yaml", "limit: 1 working day", "limit: 1 工作日"),
        ("district.yaml", "测试区人民法院", "测试区法院"),
    ):
        assert changed(vocabulary, path, old, new).matters["felling"].digest != before
    files = {**read_folder(DISTRICT).files, "dictionaries/more.yaml": "banshi: 1\ndictionary: more\noptions: {a: 甲}\n"}
    assert compile_library(Sources(files), vocabulary).matters["felling"].digest == before


def test_what_does_not_compile_is_said(library: Library, vocabulary: Vocabulary) -> None:
    frozen = dict(library.frozen["felling"])
    with pytest.raises(NotCompilable):
        thaw("other", frozen, vocabulary)
    frozen["felling.yaml"] = "banshi: 1\n"
    with pytest.raises(NotCompilable):
        thaw("felling", frozen, vocabulary)


def test_an_edition_outlives_stricter_lints(library: Library, vocabulary: Vocabulary) -> None:
    """What was published stays readable, whatever a later Banshi would say about it; a new one would be refused."""
    frozen = dict(library.frozen["felling"])
    frozen["felling.yaml"] = frozen["felling.yaml"].replace("title: 补植方案", "title: 其他相关材料")
    assert compile_library(Sources(frozen), vocabulary).matters == {}
    assert thaw("felling", frozen, vocabulary).materials[1].title.zh == "其他相关材料"
