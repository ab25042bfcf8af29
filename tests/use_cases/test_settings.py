"""The environment is a closed list; a slip is an error with the nearest name."""

import os

import pytest

from banshi.settings import VARIABLES, BadSetting, Settings


def test_what_holds_without_any(tmp_path):
    settings = Settings.read({"BANSHI_DATA": str(tmp_path / "d")})
    assert settings.port == 8000
    assert settings.base_url == "http://127.0.0.1:8000"
    assert settings.database_url == f"sqlite:///{tmp_path / 'd' / 'banshi.sqlite3'}"
    assert settings.redis_url is None


def test_the_secret_is_made_once_and_kept_to_its_owner(tmp_path):
    first, second = (Settings.read({"BANSHI_DATA": str(tmp_path)}).secret_key for _ in range(2))
    assert first == second
    assert len(first) >= 48
    assert os.stat(tmp_path / "secret.key").st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
    assert Settings.read({"BANSHI_DATA": str(tmp_path), "BANSHI_SECRET_KEY": "mine"}).secret_key == "mine"


@pytest.mark.parametrize(
    ("name", "near"),
    [("BANSHI_DATABASE", "BANSHI_DATABASE_URL"), ("BANSHI_REDIS", "BANSHI_REDIS_URL"), ("BANSHI_DATE", "BANSHI_DATA")],
)
def test_a_misspelt_variable_is_answered_with_the_nearest(tmp_path, name, near):
    with pytest.raises(BadSetting, match=f"unknown variable {name}; did you mean {near}"):
        Settings.read({"BANSHI_DATA": str(tmp_path), name: "x"})


def test_what_is_not_ours_is_not_looked_at(tmp_path):
    Settings.read({"BANSHI_DATA": str(tmp_path), "BANSHI_TEST_DATABASE_URL": "x", "HOME": "/", "DATABASE_URL": "y"})


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "８０００", "80.0"])
def test_ports_that_are_none(tmp_path, port):
    with pytest.raises(BadSetting, match="PORT"):
        Settings.read({"BANSHI_DATA": str(tmp_path), "PORT": port})


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("BANSHI_DATABASE_URL", "mysql://host/banshi"),
        ("BANSHI_DATABASE_URL", "/var/lib/banshi.sqlite3"),
        ("BANSHI_REDIS_URL", "localhost:6379"),
        ("BANSHI_BASE_URL", "banshi.example.gov.cn"),
    ],
)
def test_an_address_of_another_kind_is_not_guessed_at(tmp_path, name, given):
    with pytest.raises(BadSetting, match=f"{name} must begin with"):
        Settings.read({"BANSHI_DATA": str(tmp_path), name: given})


def test_mail_is_refused_by_name(tmp_path):
    with pytest.raises(BadSetting, match="by mail are not supported yet"):
        Settings.read({"BANSHI_DATA": str(tmp_path), "BANSHI_SMTP_URL": "smtp://mail"})


def test_a_data_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSetting, match="BANSHI_DATA"):
        Settings.read({"BANSHI_DATA": str(tmp_path / "file" / "data")})


def test_the_list_is_closed():
    assert list(VARIABLES) == [
        "PORT",
        "BANSHI_DATA",
        "BANSHI_DATABASE_URL",
        "BANSHI_REDIS_URL",
        "BANSHI_BASE_URL",
        "BANSHI_SECRET_KEY",
        "BANSHI_CLOCK_TOLERANCE",
        "BANSHI_LONGEST_OUTAGE",
        "BANSHI_TREASURY",
        "BANSHI_SMTP_URL",
    ]
