"""What can an operator look up?  Departments, calendars, editions and deliveries; none of them is changed here."""

from __future__ import annotations

from typing import ClassVar

from flask_admin import expose

from banshi.web.frame.standing_pages import departments
from banshi.web.operations.safe_view import OperatorsOnly, SafeView


class DepartmentsView(OperatorsOnly):
    """Departments are definitions: they are published with the matters and read here."""

    @expose("/")  # type: ignore[untyped-decorator]
    def index(self) -> str:
        """All departments of the matters in force."""
        page: str = self.render("operations/departments.html", departments=departments())
        return page


class CalendarsView(SafeView):
    """Years of the working calendar, as imported."""

    can_view_details = True
    column_list = ("path", "imported")
    column_sortable_list = ("path", "imported")
    column_default_sort = ("path", True)
    column_details_list = ("path", "imported", "text")
    labels: ClassVar[dict[str, str]] = {"path": "文件", "imported": "导入时间", "text": "内容"}


class EditionsView(SafeView):
    """Editions of matters, as published."""

    column_list = ("matter", "number", "in_force_from", "summary", "published", "published_by")
    column_sortable_list = ("matter", "number", "in_force_from", "published")
    column_default_sort = ("published", True)
    column_searchable_list = ("matter",)
    labels: ClassVar[dict[str, str]] = {
        "matter": "事项",
        "number": "版次",
        "in_force_from": "生效日期",
        "summary": "说明",
        "published": "发布时间",
        "published_by": "发布人",
    }


class DeliveriesView(SafeView):
    """Notices on their way to people."""

    can_view_details = True
    column_list = ("id", "notice", "channel", "attempts", "ready", "done", "dead")
    column_sortable_list = ("id", "attempts", "ready", "done", "dead")
    column_default_sort = ("id", True)
    column_details_list = ("id", "notice", "channel", "attempts", "ready", "done", "dead", "last_error")
    column_searchable_list = ("notice",)
    labels: ClassVar[dict[str, str]] = {
        "id": "编号",
        "notice": "文书",
        "channel": "渠道",
        "attempts": "尝试次数",
        "ready": "最早发送时间",
        "done": "送达时间",
        "dead": "放弃时间",
        "last_error": "最近的错误",
    }
