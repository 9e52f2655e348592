import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ucap.themes.tag import LIKELY, LISTED, PASSAGE_WORDS, Tags, passages, tag_text, tag_texts

SAME = {
    "en": "Solar panels and wind turbines supply the district with renewable electricity.",
    "zh-Hans": "太阳能电池板和风力发电机为该区提供可再生电力。",
    "es": "Los paneles solares y los aerogeneradores abastecen al distrito de electricidad renovable.",
    "it": "Pannelli solari e turbine eoliche forniscono al quartiere elettricità rinnovabile.",
    "de": "Solarmodule und Windräder versorgen den Stadtteil mit erneuerbarem Strom.",
    "fr": "Des panneaux solaires et des éoliennes fournissent au quartier une électricité renouvelable.",
}


@pytest.mark.parametrize("language", SAME)
def test_a_text_is_understood_in_every_language(language: str) -> None:
    tags = tag_text(SAME[language])
    assert tags.sdgs[0].goal == 7
    assert tags.sdgs[0].score >= LIKELY
    assert tags.urban_agenda[0].topic == "Energy transition"


def test_a_goal_named_outright_wins() -> None:
    tags = tag_text("Solar panels for the school roof (SGD 4, Quality Education; SDG 11)")
    assert [(tag.goal, tag.score) for tag in tags.sdgs[:2]] == [(4, 1.0), (11, 1.0)]
    assert tags.sdgs[0].because == ("SGD 4",)
    assert {tag.goal: tag.score for tag in tags.sdgs}[7] < 1


def test_a_topic_named_outright_wins() -> None:
    (topic, *_) = tag_text("SDG11, EU UP Culture / Cultural Heritage").urban_agenda
    assert (topic.topic, topic.score) == ("Culture and cultural heritage", 1.0)
    assert topic.because == ("EU UP Culture / Cultural Heritage",)


def test_the_reason_is_the_sentence_and_its_words() -> None:
    text = "The mayors met in May. Biodiversity suffers where forests are cut down. Lunch was served."
    tag = next(tag for tag in tag_text(text).sdgs if tag.goal == 15)
    assert tag.because == ("Biodiversity suffers where forests are cut down.", "Biodiversity", "forests")


def test_tags_come_best_first_and_none_below_the_floor() -> None:
    tags = tag_text("Schools teach children about climate change, forests and clean energy.")
    scores = [tag.score for tag in tags.sdgs]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= LISTED


@pytest.mark.parametrize("text", ["", "  \n", "123", "…!?"])
def test_text_without_words_speaks_of_nothing(text: str) -> None:
    assert tag_text(text).sdgs == ()


def test_many_texts_are_tagged_each_by_itself() -> None:
    texts = [SAME["en"], "", SAME["zh-Hans"]]
    together = tag_texts(texts)
    assert together[1] == Tags()
    assert [tags.sdgs[0].goal for tags in together if tags.sdgs] == [7, 7]
    assert together[0].sdgs[0].score == pytest.approx(tag_text(texts[0]).sdgs[0].score, abs=1e-3)


def test_one_sentence_of_a_long_text_is_not_drowned() -> None:
    long = "The committee met and the minutes were read out. " * 60
    tags = tag_text(f"{long} Coral reefs and fish stocks recover in marine reserves. {long}")
    assert 14 in {tag.goal for tag in tags.sdgs}


def test_passages_keep_sentences_whole_and_stay_short() -> None:
    cut = passages("One sentence has five words. " * 100 + "… !")
    assert all(len(passage.split()) <= PASSAGE_WORDS for passage in cut)
    assert " ".join(cut) == "One sentence has five words. " * 99 + "One sentence has five words."


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_any_text_has_an_answer(text: str) -> None:
    tags = tag_text(text)
    assert all(0 < tag.score <= 1 and tag.because for tag in (*tags.sdgs, *tags.urban_agenda))
