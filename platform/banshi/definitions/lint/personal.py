"""Which questions are about a person?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi_forms.model import Field, Form, Privacy

#: Kinds whose answers are always about a person.
PERSONAL_KINDS = ("person-name", "resident-id", "mobile")


def fields_of(form: Form) -> Iterator[Field]:
    """Every field, also those of groups."""
    for question in form.fields():
        yield from (question,) if isinstance(question, Field) else question.members


def is_personal(field: Field) -> bool:
    """Whether its kind or its mark says that its answer is about a person."""
    return field.privacy is not Privacy.PUBLIC or field.kind.name in PERSONAL_KINDS
