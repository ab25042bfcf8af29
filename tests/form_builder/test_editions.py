"""What is made once per edition: kept within bounds, right also when many requests come at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from banshi_forms.answers import AnswerSheet
from banshi_forms.editions import PerEdition
from banshi_forms.html import render_fields


def test_the_last_ones_used_are_kept(make) -> None:
    made: list[str] = []

    def build(form, part: str) -> str:
        made.append(part)
        return part.upper()

    kept: PerEdition[str] = PerEdition(build, most=2)
    form = make.catering()
    for part in ("a", "b", "a", "c", "a", "b"):
        assert kept.get(form, part) == part.upper()
    assert made == ["a", "b", "c", "b"]
    assert len(kept) == 2


def test_two_copies_of_one_form_share_what_was_made(make) -> None:
    made: list[object] = []
    kept: PerEdition[int] = PerEdition(lambda form: len(made) if made.append(form) is None else 0)
    one, same = make.catering(), make.catering()
    assert one is not same
    assert one.digest == same.digest
    assert kept.get(one) == kept.get(same)
    other = type(one)(one.sections[:1], one.digest)
    assert kept.get(other) != kept.get(one)


def test_many_requests_at_once_draw_the_same_page(make) -> None:
    form = make.form(make.section("s", make.group("g", [make.field("name", "text")], most=60)))
    sheets = [AnswerSheet({"g": tuple({"name": f"甲{n}"} for n in range(rows))}) for rows in range(60)]

    def draw(sheet: AnswerSheet) -> str:
        return str(render_fields(form, "s", sheet=sheet))

    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(draw, reversed(sheets)))
    assert at_once == [draw(sheet) for sheet in reversed(sheets)]
    assert 'id="f_g-58-name"' in at_once[0]


def test_half_characters_do_not_break_a_page(make) -> None:
    form = make.form(make.section("s", make.field("a", "text"), make.field("b", "long-text")))
    html = render_fields(form, "s", sheet=AnswerSheet(), typed={"f_a": ["甲\ud800\x00"], "f_b": ["乙\udfff\n丙"]})
    assert "甲\ufffd\ufffd" in html
    assert "乙\ufffd\n丙" in html
    html.encode()
