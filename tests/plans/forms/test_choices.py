"""What can be chosen, in the reader's language."""

from django.utils.translation import override

from tests.plans.factories import PLACES
from ucap.plans.content import PlanContent, Theme
from ucap.plans.forms.choices import NO_PLACE, country_names, language_choices, place_choices, topic_choices


def test_a_name_that_means_one_place_is_sure() -> None:
    found = place_choices("扬州", None)
    assert found.sure == PLACES["Yangzhou"]
    assert found.choices[-1][0] == NO_PLACE


def test_of_several_none_is_chosen_until_the_country_is_known() -> None:
    assert place_choices("Valencia", None).sure is None
    assert place_choices("Valencia", "ES").sure is not None


def test_the_place_a_plan_names_stays_on_offer() -> None:
    found = place_choices("Eternal City", None, known=[PLACES["Rome"]])
    assert found.places[0].id == PLACES["Rome"]
    assert place_choices("Nowhere at all", None).choices == []


def test_places_are_told_apart_in_the_readers_language() -> None:
    with override("zh-hans"):
        words = dict(place_choices("Granada", "ES").choices)[PLACES["Granada"]]
    assert "格拉纳达" in words
    assert "西班牙" in words


def test_topics_of_the_plan_are_offered_beside_the_official_ones() -> None:
    content = PlanContent(
        themes=(Theme(name="a", urban_agenda=("Canals",)),), urban_agenda=("Housing", "Herons")
    )
    values = [value for value, _ in topic_choices(content)]
    assert {"Housing", "Canals", "Herons"} <= set(values)
    assert len(values) == len(set(values))


def test_languages_and_countries_by_name() -> None:
    with override("de"):
        languages = dict(language_choices("pt-BR"))
        countries = country_names()
    assert languages["en"] == "Englisch"
    assert "pt-BR" in languages
    assert "Deutschland" in countries
    assert len(countries) > 200
