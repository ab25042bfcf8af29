"""Files: judged by their bytes, refused with a reason that names them, shown under a name that fools nobody."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib

import pytest

from banshi_forms.file_names import display_name, ending_of
from banshi_forms.kinds.upload import answer
from banshi_forms.messages import say_beside
from banshi_forms.model import Problem
from banshi_forms.uploads import ACCEPTABLE, CheckedUpload, check_upload

ALL = tuple(ACCEPTABLE)
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    + chunk(b"IEND", b"")
)
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x00" * 40 + b"\xff\xd9"
WEBP = b"RIFF" + struct.pack("<I", 4 + 8 + 10) + b"WEBP" + b"VP8 " + struct.pack("<I", 10) + b"\x00" * 10


def package(*names: str, body: bytes = b"<xml/>", compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), body, compression)  # of no day: names of tests are made of it
    return held.getvalue()


DOCX = package("[Content_Types].xml", "word/document.xml")
XLSX = package("[Content_Types].xml", "xl/workbook.xml")
OFD = package("OFD.xml", "Doc_0/Document.xml")
GOOD = {"pdf": PDF, "png": PNG, "jpg": JPG, "webp": WEBP, "docx": DOCX, "xlsx": XLSX, "ofd": OFD}


def code(name: str, content: bytes, accept=ALL, **more) -> str:
    found = check_upload(name, content, accept, **more)
    assert isinstance(found, Problem), found
    for language in ("zh", "en"):
        assert display_name(name)[:5] in say_beside(found, language)
    return found.code


def test_the_closed_list() -> None:
    assert ALL == ("pdf", "png", "jpg", "webp", "docx", "xlsx", "ofd")


@pytest.mark.parametrize("kind", list(GOOD))
def test_good_files(kind: str) -> None:
    content = GOOD[kind]
    found = check_upload(f"平面图.{kind}", content, [kind])
    assert found == CheckedUpload(ACCEPTABLE[kind], f"平面图.{kind}", len(content), hashlib.sha256(content).hexdigest())


def test_endings_are_read_kindly() -> None:
    assert check_upload("照片.JPEG", JPG, ["jpg"]).name == "照片.JPEG"
    assert check_upload("image", JPG, ["jpg"]).name == "image.jpg"


@pytest.mark.parametrize("kind", list(GOOD))
@pytest.mark.parametrize("other", list(GOOD))
def test_a_name_that_promises_something_else(kind: str, other: str) -> None:
    found = check_upload(f"a.{other}", GOOD[kind], ALL)
    assert isinstance(found, CheckedUpload) if kind == other else found.code == "file-mismatch"
    if kind != other:
        assert f"内容却是 {kind}" in say_beside(found, "zh")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("空.pdf", b"", "file-empty"),
        ("a.pdf", b"MZ\x90\x00" + b"\x00" * 100, "file-damaged"),
        ("a.exe", b"MZ\x90\x00" + b"\x00" * 100, "file-type"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "file-type"),
        ("a.html", b"<html><script>alert(1)</script>", "file-type"),
        ("a.pdf", b"<html><script>alert(1)</script>", "file-damaged"),
        ("a.gif", b"GIF89a" + b"\x00" * 20, "file-type"),
        ("a.pdf", PDF[:40], "file-cut-off"),
        ("a.png", PNG[:-6], "file-cut-off"),
        ("a.jpg", JPG[:-2], "file-cut-off"),
        ("a.webp", WEBP[:-4], "file-cut-off"),
        ("a.docx", DOCX[:60], "file-cut-off"),
        ("a.pdf", PDF.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 5 0 R"), "file-encrypted"),
        ("a.pdf", PDF.replace(b"/Root 1 0 R", b"/Encrypt << /Filter /Standard >>"), "file-encrypted"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "file-type"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "file-old-office"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
        ("a.docx", package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "file-macros"),
        ("a.zip", package("a.txt"), "file-type"),
        ("a.docx", package("a.txt"), "file-damaged"),
        ("a.docx", package("[Content_Types].xml", "word/../../x"), "file-two-things"),
    ],
)
def test_files_that_are_refused(name: str, content: bytes, expected: str) -> None:
    assert code(name, content) == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF + package("evil.html")),
        ("a.pdf", PDF[:9] + b"<html><script>alert(1)</script></html>" + PDF[9:]),
        ("a.pdf", PDF + b"<script>" + b"x" * 2000),
        ("a.png", PNG + package("Evil.class")),
        ("a.png", PNG + b"%PDF-1.4 hidden"),
        ("a.jpg", JPG[:-2] + package("Evil.class") + b"\xff\xd9"),
        ("a.jpg", JPG[:20] + b"%PDF-1.4" + JPG[20:]),
        ("a.webp", WEBP + b"more and more"),
        ("a.docx", package("%PDF-1.7", "[Content_Types].xml", "word/document.xml", compression=zipfile.ZIP_STORED)),
    ],
)
def test_one_file_is_one_thing(name: str, content: bytes) -> None:
    assert code(name, content) == "file-two-things"


def test_a_package_of_zeros_is_not_unpacked() -> None:
    bomb = package("[Content_Types].xml", "word/document.xml", body=b"\x00" * (30 * 1024 * 1024))
    assert len(bomb) < 200_000
    assert code("a.docx", bomb) == "file-bomb"
    crowd = package("[Content_Types].xml", *(f"word/{n}.xml" for n in range(2_001)), body=b"")
    assert code("a.docx", crowd) == "file-too-many-parts"


def test_a_locked_package() -> None:
    locked = bytearray(DOCX)
    at = bytes(locked).rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert code("a.docx", bytes(locked)) == "file-encrypted"


def test_size_caps_are_handed_in() -> None:
    assert code("大.pdf", PDF + b" " * 900, max_bytes=500) == "file-too-big"
    assert isinstance(check_upload("a.pdf", PDF, ALL, max_bytes=len(PDF)), CheckedUpload)
    found = check_upload("大.pdf", b"x" * (3 * 1024 * 1024), ALL, max_bytes=2 * 1024 * 1024, at="layout")
    assert found.at == "layout"
    assert say_beside(found, "zh") == "文件“大.pdf”有 3 MB，最大 2 MB，请压缩后再传"


def test_encrypted_files_are_answered_as_people_expect() -> None:
    found = check_upload("合同.pdf", PDF.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 5 0 R"), ["pdf"])
    assert say_beside(found, "zh") == "文件“合同.pdf”有密码，请上传未加密文件"


def test_only_what_the_material_accepts() -> None:
    assert code("a.png", PNG, ["pdf"]) == "file-type"
    assert say_beside(check_upload("a.png", PNG, ["pdf", "jpg"]), "zh") == "文件“a.png”的类型不行，请上传 pdf、jpg"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("平面图.pdf", "平面图.pdf"),
        ("王\U0002ebf0的图.pdf", "王\U0002ebf0的图.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\fakepath\\图.pdf", "图.pdf"),
        ("/etc/图.pdf", "图.pdf"),
        ("图\u202efdp.exe.pdf", "图[U+202E]fdp.exe.pdf"),
        ("图\x00.pdf", "图[U+0000].pdf"),
        ("图\r\n.pdf", "图[U+000D][U+000A].pdf"),
        ("CON", "_CON"),
        ("con.pdf", "_con.pdf"),
        ("LPT1.tar.pdf", "_LPT1.tar.pdf"),
        ("图.pdf. . ", "图.pdf"),
        ("图.pdf.", "图.pdf"),
        ('a<b>"c|d?.pdf', "a_b__c_d_.pdf"),
        ("", "未命名"),
        ("...", "未命名"),
        ("../", "未命名"),
        ("\ud800.pdf", "[U+D800].pdf"),
    ],
)
def test_display_names(name: str, shown: str) -> None:
    assert display_name(name) == shown


def test_long_names_keep_their_ending() -> None:
    shown = display_name("图" * 300 + ".pdf")
    assert len(shown) <= 120
    assert shown.endswith("….pdf")
    assert len(display_name("x" * 300)) <= 120
    assert len(display_name("." + "x" * 300)) <= 120


@pytest.mark.parametrize(("name", "content"), [("a.pdf%00.exe", PDF), ("a.pdf\x00.exe", PDF), ("图\u202efdp.exe", PDF)])
def test_disguised_endings_are_not_believed(name: str, content: bytes) -> None:
    assert ending_of(name) == "exe"
    assert code(name, content) == "file-mismatch"


def test_an_answer_made_of_a_file(make) -> None:
    field = make.field("plan", "upload", accept=["pdf"], max_mb=1)
    value = answer(check_upload("图.pdf", PDF, ["pdf"]))
    assert field.kind.accepts(value)
    assert field.kind.check(field, value, None) is None
    assert field.kind.from_json(field, field.kind.to_json(value)) == value
    assert field.kind.show(field, value, "zh") == "图.pdf（1 KB）"
    other = answer(check_upload("图.png", PNG, ["png"]))
    assert field.kind.check(field, other, None).code == "file-type"
    assert field.kind.check(field, {**value, "size": 2 * 1024 * 1024}, None).code == "file-too-big"
    assert not field.kind.accepts({"digest": "x"})
