"""How does a story that was told become a case that is kept?"""

from datetime import datetime

from banshi.people import Actor


def keep(store, story):
    """The story, event by event as it was told, one unit of work per deed."""
    groups: dict[tuple[str, datetime], list] = {}
    for record in story.log:
        groups.setdefault((record.actor, record.at), []).append(record)
    case = None
    for (person, when), records in groups.items():
        actor = Actor(person, records[0].actor_name)
        happened = [record.event for record in records]
        with store.unit_of_work() as work:
            if case is None:
                case = work.open_case(happened, actor, when)
            else:
                case = work.append(work.load(case.id), happened, actor, when)
    return case
