"""What comes of a granted application?  Its document, what is published of the decision, and who is told besides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from banshi.definitions.compile.conditions import rule
from banshi.definitions.compile.names import Names, unknown
from banshi.definitions.compile.reader import Reader
from banshi.definitions.compile.rules import Facts
from banshi.definitions.numbering import check_licence_pattern
from banshi.definitions.results import LicenceSpec, NoticeSpec, Publicity, RenewalWindow
from banshi_forms.model import Form
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.values import INTEGER

_PLACEHOLDER = re.compile(r"{{(.*?)}}", re.DOTALL)
_NAME = re.compile(r"\s*([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)\s*")
#: What notices can speak of besides the answers (`form.<field>`).
SPOKEN_OF = {
    "applicant": ("name", "contact", "mobile"),
    "case": ("number", "status", "due"),
    "visit": ("date", "place"),
    "matter": ("title", "department", "phone"),
}
#: What happens to a case as a whole, and to one step of it.
CASE_EVENTS = ("filed", "accepted", "corrected", "decided", "issued", "concluded")
STEP_EVENTS = ("opened", "done")


def compile_result(reader: Reader, form: Form, facts: Facts) -> LicenceSpec | None:
    """The document a granted application ends in."""
    name = reader.text("licence")
    if name is None:
        return None
    digits = {}
    for place, _, _ in reader.named("digits"):
        digit = rule(reader.part("digits"), place, facts.names, facts.scope, INTEGER)
        if digit is not None:
            digits[place] = digit
    number = reader.word("number")
    own = [place for place, _, _ in reader.named("digits")]
    wrong = check_licence_pattern(number, own) if number is not None else None
    if wrong is not None:
        reader.findings.error("D002", reader.value_at("number"), pattern=number, why=wrong)
    shares = []
    ids = [field.id for field in form.fields()]
    for word, at in reader.words("shares"):
        if word not in ids:
            unknown(reader.findings, Text("填写项", "field"), word, at, ids, facts.names.labels)
        shares.append(word)
    window = reader.part("renewal_window")
    since, until = window.limit("from"), window.limit("to")
    renewal = RenewalWindow(since, until) if since is not None and until is not None else None
    return LicenceSpec(
        name=name,
        valid=_validity(reader.word("valid")),
        at=reader.at,
        number=number,
        digits=digits,
        renewal=renewal,
        template=reader.word("template"),
        shares=tuple(shares),
    )


def _validity(written: str | None) -> tuple[int, str] | None:
    words = (written or "").split()
    if len(words) != 2 or not words[0].isdecimal():
        return None
    return int(words[0]), words[1] if words[1].endswith("s") else words[1] + "s"


def compile_publicity(reader: Reader) -> Publicity | None:
    """Which particulars of a decision are published, and when."""
    within = reader.limit("within")
    if within is None:
        return None
    return Publicity(tuple(word for word, _ in reader.words("fields")), within, reader.at)


def compile_notices(reader: Reader, form: Form, facts: Facts, steps: Iterable[str]) -> tuple[NoticeSpec, ...]:
    """The notices of the matter's own: their events happen, their words speak of what there is."""
    names = Names(reader.findings, Text("通知", "notice"))
    made = []
    for part in reader.parts("notices"):
        name, event, text = part.word("id"), part.word("event"), part.text("text")
        names.take(name, part.value_at("id"))
        _check_event(part, event, steps)
        for language in (text.zh, text.en or "") if text is not None else ():
            _check_words(part, language, form, facts)
        made.append(
            NoticeSpec(
                id=name or "",
                event=event or "",
                to=part.word("to") or "",
                channels=tuple(word for word, _ in part.words("channels")),
                text=text or Text(""),
                at=part.at,
            )
        )
    return tuple(made)


def _check_event(part: Reader, event: str | None, steps: Iterable[str]) -> None:
    if event is None:
        return
    known = [f"case.{word}" for word in CASE_EVENTS] + [f"step.{s}.{word}" for s in steps for word in STEP_EVENTS]
    if event not in known:
        unknown(part.findings, Text("办理过程中的事件", "event"), event, part.value_at("event"), known)


def _check_words(part: Reader, text: str, form: Form, facts: Facts) -> None:
    """Whether the words use placeholders only, and those name what there is: author text is never template code."""
    at: Span = part.value_at("text")
    if any(mark in _PLACEHOLDER.sub("", text) for mark in ("{{", "}}", "{%", "{#")):
        part.findings.error("W430", at, notice=part.word("id") or "?")
    fields = [field.id for field in form.fields()]
    for placeholder in _PLACEHOLDER.findall(text):
        match = _NAME.fullmatch(placeholder)
        if match is None:
            part.findings.error("W430", at, notice=part.word("id") or "?")
        elif match[1] == "form":
            if match[2] not in fields:
                unknown(part.findings, Text("填写项", "field"), match[2], at, fields, facts.names.labels)
        elif match[2] not in SPOKEN_OF.get(match[1], ()):
            known = [f"{what}.{word}" for what, words in SPOKEN_OF.items() for word in words] + ["form.…"]
            unknown(part.findings, Text("可以引用的内容", "word"), f"{match[1]}.{match[2]}", at, known)
