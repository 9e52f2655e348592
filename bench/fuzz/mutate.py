"""A document made a little wrong: bits turned, pieces lost, doubled, moved, swollen, joined with another; inside archives and streams too."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence

LONGEST = 400_000  # bytes
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
NUMBER = re.compile(rb"\d+")
# What readers look for, and what confuses them
WORDS = (
    *(
        "\x00",
        "\r",
        "\x1b",
        "\x85",
        "\u2028",
        "\u202e",
        "\u200d",
        "\ufeff",
        "\u2060",
        "\U000e0041",
        "💩",
        "ﬁ",
        "İ",
        "ß",
        "﷽",
    ),
    *(
        "²",
        "٣",
        "½",
        "Ⅻ",
        "１２",
        "二〇二〇年",
        "九十九",
        "4,6mio",
        "1.000.000,5",
        "9" * 400,
        "1e999",
        "-0",
        "NaN",
        "%",
        "km²",
        "N/A",
    ),
    *(
        "City",
        "Partner city",
        "Sides",
        "Period",
        "SDGs",
        "主题",
        "合作方",
        "Activities:",
        "2019-11-05",
        "31.02.2020",
        "0/0/0",
        "Nov - Jan",
    ),
    *(
        "City\tRome\tBologna\n",
        "\n\n\n",
        "\t\t\t\t",
        " | ",
        "(1)",
        "1.",
        "a)",
        "- ",
        "• ",
        "§",
        ":",
        "：",
        ",",
        ";" * 99,
    ),
    *(
        "<table>",
        "<tr><td colspan=99999>",
        "</td>",
        "<td rowspan=0>",
        "<td colspan=-1>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<p>",
        "<br>",
    ),
    *(
        "<script>",
        "</html>",
        "<ul><li>",
        "<ol start=99999999999>",
        "<a href='javascript:x'>",
        "<base href=//x>",
        "<?xml?>",
        "&#0;",
        "&#xD800;",
        "&#99999999;",
        "&z;",
    ),
    *(
        "| a | b |\n|---|---|\n",
        "# ",
        "###### ",
        "```\n",
        "> ",
        "**",
        "[x](y)",
        "![x](y)",
        "\n===\n",
        "\\",
        "[^1]",
        "<div>",
    ),
    *(
        "<w:p>",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "</w:tc>",
        '<w:gridSpan w:val="-7"/>',
        "<w:vMerge/>",
        '<w:ilvl w:val="99999"/>',
        '<w:numId w:val="x"/>',
    ),
    *(
        "<< >>",
        "[ ]",
        "endobj",
        "obj",
        "xref",
        "trailer",
        "startxref",
        "/Type /Page",
        "/Kids",
        "/Filter /FlateDecode",
        "BT",
        "ET",
        "(x) Tj",
        "0 0 0 0 0 0 Tm",
        "q",
        "Q",
    ),
    *(
        "{",
        "}",
        '{"sides":[',
        '"population":1e400',
        "null",
        '{"title":{}}',
        '"sdgs":[99]',
        '"period":{"start":"x"}',
    ),
)
TOKENS = (*(word.encode() for word in WORDS), b"\xff", b"\xc3", b"\xff\xfe", b"\xed\xa0\x80")


def mutated(data: bytes, kind: str, others: Sequence[bytes], chance: random.Random) -> bytes:
    """The document with one to six things made wrong, the same for the same chance."""
    inside = {"docx": _in_archive, "pdf": _in_streams}.get(kind)
    if (
        inside and chance.random() < 0.8
    ):  # bytes changed from outside break an archive's sums, and that is all
        return inside(data, others, chance)[:LONGEST]
    return _several(data, others, chance)


def _several(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = chance.choice(CHANGES)(data, others, chance)[:LONGEST]
    return data


def _in_archive(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """The archive with some of its parts changed, left out or put in twice, and its sums right again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    except zipfile.BadZipFile:
        return data
    main = [
        index for index, (name, _) in enumerate(parts) if name.startswith("word/") and name.endswith(".xml")
    ]
    for index in chance.sample(main, k=min(len(main), chance.choice((1, 1, 2, 3)))):
        name, content = parts[index]
        parts[index] = (name, _several(content, others, chance))
    if chance.random() < 0.2:
        parts.pop(chance.randrange(len(parts)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def _in_streams(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """The PDF with the content of one stream changed; its length may be wrong, as it is in the wild."""
    found = list(STREAM.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    try:
        content = zlib.decompress(one[1])
    except zlib.error:
        return data
    packed = zlib.compress(_several(content, others, chance))
    return data[: one.start(1)] + packed + data[one.end(1) :]


def _place(data: bytes, chance: random.Random) -> tuple[int, int]:
    """Where a piece begins and ends."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(chance.expovariate(1 / 40)) + 1)


def _turn(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(changed), chance.choice((1, 1, 4, 32)))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _lose(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def _double(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 9, 200)) + data[end:]


def _move(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    rest = data[:start] + data[end:]
    to = chance.randrange(len(rest) + 1)
    return rest[:to] + data[start:end] + rest[to:]


def _put_in(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    at, _ = _place(data, chance)
    return data[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 50)) + data[at:]


def _write_over(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def _cut(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _join(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _count_wrongly(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    found = list(NUMBER.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    wrong = chance.choice((b"0", b"-1", b"1", b"65536", b"2147483648", b"9" * 30, b"1e9", b""))
    return data[: one.start()] + wrong + data[one.end() :]


Change = Callable[[bytes, Sequence[bytes], random.Random], bytes]
CHANGES: tuple[Change, ...] = (
    _turn,
    _lose,
    _double,
    _move,
    _put_in,
    _put_in,
    _write_over,
    _cut,
    _join,
    _count_wrongly,
)
