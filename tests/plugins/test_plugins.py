"""Plugins answer with values; one that breaks is an incident for a person, never a crash."""

from types import SimpleNamespace

import pytest

from banshi.assembly import plugin_host
from banshi.definitions.requirements import CheckOutcome
from banshi.plugin_api import PASSED, TEXT, UNKNOWN, ApplicationCheck, Register, Text, hook
from banshi.plugin_api.host import BrokenPlugin, PluginHost, load_folder
from banshi_forms.kinds.uscc import check_character

STATUS = "market_supervision.enterprise_status"


@pytest.fixture(scope="module")
def host():
    return plugin_host()


@pytest.mark.parametrize(
    ("uscc", "outcome", "words"),
    [
        ("92440305MA5HD4K27N", CheckOutcome.PASSED, None),
        ("91440305MADEMX011N", CheckOutcome.PASSED, None),
        ("91440305MADEMX038E", CheckOutcome.WRONG, "注销"),
        ("91440305MADEMX0469", CheckOutcome.WRONG, "异常名录"),
        ("91110000600037341L", CheckOutcome.UNKNOWN, None),
    ],
)
def test_enterprise_status(host, uscc, outcome, words):
    result = host.ask(STATUS, {"uscc": uscc})
    assert result.outcome is outcome
    if words:
        assert words in result.message.zh
        assert result.message.en


def test_business_licences(host):
    assert host.look_up("business_licence", "92440305MA5HD4K27N")["operator"] == "测试甲"
    assert host.look_up("business_licence", "91440305MADEMX038E") is None  # dissolved
    assert host.look_up("business_licence", "524403055028000165") is None  # a school has none
    assert host.look_up("business_licence", "") is None
    assert host.look_up("no_such_register", "92440305MA5HD4K27N") is None


def test_every_enterprise_is_invented_and_its_code_is_right():
    from banshi_plugins.market_supervision import ENTERPRISES, WORDS

    for code, row in ENTERPRISES.items():
        assert check_character(code[:17]) == code[17], code
        assert any(word in row["name"] for word in ("测试", "样板"))
        assert row["status"] == "存续" or row["status"] in WORDS


def test_what_definitions_may_name(host):
    words = host.vocabulary()
    assert words.plugin_checks[STATUS].arguments == {"uscc": TEXT}
    assert words.registers == {"business_licence", "enterprise"}


def plugin(check=None, register=None):
    return SimpleNamespace(
        application_checks=hook(
            lambda: [ApplicationCheck("c", {"uscc": TEXT}, check, Text("检查"))], specname="application_checks"
        ),
        registers=hook(lambda: [Register("r", register, Text("登记"))], specname="registers"),
    )


def broken(_):
    raise RuntimeError("the register is on fire")


def test_a_check_that_breaks_or_babbles_is_unknown(caplog):
    host = PluginHost(
        {"a": plugin(broken, broken), "b": plugin(lambda given: "fine"), "c": plugin(lambda given: PASSED)}
    )
    assert host.ask("a.c", {"uscc": "1"}) == UNKNOWN
    assert host.ask("b.c", {"uscc": "1"}) == UNKNOWN
    assert host.ask("c.c", {"uscc": "1"}) == PASSED
    assert host.ask("c.c", {"uscc": None}) == UNKNOWN
    assert host.ask("c.c", {}) == UNKNOWN
    assert host.ask("c.none", {"uscc": "1"}) == UNKNOWN
    assert PluginHost({"a": plugin(broken, broken)}).look_up("r", "1") is None
    assert caplog.text.count("incident") == 3


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"plugin.toml": 'id = "other"', "__init__.py": ""}, "id must be"),
        ({"plugin.toml": "id =", "__init__.py": ""}, "plugin.toml"),
        ({"plugin.toml": 'id = "sample"', "__init__.py": "raise ValueError('no')"}, "ValueError"),
        ({"plugin.toml": 'id = "sample"'}, "sample"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_names_its_file(tmp_path, files, words):
    (tmp_path / "sample").mkdir()
    for name, text in files.items():
        (tmp_path / "sample" / name).write_text(text)
    with pytest.raises(BrokenPlugin, match=words):
        load_folder(tmp_path)


def test_a_hook_of_the_wrong_shape_is_refused():
    wrong = SimpleNamespace(registers=hook(lambda surprise: [], specname="registers"))
    with pytest.raises(BrokenPlugin, match="wrong"):
        PluginHost({"wrong": wrong})


def test_a_hook_that_raises_while_collecting_names_its_plugin():
    wrong = SimpleNamespace(registers=hook(lambda: 1 / 0, specname="registers"))
    with pytest.raises(BrokenPlugin, match="wrong: registers"):
        PluginHost({"wrong": wrong})
