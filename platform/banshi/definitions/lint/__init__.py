"""Is a definition lawful, and kind to applicants?  One module for each rule; it says which findings are its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from banshi.definitions.lint import (
    article_days,
    article_exists,
    article_text,
    consent,
    delivery_ceiling,
    extension,
    fees,
    forwarding,
    guide_complete,
    intake_ceiling,
    intake_limit,
    law_described,
    law_in_force,
    law_known,
    material_basis,
    material_standard,
    modes,
    one_person,
    online_without_visits,
    precise_material,
    privacy_mark,
    promise_within_statutory,
    purpose,
    quota,
    renewal,
    same_day_promise,
    staffing,
    statutory_basis,
    statutory_rank,
    statutory_within_class,
    step_limit,
    steps_within_promise,
    tolerance,
    visit_reason,
    visitors,
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
    consent.check,
    delivery_ceiling.check,
    extension.check,
    fees.check,
    forwarding.check,
    guide_complete.check,
    intake_ceiling.check,
    intake_limit.check,
    law_described.check,
    law_in_force.check,
    law_known.check,
    material_basis.check,
    material_standard.check,
    modes.check,
    one_person.check,
    online_without_visits.check,
    precise_material.check,
    privacy_mark.check,
    promise_within_statutory.check,
    purpose.check,
    quota.check,
    renewal.check,
    same_day_promise.check,
    staffing.check,
    statutory_basis.check,
    statutory_rank.check,
    statutory_within_class.check,
    step_limit.check,
    steps_within_promise.check,
    tolerance.check,
    visit_reason.check,
    visitors.check,
)


def lint(subject: Subject) -> Iterator[Finding]:
    """Every finding about law and kindness."""
    for rule in RULES:
        yield from rule(subject)
