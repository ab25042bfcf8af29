"""Every event goes to JSON and comes back the same."""

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banshi.cases import events as ev
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.people import Party, Role
from banshi.store import codec
from banshi_rules.time_limits import TimeLimit, Unit

EVENTS = get_args(ev.Event)
TEXT = st.text(max_size=20)
FILE = st.builds(ev.StoredFile, TEXT, TEXT, TEXT, st.integers(0, 10**9))
st.register_type_strategy(str, TEXT)
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(TimeLimit, st.builds(TimeLimit, st.integers(0, 999), st.sampled_from(Unit)))


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e.__name__)
def test_every_event_has_a_codec_for_every_field(event):
    name, (kind, known) = next(item for item in codec.CODECS.items() if item[1][0] is event)
    assert kind is event
    assert list(known) == [field.name for field in fields(event)]
    assert name == "".join("-" + c.lower() if c.isupper() else c for c in event.__name__).lstrip("-")


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e.__name__)
def test_round_trip(event):
    @settings(max_examples=30, deadline=None)
    @given(st.from_type(event))
    def check(happened):
        name, body = codec.write(happened)
        assert codec.read(name, json.loads(json.dumps(body))) == happened

    check()


def test_what_the_log_says_is_fixed():
    """The words of the log outlive this release: changing one needs a reader for the old."""
    filed = ev.ApplicationFiled(
        case="c",
        number="SL2026000001",
        edition=EditionKey("catering-licence", "d" * 64),
        department="market_supervision",
        route="express",
        because=("area <= 50",),
        party=Party("enterprise", "示例", "91440305MADEMX011N", "测试甲", "13800000000", "p"),
        sheet="s" * 64,
        materials={"layout": (ev.StoredFile("f" * 64, "平面图.pdf", "pdf", 9),)},
        supplied=("licence",),
    )
    assert codec.write(filed) == (
        "application-filed",
        {
            "case": "c",
            "number": "SL2026000001",
            "edition": ["catering-licence", "d" * 64],
            "department": "market_supervision",
            "route": "express",
            "because": ["area <= 50"],
            "party": {
                "kind": "enterprise",
                "name": "示例",
                "number": "91440305MADEMX011N",
                "contact": "测试甲",
                "mobile": "13800000000",
                "person": "p",
            },
            "sheet": "s" * 64,
            "materials": {"layout": [["f" * 64, "平面图.pdf", "pdf", 9]]},
            "supplied": ["licence"],
        },
    )
    opened = ev.TaskOpened(
        "accept-1", "accept", Stage.ACCEPT, Role.WINDOW_CLERK, "market_supervision", date(2026, 3, 9)
    )
    assert codec.write(opened)[1]["due"] == "2026-03-09"
