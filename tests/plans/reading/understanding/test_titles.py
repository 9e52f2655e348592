from tests.plans.reading.understanding import read, said
from ucap.plans.reading.read import read_document


def test_a_row_of_its_own_or_the_first_heading() -> None:
    assert (
        read("# Something else\n\nTitle: Rivers and roses\n\nPeriod: 2020").content.title
        == "Rivers and roses"
    )
    assert read("# Rivers and roses\n\nPeriod: 2020").content.title == "Rivers and roses"
    assert read("Rivers and roses\n\nPeriod: 2020").content.title == "Rivers and roses"


def test_a_page_is_called_what_it_says_rather_than_what_its_site_is_called() -> None:
    page = b"<html><head><title>City of Ulm</title></head><body><h1>Rivers and roses</h1><p>Period: 2020</p>"
    reading = read_document(page)
    assert (reading.content.title, reading.content.other) == ("Rivers and roses", ("City of Ulm",))
    assert read_document(page.replace(b"<h1>Rivers and roses</h1>", b"")).content.title == "City of Ulm"


def test_the_forms_name_is_no_title() -> None:
    reading = read("# U-CAP Summary\n\nCity\tUlm\tGranada, Rome")
    assert reading.content.title == "Ulm – Granada, Rome"
    assert "put together from the cities" in said(reading, "title")[0]


def test_without_any_title_it_is_asked_for() -> None:
    reading = read("Period: 2020")
    assert reading.content.title == ""
    assert said(reading, "title") == ["The document has no title. Give the plan one."]
