"""Who holds which post, where and until when?  Posts end by a last day; none is ever taken out of the record."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import select

from banshi.definitions.flow_words import ROLE_WORDS
from banshi.people import Post, Role
from banshi.store.tables import accounts, people
from banshi.use_cases import staffing
from banshi.use_cases.people import INSTALLATION, NotPossible
from banshi.use_cases.refusals import NotFound
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.standing_pages import departments
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.operations.forms import NewPostForm, PostDaysForm
from banshi.web.operations.mapping import HeldPost
from banshi.web.operations.people_view import show_refusal
from banshi.web.operations.safe_view import SafeView

_FIELDS = {"held-already": "since", "days-reversed": "until", "wrong-department": "department", "own-post": "until"}


def department_word(department: str) -> str:
    """What a department is called; the installation itself for posts that are nobody's."""
    if department == INSTALLATION:
        return _("本系统")
    return next((found.name.say(language()) for found in departments() if found.id == department), department)


def role_word(role: str) -> str:
    """What a post is called."""
    return ROLE_WORDS[Role(role)].say(language()) if role in set(Role) else role


class PostsView(SafeView):
    """Posts."""

    can_create = can_edit = True
    column_list = ("person_name", "department", "role", "since", "until")
    column_sortable_list = ("person_name", "department", "role", "since", "until")
    column_default_sort = "person_name"
    column_searchable_list = ("department", "role")
    column_formatters: ClassVar[dict[str, Any]] = {
        "department": lambda _view, _context, row, _name: department_word(row.department),
        "role": lambda _view, _context, row, _name: role_word(row.role),
    }
    form = PostDaysForm
    labels: ClassVar[dict[str, str]] = {
        "person_name": "姓名",
        "person": "人员",
        "department": "部门",
        "role": "岗位",
        "since": "开始日期",
        "until": "结束日期",
    }

    def get_create_form(self) -> type[NewPostForm]:
        """A new post says whose it is."""
        return NewPostForm

    def create_form(self, obj: Any = None) -> Any:
        """The form with everybody, every department and every role to choose from."""
        form = super().create_form(obj)
        form.person.choices = [("", _("请选择")), *_everybody()]
        form.department.choices = [("", _("请选择")), *((each.id, each.name.say(language())) for each in departments())]
        form.department.choices.append((INSTALLATION, department_word(INSTALLATION)))
        form.role.choices = [("", _("请选择")), *((role.value, ROLE_WORDS[role].say(language())) for role in Role)]
        if not form.is_submitted():
            form.since.data = the_world().today().isoformat()
        return form

    def create_model(self, form: Any) -> HeldPost | bool:
        """Give the post."""
        days = form.days()
        for field in (form.person, form.department, form.role):
            if field.data not in {value for value, _word in field.choices} - {""}:
                field.errors = (_("请从列表中选择。"),)
        if days is None or form.person.errors or form.department.errors or form.role.errors:
            return False
        self.stop_reading()
        post = Post(form.department.data, Role(form.role.data))
        try:
            staffing.add_post(the_world(), form.person.data, post, *days)
        except NotPossible as refusal:
            show_refusal(form, refusal, _FIELDS)
            return False
        return True

    def update_model(self, form: Any, model: HeldPost) -> bool:
        """Change the days of the post."""
        by, identity, days = the_actor(), model.id, form.days()
        self.stop_reading()
        if days is None:
            return False
        try:
            staffing.change_post_days(the_world(), by, identity, *days)
        except (NotPossible, NotFound) as refusal:
            if isinstance(refusal, NotPossible):
                show_refusal(form, refusal, _FIELDS)
            return False
        return True

    def get_save_return_url(self, model: Any, is_created: bool = False) -> str:
        """Back to the list."""
        url: str = self.get_url(".index_view")
        return url


def _everybody() -> list[tuple[str, str]]:
    """Every open account, by name."""
    query = (
        select(people.c.id, people.c.name, accounts.c.login)
        .join(accounts, accounts.c.person == people.c.id)
        .where(accounts.c.active)
        .order_by(people.c.name, accounts.c.login)
    )
    with the_world().reading() as connection:
        return [(row.id, f"{row.name}（{row.login}）") for row in connection.execute(query)]
