"""Whatever was written once is read for ever, and makes the case it made then.

A history that fails here means that cases of this kind lie in somebody's database: mend the fold or the reader, never
the history.  Where an attribute of `Case` was renamed or moved on purpose, `as_today` says what the old telling is now.
"""

import pytest
from cases.histories import SUMS, digest, files, histories, told

from banshi.cases.folding import replay
from banshi.store import codec


def as_today(case):
    """An expectation of an earlier release in the words of today's `Case`."""
    return dict(case)


def test_no_history_was_changed_and_none_is_uncounted():
    kept = dict(reversed(line.split()) for line in SUMS.read_text(encoding="utf-8").splitlines())
    assert {path.name: digest(path) for path in files()} == kept


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_every_history_makes_the_case_it_made(path):
    for history in histories(path):
        assert told(replay(history.recorded())) == as_today(history.case), history.place


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_what_is_read_is_written_the_same(path):
    for history in histories(path):
        for row, record in zip(history.rows, history.recorded(), strict=True):
            kind, body = codec.write(record.event)
            if kind == row["kind"]:
                assert {key: body[key] for key in row["body"]} == row["body"], history.place
