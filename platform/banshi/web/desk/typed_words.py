"""What did an officer type, in words?  Each answer with the name of its field, to be read before it is confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from werkzeug.datastructures import MultiDict

from banshi.cases.standing import part_name
from banshi.cases.words import MANNER_WORDS
from banshi.definitions.flow import PostCheck, Visit
from banshi.people import Human, PersonId
from banshi.use_cases.reading import CaseFile
from banshi.web.desk import gap_rows
from banshi.web.desk.acting import FINDING, Act, Posted
from banshi.web.desk.drafted import OUTCOMES
from banshi.web.desk.standing import FINDING_WORDS
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.surroundings import limit_words
from banshi_rules.texts import Text


def fields(act: Act, typed: MultiDict[str, str]) -> list[tuple[str, str]]:
    """What the page of confirmation carries on."""
    names = {*act.names, *act.many}
    return [
        (name, text)
        for name, text in typed.items(multi=True)
        if name in names or (act.prefix is not None and name.startswith(act.prefix))
    ]


def typed_words(
    file: CaseFile, act: Act, typed: MultiDict[str, str], colleagues: Mapping[PersonId, Human]
) -> list[tuple[str, str]]:
    """What was typed, each with the name of its field, in words."""
    if act.prefix == gap_rows.PREFIX:
        rows = gap_rows.counted(gap_rows.typed_rows(file, typed))
        return [(f"{row.title or _('其他')}", f"{row.problem}\n{row.remedy}") for row in rows]
    return list(_words(file, act, typed, colleagues))


def _words(
    file: CaseFile, act: Act, typed: MultiDict[str, str], colleagues: Mapping[PersonId, Human]
) -> Iterator[tuple[str, str]]:
    page = Posted(typed, colleagues)
    for name, text in fields(act, typed):
        if name in ("task", "visitors") or name.endswith("_unit") or not text.strip():
            continue
        if name in ("planned", "mend_within"):
            if page.limit(name).amount > 0:
                yield field_word(act, name), limit_words(page.limit(name))
        elif name == "chair":
            yield field_word(act, name), colleagues[text].name if text in colleagues else ""
        elif name.startswith(FINDING):
            yield _item(file, page.task, name), _finding(text)
        else:
            yield field_word(act, name), _value(file, name, text)
    if page.visitors:
        yield field_word(act, "visitors"), _("、").join(visitor.name for visitor in page.visitors)


def field_word(act: Act, name: str) -> str:
    """What a field of an act is called."""
    own = {
        ("return", "reason"): _("退回理由"),
        ("post-check", "passed"): _("是否符合承诺"),
        ("tell-interested", "manner"): _("告知方式"),
    }
    return (
        own.get((act.id, name))
        or {
            "reasons": _("理由"),
            "reason": _("理由"),
            "opinion": _("办理意见"),
            "competent_organ": _("应当受理的机关"),
            "organ": _("转给哪个机关"),
            "basis": _("法律依据"),
            "step": _("退回到"),
            "manner": _("送达方式"),
            "recipient": _("领取人或者收件人"),
            "visitors": _("到场人员"),
            "passed": _("结论"),
            "report": _("核查情况"),
            "mend_within": _("限期改正"),
            "agrees": _("是否同意"),
            "procedure": _("程序"),
            "planned": _("计划需要多长时间"),
            "result": _("结果"),
            "party": _("利害关系人"),
            "by": _("提出人"),
            "chair": _("听证主持人"),
            "place": _("听证地点"),
            "day": _("听证日期"),
            "hour": _("听证时间"),
            "public": _("是否公开"),
            "closed_because": _("不公开的理由"),
            "grants": _("拟定的决定"),
            "objector": _("异议人"),
            "text": _("异议内容"),
        }[name]
    )


def items(file: CaseFile, task: str | None) -> tuple[Text, ...]:
    """The checklist of that task; empty where it has none."""
    found = file.case.tasks.get(task or "")
    step = next((one for one in file.matter.flow(file.case.route).steps if found and one.id == found.step), None)
    if isinstance(step, Visit | PostCheck) and step.checklist:
        return file.matter.checklists.get(step.checklist, ())
    return ()


def _item(file: CaseFile, task: str | None, name: str) -> str:
    number = name.removeprefix(FINDING)
    listed = items(file, task)
    known = number.isascii() and number.isdecimal() and 0 < int(number[:4]) <= len(listed)
    return listed[int(number) - 1].say(language()) if known else number


def _finding(text: str) -> str:
    word = FINDING_WORDS.get(text)
    return word.say(language()) if word else text


def _value(file: CaseFile, name: str, text: str) -> str:
    words: Text | None = None
    match name:
        case "manner":
            words = MANNER_WORDS.get(text)
        case "step":
            words = part_name(file.matter, file.case, text)
        case "procedure":
            rule = file.matter.district.procedures.get(text)
            words = rule.name if rule else None
        case "passed":
            words = {"yes": Text("符合", "As it must be"), "no": Text("不符合", "Not as it must be")}.get(text)
        case "agrees":
            words = {"yes": Text("同意", "No objection"), "no": Text("不同意", "Objects")}.get(text)
        case "public":
            words = {"yes": Text("公开", "Open to the public"), "no": Text("不公开", "Not open")}.get(text)
        case "grants":
            words = dict(OUTCOMES).get(text)
        case "basis":
            law = next((law for law in file.matter.basis if law.id == text), None)
            return f"{law.name.say(language())} {law.article.say(language())}" if law else text
    return words.say(language()) if words else text
