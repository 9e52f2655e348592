"""What two names have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.organisations.names import ALIKE, alike, name_key, pairs_alike, similarity

NAMES = st.text(alphabet=st.sampled_from("abcdeñÉ 大学公司有限集团.&S-Gm bHsrl"), max_size=30)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Siemens AG", "siemens"),
        ("Müller & Söhne GmbH & Co. KG", "muller sohne"),
        ("Rossi S.r.l.", "rossi"),
        ("Rossi S. r. l.", "rossi"),
        ("扬州绿色能源有限公司", "扬州绿色能源"),
        ("华为技术有限公司", "华为技术"),
        ("Universidad de Córdoba", "universidad de cordoba"),
        ("ＡＢＣ Limited", "abc"),
        ("SAS", "sas"),
        ("Verein für Umwelt e. V.", "verein fur umwelt"),
    ],
)
def test_legal_forms_accents_and_width_do_not_count(name: str, key: str) -> None:
    assert name_key(name) == key


def test_a_house_is_found_under_a_name_written_a_little_differently() -> None:
    assert similarity("University of Granada", "Granada University of") == 1
    assert similarity("University of Granada", "University of Grenada") > ALIKE
    assert similarity("Technical University of Munich", "Technical University of Vienna") < ALIKE
    assert similarity("扬州大学", "扬州大學") < 1
    assert similarity("Yangzhou University", "University of Granada") < ALIKE


@given(NAMES, NAMES)
def test_similarity_is_the_same_both_ways_and_between_nothing_and_all(one: str, other: str) -> None:
    score = similarity(one, other)
    assert score == similarity(other, one)
    assert 0 <= score <= 1


@given(NAMES)
def test_a_name_is_like_itself_however_it_is_written(name: str) -> None:
    assert similarity(name, name) == 1
    assert similarity(name, name.upper()) == similarity(name.upper(), name)
    assert name_key(name_key(name)) == name_key(name)


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), NAMES.map(name_key)), max_size=12),
    st.sampled_from([0.3, 0.5, ALIKE, 1.0]),
)
def test_pairs_are_those_that_comparing_each_with_each_finds(
    names: list[tuple[str, str]], least: float
) -> None:
    expected: dict[tuple[str, str], float] = {}
    for one, key in names:
        for other, other_key in names:
            score = similarity(key, other_key)
            if one < other and key and other_key and score >= least:
                expected[one, other] = max(score, expected.get((one, other), 0))
    assert {(one, other): score for score, one, other in pairs_alike(names, least=least)} == expected


@given(
    NAMES.map(name_key).filter(bool),
    st.lists(st.tuples(st.sampled_from("abcdef"), NAMES.map(name_key)), max_size=8),
)
def test_alike_leaves_out_nothing_that_is_close_enough(key: str, others: list[tuple[str, str]]) -> None:
    expected: dict[str, float] = {}
    for id_, other in others:
        if (score := similarity(key, other)) >= ALIKE:
            expected[id_] = max(score, expected.get(id_, 0))
    assert {id_: score for score, id_ in alike(key, others)} == expected
