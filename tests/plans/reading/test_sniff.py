"""What a document is, and in which encoding."""

import pytest

from tests.plans.reading.hostile import archive
from ucap.plans.reading.sniff import (
    LARGEST,
    MOST_SIGNS,
    UnreadableDocument,
    decode,
    refuse_large,
    refuse_long,
    sniff,
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.7\n", "pdf"),
        (b"<!DOCTYPE html><p>", "html"),
        (b"\xef\xbb\xbf<HTML><body>", "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        (b"<table><tr><td>City", "html"),
        (b"# A plan\n\n<b>City:</b>\tRome", "text"),
        (b"<b>City:</b>\tRome", "text"),
        ("城市：柳州".encode("gb18030"), "text"),
    ],
)
def test_told_by_its_content(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_a_word_file_is_told_by_what_is_inside() -> None:
    assert sniff(archive("word/document.xml", "[Content_Types].xml")) == "docx"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_in_every_usual_encoding(encoding: str) -> None:
    text = "城市：柳州\n合作期限：2021年3月至2022年6月"
    assert decode(text.encode(encoding)) == text


def test_western_text_of_windows() -> None:
    assert decode("Ciudad: Málaga – año".encode("cp1252")) == "Ciudad: Málaga – año"
    assert decode("Größe: Köln über äöü".encode("cp1252")) == "Größe: Köln über äöü"


def test_line_ends_are_all_the_same() -> None:
    assert decode(b"a\r\nb\rc\x00") == "a\nb\nc"


def test_the_limits_are_to_the_byte() -> None:
    refuse_large(LARGEST)
    refuse_long("x" * MOST_SIGNS)
    with pytest.raises(UnreadableDocument, match="at most 20 MB"):
        refuse_large(LARGEST + 1)
    with pytest.raises(UnreadableDocument, match="too long"):
        refuse_long("x" * (MOST_SIGNS + 1))
