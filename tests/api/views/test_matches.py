"""Matches and kept searches by program."""

from typing import Any

import pytest

from tests.api.conftest import Program
from tests.exchange.factories import make_city, make_entry
from tests.matching.conftest import store
from tests.matching.pairing import pair
from tests.matching.pairing import request as wanted
from tests.matching.queries.test_matches import CANALS, indexed
from tests.organisations.factories import make_organisation, make_person
from ucap.exchange.models import Entry
from ucap.matching.models import SavedSearch
from ucap.people.models import User

__all__ = ["store"]
pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def owner(db: None) -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def offer(owner: User) -> Entry:
    return make_entry(organisation=make_organisation(owner=owner))


def test_matches_come_with_their_reasons_and_are_put_aside_and_brought_back(
    owner: User, offer: Entry
) -> None:
    other, program = make_entry(city=make_city("Yangzhou"), **CANALS), Program(owner)
    assert program.get(f"/entries/{offer.slug}/matches").json()["known"] is False
    indexed()
    (match,) = program.get(f"/entries/{offer.slug}/matches").json()["items"]
    assert (match["entry"]["slug"], match["entry"]["language"]) == (other.slug, "zh-Hans")
    assert 0 < match["score"] <= 1
    assert {"meaning", "complement"} <= {reason["kind"] for reason in match["reasons"]}
    at = f"/entries/{offer.slug}/matches/{other.slug}"
    left = program.ask("POST", f"{at}/dismiss", {"reason": "found"}).json()
    assert (left["items"], [one["slug"] for one in left["put_aside"]]) == ([], [other.slug])
    assert len(program.ask("POST", f"{at}/bring-back").json()["items"]) == 1


def test_matches_are_for_those_the_entry_belongs_to(offer: Entry, visitor: Program) -> None:
    stranger = Program(make_person("Eve", verified=True))
    assert stranger.get(f"/entries/{offer.slug}/matches").status_code == 404
    assert visitor.get(f"/entries/{offer.slug}/matches").status_code == 401
    assert stranger.ask("POST", f"/entries/{offer.slug}/matches/{offer.slug}/dismiss", {}).status_code == 404


def test_what_fits_all_of_ones_own_is_one_list(owner: User, offer: Entry, visitor: Program) -> None:
    other = make_entry(city=make_city("Yangzhou"), **CANALS)
    pair(offer, other, 0.42)
    pair(wanted("Rome"), make_entry(city=make_city("Granada")))
    program = Program(owner)
    found = program.get("/me/matches").json()
    assert (found["count"], found["page"], found["pages"]) == (1, 1, 1)
    (match,) = found["items"]
    assert (match["mine"]["slug"], match["entry"]["slug"]) == (offer.slug, other.slug)
    assert match["score"] == 0.42
    assert program.get("/me/matches?least=0.5").json()["items"] == []
    assert program.get("/me/matches?least=2").status_code == 422
    assert Program(make_person("Eve", verified=True)).get("/me/matches").json()["items"] == []
    assert visitor.get("/me/matches").status_code == 401


def test_from_which_score_on_one_is_told(owner: User) -> None:
    program = Program(owner)
    assert program.get("/me/match-level").json() == {"least": 0.1}
    assert program.ask("PUT", "/me/match-level", {"least": 0.6}).json() == {"least": 0.6}
    assert program.ask("PUT", "/me/match-level", {"least": 0.5}).status_code == 422
    assert program.get("/me/match-level").json() == {"least": 0.6}


def test_a_search_is_kept_renamed_stopped_deleted_and_brought_back(owner: User) -> None:
    program, other = Program(owner), Program(make_person("Eve", verified=True))
    sent: dict[str, Any] = {"q": "  canal   water ", "filters": {"kind": ["offer"], "sdg": [6]}}
    made = program.ask("POST", "/me/searches", sent)
    kept = made.json()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/me/searches/{kept['id']}")
    assert (kept["text"], kept["filters"]) == ("canal water", {"kind": ["offer"], "sdg": ["6"]})
    at = f"/me/searches/{kept['id']}"
    assert program.ask("PUT", at, {"name": "Canals"}).json()["name"] == "Canals"
    assert program.ask("PUT", at, {"name": " "}).status_code == 422
    assert program.ask("POST", f"{at}/state/stop").json()["alerts"] is False
    assert program.ask("POST", f"{at}/state/go_on").json()["alerts"] is True
    assert other.ask("DELETE", at).status_code == 404
    assert program.ask("DELETE", at).status_code == 200
    assert program.get("/me/searches").json()["items"] == []
    program.ask("POST", f"{at}/state/bring_back")
    assert [one["name"] for one in program.get("/me/searches").json()["items"]] == ["Canals"]
    assert SavedSearch.objects.count() == 1


def test_what_means_the_same_is_found_in_another_language(offer: Entry, visitor: Program) -> None:
    make_entry(city=make_city("Yangzhou"), **CANALS)
    make_entry(city=make_city("Yangzhou"), **(CANALS | {"title": "只给成员", "visibility": "members"}))
    indexed()
    found = visitor.get("/search/hits?q=monitoring water quality in canals&thing=entry").json()
    assert found["by_meaning"] is True
    assert {hit["language"] for hit in found["items"]} == {"en", "zh-Hans"}
    assert all(hit["title"] != "只给成员" for hit in found["items"])
    assert found["count"] == len(found["items"])
    assert visitor.get("/search/hits?q=canal&kind=request").json()["count"] == 1
    assert visitor.get("/search/hits?q=canal&kind=nonsense").status_code == 422
