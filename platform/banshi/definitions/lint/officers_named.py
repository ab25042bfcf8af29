"""Does the guide name post and officer of each step?  A department that lists no posts leaves only the role."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Consult, Step
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import Department
from banshi.people import Role
from banshi_rules.findings import Finding, Severity

CODES = ("L100",)


def check(subject: Subject) -> Iterator[Finding]:
    """Departments without posts that steps are in the hands of, each once, where others of the district name theirs."""
    if not any(department.posts for department in subject.departments.values()):
        return  # a district that names nobody has decided so
    lonely: dict[str, tuple[Department, Step]] = {}
    for step in subject.steps():
        department = subject.departments.get(step.department) if isinstance(step, Consult) else subject.department
        if department is not None and not department.posts and step.by is not Role.GOV_HEAD:
            lonely.setdefault(department.id, (department, step))
    for department, step in lonely.values():
        args = {"department": department.name, "file": f"departments/{department.id}", "step": step.id}
        yield Finding("L100", step.at, args, Severity.ADVICE)
