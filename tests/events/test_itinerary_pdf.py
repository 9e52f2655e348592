"""The itinerary of a visit as a PDF."""

from dataclasses import replace

import pypdfium2 as pdfium

from tests.events.pdf import text_of
from ucap.events.itinerary_pdf import Sheet, SheetDay, SheetSide, write_itinerary

HOSTILE = '#panic("no") $x$ *bold* <label> @ref // = heading #read("/etc/passwd")'
ENGLISH = SheetSide(
    when="09:00–11:00 Yangzhou",
    title=HOSTILE,
    text="One line\n= no heading",
    words_language="en",
    facts=[("Contact", "Wang Lin"), ("Good to know", HOSTILE)],
)
CHINESE = replace(
    ENGLISH, title="自来水厂", text="请穿防滑鞋。", words_language="zh-Hans", facts=[("联系人", "王琳")]
)
SHEET = Sheet(
    languages=("en", "zh-Hans"),
    kickers=("Itinerary", "行程"),
    titles=(("A delegation", "en"), ("代表团", "zh-Hans")),
    closing=("Keep it", "请勿外传"),
    days=[SheetDay(("Tuesday", "星期二"), ((ENGLISH, CHINESE),))],
)


def test_both_languages_stand_there_and_no_word_is_markup() -> None:
    pdf = write_itinerary(SHEET)
    text = text_of(pdf)
    for said in (
        "A delegation",
        "代表团",
        "Tuesday · 星期二",
        "自来水厂",
        "联系人: 王琳",
        "= no heading",
        "请勿外传",
    ):
        assert said in text
    assert "".join(text.split()).count("".join(HOSTILE.split())) == 2
    assert b"pdfuaid:part" in pdf
    with pdfium.PdfDocument(pdf) as document:
        assert document.is_tagged()


def test_what_is_the_same_in_both_is_said_once() -> None:
    text = text_of(
        write_itinerary(replace(SHEET, kickers=("Itinerary", "Itinerary"), closing=("Keep", "Keep")))
    )
    assert text.count("Itinerary") == text.count("Keep") == 1


def test_one_language_has_the_page_alone() -> None:
    one = Sheet(
        languages=("zh-Hans",),
        kickers=("行程",),
        titles=(("代表团", "zh-Hans"),),
        closing=("请勿外传",),
        days=[SheetDay(("星期二",), ((CHINESE,),) * 40)],
    )
    text = text_of(write_itinerary(one))
    assert text.count("自来水厂") == 40
    assert "English" not in text
