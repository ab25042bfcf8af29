"""How are the paths of a route shown, to people and to programs?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import click

from banshi.cli.speech import Speech
from banshi.definitions.fact_names import names_of
from banshi.definitions.flow import Step
from banshi.definitions.guide.steps import title_of
from banshi.definitions.limit_sums import civil_days
from banshi.definitions.model import Matter
from banshi.definitions.path_proof import Proof, RouteProof
from banshi.definitions.paths import Path, Repeat, RunsOn, clock_of, spells_of, time_of
from banshi.definitions.paths.schedule import Count, Schedule, schedule
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.expressions import node_in_words
from banshi_rules.time_limits import say as limit_in_words
from banshi_rules.time_limits import say_why

#: Paths that are listed beside the slowest and the fastest; how many more there are is said.
LISTED = 20


class Shown:
    """Routes and paths for people and for programs."""

    def __init__(self, say: Speech, matter: Matter, accepted: date | None, calendar: WorkingCalendar | None) -> None:
        self.say = say
        self.matter = matter
        self.names = names_of(matter)
        self.accepted = accepted
        self.calendar = calendar

    def report(self, proof: RouteProof) -> Iterator[str]:
        """One route for people to read."""
        say, paths = self.say, proof.paths
        yield ""
        if paths is None:
            yield say(
                f"路径 {proof.route.id}：到受理为止，没有时限", f"Route {proof.route.id}: ends at intake, no limits"
            )
            return
        yield say(f"路径 {proof.route.id}：", f"Route {proof.route.id}: ") + self._limits(proof)
        yield self._verdict(proof)
        how_many = say(f"走法 {paths.count} 种", f"{paths.count} path{'s' if paths.count > 1 else ''}")
        if not paths.exact:
            how_many = say(
                "条件牵连太多，只给出最慢和最快可能达到的界限",
                "Too many conditions hang together: only the slowest and the fastest that could be are known",
            )
        yield f"  {how_many}"
        for title, path in self._named(proof):
            yield f"  {title}{self._path(path)}"
        left = self._left_off(proof)
        if left:
            yield say(f"  还有 {left} 种没有列出", f"  {left} more are not listed")
        for repeat in paths.repeats:
            yield f"  {self._repeat(repeat)}"
        planned = self._schedule(proof)
        if planned is not None:
            yield from self._days(planned)

    def _named(self, proof: RouteProof) -> Iterator[tuple[str, Path]]:
        say, paths = self.say, proof.paths
        assert paths is not None
        if paths.count == 1:
            yield say("唯一的走法：", "The only path: "), paths.slowest
            return
        yield say("最慢：", "Slowest: "), paths.slowest
        yield say("最快：", "Fastest: "), paths.fastest
        if paths.exact and paths.count > 2:
            for path in islice(paths.from_the_slowest(), LISTED):
                if path.runs not in (paths.slowest.runs, paths.fastest.runs):
                    yield say("其他：", "Other: "), path

    def _left_off(self, proof: RouteProof) -> int:
        return max(proof.paths.count - LISTED, 0) if proof.paths is not None and proof.paths.exact else 0

    def _limits(self, proof: RouteProof) -> str:
        language = self.say.language
        promised, statutory = limit_in_words(proof.promised, language), limit_in_words(proof.statutory, language)
        sign = ("≤" if proof.promise_within_law else ">", "≤" if proof.law_within_class else ">")
        text = self.say(f"承诺 {promised} {sign[0]} 法定 {statutory}", f"promised {promised} {sign[0]} law {statutory}")
        if proof.ceiling is None:
            return text
        ceiling = limit_in_words(proof.ceiling, language)
        if proof.law_within_class and civil_days(proof.statutory) > civil_days(proof.ceiling):
            return text + self.say(
                f"（超过类别上限 {ceiling}，所引条文允许）",
                f" (beyond {ceiling} of its class, by the cited article)",
            )
        return text + self.say(f" {sign[1]} 类别上限 {ceiling}", f" {sign[1]} ceiling of the class {ceiling}")

    def _verdict(self, proof: RouteProof) -> str:
        say = self.say
        if proof.steps_within_promise is Proof.BROKEN:
            text = say("✗ 有的走法超过承诺", "✗ there is a path that takes longer than is promised")
            return "  " + click.style(text, fg="red")
        if proof.proof is Proof.BROKEN:
            return "  " + click.style(say("✗ 时限不合法", "✗ the limits are not lawful"), fg="red")
        if proof.proof is Proof.UNDECIDED:
            listed = say("、", ", ").join(self._called(step) for step in proof.untimed)
            text = say("? 没有证明：条件牵连太多", "? not proved: too many conditions hang together")
            if listed:
                text = say(f"? 没有证明：环节没有时限：{listed}", f"? not proved: steps without a limit: {listed}")
            return "  " + click.style(text, fg="yellow")
        text = say("✓ 每一种走法都在承诺时限之内", "✓ every path keeps the promise")
        if proof.same_day:
            text = say(
                "✓ 当日办结：每一个环节都到受理当日为止",
                "✓ decided the same day: each step ends with the day of acceptance",
            )
        return "  " + click.style(text, fg="green")

    def _path(self, path: Path) -> str:
        language = self.say.language
        steps = " → ".join(self._step(step) for step in path.steps)
        took = path.takes(RunsOn.JUDGING).text.say(language)
        text = self.say(f"{took}：{steps}", f"{took}: {steps}")
        stopped = path.takes(RunsOn.STOPPED)
        if stopped.limits:
            text += self.say(
                f"；另有法定程序 {stopped.text.zh} 不计入", f"; the clock stands still for {stopped.text.en} besides"
            )
        because = self._because(path)
        if because:
            listed = "；".join(because) if language == "zh" else "; ".join(because)
            text += self.say(f"（{listed}）", f" ({listed})")
        return text

    def _because(self, path: Path) -> list[str]:
        """The conditions of a path, each once."""
        said = (node_in_words(one.node, self.say.language, self.names, one.holds) for one in path.because)
        return list(dict.fromkeys(said))

    def _step(self, step: Step) -> str:
        taken = [limit for clock, limit in spells_of(step) if clock in (RunsOn.JUDGING, RunsOn.STOPPED)]
        if not taken:
            return self._called(step)
        return f"{self._called(step)} {' + '.join(limit_in_words(limit, self.say.language) for limit in taken)}"

    def _called(self, step: Step) -> str:
        """A step by its title, which people know, and its id, which the file says."""
        return f"{title_of(self.matter, step).say(self.say.language)} ({step.id})"

    def _repeat(self, repeat: Repeat) -> str:
        again, most = repeat.again.text, repeat.most.text
        times = repeat.back.at_most
        return self.say(
            f"建议：“{repeat.step.id}”可以退回“{repeat.back.to}” {times} 次；退回不另起时限，按零计，"
            f"每次最多再用 {again.zh}，共 {most.zh}",
            f'Advice: "{repeat.step.id}" may return to "{repeat.back.to}" {times} times; a return starts no new clock '
            f"and counts nothing, but each may take another {again.en}, {most.en} in all",
        )

    def _schedule(self, proof: RouteProof) -> Schedule | None:
        if self.accepted is None or self.calendar is None or proof.paths is None:
            return None
        return schedule(proof.paths.slowest, self.accepted, proof.promised, proof.statutory, self.calendar)

    def _days(self, planned: Schedule) -> Iterator[str]:
        say = self.say
        yield say(
            f"  {self.accepted} 受理，最慢 {planned.decided} 决定；承诺 {planned.promised.due.written()}，"
            f"法定 {planned.statutory.due.written()}",
            f"  Accepted on {self.accepted}: decided by {planned.decided} at the latest; "
            f"promised {planned.promised.due.written()}, law {planned.statutory.due.written()}",
        )
        if planned.promised.due.provisional or planned.statutory.due.provisional:
            yield say("  暂定：有的年份尚未公布放假安排", "  Provisional: not all holidays are published")
        for stay in planned.stays:
            yield f"    {stay.after} .. {stay.last}  {self._called(stay.step)}"
        for title, count in ((say("承诺", "Promised"), planned.promised), (say("法定", "Law"), planned.statutory)):
            yield f"  {title}"
            number = 0
            for day in count.days:
                number += day.counted
                mark = f"{number:>3}" if day.counted else "  -"
                yield f"    {day.date} {mark}  {say_why(day.why, say.language)}"

    def as_json(self, proof: RouteProof) -> dict[str, Any]:
        """One route for programs."""
        language, paths = self.say.language, proof.paths
        answer: dict[str, Any] = {
            "route": proof.route.id,
            "ends": _ending(proof),
            "proof": proof.proof.value,
        }
        if paths is None:
            return answer
        listed = list(islice(paths.from_the_slowest(), LISTED)) if paths.exact else []
        planned = self._schedule(proof)
        return answer | {
            "promised": limit_in_words(proof.promised, language),
            "statutory": limit_in_words(proof.statutory, language),
            "ceiling": None if proof.ceiling is None else limit_in_words(proof.ceiling, language),
            "same_day": proof.same_day,
            "steps_within_promise": proof.steps_within_promise.value,
            "promise_within_law": proof.promise_within_law,
            "law_within_class": proof.law_within_class,
            "count": paths.count if paths.exact else None,
            "exact": paths.exact,
            "slowest": self._path_json(paths.slowest, proof),
            "fastest": self._path_json(paths.fastest, proof),
            "paths": [self._path_json(path, proof) for path in listed],
            "left_off": paths.count - len(listed) if paths.exact else None,
            "returns": [
                {
                    "step": repeat.step.id,
                    "to": repeat.back.to,
                    "at_most": repeat.back.at_most,
                    "each": repeat.again.text.say(language),
                }
                for repeat in paths.repeats
            ],
            **({} if planned is None else {"schedule": self._schedule_json(planned)}),
        }

    def _path_json(self, path: Path, proof: RouteProof) -> dict[str, Any]:
        language, waited = self.say.language, {step.id for step in path.waited_for}
        return {
            "steps": [
                {
                    "step": step.id,
                    "limit": None if (limit := time_of(step)) is None else limit_in_words(limit, language),
                    "clock": clock_of(step).value,
                    "waited_for": step.id in waited,
                }
                for step in path.steps
            ],
            "takes": path.takes(RunsOn.JUDGING).text.say(language),
            "stopped": path.takes(RunsOn.STOPPED).text.say(language) if path.takes(RunsOn.STOPPED).limits else None,
            "without_limit": [step.id for step in path.untimed],
            "within": path.within(proof.promised),
            "because": self._because(path),
        }

    def _schedule_json(self, planned: Schedule) -> dict[str, Any]:
        return {
            "accepted": str(self.accepted),
            "decided": str(planned.decided),
            "kept": planned.kept,
            "steps": [{"step": s.step.id, "after": str(s.after), "last": str(s.last)} for s in planned.stays],
            "promised": self._count_json(planned.promised),
            "statutory": self._count_json(planned.statutory),
        }

    def _count_json(self, count: Count) -> dict[str, Any]:
        return {
            "due": count.due.at.isoformat(),
            "provisional": count.due.provisional,
            "ledger": [
                {"date": str(day.date), "counted": day.counted, "why": say_why(day.why, self.say.language)}
                for day in count.days
            ],
        }


def _ending(proof: RouteProof) -> str | None:
    return proof.route.ends.outcome if proof.route.ends is not None else None
