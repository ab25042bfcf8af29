"""What does somebody read who typed a command wrongly?  A sentence in Chinese, or in English where that was asked for.

Click says it in English alone, in the words of programmers; those who configure matters are neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click

from banshi.cli.speech import Speech, WrongUse


def language_of(words: Sequence[str]) -> Speech:
    """How to answer these words; they may be wrong, so they are looked at and not understood."""
    pairs = zip(words, [*words[1:], ""], strict=True)
    english = any(word == "--lang=en" or (word, following) == ("--lang", "en") for word, following in pairs)
    return Speech("en" if english else "zh")


class Mistyped(WrongUse):
    """What click found wrong with the words, in the language that was asked for (exit code 2)."""

    def __init__(self, error: click.UsageError, say: Speech) -> None:
        self.error = error
        command = error.ctx.command_path if error.ctx is not None else "banshi"
        help_words = say(f"用法：{command} --help", f"How to use it: {command} --help")
        super().__init__(f"{_sentence(error, say)}\n  {help_words}")


def _sentence(error: click.UsageError, say: Speech) -> str:
    match error:
        case click.MissingParameter():
            name, offered = _name(error), _offered(error.param, say)
            return say(f"缺少 {name}{offered}", f"{name} is missing{offered}")
        case click.BadParameter():
            return _bad_value(error, say)
        case click.NoSuchOption(option_name=name):
            known = [] if error.ctx is None else [option for one in error.ctx.command.params for option in one.opts]
            return say(f"没有选项 {name}", f"There is no option {name}") + _near(name, known, say)
        case click.BadOptionUsage(option_name=name) if "requires an argument" in error.message:
            return say(f"{name} 后面要写一个值", f"{name} wants a value behind it")
    unknown = getattr(error, "command_name", None)
    if unknown is not None and error.ctx is not None and isinstance(error.ctx.command, click.Group):
        known = error.ctx.command.list_commands(error.ctx)
        return say(f"没有命令 {unknown}", f"There is no command {unknown}") + (
            _near(unknown, known, say) or say(f"；有：{'、'.join(known)}", f"; there are: {', '.join(known)}")
        )
    return error.format_message()


def _bad_value(error: click.BadParameter, say: Speech) -> str:
    name, value = _name(error), _typed(error)
    kind = None if error.param is None else error.param.type
    if isinstance(kind, click.Choice):
        offered = _offered(error.param, say)
        return say(f"{name} 不能写“{value}”{offered}", f'{name} cannot be "{value}"{offered}')
    if isinstance(kind, click.DateTime):
        return say(
            f"{name}：“{value}”不是日期；请写成 2026-02-13", f'{name}: "{value}" is no date; write it as 2026-02-13'
        )
    if isinstance(kind, type(click.INT)):
        return say(f"{name}：“{value}”不是整数", f'{name}: "{value}" is no whole number')
    if isinstance(kind, click.Path):
        if "does not exist" in error.message:
            what = say("文件", "file") if kind.dir_okay is False else say("文件夹", "folder")
            return say(f"{name}：没有{what} {value}", f"{name}: there is no {what} {value}")
        if "is a file" in error.message:
            return say(f"{name}：{value} 是文件，不是文件夹", f"{name}: {value} is a file, not a folder")
        if "is a directory" in error.message:
            return say(f"{name}：{value} 是文件夹，不是文件", f"{name}: {value} is a folder, not a file")
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    """The option as one types it, the argument as the help calls it."""
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx) if error.ctx is not None else str(error.param.name)


def _typed(error: click.BadParameter) -> str:
    """The value that was refused: click quotes it first in each of its sentences about values."""
    quote = next((sign for sign in error.message if sign in "'\""), None)
    return error.message.split(quote)[1] if quote is not None else ""


def _offered(param: Any, say: Speech) -> str:
    if not isinstance(param, click.Parameter) or not isinstance(param.type, click.Choice):
        return ""
    choices = [str(choice) for choice in param.type.choices]
    return say(f"；可以写：{'、'.join(choices)}", f"; it can be: {', '.join(choices)}")


def _near(name: str, known: Sequence[str], say: Speech) -> str:
    found = get_close_matches(name, known, n=1)
    return say(f"；是不是 {found[0]}？", f"; did you mean {found[0]}?") if found else ""
