"""What does the register of enterprises say about an applicant?

The register is a local table of invented enterprises; a real installation replaces `enterprises.csv` by a call to its
own register and keeps the hooks.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from banshi.plugin_api import (
    PASSED,
    TEXT,
    UNKNOWN,
    ApplicationCheck,
    CheckOutcome,
    CheckResult,
    Register,
    Text,
    Value,
    hook,
)

#: Unified social credit code -> the row of the register.
ENTERPRISES: Mapping[str, Mapping[str, str]] = {
    row["uscc"]: row
    for row in csv.DictReader(Path(__file__).with_name("enterprises.csv").read_text("utf-8").splitlines())
}

ACTIVE, CANCELLED, ABNORMAL = "存续", "注销", "异常名录"

#: Why an enterprise of that status cannot apply, and what to do.
WORDS = {
    CANCELLED: Text(
        "登记信息显示该主体已经注销，不能申请。请核对统一社会信用代码。",
        "The register says that this enterprise was dissolved, so it cannot apply. "
        "Check the unified social credit code.",
    ),
    ABNORMAL: Text(
        "该主体被列入经营异常名录。请先到登记机关办理移出手续，再提出申请。",
        "This enterprise is on the list of abnormal operations. "
        "Have it removed at the registration authority, then apply.",
    ),
}


def enterprise_status(arguments: Mapping[str, Value]) -> CheckResult:
    """Passed for an active enterprise, wrong for one that was dissolved or listed, unknown for one not in the table."""
    row = ENTERPRISES.get(str(arguments["uscc"]))
    if row is None:
        return UNKNOWN
    if row["status"] == ACTIVE:
        return PASSED
    return CheckResult(CheckOutcome.WRONG, WORDS[row["status"]])


def enterprise(number: str) -> Mapping[str, Value] | None:
    """What the register of enterprises says of that code, whatever became of the enterprise since."""
    row = ENTERPRISES.get(number)
    return None if row is None else {name: row[name] for name in ("uscc", "name", "address", "operator")}


def business_licence(number: str) -> Mapping[str, Value] | None:
    """The licence of that code, unless the enterprise was dissolved or never had one."""
    row = ENTERPRISES.get(number)
    if row is None or row["status"] == CANCELLED or not row["licensed"]:
        return None
    return {"uscc": row["uscc"], "name": row["name"], "address": row["address"], "operator": row["operator"]}


@hook
def application_checks() -> Sequence[ApplicationCheck]:
    """Whether the applicant exists and may act."""
    return [
        ApplicationCheck(
            id="enterprise_status",
            arguments={"uscc": TEXT},
            ask=enterprise_status,
            title=Text("主体登记状态核验", "Status in the register of enterprises"),
        )
    ]


@hook
def registers() -> Sequence[Register]:
    """Enterprises and their business licences, which nobody has to describe or to bring."""
    return [
        Register(id="enterprise", look_up=enterprise, title=Text("市场主体登记信息", "Register of enterprises")),
        Register(
            id="business_licence",
            look_up=business_licence,
            title=Text("营业执照登记信息", "Register of business licences"),
        ),
    ]
