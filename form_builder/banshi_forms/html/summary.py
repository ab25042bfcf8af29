"""What has to be mended on this page?  The list on top, each entry a link to the first control it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from banshi_forms.html.pieces import WORDS, fill, macro, text_of, visible
from banshi_forms.messages import has_english, label_of, say
from banshi_forms.model import Form, Problem
from banshi_rules.texts import Language


def anchor_of(at: str, form: Form) -> str:
    """The id of the element to go to for a problem at that path; another form's or a file's path is its own id."""
    name = at.partition(".")[0]
    if any(field.id == name for field in form.fields()):
        return "f_" + at.replace(".", "-")
    section = form.section(at)
    if section is not None and section.fields:
        return "f_" + section.fields[0].id
    return at


def error_summary(form: Form, problems: Sequence[Problem], language: Language) -> Markup:
    """The box on top of a page with these problems; nothing where there is none."""
    if not problems:
        return Markup("")
    title = WORDS["title_one" if len(problems) == 1 else "title"].say(language).format(count=len(problems))
    entries = [_entry(problem, form, language) for problem in problems]
    return Markup(fill(macro("error_summary", language, entries), {"title": text_of(title)}))


def _entry(problem: Problem, form: Form, language: Language) -> Mapping[str, str]:
    sentence = visible(say(problem, form, language))
    label = visible(label_of(problem.at, form, language))
    if language == "zh" or not sentence.startswith(label) or has_english(problem.at, form):
        label = ""
    return {"anchor": anchor_of(problem.at, form), "chinese": label, "text": sentence[len(label) :]}
