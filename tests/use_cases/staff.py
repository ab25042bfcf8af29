"""People of one department for tests of who stands in for whom; nobody signs in, so nobody has a real password."""

from datetime import date

from use_cases.worlds import MARKET

from banshi.people import Actor, Post, Role
from banshi.store import accounts
from banshi.use_cases.world import World

FIRST_DAY = date(2026, 1, 1)
NAMES = {
    "head": ("赵局长", Role.ORGAN_HEAD),
    "handler": ("张承办", Role.HANDLER),
    "handler2": ("李承办", Role.HANDLER),
    "handler3": ("何承办", Role.HANDLER),
    "reviewer": ("王审核", Role.REVIEWER),
    "reviewer2": ("孙审核", Role.REVIEWER),
    "approver": ("钱批准", Role.APPROVER),
    "clerk": ("周窗口", Role.WINDOW_CLERK),
}
POSTS = {person: Post(MARKET, role) for person, (_, role) in NAMES.items()}


def add(world: World, person: str, name: str, *held: Post, number: str | None = None, since: date = FIRST_DAY) -> None:
    world.store.write(
        lambda work: accounts.add_person(
            work, person, name, f"login-{person}", "-", held, world.clock.now(), since, demo=False, id_number=number
        )
    )


def staff(world: World) -> None:
    """Everybody of NAMES, and a colleague of another department."""
    for person, (name, role) in NAMES.items():
        add(world, person, name, Post(MARKET, role))
    add(world, "foreign", "吴外局", Post("urban_management", Role.HANDLER))


def who(world: World, person: str) -> Actor:
    """The person as of today."""
    with world.reading() as connection:
        found = accounts.actor(connection, person, world.today())
    assert found is not None
    return found
