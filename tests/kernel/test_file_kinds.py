"""Kinds of files, told by their content."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.kernel.file_kinds import OFFICE, FileKind, is_taken, kind_of, unpacked_names


def packed(*names: str, mimetype: str = "", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", packing) as archive:
        if mimetype:
            archive.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:  # without the time of day: workers call a test by its data, and have to agree
            archive.writestr(zipfile.ZipInfo(name), "<a/>", packing)
    return kept.getvalue()


DOCX = packed("[Content_Types].xml", "word/document.xml")
ODT = packed("content.xml", mimetype="application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", FileKind.PDF),
        (DOCX, FileKind.DOCX),
        (packed("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), FileKind.PPTX),
        (ODT, FileKind.ODT),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), FileKind.ODS),
        (b"\x89PNG\r\n\x1a\n...", FileKind.PNG),
        (b"\xff\xd8\xff\xe0", FileKind.JPEG),
        (b"GIF89a", FileKind.GIF),
        (b"RIFF\0\0\0\0WEBPVP8 ", FileKind.WEBP),
        ("Stadt;Größe\r\nBologna;3\r\n".encode("cp1252"), FileKind.TEXT),
        ("城市,面积\n".encode("gb18030"), FileKind.TEXT),
        ("城市".encode("utf-16"), FileKind.TEXT),
        (b"\xff\xfe\x00", None),
        (b"", None),
        (b"MZ\x90\0\x03", None),
        (b"\x7fELF\x02", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", None),
        (b"{\\rtf1 text}", None),
        (packed("setup.exe"), None),
        (packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), None),
        (
            packed("content.xml", "Basic/script-lc.xml", mimetype="application/vnd.oasis.opendocument.text"),
            None,
        ),
        (DOCX[:60], None),
        (b"RIFF\0\0\0\0WAVE", None),
    ],
)
def test_told_by_content(data: bytes, kind: FileKind | None) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    ("name", "data", "taken"),
    [
        ("plan.pdf", b"%PDF-1.7", True),
        ("plan", b"%PDF-1.7", True),
        ("PLAN.PDF", b"%PDF-1.7", True),
        ("plan.exe", b"%PDF-1.7", False),
        ("plan.pdf", b"MZ\x90\0", False),
        ("plan.pdf", b"text", False),
        ("run.bat", b"del *.*", False),
        ("figures.csv", b"a;b", True),
        ("page.html", b"<script>alert(1)</script>", False),
        ("plan.docx", ODT, False),
        ("plan.docx", DOCX, True),
    ],
)
def test_name_and_content_go_together(name: str, data: bytes, taken: bool) -> None:
    assert is_taken(name, data, {FileKind.PDF, FileKind.TEXT, *OFFICE}) is taken


def test_a_list_of_names_without_end_is_not_read() -> None:
    data = bytearray(packed("word/document.xml"))
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = (2_000_000).to_bytes(4, "little")
    with pytest.raises(ValueError, match="without end"):
        unpacked_names(bytes(data))


@given(st.binary(max_size=300))
def test_noise_is_some_kind_or_none(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", DOCX[:40], ODT[:30]):
        assert kind_of(start + data) in {*FileKind, None}
