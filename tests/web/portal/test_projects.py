"""Do applicants and officers find the other cases of a project on the page of one?"""

from catalogue import typed_applications
from use_cases.worlds import APPLICANT
from web.pages import shown
from web.straight import staff

from banshi.definitions.examples.running import try_example
from banshi.people import Role
from banshi.use_cases import reading


def test_both_pages_lead_to_the_other_cases(browse_own, own_world) -> None:
    matter = own_world.editions.current("construction-permit", own_world.today()).matter
    example = next(one for one in matter.examples if one.given.get("project_code"))
    trial = try_example(matter, example, own_world.calendars.current())
    first, second = (
        reading.case_file(own_world, APPLICANT, typed_applications.file(own_world, matter, trial)).case.number
        for _ in range(2)
    )
    handler = staff(own_world, "housing_construction", Role.HANDLER)[Role.HANDLER][0]
    for actor, path in ((APPLICANT, "/my/cases"), (handler, "/desk/cases")):
        page = browse_own(actor).get(f"{path}/{first}")
        assert "同一项目的办件 项目代码 2106-440305-04-01-123456" in shown(page)
        assert f'href="{path}/{second}"' in page.text
        assert browse_own(actor).get(f"{path}/{second}").status_code == 200
