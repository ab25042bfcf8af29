"""What does a page say when it cannot do what was asked?  What happened, and what to do now."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from banshi.use_cases.refusals import (
    Conflict,
    Forbidden,
    Incomplete,
    NotFound,
    NotOffered,
    NotOnline,
    NotReady,
    Refusal,
    Stale,
    TooLarge,
)
from banshi.web.frame import kept_pages
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.security import ForeignRequest

log = logging.getLogger("banshi.web")


def _words(code: int) -> tuple[str, str]:
    """Title and advice of a status."""
    match code:
        case 400:
            return _("请求无法处理"), _("页面发来的内容不完整，或者不是从本网站的页面发出的。请返回上一页重新操作。")
        case 403:
            return _("您没有权限打开这个页面"), _(
                "当前登录的账号没有这里需要的岗位。如果您有其他账号，请退出后重新登录。"
            )
        case 404:
            return _("没有找到这个页面"), _("地址可能输错了，内容可能已删除，或者它不属于当前登录的账号。")
        case 405:
            return _("请求无法处理"), _("这个地址不能这样打开。请返回上一页重新操作。")
        case 413 if request.mimetype != "multipart/form-data":
            return _("内容太长"), _(
                "这一页的内容超过了上限，没有保存。请返回页面缩短后再次保存；长的说明可以作为文件上传。"
            )
        case 413:
            return _("文件太大"), _("上传的文件超过了上限。请压缩或拆分文件后重新上传，已保存的内容不受影响。")
        case 429:
            return _("尝试次数太多"), _("为了保护账号和办件信息，请过几分钟再试。")
        case _:
            return _("系统出了问题"), _(
                "您的操作可能没有完成，已保存的内容不受影响。请稍后再试；一直不行时，请把下面的编号告诉我们。"
            )


def _page(code: int, title: str, advice: str, **more: object) -> tuple[str, int]:
    return render_template("frame/error.html", code=code, title=title, advice=advice, **more), code


def _http(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    title, advice = _words(code)
    way_on = kept_pages.page_of_post() if code in (413, 429) and request.method == "POST" else None
    return _page(code, title, advice, way_on=way_on)


def _foreign(_error: ForeignRequest) -> tuple[str, int]:
    log.warning("refused a request from another site to %r", request.path)
    return _page(
        403,
        _("这个操作不是从本网站发出的"),
        _("为了保护您的账号，操作没有执行。请从本网站的页面重新操作。"),
    )


def _wrong_host(_error: SecurityError) -> Response:
    """Said without a page of ours: no address of ours can be made for a host that is not ours."""
    return Response("400 Bad Request\n", 400, mimetype="text/plain")


def _csrf(error: CSRFError) -> tuple[str, int]:
    typed = _typed()
    page = kept_pages.keep_posted()
    log.info("csrf token refused at %r: %s", request.path, error.description)
    return _page(
        403,
        _("页面已过期，还没有保存"),
        _("这个页面打开的时间太长，或者您在别处重新登录过。您填写的内容还在，请回到页面核对后再次保存。"),
        typed=typed,
        way_on=page,
    )


def _refused(refusal: Refusal) -> tuple[str, int]:
    words = refusal.say(language())
    match refusal:
        case NotFound():
            title, advice = _words(404)
            return _page(404, title, advice)
        case NotOffered():
            return _page(410, _("现在不能申请这个事项"), words)
        case Forbidden():
            return _page(403, _("您不能进行这项操作"), words)
        case Conflict():
            return _page(409, _("这份申请已经提交"), words, way_on=f"/receipt/{refusal.receipt.number}")
        case Stale():
            return _page(409, _("内容已经更新"), words, way_on=kept_pages.page_of_post())
        case NotReady() | NotOnline() | TooLarge() | Incomplete():
            return _page(422, _("还不能这样做"), words, way_on=kept_pages.page_of_post())
        case _:
            return _page(409, _("现在不能进行这项操作"), words, way_on=kept_pages.page_of_post())


def _broken(error: Exception) -> tuple[str, int] | Response:
    """Something of ours is broken, perhaps even what every page needs: then it is said in plain words."""
    reference = secrets.token_hex(4)
    log.error("request %s to %r failed", reference, request.path, exc_info=error)
    title, advice = _words(500)
    try:
        typed = _typed() if request.method == "POST" else []
        way_on = kept_pages.keep_posted() if typed else None
        return _page(500, title, advice, reference=reference, typed=typed, way_on=way_on)
    except Exception:
        log.exception("the page for %s failed too", reference)
        return Response(f"{title}\n{advice}\n{reference}\n", 500, mimetype="text/plain")


def _typed() -> list[tuple[str, str]]:
    """What people typed, without what only pages say to each other."""
    return [(name, text) for name, text in kept_pages.typed_texts() if text.strip() and not name.startswith("_")]


def attach(app: Flask) -> None:
    """Put every refusal and error into words."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SecurityError, _wrong_host)
    app.register_error_handler(ForeignRequest, _foreign)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(Exception, _broken)
