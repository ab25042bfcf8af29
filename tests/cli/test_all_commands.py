"""What do all commands have in common?  Help that teaches, both languages, JSON for programs, no traceback."""

from __future__ import annotations

import pytest

from banshi.cli import COMMANDS

ANSWERING = [
    "new",
    "check",
    "try",
    "examples",
    "paths",
    "due",
    "fmt",
    "convert",
    "schema",
    "diff",
    "guide",
    "publish",
    "supervise",
    "history",
    "migrate",
    "rebuild",
]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_says_what_it_does(run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 5


@pytest.mark.parametrize(
    ("words", "here", "elsewhere"),
    [
        ((), ("用法：banshi", "选项", "命令"), ("Usage", "Options", "Commands", "Show this")),
        (("--lang", "en"), ("Usage: banshi", "Options", "Commands"), ("用法", "选项", "命令")),
        (("--lang=zh",), ("用法：banshi", "选项"), ("Usage", "Show this")),
    ],
)
def test_the_first_page_of_help_is_in_the_language_that_was_asked_for(run, words, here, elsewhere) -> None:
    for order in ((*words, "--help"), ("--help", *words)):
        page = run(*order)
        assert page.exit_code == 0
        assert all(one in page.stdout for one in here)
        assert not [one for one in elsewhere if one in page.stdout]
        for name, (_, zh, en) in COMMANDS.items():
            line = next(row for row in page.stdout.splitlines() if row.split()[:1] == [name])
            assert (en if "en" in words else zh)[:20] in line


@pytest.mark.parametrize("name", ANSWERING)
def test_every_command_that_answers_does_so_for_programs_and_in_two_languages(run, name: str) -> None:
    text = run(name, "--help").stdout
    assert "--json" in text
    assert "--lang" in text
    assert f"banshi {name} " in text.split("Examples:")[1]


@pytest.mark.parametrize("name", ANSWERING)
def test_an_unknown_option_is_wrong_use(run, name: str) -> None:
    result = run(name, "--no-such-option")
    assert result.exit_code == 2
    assert "--no-such-option" in result.stderr


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("convert", "a.yaml"), "缺少 --to；可以写：json、yaml", "--to is missing; it can be: json, yaml"),
        (("try", "a"), "缺少 --answers", "--answers is missing"),
        (("check",), "缺少 PATHS...", "PATHS... is missing"),
        (("check", "--stict", "x"), "没有选项 --stict；是不是 --strict？", "no option --stict; did you mean --strict?"),
        (("chek",), "没有命令 chek；是不是 check？", "There is no command chek; did you mean check?"),
        (("zzzz",), "没有命令 zzzz；有：new、check、try", "There is no command zzzz; there are: new, check, try"),
        (
            ("paths", "a", "--accepted", "2026-13-01"),
            "“2026-13-01”不是日期；请写成 2026-02-13",
            "is no date; write it as",
        ),
        (("publish", "--approve", "abc"), "--approve：“abc”不是整数", '--approve: "abc" is no whole number'),
        (("check", "--root", "nowhere", "x"), "--root：没有文件夹 nowhere", "--root: there is no folder nowhere"),
        (
            ("export", "a", "-o", "b", "--part", "c"),
            "--part 不能写“c”；可以写：materials、",
            '--part cannot be "c"; it can',
        ),
        (("try", "a", "--answers"), "--answers 后面要写一个值", "--answers wants a value behind it"),
    ],
)
def test_what_was_typed_wrongly_is_told_in_both_languages(run, words: tuple[str, ...], zh: str, en: str) -> None:
    told, in_english = run(*words), run(words[0], "--lang", "en", *words[1:])
    assert (told.exit_code, in_english.exit_code) == (2, 2)
    assert zh in told.stderr and "--help" in told.stderr
    assert en in in_english.stderr
    assert "Error" not in told.stderr and "Usage" not in told.stderr
