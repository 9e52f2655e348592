import pytest

from ucap.kernel.messages import Message
from ucap.plans.content import Period, PlanContent, Side
from ucap.plans.reading.read import read_blocks, read_document
from ucap.plans.reading.reading import Reading, Source, Warning, reading_to_json  # noqa: A004 - the contract's word
from ucap.plans.reading.sniff import UnreadableDocument


def test_a_plan_in_json_is_read_as_it_is() -> None:
    reading = read_document(
        b'\xef\xbb\xbf {"title": "Rivers", "period": {"start": "2020"}, "warnings": [1], "other": ["x"]}'
    )
    assert reading == Reading(PlanContent(title="Rivers", period=Period(start="2020"), other=("x",)))


def test_json_of_another_shape_says_where() -> None:
    with pytest.raises(UnreadableDocument, match=r"at `\$.sides\[0\].population`"):
        read_document(b'{"sides": [{"population": "many"}]}')


def test_what_only_begins_like_json_is_text() -> None:
    assert read_document(b"{Period: 2020}\n\nCity: Rome").content.sides == (
        Side(cities=read_document(b"City: Rome").content.sides[0].cities, countries=("IT",)),
    )


@pytest.mark.parametrize("data", [b'{"title": "\xe9"}', b'{"a":' * 100_000])
def test_what_is_json_but_for_its_bytes_or_its_depth_is_text(data: bytes) -> None:
    assert read_document(data).content.sides == ()


@pytest.mark.parametrize(
    ("data", "form"), [(b"<html><p>City: Rome", "html"), (b"City: Rome", "text"), (b"%PDF-", "")]
)
def test_each_form_has_its_reader(data: bytes, form: str) -> None:
    if form:
        assert read_blocks(data).format == form
    else:
        with pytest.raises(UnreadableDocument, match="damaged"):
            read_blocks(data)


def test_the_contracts_object() -> None:
    reading = Reading(
        PlanContent(title="Rivers"),
        (Warning("title", "R.", Message("Read as %(what)s.", {"what": "Rivers"})),),
        (Source("title", "R.", line=1),),
    )
    found = reading_to_json(reading)
    assert found["title"] == "Rivers"
    assert found["warnings"] == [{"field": "title", "source": "R.", "message": "Read as Rivers."}]
    assert found["sources"] == [{"field": "title", "text": "R.", "page": None, "line": 1}]
