"""What is typed to name a deputy, and what is wrong with it?  Whose post, who stands in, from when to when, why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import request

from banshi.definitions.flow_words import ROLE_WORDS
from banshi.people import STEP_ROLES, Actor, Post, Role
from banshi.store import accounts
from banshi.use_cases.delegating import NotDelegated, name_deputy
from banshi.use_cases.refusals import Incomplete, NotFound
from banshi.web.frame import posted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.standing_pages import departments
from banshi.web.frame.visitor import the_world

#: What a page that names a deputy posts.
NAMES = ("post", "deputy", "since", "until", "reason")
#: The longest reason, in signs.
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what is posted, and how it reads."""

    value: str
    word: str


@dataclass(frozen=True, slots=True)
class DelegationForm:
    """The form as it is shown: whose posts, which colleagues, what was typed, and what is wrong at which field."""

    posts: Sequence[Choice]
    colleagues: Sequence[Choice]
    typed: dict[str, str]
    field: str | None = None
    wrong: str | None = None


def post_word(post: Post) -> str:
    """What a post is called where the department is known."""
    return ROLE_WORDS[post.role].say(language()) if post.role in ROLE_WORDS else post.role.value


def department_word(department: str) -> str:
    """What a department is called."""
    return next((found.name.say(language()) for found in departments() if found.id == department), department)


def posts_of(holders: Sequence[Actor], own: bool) -> list[Choice]:
    """Every post of a step these persons hold in the own name, as something to choose."""
    found = []
    for one in holders:
        for post in sorted(one.posts, key=lambda post: (post.department, STEP_ROLES.index(post.role))):
            where = f"{department_word(post.department)} {post_word(post)}"
            word = where if own else _("%(name)s（%(post)s）", name=one.name, post=where)
            found.append(Choice(f"{one.person} {post.department} {post.role.value}", word))
    return found


def colleagues_of(staff: Sequence[Actor], but: Actor | None) -> list[Choice]:
    """Everybody who may be named, with the own posts."""
    return [
        Choice(one.person, _("%(name)s（%(post)s）", name=one.name, post=_posts_words(one)))
        for one in staff
        if but is None or not one.is_same(but)
    ]


def _posts_words(actor: Actor) -> str:
    roles = sorted({post.role for post in actor.posts if post.role in STEP_ROLES}, key=STEP_ROLES.index)
    return _("、").join(ROLE_WORDS[role].say(language()) for role in roles)


def own_step_posts(actor: Actor) -> Actor:
    """The person with the own posts of steps only: those a deputy can be named for."""
    own = frozenset(post for post in actor.posts if post.role in STEP_ROLES)
    return Actor(actor.person, actor.name, own, number=actor.number, also=actor.also)


def staff_of(actor: Actor) -> list[Actor]:
    """Everybody who works today in a department of the actor's own posts, in alphabetical order."""
    world = the_world()
    here = {post.department for post in actor.posts if post.role in STEP_ROLES}
    with world.reading() as connection:
        return [own_step_posts(one) for one in accounts.officers(connection, here, world.today())]


def typed_fields() -> dict[str, str]:
    """What was posted."""
    return {name: request.form.get(name, "").strip() for name in NAMES}


class Unreadable(Exception):
    """A field that cannot be understood, and what to write instead."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(field)
        self.field, self.sentence = field, sentence


def name_as_typed(by: Actor, typed: dict[str, str], own_only: bool) -> str:
    """Name the deputy; what was done, in words.  Raises Unreadable for everything that must be mended on the page."""
    try:
        posted.short_enough(typed, _LONGEST)
    except Incomplete as long:
        raise Unreadable(long.field, long.say(language())) from long
    person, _space, place = typed["post"].partition(" ")
    department, _space, role = place.partition(" ")
    if role not in set(STEP_ROLES) or (own_only and person != by.person):
        raise Unreadable("post", _("请选择岗位。"))
    if not typed["deputy"]:
        raise Unreadable("deputy", _("请选择代理人。"))
    since, until = _day("since", typed), _day("until", typed)
    post = Post(department, Role(role))
    try:
        name_deputy(the_world(), by, person, post, typed["deputy"], since, until, typed["reason"])
    except NotDelegated as refusal:
        raise Unreadable(refusal.field, refusal.say(language())) from refusal
    except NotFound as refusal:
        raise Unreadable("post", _("请选择岗位。")) from refusal
    return post_word(post)


def _day(name: str, typed: dict[str, str]) -> date:
    try:
        return date.fromisoformat(typed[name])
    except ValueError:
        raise Unreadable(name, _("请填写日期，例如 2026-03-02。")) from None
