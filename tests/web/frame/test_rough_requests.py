"""What do pages say to a request that no page of ours sends?  A plain refusal; never a fault of ours."""

import logging

import pytest
from limits.storage import storage_from_string
from use_cases import worlds

from banshi.web.frame.limits import storage_address
from banshi.web.frame.security import LONGEST_ANSWERS

NUL = "%00"


@pytest.mark.parametrize("path", ["/my/cases/", "/receipt/", "/apply/", "/notices/", "/m/", "/desk/cases/"])
def test_a_nul_in_a_path_is_no_page(browse, path) -> None:
    assert browse(worlds.APPLICANT).get(path + NUL).status_code == 404


@pytest.mark.parametrize("path", ["/search?q=", "/progress?number=a", "/my?after=", "/sign-in?next=/"])
def test_a_nul_in_a_query_is_refused(browse, path) -> None:
    assert browse().get(path + NUL).status_code == 400


@pytest.mark.parametrize(
    ("path", "form"),
    [("/sign-in", {"login": "a\0", "password": "b"}), ("/progress", {"number": "SL\0", "code": "x"})],
)
def test_a_nul_in_a_post_is_refused(browse, path, form) -> None:
    assert browse().post(path, form).status_code == 400


def test_a_page_of_answers_has_an_end(browse) -> None:
    answer = browse().post("/progress", {"number": "9" * (LONGEST_ANSWERS + 1), "code": "x"})
    assert answer.status_code == 413
    assert "内容太长" in answer.text
    assert 'href="/progress"' in answer.text


def test_a_path_cannot_write_lines_into_the_log(browse, caplog) -> None:
    with caplog.at_level(logging.WARNING, logger="banshi.web"):
        browse().client.post("/x%0aERROR%20forged", headers={"Sec-Fetch-Site": "cross-site"})
    assert all("\n" not in record.getMessage() for record in caplog.records)
    assert caplog.records


@pytest.mark.parametrize("url", [None, "unix:///nowhere/redis.sock", "redis://127.0.0.1:1/0", "rediss://127.0.0.1:1"])
def test_tries_are_counted_at_any_address_redis_has(url) -> None:
    assert storage_from_string(storage_address(url))
