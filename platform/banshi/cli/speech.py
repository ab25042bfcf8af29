"""How do the commands speak?  Chinese by default, English with `--lang en`, JSON with `--json`.

The language of the machine is not asked: the same command says the same thing everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, NoReturn

import click

from banshi_rules.texts import Language


@dataclass(frozen=True, slots=True)
class Speech:
    """Says a sentence in the language that was asked for."""

    language: Language

    def __call__(self, zh: str, en: str) -> str:
        """The sentence."""
        return en if self.language == "en" else zh

    def stop(self, zh: str, en: str) -> NoReturn:
        """Wrong use: says why on standard error and ends with exit code 2."""
        raise WrongUse(self(zh, en))


def answer_json(answer: object) -> None:
    """The answer of a command to `--json`, on standard output."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


class WrongUse(click.ClickException):
    """The command cannot be carried out as it was typed (exit code 2)."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """The bare sentence on standard error."""
        click.echo(self.format_message(), err=True)


def in_language(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--lang`; the command gets it as `say`."""

    @click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of the answer: zh or en.")
    @wraps(command)
    def speaking(*args: Any, lang: Language, **options: Any) -> Any:
        return command(*args, say=Speech(lang), **options)

    return speaking


def with_json(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--json`; the command gets it as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for programs.")(command)
