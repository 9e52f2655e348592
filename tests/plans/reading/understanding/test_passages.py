from tests.plans.reading.understanding import read
from ucap.plans.content import ExpectedResult, Passage


def test_a_topic_where_the_passage_names_one() -> None:
    content = read("Challenges\t<p><b>Cost:</b> too high</p><p>Nobody has time</p><p>N/A</p>").content
    assert content.challenges == (Passage(topic="Cost", text="too high"), Passage(text="Nobody has time"))


def test_a_name_and_the_paragraph_after_it_are_one_challenge() -> None:
    content = read("Challenges\t<p><b>Energy Transition:</b></p><p>aligning research</p>").content
    assert content.challenges == (Passage(topic="Energy Transition", text="aligning research"),)


def test_objectives_are_paragraphs_or_items() -> None:
    assert read("Objectives:\n\n- Peace\n- Bread\n\nAnd roses").content.objectives == (
        "Peace",
        "Bread",
        "And roses",
    )


def test_results_keep_the_numbers_they_have() -> None:
    content = read("Results:\n2. Peace\n3. Bread\n\n- Roses").content
    assert content.expected_results == (
        ExpectedResult(number=2, text="Peace"), ExpectedResult(number=3, text="Bread"), ExpectedResult(text="Roses"),
    )  # fmt: skip
