"""How is one answer taken from a posted page and judged?  The WTForms field behind every question.

It asks the question's kind for everything; it neither renders nor words anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import wtforms
from wtforms.fields.core import Flags
from wtforms.widgets import TextInput

from banshi_forms.model import Days, Wrong

if TYPE_CHECKING:
    from banshi_forms.model import Field
    from banshi_rules.values import Value


def wrong_answer(field: Field, value: Value | None, required: bool, days: Days) -> Wrong | None:
    """The one judgement of one answer, whoever asks: a page, a whole sheet, an officer."""
    if value is None:
        return Wrong(field.kind.missing) if required else None
    if not field.kind.accepts(value):
        return Wrong("unreadable")
    return field.kind.check(field, value, days.received if field.kind.on_receipt else days.today)


def texts_of(formdata: Any, name: str) -> list[str]:
    """The texts posted under that name; a file that somebody put there is no text."""
    texts: list[str] = formdata.getlist(name)
    if texts and not all(isinstance(text, str) for text in texts):
        return [text for text in texts if isinstance(text, str)]
    return texts


class AnswerField(wtforms.Field):
    """One question on a page: `data` is the typed value or None, `wrong` what is the matter with it.

    WTForms' own constructor makes a label, flags and validators for its widgets; nothing here needs them and they cost
    most of the time of binding a page, so this one sets what is used.
    """

    widget = TextInput()
    flags = Flags()
    render_kw: Any = None
    _datalist = None
    wrong: Wrong | None = None

    def __init__(self, question: Field, *, name: str, _form: Any = None, _prefix: str = "", **_: Any) -> None:
        self.question = question
        self.name = self.id = _prefix + name
        self.short_name = name
        self._form = _form
        self.meta: Any = _form.meta if _form is not None else None
        self.type = "AnswerField"
        self.description = ""
        self.default = None
        self.filters = ()
        self.errors: Sequence[str] = ()
        self.data: Value | None = None
        self.required = question.required is True
        self.days = Days()
        self.texts: Mapping[str, list[str]] = {}

    @property
    def label(self) -> wtforms.Label:  # type: ignore[override]
        """The label in Chinese, for whoever uses a WTForms widget."""
        return wtforms.Label(self.id, self.question.label.zh)

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Reads the posted boxes of this question."""
        if formdata is None:
            self.data = data
            return
        name, kind = self.name, self.question.kind
        boxes = {box: texts_of(formdata, name + box) for box in kind.boxes}
        self.texts = boxes
        self.raw_data = boxes.get("") or None
        try:
            self.data = kind.read(self.question, boxes)
        except Wrong as wrong:
            self.data = None
            self.wrong = wrong

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Judges what was read; `errors` holds the code of the problem."""
        if self.wrong is None:
            self.wrong = wrong_answer(self.question, self.data, self.required, self.days)
        self.errors = (self.wrong.code,) if self.wrong is not None else ()
        return self.wrong is None

    def _value(self) -> str:
        if self.data is None:
            return self.raw_data[0] if self.raw_data else ""
        return "".join(self.question.kind.typed(self.question, self.data).get("", ()))
