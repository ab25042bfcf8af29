"""What do the rules of supervision mean, and which make no sense?"""

from pathlib import Path

import pytest

from banshi.definitions.compile import compile_shared, parse
from banshi.definitions.flow import Stage
from banshi.definitions.model import LimitClass
from banshi.definitions.supervision import (
    Before,
    CardLevel,
    Happened,
    Occurrence,
    Recipient,
    Repeat,
    RunOver,
    Scope,
    StillOpen,
    Unanswered,
    UsedUp,
    WatchedClock,
)
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit

SHIPPED = Path(__file__).parents[2] / "matter_definitions" / "shili" / "supervision.yaml"
A_DAY = TimeLimit(1, Unit.WORKING_DAY)


def compiled(*rules: str):
    text = "banshi: 1\nsupervision: small\nrules:\n" + "".join(f"  - {rule}\n" for rule in rules)
    parts, findings = compile_shared([parse("supervision.yaml", text)])
    return parts.supervision, findings


def one(when: str, **more: str):
    said = {"id": "r", "level": "red", "when": when, "tell": "[holder, supervisor]", "words": "话", **more}
    return compiled("{" + ", ".join(f"{key}: {value}" for key, value in said.items()) + "}")


@pytest.mark.parametrize(
    ("when", "trigger"),
    [
        ("{clock: promised, before: 1 working day}", Before(WatchedClock.PROMISED, A_DAY)),
        ("{clock: delivery, before: 12 小时}", Before(WatchedClock.DELIVERY, TimeLimit(12, Unit.HOUR))),
        ("{clock: stage, used: 80 %}", UsedUp(WatchedClock.STAGE, 80)),
        ("{clock: stage, used: 5%}", UsedUp(WatchedClock.STAGE, 5)),
        ("{clock: statutory, passed: true}", RunOver(WatchedClock.STATUTORY, None, None)),
        (
            "{clock: stage, passed: true, unless_passed: promised}",
            RunOver(WatchedClock.STAGE, None, WatchedClock.PROMISED),
        ),
        (
            "{clock: suspension, after: 2 days}",
            RunOver(WatchedClock.SUSPENSION, TimeLimit(2, Unit.DAY), None),
        ),
        ("{event: deemed-acceptance}", Happened(Occurrence.DEEMED_ACCEPTANCE)),
        ("{card: yellow, open_for: 3 working days}", StillOpen(CardLevel.YELLOW, TimeLimit(3, Unit.WORKING_DAY))),
        ("{warnings: 3}", Unanswered(3)),
    ],
)
def test_every_trigger(when, trigger) -> None:
    rules, findings = one(when)
    assert findings == ()
    assert [rule.trigger for rule in rules] == [trigger]


@pytest.mark.parametrize(
    "when",
    [
        "{clock: stage}",
        "{before: 1 working day}",
        "{clock: stage, before: 1 working day, passed: true}",
        "{clock: stage, used: 80 %, unless_passed: promised}",
        "{event: deemed-acceptance, clock: stage}",
        "{card: yellow}",
        "{open_for: 3 working days}",
        "{warnings: 3, card: warning}",
    ],
)
def test_a_trigger_says_one_thing(when) -> None:
    rules, findings = one(when)
    assert rules == ()
    assert [finding.code for finding in findings] == ["U001"]
    assert findings[0].at.line == 4


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("{clock: stage, used: 0 %}", "H005"),
        ("{clock: stage, used: 100 %}", "H005"),
        ("{clock: stage, used: 80}", "H013"),
        ("{clock: promised, passed: false}", "H004"),
        ("{clock: promise, passed: true}", "H004"),
        ("{clock: promised, before: 1 month}", "H005"),
        ("{clock: promised, before: 0 days}", "L010"),
        ("{warnings: 0}", "H007"),
    ],
)
def test_amounts_and_words_are_looked_at(when, code) -> None:
    assert [finding.code for finding in one(when)[1]] == [code]


def test_a_whole_rule() -> None:
    (rule,), findings = one(
        "{clock: stage, passed: true}",
        level="yellow",
        words="{zh: 超时, en: Late}",
        **{
            "for": "{matters: [], classes: [ordinary, complex], stages: [check]}".replace("matters: [], ", ""),
            "repeat": "{every: 1 working day, at_most: 3}",
            "explain_within": "3 working days",
        },
    )
    assert findings == ()
    assert rule.scope == Scope(
        classes=frozenset({LimitClass.ORDINARY, LimitClass.COMPLEX}), stages=frozenset({Stage.CHECK})
    )
    assert rule.recipients == (Recipient.HOLDER, Recipient.SUPERVISOR)
    assert rule.words == Text("超时", "Late")
    assert rule.repeat == Repeat(A_DAY, 3)
    assert rule.explain_within == TimeLimit(3, Unit.WORKING_DAY)


def test_an_id_stands_once_in_all_files() -> None:
    rule = "{{id: r, level: warning, when: {when}, tell: [holder], words: 话}}"
    text = "banshi: 1\nsupervision: {name}\nrules:\n  - " + rule + "\n"
    first = text.format(name="a", when="{warnings: 3}").replace("level: warning", "level: yellow")
    first = first.replace("[holder]", "[supervisor]")
    second = text.format(name="b", when="{clock: stage, passed: true}")
    parts, findings = compile_shared([parse("a.yaml", first), parse("b.yaml", second)])
    assert [rule.trigger for rule in parts.supervision] == [Unanswered(3)]
    assert [(finding.code, finding.at.file) for finding in findings] == [("R202", "b.yaml")]


def test_json_says_the_same() -> None:
    text = (
        '{"banshi": 1, "supervision": "small", "rules": [{"id": "r", "level": "yellow", "when": {"clock": "promised",'
        ' "passed": true}, "tell": ["supervisor"], "words": {"zh": "超时", "en": "Late"}}]}'
    )
    parts, findings = compile_shared([parse("supervision.json", text)])
    assert findings == ()
    assert [rule.trigger for rule in parts.supervision] == [RunOver(WatchedClock.PROMISED, None, None)]


def test_the_shipped_rules_are_those_of_the_district() -> None:
    """Every default has both languages; no red card without a supervisor; the levels of the domain sheet."""
    parts, findings = compile_shared([parse(SHIPPED.name, SHIPPED.read_text("utf-8"))])
    assert findings == ()
    levels = {level: {rule.id for rule in parts.supervision if rule.level is level} for level in CardLevel}
    assert {"promise-tomorrow", "stage-nearly-used", "answer-tomorrow", "delivery-tomorrow", "suspension-over"} <= (
        levels[CardLevel.WARNING]
    )
    assert {"stage-passed", "promise-passed", "answer-late", "second-correction", "delivery-passed"} <= (
        levels[CardLevel.YELLOW]
    )
    assert {"statutory-passed", "yellow-open", "no-remedies", "no-visit", "no-hearing", "hearing-late"} == levels[
        CardLevel.RED
    ]
    for rule in parts.supervision:
        assert rule.words.en
        assert (Recipient.SUPERVISOR in rule.recipients) is (rule.level is not CardLevel.WARNING)
        assert (rule.explain_within is not None) is (rule.level is not CardLevel.WARNING)
