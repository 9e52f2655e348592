"""What a program that looks for a weakness sends in a form."""

import random
from collections.abc import Sequence
from urllib.parse import quote_plus

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm, Field, FileField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

TEXTS = (
    *(
        "",
        " ",
        "\x00",
        "a\x00b",
        "\r\n",
        "\ufeff",
        "\u202ea",
        "\u200d",
        "\U000e0041",
        "e\u0301" * 40,
        "a" + "\u0301" * 500,
        "💩",
        "﷽",
        "İ",
    ),
    *(
        "0",
        "-1",
        "1",
        "00",
        "²",
        "٣",
        "½",
        "１２",
        "1e999",
        "NaN",
        "inf",
        "0x10",
        "9" * 30,
        "9" * 5000,
        "4,6 mio",
        "1.000,5",
        "1_000",
        "--5",
    ),
    *(
        "on",
        "true",
        "None",
        "null",
        "undefined",
        "[]",
        "{}",
        '{"a":[1]}',
        "()",
        "__class__",
        "%s",
        "%(limit)s",
        "%",
        "{{ 7*7 }}",
        "{% now %}",
    ),
    *(
        "<script>alert(1)</script>",
        "<b",
        "</textarea>",
        "<!--",
        "&#0;",
        "' OR 1=1 --",
        '"; DROP TABLE x',
        "../../etc/passwd",
        "C:\\x",
        "|",
        "$(x)",
    ),
    *(
        "a@b",
        "a@b.c",
        "@",
        "a@" + "b" * 300 + ".org",
        "a@xn--.org",
        "ü@ü.de",
        "a@[127.0.0.1]",
        '"a b"@c.de',
        "a@b.c\r\nBcc: x@y.z",
    ),
    *(
        "http://",
        "https://[",
        "http://[::1",
        "http://a..b",
        "https://" + "a" * 3000,
        "javascript:alert(1)",
        "//a",
        "http://xn--a.de",
        "http://a:99999",
        "https://ü.de",
    ),
    *(
        "2019",
        "2019-13",
        "2019-02-30",
        "0000",
        "0000-00-00",
        "99999-01-01",
        "31/31/2019",
        "05/06/2019",
        "November 2019",
        "二〇二〇年",
        "1.1.1",
        "2019-11-05T25:61",
    ),
    *(
        "en",
        "zh-hans",
        "xx",
        "en-",
        "-",
        "CN",
        "ZZ",
        "China, Spain",
        ", ,",
        "中国",
        "1787227",
        "999999999999",
        "Europe/Rome",
        "Mars/Base",
    ),
    *(
        "example.org",
        "*.org",
        "-.org",
        "xn--.org",
        "localhost",
        "a" * 64 + ".org",
        "org",
        ".",
        "example.org.",
        "EXAMPLE.ORG",
        "exämple.org",
    ),
    "a" * 20_001,
    "😀" * 3000,
    "a\n" * 5000,
)
FEW, MANY = ("0", "1", "2", "3", "-1", "x", "", "²", "1e3"), ("51", "301", "1001", "99999999999")


def sent(names: Sequence[str], fields: dict[str, Field], chance: random.Random) -> QueryDict:
    """A form as it comes out of the wire: most of its fields, some twice, some under names that nearly fit."""
    pairs = [
        (name, value_for(name, fields.get(name), chance))
        for name in names
        if chance.random() < 0.85
        for _ in range(chance.choice((1, 1, 1, 1, 2, 5)))
    ]
    pairs += [(_other_name(names, chance), chance.choice(TEXTS)) for _ in range(chance.choice((0, 0, 1, 3)))]
    chance.shuffle(pairs)
    return QueryDict("&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs))


def value_for(name: str, field: Field | None, chance: random.Random) -> str:
    """Now and then something that the field takes, so that what comes after it is reached too."""
    if name.endswith("_FORMS"):
        return chance.choice(
            MANY if chance.random() < 0.03 else FEW
        )  # many rows take long, and are no other than few
    choices = [str(value) for value, _ in getattr(field, "choices", ())] if field else []
    if choices and chance.random() < 0.5:
        return chance.choice(choices)
    if chance.random() < 0.15:
        return "".join(_any_sign(chance) for _ in range(chance.randrange(30)))
    return chance.choice(TEXTS)


def files(form: BaseForm | None, chance: random.Random) -> "MultiValueDict[str, SimpleUploadedFile]":
    """A file for each field that takes one, with a name that nobody should trust."""
    found: MultiValueDict[str, SimpleUploadedFile] = MultiValueDict()
    for name, field in (form.fields if form else {}).items():
        if isinstance(field, FileField) and chance.random() < 0.8:
            named = chance.choice(
                ("a.pdf", "../../x", "C:\\a", "a\x00.png", "a" * 300, "..a", "计划.docx", "x.svg")
            )
            content = chance.choice(
                (
                    b"",
                    b"x",
                    b"%PDF-1.4",
                    b"\x89PNG\r\n\x1a\n",
                    b"GIF89a",
                    b"<svg/onload=x>",
                    chance.randbytes(300),
                )
            )
            kind = chance.choice(("application/pdf", "image/png", "", "x"))
            found[form.add_prefix(name) if form else name] = SimpleUploadedFile(named, content, kind)
    return found


def _other_name(names: Sequence[str], chance: random.Random) -> str:
    near = chance.choice([*names, "x"])
    return chance.choice(
        (
            f"{near}-0",
            f"{near}-{chance.randrange(999)}-id",
            near.upper(),
            f"{near}\x00",
            "rows",
            "csrfmiddlewaretoken",
            "DELETE",
            "",
        )
    )


def _any_sign(chance: random.Random) -> str:
    first, last = chance.choice(((0x20, 0x7F), (0x20, 0xD800), (0xE000, 0x110000)))
    return chr(chance.randrange(first, last))
