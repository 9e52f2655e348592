"""What counts in an entry's list beside the score: conversations, noes, a common plan, newness."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.exchange.factories import AT, make_city, make_entry
from tests.matching.queries.test_matches import CANALS, TODAY, indexed
from tests.organisations.factories import make_organisation
from tests.plans.factories import PLACES, make_officer
from ucap.exchange.models import Entry, EntryVersion, Interest
from ucap.exchange.states import DeclineReason, InterestState
from ucap.matching.actions import dismiss_match
from ucap.matching.actions.pairing import pair_some
from ucap.matching.circumstances import Circumstance
from ucap.matching.feedback import Back
from ucap.matching.models import Dismissal, Pair
from ucap.matching.queries.matches import MatchesPage, matches_page
from ucap.matching.queries.plans import Belongs, plans_of_both
from ucap.people.models import User
from ucap.plans.models import Plan, Version, VersionCity
from ucap.plans.states import PlanState

pytestmark = pytest.mark.usefixtures("store")
LATER = AT + timedelta(days=1)


@pytest.fixture
def offer() -> Entry:
    return make_entry(organisation=make_organisation())


@pytest.fixture
def canals() -> Entry:
    return make_entry(city=make_city("Yangzhou"), **CANALS)


def owner(entry: Entry) -> User:
    assert entry.organisation
    return User.objects.get(memberships__organisation=entry.organisation, memberships__role="owner")


def page(entry: Entry) -> MatchesPage:
    return matches_page(
        entry.slug, owner(entry) if entry.organisation else make_officer(PLACES["Yangzhou"]), TODAY
    )


def found(entry: Entry) -> list[str]:
    return [match.card.id for match in page(entry).matches]


def beside(entry: Entry, other: Entry) -> dict[Any, float]:
    match = next(match for match in page(entry).matches if match.card.id == other.pk)
    return {one.why: one.weight for one in match.beside}


def interest(entry: Entry, own: Entry | None, **changes: Any) -> Interest:
    """Of those to whom `own` belongs, else of Rome."""
    who = {"organisation": own.organisation, "city": own.city} if own else {"city": make_city("Rome")}
    times = {"at": AT, "moved_at": AT, "last_at": AT}
    return Interest.objects.create(entry=entry, own_entry=own, **{**who, **times, **changes})


def declined(entry: Entry, own: Entry | None, reason: DeclineReason | str, **changes: Any) -> Interest:
    return interest(entry, own, state=InterestState.DECLINED, decline_reason=reason, **changes)


def published_anew(entry: Entry) -> None:
    """A second version with the same words."""
    assert entry.current
    version = EntryVersion.objects.create(
        entry=entry,
        number=2,
        content_json=entry.current.content_json,
        at=LATER,
        edited_at=LATER,
        published_at=LATER,
    )
    entry.current = version
    entry.save()


def test_whom_one_talks_with_is_not_suggested_and_stands_on_a_line_of_its_own(
    offer: Entry, canals: Entry
) -> None:
    indexed()
    talk = interest(canals, offer)

    mine, theirs = page(offer), page(canals)

    assert found(offer) == found(canals) == []
    assert [(one.id, one.they_wrote, one.title) for one in mine.sides.talks] == [
        (talk.pk, False, canals.title)
    ]
    assert [(one.id, one.they_wrote, one.title) for one in theirs.sides.talks] == [(talk.pk, True, "")]


def test_what_ones_own_side_talks_about_with_another_entry_in_hand_is_not_suggested(
    offer: Entry, canals: Entry
) -> None:
    indexed()
    interest(canals, None, city=None, organisation=offer.organisation)

    assert found(offer) == []
    assert page(offer).sides.talks == ()


def test_a_declined_pair_is_suggested_to_neither_until_something_new_is_said(
    offer: Entry, canals: Entry
) -> None:
    indexed()
    declined(canals, offer, DeclineReason.OTHER)
    assert found(offer) == found(canals) == []

    published_anew(canals)
    indexed()

    assert found(offer) == [canals.pk]
    assert found(canals) == [offer.pk]


@pytest.mark.parametrize("reason", ["", DeclineReason.NO_FIT])
def test_a_declined_pair_is_no_pair(offer: Entry, canals: Entry, reason: str) -> None:
    indexed()
    declined(canals, offer, reason)
    while pair_some(at=AT):
        pass
    assert not Pair.objects.exists()


def test_what_is_like_the_declined_steps_back_by_less_after_a_new_version(
    offer: Entry, canals: Entry
) -> None:
    like = make_entry(
        organisation=make_organisation(city="1787227"), **CANALS | {"title": "城市河道水质在线监测设备"}
    )
    indexed()
    assert Back.LIKE not in beside(offer, like)
    declined(canals, offer, DeclineReason.NO_FIT)

    first = beside(offer, like)[Back.LIKE]
    published_anew(offer)
    indexed()

    assert -1.5 <= first < -0.5
    assert beside(offer, like)[Back.LIKE] == pytest.approx(first / 2, abs=0.05)


def test_the_country_and_the_languages_that_did_not_suit_step_back(offer: Entry, canals: Entry) -> None:
    same_country = make_entry(
        organisation=make_organisation(city="1787227"), **CANALS | {"languages": ("zh-Hans",)}
    )
    indexed()
    declined(canals, offer, DeclineReason.PLACE)
    declined(canals, offer, DeclineReason.LANGUAGE)

    assert beside(offer, same_country) == pytest.approx(
        {Back.COUNTRY: -1.0, Back.LANGUAGE: -1.0} | beside_new()
    )


def beside_new() -> dict[Any, float]:
    """What newness adds on the day of publishing."""
    return {Circumstance.FRESH: 0.2}


def test_who_has_a_partner_steps_back_for_everybody_until_they_say_something_new(
    offer: Entry, canals: Entry
) -> None:
    indexed()
    declined(canals, None, DeclineReason.FOUND)
    assert beside(offer, canals)[Back.FOUND] == -1.5

    published_anew(canals)
    indexed()

    assert Back.FOUND not in beside(offer, canals)


def test_who_has_no_time_steps_back_for_a_while(offer: Entry, canals: Entry) -> None:
    indexed()
    EntryVersion.objects.filter(entry=canals).update(published_at=AT - timedelta(days=60))
    declined(canals, None, DeclineReason.CAPACITY, moved_at=AT - timedelta(days=30))
    assert beside(offer, canals)[Back.CAPACITY] == -0.5


def test_what_is_put_aside_is_gone_for_one_side_and_steps_back_for_the_other(
    offer: Entry, canals: Entry
) -> None:
    indexed()
    Pair.objects.create(entry=offer, other=canals, score=0.5, found_at=AT)
    dismiss_match(entry=offer, other=canals, by=owner(offer), at=AT)

    assert found(offer) == []
    assert [card.id for card in page(offer).sides.aside] == [canals.pk]
    assert beside(canals, offer)[Back.ASIDE] == -1.0
    assert page(canals).sides.aside == ()
    assert not Pair.objects.exists()

    Dismissal.objects.all().delete()
    assert found(offer) == [canals.pk]


def test_what_was_put_aside_comes_into_that_list_no_more(offer: Entry, canals: Entry) -> None:
    indexed()
    Dismissal.objects.create(entry=offer, other=canals, at=AT)
    while pair_some(at=AT):
        pass
    assert [(pair.entry_id, pair.other_id) for pair in Pair.objects.all()] == [(canals.pk, offer.pk)]


def plan_of(*cities: str, state: PlanState = PlanState.PUBLISHED) -> Plan:
    plan = Plan.objects.create(slug=f"plan-{len(cities)}-{state}", state=state, created_at=AT)
    version = Version.objects.create(
        plan=plan, number=1, content_json={}, created_at=AT, edited_at=AT, title="Canals", language="en"
    )
    for side, name in enumerate(cities):
        VersionCity.objects.create(version=version, side=side, position=0, name=name, city=make_city(name))
    plan.current = version
    plan.save()
    return plan


def test_both_belong_to_a_plan_of_their_cities(offer: Entry, canals: Entry) -> None:
    indexed()
    assert Circumstance.PLAN not in beside(offer, canals)
    plan_of("Granada", "Yangzhou", state=PlanState.DRAFT)
    assert Circumstance.PLAN not in beside(offer, canals)
    plan = plan_of("Granada", "Rome", "Yangzhou")

    match = page(offer).matches[0]

    assert beside(offer, canals)[Circumstance.PLAN] == 0.4
    assert [one.plan.slug for one in match.beside if one.plan] == [plan.slug]
    assert match.score == pytest.approx(page(canals).matches[0].score, abs=0.01)


def test_both_were_made_of_one_plan(offer: Entry) -> None:
    plan = plan_of("Rome")
    one, other = Belongs(plan.pk, frozenset()), Belongs(plan.pk, frozenset())

    assert plans_of_both(one, {"other": other})["other"].title == "Canals"
    assert plans_of_both(one, {"other": Belongs(None, frozenset())}) == {}
    assert plans_of_both(Belongs(None, frozenset()), {"other": other}) == {}


def test_new_is_said_and_fades(offer: Entry, canals: Entry) -> None:
    indexed()
    assert beside(offer, canals) == beside_new()
    Entry.objects.filter(pk=canals.pk).update(published_at=AT - timedelta(days=7))
    assert beside(offer, canals) == {}


def test_others_see_neither_conversations_nor_what_was_put_aside(offer: Entry, canals: Entry) -> None:
    indexed()
    interest(canals, offer)
    Dismissal.objects.create(entry=offer, other=canals, at=AT)
    secretary = User.objects.create_user("s@example.org", is_secretariat=True)

    seen = matches_page(offer.slug, secretary, TODAY).sides

    assert (seen.talks, seen.aside, seen.may_dismiss) == ((), (), False)


def test_the_number_of_queries_does_not_grow(
    offer: Entry, canals: Entry, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        city = make_city(["Rome", "Yangzhou"][number % 2])
        other = make_entry(city=city, **CANALS | {"title": f"城市河道水质监测设备{number}"})
        if number < 3:
            declined(other, offer, list(DeclineReason)[number])
            declined(canals, None, DeclineReason.FOUND, city=city)
        else:
            Dismissal.objects.create(entry=offer, other=other, at=AT)
    plan_of("Granada", "Yangzhou")
    indexed()
    viewer = owner(offer)
    with django_assert_max_num_queries(36):
        matches_page(offer.slug, viewer, TODAY)
