"""What can I do with a licence that I hold?  Renew, change or cancel it, in a draft that already knows it."""

from __future__ import annotations

from banshi.definitions.model import Matter, MatterCode
from banshi.definitions.results import How
from banshi.licences.register import Licence
from banshi.people import Actor
from banshi.store import drafts as kept
from banshi.store import sheets
from banshi.store.licences import licence
from banshi.store.refusals import NotFound
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.drafting import start
from banshi.use_cases.world import World


def matters_for(world: World, licence: Licence) -> tuple[Matter, ...]:
    """What its holder can apply for with that licence: to renew it, to change it, and last to give it up."""
    offered = (edition.matter for edition in world.editions.catalogue(world.today()))
    about = [(one.acts_on, one) for one in offered if one.acts_on and licence.matter in one.acts_on.result_of]
    return tuple(matter for _acts, matter in sorted(about, key=lambda pair: list(How).index(pair[0].how)))


def start_on(world: World, actor: Actor, code: MatterCode, number: str) -> str:
    """A new draft about that licence of one's own, with its number and what it shares filled in; its id.

    Raises NotFound, NotOnline, TooLarge.
    """
    with world.reading() as connection:
        held = licence(connection, number)
        if held is None or held.holder != actor.person:
            raise NotFound
        case = UnitOfWork(connection).load(held.case)
        filed = sheets.read(connection, case.id, case.sheet).answers
    matter = world.editions.current(code, world.today()).matter
    if matter.acts_on is None or held.matter not in matter.acts_on.result_of:
        raise NotFound
    before_it = world.editions.matter(case.edition).licence
    shared = {name: filed[name] for name in (before_it.shares if before_it else ()) if name in filed}
    known = {**shared, matter.acts_on.number: held.number}
    draft, now = start(world, actor, code), world.clock.now()

    def act(work: UnitOfWork) -> None:
        for section in matter.form.sections:
            mine = {field.id: known[field.id] for field in section.fields if field.id in known}
            if mine:
                kept.put_section(work, draft, section.id, 1, now, answers=mine, typed={}, wrong=False)

    world.store.write(act)
    return draft
