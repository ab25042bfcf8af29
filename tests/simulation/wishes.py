"""With which words does somebody wish something?  One entry for every kind of command; a test says which is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from random import Random

from cases.story import GAPS, LAYOUT

from banshi.cases import commands as wish
from banshi.cases.case import Case
from banshi.cases.commands import Command
from banshi.cases.limits import timers
from banshi.cases.reviewing import ways_back
from banshi.definitions.model import Matter
from banshi.people import Actor

COMMANDS: tuple[type[Command], ...] = Command.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Scene:
    """Where somebody is about to wish something."""

    matter: Matter
    case: Case
    actor: Actor
    people: tuple[Actor, ...]
    random: Random


@dataclass(frozen=True)
class Wording:
    """Whole words for a kind of command, and whether a diligent person does it to bring the case to its end."""

    words: Callable[[Scene], Command]
    onward: bool


def _claim(scene: Scene) -> Command:
    task = scene.case.open_task
    return wish.Claim(task.id if task else "accept-1")


def _return(scene: Scene) -> Command:
    back = ways_back(scene.matter, scene.case)
    return wish.ReturnTo(scene.random.choice(back).id if back else "review-1", "请再看。")


def _correction(scene: Scene) -> Command:
    case = scene.case
    return wish.SubmitCorrection(case.sheet, case.materials or {"layout": (LAYOUT,)}, case.supplied, case.route, ())


def _tick(scene: Scene) -> Command:
    running = [name for name, _ in timers(scene.case)]
    return wish.Tick(scene.random.choice([*running, "promised", "nothing"]))


WORDINGS: Mapping[type[Command], Wording] = {
    wish.Claim: Wording(_claim, False),
    wish.Accept: Wording(lambda _: wish.Accept(), True),
    wish.NotAccept: Wording(lambda scene: wish.NotAccept("不属于本机关职权范围。", "别的机关"), False),
    wish.RequestCorrection: Wording(lambda _: wish.RequestCorrection(GAPS), False),
    wish.SubmitCorrection: Wording(_correction, True),
    wish.Pass: Wording(lambda _: wish.Pass("同意。"), True),
    wish.ReturnTo: Wording(_return, False),
    wish.Grant: Wording(lambda _: wish.Grant("准予。"), True),
    wish.Refuse: Wording(lambda scene: wish.Refuse("不符合条件。", (scene.matter.basis[0].id,)), True),
    wish.Deliver: Wording(lambda _: wish.Deliver("window", "测试甲"), True),
    wish.Withdraw: Wording(lambda _: wish.Withdraw(""), False),
    wish.Tick: Wording(_tick, False),
}


def worded(kind: type[Command], scene: Scene) -> Command:
    """A command of that kind with whole words, fit for where the case stands."""
    return WORDINGS[kind].words(scene)


def spoilt(command: Command, random: Random) -> Command:
    """The same with one of its words missing, or with one that nobody knows."""
    empty: dict[type, object] = {str: random.choice(["", " 。", "nobody-knows-this"]), tuple: ()}
    known = [one.name for one in fields(command) if type(getattr(command, one.name)) in empty]
    if isinstance(command, wish.SubmitCorrection):  # nobody types it: the use case makes it of a checked draft
        return command
    if not known:
        return command
    name = random.choice(known)
    return replace(command, **{name: empty[type(getattr(command, name))]})
