from tests.plans.reading.understanding import read, said


def test_a_row_of_its_own_or_the_first_heading() -> None:
    assert (
        read("# Something else\n\nTitle: Rivers and roses\n\nPeriod: 2020").content.title
        == "Rivers and roses"
    )
    assert read("# Rivers and roses\n\nPeriod: 2020").content.title == "Rivers and roses"
    assert read("Rivers and roses\n\nPeriod: 2020").content.title == "Rivers and roses"


def test_the_forms_name_is_no_title() -> None:
    reading = read("# U-CAP Summary\n\nCity\tUlm\tGranada, Rome")
    assert reading.content.title == "Ulm – Granada, Rome"
    assert "put together from the cities" in said(reading, "title")[0]


def test_without_any_title_it_is_asked_for() -> None:
    reading = read("Period: 2020")
    assert reading.content.title == ""
    assert said(reading, "title") == ["The document has no title. Give the plan one."]
