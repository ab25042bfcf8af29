"""Is a definition lawful, and kind to applicants?  One module for each rule; it says which findings are its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from banshi.definitions.lint import (
    article_days,
    article_exists,
    article_text,
    delivery_ceiling,
    guide_complete,
    intake_ceiling,
    intake_limit,
    law_described,
    law_in_force,
    law_known,
    material_basis,
    material_standard,
    one_person,
    online_without_visits,
    precise_material,
    privacy_mark,
    promise_within_statutory,
    purpose,
    same_day_promise,
    statutory_basis,
    statutory_rank,
    statutory_within_class,
    step_limit,
    steps_within_promise,
    visit_reason,
)
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

__all__ = ["RULES", "Rule", "Subject", "lint"]

#: What every module of a rule holds as `check`; `CODES` are the codes of what it finds.
Rule: TypeAlias = Callable[[Subject], Iterator[Finding]]

#: Every rule; a new one is a module of its own and a line here.
RULES: tuple[Rule, ...] = (
    article_days.check,
    article_exists.check,
    article_text.check,
    delivery_ceiling.check,
    guide_complete.check,
    intake_ceiling.check,
    intake_limit.check,
    law_described.check,
    law_in_force.check,
    law_known.check,
    material_basis.check,
    material_standard.check,
    one_person.check,
    online_without_visits.check,
    precise_material.check,
    privacy_mark.check,
    promise_within_statutory.check,
    purpose.check,
    same_day_promise.check,
    statutory_basis.check,
    statutory_rank.check,
    statutory_within_class.check,
    step_limit.check,
    steps_within_promise.check,
    visit_reason.check,
)


def lint(subject: Subject) -> Iterator[Finding]:
    """Every finding about law and kindness."""
    for rule in RULES:
        yield from rule(subject)
