"""Documents that nobody should read: made to exhaust, to confuse, or only of a kind that holds no text."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise

STOPPED = "takes longer than|takes more than|made the reader stop"  # which of them depends on the machine
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, numbered from 1; the first is its catalogue."""
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    )
    return out.getvalue()


def stream(data: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream" % (len(packed), extra, packed)


def one_page(content: bytes, resources: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page that draws this stream; further objects begin with number 5."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>"
    catalogue, pages = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return pdf([catalogue, pages, page % resources, content, *more])


def locked_pdf() -> bytes:
    """One whose password nobody knows."""
    noise = random.Random(2).randbytes(32).hex().encode()  # noqa: S311
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -44 >> /ID [<00> <00>]" % (
        noise,
        noise,
    )
    catalogue, pages = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"
    return pdf([catalogue, pages], lock)


def scanned_pdf() -> bytes:
    """Pages that are pictures."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (600, 800), 200).save(
        out, "PDF", save_all=True, append_images=[Image.new("L", (600, 800))]
    )
    return out.getvalue()


def endless_pdf(pages: int = 10_000) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, pages + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    tree = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, *[page] * pages])


def circular_pdf() -> bytes:
    """Its pages hold themselves."""
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"])


def doubling_pdf(levels: int = 40) -> bytes:
    """One drawing that draws another twice, which draws another twice …"""
    forms = [
        stream(
            b"/F Do /F Do",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>"
            % (6 + n),
        )
        for n in range(levels)
    ]
    last = stream(b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return one_page(stream(b"/F Do"), b"/XObject << /F 5 0 R >>", (*forms, last))


def self_drawing_pdf() -> bytes:
    form = stream(
        b"/F Do /F Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>",
    )
    return one_page(stream(b"/F Do"), b"/XObject << /F 5 0 R >>", (form,))


def swelling_pdf(times: int = 2000) -> bytes:
    """A page whose content is small in the file alone: a megabyte of lines, again and again."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 9 9 l S\n" * 75_000
    first, again = (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    packed = first + again * times + packer.flush()
    return one_page(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed))


def word(document: bytes, **parts: bytes) -> bytes:
    """A Word file whose main part is this."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return out.getvalue()


def word_body(inside: str) -> bytes:
    return f'<w:document xmlns:w="{NAMESPACE}"><w:body>{inside}</w:body></w:document>'.encode()


def laughing_word() -> bytes:
    return word(laughs() + word_body("<w:p><w:r><w:t>&z;</w:t></w:r></w:p>"))


def laughs() -> bytes:
    """A billion of them, in XML."""
    names = "abcdefghiz"
    lines = [f'<!ENTITY {names[0]} "ha">']
    lines += [f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)]
    return f'<?xml version="1.0"?><!DOCTYPE x [{"".join(lines)}]>'.encode()


def bomb(megabytes: int = 100) -> bytes:
    """A Word file whose one part is a hundred megabytes of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", bytes(megabytes * 1_000_000))
    return out.getvalue()


def lying_bomb() -> bytes:
    """The same, with the directory saying that it is small."""
    data = bytearray(bomb())
    size = (100_000_000).to_bytes(4, "little")
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, b"<x/>")
    return out.getvalue()


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)  # noqa: S311


def deep_word() -> bytes:
    """Tables in tables in tables."""
    return word(word_body("<w:tbl><w:tr><w:tc>" * 5000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5000))


# Told by their first bytes, and no more of them is looked at.
OTHER_KINDS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (bytes, "The file is empty"),
    "white space": (lambda: b" \n\t\r\n", "The file is empty"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + noise(1000), "This is a picture"),
    "a photograph": (lambda: b"\xff\xd8\xff\xe0" + noise(1000), "This is a picture"),
    "a spreadsheet": (lambda: archive("xl/workbook.xml"), "This is a spreadsheet"),
    "a presentation": (lambda: archive("ppt/presentation.xml"), "This is a presentation"),
    "an OpenDocument": (lambda: archive("content.xml"), "This is an OpenDocument file"),
    "an archive": (lambda: archive("plan.docx"), "This is an archive"),
    "half an archive": (lambda: archive("word/document.xml")[:20], "The file is damaged"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0" + noise(1000), "an old or password-protected Office"),
    "RTF": (lambda: b"{\\rtf1 plan}", "This is an RTF file"),
    "XML": (lambda: b'<?xml version="1.0"?><plan/>', "This is an XML file"),
    "50 MB of noise": (lambda: noise(50_000_000), "The file has 50 MB"),
}
# Each needs the child that can be ended.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a locked PDF": (locked_pdf, "locked with a password"),
    "a scanned PDF": (scanned_pdf, "holds pictures of pages and no text"),
    "a PDF of 10 000 pages": (endless_pdf, "The PDF has 10000 pages; at most 100"),
    "a PDF whose pages hold themselves": (circular_pdf, "The file is damaged"),
    "a PDF of drawings in drawings": (doubling_pdf, STOPPED),
    "a PDF that draws itself": (self_drawing_pdf, STOPPED),
    "a PDF that swells": (swelling_pdf, STOPPED),
    "a PDF cut in half": (lambda: endless_pdf(50)[:2000], "The file is damaged"),
    "a zip bomb": (bomb, "unpacks to more than 60 MB"),
    "a zip bomb that lies": (lying_bomb, "The file is damaged"),
    "a Word file of a billion laughs": (laughing_word, "definitions that Word never writes"),
    "a Word file of tables in tables": (deep_word, "The file is damaged"),
    "XML of a billion laughs": (lambda: laughs() + b"<x>&z;</x>", "This is an XML file"),
    "15 MB of noise": (lambda: noise(15_000_000), "not a text that can be read"),
    "a web page nested 100 000 deep": (
        lambda: b"<html>" + b"<div>" * 100_000 + b"plan",
        "The file is damaged",
    ),
    "tables nested 5 000 deep": (
        lambda: b"<html>" + b"<table><tr><td>" * 5000 + b"plan",
        "The file is damaged",
    ),
    "a million cells": (
        lambda: b"<html><table>" + (b"<tr>" + b"<td colspan=9999>a" * 10) * 100_000,
        f"damaged|{STOPPED}",
    ),
    "a line of 10 MB": (lambda: b"plan " * 2_000_000, "too long to be a plan"),
    "brackets that never close": (lambda: b"[" * 450_000, STOPPED),
    "the same row again and again": (lambda: b"City\tRome\n" * 2_000_000, "too long to be a plan"),
}
