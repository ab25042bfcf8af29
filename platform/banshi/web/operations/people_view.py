"""Who has an account?  Names, logins, open or closed, and new passwords that nobody sees again."""

from __future__ import annotations

from typing import Any, ClassVar

from flask import abort, flash, redirect, request
from flask_admin import expose
from werkzeug.wrappers import Response

from banshi.use_cases import people, staffing
from banshi.use_cases.people import NotPossible
from banshi.use_cases.refusals import NotFound
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.operations.forms import NewPersonForm, PasswordForm, PersonForm
from banshi.web.operations.mapping import Person
from banshi.web.operations.safe_view import SafeView

#: Which field a refusal is about.
_FIELDS = {
    "no-name": "name",
    "bad-login": "login",
    "taken-login": "login",
    "short-password": "password",
    "own-account": "active",
    "bad-id-number": "id_number",
}


def show_refusal(form: Any, refusal: NotPossible, fields: dict[str, str]) -> None:
    """Put the sentence beside the field it is about."""
    field = form[fields.get(refusal.code, next(iter(fields.values())))]
    field.errors = (*field.errors, refusal.say(language()))


class PeopleView(SafeView):
    """People and their accounts."""

    can_create = can_edit = True
    open_doors = frozenset({"password"})
    column_list = ("name", "login", "active", "created")
    column_sortable_list = ("name", "login", "created")
    column_default_sort = "login"
    column_searchable_list = ("name", "login")
    form = PersonForm
    labels: ClassVar[dict[str, str]] = {
        "name": "姓名",
        "login": "登录名",
        "id_number": "身份证号（选填）",
        "active": "账号",
        "created": "建立时间",
        "password": "密码",
    }

    def get_create_form(self) -> type[NewPersonForm]:
        """A new account has a password."""
        return NewPersonForm

    def create_model(self, form: Any) -> Person | bool:
        """Make the account."""
        self.stop_reading()
        try:
            made = people.add_person(the_world(), form.name.data or "", form.login.data or "", form.password.data or "")
        except NotPossible as refusal:
            show_refusal(form, refusal, _FIELDS)
            return False
        return self.get_one(made) or False

    def update_model(self, form: Any, model: Person) -> bool:
        """Change the account."""
        by, identity = the_actor(), model.id
        self.stop_reading()
        try:
            staffing.change_person(
                the_world(),
                by,
                identity,
                form.name.data or "",
                form.login.data or "",
                bool(form.active.data),
                form.id_number.data or "",
            )
        except NotPossible as refusal:
            show_refusal(form, refusal, _FIELDS)
            return False
        return True

    @expose("/password/", methods=("GET", "POST"))  # type: ignore[untyped-decorator]
    def password(self) -> str | Response | tuple[str, int]:
        """Set a new password: the person is signed out everywhere."""
        person = self.get_one(request.args.get("id", ""))
        if person is None:
            abort(404)
        form = PasswordForm()
        if request.method == "POST":
            self.stop_reading()
            try:
                staffing.set_password(the_world(), person.id, form.password.data or "")
            except NotPossible as refusal:
                show_refusal(form, refusal, _FIELDS)
            except NotFound:
                abort(404)
            else:
                flash(_("%(name)s 的密码已更换，所有登录已结束。", name=person.name), "success")
                return redirect(self.get_url(".index_view"), 303)
        page: str = self.render("operations/password.html", form=form, person=person)
        return (page, 422) if form.errors or form.password.errors else page
