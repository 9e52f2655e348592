"""The report of an event as a PDF."""

import pypdfium2 as pdfium

from tests.events.pdf import text_of
from ucap.events.report_pdf import Document, Section, Table, write_report_pdf

HOSTILE = '#import "x.typ" #panic("no") $x$ *bold* _it_ `raw` <label> @ref // = heading [x] {y} #read("/etc/passwd")'
SAID = Document(
    kicker="Webinar · Report",
    title=HOSTILE,
    facts=[("Where", HOSTILE)],
    texts=[("What was reached", f"{HOSTILE}\n\n= no heading\n- no list", "en")],
    numbers=[Section("who", "Who came", (("Participants", 6), (HOSTILE, 0)), "Nobody knows.")],
    table=Table("Between cities", "City", ("扬州", "Granada"), (((0, 0), (3, 5)), ((3, 5), (1, 1)))),
    bars=[
        Section("stars", "Stars", (), "3 answers."),
        Section("cities", "Cities", (("Granada", 4), ("扬州", 0))),
    ],
    footer="Draft",
    url="https://ucap.example/en/events/canal/report/",
)


def test_it_says_that_it_is_accessible_and_is_the_same_each_time() -> None:
    pdf = write_report_pdf(SAID, language="en")
    for mark in (b"/StructTreeRoot", b"/Lang", b"pdfuaid:part", b"/DisplayDocTitle"):
        assert mark in pdf
    with pdfium.PdfDocument(pdf) as document:
        assert document.get_metadata_value("Title") == HOSTILE
    assert write_report_pdf(SAID, language="en") == pdf


def test_no_word_is_markup_and_nothing_is_left_out() -> None:
    text = text_of(write_report_pdf(SAID, language="en"))
    plain = "".join(text.split())
    assert plain.count("".join(HOSTILE.split())) == 4
    for said in ("= no heading", "- no list", "Nobody knows.", "3 answers.", "扬州", SAID.url, "Draft"):
        assert said in text


def test_a_report_of_nothing_is_a_page() -> None:
    with pdfium.PdfDocument(
        write_report_pdf(Document(kicker="", title="X", url=SAID.url), language="zh-hans")
    ) as document:
        assert len(document) == 1


def test_a_long_list_goes_on_on_the_next_page() -> None:
    rows = tuple((f"City {n}", n) for n in range(90))
    text = text_of(
        write_report_pdf(
            Document(kicker="", title="X", url=SAID.url, numbers=[Section("c", "All", rows)]),
            language="en",
        )
    )
    assert "City 89" in text
