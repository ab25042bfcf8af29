"""Free text, names and addresses: rare characters are kept, invisible ones are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banshi_forms import characters
from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.messages import say_beside
from banshi_forms.model import BadOption, Problem, Wrong


def words(wrong: Wrong, language="zh") -> str:
    return say_beside(Problem("x", wrong.code, wrong.words), language)


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "欧阳〇",
        "王\U00020000",  # Ext B
        "李\U0002a700",  # Ext C
        "赵\U0002b740",  # Ext D
        "钱\U0002b820",  # Ext E
        "孙\U0002ceb0",  # Ext F
        "周\U00030000",  # Ext G
        "吴\U00031350",  # Ext H
        "郑\U0002ebf0",  # Ext I
        "㐂\u3400",  # Ext A
        "冯\uf900",  # a compatibility ideograph, kept as it is
        "陈\U0002f800",
        "阿卜杜拉·买买提",
        "Jean-Luc O’Neill",
        "María José",
        "Nguyễn Văn A",
        "John A. Smith",
        "안중근",
        "山田太郎",
        "张" * 100,
    ],
)
def test_names_are_accepted_and_kept_verbatim(make, name: str) -> None:
    assert make.read(make.field("name", "person-name"), name) == name


@pytest.mark.parametrize("dot", [*list("•・･‧∙⋅．。·"), " · ", " • "])
def test_dots_become_the_standard_one(make, dot: str) -> None:
    assert make.read(make.field("name", "person-name"), f"阿卜杜拉{dot}买买提") == "阿卜杜拉·买买提"


def test_a_full_stop_between_ideographs_is_a_dot(make) -> None:
    assert make.read(make.field("name", "person-name"), "阿卜杜拉.买买提") == "阿卜杜拉·买买提"


def test_space_around_a_name_is_ignored(make) -> None:
    assert make.read(make.field("name", "person-name"), "\u3000张三 \t") == "张三"


@pytest.mark.parametrize(
    ("character", "said"),
    [
        ("\u202e", "从右到左强制符（U+202E）"),
        ("\u200b", "零宽空格（U+200B）"),
        ("\u200d", "零宽连字符（U+200D）"),
        ("\x00", "空字符（U+0000）"),
        ("\x07", "看不见的字符（U+0007）"),
        ("\ufeff", "字节顺序标记（U+FEFF）"),
        ("\u2066", "从左到右隔离符（U+2066）"),
    ],
)
def test_invisible_characters_in_a_name_are_named(make, character: str, said: str) -> None:
    wrong = make.read(make.field("name", "person-name"), f"张{character}三")
    assert wrong.code == "hidden-character"
    assert said in words(wrong)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("张\ud800三", "broken-character"),
        ("张三3", "not-in-a-name"),
        ("张三😀", "not-in-a-name"),
        ("张<b>", "not-in-a-name"),
        ("张三\ue000", "not-in-a-name"),
        ("Z" + "\u0301" * 20 + "algo", "piled-marks"),
        ("·", "not-a-name"),
        ("张·", "not-a-name"),
        ("()", "not-a-name"),
        ("张" * 101, "too-long"),
    ],
)
def test_what_is_no_name(make, name: str, code: str) -> None:
    assert make.read(make.field("name", "person-name"), name).code == code


def test_length_is_counted_in_code_points(make) -> None:
    field = make.field("name", "text", max_length=3)
    assert make.read(field, "\U00020000" * 3) == "\U00020000" * 3
    assert words(make.read(field, "\U00020000" * 5)) == "最多 3 个字，请删去 2 个"
    assert words(make.read(make.field("x", "text", min_length=3), "一二")) == "至少 3 个字，现在有 2 个"


def test_emoji_are_welcome_in_free_text(make) -> None:
    assert make.read(make.field("note", "text"), "谢谢👨‍👩‍👧❤️") == "谢谢👨‍👩‍👧❤️"


@pytest.mark.parametrize("bad", ["\u202e", "\u200b", "\x00", "\x1b", "\u2066", "\u2028", "\ufeff"])
def test_hidden_characters_in_free_text_are_named(make, bad: str) -> None:
    assert make.read(make.field("note", "long-text"), f"甲{bad}乙").code == "hidden-character"


def test_lines(make) -> None:
    assert make.read(make.field("note", "long-text"), " 一\r\n二\r三\n ") == "一\n二\n三"
    assert make.read(make.field("note", "text"), "一\n二").code == "one-line"
    assert make.read(make.field("note", "text"), "一\t二") == "一 二"
    assert make.read(make.field("note", "text"), " \u3000 ") is None


def test_addresses(make) -> None:
    field = make.field("address", "address")
    assert make.read(field, " 示例区\U00020000路1号 ") == "示例区\U00020000路1号"
    assert make.read(field, "路1号").code == "address-short"
    assert make.read(field, "示例区\u202e路1号").code == "hidden-character"


def test_patterns_match_the_whole_answer(make) -> None:
    field = make.field("permit", "text", pattern="JY[0-9]{14}", example="JY24403050000014")
    assert make.read(field, "JY24403050000014") == "JY24403050000014"
    assert words(make.read(field, "xJY24403050000014")) == "的格式不对，例如 JY24403050000014"
    assert make.read(make.field("x", "text", pattern="[一-龥]+"), "甲1").code == "pattern"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(?=a)b", "不支持前后查看"),
        ("(?<!a)b", "不支持前后查看"),
        (r"(a)\1", "不支持反向引用"),
        ("(?>a)", "不支持固化分组"),
        ("a++", "占有量词"),
        (r"a\Z", "结尾标记"),
        ("(a", "圆括号没有配对"),
        ("[a", "方括号没有配对"),
        ("((a{100}){100}){100}", "太大"),
        ("a" * 1001, "1000"),
        ("", "文字"),
        (7, "文字"),
    ],
)
def test_patterns_that_cannot_be_used_are_refused_in_plain_words(pattern, said: str) -> None:
    with pytest.raises(BadOption) as caught:
        STANDARD_KINDS["text"].options({"pattern": pattern})
    assert caught.value.key == "pattern"
    assert said in caught.value.why.zh
    assert caught.value.why.en


def test_an_explosive_pattern_does_not_explode(make) -> None:
    field = make.field("x", "text", pattern="(a+)+b", max_length=100_000)
    assert make.read(field, "a" * 50_000).code == "pattern"


@given(st.text(max_size=60))
def test_no_text_makes_any_kind_fall_over(make, text: str) -> None:
    for kind in STANDARD_KINDS.values():
        options = {"options": {"a": "甲", "b": "乙"}} if kind.name in ("choice", "choices") else {}
        field = make.field("x", kind.name, **options)
        for box in kind.boxes:
            try:
                value = kind.read(field, {box: [text]})
            except Wrong as wrong:
                assert words(wrong) and words(wrong, "en")
                continue
            if value is not None:
                assert kind.accepts(value)
                kind.check(field, value, make.today)
                assert kind.show(field, value, "zh")
                assert kind.read(field, kind.typed(field, value)) == value
                assert kind.from_json(field, kind.to_json(value)) == value


def test_the_first_look_misses_nothing() -> None:
    for point in range(0x110000):
        letter = chr(point)
        looked_for = characters._HIDDEN, characters._HIDDEN_IN_TEXT, characters._BROKEN
        if any(pattern.search(letter) for pattern in looked_for) or characters._PILED.search(letter * 4):
            assert characters._SUSPECT.search(letter), hex(point)
