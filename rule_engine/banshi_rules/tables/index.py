"""Which rows fit these facts?  Found by index: a dictionary over the columns of plain values, bisection over one range.

Rows that give values in the same columns share a dictionary from those values to a bucket.  In a bucket the ends of the
ranges of one column divide its line into stretches, and every stretch knows its rows.  Only what fits neither (a range
in a second column, `!=`) is tested row by row, among the rows of that stretch.  An unknown input fits `-` alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final, TypeAlias

from banshi_rules.expressions import Reason
from banshi_rules.tables.cells import Between, NoneOf, OneOf, Tests, fits
from banshi_rules.tables.conditions import fact_of
from banshi_rules.tables.model import Hit, Row, TableInput, TableOutput
from banshi_rules.tables.policies import HitPolicy
from banshi_rules.values import Value

#: Keys a row of alternatives may stand under; with more, its longest lists are tested row by row.
_MAX_KEYS: Final = 256
#: Places the rows of a bucket may take in its stretches, for each row; with more, the bucket is tested row by row.
_MAX_PLACES: Final = 64

_Answer: TypeAlias = Callable[[Mapping[str, Any]], Hit]
_Key: TypeAlias = "tuple[Any, ...]"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that fits if the tests that are left hold: input number and tests."""

    row: Row
    left: tuple[tuple[int, Tests], ...]


@dataclass(frozen=True, slots=True)
class _Bucket:
    """The rows under one key: `points` end their ranges, `stretches` lie between and on them.

    `stretches[0]` lies before the first point, `[1]` on it, `[2]` behind it, and so on; `unknown` are the rows that ask
    nothing of the column of ranges.
    """

    points: tuple[Any, ...]
    stretches: tuple[tuple[_Candidate, ...], ...]
    unknown: tuple[_Candidate, ...]

    def candidates(self, value: Any) -> tuple[_Candidate, ...]:
        """The rows that may fit a value of the column of ranges."""
        if value is None:
            return self.unknown
        return self.stretches[bisect_left(self.points, value) + bisect_right(self.points, value)]


@dataclass(frozen=True, slots=True)
class _Look:
    """What every way of looking needs to say what was found."""

    inputs: Sequence[TableInput]
    outputs: Sequence[TableOutput]
    policy: HitPolicy

    def settle(self, rows: Sequence[Row], facts: Mapping[str, Any]) -> Hit:
        """The hit of the rows that fit, in their order, under the policy."""
        if not rows:
            return self.missed(facts)
        if self.policy is HitPolicy.COLLECT:
            outputs: dict[str, Value | None] = {
                column.name: tuple(value for row in rows if (value := row.hit.outputs[column.name]) is not None)
                for column in self.outputs
            }
            because = tuple(reason for row in rows for reason in row.hit.because)
            return Hit(outputs, rows[0].number, because, rows=tuple(row.number for row in rows))
        alike = self.policy is HitPolicy.ANY and all(row.hit.outputs == rows[0].hit.outputs for row in rows)
        if len(rows) == 1 or self.policy is HitPolicy.FIRST or alike:
            return rows[0].hit
        all_of = (reason for row in rows for reason in row.hit.because)
        return self.nothing(all_of, tuple(row.number for row in rows))

    def missed(self, facts: Mapping[str, Any]) -> Hit:
        """No row fits: the reasons are the inputs that are unknown, or else all inputs as they were."""
        found = [(column, read(facts, column.name)) for column in self.inputs]
        unknown = [(column, value) for column, value in found if value is None]
        return self.nothing(
            Reason(column.name, value, column.at, part=fact_of(column.name, column.type))
            for column, value in unknown or found
        )

    def nothing(self, because: Iterable[Reason], contradicting: tuple[int, ...] = ()) -> Hit:
        empty = () if self.policy is HitPolicy.COLLECT else None
        return Hit({column.name: empty for column in self.outputs}, None, tuple(because), contradicting)


def read(facts: Mapping[str, Any], name: str) -> Any:
    """A fact by its name; `applicant.kind` reads a column of a record."""
    value: Any = facts
    for part in name.split("."):
        if value is None:
            return None
        value = value.get(part)
    return value


def index_of(
    inputs: Sequence[TableInput], outputs: Sequence[TableOutput], rows: Sequence[Row], policy: HitPolicy
) -> _Answer:
    """The function from facts to the hit."""
    look = _Look(inputs, outputs, policy)
    ranged = _range_column(rows, len(inputs))
    groups: dict[tuple[int, ...], dict[_Key, list[_Candidate]]] = {}
    for row in rows:
        keyed, left = _divided(row, ranged)
        for key in product(*keyed.values()):
            groups.setdefault(tuple(keyed), {}).setdefault(key, []).append(_Candidate(row, left))
    made = {
        columns: {key: _bucket(candidates, ranged) for key, candidates in keys.items()}
        for columns, keys in groups.items()
    }
    if len(made) == 1 and not any("." in column.name for column in inputs):
        columns, buckets = next(iter(made.items()))
        if not any(candidate.left for bucket in buckets.values() for found in bucket.stretches for candidate in found):
            return _quick(look, columns, buckets, ranged)
    return _general(look, made, ranged)


