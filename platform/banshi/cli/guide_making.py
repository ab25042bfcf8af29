"""Which guide is meant, and in which format?  As it is made now, and as it is made again to verify a file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from banshi.cli.speech import Speech

if TYPE_CHECKING:
    from banshi.definitions.guide import EditionMark, Languages, ServiceGuide
    from banshi.definitions.model import Matter


def guide_of(matter: Matter, kind: str, answers: Path | None, on: date, say: Speech) -> ServiceGuide:
    """The guide, the sheet for everybody, or the sheet for the applicant of these answers."""
    from banshi.cli.answers import read_answers
    from banshi.cli.matters import working_calendar
    from banshi.definitions.guide import case_sheet, notice_sheet, service_guide
    from banshi.definitions.trying import try_matter

    if answers is None:
        return service_guide(matter, on) if kind == "guide" else notice_sheet(matter, on)
    given = read_answers(answers, matter, say)
    trial = try_matter(
        matter,
        given.given,
        applicant=given.applicant,
        received=on,
        accepted=on,
        calendar=working_calendar(),
        registers=given.registers,
        plugins=given.plugins,
    )
    return case_sheet(trial, on, on)


def content_of(guide: ServiceGuide, form: str, languages: Languages, edition: EditionMark | None = None) -> bytes:
    """The guide in one of the formats."""
    from banshi.definitions.guide import LANGUAGES, as_text
    from banshi.documents import guide_html, guide_pdf

    match form:
        case "html":
            return guide_html(guide, languages, edition)
        case "pdf":
            return guide_pdf(guide, languages, edition)
        case "json":
            return (json.dumps(guide.to_json(), ensure_ascii=False, indent=2) + "\n").encode()
        case _:
            return as_text(guide, LANGUAGES[languages]).encode()
