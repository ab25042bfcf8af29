"""Does axe find anything wrong with the pages about licences: of their holder, of a case that issued or renews one?"""

import pytest
from journeys.browser import sign_in, visitor
from use_cases.worlds import APPLICANT, file_one, version
from web.browser.test_axe_lawful import look
from web.conftest import PASSWORD, STAFF

from banshi.use_cases import handling, reading
from banshi.use_cases.starting_on import start_on


@pytest.mark.parametrize("ways", [(), ("/language/en",), ("/view/large",)], ids=["zh", "en", "large"])
def test_the_pages_of_licences(browser, server, own_world, ways, request) -> None:
    folder = request.config.getoption("--screenshots")
    folder = folder / f"licences-{request.node.callspec.id}" if folder else None
    receipt = file_one(own_world)
    case_id, faults = receipt.case_id, []

    def seen() -> int:
        return version(own_world, case_id)

    handling.accept(own_world, STAFF["window-clerk"], case_id, seen())
    handling.pass_on(own_world, STAFF["handler"], case_id, seen(), "建议准予。")
    handling.pass_on(own_world, STAFF["reviewer"], case_id, seen(), "同意。")
    handling.grant(own_world, STAFF["approver"], case_id, seen(), "准予。")
    handling.deliver(own_world, STAFF["window-clerk"], case_id, seen(), "window", "测试甲")
    number = reading.case_file(own_world, APPLICANT, case_id).case.licence.number
    draft = start_on(own_world, APPLICANT, "catering-renewal", number)
    for actor, pages in (
        (APPLICANT, {"mine": "/my/licences", "topic": f"/apply/{draft}/s/licence", "check": f"/apply/{draft}/check"}),
        (STAFF["approver"], {"desk": f"/desk/cases/{receipt.number}"}),
    ):
        with visitor(browser, server.url) as page:
            for path in ways:
                page.goto(path)
            sign_in(page, actor.person.removeprefix("p-"), PASSWORD)
            page.wait_for_url(lambda url: "sign-in" not in url)
            for name, path in pages.items():
                faults += look(page, path, name, folder)
    assert faults == []
