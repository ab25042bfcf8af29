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
from banshi_forms.model import Form, Group, Problem
from banshi_rules.texts import Language, Text

__all__ = ["PROBLEM_WORDS", "has_english", "label_of", "say", "say_beside"]


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
    """The label of the field at that path, with the number of its row; empty when the form has no such field."""
    name, _, rest = at.partition(".")
    question = next((field for field in form.fields() if field.id == name), None)
    if question is None:
        return ""
    label = question.label.say(language)
    if not isinstance(question, Group) or not rest:
        return label
    index, _, member_id = rest.partition(".")
    number = int(index) + 1 if index.isdecimal() else index
    member = next((member for member in question.members if member.id == member_id), None)
    if language == "zh":
        return f"{label}第{number}项" + (f"的{member.label.zh}" if member is not None else "")
    return f"{label} {number}" + (f", {member.label.say(language)}" if member is not None else "")


def has_english(at: str, form: Form) -> bool:
    """Whether the label at that path exists in English."""
    name, _, rest = at.partition(".")
    question = next((field for field in form.fields() if field.id == name), None)
    texts = [question.label] if question is not None else []
    if isinstance(question, Group):
        texts += [member.label for member in question.members if member.id == rest.rpartition(".")[2]]
    return all(text.en is not None for text in texts)


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
