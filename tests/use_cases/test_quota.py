"""P10: where only so many can be granted, those accepted first get it: exactly as many, in order, without ties."""

from use_cases.quota_town import accept_all, file_many, grant_all, places, prepare_all, scarce, withdraw


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
