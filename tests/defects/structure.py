"""Defects of structure: what can be seen without understanding the matter.  All of them must be found."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from defects.corpus import defect, spoilt_text
from defects.tree import Unfit, Work

# --- keys and values ---


def _misspelt(word: str, dice: Random) -> str:
    place = dice.randrange(1, len(word))
    return dice.choice((word[:place] + word[place + 1 :], word[:place] + word[place - 1] + word[place:], word + "s"))


@defect("structure", "H001")
def key_misspelt(work: Work) -> None:
    part = work.one([part for part in work.parts() if any(len(key) > 3 for key in part)])
    key = work.one([key for key in part if len(key) > 3])
    wrong = _misspelt(key, work.dice)
    if wrong in part or wrong in ("title", "labels", "options"):
        raise Unfit
    items = [(wrong if name == key else name, value) for name, value in part.items()]
    part.clear()
    part.update(items)


@defect("structure", "H001")
def key_unknown(work: Work) -> None:
    work.one(work.parts())[work.one(["colour", "备注", "owner", "x"])] = "?"


_WRONG_TYPES: dict[str, Any] = {
    "applicants": "enterprise",
    "conditions": "条件",
    "windows": "窗口",
    "visits": "零次",
    "materials": {"a": 1},
    "accept": "pdf",
    "required": "yes!",
    "label": 17,
    "title": [1],
    "flow": "express",
    "law": "食品安全法",
    "fields": {"id": "x"},
    "options": [1, 2],
    "rows": {},
    "inputs": "area",
    "given": [],
    "expect": "ok",
    "time_limit": "20 working days",
    "by": ["handler"],
    "outcomes": "grant",
    "banshi": "1",
}


@defect("structure", "H003", "H013", "H004", "H005", "F301")
def value_of_wrong_type(work: Work) -> None:
    part, key = work.one([(part, key) for part in work.parts() for key in part if key in _WRONG_TYPES])
    part[key] = _WRONG_TYPES[key]


_NEEDED = {
    "label",
    "kind",
    "id",
    "title",
    "step",
    "stage",
    "does",
    "by",
    "name",
    "article",
    "route",
    "section",
    "fields",
}
_NEEDED |= {
    "given",
    "expect",
    "inputs",
    "outputs",
    "policy",
    "rows",
    "hours",
    "phone",
    "department",
    "applicants",
    "guide",
}
_NEEDED |= {"law", "form", "level", "online_depth", "time_limit"}


@defect("structure", "H002", "L013", "L012")
def key_missing(work: Work) -> None:
    part, key = work.one([(part, key) for part in work.parts() for key in part if key in _NEEDED])
    del part[key]


@defect("structure", "R202")
def id_twice(work: Work) -> None:
    members, name = work.one([(members, name) for members, name in work.named() if len(members) > 1])
    first, second = work.dice.sample(members, 2)
    second[name] = first[name]


@defect("structure", "H006")
def list_empty(work: Work) -> None:
    tree = work.tree
    work.one(
        [
            lambda: tree.update(applicants=[]),
            lambda: tree.update(law=[]),
            lambda: tree["guide"].update(conditions=[]),
            lambda: tree["guide"].update(windows=[]),
            lambda: work.one(tree["form"]).update(fields=[]),
            lambda: tree.update(form=[]),
        ]
    )()


@defect("structure", "H006")
def text_empty(work: Work) -> None:
    part, key = work.one(
        [(part, key) for part in work.parts() for key in ("label", "title", "standard") if key in part]
    )
    part[key] = ""


_WORDS = {
    "level": "township!",
    "online_depth": "half",
    "stage": "finish",
    "does": "think",
    "by": "boss",
    "source": "somebody",
    "policy": "best",
    "rank": "custom",
    "class": "slow",
    "kind": "colour",
    "privacy": "secret",
    "necessity": "nice",
}


@defect("structure", "H004")
def word_unknown(work: Work) -> None:
    part, key = work.one([(part, key) for part in work.parts() for key in part if key in _WORDS])
    part[key] = _WORDS[key]


@defect("structure", "H005")
def id_not_an_id(work: Work) -> None:
    part, key = work.one(
        [(m, name) for ms, name in work.named() for m in ms if name in ("id", "step", "route", "section")]
    )
    part[key] = work.one(["面积", "../../etc", "Big One", "a" * 80, "a\u200bb", "a/b"])


@defect("structure", "H007", "F301", "F305", "H003")
def number_out_of_bounds(work: Work) -> None:
    tree = work.tree
    choices: list[Callable[[], Any]] = [lambda: tree["guide"].update(visits=-1)]
    choices += [lambda m=m: m.update(copies={"electronic": 999}) for m in work.materials()]
    choices += [lambda f=f: f.update(min=9, max=3) for f in work.fields(lambda f: f["kind"] in ("integer", "decimal"))]
    choices += [lambda f=f: f.update(most=100_000) for f in work.fields(lambda f: f["kind"] == "group")]
    work.one(choices)()


# --- names ---


@defect("structure", "R201", "R205")
def reference_unknown(work: Work) -> None:
    tree = work.tree
    choices: list[Callable[[], Any]] = [
        lambda: tree.update(department="fire"),
        lambda: tree["time_limit"]["statutory"].update(basis="nothing"),
    ]
    choices += [lambda m=m: m.update(basis="food_law2") for m in work.materials(lambda m: "basis" in m)]
    choices += [lambda m=m: m.update(register="taxes2") for m in work.materials(lambda m: "register" in m)]
    choices += [lambda c=c: c.update(at="nowhere") for c in tree.get("checks", []) if "at" in c]
    choices += [lambda c=c: c.update(plugin="a.b") for c in tree.get("checks", []) if "plugin" in c]
    choices += [lambda r=r: r.update(flow="express-4") for r in tree.get("routes", []) if "flow" in r]
    choices += [
        lambda f=f: f.update(options="colours") for f in work.fields(lambda f: isinstance(f.get("options"), str))
    ]
    choices += [lambda t=t: t.update(inputs=["nothing", *t["inputs"][1:]]) for t in work.tables()]
    choices += [lambda e=e: e["given"].update(nothing=1) for e in tree["examples"]]
    for step in work.steps():
        for way in step.get("may", []):
            if isinstance(way, dict):
                choices.append(lambda way=way: way.update(return_to="nowhere"))
    work.one(choices)()


@defect("structure", "R204")
def name_reserved(work: Work) -> None:
    work.tree.setdefault("situations", {})[work.one(["size", "days", "applicant", "has", "received_on"])] = "1 > 2"


@defect("structure", "R206", "R209")
def read_too_early(work: Work) -> None:
    questions = [field for field in work.questions() if field["kind"] != "group"]
    place = work.dice.randrange(len(questions) - 1)
    questions[place]["visible_when"] = f"has({work.one(questions[place:])['id']})"


@defect("structure", "R208")
def situations_in_a_circle(work: Work) -> None:
    work.tree.setdefault("situations", {}).update(this_one="!that_one", that_one="this_one")


# --- the way a case takes ---


def _flow(work: Work) -> list[Any]:
    flow = work.tree.get("flow")
    if not flow:
        raise Unfit
    return flow


def _place(flow: list[Any], does: str) -> int:
    places = [place for place, step in enumerate(flow) if step.get("does") == does]
    if not places:
        raise Unfit
    return places[0]


@defect("flow", "W403")
def nobody_decides(work: Work) -> None:
    flow = _flow(work)
    del flow[_place(flow, "decide")]


@defect("flow", "W401")
def begins_without_intake(work: Work) -> None:
    flow = _flow(work)
    del flow[_place(flow, "intake")]


@defect("flow", "W402")
def accepts_twice(work: Work) -> None:
    flow = _flow(work)
    flow.insert(work.dice.randrange(1, len(flow)), {**flow[_place(flow, "intake")], "step": "again"})


@defect("flow", "W404")
def decides_twice(work: Work) -> None:
    flow = _flow(work)
    place = _place(flow, "decide")
    flow.insert(place + 1, {**flow[place], "step": "again"})


@defect("flow", "W405")
def issues_before_deciding(work: Work) -> None:
    flow = _flow(work)
    flow.insert(_place(flow, "decide"), flow.pop(_place(flow, "issue")))


@defect("flow", "W406")
def returns_forward(work: Work) -> None:
    step = work.one(work.steps("review"))
    step["may"] = ["pass", {"return_to": work.one(work.steps("decide"))["step"], "at_most": 1}]


@defect("flow", "W407")
def returns_to_intake(work: Work) -> None:
    step = work.one(work.steps("review", "decide"))
    step["may"] = ["pass", {"return_to": work.one(work.steps("intake"))["step"], "at_most": 1}]


@defect("flow", "H002", "H007", "H003")
def returns_without_bound(work: Work) -> None:
    step, earlier = work.one(work.steps("decide")), work.one(work.steps("review"))
    way: dict[str, Any] = {"return_to": earlier["step"]}
    step["may"] = ["pass", work.one([way, {**way, "at_most": 0}, {**way, "at_most": 10_000}])]


@defect("flow", "W408")
def step_at_wrong_stage(work: Work) -> None:
    work.one(work.steps("review", "decide"))["stage"] = work.one(["accept", "complete"])


@defect("flow", "W411")
def decision_with_one_end(work: Work) -> None:
    work.one(work.steps("decide"))["outcomes"] = [work.one(["grant", "refuse"])]


@defect("flow", "W412")
def key_of_another_step(work: Work) -> None:
    work.one(work.steps("intake", "issue"))["outcomes"] = ["grant", "refuse"]


@defect("flow", "W413")
def reviews_after_deciding(work: Work) -> None:
    flow = _flow(work)
    flow.insert(_place(flow, "decide") + 1, {**work.one(work.steps("review")), "step": "again"})


@defect("flow", "W421")
def step_without_way_on(work: Work) -> None:
    reviews = work.steps("review", "visit")
    if len(reviews) < 2:
        raise Unfit
    reviews[-1]["may"] = [{"return_to": reviews[0]["step"], "at_most": 1}]


@defect("flow", "W425", "W427", "W426")
def fork_that_never_joins(work: Work) -> None:
    flow = _flow(work)
    place = _place(flow, "review")
    step = flow[place]
    fork: dict[str, Any] = {"step": "both", "fork": [step, {**step, "step": "other"}]}
    flow[place] = work.one([fork, {**fork, "join": {"at_least": 3}}, {**fork, "join": "some"}])


@defect("flow", "F314")
def last_route_on_a_condition(work: Work) -> None:
    work.one([work.tree.get("routes", [])] if work.tree.get("routes") else [])[-1]["when"] = (
        "received_on > '2026-01-01'"
    )


@defect("flow", "F315")
def route_that_takes_all(work: Work) -> None:
    del work.one([route for route in work.tree.get("routes", [])[:-1] if "when" in route])["when"]


# --- the text ---


def _line(text: str, dice: Random, suits: Callable[[str], bool]) -> tuple[list[str], int]:
    lines = text.splitlines(keepends=True)
    places = [place for place, line in enumerate(lines) if suits(line)]
    if not places:
        raise Unfit
    return lines, dice.choice(places)


def _plain_value(line: str) -> bool:
    _, colon, value = line.strip().partition(": ")
    return bool(colon) and value.strip().isidentifier() and value.isascii()


def _with_value(text: str, dice: Random, value: Callable[[str], str]) -> str:
    lines, place = _line(text, dice, _plain_value)
    key, _, old = lines[place].rstrip("\n").partition(": ")
    lines[place] = f"{key}: {value(old)}\n"
    return "".join(lines)


@spoilt_text("S006")
def anchor(text: str, dice: Random) -> str:
    return _with_value(text, dice, lambda old: f"&here {old}")


@spoilt_text("S007", "S030")
def alias(text: str, dice: Random) -> str:
    return _with_value(text, dice, lambda _: "*here")


@spoilt_text("S008")
def tag(text: str, dice: Random) -> str:
    return _with_value(text, dice, lambda old: f"!!python/name:{old} {old}")


@spoilt_text("S013", "S014")
def surprise(text: str, dice: Random) -> str:
    return _with_value(text, dice, lambda _: dice.choice(("no", "010", "12:30", "1e3", "110105194912310021")))


@spoilt_text("S019")
def value_forgotten(text: str, dice: Random) -> str:
    return _with_value(text, dice, lambda _: "").replace(": \n", ":\n")


@spoilt_text("S004")
def control_character(text: str, dice: Random) -> str:
    place = dice.randrange(len(text))
    return text[:place] + dice.choice("\x00\x07\u2028\ufeff"[:3]) + text[place:]


@spoilt_text("S005")
def tab_for_spaces(text: str, dice: Random) -> str:
    lines, place = _line(text, dice, lambda line: line.startswith("  "))
    lines[place] = "\t" + lines[place][2:]
    return "".join(lines)


@spoilt_text("S011")
def key_twice(text: str, dice: Random) -> str:
    lines, place = _line(text, dice, lambda line: line[0].isalpha() and ": " in line)
    return text + lines[place]


@spoilt_text("S010")
def second_document(text: str, dice: Random) -> str:
    return text + dice.choice(("---\nbanshi: 1\n", "...\n---\na: b\n"))


@spoilt_text("S03")
def bracket_left_open(text: str, dice: Random) -> str:
    lines, place = _line(text, dice, lambda line: line.rstrip().endswith("}"))
    lines[place] = lines[place].rstrip()[:-1] + "\n"
    return "".join(lines)


@spoilt_text("S03", "S019")
def colon_forgotten(text: str, dice: Random) -> str:
    lines, place = _line(text, dice, lambda line: line.startswith("  ") and _plain_value(line))
    lines[place] = lines[place].replace(": ", " ", 1)
    return "".join(lines)


@spoilt_text("S002", "S001")
def byte_order_mark(text: str, dice: Random) -> str:
    return "\ufeff" + text
