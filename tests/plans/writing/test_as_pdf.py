"""The PDF: tagged, Chinese, whole over its pages, and no word of a plan is markup."""

from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as c
import pytest
import segno

from tests.plans.factories import yangzhou_content
from tests.plans.writing.test_writing import URL
from ucap.plans.content import ExpectedResult, PlanContent, without_ids
from ucap.plans.reading.read import read_document
from ucap.plans.writing.as_pdf import breakable, write_pdf

HOSTILE = '#import "x.typ" #panic("no") $x$ *bold* _it_ `raw` <label> @ref \\ // = heading [x] {y} #read("/etc/passwd")'


def text_of(pdf: bytes) -> str:
    """All text of the document."""
    with pdfium.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_it_says_that_it_is_accessible() -> None:
    pdf = write_pdf(yangzhou_content(), language="en", url=URL)
    for mark in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"pdfuaid:part", b"/DisplayDocTitle"):
        assert mark in pdf
    with pdfium.PdfDocument(pdf) as document:
        assert document.get_metadata_value("Title") == yangzhou_content().title
        assert document.is_tagged()
        assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)  # A4


def test_chinese_text_can_be_copied_out() -> None:
    plan = replace(
        yangzhou_content(),
        title="扬州与博洛尼亚的城市合作",
        language="zh-Hans",
        objectives=("共建创新平台。",),
    )
    text = text_of(write_pdf(plan, language="zh-Hans", url=URL))
    for words in ("扬州与博洛尼亚的城市合作", "合作的主要目标", "共建创新平台。", "2019年11月，访问："):
        assert words in text


def test_no_word_is_markup() -> None:
    plan = PlanContent(title=HOSTILE, objectives=(HOSTILE, "= no heading", "- no list", "#panic()"))
    back = read_document(write_pdf(plan, language="en", url=URL)).content
    assert without_ids(back) == plan


def test_a_row_goes_on_on_the_next_page_with_its_head_above() -> None:
    results = tuple(
        ExpectedResult(number=n, text=f"result {n} " + "and what it brings " * 9) for n in range(1, 60)
    )
    plan = yangzhou_content(expected_results=tuple(replace(r, text=r.text.strip()) for r in results))
    pdf = write_pdf(plan, language="en", url=URL)
    assert text_of(pdf).count("Side B") == len(pdfium.PdfDocument(pdf)) > 2
    assert without_ids(read_document(pdf).content) == plan


def test_a_paragraph_may_be_longer_than_a_page() -> None:
    plan = yangzhou_content(objectives=(("what the cities want together, " * 400).strip(" ,"),))
    assert without_ids(read_document(write_pdf(plan, language="en", url=URL)).content) == plan


def test_a_sign_that_no_font_has_costs_the_plan_nothing_else() -> None:
    plan = yangzhou_content(objectives=("a panda 🐼 for the zoo",))
    assert "for the zoo" in text_of(write_pdf(plan, language="en", url=URL))


def test_a_word_too_long_for_its_column_is_parted_unseen() -> None:
    address = "https://example.org/" + "a-very-long-path/" * 12
    plan = yangzhou_content(objectives=(f"see {address} there",))
    pdf = write_pdf(plan, language="en", url=URL)
    assert without_ids(read_document(pdf).content) == plan
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(i) for i in range(text.count_rects())]
            assert max(box[2] for box in boxes) <= 595 - 56  # nothing runs into the margin
    assert breakable("abcdef gh", 3) == "abc\u200bdef gh"


def test_the_qr_code_is_that_of_the_address() -> None:
    pdf = write_pdf(yangzhou_content(), language="en", url=URL)
    with pdfium.PdfDocument(pdf) as document:
        (picture,) = (o for page in document for o in page.get_objects(filter=[c.FPDF_PAGEOBJ_IMAGE]))
        drawn = picture.get_bitmap(render=False).to_pil().convert("L")
    wanted = [[bool(module) for module in row] for row in segno.make(URL, error="m", micro=False).matrix]
    size, modules = drawn.width // (len(wanted) + 4), range(2, len(wanted) + 2)  # two of white around it
    found = [[drawn.getpixel((x * size + 3, y * size + 3)) < 128 for x in modules] for y in modules]
    assert found == wanted
    assert URL in text_of(pdf)
