"""Somebody whose desk is full: plans of a city, drafts, requests, an organisation that is asked, cases that wait.

make_work(500, at, seed=2026)
"""

import sys
from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ucap.people.models import User
    from ucap.plans.models import Plan

OFFICER, SECRETARY = "person2@example.org", "person3@example.org"
DRAFTS = 60  # more than a desk shows
ASKING = 40  # people: for the full plan, and to join
CASES = 200


def make_work(plans: int, at: datetime, *, seed: int) -> None:
    """Published plans; the officer of the city that most of them name; the secretariat; all that waits for the two."""
    from bench.pages.bulk import publish_many
    from bench.pages.plans import made_plans
    from ucap.people.actions import make_officer
    from ucap.people.models import User
    from ucap.places.models import City
    from ucap.plans.models import VersionCity

    secretary = User.objects.get(email=SECRETARY)
    secretary.is_secretariat = True
    secretary.save(update_fields=["is_secretariat"])
    contents = list(made_plans(plans, seed))
    published = publish_many(contents, [at - timedelta(days=place % 90) for place in range(plans)], secretary)
    print(f"{plans} plans", file=sys.stderr, flush=True)
    cities = Counter(VersionCity.objects.exclude(city=None).values_list("city", flat=True))
    (city, _), *_ = cities.most_common(1)
    officer = make_officer(email=OFFICER, city=City.objects.get(pk=city), at=at)
    own = [one for one in published if one.current and one.current.cities.filter(city=city).exists()]
    _drafts(officer, str(city), at)
    _people_who_ask(own, officer, at)
    _cases(published, at)


def _drafts(officer: "User", city: str, at: datetime) -> None:
    from dataclasses import replace

    from bench.pages.plans import made_plans
    from ucap.places.gazetteer import place_by_id
    from ucap.plans.actions import create_plan, submit
    from ucap.plans.content import City, Side

    place = place_by_id(city)
    assert place
    here = Side(
        cities=(City(name=place.name, country=place.country, place=city),), countries=(place.country,)
    )
    for number, content in enumerate(made_plans(DRAFTS, 1)):
        version = create_plan(content=replace(content, sides=(here, content.sides[1])), by=officer, at=at)
        if number % 2:
            submit(version=version, by=officer, at=at)


def _people_who_ask(plans: "list[Plan]", officer: "User", at: datetime) -> None:
    from tests.organisations.factories import make_organisation
    from ucap.organisations.actions import request_to_join
    from ucap.people.models import User
    from ucap.plans.actions import ask_for_full_plan

    organisation = make_organisation(owner=officer, name="University of the North")
    asking = {"organisation": "Institute", "purpose": "To join the pilot", "language": "en", "by": ""}
    for number, person in enumerate(User.objects.filter(email__startswith="person10")[:ASKING]):
        request_to_join(organisation=organisation, text="I teach there.", by=person, at=at)
        plan = plans[number % len(plans)]
        ask_for_full_plan(plan=plan, name=person.name, email=person.email, at=at, **asking)


def _cases(plans: "list[Plan]", at: datetime) -> None:
    from ucap.moderation.actions import report
    from ucap.moderation.states import Ground
    from ucap.people.models import User

    reporters = User.objects.filter(email__startswith="person11")[:CASES]
    for plan, person in zip(plans, reporters, strict=False):
        report(subject=("plan", plan.pk), by=person, ground=Ground.FALSE, at=at)
