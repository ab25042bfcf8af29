"""What does an officer see whose act came too late?  Who did what and when, and everything that was typed."""

from __future__ import annotations

from flask import render_template

from banshi.cases.words import STATUS_WORDS
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.store import boards
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Refusal, Stale
from banshi.web.desk.history import told
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi_rules.texts import Text

#: How many of the last deeds are told.
_LAST = 3


def conflict(file: CaseFile, refusal: Refusal, wanted: Text, typed: list[tuple[str, str]]) -> tuple[str, int]:
    """The page (409): what happened meanwhile, and the typed text to copy."""
    with the_world().reading() as connection:
        history = boards.timeline(connection, file.case.id)
    return render_template(
        "desk/conflict.html",
        case=file.case,
        matter=file.matter,
        wanted=wanted,
        why=refusal.say(language()),
        own=isinstance(refusal, Stale) and history[-1].actor == the_actor().person,
        status=STATUS_WORDS[file.case.status],
        stage=STAGE_WORDS[file.case.stage],
        deeds=told(history, file)[:_LAST],
        typed=[(name, text) for name, text in typed if text.strip()],
    ), 409
