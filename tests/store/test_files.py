"""Bytes are kept under what they are, once, and nothing else can be reached through their names."""

import hashlib
import threading

import pytest

from banshi.store.files import DiskFiles


@pytest.fixture
def files(tmp_path):
    return DiskFiles(tmp_path / "files")


def test_round_trip(files):
    digest = files.put(b"plan")
    assert digest == hashlib.sha256(b"plan").hexdigest()
    assert files.get(digest) == b"plan"
    assert files.put(b"plan") == digest


def test_kept_once_whoever_comes_first(files, tmp_path):
    content = b"x" * 200_000
    threads = [threading.Thread(target=files.put, args=(content,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert [path.name for path in kept] == [hashlib.sha256(content).hexdigest()]
    assert kept[0].stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63, "A" * 64, "/" + "a" * 63, "a" * 64, "\0" * 64])
def test_names_that_are_no_digest_of_ours(files, name):
    with pytest.raises(KeyError):
        files.get(name)


def test_changed_bytes_are_not_given_out(files, tmp_path):
    digest = files.put(b"plan")
    path = next(path for path in (tmp_path / "files").rglob("*") if path.is_file())
    path.write_bytes(b"other")
    with pytest.raises(KeyError):
        files.get(digest)
