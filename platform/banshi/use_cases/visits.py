"""How long is somebody signed in, and what happens to a page posted after that?  It waits for the same browser."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta

from banshi.people import Actor, PersonId
from banshi.store import visits as kept
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases import people
from banshi.use_cases.world import World

#: Without a request for this long a sign-in ends.
IDLE = timedelta(hours=2)
#: How exactly "without a request" is known; saves a write on most requests.
SEEN_STEP = timedelta(minutes=5)
#: A posted page that waits for a sign-in is kept for this long.
FORM_KEPT = timedelta(hours=12)
#: Letters of a posted page that are kept at most.
FORM_LETTERS = 200_000


def sign_in(world: World, person: PersonId) -> str:
    """A new sign-in; the token is for the browser alone."""
    token = secrets.token_urlsafe(32)
    now = world.clock.now()
    world.store.write(lambda work: kept.add_sign_in(work, token, person, now, now - IDLE))
    return token


def who(world: World, token: str) -> Actor | None:
    """The person signed in with that token, with today's posts; None when it ended or the account was closed."""
    now = world.clock.now()
    with world.reading() as connection:
        found = kept.signed_in(connection, token)
    if found is None or found[1] < now - IDLE:
        return None
    person, seen = found
    if seen < now - SEEN_STEP:
        world.store.write(lambda work: kept.see_again(work, token, now))
    return people.actor(world, person)


def sign_out(world: World, token: str) -> None:
    """End that sign-in, wherever its token is."""
    world.store.write(lambda work: kept.end_sign_in(work, token))


def keep_form(world: World, path: str, fields: Sequence[tuple[str, str]]) -> str | None:
    """Keep a posted page for its browser: the token that finds it, None when it is too long to keep."""
    if sum(len(name) + len(text) for name, text in fields) > FORM_LETTERS or len(path) > 500:
        return None
    token = secrets.token_urlsafe(32)
    now = world.clock.now()

    def act(work: UnitOfWork) -> None:
        kept.keep_form(work, token, path, fields, now, now + FORM_KEPT)

    world.store.write(act)
    return token


def kept_form(world: World, token: str, path: str) -> list[tuple[str, str]] | None:
    """What was posted to that path, or None."""
    with world.reading() as connection:
        found = kept.kept_form(connection, token, world.clock.now())
    return found[1] if found is not None and found[0] == path else None


def drop_form(world: World, token: str) -> None:
    """Forget a kept page."""
    world.store.write(lambda work: kept.drop_form(work, token))
