"""How does a history become a golden one?  This script writes those that are not there; it changes none that is.

    python tests/cases/tell_histories.py                       every story of STORIES that has no file yet
    python tests/cases/tell_histories.py --random NAME N SEED  N stories of chance in one new file NAME.jsonl.gz

Run it on a release whose fold is right: what it writes must hold for ever.
"""

import gzip
import random
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cases.histories import FOLDER, SUMS, digest, written
from cases.matters import CATERING, DEPARTMENT, IMMEDIATE
from cases.story import (
    APPLICANT,
    APPROVER,
    CLERK,
    REVIEWER,
    Deed,
    Story,
    accepted,
    asked,
    at,
    checked,
    claimed,
    delivered,
    examined,
    filed,
    given,
    granted,
    mended,
    new_application,
    refused,
)

from banshi.cases.commands import Accept, NotAccept, ReturnTo, Tick, Withdraw
from banshi.cases.decide import Forbidden, OutOfOrder
from banshi.cases.events import Event, NoticeIssued, TaskOpened
from banshi.definitions.flow import Stage
from banshi.people import SYSTEM, Role

silence = Deed(SYSTEM, "2026-03-18 00:00", Tick("correction"))


def noted(story: Story, when: str, *events: Event) -> Story:
    """The story, with events that use cases add."""
    return story.record(CLERK, at(when), events)


def _with_notices() -> Story:
    story = noted(given(filed), "2026-03-02 10:00", NoticeIssued("receipt", "示收字〔2026〕第0001号", {}))
    story = story.do(asked)
    gaps = {"gaps": ("没有标明功能区。", "与平面图不一致。"), "reply_by": "2026-03-17"}
    story = noted(story, asked.at, NoticeIssued("correction", "示补字〔2026〕第0001号", gaps))
    return story.do(mended).do(accepted)


def _numbered() -> Story:
    story = given(filed, accepted, examined, checked)
    event, *after = story.wish(granted.by, at(granted.at), granted.command)
    events = [
        replace(one, licence_number="JY2000000000001") if hasattr(one, "licence_number") else one
        for one in (event, *after)
    ]
    return story.record(granted.by, at(granted.at), tuple(events)).do(delivered)


def _by_the_hour() -> Story:
    """A clock that ends at a moment, not with a day."""
    opened = TaskOpened("look-1", "look", Stage.HANDLE, Role.HANDLER, DEPARTMENT.id, at("2026-03-06 17:00"))
    return noted(given(filed, accepted), "2026-03-06 09:30", opened)


#: Name of a file -> the story it tells.  A line whose file exists may go when its story can no longer be told.
STORIES: Mapping[str, Story] = {
    "granted": given(filed, claimed, accepted, examined, checked, granted, delivered),
    "granted-and-numbered": _numbered(),
    "refused": given(filed, accepted, examined, checked, refused, replace(delivered, at="2026-03-13 09:00")),
    "corrected": given(filed, claimed, asked, mended, accepted, examined),
    "never-corrected": given(filed, asked, silence),
    "not-accepted": given(
        filed, Deed(CLERK, "2026-03-03 10:00", NotAccept("不属于本机关职权范围。", "示例区卫生健康局"))
    ),
    "withdrawn": given(filed, accepted, examined, Deed(APPLICANT, "2026-03-09 11:00", Withdraw("不再经营。"))),
    "returned-twice": given(
        filed,
        accepted,
        examined,
        Deed(REVIEWER, "2026-03-10 09:00", ReturnTo("examine", "缺现场照片。")),
        replace(examined, at="2026-03-11 09:00"),
        replace(checked, at="2026-03-12 09:00"),
        Deed(APPROVER, "2026-03-12 11:00", ReturnTo("examine", "结论与照片不符。")),
        replace(examined, at="2026-03-13 09:00"),
        replace(checked, at="2026-03-16 09:00"),
        replace(granted, at="2026-03-16 10:00"),
    ),
    "accepted-late": given(
        filed, Deed(SYSTEM, "2026-03-10 00:00", Tick("stage:accept-1")), Deed(CLERK, "2026-03-10 09:00", Accept())
    ),
    "late-by-far": given(
        filed,
        accepted,
        *(Deed(SYSTEM, "2026-04-01 00:00", Tick(watch)) for watch in ("stage:examine-1", "promised", "statutory")),
    ),
    "with-notices": _with_notices(),
    "by-the-hour": _by_the_hour(),
}


def by_chance(seed: int) -> Story:
    """A story in which everybody wishes what is open to them, at a pace of hours or weeks."""
    from cases.test_any_story import MATTERS, pick, well_formed

    chance = random.Random(seed)
    matter = chance.choice((*MATTERS, IMMEDIATE, CATERING))
    now = at("2026-01-01 09:00") + timedelta(days=chance.randrange(300))
    story = Story(matter).file(APPLICANT, now, new_application(matter))
    for _ in range(chance.randrange(1, 24)):
        now += timedelta(hours=chance.choice((1, 2, 20, 50, 400)))
        try:
            actor, kind = pick(matter, story.case, now, chance.randrange(100))
            events = story.wish(actor, now, well_formed(kind, story))
        except (OutOfOrder, Forbidden):
            continue
        if events:
            story = story.record(actor, now, events)
    return story


def keep(name: str, text: str) -> None:
    """A new file and its sum.  Raises FileExistsError for one that is there."""
    path = FOLDER / name
    data = text.encode()
    with path.open("xb") as file:
        file.write(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    with SUMS.open("a", encoding="utf-8") as sums:
        sums.write(f"{digest(path)}  {name}\n")
    print(f"{name}: {text.count(chr(10))} lines")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--random"]:
        name, count, seed = arguments[1], int(arguments[2]), int(arguments[3])
        keep(f"{name}.jsonl.gz", "".join(written(by_chance(seed + n).log) for n in range(count)))
        return
    for name, story in STORIES.items():
        if not (FOLDER / f"{name}.jsonl").exists():
            keep(f"{name}.jsonl", written(story.log))


if __name__ == "__main__":
    main(sys.argv[1:])
