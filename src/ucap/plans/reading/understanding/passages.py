"""Focus, challenges, objectives and expected results: texts, with the topic or the number they carry."""

from ucap.plans.content import ExpectedResult, Passage
from ucap.plans.reading.blocks import Text
from ucap.plans.reading.understanding.leads import folded_up, name_and_text
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.numbers import is_missing


def read_passages(texts: list[Text], part: str, margin: Margin) -> tuple[Passage, ...]:
    """The passages of focus or challenges; `part` is the plan's field."""
    passages: list[Passage] = []
    for text in _said(texts):
        topic, rest = name_and_text(text)
        margin.saw(f"{part}[{len(passages)}]", text)
        passages.append(Passage(topic=topic, text=rest))
    return tuple(passages)


def read_objectives(texts: list[Text], margin: Margin) -> tuple[str, ...]:
    """The objectives, one a paragraph or list item."""
    said = _said(texts)
    for index, text in enumerate(said):
        margin.saw(f"objectives[{index}]", text)
    return tuple(text.text for text in said)


def read_results(texts: list[Text], margin: Margin) -> tuple[ExpectedResult, ...]:
    """The expected results with the numbers that the document gives them."""
    said = _said(texts)
    for index, text in enumerate(said):
        margin.saw(f"expected_results[{index}]", text)
    return tuple(ExpectedResult(number=text.number, text=text.text) for text in said)


def _said(texts: list[Text]) -> list[Text]:
    return [text for text in folded_up(texts) if not is_missing(text.text)]
