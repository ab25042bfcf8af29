"""Can a definition file harm the one who checks, publishes or runs it?  One test for each row of the attack table.

Rows 1-17 of the table are about definitions, expressions and templates.  Each is tried through `banshi check` on a
whole file; where a part has a suite of its own for the same row, its test says so.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from findings.pages import Place

from banshi.definitions.shape import KINDS
from banshi.definitions.shape.schemas import file_shape
from banshi.definitions.source import read
from banshi.definitions.source.files import Sources
from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import Field
from banshi_rules.findings import NOWHERE, Severity
from banshi_rules.texts import Text

ROOT = Path(__file__).parents[2]
Check = Callable[..., tuple[Place, ...]]

FORM = "form:\n  - section: site\n    title: 地点\n    fields:\n"


def codes(places: tuple[Place, ...]) -> set[str]:
    """What was found, beside advice."""
    return {place.finding.code for place in places if place.finding.severity is not Severity.ADVICE}


def situation(expression: str) -> str:
    """A matter with that condition, as YAML text."""
    return f"situations:\n  attacked: {json.dumps(expression, ensure_ascii=False)}\n"


# 1 --- alias bomb


def test_row_1_alias_bomb(check: Check, watch: Any) -> None:
    """Anchors and aliases are refused while reading, before anything is built, with their place."""
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    lines += [f"{b}: &{b} [{','.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    bomb = "\n".join(lines)
    assert len(bomb) < 400
    started = watch()
    _, findings = read("bomb.yaml", bomb)
    assert started.seconds < 0.05
    assert (findings[0].code, findings[0].at.line, findings[0].at.column) == ("S006", 1, 4)
    assert "S006" in codes(check(bomb, "bomb.yaml", "whole"))


# 2 --- tags, several documents, merge keys, byte order marks, UTF-16, tabs


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("result: !!python/object/apply:os.system [id]", "S008"),
        ("result: !custom {licence: x}", "S008"),
        ("result:\n  <<: {licence: x}", "S009"),
        ("result:\n\tlicence: x", "S005"),
    ],
)
def test_row_2_beyond_the_subset(check: Check, text: str, code: str) -> None:
    places = check(text)
    assert code in codes(places)
    assert all(place.line is not None for place in places if place.finding.code == code), "its place is shown"


def test_row_2_a_second_document(check: Check) -> None:
    places = check("banshi: 1\ndictionary: a\noptions: {x: 甲}\n---\nbanshi: 1\n", "a.yaml", "whole")
    assert [(place.finding.code, place.finding.at.line) for place in places if place.file == "a.yaml"] == [("S010", 4)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le", "utf-32"])
def test_row_2_other_encodings(check: Check, encoding: str) -> None:
    text = "banshi: 1\ndictionary: colours\noptions: {red: 红}\n"
    found = codes(check(text, "dictionaries/colours.yaml", "whole", f"saved-as={encoding}"))
    assert found and found <= {"S001", "S002", "S004"}


# 3 --- keys that stand twice


@pytest.mark.parametrize(
    ("file", "text", "first"),
    [
        ("colours.yaml", "banshi: 1\ndictionary: colours\ndictionary: other\noptions: {red: 红}\n", 2),
        ("colours.json", '{"banshi": 1, "dictionary": "colours",\n"dictionary": "other", "options": {"red": "红"}}', 1),
    ],
)
def test_row_3_duplicate_keys(check: Check, file: str, text: str, first: int) -> None:
    (place,) = check(text, file, "whole")[:1]
    assert place.finding.code == "S011"
    assert place.finding.args["line"] == first, "both places are said"


# 4 --- words that programs read differently


@pytest.mark.parametrize("word", ["no", "on", "yes", "010", "0x1f", "12:30", "1e3", "1_000", ".inf", "~"])
def test_row_4_surprising_words(check: Check, word: str) -> None:
    (place,) = [one for one in check(f"result:\n  licence: {word}\n") if one.finding.code == "S013"]
    assert place.line == 2
    assert f'"{word}"' in place.say("zh"), "it says what to write"


def test_row_4_identity_number_without_quotes(check: Check) -> None:
    assert "S014" in codes(check("codes: {catalogue: 110105194912310021}\n"))


# 5 --- depth, size, numbers of things


def test_row_5_too_much(check: Check, watch: Any) -> None:
    fields = "".join(f"      - {{id: f{n}, kind: text, label: 甲{n}}}\n" for n in range(5_000))
    options = ", ".join(f"o{n}: 甲" for n in range(5_001))
    million = "banshi: 1\ndictionary: many\noptions:\n" + "".join(f"  o{n}: 甲\n" for n in range(80_000))
    attacks = {
        "S016": ("result: " + "[" * 20_000, "felling.yaml"),
        "S003": ("banshi: 1\n# " + "a" * (5 << 20), "large.yaml"),
        "F306": (FORM + fields, "felling.yaml"),
        "F309": (FORM + f"      - {{id: a, kind: choice, label: 甲, options: {{{options}}}}}\n", "felling.yaml"),
        "S017": (million, "many.yaml"),
    }
    for code, (text, file) in attacks.items():
        started = watch()
        _, findings = read(file, text)
        assert started.seconds < 1.0, code
        assert code in codes(check(text, file)) or code in {finding.code for finding in findings}


# 6 --- references to elsewhere


def test_row_6_no_reference_leaves_the_machine(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """`$ref` is no word of the language, and checking opens no connection."""

    def refused(*_: Any) -> None:
        raise AssertionError("a definition made the checker connect")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    for address in ("http://127.0.0.1:9/x.json", "file:///etc/passwd", "#/$defs/self", "#"):
        found = codes(check(f'result:\n  licence: x\n  "$ref": {json.dumps(address)}\n'))
        assert "H001" in found


def test_row_6_our_own_schemas_refer_to_themselves_only() -> None:
    def refs(part: object) -> list[str]:
        if isinstance(part, dict):
            own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
            return own + [ref for value in part.values() for ref in refs(value)]
        return [ref for value in part for ref in refs(value)] if isinstance(part, list) else []

    for path in (ROOT / "platform" / "banshi" / "definitions" / "shape").glob("*.schema.json"):
        for ref in refs(json.loads(path.read_text("utf-8"))):
            assert ref.startswith(("#/$defs/", "parts.schema.json#/$defs/")), (path.name, ref)


# 7 --- patterns


@pytest.mark.parametrize("pattern", ["(?=a)b", "(?<!a)b", r"(a)\1", "a{1000}{1000}", "(?>a+)b", "a" * 10_240])
def test_row_7_patterns_beyond_re2(check: Check, pattern: str) -> None:
    field = f"      - {{id: code, kind: text, label: 编号, pattern: {json.dumps(pattern)}}}\n"
    assert "F301" in codes(check(FORM + field))


def test_row_7_a_pattern_never_explodes(watch: Any) -> None:
    kind = STANDARD_KINDS["text"]
    options = kind.options({"pattern": "^(a+)+$", "example": "aaa", "counterexample": "b"})
    field = Field(id="code", kind=kind, label=Text("编号"), options=options, at=NOWHERE)
    started = watch()
    assert kind.check(field, "a" * 2_000 + "!", None) is not None
    assert started.seconds < 0.2


# 8 --- schemas whose cost explodes


def test_row_8_no_schema_can_explode() -> None:
    """No keyword of our schemas compares items with each other or tries alternatives, and every list has an end."""

    def parts(part: Any) -> list[dict[str, Any]]:
        if isinstance(part, dict):
            return [part, *(one for value in part.values() for one in parts(value))]
        return [one for value in part for one in parts(value)] if isinstance(part, list) else []

    for path in (ROOT / "platform" / "banshi" / "definitions" / "shape").glob("*.schema.json"):
        for part in parts(json.loads(path.read_text("utf-8"))):
            assert not {"oneOf", "anyOf", "allOf", "uniqueItems", "contains", "if", "patternProperties"} & part.keys()
            if part.get("type") == "array":
                assert "maxItems" in part, (path.name, part)


@pytest.mark.parametrize("key", ["materials", "applicants", "checks", "law"])
def test_row_8_a_long_list_of_wrong_things_is_judged_quickly(check: Check, watch: Any, key: str) -> None:
    item = "{id: x, title: 甲}" if key != "applicants" else "nobody"
    text = f"{key}:\n" + f"  - {item}\n" * 3_000
    started = watch()
    assert codes(check(text))
    assert started.seconds < 5.0


def test_row_8_shapes_are_checked_by_tests_of_one_pass() -> None:
    """What fits is told without jsonschema, by one pass over the value; that pass knows every keyword we use."""
    for kind in KINDS:
        assert file_shape(kind).quick is not None, kind


# 9 --- expressions that are programs


@pytest.mark.parametrize(
    "expression",
    [
        "9**9**9 > 1",
        '"a"*10**9 == "b"',
        "().__class__.__bases__ == 1",
        "(lambda: 1)() == 1",
        "__import__('os').system('id') == 0",
        "species.map(s, s)",
        "eval('1') == 1",
        "a" * 4_001,
        "(" * 3_000,
        "attacked",
    ],
)
def test_row_9_expressions_are_no_programs(check: Check, expression: str) -> None:
    """More of them in tests/rule_engine/expressions/test_attacks.py."""
    found = codes(check(situation(expression)))
    assert found and all(code[0] in "XRH" for code in found)


# 10 --- templates


@pytest.mark.parametrize(
    "words",
    [
        "{{ ''.__class__ }}",
        "{{ applicant.name|attr('__class__') }}",
        "{{ applicant.name.format(x) }}",
        "{{ applicant.__class__ }}",
        "{{ 7 * 7 }}",
        "{% for x in range(10**10) %}x{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as o %}",
        "{# note #}",
        "{{ config }}",
        "{{ self }}",
        "{{ form['place'] }}",
        "{{ applicant.name",
        "applicant.name }}",
        "{{{{ applicant.name }}}}",
    ],
)
def test_row_10_notices_hold_names_and_no_templates(check: Check, words: str) -> None:
    notice = f"  - {{id: a, event: case.accepted, to: applicant, channels: [inbox], text: {json.dumps(words)}}}\n"
    assert codes(check(f"notices:\n{notice}")) & {"W430", "R201"}


def test_row_10_other_texts_are_never_templates() -> None:
    """Nothing of a definition is given to a template engine as a template; tests/web/portal/test_hostile_texts.py
    shows `{{ 7 * 7 }}` on every page as it stands."""
    for path in (ROOT / "platform" / "banshi").rglob("*.py"):
        text = path.read_text("utf-8")
        assert "render_template_string" not in text and ".from_string(" not in text, path


# 11 --- texts that would be scripts: tests/web/portal/test_hostile_texts.py, tests/web/browser/test_no_script_runs.py


# 12 --- definitions that grant themselves power


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('flow:\n  - {step: a, stage: accept, does: intake, by: "*", limit: 5 days}\n', {"H004"}),
        ("roles: [administrator]\n", {"H001"}),
        ("duties: one-person\n", {"L022"}),
        ("flow:\n  - {step: a, stage: accept, does: intake, by: window-clerk, limit: 5 days}\n", {"W403"}),
        ("publicity: {fields: [grantee_name, mobile], within: 7 working days}\n", {"H004"}),
        ("publicity: {fields: [id_number], within: 7 working days}\n", {"H004"}),
        (
            "time_limit:\n  class: ordinary\n  statutory: {limit: 20 days, basis: greening}\n  promised: 40 days\n",
            {"L001"},
        ),
    ],
)
def test_row_12_no_power_by_definition(check: Check, text: str, expected: set[str]) -> None:
    """That publishing needs a second person: tests/use_cases/test_two_persons.py."""
    assert expected <= codes(check(text))


# 13 --- ways that lead nowhere


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        (["accept", "examine"], "W403"),
        (["examine", "decide"], "W401"),
        (["accept", "decide", "examine"], "W413"),
        (["accept", "loop", "decide"], "W406"),
        (["accept", "only-back", "decide"], "W421"),
        (["accept", "never-joins", "decide"], "W425"),
        (["accept", "waits-for-three", "decide"], "W427"),
        (["accept", "decide", "decide"], "R202"),
    ],
)
def test_row_13_no_case_is_lost_on_its_way(check: Check, steps: list[str], code: str) -> None:
    review = "stage: handle, does: review, by: handler, limit: 1 working day"
    fork = f"fork: [{{step: one, {review}}}, {{step: two, {review}}}]"
    written = {
        "accept": "{step: accept, stage: accept, does: intake, by: window-clerk, limit: 5 working days}",
        "examine": f"{{step: examine, {review}}}",
        "decide": "{step: decide, stage: approve, does: decide, by: approver, limit: 1 working day}",
        "loop": f"{{step: loop, {review}, may: [pass, {{return_to: loop, at_most: 9}}]}}",
        "only-back": f"{{step: first, {review}}}\n"
        f"  - {{step: back, {review}, may: [{{return_to: first, at_most: 1}}]}}",
        "never-joins": f"{{step: both, {fork}}}",
        "waits-for-three": f"{{step: both, {fork}, join: {{at_least: 3}}}}",
    }
    places = check("flow:\n" + "".join(f"  - {written[step]}\n" for step in steps))
    assert code in codes(places)
    assert all(place.line for place in places if place.finding.code == code)


# 14 --- names that are not what they seem


@pytest.mark.parametrize(
    "name", ["../../x", "/etc/passwd", "a/b", "a\\b", "CON.", "аbc", "Ａbc", "a b", "a" * 100, "__class__"]
)
def test_row_14_ids_are_plain(check: Check, name: str) -> None:
    """Of a matter, a field, a step, a dictionary, a plugin: what becomes a path, a key or a module."""
    quoted = json.dumps(name, ensure_ascii=False)
    for text in (
        f"matter: {quoted}\n",
        FORM + f"      - {{id: {quoted}, kind: text, label: 甲}}\n",
        FORM + f"      - {{id: a, kind: choice, label: 甲, options: {quoted}}}\n",
        f"department: {quoted}\n",
        f"checks:\n  - {{id: a, plugin: {quoted}}}\n",
        f"routes:\n  - {{route: {quoted}}}\n",
    ):
        assert codes(check(text)) & {"H005", "H003", "R201", "S004", "H007"}, text


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u2066", "\u200d", "\u00ad"])
def test_row_14_what_cannot_be_seen_is_refused_in_names_and_shown_elsewhere(check: Check, character: str) -> None:
    key = check(f'result:\n  licence: x\n  "val{character}id": 6 months\n')
    assert "S024" in codes(key)
    name = check(FORM + f'      - {{id: "a{character}b", kind: text, label: 甲}}\n')
    assert "H005" in codes(name)
    label = check(FORM + f'      - {{id: who, kind: person-name, label: "甲{character}乙"}}\n')
    assert "L007" in codes(label)
    for place in (*key, *name, *label):
        for language in ("zh", "en"):
            assert character not in place.say(language), "a terminal would obey it"  # type: ignore[arg-type]


def test_row_14_names_that_look_alike(check: Check) -> None:
    assert "R203" in codes(check("situations:\n  plan1: number > 10\n  planl: number > 100\n"))


# 15 --- numbers


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-0", "1" + "0" * 400])
def test_row_15_numbers_that_are_none(check: Check, number: str) -> None:
    as_yaml = check(FORM + f"      - {{id: n, kind: integer, label: 甲, max: {number.replace('Infinity', '.inf')}}}\n")
    assert codes(as_yaml) & {"S013", "S014"}
    as_json = f'{{"banshi": 1, "dictionary": "a", "options": {{"x": {number}}}}}'
    assert codes(check(as_json, "a.json", "whole")) & {"S021", "S014"}


def test_row_15_what_looks_whole_is_not_an_integer(check: Check) -> None:
    assert codes(check("guide:\n  conditions: [甲]\n  visits: 1.0\n")) & {"H003"}


def test_row_15_money_is_decimal() -> None:
    node, findings = read("a.yaml", "amount: 0.1\n")
    assert findings == () and node is not None
    amount = node.plain()["amount"]  # type: ignore[index]
    assert amount * 3 == type(amount)("0.3")


# 16 --- bundles: tests/definitions_exchange/test_moving.py; what a folder holds beside definitions is passed over


def test_row_16_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    from banshi.definitions.source.files import read_folder

    outside = tmp_path / "secret.yaml"
    outside.write_text("password: x\n")
    folder = tmp_path / "district"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(outside)
    (folder / "up").symlink_to(tmp_path)
    sources: Sources = read_folder(folder)
    assert not sources.files


# 17 --- secrets and SQL


@pytest.mark.parametrize(
    "text", ["${BANSHI_SECRET_KEY}", "$BANSHI_SECRET_KEY", "{{ env.BANSHI_SECRET_KEY }}", "%(BANSHI_SECRET_KEY)s"]
)
def test_row_17_nothing_of_the_machine_is_read_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("BANSHI_SECRET_KEY", "very-secret")
    node, findings = read("a.yaml", f"title: {json.dumps(text)}\n")
    assert findings == () and node is not None
    assert node.plain() == {"title": text}


@pytest.mark.parametrize("text", ["'; DROP TABLE editions; --", "1 OR 1=1", "x' UNION SELECT 1 --"])
def test_row_17_sql_is_a_text_like_any_other(check: Check, text: str) -> None:
    """No part of a definition becomes a statement; what is stored is stored by parameters."""
    assert codes(check(f"title: {json.dumps(text)}\n")) == set()
    assert codes(check(situation(text)))
