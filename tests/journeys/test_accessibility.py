"""Does axe find anything wrong on any page?  Every route that answers HTML to GET is looked at; none is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask, url_for
from journeys.browser import axe_faults, sign_in, visitor
from journeys.conftest import Served
from playwright.sync_api import Browser, Page
from sqlalchemy import select
from use_cases.worlds import file_one, start_form, version

from banshi.people import Role
from banshi.store.tables import accounts, notices
from banshi.use_cases import handling, people
from banshi.use_cases.demo_people import PASSWORD
from banshi.web.frame.permissions import read_matrix

#: Who looks at a route that wants no particular role, in the order of what the route allows.
LOOKERS = {"officer": "market.clerk", "person": "applicant1", Role.OPERATOR.value: Role.OPERATOR.value}
LOOKERS[Role.ORGAN_HEAD.value] = "market.organ-head"
#: Pages of what this case does not have: cards, payments, hearings and what is put right are looked at in
#: tests/web/browser.
ELSEWHERE = {"supervision.card_page", "portal.payment", "portal.sandbox_page", "portal.hearing"}


@dataclass(frozen=True)
class Samples:
    """One of everything a path can name."""

    values: dict[str, Any]

    def path(self, app: Flask, endpoint: str, arguments: set[str]) -> str:
        missing = arguments - self.values.keys()
        assert not missing, f"{endpoint} needs {missing}: add it to the samples, so that the page is looked at"
        with app.test_request_context():
            return url_for(endpoint, **{name: self.values[name] for name in arguments})


@pytest.fixture
def samples(served: Served) -> Samples:
    """A filled draft, a filed case whose clerk has acted, its notice and its files."""
    applicant = people.verify_login(served.world, "applicant1", PASSWORD)
    clerk = people.verify_login(served.world, "market.clerk", PASSWORD)
    assert applicant and clerk
    draft = start_form(served.world, applicant)
    receipt = file_one(served.world, applicant)
    waiting = file_one(served.world, applicant)
    handling.accept(served.world, clerk, receipt.case_id, version(served.world, receipt.case_id))
    served.work()
    with served.world.reading() as connection:
        notice = connection.execute(select(notices.c.id).where(notices.c.case == receipt.case_id)).scalars().first()
        account = connection.execute(select(accounts.c.person)).scalars().first()
    return Samples(
        {
            "code": "catering-licence",
            "draft_id": draft,
            "section_id": "premises",
            "number": waiting.number,
            "notice_id": notice,
            "person": account,
            "id": account,
            "export_type": "csv",
            "watch": "answer",
        }
    )


def pages_of(app: Flask, samples: Samples) -> list[tuple[str, str, str]]:
    """Endpoint, who looks, path: every GET route but files, fragments and machine answers."""
    found = []
    matrix = read_matrix()
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint.endswith("static"):
            continue
        if rule.endpoint in ELSEWHERE:
            continue
        if rule.arguments & {"digest", "filename", "chosen", "field_id"} or rule.rule.endswith(".pdf"):
            continue  # bytes of a file, and switches that answer with a redirect
        audience = (matrix.get(rule.endpoint) or matrix[rule.endpoint.partition(".")[0] + ".*"]).who
        looker = next((login for who, login in LOOKERS.items() if who in audience), "")
        found.append((rule.endpoint, looker, samples.path(app, rule.endpoint, set(rule.arguments))))
    return sorted(found, key=lambda one: one[1])


def look_at(page: Page, path: str, *, lenient: bool) -> list[str]:
    answer = page.goto(path)
    assert answer is not None
    if lenient and answer.status in (403, 404):
        return []  # what Flask-Admin would offer and we have closed
    assert answer.status == 200, f"{path}: {answer.status}"
    if "text/html" not in answer.headers.get("content-type", ""):
        return []
    return axe_faults(page, only=("serious", "critical") if lenient else ())


def test_axe_finds_nothing(served: Served, browser: Browser, samples: Samples) -> None:
    pages = pages_of(served.app, samples)
    extra = [("portal.search", "", "/search?q=餐饮"), ("portal.search", "", "/search?q=无此事项"), ("", "", "/nowhere")]
    extra += [
        ("desk", "market.clerk", f"/desk/cases/{samples.values['number']}/decide?act={act}")
        for act in ("accept", "correct", "not-accept")
    ]
    faults: list[str] = []
    looked = 0
    for login in sorted({looker for _, looker, _ in pages + extra}):
        with visitor(browser, served.url) as page:
            if login:
                sign_in(page, login)
            for endpoint, looker, path in pages + extra:
                if looker == login and endpoint != "frame.sign_out":
                    if path == "/nowhere":
                        page.goto(path)
                        faults += axe_faults(page)
                    else:
                        faults += look_at(page, path, lenient=endpoint.partition(".")[0] not in OURS)
                    looked += 1
    assert looked > 30
    assert not faults, "\n".join(faults)


#: Areas whose pages are all ours; those of Flask-Admin may keep small faults.
OURS = {"frame", "portal", "desk", "notices", ""}
