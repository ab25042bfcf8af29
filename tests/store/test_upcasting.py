"""Events of earlier releases: a field that came later, a body of another shape, and proof in the golden histories."""

from collections import defaultdict

import pytest
from cases.histories import files, histories

from banshi.store import codec
from banshi.store.tables import events
from banshi.store.upcasters import UPCASTERS, brought_up, kind_of

#: As a later release might have them: `opinion` was `remark` first, and in the third version a list of paragraphs.
STEPS = {
    "task-done": (
        lambda body: {"opinion": body["remark"], **{k: v for k, v in body.items() if k != "remark"}},
        lambda body: {**body, "opinion": [body["opinion"]]},
    )
}


@pytest.fixture(scope="module")
def corpus():
    """Kind in the log -> the sets of keys its bodies have in the golden histories."""
    seen = defaultdict(set)
    for path in files():
        for history in histories(path):
            for row in history.rows:
                seen[row["kind"]].add(frozenset(row["body"]))
    return seen


def test_a_body_is_brought_up_from_the_version_it_was_written_in():
    first = {"task": "t", "outcome": "passed", "remark": "同意。"}
    third = {"task": "t", "outcome": "passed", "opinion": ["同意。"]}
    assert kind_of("task-done", STEPS) == "task-done.3"
    assert kind_of("task-opened", STEPS) == "task-opened"
    assert brought_up("task-done", first, STEPS) == ("task-done", third)
    assert brought_up("task-done.2", {**first, "opinion": "同意。"}, STEPS)[1]["opinion"] == ["同意。"]
    assert brought_up("task-done.3", third, STEPS) == ("task-done", third)
    assert first == {"task": "t", "outcome": "passed", "remark": "同意。"}


def test_a_version_of_a_later_release_is_refused():
    with pytest.raises(KeyError, match=r"task-done\.4"):
        brought_up("task-done.4", {}, STEPS)


def test_a_field_that_came_later_has_its_value_of_before():
    later = codec.added(codec.several(codec.PLAIN), before=["alone"])
    assert later.was_added
    assert later.read_from({}, "with_whom") == ("alone",)
    assert later.read_from({"with_whom": ["li", "lin"]}, "with_whom") == ("li", "lin")


def test_a_field_that_was_always_there_is_demanded():
    with pytest.raises(KeyError):
        codec.read("task-done", {"task": "t", "outcome": "passed"})


def test_every_kind_of_event_stands_in_the_golden_histories(corpus):
    missing = {kind_of(name) for name in codec.CODECS} - set(corpus)
    assert not missing, "tell a story with it in tests/cases/tell_histories.py and run that"


def test_every_upcaster_and_every_added_field_has_a_history_of_before(corpus):
    for name, steps in UPCASTERS.items():
        for version in range(1, len(steps) + 1):
            kind = name if version == 1 else f"{name}.{version}"
            assert corpus[kind], f"no golden history has {kind}"
    for name, (_, known) in codec.CODECS.items():
        for key, field in known.items():
            if field.was_added:
                kinds = [kind for kind in corpus if kind.partition(".")[0] == name]
                without = [keys for kind in kinds for keys in corpus[kind] if key not in keys]
                assert without, f"no golden history has {name} without {key}"


def test_kinds_fit_their_column():
    assert max(len(kind_of(name)) for name in codec.CODECS) <= events.c.kind.type.length - 4
