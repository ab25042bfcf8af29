"""The register of licences: what enters it, what becomes of it, and how it is made anew from the events."""

from datetime import date
from decimal import Decimal

from cases.story import CLERK, accepted, at, checked, delivered, examined, filed, given, granted
from sqlalchemy import delete, insert, update
from store.kept_stories import keep

from banshi.cases import events as fact
from banshi.definitions.numbering import check_digit
from banshi.licences.register import LicenceState
from banshi.store.licence_tables import licence_entries, licences
from banshi.store.licences import entries, licence, licences_of
from banshi.store.rebuilding import rebuild

HELD = given(filed, accepted, examined, checked, granted, delivered)
REVOKED = HELD.record(CLERK, at("2026-06-01 09:00"), (fact.DecisionRevoked("不符合。", ("food-law",), "可以复议。"),))


def test_what_is_handed_over_is_in_the_register(store):
    case = keep(store, HELD)
    with store.reading() as connection:
        held = licence(connection, case.licence.number)
        assert licences_of(connection, case.party.person) == (held,)
        assert [entry.act.value for entry in entries(connection, held.number)] == ["issued"]
    assert (held.holder_name, held.holder_number) == (case.party.name, case.party.number)
    assert (held.valid_from, held.valid_until) == (date(2026, 3, 11), date(2031, 3, 10))
    assert held.state_on(date(2031, 3, 10)) is LicenceState.VALID
    assert held.state_on(date(2031, 3, 11)) is LicenceState.EXPIRED


def test_a_revoked_decision_ends_its_licence_and_it_does_not_expire_after_that(store):
    case = keep(store, REVOKED)
    with store.reading() as connection:
        held = licence(connection, case.licence.number)
    assert (held.state, held.reason) == (LicenceState.REVOKED, "不符合。")
    assert held.state_on(date(2040, 1, 1)) is LicenceState.REVOKED


def test_a_refused_case_enters_nothing(store):
    case = keep(store, given(filed, accepted, examined, checked))
    assert case.licence is None
    with store.reading() as connection:
        assert licences_of(connection, case.party.person) == ()


def test_the_register_is_made_anew_from_the_events(store):
    number = keep(store, REVOKED).licence.number
    assert rebuild(store, mend=False).differences == ()
    with store.unit_of_work() as work:
        connection = work.connection
        connection.execute(update(licences).values(state="valid", reason=""))
        kept = entries(connection, number)
        connection.execute(delete(licence_entries).where(licence_entries.c.sequence == kept[0].sequence))
        row = {**dict(connection.execute(licences.select()).mappings().one()), "number": "made-up"}
        connection.execute(insert(licences).values(row))
    found = {(one.table, one.problem) for one in rebuild(store, mend=True).differences}
    assert found == {("licence_entries", "missing"), ("licences", "other"), ("licences", "surplus")}
    assert rebuild(store, mend=False).differences == ()
    with store.reading() as connection:
        assert licence(connection, number).state is LicenceState.REVOKED
        assert licence(connection, "made-up") is None


def test_check_digits_are_those_of_the_standard():
    assert check_digit("mod11_10", "0794") == "5"  # the example of ISO 7064
    assert check_digit("mod37_36", "A12425GABC1234002") == "M"  # a GRid of the recording industry, which uses it
    assert Decimal(check_digit("mod11_10", "JY0794")) == 5, "letters have no value in a system of digits"
