"""What are the stages of a case and the roles of its steps called?"""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.flow import Stage
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
