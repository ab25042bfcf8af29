"""What are the stages of a case, the roles of its steps and the levels of government called?"""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.flow import (
    Automatic,
    Consult,
    Decide,
    Forward,
    Intake,
    Issue,
    PostCheck,
    Procedure,
    Publicise,
    Review,
    Stage,
    StepBase,
    Visit,
)
from banshi.people import Role
from banshi_rules.texts import Text

STAGE_WORDS: Mapping[Stage, Text] = {
    Stage.ACCEPT: Text("受理", "Acceptance"),
    Stage.HANDLE: Text("承办", "Examination"),
    Stage.CHECK: Text("审核", "Review"),
    Stage.APPROVE: Text("批准", "Approval"),
    Stage.COMPLETE: Text("办结", "Completion"),
}

ROLE_WORDS: Mapping[Role, Text] = {
    Role.WINDOW_CLERK: Text("窗口人员", "Window clerk"),
    Role.HANDLER: Text("承办人", "Handler"),
    Role.INSPECTOR: Text("核查人员", "Inspector"),
    Role.REVIEWER: Text("审核人", "Reviewer"),
    Role.APPROVER: Text("批准人", "Approver"),
    Role.ORGAN_HEAD: Text("行政机关负责人", "Head of the organ"),
    Role.GOV_HEAD: Text("本级政府负责人", "Head of the government"),
    Role.ADMINISTRATOR: Text("事项管理员", "Matter administrator"),
    Role.OPERATOR: Text("系统管理员", "Operator"),
    Role.SUPERVISOR: Text("监察人员", "Supervisor"),
}

#: What a step does that has no title of its own.
KIND_WORDS: Mapping[type[StepBase], Text] = {
    Intake: Text("受理", "Intake"),
    Review: Text("审查", "Review"),
    Visit: Text("现场核查", "Visit"),
    Consult: Text("征求意见", "Consultation"),
    Procedure: Text("特别程序", "Procedure"),
    Publicise: Text("公示", "Publication"),
    Forward: Text("报送上级", "Handing up"),
    Automatic: Text("自动办理", "Automatic"),
    Decide: Text("决定", "Decide"),
    Issue: Text("送达", "Issue"),
    PostCheck: Text("事后核查", "Check afterwards"),
}

#: The levels of government, the highest first.
LEVEL_WORDS: Mapping[str, Text] = {
    "state": Text("国家级", "State"),
    "province": Text("省级", "Province"),
    "city": Text("市级", "City"),
    "county": Text("县级", "County or district"),
    "town": Text("乡镇（街道）级", "Town or street"),
    "village": Text("村（社区）级", "Village or community"),
}
