"""How does somebody get a file back?  As a download under its own name, which no browser opens in our place."""

from __future__ import annotations

from io import BytesIO

from flask import send_file
from werkzeug.wrappers import Response

from banshi.cases.events import StoredFile
from banshi.use_cases import drafting, reading
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.blueprint import portal
from banshi.web.portal.own_file import own_file


def download(file: StoredFile, content: bytes) -> Response:
    """The bytes as an attachment."""
    response = send_file(
        BytesIO(content), mimetype="application/octet-stream", as_attachment=True, download_name=file.name, etag=False
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    return response


@portal.get("/apply/<draft_id>/files/<material_id>/<digest>")
def draft_file(draft_id: str, material_id: str, digest: str) -> Response:
    """A file of an own draft."""
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    return download(*reading.draft_material(the_world(), draft.files.get(material_id, ()), digest))


@portal.get("/my/cases/<number>/files/<material_id>/<digest>")
def case_material(number: str, material_id: str, digest: str) -> Response:
    """A file of an own case."""
    case_id = own_file(number).case.id
    return download(*reading.case_material(the_world(), the_actor(), case_id, material_id, digest))
