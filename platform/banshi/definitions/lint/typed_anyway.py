"""Does somebody type what a register fills in elsewhere?  (Licensing Law 33; Decree 716, 11)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banshi.definitions.model import Matter
from banshi_forms.model import Field
from banshi_rules.findings import Finding, Severity

CODES = ("L086",)


def compare(matters: Sequence[Matter]) -> Iterator[Finding]:
    """The same question, of the same kind under the same words, is filled from the register wherever it is asked.

    Rows of groups are left out: they are about others than the applicant, whom no register was asked for.
    """
    filled = {
        (field.kind.name, field.label.zh): (matter, field.prefill)
        for matter in matters
        for field in _asked(matter)
        if field.prefill is not None
    }
    for matter in matters:
        for field in _asked(matter):
            held = filled.get((field.kind.name, field.label.zh))
            if held is None or field.prefill is not None or field.value is not None:
                continue
            args = {"label": field.label, "matter": held[0].title, "prefill": held[1]}
            yield Finding("L086", field.at, args, Severity.ADVICE)


def _asked(matter: Matter) -> Iterator[Field]:
    yield from (question for question in matter.form.fields() if isinstance(question, Field))