def _range_column(rows: Sequence[Row], columns: int) -> int | None:
    """The input with most ranges; None when there are no ranges."""
    counts = [
        sum(any(isinstance(test, Between) for test in row.tests[column]) for row in rows) for column in range(columns)
    ]
    most = max(counts, default=0)
    return counts.index(most) if most else None


def _divided(row: Row, ranged: int | None) -> tuple[dict[int, tuple[Any, ...]], tuple[tuple[int, Tests], ...]]:
    """What can be a key of the row, by input, and what has to be tested; the column of ranges is in neither."""
    keyed: dict[int, tuple[Any, ...]] = {}
    left: list[tuple[int, Tests]] = []
    for column, tests in enumerate(row.tests):
        if not tests or column == ranged:
            continue
        if len(tests) == 1 and isinstance(tests[0], OneOf):
            keyed[column] = tests[0].values
        else:
            left.append((column, tests))
    while _product(keyed) > _MAX_KEYS:
        longest = max(keyed, key=lambda column: len(keyed[column]))
        left.append((longest, row.tests[longest]))
        del keyed[longest]
    return keyed, tuple(left)


def _product(keyed: Mapping[int, tuple[Any, ...]]) -> int:
    count = 1
    for values in keyed.values():
        count *= len(values)
    return count


def _bucket(candidates: Sequence[_Candidate], ranged: int | None) -> _Bucket:
    """The candidates by stretches of the column of ranges."""
    if ranged is None:
        return _Bucket((), (tuple(candidates),), tuple(candidates))
    points = sorted({point for candidate in candidates for point in _points(candidate.row.tests[ranged])})
    stretches: list[list[_Candidate]] = [[] for _ in range(2 * len(points) + 1)]
    places = 0
    for candidate in candidates:
        covered = _covered(points, candidate.row.tests[ranged])
        places += len(covered)
        for stretch in covered:
            stretches[stretch].append(candidate)
        if places > _MAX_PLACES * len(candidates) + 1000:
            tested = tuple(_Candidate(c.row, (*c.left, (ranged, c.row.tests[ranged]))) for c in candidates)
            return _Bucket((), (tested,), tested)
    unknown = tuple(candidate for candidate in candidates if not candidate.row.tests[ranged])
    return _Bucket(tuple(points), tuple(tuple(found) for found in stretches), unknown)


def _points(tests: Tests) -> Iterator[Any]:
    for test in tests:
        if isinstance(test, Between):
            yield from (end for end in (test.low, test.high) if end is not None)
        else:
            yield from test.values


def _covered(points: Sequence[Any], tests: Tests) -> set[int]:
    """The stretches in which one of the tests holds."""
    last = 2 * len(points)
    if not tests:
        return set(range(last + 1))
    covered: set[int] = set()
    for test in tests:
        match test:
            case Between():
                low = 0 if test.low is None else 2 * bisect_left(points, test.low) + (1 if test.from_in else 2)
                high = last if test.high is None else 2 * bisect_left(points, test.high) + (1 if test.to_in else 0)
                covered.update(range(low, high + 1))
            case OneOf():
                covered.update(2 * bisect_left(points, value) + 1 for value in test.values)
            case NoneOf():
                covered.update(set(range(last + 1)) - {2 * bisect_left(points, value) + 1 for value in test.values})
    return covered


def _quick(look: _Look, columns: Sequence[int], buckets: Mapping[_Key, _Bucket], ranged: int | None) -> _Answer:
    """For tables whose rows all give values in the same columns: every stretch knows its hit beforehand."""

    def settled(candidates: Sequence[_Candidate]) -> Hit | None:
        return look.settle([candidate.row for candidate in candidates], {}) if candidates else None

    made = {
        key: (bucket.points, tuple(settled(found) for found in bucket.stretches), settled(bucket.unknown))
        for key, bucket in buckets.items()
    }
    names = tuple(look.inputs[column].name for column in columns)
    line = None if ranged is None else look.inputs[ranged].name
    single = names[0] if len(names) == 1 else None
    known: Mapping[Any, Any] = made if single is None else {key[0]: bucket for key, bucket in made.items()}

    def answer(facts: Mapping[str, Any]) -> Hit:
        get = facts.get
        bucket = known.get(get(single) if single is not None else tuple(map(get, names)))
        if bucket is None:
            return look.missed(facts)
        points, hits, unknown = bucket
        value = None if line is None else get(line)
        hit = unknown if value is None else hits[bisect_left(points, value) + bisect_right(points, value)]
        return hit or look.missed(facts)

    return answer


def _general(look: _Look, groups: Mapping[tuple[int, ...], Mapping[_Key, _Bucket]], ranged: int | None) -> _Answer:
    """For all other tables: the candidates of every group of columns, tested for what is left."""
    names = [column.name for column in look.inputs]

    def answer(facts: Mapping[str, Any]) -> Hit:
        values = [read(facts, name) for name in names]
        value = None if ranged is None else values[ranged]
        rows: list[Row] = []
        for columns, buckets in groups.items():
            bucket = buckets.get(tuple(values[column] for column in columns))
            if bucket is not None:
                for candidate in bucket.candidates(value):
                    if all(fits(tests, values[column]) for column, tests in candidate.left):
                        rows.append(candidate.row)
        if len(rows) > 1:
            rows.sort(key=_number)
        return look.settle(rows, facts)

    return answer


def _number(row: Row) -> int:
    return row.number
