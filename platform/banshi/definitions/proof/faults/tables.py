"""Has a table an answer for everybody, one alone, and a use for every row?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from banshi.definitions.proof.faults.at_sight import meeting_pairs, surely_fits
from banshi.definitions.proof.faults.bounds import Meeting, left_out, shared
from banshi.definitions.proof.faults.judge import Judge
from banshi.definitions.proof.meaning import Meaning
from banshi.definitions.proof.predicates import Contradicts
from banshi.definitions.proof.prover import Prover
from banshi.definitions.trying import Trial
from banshi_rules.findings import Finding, Severity
from banshi_rules.proof import Refuted, TableSymbols, Truth, Undecided, both, contradicting, opposite, some
from banshi_rules.tables import DecisionTable, Hit, HitPolicy, Row
from banshi_rules.texts import Text

#: So many gaps and overlaps of one table are told; who mends them is told the next ones.
MOST = 5
#: So many values at which rows meet are looked at one by one.
MOST_MEETINGS = 40


def table_faults(judge: Judge, table: DecisionTable) -> Iterator[Finding]:
    """Gaps, overlaps, rows of no use."""
    yield from _gaps(judge, table)
    if table.policy in (HitPolicy.UNIQUE, HitPolicy.ANY):
        yield from _overlaps(judge, table)
    yield from _idle_rows(judge, table)


@dataclass(frozen=True, slots=True)
class Gap:
    """Every input of a table is known, and no row fits; `at` a value of an input, or at none of these values."""

    table: DecisionTable
    at: tuple[Meeting, ...] = ()
    without: tuple[Meeting, ...] = ()

    def symbol(self, meaning: Meaning) -> Truth:
        """In one of the looks."""
        looks = meaning.looks[self.table.id]
        return some(both(inside, look.missed, look.known, self._where(meaning, look)) for inside, look in looks)

    def _where(self, meaning: Meaning, look: TableSymbols) -> Truth:
        def is_at(meeting: Meeting) -> Truth:
            column = self.table.inputs[meeting.column]
            literal = meaning.encoder.literal(meeting.value, column.type)
            return meaning.encoder.compared("==", look.inputs[meeting.column], literal).yes

        return both(*(is_at(one) for one in self.at), *(opposite(is_at(one)) for one in self.without))

    def met(self, trial: Trial) -> bool:
        """Seen in the trial."""
        return any(self._met(hit) for name, hit in trial.looks() if name == self.table.id)

    def _met(self, hit: Hit) -> bool:
        values = {reason.text: reason.value for reason in hit.because}
        if hit.row is not None or hit.contradicting or None in values.values():
            return False
        at = all(values.get(self.table.inputs[one.column].name) == one.value for one in self.at)
        return at and all(values.get(self.table.inputs[one.column].name) != one.value for one in self.without)


def _gaps(judge: Judge, table: DecisionTable) -> Iterator[Finding]:
    """Applicants for whom no row fits, although all is known that the table asks."""
    if table.policy is HitPolicy.COLLECT:
        return  # no row is an answer, too: an empty list
    about = Text(f"表 {table.id} 有没有漏掉的情况", f"whether the table {table.id} leaves a case out")
    now, reads = judge.prover.meaning.now, _reads(table)
    met: list[Meeting] = []
    for meeting in list(left_out(table))[:MOST_MEETINGS]:
        finding = judge.found(
            "P503",
            meeting.upper.at,
            Gap(table, (meeting,)),
            about,
            reads=reads,
            where=now,
            args={"table": table.id, **_said(table, meeting)},
        )
        if finding is not None:
            met.append(meeting)
            yield finding
    whole = judge.found(
        "P501", table.at, Gap(table, without=tuple(met)), about, reads=reads, where=now, args={"table": table.id}
    )
    if whole is not None:
        yield whole


def _overlaps(judge: Judge, table: DecisionTable) -> Iterator[Finding]:
    """Applicants for whom rows fit that exclude each other; of each row the first such overlap is told."""
    prover, told = judge.prover, set[int]()
    about = Text(f"表 {table.id} 的各行是否互相排斥", f"whether the rows of the table {table.id} exclude each other")
    pairs = meeting_pairs(table)
    while len(told) < MOST:
        looks = prover.meaning.looks[table.id]
        rest = [place for place, row in enumerate(table.rows) if row.number not in told]
        clash = some(both(inside, _clash(table, look, rest, pairs)) for inside, look in looks)
        claim = prover.court.never(prover.meaning.filed, prover.meaning.now, clash)
        if isinstance(claim, Undecided):
            judge.open[about] = None
        if not isinstance(claim, Refuted):
            return
        one, other = _pair(table, [look for inside, look in looks if claim.model.holds(inside)], claim, rest)
        meeting = shared(one, other)
        said = {"lower": one.number, "upper": other.number} if meeting is None else _said(table, meeting)
        finding = judge.found(
            "P502" if meeting is None else "P504",
            other.at,
            Contradicts(table.id, (one.number, other.number)),
            about,
            reads=_reads(table),
            where=prover.meaning.now,
            args={"table": table.id, **said},
        )
        told.add(other.number)
        if finding is not None:
            yield finding


def _clash(
    table: DecisionTable, look: TableSymbols, rest: Sequence[int], pairs: Sequence[tuple[int, int]] | None
) -> Truth:
    """Whether two of these rows contradict each other; where pairs are known, only those that can meet are asked."""
    if pairs is None:
        return contradicting(table.policy, [table.rows[place] for place in rest], [look.fits[place] for place in rest])
    left = set(rest)
    return some(
        both(look.fits[one], look.fits[other])
        for one, other in pairs
        if one in left and other in left and not _agree(table, table.rows[one], table.rows[other])
    )


def _agree(table: DecisionTable, one: Row, other: Row) -> bool:
    return table.policy is HitPolicy.ANY and one.hit.outputs == other.hit.outputs


def _pair(table: DecisionTable, looks: list[TableSymbols], claim: Refuted, rest: list[int]) -> tuple[Row, Row]:
    """The first two rows that fit in the model and do not agree."""
    for look in looks:
        fitting = [table.rows[place] for place in rest if claim.model.holds(look.fits[place])]
        for row in fitting[1:]:
            if table.policy is HitPolicy.UNIQUE or row.hit.outputs != fitting[0].hit.outputs:
                return fitting[0], row
    raise AssertionError("the model holds two rows that fit")


def _idle_rows(judge: Judge, table: DecisionTable) -> Iterator[Finding]:
    """Rows that fit nobody, and rows (of a table in which the first counts) that come too late for everybody."""
    prover = judge.prover
    looks = prover.meaning.looks[table.id]
    sure = [surely_fits(prover.meaning, table, row) for row in table.rows]
    fits = _possible(
        prover, [some(both(inside, look.fits[p]) for inside, look in looks) for p in range(len(sure))], sure
    )
    hits = fits
    if table.policy is HitPolicy.FIRST:
        pairs = meeting_pairs(table)
        late = set(range(len(sure))) if pairs is None else {later for _, later in pairs}
        alone = [fit is True and place not in late for place, fit in enumerate(fits)]
        hits = _possible(
            prover, [some(both(inside, look.hits[p]) for inside, look in looks) for p in range(len(sure))], alone
        )
    about = Text(f"表 {table.id} 的每一行是否都用得到", f"whether every row of the table {table.id} is of use")
    for row, fit, hit in zip(table.rows, fits, hits, strict=True):
        args = {"table": table.id, "row": row.number}
        if fit is False:
            yield Finding("P505", row.at, args, Severity.WARNING)
        elif hit is False and not any(row.tests == earlier.tests for earlier in table.rows[: row.number - 1]):
            yield Finding("P506", row.at, args, Severity.WARNING)
        if None in (fit, hit):
            judge.open[about] = None


def _possible(prover: Prover, truths: Sequence[Truth], sure: Sequence[bool]) -> list[bool | None]:
    """Of each whether it can be; what is sure is not asked."""
    asked = [truth for truth, known in zip(truths, sure, strict=True) if not known]
    answers = iter(prover.possible(asked, prover.meaning.right))
    return [True if known else next(answers) for known in sure]


def _said(table: DecisionTable, meeting: Meeting) -> Mapping[str, object]:
    column = table.inputs[meeting.column].name
    return {
        "column": column,
        "value": _shown(meeting.value),
        "lower": meeting.lower.number,
        "upper": meeting.upper.number,
    }


def _shown(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _reads(table: DecisionTable) -> Iterable[str]:
    first = [table.for_each] if table.for_each is not None else []
    return [*first, *(column.name.split(".")[0] for column in table.inputs)]
