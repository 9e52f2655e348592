"""The Word document: a real table with a head, lists that Word counts, its language."""

import io
from dataclasses import replace

import docx
from docx.oxml.ns import qn

from tests.plans.factories import yangzhou_content
from tests.plans.writing.test_writing import URL
from ucap.plans.content import ExpectedResult, PlanContent, without_ids
from ucap.plans.reading.read import read_document
from ucap.plans.writing.docx.writer import write_docx


def opened(plan: PlanContent, language: str = "en") -> docx.document.Document:
    """What was written, as python-docx opens it."""
    return docx.Document(io.BytesIO(write_docx(plan, language=language, url=URL)))


def test_the_table_has_a_head_and_rows_of_two_columns() -> None:
    (table,) = opened(yangzhou_content()).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Side", "Side A", "Side B"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    (period,) = (row for row in table.rows if row.cells[0].text == "Period of cooperation")
    assert period.cells[1].grid_span == 2
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")


def test_it_says_its_language_and_title() -> None:
    plan = replace(yangzhou_content(), title="扬州与博洛尼亚", language="zh-Hans")
    document = opened(plan, "zh-Hans")
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("zh-CN", "zh-CN")
    assert (document.core_properties.title, document.core_properties.language) == (plan.title, "zh-Hans")
    assert document.paragraphs[1].style.name == "Heading 1"


def test_lists_keep_their_numbers() -> None:
    results = tuple(ExpectedResult(number=n, text=f"result {n}") for n in (3, 4, 7, 1, 12))
    plan = yangzhou_content(expected_results=results)
    back = read_document(write_docx(plan, language="en", url=URL)).content
    assert without_ids(back) == plan
    assert "List Number" in {
        p.style.name for row in opened(plan).tables[0].rows for p in row.cells[1].paragraphs
    }


def test_the_code_of_the_page_has_a_text_beside_and_instead() -> None:
    last = opened(yangzhou_content()).tables[0].rows[-1].cells[1]
    assert last.paragraphs[0].text == URL
    assert last._tc.find(f".//{qn('wp:docPr')}").get("descr") == URL
