"""Who would notice what no example notices, and reach what none reaches?  Those the file tells, then the solver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from banshi.definitions.examples.coverage import Survey, Target
from banshi.definitions.examples.running import ORDINARY_DAY, run_example, try_example
from banshi.definitions.model import Example, Matter
from banshi.definitions.mutation import Judged, Verdict
from banshi.definitions.proof import Applicant, Proved, Prover, distinguish
from banshi.definitions.proposals.candidates import Candidate, application, brought_near, candidate, without_unasked
from banshi.definitions.proposals.extremes import extremes
from banshi.definitions.proposals.seeing import differing, seen
from banshi.definitions.proposals.wanting import outside, predicate
from banshi_rules.calendars import WorkingCalendar

#: For one question to the solver, and for all about one matter, in seconds as it counts them (by what it does, so that
#: every machine proposes the same); putting a question takes as much of them as ASKING, whatever comes of it.
EACH, ALL, ASKING = 5.0, 120.0, 0.2
#: How far ahead a day is looked for on which two limits end on different days: two years hold every holiday.
DAYS = 730


@dataclass(slots=True)
class Looked:
    """What came of looking: every mutant judged again, who could notice what, and who could reach what.

    `notices[i][j]` are the keys by which candidate i sees survivor j; `reaches[i]` are the keys of the targets that
    candidate i reaches and no example does.
    """

    matter: Matter
    judged: tuple[Judged, ...]
    survivors: tuple[Judged, ...]
    missed: tuple[Target, ...]
    candidates: list[Candidate] = field(default_factory=list)
    notices: list[dict[int, frozenset[str]]] = field(default_factory=list)
    reaches: list[frozenset[str]] = field(default_factory=list)


def look_for(
    matter: Matter, judged: Sequence[Judged], calendar: WorkingCalendar, *, each: float = EACH, all_in: float = ALL
) -> Looked:
    """Looks for examples that notice the surviving mutants and reach what no example reaches.

    A mutant that the solver proves to mean the same is judged EQUIVALENT; one it cannot decide stays SURVIVED.
    """
    survivors = tuple(one for one in judged if one.verdict is Verdict.SURVIVED)
    survey = Survey(matter)
    met = {key for one in matter.examples for key in survey.reached(try_example(matter, one, calendar))}
    missed = tuple(target for target in survey.targets if target.key not in met)
    looking = _Looking(Looked(matter, tuple(judged), survivors, missed), survey, calendar, all_in)
    for place, example in enumerate(matter.examples):
        if not run_example(matter, example, calendar):
            looking.add(candidate(matter, example, calendar, place))
    told = [example.given for example in looking.known]
    for example in extremes(matter, looking.known):
        example = without_unasked(example, try_example(matter, example, calendar))
        if example.given not in told:
            told.append(example.given)
            looking.add(candidate(matter, example, calendar))
    same = {id(one) for one in looking.notice(each)}
    looking.reach(each)
    looking.found.judged = tuple(
        replace(one, verdict=Verdict.EQUIVALENT, matter=None) if id(one) in same else one for one in judged
    )
    return looking.found


@dataclass(slots=True)
class _Looking:
    found: Looked
    survey: Survey
    calendar: WorkingCalendar
    seconds: float

    def add(self, one: Candidate) -> None:
        """Takes in a candidate, with everything it notices and reaches."""
        found = self.found
        found.candidates.append(one)
        seen_by = ((place, self._keys(one, survivor)) for place, survivor in enumerate(found.survivors))
        found.notices.append({place: keys for place, keys in seen_by if keys})
        found.reaches.append(self.survey.reached(one.trial) & {target.key for target in found.missed})

    def _keys(self, one: Candidate, survivor: Judged) -> frozenset[str]:
        assert survivor.matter is not None
        return differing(one.seen, seen(try_example(survivor.matter, one.example, self.calendar)))

    def serves(self, survivor: Judged) -> Callable[[Example], bool]:
        """Whether an application notices that mutant."""

        def serving(example: Example) -> bool:
            return bool(self._keys(candidate(self.found.matter, example, self.calendar), survivor))

        return serving

    @property
    def known(self) -> list[Example]:
        return [one.example for one in self.found.candidates if one.of is not None]

    def notice(self, each: float) -> Iterator[Judged]:
        """Finds who notices each survivor; yields those that nobody can notice."""
        matter = self.found.matter
        for place, survivor in enumerate(self.found.survivors):
            if any(place in notices for notices in self.found.notices):
                continue
            assert survivor.matter is not None
            later = next(filter(self.serves(survivor), self._other_days(survivor.matter)), None)
            if later is not None:
                self.add(candidate(matter, later, self.calendar))
                continue
            if self.seconds <= 0:
                continue
            answer = distinguish(matter, survivor.matter, calendar=self.calendar, seconds=min(each, self.seconds))
            self.seconds -= ASKING + (0.0 if isinstance(answer, Applicant) else answer.seconds)
            if isinstance(answer, Proved):
                yield survivor
            elif isinstance(answer, Applicant):
                self._take(answer, self.serves(survivor))

    def _other_days(self, mutant: Matter) -> Iterator[Example]:
        """The examples of the file on all other days, where a limit of their route is another one in the mutant."""
        matter = self.found.matter
        for one in self.found.candidates:
            route = one.trial.route.route
            if one.of is None or route.ends is not None or not any(route.id == other.id for other in mutant.routes):
                continue
            limits = [(m.promised(route.id), m.statutory(route.id)) for m in (matter, mutant)]
            if limits[0] != limits[1]:
                came = one.example.received or one.example.accepted or ORDINARY_DAY
                days = (came + timedelta(day) for day in range(1, DAYS))
                yield from (replace(one.example, name="", received=one.example.received, accepted=day) for day in days)

    def _take(self, answer: Applicant, serves: Callable[[Example], bool]) -> None:
        found = self.found
        received = None if answer.received == ORDINARY_DAY else answer.received
        made = application(answer.given, answer.applicant, received, found.matter.at)
        if serves(made):
            wrong = self._wrong(made).union(*map(self._wrong, self.known))
            near = brought_near(made, self.known, lambda example: serves(example) and self._wrong(example) <= wrong)
            short = without_unasked(near, try_example(found.matter, near, self.calendar))
            self.add(candidate(found.matter, short if serves(short) else near, self.calendar))

    def _wrong(self, example: Example) -> frozenset[tuple[str, str | None]]:
        return frozenset((one.check, one.at) for one in try_example(self.found.matter, example, self.calendar).wrong)

    def reach(self, each: float) -> None:
        """Finds who reaches each target that no example reaches."""
        matter = self.found.matter
        prover: Prover | None = None
        for target in self.found.missed:
            if any(target.key in reaches for reaches in self.found.reaches):
                continue
            for example in outside(matter, target, self._ordinary()):
                if self._reaching(target)(example):
                    self.add(candidate(matter, example, self.calendar))
                    break
            else:
                if self.seconds <= 0:
                    continue
                wanted = predicate(matter, self.survey, target)
                if wanted is None:
                    continue
                prover = prover or Prover(matter, self.calendar, each=each, all=self.seconds)
                self.seconds -= ASKING
                for filed in (True, False):
                    answer = prover.witness(wanted, filed=filed)
                    if isinstance(answer, Applicant):
                        self._take(answer, self._reaching(target))
                        break

    def _reaching(self, target: Target) -> Callable[[Example], bool]:
        def reaching(example: Example) -> bool:
            return target.key in self.survey.reached(try_example(self.found.matter, example, self.calendar))

        return reaching

    def _ordinary(self) -> Iterable[Example]:
        """Applications of the file or found, those first with which nothing is wrong."""
        for one in sorted(self.found.candidates, key=lambda one: bool(one.trial.wrong)):
            yield replace(one.example, name="", expect={})
