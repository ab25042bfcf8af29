"""Is a drafted decision countersigned on pages: the draft shown, what changed in it, and who has signed?"""

from datetime import timedelta

import pytest
from web.desk.test_deciding import confirm, offered
from web.pages import shown
from web.straight import file_straight, staff

from banshi.cases import commands as wish
from banshi.people import Role

ROLES = (Role.WINDOW_CLERK, Role.HANDLER, Role.INSPECTOR, Role.REVIEWER, Role.APPROVER, Role.ORGAN_HEAD)


@pytest.fixture
def institution(own_world, clock):
    """A medical institution whose decision is to be drafted."""
    people = staff(own_world, "health", *ROLES, people=2)
    filed = file_straight(own_world, "medical-institution")
    filed.does(people[Role.WINDOW_CLERK][0], wish.Accept())
    handler, (one, two) = people[Role.HANDLER][0], people[Role.INSPECTOR]
    filed.does(handler, wish.Pass("符合条件。"), wish.EndProcedure("专家同意。"))
    matter = own_world.editions.matter(filed.case().edition)
    step = next(step for step in matter.flow(filed.case().route).steps if step.id == "visit")
    items = {str(n): "yes" for n, _ in enumerate(matter.checklists.get(step.checklist or "", ()), start=1)}
    filed.does(one, wish.RecordVisit((one, two), items, True, "符合。"))
    clock.time += timedelta(days=20)
    filed.does(handler, wish.Pass("公示无异议。"))
    return filed, people


def form(filed, act: str, task: str, *fields: tuple[str, str]) -> list[tuple[str, str]]:
    return [("act", act), ("seen", str(filed.case().version)), ("task", task), *fields]


def test_a_draft_is_countersigned_returned_and_countersigned_anew(browse_own, institution) -> None:
    filed, people = institution
    path = f"/desk/cases/{filed.number}/decide"
    handler = browse_own(people[Role.HANDLER][0])
    lacking = handler.post(path, [*form(filed, "pass", "draft-1", ("opinion", "床位 40 张，拟准予。")), ("go", "look")])
    assert lacking.status_code == 422
    assert 'href="#grants"' in lacking.text
    assert "床位 40 张" in lacking.text
    drafted = ("grants", "grant"), ("opinion", "床位 40 张，拟准予。")
    looked, done = confirm(handler, path, form(filed, "pass", "draft-1", *drafted))
    assert done.status_code == 303
    assert "拟准予" in shown(looked)

    section, deputy = browse_own(people[Role.REVIEWER][0]), browse_own(people[Role.APPROVER][0])
    page = section.get(path)
    assert {"pass", "return"} <= set(offered(page))
    assert "床位 40 张" in shown(section.get(f"{path}?act=pass"))
    _, done = confirm(section, path, form(filed, "pass", "section-1", ("opinion", "同意。")))
    assert done.status_code == 303
    back = ("step", "draft"), ("reason", "床位数与图纸不一致。")
    _, done = confirm(deputy, path, form(filed, "return", "deputy-1", *back))
    assert done.status_code == 303
    assert filed.case().open_task.step == "draft"

    page = handler.get(f"{path}?act=pass")
    assert "床位 40 张，拟准予。</textarea>" in page.text.replace("\n", ""), "the last draft is there to be mended"
    redrafted = ("grants", "grant"), ("opinion", "床位 36 张，拟准予。")
    _, done = confirm(handler, path, form(filed, "pass", "draft-2", *redrafted))
    assert done.status_code == 303
    page = section.get(f"{path}?act=pass")
    assert "<del>40</del><ins>36</ins>" in page.text
    for browser, task in ((section, "section-2"), (deputy, "deputy-2")):
        _, done = confirm(browser, path, form(filed, "pass", task, ("opinion", "同意。")))
        assert done.status_code == 303
    head = browse_own(people[Role.ORGAN_HEAD][0])
    page = shown(head.get(f"{path}?act=grant"))
    assert "床位 36 张" in page
    assert "科长会签" in page
    assert "分管副局长会签" in page


def test_the_own_draft_is_not_countersigned(browse_own, institution) -> None:
    filed, people = institution
    filed.does(people[Role.HANDLER][0], wish.Pass("拟准予。", grants=True))
    page = shown(browse_own(people[Role.HANDLER][0]).get(f"/desk/cases/{filed.number}"))
    assert "拟准予" in page
    assert "pass" not in offered(browse_own(people[Role.HANDLER][0]).get(f"/desk/cases/{filed.number}/decide"))
