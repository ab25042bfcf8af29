"""A browser without a screen: keeps cookies, fills in the forms it is shown, and sends what it was told."""

import re
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from banshi.people import Actor
from banshi.use_cases import visits


class Browser:
    """One browser; `actor` is signed in on it without a password, as after a sign-in some time ago."""

    def __init__(self, app: Flask, actor: Actor | None = None) -> None:
        self.app = app
        self.client = app.test_client()
        if actor is not None:
            token = visits.sign_in(app.extensions["banshi.world"], actor.person)
            with self.client.session_transaction() as session:
                session["_user_id"] = token

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, **more)

    def token(self) -> str:
        """The CSRF token of this session."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.get("/progress").text)
        assert found
        return found[1]

    def post(self, path: str, form: Any = (), *, token: str | None = None, **more: Any) -> TestResponse:
        """Post with the token of the session, unless another is given ("" for none)."""
        fields = MultiDict(form)
        token = self.token() if token is None else token
        if token:
            fields["csrf_token"] = token
        return self.client.post(path, data=fields, **more)


class Text(HTMLParser):
    """The words of a page, and everything a reader of its markup would want to know about scripts in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.events: list[str] = []
        self.links: list[str] = []
        self.styles: list[str] = []
        self.tags: list[str] = []
        self._in_script = False
        self.inline = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        attributes = dict(attrs)
        if tag == "script":
            self.scripts.append(attributes)
            self._in_script = True
        self.events += [name for name in attributes if name.startswith("on")]
        self.links += [attributes[name] or "" for name in ("href", "src", "action", "formaction") if name in attributes]
        if "style" in attributes:
            self.styles.append(attributes["style"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.inline += data
        else:
            self.words.append(data)


def shown(response: TestResponse) -> str:
    """The words of a page, without its markup."""
    return " ".join(" ".join(Text(response.text).words).split())
