import numpy as np
import pytest

from ucap.language.vectors import encode
from ucap.themes.evidence import Evidence, evidence, likenesses, reference_texts, references, weights
from ucap.themes.goals import goals, targets
from ucap.themes.keywords import Keywords
from ucap.themes.topics import topics


def test_every_goal_and_topic_has_references() -> None:
    assert references().labels == (*map(str, goals()), *(topic.code for topic in topics()))


def test_no_reference_stands_twice() -> None:
    for label in references().labels:
        own = [text for other, text in reference_texts() if other == label]
        assert len(own) == len(set(own)) >= len(goals()[int(label)].targets if label.isdecimal() else "1234")


def test_the_stored_vectors_are_those_of_the_references() -> None:
    pairs = reference_texts()
    known = references()
    assert len(pairs) == len(known.rows)
    for index in (0, len(pairs) // 2, len(pairs) - 1):
        row = encode([pairs[index][1]])[0] - known.centre
        assert row / np.linalg.norm(row) @ known.rows[index] == pytest.approx(1, abs=1e-2)


def test_every_target_has_a_line_of_its_own() -> None:
    goal_texts = [label for label, _ in reference_texts() if label.isdecimal()]
    assert len(goal_texts) > len(targets()) == 169


def test_a_reference_is_nearest_to_its_own_label() -> None:
    (found,) = likenesses(["Fish stocks recover when fishing fleets keep to quotas."])
    assert max(found, key=lambda label: found[label]) == "14"


def test_words_add_to_meaning() -> None:
    without, with_words = (
        Evidence({"7": 1.0}, {}),
        Evidence({"7": 1.0}, {"7": Keywords(("solar", "wind"), 2.0)}),
    )
    assert 0 < without.score("7") < with_words.score("7") < 1


def test_goals_and_topics_are_weighed_by_their_own_weights() -> None:
    assert weights()[0] != weights()[1]
    same = Evidence({"7": 1.0, "food": 1.0}, {})
    assert same.score("7") != same.score("food")


def test_no_passage_is_no_evidence() -> None:
    assert evidence([], []) == []
