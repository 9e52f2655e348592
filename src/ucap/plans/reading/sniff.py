"""What a document is, told by its content; and what to do instead, where it cannot be read."""

import re

from ucap.kernel.errors import BadInput
from ucap.kernel.file_kinds import OLD_OFFICE, RTF, unpacked_names
from ucap.kernel.messages import gettext_noop

LARGEST = 20_000_000  # bytes; the longest plan seen has under one million
MOST_SIGNS = 500_000  # a hundred pages hold half as many
UNPACKED = 60_000_000  # bytes that an archive may grow to

DAMAGED = gettext_noop("The file is damaged. Open it in Word, save it again and upload that file.")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body|table|div|meta|h1|p)\b", re.IGNORECASE)


class UnreadableDocument(BadInput):
    """The document cannot be read; says what to do instead."""


def sniff(data: bytes) -> str:
    """Which reader reads this: "pdf", "docx", "html" or "text". Raises UnreadableDocument for all else."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UnreadableDocument(
            gettext_noop("The file is empty. Save the document again and upload that file.")
        )
    refuse_large(len(data))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    if problem := _known_binary(data):
        raise UnreadableDocument(problem)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if HTML.search(start) and start.startswith(b"<"):
        return "html"
    if start.startswith((b"<?xml", b"<!DOCTYPE")):
        return _xml(start)
    return "text"


def refuse_large(size: int) -> None:
    """Raises UnreadableDocument where a document has more bytes than can be read."""
    if size > LARGEST:
        raise UnreadableDocument(
            gettext_noop(
                "The file has %(size)d MB; at most %(limit)d MB can be read. "
                "Save it without pictures, or give only the pages with the plan."
            ),
            size=size // 1_000_000,
            limit=LARGEST // 1_000_000,
        )


def refuse_long(text: str) -> None:
    """Raises UnreadableDocument where a text is longer than any plan."""
    if len(text) > MOST_SIGNS:
        raise UnreadableDocument(
            gettext_noop("The document is too long to be a plan. Give only the pages with the plan.")
        )


def decode(data: bytes) -> str:
    """The text of the bytes: UTF-8, UTF-16 with its mark, GB 18030, or Windows-1252. Raises UnreadableDocument for noise."""
    text = _decoded(data)
    noise = len(
        re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uefff]", text[:20_000])
    )
    if noise > 20 + len(text[:20_000]) // 100:
        raise UnreadableDocument(
            gettext_noop(
                "This is not a text that can be read. Save the document as PDF, Word (.docx), web page or plain text (UTF-8)."
            )
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
    # Nearly any bytes are some GB 18030; common Chinese keeps to the basic block, in runs.
    runs = sum(len(run) for run in re.findall(r"[\u4e00-\u9fff]{2,}", chinese))
    return chinese if runs * 10 > len(chinese) else data.decode("cp1252", errors="replace")


def _archive(data: bytes) -> str:
    try:
        names, unpacked = unpacked_names(data)
    except ValueError as error:
        raise UnreadableDocument(DAMAGED) from error
    if unpacked > UNPACKED:
        raise UnreadableDocument(
            gettext_noop(
                "The file unpacks to more than %(limit)d MB. Save the document again without pictures."
            ),
            limit=UNPACKED // 1_000_000,
        )
    if "word/document.xml" in names:
        return "docx"
    raise UnreadableDocument(_other_archive(names))


def _other_archive(names: set[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return gettext_noop("This is a spreadsheet. Copy the plan into a document, or save the sheet as PDF.")
    if any(name.startswith("ppt/") for name in names):
        return gettext_noop("This is a presentation. Save it as PDF and upload that file.")
    if "content.xml" in names:
        return gettext_noop(
            "This is an OpenDocument file. Save it as Word (.docx) or PDF and upload that file."
        )
    return gettext_noop("This is an archive, not a document. Unpack it and upload the document inside.")


def _known_binary(data: bytes) -> str | None:
    if data.startswith(PICTURES):
        return gettext_noop(
            "This is a picture. Upload the document itself, or make its text readable with a scanner's OCR."
        )
    if data.startswith(OLD_OFFICE):
        return gettext_noop(
            "This is a file of an old or password-protected Office. Open it, save it as .docx without a password "
            "and upload that file."
        )
    if data.startswith(RTF):
        return gettext_noop("This is an RTF file. Save it as Word (.docx) or PDF and upload that file.")
    return None


def _xml(start: bytes) -> str:
    if re.search(rb"<html\b", start, re.IGNORECASE):
        return "html"
    raise UnreadableDocument(
        gettext_noop(
            "This is an XML file, not a document. Save the plan as PDF, Word (.docx), web page or plain text."
        )
    )
