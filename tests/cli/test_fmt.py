"""banshi fmt and banshi convert: one style, nothing lost, files with errors left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from banshi.cli import writing
from banshi.definitions.source import read
from banshi.definitions.style import same

UNTIDY = """\
# 说明
banshi:   1
dictionary: colours
options:   {red: 红, # 正红
    blue:   {zh: 蓝,   en: blue}}
"""
TIDY = """\
# 说明
banshi: 1
dictionary: colours
options:
  red: 红  # 正红
  blue: {zh: 蓝, en: blue}
"""


def test_a_file_is_laid_out_and_then_stays(run, here: Path) -> None:
    path = here / "colours.yaml"
    path.write_text(UNTIDY.replace("\n", "\r\n"), "utf-8", newline="")
    assert run("fmt", "--check", "colours.yaml").exit_code == 1
    assert path.read_bytes() == UNTIDY.replace("\n", "\r\n").encode()
    result = run("fmt", "colours.yaml", "--json")
    assert json.loads(result.stdout) == {"changed": ["colours.yaml"], "findings": []}
    assert path.read_bytes() == TIDY.encode()
    again = run("fmt", "--check", "colours.yaml", "--lang", "en")
    assert again.exit_code == 0
    assert again.stdout == "Looked at 1 files: 0 would change.\n"


def test_a_whole_folder_keeps_what_it_says(run, here: Path) -> None:
    folder = here / "matter_definitions"
    before = {path: read(path.name, path.read_text("utf-8"))[0] for path in folder.rglob("*.yaml")}
    schemas = {path: path.read_bytes() for path in folder.rglob("*.schema.json")}
    checked = run("check", "matter_definitions", "--json").stdout
    assert run("fmt", "matter_definitions").exit_code == 0
    assert run("fmt", "--check", "matter_definitions").exit_code == 0
    for path, node in before.items():
        again = read(path.name, path.read_text("utf-8"))[0]
        assert node is not None
        assert again is not None
        assert same(node.plain(), again.plain())
    assert schemas
    assert {path: path.read_bytes() for path in folder.rglob("*.schema.json")} == schemas
    codes = [(one["file"], one["code"]) for one in json.loads(checked)["findings"]]
    again_checked = json.loads(run("check", "matter_definitions", "--json").stdout)["findings"]
    assert [(one["file"], one["code"]) for one in again_checked] == codes


@pytest.mark.parametrize("text", ["banshi: 1\nbanshi: 2\n", "a: [1\n", "a: &x 1\n", "", "\ufeffa: 1\n", "a: no\n"])
def test_a_file_with_errors_is_left_alone(run, here: Path, text: str) -> None:
    path = here / "broken.yaml"
    path.write_text(text, "utf-8")
    result = run("fmt", "broken.yaml", "--json")
    assert result.exit_code == 1
    assert [one["file"] for one in json.loads(result.stdout)["findings"]] == ["broken.yaml"]
    assert path.read_text("utf-8") == text


def test_a_failure_while_writing_leaves_the_old_file(run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = here / "colours.yaml"
    path.write_text(UNTIDY, "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    result = run("fmt", "colours.yaml", "--lang", "en")
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert path.read_text("utf-8") == UNTIDY
    assert [one.name for one in here.iterdir() if one.name.startswith(".colours")] == []


def test_a_link_stays_a_link_and_rights_stay(run, here: Path) -> None:
    (here / "real.yaml").write_text(UNTIDY, "utf-8")
    (here / "real.yaml").chmod(0o640)
    (here / "link.yaml").symlink_to("real.yaml")
    assert run("fmt", "link.yaml").exit_code == 0
    assert (here / "link.yaml").is_symlink()
    assert (here / "real.yaml").read_text("utf-8") == TIDY
    assert (here / "real.yaml").stat().st_mode & 0o777 == 0o640


def test_yaml_to_json_and_back(run, here: Path) -> None:
    (here / "colours.yaml").write_text(TIDY, "utf-8")
    there = run("convert", "colours.yaml", "--to", "json", "-o", "colours.json", "--lang", "en")
    assert there.exit_code == 0
    assert "2 were left out" in there.stderr
    back = run("convert", "colours.json", "--to", "yaml")
    assert back.stdout == "banshi: 1\ndictionary: colours\n\noptions:\n  red: 红\n  blue: {zh: 蓝, en: blue}\n"
    assert run("convert", "colours.yaml", "--to", "json", "-o", "colours.json").exit_code == 2
    assert run("convert", "colours.yaml", "--to", "json", "-o", "colours.txt").exit_code == 2
    assert run("convert", "nothing.yaml", "--to", "json").exit_code == 2


def test_a_shipped_matter_in_json_is_the_same_matter(run, here: Path) -> None:
    folder = here / "matter_definitions/shili/market_supervision"
    run("convert", str(folder / "catering-licence.yaml"), "--to", "json", "-o", str(folder / "catering-licence.json"))
    (folder / "catering-licence.yaml").unlink()
    result = run("check", str(folder / "catering-licence.json"), "--json")
    assert result.exit_code == 0
    assert run("examples", str(folder / "catering-licence.json")).exit_code == 0


def test_errors_are_said_and_nothing_is_written(run, here: Path) -> None:
    (here / "broken.yaml").write_text("a: [1\n", "utf-8")
    result = run("convert", "broken.yaml", "--to", "json", "-o", "made.json", "--json")
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert answer["file"] is None
    assert answer["findings"][0]["code"] == "S034"
    assert not (here / "made.json").exists()
