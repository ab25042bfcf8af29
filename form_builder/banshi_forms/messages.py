"""How is a problem worded?  What happened and how to mend it, in both languages, to the person.

In Chinese a wording continues the label of the field ("经营面积" + "要填数字…"), so the same words serve beside
the field and, with its label, in the summary on top of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from banshi_forms.kinds.date import show_day
from banshi_forms.kinds.number import plain
from banshi_forms.message_words import PROBLEM_WORDS, STANDING_ALONE
from banshi_forms.model import Field, Form, Group, Problem
from banshi_rules.texts import Language, Text

__all__ = ["PROBLEM_WORDS", "has_english", "label_of", "label_within", "say", "say_beside"]


def say(problem: Problem, form: Form, language: Language) -> str:
    """The problem in one sentence that names the field: for summaries, notices and officers."""
    beside = say_beside(problem, language)
    label = label_of(problem.at, form, language)
    if not label or problem.code in STANDING_ALONE:
        return beside
    return f"{label}{beside}" if language == "zh" else f"{label}: {beside[:1].lower()}{beside[1:]}"


def say_beside(problem: Problem, language: Language) -> str:
    """The problem as it stands beside its field, whose label is right above."""
    words = PROBLEM_WORDS.get(problem.code) or PROBLEM_WORDS["unreadable"]
    args = {key: _shown(value, language) for key, value in problem.args.items()}
    sentence = words.say(language).format_map(_Args(args))
    return sentence if language == "zh" else sentence[:1].upper() + sentence[1:]


def label_of(at: str, form: Form, language: Language) -> str:
    """The label of the field at that path, with the number of each row around it; empty where there is none."""
    label = ""
    for question, row in form.at_path(at):
        label = label_within(label, question, row, language)
    return label


def label_within(around: str, question: Field | Group, row: int | None, language: Language) -> str:
    """The label of a question, or of one row of it (from 0), behind that of the row around it."""
    label = question.label.say(language)
    if row is not None:
        label = f"{label}第{row + 1}项" if language == "zh" else f"{label} {row + 1}"
    if not around:
        return label
    return f"{around}的{label}" if language == "zh" else f"{around}, {label}"


def has_english(at: str, form: Form) -> bool:
    """Whether the label at that path exists in English."""
    return all(question.label.en is not None for question, _ in form.at_path(at))


class _Args(dict[str, str]):
    """Arguments of a wording; one that a plugin forgot shows as a question mark instead of an error page."""

    def __missing__(self, key: str) -> str:
        return "?"


def _shown(value: object, language: Language) -> str:
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, (tuple, list)):
        return ("、" if language == "zh" else ", ").join(_shown(item, language) for item in value)
    if isinstance(value, Decimal):
        return format(plain(value), "f")
    if isinstance(value, date):
        return show_day(value, language)
    if isinstance(value, Mapping):
        return ""
    return str(value)
