"""T1: what does one posted page cost, taken, judged and shown again, beside a form somebody wrote by hand?

Forty fields, eight of them conditional, and five rows of four columns.  The anchor is a WTForms class with a Jinja2
template, as a developer writes it for one form; the generated form has to be quicker although nobody wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import wtforms
from jinja2 import DictLoader, Environment
from measure import measure, report, verdict, versions
from werkzeug.datastructures import MultiDict
from wtforms import validators as rules

from banshi_forms.answers import AnswerSheet
from banshi_forms.html import render_fields
from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import Field, Form, Group, Section
from banshi_forms.posted_names import ASKED, PREFIX
from banshi_forms.wtforms_form import take
from banshi_rules.expressions import compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.texts import Text
from banshi_rules.values import BOOLEAN, enum

FLOOR, AIM = 5, 10
REGIONS = [f"R{n:02}" for n in range(10)]
YES_NO = ["yes", "no"]
ID_NUMBER, PHONE, MAIL = r"^\d{17}[\dX]$", r"^1\d{10}$", r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
HAND, OURS = "anchor: hand-written WTForms + Jinja2", "generated form, all answers right"
TAKEN, SHOWN, WRONG = "  taken and judged alone", "  shown again alone", "generated form, six answers wrong"

#: name, kind, required, what it may be, (name, value) it depends on, what is typed
Row = tuple[str, str, bool, Any, tuple[str, str] | None, str]


def _rows() -> list[Row]:
    rows: list[Row] = [
        ("radio0", "radio", True, YES_NO, None, "yes"),
        ("radio1", "radio", True, YES_NO, None, "no"),
        ("sel0", "select", True, REGIONS, None, "R01"),
    ]
    asks = {"text10": "radio0", "text11": "radio0", "text12": "radio0", "int3": "radio0", "text13": "radio1"}
    when = {name: (asker, "yes") for name, asker in asks.items()}
    when |= {"dec2": ("radio1", "yes"), "date3": ("sel0", "R01"), "phone1": ("sel0", "R01")}
    counted: list[tuple[str, int, str, bool, Any, str]] = [
        ("text", 14, "text", True, 50, "市民办事 <申请>&说明"),
        ("memo", 3, "memo", False, 500, "情况说明 " * 20),
        ("idno", 2, "pattern", True, ID_NUMBER, "11010519491231002X"),
        ("phone", 2, "pattern", True, PHONE, "13800138000"),
        ("mail", 1, "pattern", False, MAIL, "a.b@example.cn"),
        ("int", 4, "int", True, 100_000, "4711"),
        ("dec", 3, "decimal", True, 100_000_000, "85.25"),
        ("date", 4, "date", True, None, "2026-02-13"),
        ("sel1", 4, "select", True, REGIONS, "R07"),
    ]
    for start, count, kind, required, may_be, typed in counted:
        rows += [(f"{start}{n}", kind, required, may_be, when.get(f"{start}{n}"), typed) for n in range(count)]
    assert len(rows) == 40
    return rows


COLUMNS: list[Row] = [
    ("name", "text", True, 50, None, "测试甲"),
    ("relation", "select", True, ["spouse", "child", "parent", "other"], None, "child"),
    ("share", "decimal", True, 100, None, "20.00"),
    ("idno", "pattern", True, ID_NUMBER, None, "11010519491231002X"),
]
ROWS = _rows()
BAD = {"text1": "", "idno0": "zzz", "int1": "zzz", "date1": "zzz", "sel11": "zzz", "members-3-share": "zzz"}


def _posted(bad: bool) -> dict[str, str]:
    hidden = {name for name, _, _, _, when, _ in ROWS if when is not None and when[0] == "radio1"}
    typed = {name: "" if name in hidden else text for name, _, _, _, _, text in ROWS}
    typed |= {f"members-{n}-{name}": text for n in range(5) for name, *_, text in COLUMNS}
    return typed | BAD if bad else typed


class RequiredWhen:
    """The validator such a developer writes."""

    field_flags: dict[str, Any] = {}  # noqa: RUF012 - WTForms asks for a class attribute

    def __init__(self, other: str, value: str) -> None:
        self.other, self.value = other, value

    def __call__(self, form: Any, field: Any) -> None:
        if form[self.other].data != self.value:
            field.errors[:] = []
            raise rules.StopValidation
        if not field.raw_data or not field.raw_data[0]:
            raise rules.StopValidation("This field is required.")


def _by_hand(row: Row) -> Any:
    name, kind, required, may_be, when, _ = row
    checks: list[Any] = [
        RequiredWhen(*when) if when else rules.InputRequired() if required else rules.Optional(),
    ]
    if kind in ("text", "memo"):
        made: Any = wtforms.StringField if kind == "text" else wtforms.TextAreaField
        return made(name, [*checks, rules.Length(max=may_be)], description="help")
    if kind == "pattern":
        return wtforms.StringField(name, [*checks, rules.Regexp(re.compile(may_be))])
    if kind in ("int", "decimal"):
        made = wtforms.IntegerField if kind == "int" else wtforms.DecimalField
        return made(name, [*checks, rules.NumberRange(0, may_be)])
    if kind == "date":
        return wtforms.DateField(name, checks)
    made = wtforms.SelectField if kind == "select" else wtforms.RadioField
    return made(name, checks, choices=[wtforms.SelectChoice(option, option) for option in may_be])


_MACRO = """{% macro show(f) %}<div class="field{% if f.errors %} has-error{% endif %}">{{ f.label }}
{{ f(class_="input") }}
{% if f.description %}<p class="help">{{ f.description }}</p>{% endif %}
{% for e in f.errors %}<p class="error">{{ e }}</p>{% endfor %}</div>{% endmacro %}"""


def _hand_written() -> Callable[[MultiDict[str, str]], tuple[bool, str]]:
    columns = type("Member", (wtforms.Form,), {row[0]: _by_hand(row) for row in COLUMNS})
    fields = {row[0]: _by_hand(row) for row in ROWS}
    fields["members"] = wtforms.FieldList(wtforms.FormField(columns), min_entries=1, max_entries=20)
    application = type("Application", (wtforms.Form,), fields)
    body = ""
    for name, _, _, _, when, _ in ROWS:
        shown = f"{{{{ show(form.{name}) }}}}"
        body += f"{{% if form.{when[0]}.data == '{when[1]}' %}}{shown}{{% endif %}}\n" if when else shown + "\n"
    body += "{% for row in form.members %}<fieldset>{% for f in row %}{{ show(f) }}{% endfor %}</fieldset>{% endfor %}"
    templates = {"macros.html": _MACRO, "page.html": "{% from 'macros.html' import show %}" + body}
    page = Environment(autoescape=True, loader=DictLoader(templates)).get_template("page.html")

    def run(posted: MultiDict[str, str]) -> tuple[bool, str]:
        form = application(posted)
        return form.validate(), page.render(form=form)

    return run


def _generated(row: Row) -> Field:
    name, kind, required, may_be, when, _ = row
    known = {"memo": "long-text", "pattern": "text", "int": "integer", "radio": "choice", "select": "choice"}
    given: dict[str, Any] = {}
    if kind in ("text", "memo"):
        given = {"max_length": may_be}
    elif kind == "pattern":
        given = {"pattern": may_be}
    elif kind in ("int", "decimal"):
        given = {"min": 0, "max": may_be}
    elif kind in ("radio", "select"):
        given = {"options": {option: Text(option) for option in may_be}}
    visible = None
    if when is not None:
        scope = {when[0]: enum(YES_NO if when[0].startswith("radio") else REGIONS)}
        visible, findings = compile_expression(f"{when[0]} == '{when[1]}'", scope, NOWHERE, wants=BOOLEAN)
        assert visible is not None, findings
    made = STANDARD_KINDS[known.get(kind, kind)]
    return Field(
        id=name,
        kind=made,
        label=Text(name),
        help=Text("help") if kind in ("text", "memo") else None,
        options=made.options(given),
        required=required,
        visible_when=visible,
        at=NOWHERE,
    )


def main() -> None:
    members = Group(
        id="members", label=Text("members"), members=tuple(map(_generated, COLUMNS)), least=1, most=20, at=NOWHERE
    )
    fields = (*map(_generated, ROWS), members)
    form = Form((Section(id="page", title=Text("page"), fields=fields, at=NOWHERE),), "1" * 64)
    empty = AnswerSheet()
    right, wrong = (
        MultiDict(
            [(PREFIX + name, text) for name, text in _posted(bad).items()] + [(ASKED, " ".join(f.id for f in fields))]
        )
        for bad in (False, True)
    )

    def ours(posted: MultiDict[str, str]) -> tuple[int, str]:
        taken = take(form, "page", posted, empty)
        shown = render_fields(form, "page", sheet=taken.sheet, typed=taken.typed, problems=taken.problems)
        return len(taken.problems), shown

    by_hand, by_hand_right, by_hand_wrong = _hand_written(), MultiDict(_posted(False)), MultiDict(_posted(True))
    assert by_hand(by_hand_right)[0] is True
    assert by_hand(by_hand_wrong)[0] is False
    assert ours(right)[0] == 0
    assert ours(wrong)[0] == len(BAD)
    kept = take(form, "page", right, empty)
    times = measure(
        {
            HAND: lambda: by_hand(by_hand_right),
            OURS: lambda: ours(right),
            WRONG: lambda: ours(wrong),
            TAKEN: lambda: take(form, "page", right, empty),
            SHOWN: lambda: render_fields(form, "page", sheet=kept.sheet, typed=kept.typed),
        }
    )
    print(f"T1 forms ({versions('wtforms', 'jinja2')})")
    report("a page of 40 fields (8 conditional) and 5 rows of 4 columns", times, anchor=HAND)
    slower = max(times[OURS], times[WRONG])
    print(f"\naim 1/{AIM} of the hand-written form; here 1/{times[HAND] / slower:.1f}")
    verdict({f"T1: at most 1/{FLOOR} of the hand-written form": slower <= times[HAND] / FLOOR})


if __name__ == "__main__":
    main()
