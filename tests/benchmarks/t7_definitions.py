"""How long do a thousand definitions take from text to compiled matters?

Every text is different, so nothing is found in a cache: read with places, shape, names, types, expressions, flow and
law.  Beside it, in the same run, what peers do to the same text (read and validate only), and the bare limit.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import jsonschema_rs
import yaml
from jsonschema import Draft202012Validator
from measure import measure, verdict, versions

from banshi.definitions.compile import SharedParts, compile_matter, compile_shared, parse
from banshi.definitions.editions import freeze, thaw
from banshi.definitions.shape.schemas import file_shape
from banshi.definitions.source.files import read_folder
from banshi.definitions.vocabulary import Vocabulary

COUNT = 1_000
SECONDS = 6.0  # the floor for a thousand definitions
OF_LIMIT = 3.4  # the same floor as a multiple of the limit, for machines that are slow or busy
DISTRICT = Path(__file__).parents[1] / "definitions" / "district"


def definition(number: int) -> str:
    """A matter of about 255 lines: 26 questions, 9 checks, a table, two routes, 5 materials, 5 steps."""
    lines = [
        "banshi: 1",
        f"matter: matter-{number}",
        f"title: 餐饮服务许可 {number}",
        "kind: licence",
        "department: parks",
        "level: county",
        "online_depth: full",
        "applicants: [enterprise, sole-trader]",
        "law:",
        "  - {id: food-law, name: 食品安全法, article: 第三十五条, rank: law}",
        "guide:",
        "  conditions: [有固定场所, 有管理人员]",
        "  windows: [{name: 政务服务中心, hours: 工作日, phone: 000-00000001}]",
        "  visits: 0",
        "  fee: none",
        "time_limit:",
        "  class: ordinary",
        "  statutory: {limit: 20 working days, basis: food-law}",
        "  promised: 10 working days",
        "form:",
        "  - section: main",
        "    title: 基本情况",
        "    fields:",
    ]
    kinds = ("integer", "text", "choice", "date")
    for k in range(26):
        kind = kinds[(k + number) % 4]
        lines += [f"      - id: field_{k}", f"        kind: {kind}", f"        label: 字段 {number}-{k}"]
        lines += ["        required: true"]
        lines += ["        options: {a: 甲, b: 乙, c: 丙}"] if kind == "choice" else []
        lines += [f"        min: {k}"] if kind == "integer" else []
    numbers = [k for k in range(26) if kinds[(k + number) % 4] == "integer"]
    first, second = f"field_{numbers[0]}", f"field_{numbers[1]}"
    lines += ["materials:"]
    for k in range(5):
        lines += [f"  - id: material_{k}", f"    title: 材料 {number}-{k}", "    source: applicant"]
        lines += ["    accept: [pdf, jpg]", "    standard: 内容完整", "    basis: food-law"]
        lines += [f"    required_when: {first} > {k}"] if k % 2 else []
    lines += ["tables:", "  track:", f"    inputs: [{first}, {second}]", "    outputs: {track: [quick, slow]}"]
    lines += ["    policy: first", "    rows:"]
    for k in range(10):
        lines += [f'      - {{{first}: "<= {k * 10}", {second}: "-", track: quick}}']
    lines += [f'      - {{{first}: "-", {second}: "-", track: slow}}', "checks:"]
    for k in range(9):
        lines += [f"  - id: check_{k}", f"    at: {first}", f"    message: 第 {k} 项不符"]
        lines += [f"    wrong_when: {first} > {k + 100} && {second} != {number}"]
    lines += ["routes:", "  - {route: quick, when: track == 'quick', promised: 1 working day, flow: quick}"]
    lines += ["  - {route: slow}", "flow:"]
    for step, stage, does, by in (
        ("accept", "accept", "intake", "window-clerk"),
        ("examine", "handle", "review", "handler"),
        ("check", "check", "review", "reviewer"),
        ("approve", "approve", "decide", "approver"),
        ("issue", "complete", "issue", "window-clerk"),
    ):
        lines += [f"  - step: {step}", f"    stage: {stage}", f"    does: {does}", f"    by: {by}"]
        lines += ["    limit: 2 working days"]
    return "\n".join(lines) + "\n"


def cold(texts: list[str], parts: SharedParts, vocabulary: Vocabulary) -> float:
    """Seconds for all texts, from text to matter."""
    began = time.perf_counter()
    for number, text in enumerate(texts):
        compiled = compile_matter(f"{number}.yaml", text, parts, vocabulary)
        assert compiled.matter is not None, compiled.findings
    return time.perf_counter() - began


def main() -> None:
    """Measure, print, and end with 1 where the floor is missed."""
    vocabulary = Vocabulary()
    district = dict(read_folder(DISTRICT).files)
    parts, _ = compile_shared([parse(path, text) for path, text in district.items()])
    texts = [definition(number) for number in range(COUNT)]
    shape = file_shape("matter").validator.schema  # without the kinds of fields: less than what we check
    slow, quick = Draft202012Validator(shape), jsonschema_rs.Draft202012Validator(shape)
    sample = yaml.load(texts[0], Loader=yaml.CSafeLoader)
    assert slow.is_valid(sample)
    assert quick.is_valid(sample)
    used = compile_matter("0.yaml", texts[0], parts, vocabulary).used
    _, frozen = freeze("0.yaml", {**district, "0.yaml": texts[0]}, used, parts.paths)
    number = iter(range(10**9))

    def text() -> str:
        return texts[next(number) % COUNT]

    times = measure(
        {
            "PyYAML SafeLoader + jsonschema (anchor)": lambda: slow.is_valid(yaml.safe_load(text())),
            "PyYAML CSafeLoader + jsonschema-rs (limit)": lambda: quick.is_valid(
                yaml.load(text(), Loader=yaml.CSafeLoader)
            ),
            "banshi: text to compiled matter": lambda: compile_matter("x.yaml", text(), parts, vocabulary),
            "banshi: an edition compiled before": lambda: thaw("matter-0", frozen, vocabulary),
        },
        rounds=9,
        slice_seconds=0.1,
    )
    whole = statistics.median(cold(texts, parts, vocabulary) for _ in range(3))
    anchor, limit, ours, _ = times.values()
    print(f"\nT7 definitions of {len(texts[0].splitlines())} lines, {len(texts[0].encode())} bytes")
    print(versions("PyYAML", "jsonschema", "jsonschema-rs"))
    for name, micros in times.items():
        print(f"  {name:46}{micros / 1000:9.3f} ms{micros / anchor:9.3f} x anchor{micros / limit:9.2f} x limit")
    within = "within" if whole <= SECONDS else "NOT within"
    print(f"  a thousand definitions, cold: {whole:.2f} s, {within} {SECONDS:.0f} s on this machine now")
    floor = f"a thousand definitions cold in {SECONDS:.0f} s, or each in {OF_LIMIT} times the limit"
    verdict({floor: whole <= SECONDS or ours / limit <= OF_LIMIT})


if __name__ == "__main__":
    main()
