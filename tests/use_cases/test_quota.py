"""P10: where only so many can be granted, those accepted first get it: exactly as many, in order, without ties."""

import pytest
from cases.test_paying import fee
from use_cases.quota_town import accept_all, file_many, grant_all, places, prepare_all, scarce, withdraw
from use_cases.worlds import APPROVER

from banshi.cases.case import Status
from banshi.cases.commands import Grant
from banshi.definitions.charging import Payable
from banshi.store import boards
from banshi.use_cases.foresight import foresee
from banshi.use_cases.refusals import OutOfOrder
from banshi.use_cases.ticking import fire_due


def test_the_first_in_the_order_of_acceptance_are_granted_and_the_next_move_up(world):
    world = scarce(world, 5)
    case_ids = file_many(world, 12)
    accept_all(world, case_ids)
    given = places(world)
    in_order = sorted(case_ids, key=lambda one: given[one][0])
    assert [given[one][0] for one in in_order] == list(range(1, 13))
    assert in_order == sorted(case_ids, key=lambda one: given[one][1]), "the order of the log"

    prepare_all(world, case_ids)
    tried = grant_all(world, list(reversed(in_order)))  # the last in the order try first
    assert [one for one in in_order if tried[one] is None] == in_order[:5]
    assert {tried[one] for one in in_order[5:]} == {"quota-waits"}


def test_whoever_decides_sees_beforehand_whose_turn_it_is(world):
    world = scarce(world, 1)
    case_ids = file_many(world, 2)
    for one in case_ids:
        accept_all(world, [one])
    prepare_all(world, case_ids)
    assert foresee(world, APPROVER, "case-0", _seen(world, "case-0"), Grant("同意。")).case.outcome.granted
    with pytest.raises(OutOfOrder) as waits:
        foresee(world, APPROVER, "case-1", _seen(world, "case-1"), Grant("同意。"))
    assert waits.value.code == "quota-waits"


def _seen(world, case_id):
    with world.unit_of_work() as work:
        return work.load(case_id).version


def test_whoever_withdraws_leaves_the_place_to_the_next(world):
    world = scarce(world, 2)
    case_ids = file_many(world, 4)
    for one in case_ids:
        accept_all(world, [one])
    prepare_all(world, case_ids)
    assert grant_all(world, case_ids[2:]) == {"case-2": "quota-waits", "case-3": "quota-waits"}
    withdraw(world, "case-0")
    assert grant_all(world, case_ids[3:]) == {"case-3": "quota-waits"}
    assert grant_all(world, case_ids[1:3]) == {"case-1": None, "case-2": None}
    assert grant_all(world, case_ids[3:]) == {"case-3": "quota-waits"}


def test_whoever_is_granted_and_never_pays_leaves_the_place_to_the_next(world, clock):
    world = scarce(world, 1, fee("licence", "120", Payable.BEFORE_ISSUE))
    case_ids = file_many(world, 2)
    for one in case_ids:
        accept_all(world, [one])
    prepare_all(world, case_ids)
    assert grant_all(world, case_ids) == {"case-0": None, "case-1": "quota-waits"}
    clock.move(days=29)
    while fire_due(world):
        pass
    assert grant_all(world, ["case-1"]) == {"case-1": "quota-waits"}, "there is still time to pay"
    clock.move(days=8)
    while fire_due(world):
        pass
    with world.unit_of_work() as work:
        assert work.load("case-0").status is Status.TERMINATED
    with world.reading() as connection:
        assert boards.notices_of(connection, "case-0")[-1].kind == "termination"
    assert grant_all(world, ["case-1"]) == {"case-1": None}
