"""The journal in words."""

from typing import Any

from django.utils import translation

from tests.plans.factories import AT
from ucap.places.models import City
from ucap.plans.happenings import what_happened, who_did_it
from ucap.plans.queries.cards import CityOfPlan
from ucap.plans.queries.history import Happening

YANGZHOU = City(name="Yangzhou", names={"zh-Hans": "扬州"})


def happening(verb: str = "plan.published", **changes: Any) -> Happening:
    usual = {"detail": {}, "side": (), "cities": (), "secretariat": False, "person": ""}
    return Happening(verb=verb, at=AT, **(usual | changes))


def test_what_happened_says_of_which_version_and_for_whom() -> None:
    assert what_happened(happening(detail={"version": 3})) == "Version 3 was published"
    granada = CityOfPlan("Granada", "ES")
    confirmed = happening("version.confirmed", detail={"version": 1, "side": 1}, side=(granada, granada))
    assert what_happened(confirmed) == "Version 1 was confirmed for Granada and 1 more"
    assert what_happened(happening("version.confirmed", detail={"side": 1})).endswith("for side 2")


def test_edits_are_counted_and_unknown_verbs_are_shown_as_they_are() -> None:
    assert what_happened(happening("plan.edited", times=4)) == "The draft was changed (4 times)"
    assert what_happened(happening("plan.sung")) == "plan.sung"


def test_who_did_it_is_a_role_to_everybody_and_a_name_to_officers() -> None:
    with translation.override("zh-hans"):
        assert "扬州" in who_did_it(happening(cities=(YANGZHOU,)))
    with translation.override("en"):
        assert who_did_it(happening(cities=(YANGZHOU,), secretariat=True)) == "Officer of Yangzhou"
        assert who_did_it(happening(secretariat=True)) == "Secretariat"
        assert who_did_it(happening(cities=(YANGZHOU,), person="Li")) == "Li (Officer of Yangzhou)"
        assert who_did_it(happening(person="Li")) == "Li"
        assert who_did_it(happening()) == ""
