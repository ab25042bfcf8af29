"""Which of Flask-Admin's doors are open?  None but those a view names, and to operators alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from flask import abort
from flask_admin import AdminIndexView, BaseView, expose
from flask_admin.contrib.sqla import ModelView

from banshi.people import Role
from banshi.store.tried import in_vain
from banshi.use_cases.unattended import Unattended, unattended
from banshi.web.frame.visitor import the_world, visitor
from banshi.web.team.delegation_form import department_word, post_word
from banshi_rules.texts import Text

#: So many steps that nobody can take are named; all of them are counted.
_SHOWN = 20
#: What was tried, by the table it stands in.
_TRIED = {
    "timers": Text("处理到期的时限", "a time limit that is over"),
    "recounts": Text("按新日历重新计算日期", "dates counted by a new calendar"),
    "payment_orders": Text("查询缴费结果", "whether an order was paid"),
}
#: The doors of a view and the flag that opens each; every other door is shut for good, inline editing among them.
_DOORS: Mapping[str, str | None] = {
    "index_view": None,
    "details_view": "can_view_details",
    "create_view": "can_create",
    "edit_view": "can_edit",
}


class OperatorsOnly(BaseView):  # type: ignore[misc]
    """A page for operators."""

    #: Doors of its own beside `index`, each opened by naming it.
    open_doors: frozenset[str] = frozenset({"index"})

    def is_accessible(self) -> bool:
        """Whether this visitor may come in."""
        actor = visitor()
        return actor is not None and actor.has(Role.OPERATOR)

    def _handle_view(self, name: str, **kwargs: Any) -> Any:
        if not self.is_accessible() or not self._is_open(name):
            abort(403)

    def _is_open(self, name: str) -> bool:
        return name in self.open_doors


class SafeView(OperatorsOnly, ModelView):  # type: ignore[misc]
    """A table that shows itself, and does no more than its flags allow."""

    open_doors = frozenset()
    #: What each column and field is called.
    labels: ClassVar[dict[str, str]] = {}
    can_create = can_edit = can_delete = can_export = can_view_details = False
    can_set_page_size = False
    column_editable_list = None
    action_disallowed_list: ClassVar[list[str]] = ["delete"]
    create_modal = edit_modal = details_modal = False
    page_size = 20
    list_template = "operations/list.html"
    create_template = "operations/form.html"
    edit_template = "operations/form.html"
    details_template = "operations/details.html"

    def _is_open(self, name: str) -> bool:
        if name in self.open_doors:
            return True
        if name not in _DOORS:
            return False
        flag = _DOORS[name]
        return flag is None or bool(getattr(self, flag))

    def get_one(self, id: str) -> Any:
        """The row of that key as it stands in the address; Flask-Admin would take a full stop in it for a sign."""
        return self.session.session.get(self.model, id)

    def stop_reading(self) -> None:
        """Give back the connection before a use case writes: on SQLite a reader would stand in its way."""
        self.session.session.close()

    def raw_value(self, row: Any, column: str) -> Any:
        """The value of a cell: formatted where the view formats it, else as it is kept."""
        formatter = (self.column_formatters or {}).get(column)
        return formatter(self, None, row, column) if formatter else getattr(row, column)

    def handle_view_exception(self, exc: Exception) -> bool:
        """Nothing is swallowed: what breaks is told as anywhere else."""
        return False


class Overview(OperatorsOnly, AdminIndexView):  # type: ignore[misc]
    """The way to all pages of operations."""

    @expose()  # type: ignore[untyped-decorator]
    def index(self) -> str:
        """Links to everything, the steps that nobody can take, and what the workers tried in vain."""
        world = the_world()
        stuck = unattended(world).stuck
        with world.reading() as connection:
            broken, first = in_vain(connection, _SHOWN)
        page: str = self.render(
            "operations/index.html",
            pages=self.admin._views[1:],
            stuck=[_line(one) for one in stuck[:_SHOWN]],
            count=len(stuck),
            broken=broken,
            in_vain=[(one, _TRIED[one.table]) for one in first],
        )
        return page


def _line(one: Unattended) -> tuple[str, str, tuple[Text, ...]]:
    """The number of a case, whose step it is, and why nobody can take it."""
    post = one.task.post
    return one.task.number, f"{department_word(post.department)} {post_word(post)}", one.why
