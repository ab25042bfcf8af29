"""Small forms made by hand, for every test of this folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import Field, Form, Group, Section, Wrong
from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.texts import Text
from banshi_rules.values import DATE, Type, list_of, record

TODAY = date(2026, 11, 22)
MORE = {"received_on": TODAY}


class Make:
    """Makes fields, groups and forms; conditions are compiled over the fields above them."""

    today = TODAY
    more = MORE

    def field(
        self,
        field_id: str,
        kind: str,
        label: str | Text = "",
        *,
        required: bool | str = True,
        visible: str | None = None,
        value: str | None = None,
        help: str | Text | None = None,
        scope: Mapping[str, Type] | None = None,
        **options: Any,
    ) -> Field:
        known = STANDARD_KINDS[kind]
        return Field(
            id=field_id,
            kind=known,
            label=label if isinstance(label, Text) else Text(label or field_id),
            options=known.options(options),
            required=required if isinstance(required, bool) else self.condition(required, scope),
            visible_when=None if visible is None else self.condition(visible, scope),
            value=None if value is None else self.condition(value, scope),
            help=Text(help) if isinstance(help, str) else help,
            at=NOWHERE,
        )

    def condition(self, text: str, scope: Mapping[str, Type] | None) -> Expression:
        expression, findings = compile_expression(text, {"received_on": DATE, **(scope or {})}, NOWHERE)
        assert expression is not None, findings
        return expression

    def group(self, group_id: str, members: Sequence[Field], label: str = "", least: int = 0, most: int = 5) -> Group:
        return Group(
            id=group_id, label=Text(label or group_id), members=tuple(members), least=least, most=most, at=NOWHERE
        )

    def section(self, section_id: str, *fields: Field | Group) -> Section:
        return Section(id=section_id, title=Text(section_id), fields=tuple(fields), at=NOWHERE)

    def form(self, *sections: Section) -> Form:
        return Form(tuple(sections), hashlib.sha256(repr(sections).encode()).hexdigest())

    def scope(self, *fields: Field | Group) -> dict[str, Type]:
        return {
            f.id: list_of(record({m.id: m.type for m in f.members})) if isinstance(f, Group) else f.type for f in fields
        }

    def read(self, field: Field, text: str) -> Any:
        """The value of a typed text, or the Wrong that reading or checking it ends in."""
        try:
            value = field.kind.read(field, {"": [text]})
        except Wrong as wrong:
            return wrong
        if value is None:
            return None
        return field.kind.check(field, value, TODAY) or value

    def catering(self) -> Form:
        """The form of the catering licence, near enough."""
        uscc = self.field("uscc", "uscc", "统一社会信用代码")
        address = self.field("address", "address", "经营地址")
        business = self.field(
            "business",
            "choice",
            Text("主体业态", "Kind of business"),
            options={
                "catering": "餐饮服务",
                "canteen": {"zh": "单位食堂", "en": "Canteen"},
                "prepackaged": "仅销售预包装食品",
            },
        )
        area = self.field("area", "decimal", "经营面积", unit="平方米", min=1, max=100000, help="按房产证填写")
        items = self.field("items", "choices", "经营项目", options={"hot": "热食", "cold": "冷食", "raw": "生食"})
        over = self.scope(business)
        diners = self.field("diners", "integer", "就餐人数", min=1, visible="business == 'canteen'", scope=over)
        kitchen = self.field("kitchen", "yes-no", "是否设中央厨房")
        opened = self.field("opened", "date", "开业日期", required=False, latest="today")
        name = self.field("name", "person-name", "姓名")
        id_no = self.field("id_no", "resident-id", "身份证号")
        born = self.field("born", "date", "出生日期", required=False)
        staff = self.group("staff", [name, id_no, born], "食品安全管理人员", least=1, most=4)
        count = self.field("staff_count", "integer", "管理人员数", value="size(staff)", scope=self.scope(staff))
        return self.form(
            self.section("premises", uscc, address, business, area, items, diners, kitchen, opened),
            self.section("people", staff, count),
        )

    catering_answers: Mapping[str, Any] = {
        "uscc": "92440305MA5HD4K27N",
        "address": "示例区示例路1号",
        "business": "catering",
        "area": "45",
        "items": ["hot"],
        "kitchen": False,
        "staff": [{"name": "测试甲", "id_no": "11010519491231002X"}],
    }


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()
