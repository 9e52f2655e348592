"""What is kept of a stranger's text, and what is not."""

import re
import unicodedata
from html import unescape

import nh3
import pytest
from django.template import Context, Template
from hypothesis import example, given
from hypothesis import strategies as st

from ucap.kernel.hygiene import clean_line, clean_text, links_in, too_long

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
UNSEEN = (
    "\u200b\u2060\ufeff\u00ad\u180e\u034f\u115f\u1160\u3164\uffa0\u2800\ufff9\U000e0041\U000e0100\ufdd0\ue000"
)
TAG = re.compile(r"<[a-z/!?]", re.IGNORECASE)
# Words and signs that do something to each other
PIECES = [
    *"<>&/!?-= \n\t\r\"'`;#x0",
    *BIDI,
    *UNSEEN,
    *(
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<svg/onload=",
        "<![CDATA[",
        "]]>",
        "<plaintext>",
    ),
    *(
        "&lt;",
        "&amp;",
        "&#60;",
        "&nbsp;",
        "a",
        "e\u0301",
        "\u0301",
        "\u0338",
        "\u0327",
        "\u1100",
        "\u1161",
        "ﬁ",
    ),
    *(
        "\u200c",
        "\u200d",
        "क",
        "\u094d",
        "ी",
        "م",
        "ي",
        "\u064e",
        "👩",
        "🚀",
        "\ufe0f",
        "葛",
        "\U000e0101",
        "\U0001f3fd",
    ),
]
hostile = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(hostile)
@example("<<b>script>alert(1)</script>")
@example("a\u200d\u200b\u0301" + "\u0301" * 9)
@example("<\u0338b>")
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert clean_line(clean_line(text)) == clean_line(text)


@given(hostile)
def test_nothing_but_text_comes_out(text: str) -> None:
    clean = clean_text(text)
    assert not TAG.search(clean)
    assert unescape(nh3.clean(clean.replace("&", "&amp;"), tags=set())) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert not set(clean) & {*BIDI, *"\u200b\u2060\ufeff\u00ad\u3164\x00\r\x1b\u2028"}
    assert not any(unicodedata.category(char) in ("Cs", "Co") for char in clean)
    assert "\n" not in clean_line(text)


@given(hostile)
def test_a_page_never_contains_what_was_taken_out(text: str) -> None:
    page = Template("<p>{{ text }}</p>").render(Context({"text": clean_text(text)}))
    inside = page.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inside
    assert ">" not in inside
    assert not set(inside) & set(BIDI)


@given(st.text(alphabet=st.characters(categories=["L", "N"], max_codepoint=0x10FF), max_size=60))
def test_letters_are_never_lost(text: str) -> None:
    seen = "".join(char for char in text if char not in UNSEEN)
    assert clean_text(seen) == unicodedata.normalize("NFC", seen)


@pytest.mark.parametrize(
    "text",
    [
        "Li Wei 李伟",
        "R&D, €5 < €10 & 3 > 2",
        "I <3 Granada",
        "AT&amp;T is written like this in HTML",
        "می\u200cخواهم",  # Persian needs the sign that parts two letters
        "क्\u200dष",  # Devanagari the one that joins them
        "👩\u200d🚀 🏳️\u200d🌈",
        "Łódź, São Paulo, Đà Nẵng, Thessaloniki Θεσσαλονίκη",
        "one\ntwo\n\nthree",
        "10\u00a0000 km²",
    ],
)
def test_what_people_write_is_kept(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("gpj.\u202eexe", "gpj.exe"),
        ("pay\u200bpal", "paypal"),
        ("a\u200db", "ab"),
        ("<b>bold</b> <script>alert(1)</script>word", "bold word"),
        ("<a href='https://x.example'>y</a>", "y"),
        ("<!-- hidden -->seen", "seen"),
        ("p<q and no end", "p< q and no end"),
        ("<<b>script>alert(1)", "< script>alert(1)"),
        ("e\u0301", "é"),
        ("Z" + "\u0338" * 40, "Z" + "\u0338" * 6),
        ("hi\U000e0068\U000e0069", "hi"),
        ("\ud800half", "half"),
        ("a\r\nb\u2028c\x0bd", "a\nb\nc\nd"),
        ("a  \t b \n\n\n\n c ", "a b\n\nc"),
        ("\ufe0f\ufe0fx\ufe0f\ufe0f", "x\ufe0f"),
        ("<br>", ""),
    ],
)
def test_what_nobody_sees_is_not(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("nothing, not even me@example.org or 1.2/3 or and/or", 0),
        ("https://a.example and HTTP://b.example/x?y=1", 2),
        ("www.example.org", 1),
        ("shop.example.com/buy", 1),
        ("https:a.example", 1),
        ("version 2.0, e.g. this", 0),
    ],
)
def test_addresses_are_counted(text: str, links: int) -> None:
    assert links_in(text) == links


def test_how_much_is_too_much() -> None:
    assert too_long("四个汉字", 4) == 0
    assert too_long("四个汉字!", 4) == 1


@pytest.mark.parametrize(
    "hard", ["<" * 20_000, "<b" * 10_000, "a." * 10_000, "&" * 20_000, "\u0301" * 20_000, "<a b=" * 5000]
)
def test_the_longest_text_takes_no_time(hard: str) -> None:
    clean_text(hard)
    links_in(hard)
