"""What is an applicant told at once about a draft?  The one-time notice sheet of these answers, as of today."""

from __future__ import annotations

from banshi.definitions.fees import fees_of
from banshi.definitions.guide import ServiceGuide, case_sheet
from banshi.definitions.requirements import by_rule, steps_of
from banshi.definitions.trying import Trial, Wrong
from banshi.use_cases.drafts import Draft
from banshi.use_cases.overview import Overview, overview
from banshi.use_cases.world import World
from banshi_forms.messages import say
from banshi_forms.model import Form, Problem
from banshi_rules.texts import Text
from banshi_rules.time_limits import Stopwatch, due


def told_at_once(world: World, draft: Draft) -> ServiceGuide:
    """The sheet of a draft, with the days as if it were accepted today; registers are asked for what they hold."""
    today = world.today()
    return case_sheet(_trial(world, draft, overview(world, draft)), draft.came_in or today, today)


def _trial(world: World, draft: Draft, whole: Overview) -> Trial:
    matter, route = draft.matter, whole.route.route
    calendar, watch = world.calendars.current(), Stopwatch(world.clock.now())
    ends, steps = route.ends is not None, steps_of(matter, route, whole.facts)
    return Trial(
        matter=matter,
        understood=whole.understood,
        wrong=(
            *(_in_words(problem, matter.party_form) for problem in whole.party_problems),
            *(_in_words(problem, matter.form) for problem in whole.problems),
            *(Wrong(wrong.at, wrong.check, wrong.message) for wrong in whole.wrong),
        ),
        materials=whole.required,
        route=whole.route,
        steps=steps,
        by_rule=by_rule(steps, whole.facts),
        fees=fees_of(matter, route, whole.facts),
        promised=None if ends else due(matter.promised(route.id), watch, calendar),
        statutory=None if ends else due(matter.statutory(route.id), watch, calendar),
    )


def _in_words(problem: Problem, form: Form) -> Wrong:
    return Wrong(problem.at, problem.code, Text(say(problem, form, "zh"), say(problem, form, "en")))
