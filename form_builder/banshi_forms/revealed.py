"""Why is this asked?  The one answer that made a question appear, in the words of the form."""

from __future__ import annotations

from banshi_forms.model import Field, Form, Group
from banshi_rules.texts import Text
from banshi_rules.values import Facts


def because(question: Field | Group, form: Form, facts: Facts) -> tuple[Text, Text] | None:
    """Label and answer of the question that this one depends on; None when it depends on nothing, or on several."""
    if question.visible_when is None:
        return None
    names = {path[0] for path in question.visible_when.reads}
    if len(names) != 1:
        return None
    name = next(iter(names))
    asker = next((field for field in form.fields() if field.id == name), None)
    value = facts.get(name)
    if not isinstance(asker, Field) or value is None:
        return None
    kind = asker.kind
    return asker.label, Text(kind.show(asker, value, "zh"), kind.show(asker, value, "en"))
