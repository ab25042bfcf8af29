"""Is a definition lawful, and kind to applicants?  One module for each rule; it says which findings are its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from banshi.definitions.lint import (
    article_days,
    article_exists,
    article_in_english,
    article_text,
    asked_twice,
    by_post,
    consent,
    delivery_ceiling,
    extension,
    fees,
    forwarding,
    guide_complete,
    half_english,
    handed_over,
    hearings,
    held_already,
    held_licence,
    identity_document,
    intake_ceiling,
    intake_limit,
    law_described,
    law_in_force,
    law_known,
    licence_rank,
    material_basis,
    material_standard,
    modes,
    officers_named,
    one_name,
    one_person,
    online_without_visits,
    outcomes,
    personal_in_text,
    precise_condition,
    precise_material,
    precise_question,
    privacy_mark,
    promise_within_statutory,
    purpose,
    quota,
    renewal,
    result_named,
    same_day_promise,
    staffing,
    statutory_basis,
    statutory_rank,
    statutory_within_class,
    step_limit,
    step_title,
    steps_within_promise,
    tolerance,
    typed_anyway,
    visit_reason,
    visitors,
    windows_said,
)
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import Matter
from banshi_rules.findings import Finding

__all__ = ["COMPARISONS", "RULES", "Comparison", "Rule", "Subject", "lint", "lint_together"]

#: What every module of a rule holds as `check`; `CODES` are the codes of what it finds.
Rule: TypeAlias = Callable[[Subject], Iterator[Finding]]

#: Every rule; a new one is a module of its own and a line here.
RULES: tuple[Rule, ...] = (
    article_days.check,
    article_exists.check,
    article_in_english.check,
    article_text.check,
    asked_twice.check,
    by_post.check,
    consent.check,
    delivery_ceiling.check,
    extension.check,
    fees.check,
    forwarding.check,
    guide_complete.check,
    half_english.check,
    handed_over.check,
    hearings.check,
    identity_document.check,
    intake_ceiling.check,
    intake_limit.check,
    law_described.check,
    law_in_force.check,
    law_known.check,
    licence_rank.check,
    material_basis.check,
    material_standard.check,
    modes.check,
    officers_named.check,
    one_person.check,
    online_without_visits.check,
    outcomes.check,
    personal_in_text.check,
    precise_condition.check,
    precise_material.check,
    precise_question.check,
    privacy_mark.check,
    promise_within_statutory.check,
    purpose.check,
    quota.check,
    renewal.check,
    result_named.check,
    same_day_promise.check,
    staffing.check,
    statutory_basis.check,
    statutory_rank.check,
    statutory_within_class.check,
    step_limit.check,
    step_title.check,
    steps_within_promise.check,
    tolerance.check,
    visit_reason.check,
    visitors.check,
    windows_said.check,
)


#: What is asked of all matters of a district together: a module with `compare`, and a line here.
Comparison: TypeAlias = Callable[[Sequence[Matter]], Iterator[Finding]]
COMPARISONS: tuple[Comparison, ...] = (
    held_already.compare,
    held_licence.compare,
    one_name.compare,
    typed_anyway.compare,
)


def lint_together(matters: Sequence[Matter]) -> Iterator[Finding]:
    """Every finding that only shows beside other matters of the district."""
    for comparison in COMPARISONS:
        yield from comparison(matters)


def lint(subject: Subject) -> Iterator[Finding]:
    """Every finding about law and kindness."""
    for rule in RULES:
        yield from rule(subject)
