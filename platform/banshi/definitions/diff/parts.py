"""What is each part of a matter called, and what does a change of it mean for cases that run?

One line for every field of every class a matter is made of, `Class.field`, by the class that brings the field in.  A
test looks that none is missing.  A part that is called nothing (`""`) is told under the name of what it belongs to.

The effects are argued in `effects`; here stands the plain rule of each part, and where taking one away is graver.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from banshi.definitions.diff.change import Effect
from banshi_rules.texts import Text

_HARMLESS, _KEEP, _MIGRATE = Effect.HARMLESS, Effect.KEEP, Effect.MIGRATE


@dataclass(frozen=True, slots=True)
class Part:
    """The name of a part, what a change of it means, and what taking it away means."""

    noun: Text
    effect: Effect
    gone: Effect


def _part(zh: str, en: str, effect: Effect = _KEEP, gone: Effect | None = None) -> Part:
    return Part(Text(zh, en), effect, gone or effect)


#: Fields that say nothing of their own, with the reason.
UNCOMPARED: Mapping[str, str] = {
    "Matter.digest": "a name of the whole state",
    "Matter.party_form": "made from the kinds of applicants, which are compared",
    "Form.digest": "a name of the whole form",
    "DecisionTable.answer": "made from the rows",
    "TableInput.type": "the type of the question it reads, which is compared",
    "Row.number": "where the row stands; that it moved is told",
    "Row.tests": "told as cells",
    "Row.hit": "told as cells",
}

PARTS: Mapping[str, Part] = {
    "Matter.code": _part("事项代码", "code", _MIGRATE),
    "Matter.language": _part("定义语言版本", "version of the language", _HARMLESS),
    "Matter.title": _part("名称", "title", _HARMLESS),
    "Matter.kind": _part("事项类型", "kind of matter", _MIGRATE),
    "Matter.department": _part("", ""),
    "Matter.district": _part("", ""),
    "Matter.level": _part("行使层级", "level", _MIGRATE),
    "Matter.online_depth": _part("网办深度", "how far online"),
    "Matter.applicants": _part("申请人类型", "kinds of applicants"),
    "Matter.codes": _part("编码", "number in the catalogue", _HARMLESS),
    "Matter.basis": _part("依据", "legal basis", _KEEP, gone=_MIGRATE),
    "Matter.guide": _part("", "", _HARMLESS),
    "Matter.limits": _part("", ""),
    "Matter.form": _part("", ""),
    "Matter.situations": _part("情形", "situation"),
    "Matter.materials": _part("材料", "material"),
    "Matter.tables": _part("表", "table"),
    "Matter.checks": _part("核对", "check"),
    "Matter.routes": _part("办理路径", "route"),
    "Matter.flows": _part("流程", "flow"),
    "Matter.one_person": _part("一人审查并决定", "one person examines and decides"),
    "Matter.licence": _part("办理结果", "result", _KEEP, gone=_MIGRATE),
    "Matter.retention": _part("保管期限", "retention"),
    "Matter.examples": _part("例子", "example", _HARMLESS),
    # who
    "Department.id": _part("实施机关", "deciding organ", _MIGRATE),
    "Department.name": _part("实施机关名称", "name of the organ", _HARMLESS),
    "Department.phone": _part("咨询电话", "phone of the organ", _HARMLESS),
    "Department.address": _part("机关地址", "address of the organ", _HARMLESS),
    "Department.supervision_phone": _part("监督电话", "phone for complaints", _HARMLESS),
    "Department.uscc": _part("机关统一社会信用代码", "code of the organ", _HARMLESS),
    "District.name": _part("区县名称", "name of the district", _HARMLESS),
    "District.division": _part("行政区划代码", "division code"),
    "District.classes": _part("时限类别", "class of limits"),
    "District.remedies": _part("", "", _MIGRATE),
    "District.numbers": _part("文号", "number pattern"),
    "District.opening_hours": _part("办公时间", "opening hours", _HARMLESS),
    "District.intake_ceiling": _part("受理时限上限", "ceiling of intake"),
    "District.delivery_ceiling": _part("送达时限上限", "ceiling of delivery"),
    "ClassRule.name": _part("类别名称", "name of the class", _HARMLESS),
    "ClassRule.ceiling": _part("上限", "ceiling"),
    "ClassRule.same_day": _part("当日办结", "decided the same day"),
    "Remedies.review_organ": _part("行政复议机关", "review organ", _MIGRATE),
    "Remedies.review_within": _part("申请复议的期限", "time to ask for review", _MIGRATE),
    "Remedies.court": _part("起诉的法院", "court", _MIGRATE),
    "Remedies.suit_within": _part("起诉的期限", "time to sue", _MIGRATE),
    # law and guide
    "LegalBasis.id": _part("代号", "id", _HARMLESS),
    "LegalBasis.name": _part("法律文件", "legal text", _MIGRATE),
    "LegalBasis.article": _part("条款", "article", _MIGRATE),
    "LegalBasis.rank": _part("效力层级", "rank", _MIGRATE),
    "Guide.conditions": _part("办理条件", "condition in the guide", _HARMLESS),
    "Guide.windows": _part("办事窗口", "window", _HARMLESS),
    "Guide.visits": _part("到现场次数", "visits"),
    "Guide.visit_reason": _part("到现场的原因", "reason of the visit", _HARMLESS),
    "Guide.fee": _part("收费", "fee"),
    "Guide.faq": _part("常见问题", "question people ask", _HARMLESS),
    "Window.name": _part("名称", "name", _HARMLESS),
    "Window.hours": _part("时间", "hours", _HARMLESS),
    "Window.phone": _part("电话", "phone", _HARMLESS),
    "Question.q": _part("问题", "question", _HARMLESS),
    "Question.a": _part("回答", "answer", _HARMLESS),
    # limits
    "TimeLimits.kind": _part("时限类别", "class of limits"),
    "TimeLimits.statutory": _part("法定时限", "statutory limit"),
    "TimeLimits.promised": _part("承诺时限", "promised limit"),
    "TimeLimits.delivery": _part("送达时限", "delivery limit"),
    "TimeLimits.correction_reply": _part("补正答复期限", "time to answer a correction notice"),
    "LimitSpec.limit": _part("", ""),
    "LimitSpec.basis": _part("依据", "basis"),
    # what is asked
    "Form.sections": _part("章节", "section", _HARMLESS),
    "Section.id": _part("代号", "id", _HARMLESS),
    "Section.title": _part("标题", "title", _HARMLESS),
    "Section.fields": _part("字段", "field"),
    "Field.section": _part("所在章节", "section", _HARMLESS),
    "Field.id": _part("代号", "id", _HARMLESS),
    "Field.kind": _part("类型", "kind"),
    "Field.label": _part("名称", "label", _HARMLESS),
    "Field.options": _part("", ""),
    "Field.help": _part("填写说明", "help", _HARMLESS),
    "Field.visible_when": _part("询问条件", "asked when"),
    "Field.required": _part("必填", "required"),
    "Field.value": _part("计算", "computed as"),
    "Field.privacy": _part("保密程度", "privacy"),
    "Field.purpose": _part("收集目的", "purpose"),
    "Field.prefill": _part("预填来源", "filled from"),
    "Group.id": _part("代号", "id", _HARMLESS),
    "Group.label": _part("名称", "label", _HARMLESS),
    "Group.members": _part("字段", "field"),
    "Group.help": _part("填写说明", "help", _HARMLESS),
    "Group.visible_when": _part("询问条件", "asked when"),
    "Group.least": _part("最少行数", "fewest rows"),
    "Group.most": _part("最多行数", "most rows"),
    "ChoiceOptions.options": _part("选项", "option"),
    "ChoiceOptions.least": _part("最少选几项", "fewest choices"),
    "ChoiceOptions.most": _part("最多选几项", "most choices"),
    "NumberOptions.min": _part("最小值", "least"),
    "NumberOptions.max": _part("最大值", "greatest"),
    "NumberOptions.unit": _part("单位", "unit"),
    "NumberOptions.decimals": _part("小数位数", "decimal places"),
    "DateOptions.earliest": _part("最早日期", "earliest day"),
    "DateOptions.latest": _part("最晚日期", "latest day"),
    "UploadOptions.accept": _part("文件格式", "file formats"),
    "UploadOptions.max_mb": _part("文件大小（MB）", "size of the file (MB)"),
    "TextOptions.min_length": _part("最少字数", "fewest characters"),
    "TextOptions.max_length": _part("最多字数", "most characters"),
    "TextOptions.pattern": _part("格式", "pattern"),
    "TextOptions.example": _part("示例", "example", _HARMLESS),
    "MobileOptions.landline": _part("可填固定电话", "a landline will do"),
    "UsccOptions.registration_number": _part("可填注册号", "a registration number will do"),
    # what is brought
    "MaterialSpec.id": _part("代号", "id", _HARMLESS),
    "MaterialSpec.title": _part("名称", "title", _HARMLESS),
    "MaterialSpec.source": _part("来源", "source"),
    "MaterialSpec.necessity": _part("必要性", "necessity"),
    "MaterialSpec.accept": _part("文件格式", "file formats"),
    "MaterialSpec.copies": _part("份数", "copies"),
    "MaterialSpec.standard": _part("受理标准", "standard"),
    "MaterialSpec.register": _part("共享来源", "register"),
    "MaterialSpec.basis": _part("依据", "basis"),
    "MaterialSpec.issuer": _part("出具单位", "issuer", _HARMLESS),
    "MaterialSpec.required": _part("必需", "required"),
    # rules
    "Situation.id": _part("代号", "id", _HARMLESS),
    "Situation.when": _part("条件", "condition"),
    "Check.id": _part("代号", "id", _HARMLESS),
    "Check.field": _part("针对的字段", "points at"),
    "Check.wrong_when": _part("判为有误的条件", "wrong when"),
    "Check.message": _part("提示", "message", _HARMLESS),
    "Check.plugin": _part("部门核验", "check of a department"),
    "Check.arguments": _part("核验所用的值", "value handed to the check"),
    "DecisionTable.id": _part("代号", "id", _HARMLESS),
    "DecisionTable.inputs": _part("条件列", "condition column"),
    "DecisionTable.outputs": _part("结果列", "result column"),
    "DecisionTable.rows": _part("行", "row"),
    "DecisionTable.policy": _part("取行方式", "hit policy"),
    "TableInput.name": _part("名称", "name", _HARMLESS),
    "TableOutput.name": _part("名称", "name", _HARMLESS),
    "TableOutput.type": _part("可取的值", "values"),
    # ways
    "Route.id": _part("代号", "id", _HARMLESS),
    "Route.when": _part("条件", "condition"),
    "Route.promised": _part("承诺时限", "promised limit"),
    "Route.flow": _part("流程", "flow"),
    "Flow.id": _part("代号", "id", _HARMLESS),
    "Flow.steps": _part("环节", "step", _KEEP, gone=_MIGRATE),
    "StepBase.id": _part("代号", "id", _HARMLESS),
    "StepBase.title": _part("名称", "title", _HARMLESS),
    "StepBase.stage": _part("所属阶段", "stage"),
    "StepBase.by": _part("办理角色", "role"),
    "StepBase.limit": _part("时限", "limit"),
    "Review.returns": _part("退回", "return"),
    "Decide.outcomes": _part("可作的决定", "outcomes", _KEEP),
    "Decide.returns": _part("退回", "return"),
    "Return.to": _part("退回到", "returns to"),
    "Return.at_most": _part("最多次数", "times at most"),
    # what comes of it
    "LicenceSpec.name": _part("名称", "name"),
    "LicenceSpec.valid": _part("有效期", "validity"),
    **{
        f"Example.{name}": _part(zh, en, _HARMLESS)
        for name, zh, en in (
            ("name", "名称", "name"),
            ("given", "回答", "answer"),
            ("applicant", "申请人", "applicant"),
            ("received", "收到日期", "received"),
            ("accepted", "受理日期", "accepted"),
            ("registers", "共享数据", "register"),
            ("plugins", "部门核验", "check of a department"),
            ("expect", "预期", "expected"),
        )
    },
}

#: What a part is when it changes its kind: a review becomes a visit, a question becomes a group.
KIND = _part("种类", "kind")


def part_of(field: str) -> Part:
    """The part of that field; one that nobody has named yet goes by the word in the code."""
    known = PARTS.get(field)
    if known is not None:
        return known
    owner, name = field.split(".", 1)
    if owner == "Row":
        return _part(name, name)
    return KIND if name == "kind of part" else _part(name.replace("_", " "), name.replace("_", " "))
