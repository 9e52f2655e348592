"""What badges and certificates are made of, without a database."""

import pypdfium2
import pytest

from ucap.events.badges import SMALLEST, Badge, Badges, code_of, size_of, write_badges
from ucap.events.certificates import Certificate, write_certificate
from ucap.events.typeset import word

KEY = "k3j8dm2q9xk3j8dm2q9x"


def badge(name: str, **more: str) -> Badge:
    fields = {
        "whose": "",
        "place": "",
        "country": "",
        "group": "",
        "note": "",
        "key": KEY,
        "url": f"https://ucap.example/{KEY}/",
    }
    return Badge(name=name, **{**fields, **more})


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize(
    ("text", "country", "lang", "region"),
    [
        ("王芳", "", "zh", "CN"),
        ("王芳", "TW", "zh", "TW"),
        ("王芳", "ES", "zh", "CN"),
        ("山田はなこ", "JP", "ja", None),
        ("김철수", "KR", "ko", None),
        ("Wang Fang", "CN", None, None),
        ("", "", None, None),
    ],
)
def test_chinese_signs_have_the_shapes_of_their_own(
    text: str, country: str, lang: str | None, region: str | None
) -> None:
    said = word(text, country=country)
    assert (said["text"], said["lang"], said["region"]) == (text, lang, region)


def test_the_longer_a_name_the_smaller_it_is() -> None:
    names = ["王芳", "Ana", "Wang Fang", "Maximiliano Fernández", "x" * 60]
    sizes = [size_of(name) for name in names]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == SMALLEST
    assert size_of("") == sizes[0]


def test_what_was_typed_is_never_markup() -> None:
    evil = '#panic("x") *bold* $x$ <label> @ref "quoted" \\'
    pdf = write_badges(
        Badges(title=evil, when_and_where=evil, badges=[badge(evil, whose=evil, group=evil, note=evil)]),
        language="en",
    )
    assert '#panic("x")' in text_of(pdf)


def test_one_sheet_holds_four() -> None:
    for number, sheets in ((1, 1), (4, 1), (5, 2)):
        some = Badges(title="Meet", when_and_where="", badges=[badge(f"Person {n}") for n in range(number)])
        assert len(pypdfium2.PdfDocument(write_badges(some, language="zh-hans"))) == sheets


def test_the_same_badges_give_the_same_bytes() -> None:
    some = Badges(title="Meet", when_and_where="", badges=[badge("王芳")])
    assert write_badges(some, language="en") == write_badges(some, language="en")
    assert code_of(KEY) == "k3j8 dm2q"


def test_a_name_of_one_endless_word_is_parted() -> None:
    pdf = write_badges(Badges(title="M", when_and_where="", badges=[badge("W" * 150)]), language="en")
    page = pypdfium2.PdfDocument(pdf)[0]
    right = max(page.get_textpage().get_charbox(n)[2] for n in range(150))
    assert right < 105 / 25.4 * 72  # its own half of the sheet


def test_a_certificate() -> None:
    said = Certificate(
        heading="参会证明",
        name="王芳",
        country="CN",
        whose="扬州大学",
        sentence="参加了以下活动",
        title="Canal cities *meet*",
        when="2027年3月23日",
        where="",
        held_by="",
        issued="签发",
        url="https://ucap.example/",
    )
    text = text_of(write_certificate(said, language="zh-hans"))
    assert "参会证明" in text
    assert "Canal cities *meet*" in text
