import numpy as np
import pytest
from bench.matching.judged import judged

from tests.matching.entries import ALL, CANALS, FESTIVAL, SENSORS, like
from ucap.matching.entry import Entry, Kind, Wants
from ucap.matching.profile import common, profiles, sample
from ucap.matching.score import FEATURES, Feature, features, fitted, parts, percent, same_themes, scores


def score(one: Entry, other: Entry) -> float:
    here, there = profiles([one, other])
    return float(scores(parts(features(here, [there])))[0])


def test_who_answers_the_need_in_another_language_fits_and_others_do_not() -> None:
    assert score(SENSORS, CANALS) > 0.5
    assert score(SENSORS, FESTIVAL) < 0.01


def test_an_entry_is_not_common_for_its_topic_is_in_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mean over the nearest of the sample told it, and the scores of such entries came out half too low."""
    known = judged()
    in_sample = [entry for entry in known.entries if known.halves[entry.id] == "dev"]
    topics = np.array([known.topics[entry.id] for entry in in_sample])
    whole = sample()
    for row, topic in zip(whole, topics, strict=True):
        with_it = common(row)
        with monkeypatch.context() as without:
            without.setattr("ucap.matching.profile.sample", lambda topic=topic: whole[topics != topic])
            assert common(row) == pytest.approx(with_it, abs=0.03)


def test_the_score_is_the_same_from_either_side() -> None:
    known = profiles(ALL)
    for here, one in enumerate(known):
        found = scores(parts(features(one, known)))
        assert ((found > 0) & (found < 1)).all()
        for there, other in enumerate(known):
            back = scores(parts(features(other, known)))
            assert found[there] == pytest.approx(back[here])


def test_nothing_is_said_to_be_certain() -> None:
    assert [percent(one) for one in (0.0, 0.424, 0.985, 0.997, 1.0)] == [0, 42, 98, 99, 99]


def test_what_speaks_against_a_pair_lowers_it() -> None:
    fits = like(SENSORS, wants=Wants(countries=("CN",)))
    usual = score(fits, CANALS)
    assert score(like(fits, wants=Wants(countries=("FR",))), CANALS) < usual
    assert score(like(fits, kind=Kind.REQUEST), CANALS) < usual
    assert score(like(fits, wants=Wants()), CANALS) == pytest.approx(
        usual
    )  # whoever wants anybody is content


def test_parts_add_up_to_the_log_odds() -> None:
    here, there = profiles([SENSORS, CANALS])
    found = parts(features(here, [there]))
    odds = found.sum() + fitted().base
    assert scores(found)[0] == pytest.approx(1 / (1 + np.exp(-odds)))
    part = dict(zip(FEATURES, found[0], strict=True))
    assert part[Feature.LIKENESS] > 0
    assert part[Feature.COMPLEMENT] > 0


def test_themes_are_the_same_in_two_languages_and_none_counts_twice() -> None:
    here, there = profiles([SENSORS, CANALS])
    assert same_themes(here, there) == [("gestión del agua", "水管理")]
    twice, other = profiles([like(SENSORS, themes=("water", "Water")), like(CANALS, themes=("water",))])
    assert len(same_themes(twice, other)) == 1
    assert same_themes(here, profiles([FESTIVAL])[0]) == []


def test_goals_that_are_not_said_are_told_from_the_text() -> None:
    said, unsaid = profiles([SENSORS, like(SENSORS, sdgs=())])
    assert said.goals == {6: 1.0, 11: 1.0}
    assert 6 in unsaid.goals


def test_nobody_to_compare_with_gives_nothing() -> None:
    (alone,) = profiles([SENSORS])
    assert scores(parts(features(alone, []))).shape == (0,)
