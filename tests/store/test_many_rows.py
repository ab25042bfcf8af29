"""What is written together is what would be written one by one."""

from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, create_engine, delete, select, update

from banshi.store.many_rows import INSERT, write_all

things = Table(
    "things", MetaData(), Column("case", String, primary_key=True), Column("n", Integer), Column("m", Integer)
)
SET = update(things).where(things.c.case == bindparam("of_case"))
DROP = delete(things).where(things.c.case == bindparam("of_case"))


def put(case, n):
    return INSERT[things], {"case": case, "n": n, "m": 0}


def written(*queues):
    engine, ran = create_engine("sqlite://"), []
    things.create(engine)
    with engine.connect() as connection:
        genuine = connection.execute
        connection.execute = lambda statement, rows: (
            ran.append(len(rows) if isinstance(rows, list) else 1) or genuine(statement, rows)
        )
        write_all(connection, queues)
        del connection.execute
        found = {row.case: (row.n, row.m) for row in connection.execute(select(things))}
    return found, ran


def test_those_that_are_alike_go_in_one_statement() -> None:
    found, ran = written(*(iter([put(c, 1), (SET, {"of_case": c, "n": 2})]) for c in "abc"))
    assert found == dict.fromkeys("abc", (2, 0))
    assert ran == [3, 3]


def test_each_case_keeps_its_order_and_other_columns_are_another_statement() -> None:
    found, ran = written(
        [put("a", 1), (DROP, {"of_case": "a"}), put("a", 5)],
        [put("b", 1), (SET, {"of_case": "b", "m": 7}), (SET, {"of_case": "b", "n": 3})],
        [],
        [put("c", 1), (SET, {"of_case": "c", "n": 4})],
    )
    assert found == {"a": (5, 0), "b": (3, 7), "c": (4, 0)}
    assert sum(ran) == 8
    assert max(ran) == 3
