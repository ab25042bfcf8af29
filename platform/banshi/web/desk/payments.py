"""What does an officer do about money?  Orders with their reasons; ask, record at the window, waive, give back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases import commands as wish
from banshi.cases.case import Case
from banshi.cases.commands import Command
from banshi.cases.decide import possible
from banshi.cases.orders import refundable
from banshi.cases.words import COMMAND_WORDS
from banshi.people import Actor
from banshi.use_cases import paying
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Forbidden, Incomplete, OutOfOrder, Stale
from banshi.use_cases.world import World
from banshi.web.desk.blueprint import desk
from banshi.web.desk.case_page import staff_file
from banshi.web.desk.conflicts import conflict
from banshi.web.frame import posted
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi_rules.texts import Text

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class MoneyAct:
    """Something that is done to one order: what it posts, and the use case that does it."""

    kind: type[Command]
    names: tuple[str, ...]
    do: Callable[[World, Actor, str, int, str, Mapping[str, str]], None]

    @property
    def word(self) -> Text:
        """What it is called."""
        return COMMAND_WORDS[self.kind]


ACTS: Mapping[str, MoneyAct] = {
    "record": MoneyAct(
        wish.RecordPayment,
        ("amount", "receipt"),
        lambda world, actor, case, seen, order, said: paying.record(
            world, actor, case, seen, order, said["amount"], said["receipt"]
        ),
    ),
    "waive": MoneyAct(
        wish.WaivePayment,
        ("reason", "basis"),
        lambda world, actor, case, seen, order, said: paying.waive(
            world, actor, case, seen, order, said["reason"], said["basis"]
        ),
    ),
    "ask-refund": MoneyAct(
        wish.AskRefund,
        ("amount", "reason"),
        lambda world, actor, case, seen, order, said: paying.ask_refund(
            world, actor, case, seen, order, said["amount"], said["reason"]
        ),
    ),
    "refund": MoneyAct(
        wish.Refund,
        ("receipt",),
        lambda world, actor, case, seen, order, said: paying.refund(world, actor, case, seen, order, said["receipt"]),
    ),
    "deny-refund": MoneyAct(
        wish.DenyRefund,
        ("reason",),
        lambda world, actor, case, seen, order, said: paying.deny_refund(
            world, actor, case, seen, order, said["reason"]
        ),
    ),
}


@desk.get("/desk/cases/<number>/payments")
def payments(number: str) -> str:
    """The orders of a case and what can be done about them."""
    return _page(staff_file(number))


@desk.post("/desk/cases/<number>/payments")
def ask_payment(number: str) -> Response | tuple[str, int]:
    """Ask for the fees that are due before acceptance."""
    posted.only("seen")
    file = staff_file(number)
    seen = request.form.get("seen", type=int, default=-1)
    try:
        paying.ask(the_world(), the_actor(), file.case.id, seen)
    except (Stale, OutOfOrder, Forbidden) as refusal:
        return conflict(staff_file(number), refusal, COMMAND_WORDS[wish.AskPayment], [])
    return redirect(url_for("desk.payments", number=number, done="ask"), 303)


@desk.post("/desk/cases/<number>/payments/<int:count>/<act_id>")
def pay_act(number: str, count: int, act_id: str) -> Response | str | tuple[str, int]:
    """Do something about one order."""
    act = ACTS.get(act_id)
    if act is None:
        abort(404)
    posted.only("seen", *act.names)
    file = staff_file(number)
    order = paying.order_of(file.case, count).order
    said = {name: request.form.get(name, "").strip() for name in act.names}
    seen = request.form.get("seen", type=int, default=-1)
    try:
        posted.short_enough(said, _LONGEST)
        act.do(the_world(), the_actor(), file.case.id, seen, order, said)
    except Incomplete as lacking:
        return _page(file, f"{act_id}-{count}", said, lacking.field, lacking.say(language()), seen), 422
    except (Stale, OutOfOrder, Forbidden) as refusal:
        return conflict(staff_file(number), refusal, act.word, list(said.items()))
    return redirect(url_for("desk.payments", number=number, done=act_id), 303)


def can_pay_act(file: CaseFile) -> bool:
    """Whether this officer can do anything about the money of this case now."""
    return bool(_possible(file))


def _possible(file: CaseFile) -> set[str]:
    can = possible(file.matter, file.case, the_actor(), the_world().clock.now())
    found = {act_id for act_id, act in ACTS.items() if act.kind in can}
    return found | ({"ask"} if wish.AskPayment in can else set())


def _page(
    file: CaseFile,
    form: str = "",
    typed: Mapping[str, str] | None = None,
    field: str = "",
    wrong: str = "",
    seen: int | None = None,
) -> str:
    case: Case = file.case
    done = request.args.get("done", "")
    return render_template(
        "desk/payments.html",
        case=case,
        matter=file.matter,
        orders=list(enumerate(case.payments.values(), start=1)),
        can=_possible(file),
        refundable={one.order for one in case.payments.values() if refundable(case, one)},
        acts=ACTS,
        laws=[(law.id, f"{law.name.say(language())} {law.article.say(language())}") for law in file.matter.basis],
        seen=case.version if seen is None else seen,
        form=form,
        typed=typed or {},
        field=field,
        wrong=wrong,
        done=COMMAND_WORDS[wish.AskPayment] if done == "ask" else ACTS[done].word if done in ACTS else None,
    )
