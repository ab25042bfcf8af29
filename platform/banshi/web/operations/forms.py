"""What does an operator fill in?  Small forms; what they mean is judged by the use cases behind them."""

from __future__ import annotations

from datetime import date

from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, SelectField, StringField

from banshi.web.frame.languages import gettext as _


class NewPersonForm(FlaskForm):  # type: ignore[misc]
    """A new account."""

    name = StringField()
    login = StringField()
    password = PasswordField()


class PersonForm(FlaskForm):  # type: ignore[misc]
    """Name, login and whether the account is open; an identity number goes in and never comes out."""

    name = StringField()
    login = StringField()
    id_number = StringField()
    active = BooleanField()


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """A new password; the old one is never shown."""

    password = PasswordField()


class DaysForm(FlaskForm):  # type: ignore[misc]
    """From when to when a post is held; both days as 2026-03-02."""

    def days(self) -> tuple[date, date | None] | None:
        """The two days; None when they cannot be read, with the errors at their fields."""
        since = _day(self.since)
        until = _day(self.until) if (self.until.data or "").strip() else None
        if since is None and not self.since.errors:
            self.since.errors = (_("请填写开始日期，例如 2026-03-02。"),)
        if self.since.errors or self.until.errors or since is None:
            return None
        return since, until


class PostDaysForm(DaysForm):
    """Other days for a post."""

    since = StringField()
    until = StringField()


class NewPostForm(DaysForm):
    """Who holds which post where, and when."""

    person = SelectField(validate_choice=False)
    department = SelectField(validate_choice=False)
    role = SelectField(validate_choice=False)
    since = StringField()
    until = StringField()


def _day(field: StringField) -> date | None:
    text = (field.data or "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        field.errors = (_("日期写成 2026-03-02 的样子。"),)
        return None
