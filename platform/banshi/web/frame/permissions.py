"""Who may come in where?  `permissions.yaml` says it for every route; a route that is not in it cannot exist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from flask import Flask, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from banshi.people import STEP_ROLES, Actor, Role
from banshi.web.frame import kept_pages
from banshi.web.frame.visitor import visitor

MATRIX = Path(__file__).parents[1] / "permissions.yaml"
ANYONE = "anyone"
PERSON = "person"
OFFICER = "officer"


class UnguardedRoute(Exception):
    """Routes without a line in the matrix, or lines without a route."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may use a route: `anyone`, a `person` signed in, an `officer` with any post of a step, or named roles.

    `whose` names the owner of the object in the path; the use case behind the route answers everybody else as if it
    did not exist.
    """

    who: frozenset[str]
    whose: str | None = None

    def admits(self, actor: Actor | None) -> bool:
        """Whether this visitor may come in."""
        if ANYONE in self.who:
            return True
        if actor is None:
            return False
        if PERSON in self.who or (OFFICER in self.who and any(actor.has(role) for role in STEP_ROLES)):
            return True
        return any(post.role.value in self.who for post in actor.held)


def read_matrix(path: Path = MATRIX) -> Mapping[str, Rule]:
    """The rules by endpoint.  Raises UnguardedRoute for a word that is no audience."""
    rules = {}
    known = {ANYONE, PERSON, OFFICER, *(role.value for role in Role)}
    for endpoint, said in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        who = said["who"] if isinstance(said["who"], list) else [said["who"]]
        if not set(who) <= known:
            raise UnguardedRoute(f"{endpoint}: {', '.join(sorted(set(who) - known))} is no audience")
        rules[endpoint] = Rule(frozenset(who), said.get("whose"))
    return rules


class Guard:
    """Stands before every route."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules

    def rule(self, endpoint: str) -> Rule | None:
        """The rule of that endpoint; `area.*` stands for those of an area that are not named."""
        return self.rules.get(endpoint) or self.rules.get(endpoint.partition(".")[0] + ".*")

    def check_all_routes(self, app: Flask) -> None:
        """Every route has a rule and every rule a route.  Raises UnguardedRoute."""
        endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
        missing = sorted(endpoint for endpoint in endpoints if self.rule(endpoint) is None)
        areas = {endpoint.partition(".")[0] + ".*" for endpoint in endpoints}
        left = sorted(set(self.rules) - endpoints - areas)
        if missing or left:
            raise UnguardedRoute(f"routes without a rule: {missing}; rules without a route: {left}")

    def __call__(self) -> Response | None:
        """Let in, send to the sign-in, or refuse."""
        if request.endpoint is None:
            return None  # no such page; the answer is 404
        rule = self.rule(request.endpoint)
        actor = visitor()
        if rule is not None and rule.admits(actor):
            return None
        if actor is not None:
            abort(403)
        if request.method in ("GET", "HEAD"):
            return redirect(url_for("frame.sign_in", next=request.full_path.rstrip("?")), 303)
        page = kept_pages.keep_posted()
        return redirect(url_for("frame.sign_in", next=page), 303)


def attach(app: Flask) -> Guard:
    """Put the guard before every route."""
    guard = Guard(read_matrix())
    app.extensions["banshi.guard"] = guard
    app.before_request(guard)
    return guard
