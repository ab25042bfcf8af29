"""Is every difference between two guides found, and every changed or outdated file?"""

from __future__ import annotations

from datetime import date

import pytest
from golden_texts import DAY, Changed
from hypothesis import given
from hypothesis import strategies as st

from banshi.definitions.guide import EditionMark, differences, notice_sheet, read_stamp, service_guide, stamp_of
from banshi.definitions.model import Matter

EDITS = {
    "promise": (("promised: 5 working days", "promised: 6 working days"), 2),  # of the matter and of its last route
    "limit of a step": (("people: 2, limit: 2 working days", "people: 2, limit: 1 working day"), 1),
    "standard": (("标明面积、功能区、食品流向", "标明面积"), 1),
    "condition of a material": (("required_when: business == 'canteen', standard", "standard"), 3),
    "row of a table": (('area: "<= 50"', 'area: "<= 40"'), 1),
    "phone": (("phone: 000-00000000", "phone: 000-00000001"), 1),
    "answer": (("a: 不需要许可，办理备案。", "a: 不需要许可。"), 1),
    "validity": (("valid: 5 years", "valid: 4 years"), 1),
}


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_found_in_words(whole: Matter, changed: Changed, name: str) -> None:
    edit, count = EDITS[name]
    found = differences(service_guide(whole, DAY), service_guide(changed(edit), DAY))
    assert len(found) == count, [one.say("zh") for one in found]
    for one in found:
        assert "公布的是" in one.say("zh") and "published" in one.say("en")


def test_what_the_guide_does_not_say_is_no_drift(whole: Matter, changed: Changed) -> None:
    same = changed(("小餐馆走快速程序", "改了名字的例子"))
    assert differences(service_guide(whole, DAY), service_guide(same, DAY)) == ()
    assert service_guide(whole, DAY).digest == service_guide(same, DAY).digest


def test_only_the_english_changed(whole: Matter, changed: Changed) -> None:
    other = changed(('en: "Food business licence (catering), new"', 'en: "Catering licence"'))
    (title,) = differences(service_guide(whole, DAY), service_guide(other, DAY))
    assert "「食品经营许可（餐饮服务）新办 / Catering licence」" in title.say("zh")


def test_the_day_alone_changes_nothing(whole: Matter) -> None:
    one, other = service_guide(whole, DAY), service_guide(whole, date(2026, 7, 1))
    assert one.digest == other.digest and differences(one, other) == ()


def test_the_sections_that_changed_are_named(whole: Matter, changed: Changed) -> None:
    stamp = stamp_of(service_guide(whole, DAY), "zh", None)
    now = service_guide(changed(("标明面积、功能区、食品流向", "标明面积")), DAY)
    assert [text.zh for text in stamp.changed(now)] == ["要带什么"]


def test_a_stamp_comes_back_as_it_was(whole: Matter) -> None:
    for guide in (service_guide(whole, DAY), notice_sheet(whole, DAY)):
        for edition in (None, EditionMark(3, DAY)):
            stamp = stamp_of(guide, "both", edition)
            assert read_stamp(b"\x00<p>" + stamp.line().encode() + b"</p>\xff") == stamp


def test_two_stamps_that_contradict_each_other_are_none(whole: Matter) -> None:
    one = stamp_of(service_guide(whole, DAY), "zh", None).line()
    other = stamp_of(notice_sheet(whole, DAY), "zh", None).line()
    assert read_stamp(f"{one} {one}".encode()) is not None
    assert read_stamp(f"{one} {other}".encode()) is None


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(content: bytes) -> None:
    assert read_stamp(content) is None


@pytest.mark.parametrize("broken", ["2026-02-30", "9999-99-99"])
def test_a_day_that_does_not_exist_is_no_stamp(whole: Matter, broken: str) -> None:
    line = stamp_of(service_guide(whole, DAY), "zh", None).line()
    assert read_stamp(line.replace(DAY.isoformat(), broken).encode()) is None
