"""Defects of meaning: conditions, units, tables, law, materials, privacy, and examples that no longer hold."""

from __future__ import annotations

import re
from collections.abc import Callable

from defects.corpus import defect
from defects.tree import Mapping, Unfit, Work

# --- conditions ---


def _rewrite(work: Work, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
    """Changes one condition at one place that fits the pattern."""
    fitting = [(holder, key, m) for holder, key in work.conditions() for m in re.finditer(pattern, holder[key])]
    holder, key, match = work.one(fitting)
    put = new if isinstance(new, str) else new(match)
    holder[key] = holder[key][: match.start()] + put + holder[key][match.end() :]


@defect("types", "X120", "X122", "R206")
def name_misspelt(work: Work) -> None:
    _rewrite(work, r"(?<![\w.'])[a-z_]{5,}(?= *(?:[=<>&|!]|$))", lambda m: m.group()[:-2] + m.group()[-1] + "q")


@defect("types", "X130")
def option_misspelt(work: Work) -> None:
    _rewrite(work, r"== '[a-z_]+'", lambda m: m.group()[:-1] + "s2'")


@defect("types", "X128")
def number_in_quotes(work: Work) -> None:
    _rewrite(work, r"(?<=[<>] )\d+\b(?! *[-+*/])", lambda m: f"'{m.group()}'")


@defect("types", "X106")
def sign_of_another_language(work: Work) -> None:
    _rewrite(work, r" (?:&&|\|\||==) ", lambda m: {"&&": " and ", "||": " or ", "==": " = "}[m.group().strip()])


@defect("types", "X103")
def full_width_sign(work: Work) -> None:
    _rewrite(work, r"[<>(),!]", lambda m: "＜＞（），！"["<>(),!".index(m.group())])


@defect("types", "X118", "X104", "X111", "X119", "X110")
def condition_cut_off(work: Work) -> None:
    _rewrite(work, r"(?<=[=<>&|] ).+$", "")


@defect("types", "X127", "X140")
def condition_that_is_none(work: Work) -> None:
    numbers = [field["id"] for field in work.questions() if field["kind"] in ("integer", "decimal")]
    holder, key = work.one([(holder, key) for holder, key in work.conditions() if key in ("wrong_when", "when")])
    holder[key] = work.one([f"{work.one(numbers)} + 1", f"{work.one(numbers)} && true"])


@defect("types", "X123", "X124", "X136")
def function_unknown(work: Work) -> None:
    _rewrite(
        work,
        r"\b(?:size|has|days|exists|all|sum)(?=\()",
        lambda m: {"exists": "filter", "all": "map", "sum": "average"}.get(m.group(), "count"),
    )


@defect("types", "X132", "X126")
def text_as_a_number(work: Work) -> None:
    _rewrite(work, r"(?<=[<>] )\d+\b", lambda m: f"({m.group()} + '1')")


@defect("types", "X129")
def options_compared_by_size(work: Work) -> None:
    _rewrite(work, r"(?<= )==(?= '[a-z_]+')", "<")


@defect("types", "R205")
def label_for_an_id(work: Work) -> None:
    labels = {
        field["id"]: field["label"]["zh"] if isinstance(field["label"], dict) else field["label"]
        for field in work.questions()
    }
    plain = {name: label for name, label in labels.items() if re.fullmatch("[\u4e00-\u9fff]+", label)}
    if not plain:
        raise Unfit
    _rewrite(work, rf"(?<![\w.'])(?:{'|'.join(plain)})(?![\w.'(])", lambda m: plain[m.group()])


# --- limits and their units ---


@defect("units", "H005", "H003", "H013", "L016")
def unit_left_out(work: Work) -> None:
    holder, key = work.one(work.limits())
    holder[key] = holder[key].split()[0]


@defect("units", "H005", "L016")
def unit_unknown(work: Work) -> None:
    holder, key = work.one(work.limits())
    holder[key] = holder[key].split()[0] + work.one([" workdays", " Werktage", " 天左右", " weeks", "wd"])


@defect("units", "L010", "L016", "H005")
def limit_of_nothing(work: Work) -> None:
    holder, key = work.one(work.limits())
    holder[key] = work.one(["0 working days", "0 days", "-1 days"])


@defect("units", "H005", "H003", "L016")
def limit_no_whole_number(work: Work) -> None:
    holder, key = work.one(work.limits())
    holder[key] = work.one(["1.5 working days", "two working days", "3-5 working days"])


@defect("units", "L001", "L004", "L002", "L024", "L025", "A614", "L026")
def months_for_working_days(work: Work) -> None:
    holder, key = work.one(
        [
            (h, k)
            for h, k in work.limits()
            if "working day" in h[k] and h is not work.tree["time_limit"].get("correction")
        ]
    )
    if holder.get("does") == "issue":
        raise Unfit
    holder[key] = holder[key].split()[0] + " months"


# --- tables ---


def _row(work: Work, *policies: str) -> tuple[Mapping, Mapping]:
    table = work.one(work.tables(*policies))
    return table, work.one(table["rows"])


@defect("tables", "T202", "T203")
def cell_missing(work: Work) -> None:
    _, row = _row(work)
    del row[work.one(list(row))]


@defect("tables", "T201")
def column_unknown(work: Work) -> None:
    _, row = _row(work)
    row["colour"] = "-"


@defect("tables", "T204", "T205")
def cell_of_another_kind(work: Work) -> None:
    _, row = _row(work)
    row[work.one(list(row))] = "nothing_like_it"


@defect("tables", "T209", "T205")
def range_backwards(work: Work) -> None:
    rows = [(row, key) for table in work.tables() for row in table["rows"] for key in row if str(row[key])[:1] in "<>"]
    row, key = work.one(rows)
    row[key] = work.one(["50..10", "[3..5", "(7..7)"])


@defect("tables", "T206", "T207")
def row_twice(work: Work) -> None:
    table, row = _row(work)
    table["rows"].append(dict(row))


@defect("tables", "T216")
def full_width_cell(work: Work) -> None:
    rows = [(row, key) for table in work.tables() for row in table["rows"] for key in row if str(row[key])[:1] in "<>"]
    row, key = work.one(rows)
    row[key] = row[key].replace("<=", "≤").replace(">", "＞").replace("<", "＜")


@defect("tables", "H004", "T210")
def policy_unknown(work: Work) -> None:
    work.one(work.tables())["policy"] = "uniqe"


# --- what only a proof can find ---


@defect("proof: tables", "P5")
def gap(work: Work) -> None:
    table, row = _row(work, "unique", "any")
    table["rows"].remove(row)


@defect("proof: tables", "P5")
def overlap(work: Work) -> None:
    table = work.one([table for table in work.tables("unique") if len(table["rows"]) > 1])
    row = work.one(table["rows"])
    for column in table["inputs"]:
        row[column] = "-"


@defect("proof: tables", "P5")
def row_behind_one_that_takes_all(work: Work) -> None:
    table, row = _row(work, "first")
    table["rows"].remove(row)
    table["rows"].insert(0, {**row, **dict.fromkeys(table["inputs"], "-")})


@defect("proof: tables", "P5")
def touching_bounds(work: Work) -> None:
    rows = [
        (row, key)
        for table in work.tables("unique")
        for row in table["rows"]
        for key in row
        if str(row[key])[:2] in ("<=", "> ")
    ]
    row, key = work.one(rows)
    row[key] = row[key].replace("<=", "<") if row[key].startswith("<=") else row[key].replace(">", ">=")


@defect("proof: tables", "P5")
def row_nobody_fits(work: Work) -> None:
    beyond = {f["id"]: f"> {f['max']}" for f in work.questions() if f["kind"] in ("integer", "decimal") and "max" in f}
    beyond |= {f["id"]: f"< {f['min']}" for f in work.questions() if f["kind"] in ("integer", "decimal") and "min" in f}
    table, column = work.one(
        [(table, column) for table in work.tables() for column in table["inputs"] if column in beyond]
    )
    table["rows"].insert(0, {**table["rows"][0], column: beyond[column]})


@defect("proof: conditions", "P5")
def always_true(work: Work) -> None:
    holder, key = work.one([(h, k) for h, k in work.conditions() if k in ("wrong_when", "required_when")])
    holder[key] = f"({holder[key]}) || !({holder[key]}) || received_on > '2000-01-01'"


@defect("proof: conditions", "P5")
def never_true(work: Work) -> None:
    holder, key = work.one([(h, k) for h, k in work.conditions() if k in ("wrong_when", "required_when", "when")])
    holder[key] = f"({holder[key]}) && !({holder[key]})"


@defect("proof: conditions", "P5")
def question_never_asked(work: Work) -> None:
    fields = work.questions()
    place = work.one([place for place, field in enumerate(fields) if place and "value" not in field])
    earlier = work.one(
        [
            f
            for f in fields[:place]
            if f["kind"] == "choice" and isinstance(f.get("options"), dict) and len(f["options"]) > 1
        ]
    )
    first, second = list(earlier["options"])[:2]
    fields[place]["visible_when"] = f"{earlier['id']} == '{first}' && {earlier['id']} == '{second}'"


@defect("proof: conditions", "P5")
def beyond_the_bounds_of_the_question(work: Work) -> None:
    numbers = [field for field in work.questions() if field["kind"] in ("integer", "decimal") and "max" in field]
    material = work.one(work.materials())
    field = work.one(numbers)
    material["required_when"] = f"{field['id']} > {field['max']}"


# --- law ---


def _times(work: Work) -> Mapping:
    times = work.tree["time_limit"]
    if times["class"] == "immediate":
        raise Unfit
    return times


@defect("law", "L001")
def promise_beyond_the_law(work: Work) -> None:
    times = _times(work)
    statutory = times["statutory"]["limit"] if isinstance(times["statutory"], dict) else times["statutory"]
    amount, *unit = statutory.split()
    times["promised"] = f"{int(amount) + work.dice.randrange(1, 30)} {' '.join(unit)}"


@defect("law", "L001")
def promise_of_a_route_beyond_the_law(work: Work) -> None:
    _times(work)
    work.one([route for route in work.tree.get("routes", []) if "ends" not in route])["promised"] = "90 working days"


@defect("law", "L003")
def no_promise(work: Work) -> None:
    del _times(work)["promised"]


@defect("law", "L002", "A614", "A615")
def statutory_beyond_its_class(work: Work) -> None:
    statutory = _times(work)["statutory"]
    if not isinstance(statutory, dict):
        raise Unfit
    statutory["limit"] = work.one(["21 working days", "46 working days", "90 days", "6 months"])
    work.tree["time_limit"]["class"] = "ordinary"


@defect("law", "L005", "A614")
def long_limit_by_a_low_rank(work: Work) -> None:
    times = _times(work)
    if work.tree["kind"] != "licence":
        raise Unfit
    low = work.one(
        [
            law
            for law in work.tree["law"]
            if law.get("rank") in ("departmental-rule", "local-rule", "normative-document")
        ]
    )
    times.update({"class": "complex", "statutory": {"limit": "40 working days", "basis": low["id"]}})


@defect("law", "L018")
def statutory_without_basis(work: Work) -> None:
    times = _times(work)
    times["statutory"] = times["statutory"]["limit"] if isinstance(times["statutory"], dict) else times["statutory"]


@defect("law", "L004")
def steps_beyond_the_promise(work: Work) -> None:
    _times(work)
    work.one(work.steps("review", "decide", "visit"))["limit"] = "60 working days"


@defect("law", "L019")
def step_without_limit(work: Work) -> None:
    del work.one([step for step in work.steps("review", "decide", "visit") if "limit" in step])["limit"]


@defect("law", "L023")
def intake_without_limit(work: Work) -> None:
    del work.one([step for step in work.steps("intake") if "limit" in step])["limit"]


@defect("law", "L024")
def intake_too_slow(work: Work) -> None:
    work.one(work.steps("intake"))["limit"] = work.one(["6 working days", "15 days", "1 month"])


@defect("law", "L025", "A614")
def delivery_too_slow(work: Work) -> None:
    work.tree["time_limit"]["delivery"] = work.one(["11 working days", "30 days", "1 month"])


@defect("law", "L022")
def one_person_decides(work: Work) -> None:
    _times(work)
    work.tree["duties"] = "one-person"


@defect("law", "A607")
def article_that_does_not_exist(work: Work) -> None:
    law = work.one(
        [
            law
            for law in work.tree["law"]
            if "行政许可法" in str(law.get("name", "")) or law.get("ref") == "licensing-law"
        ]
    )
    law["article"] = "第九十九条"


@defect("law", "A603")
def rank_of_another_law(work: Work) -> None:
    law = work.one(
        [law for law in work.tree["law"] if law.get("rank") == "law" and "行政许可法" in str(law.get("name", ""))]
    )
    law["rank"] = "departmental-rule"


@defect("law", "M901", "M902", "H003", "H004", "N001")
def fee_in_words_only(work: Work) -> None:
    work.tree["guide"]["fee"] = work.one(["100元", "按标准收取", "see notice"])


@defect("law", "M903", "M901", "R201")
def fee_without_a_law(work: Work) -> None:
    low = work.one(
        [
            law
            for law in work.tree["law"]
            if law.get("rank") in ("departmental-rule", "local-rule", "normative-document")
        ]
    )
    work.tree["guide"].pop("fee", None)
    work.tree["fees"] = [
        {"id": "handling", "title": "工本费", "basis": low["id"], "amount": "20", "payable": "before-issue"}
    ]


@defect("law", "R201")
def clock_stopped_by_what_the_law_does_not_list(work: Work) -> None:
    place = next((n for n, step in enumerate(work.steps()) if step.get("does") == "decide"), None)
    if place is None:
        raise Unfit
    step = {"step": "talk", "stage": "handle", "does": "procedure", "by": "handler", "planned": "30 working days"}
    work.tree["flow"].insert(1, {**step, "procedure": work.one(["leaders-meeting", "waiting", "internal-research"])})


# --- guide, materials, personal data ---


@defect("guide", "L008", "H002")
def guide_incomplete(work: Work) -> None:
    guide = work.tree["guide"]
    del guide[work.one([key for key in ("conditions", "windows", "fee", "visits") if key in guide])]


@defect("guide", "L009", "L011")
def visits_for_nothing(work: Work) -> None:
    work.tree["guide"].pop("visit_reason", None)
    work.tree["guide"]["visits"] = work.one([1, 2, 3])


@defect("guide", "F311", "H002")
def check_without_words(work: Work) -> None:
    del work.one([check for check in work.tree.get("checks", []) if "message" in check])["message"]


_VAGUE = [
    "其他相关材料",
    "其他材料",
    "有关证明",
    "审批机关认为必要的其他材料",
    "法律法规规定的其他材料",
    "相关证明文件",
    "身份证等材料",
    "其他",
]


@defect("materials", "L006")
def material_vague(work: Work) -> None:
    work.one(work.materials())["title"] = work.one(_VAGUE)


@defect("materials", "L012", "H002")
def material_without_standard(work: Work) -> None:
    work.one(work.materials(lambda m: "standard" in m)).pop("standard")


@defect("materials", "L020", "L036")
def material_without_basis(work: Work) -> None:
    work.one(work.materials(lambda m: "basis" in m)).pop("basis")


@defect("materials", "L013", "L015", "H002")
def material_without_source(work: Work) -> None:
    work.one(work.materials(lambda m: "source" in m)).pop("source")


@defect("materials", "L014", "L017")
def material_without_register_or_types(work: Work) -> None:
    material = work.one(work.materials(lambda m: m.get("source") == "sharing" or "accept" in m))
    material.pop("register" if material.get("source") == "sharing" else "accept", None)


@defect("privacy", "L007")
def personal_without_purpose(work: Work) -> None:
    personal = work.fields(lambda f: "purpose" in f)
    field = work.one(personal) if personal else work.one(work.questions())
    field.pop("purpose", None)
    field["privacy"] = work.one(["personal", "sensitive"])


@defect("privacy", "L021")
def personal_marked_public(work: Work) -> None:
    field = work.one(work.fields(lambda f: f["kind"] in ("person-name", "resident-id", "mobile")))
    field["privacy"] = "public"


@defect("privacy", "L007")
def identity_number_asked_for_nothing(work: Work) -> None:
    section = work.one(work.tree["form"])
    kind = work.one(["resident-id", "person-name", "mobile"])
    section["fields"].append({"id": "somebody", "kind": kind, "label": "某人", "required": False})


# --- examples ---


def _expects(work: Work, key: str) -> Mapping:
    return work.one([example for example in work.tree["examples"] if key in example["expect"]])


@defect("examples", "E101")
def route_expected_wrongly(work: Work) -> None:
    example = _expects(work, "route")
    example["expect"]["route"] = work.one(
        [r["route"] for r in work.tree["routes"] if r["route"] != example["expect"]["route"]]
    )


@defect("examples", "E101")
def day_expected_wrongly(work: Work) -> None:
    due = _expects(work, "due")["expect"]["due"]
    key = work.one([key for key in due if re.fullmatch(r"\d{4}-\d\d-\d\d", str(due[key]))])
    due[key] = "2026-03-31" if due[key] != "2026-03-31" else "2026-04-01"


@defect("examples", "E101")
def materials_expected_wrongly(work: Work) -> None:
    wanted = _expects(work, "materials")["expect"]["materials"]
    key = work.one([key for key in wanted if isinstance(wanted[key], list) and wanted[key]])
    wanted[key] = wanted[key][:-1]


@defect("examples", "E101")
def check_expected_that_finds_nothing(work: Work) -> None:
    example = work.one([e for e in work.tree["examples"] if e["expect"].get("wrong", []) == []])
    example["expect"]["wrong"] = [work.one(work.tree["checks"])["id"]]


@defect("examples", "E101")
def steps_expected_in_another_order(work: Work) -> None:
    steps = _expects(work, "steps")["expect"]["steps"]
    if len(steps) < 2:
        raise Unfit
    steps.reverse()


@defect("examples", "E103")
def accepted_before_it_came(work: Work) -> None:
    example = work.one(work.tree["examples"])
    example.update(received="2026-03-05", accepted="2026-03-02")


@defect("examples", "E102")
def plugin_that_is_not_asked(work: Work) -> None:
    work.one(work.tree["examples"])["plugins"] = {"nobody": "wrong"}


@defect("examples", "H015", "H005")
def day_that_does_not_exist(work: Work) -> None:
    work.one(work.tree["examples"])["accepted"] = work.one(["2026-02-30", "2026-13-01", "2025-02-29"])
