"""What does an operator keep in order?  People and posts; everything else here is only looked at (Flask-Admin)."""

from __future__ import annotations

from flask import Flask
from flask_admin import Admin

from banshi.use_cases.world import World
from banshi.web.frame.security import nonce
from banshi.web.operations.clocks_view import ClocksView
from banshi.web.operations.mapping import (
    Delivery,
    HeldPost,
    KeptCalendar,
    Person,
    PublishedEdition,
    open_database,
)
from banshi.web.operations.people_view import PeopleView
from banshi.web.operations.posts_view import PostsView
from banshi.web.operations.reading_views import CalendarsView, DeliveriesView, DepartmentsView, EditionsView
from banshi.web.operations.safe_view import Overview
from banshi.web.operations.templating import templates

__all__ = ["attach"]


def attach(app: Flask, world: World) -> None:
    """Hang the pages of operations at /operations/."""
    database = open_database(app, world.store.engine)
    app.register_blueprint(templates)
    overview = Overview(endpoint="operations", url="/operations", template="operations/index.html")
    admin = Admin(app, index_view=overview, endpoint="operations", url="/operations", csp_nonce_generator=nonce)
    admin.add_view(PeopleView(Person, database, name="人员", endpoint="operations_people", url="people"))
    admin.add_view(PostsView(HeldPost, database, name="岗位", endpoint="operations_posts", url="posts"))
    admin.add_view(DepartmentsView(name="部门", endpoint="operations_departments", url="departments"))
    admin.add_view(
        CalendarsView(KeptCalendar, database, name="工作日历", endpoint="operations_calendars", url="calendars")
    )
    admin.add_view(
        EditionsView(PublishedEdition, database, name="事项版本", endpoint="operations_editions", url="editions")
    )
    admin.add_view(
        DeliveriesView(Delivery, database, name="文书发送", endpoint="operations_deliveries", url="deliveries")
    )
    admin.add_view(ClocksView(name="服务器时钟", endpoint="operations_clocks", url="clocks"))
