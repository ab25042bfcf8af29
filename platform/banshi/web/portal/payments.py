"""What do I have to pay, why, and how?  One page for each order; once it is paid, the page is the receipt."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases.limits import PAYMENT
from banshi.cases.orders import refundable
from banshi.payments import BadCall, Call, Unreachable
from banshi.payments.sandbox import Sandbox
from banshi.use_cases import paying
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Forbidden, Incomplete, OutOfOrder, Stale
from banshi.web.frame import posted
from banshi.web.frame.languages import language
from banshi.web.frame.security import csrf
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.blueprint import portal
from banshi.web.portal.own_file import own_file

_LONGEST = 500
#: The header that carries the signature of the treasury.
SIGNATURE = "Banshi-Signature"


@portal.get("/my/cases/<number>/payments/<int:count>")
def payment(number: str, count: int) -> str:
    """One order: what, why, and how to pay it; its receipt afterwards."""
    return _page(own_file(number), count)


@portal.post("/my/cases/<number>/payments/<int:count>")
def begin_payment(number: str, count: int) -> Response | tuple[str, int]:
    """On to the page of whoever takes the money."""
    posted.only()
    file = own_file(number)
    try:
        return redirect(paying.begin(the_world(), the_actor(), file.case.id, count), 303)
    except Unreachable:
        return _page(file, count, unreachable=True), 503
    except OutOfOrder as refusal:
        if refusal.code != "nothing-to-pay":
            return _page(file, count, stopped=refusal.say(language())), 409
        # paid meanwhile: the page is its receipt
        return redirect(url_for("portal.payment", number=number, count=count), 303)


@portal.post("/my/cases/<number>/payments/<int:count>/refund")
def ask_refund(number: str, count: int) -> Response | tuple[str, int]:
    """Ask that something is given back."""
    posted.only("seen", "amount", "reason")
    file = own_file(number)
    typed = {name: request.form.get(name, "").strip() for name in ("amount", "reason")}
    seen, order = request.form.get("seen", type=int, default=-1), paying.order_of(file.case, count).order
    try:
        posted.short_enough(typed, _LONGEST)
        paying.ask_refund(the_world(), the_actor(), file.case.id, seen, order, typed["amount"], typed["reason"])
    except Incomplete as lacking:
        return _page(file, count, typed, lacking.field, lacking.say(language())), 422
    except (Stale, OutOfOrder, Forbidden) as refusal:
        return _page(own_file(number), count, typed, refused=refusal.say(language())), 409
    return redirect(url_for("portal.payment", number=number, count=count), 303)


@portal.get("/treasury-sandbox/<number>/<int:count>")
def sandbox_page(number: str, count: int) -> str:
    """The page of the sandbox, marked as a test; there is none where no sandbox is connected."""
    _sandbox()
    file = own_file(number)
    order = paying.order_of(file.case, count)
    return render_template("portal/sandbox.html", case=file.case, order=order, count=count)


@portal.post("/treasury-sandbox/<number>/<int:count>")
def pay_in_sandbox(number: str, count: int) -> Response:
    """Pay in the sandbox: its word comes to us, or is lost on the way."""
    posted.only("way")
    sandbox = _sandbox()
    order = paying.order_of(own_file(number).case, count).order
    try:
        call = sandbox.pay(order)
    except KeyError:  # the address was typed: nobody began to pay
        abort(404)
    if request.form.get("way") != "lost":
        paying.receive(the_world(), call)
    return redirect(url_for("portal.payment", number=number, count=count), 303)


@portal.post("/treasury/paid")
def treasury_call() -> tuple[str, int]:
    """The treasury says that money came; its signature is all that lets it in."""
    if the_world().treasury is None:
        abort(404)
    try:
        paying.receive(the_world(), Call(request.get_data(), request.headers.get(SIGNATURE, "")))
    except BadCall:
        abort(403)
    return "", 204


csrf.exempt(treasury_call)  # the treasury has no session whose token it could send; it signs instead


def _sandbox() -> Sandbox:
    treasury = the_world().treasury
    if not isinstance(treasury, Sandbox):
        abort(404)
    return treasury


def _page(
    file: CaseFile,
    count: int,
    typed: Mapping[str, str] | None = None,
    field: str = "",
    wrong: str = "",
    *,
    unreachable: bool = False,
    stopped: str = "",
    refused: str = "",
) -> str:
    case, order = file.case, paying.order_of(file.case, count)
    asked = {item.fee for item in order.items}
    clock = case.running(PAYMENT)
    return render_template(
        "portal/payment.html",
        case=case,
        matter=file.matter,
        order=order,
        count=count,
        explains=[fee.explain for fee in file.matter.fees if fee.id in asked and fee.explain],
        open=not case.came_to_nothing,
        pay_by=clock.due if clock else None,
        refundable=refundable(case, order),
        online=the_world().treasury is not None,
        seen=case.version,
        typed=typed or {},
        field=field,
        wrong=wrong,
        unreachable=unreachable,
        stopped=stopped,
        refused=refused,
    )
