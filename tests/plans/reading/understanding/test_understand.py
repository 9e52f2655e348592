from tests.plans.reading.understanding import read, said
from ucap.kernel.messages import Message
from ucap.plans.reading.blocks import Document, Notice, Text
from ucap.plans.reading.reading import Source
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.understand import understand


def test_a_document_that_is_no_plan_is_said_to_be_none() -> None:
    reading = read("Dear Anna,\n\nit rained all day.")
    assert reading.content.other == ("Dear Anna,", "it rained all day.")
    assert "No row of the form was recognised." in said(reading, "")[0]


def test_each_field_has_its_source() -> None:
    reading = read("Title: Rivers\n\nPeriod: 2020\n\nObjectives:\n\nPeace")
    assert reading.sources[:1] == (Source("title", "Rivers", line=1),)
    assert Source("objectives[0]", "Peace", line=7) in reading.sources


def test_what_the_reader_of_the_format_noticed_is_said() -> None:
    notice = Notice("evil()", Message("A script."))
    assert said(understand(Document("html", (Text("Period: 2020"),), (notice,))), "other") == ["A script."]


def test_the_language_is_that_of_the_words_then_of_the_labels() -> None:
    assert (
        read("Ziele: Die Städte wollen gemeinsam von einander lernen und sich besuchen").content.language
        == "de"
    )
    assert read("Stadt: Ulm\nEinwohner: 126.000").content.language == "de"
    assert read("Period: 2020").content.language == "en"


def test_the_margin_notes_nothing_twice() -> None:
    margin = Margin()
    for _ in range(2):
        margin.saw("title", Text("Rivers", notices=(Notice("Rivers", Message("Torn.")),)))
        margin.warn("title", "Rivers", "Doubtful.")
    assert [str(warning.message) for warning in margin.warnings] == ["Torn.", "Doubtful."]
    assert len(margin.sources) == 1
