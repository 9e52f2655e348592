"""People and plans for tests, made by the actions that make them in life."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from ucap.people.actions import make_officer as make_officer_of
from ucap.people.models import User
from ucap.places.actions import ensure_city
from ucap.places.gazetteer import place_by_id
from ucap.plans.actions import confirm, create_plan, start_version, submit
from ucap.plans.content import (
    Activity,
    ActivityKind,
    City,
    Contact,
    ExpectedResult,
    Passage,
    Period,
    PlanContent,
    Side,
    Theme,
)
from ucap.plans.models import Plan, Version

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
# name in English -> the gazetteer's id
PLACES = {
    "Yangzhou": "1787227",
    "Granada": "2517117",
    "Barcelona": "3128760",
    "Stuttgart": "2825297",
    "Manchester": "2643123",
    "Salford": "2638671",
    "Rome": "3169070",
    "Bologna": "3181928",
    "Chengdu": "1815286",
    "Liuzhou": "1803300",
}
_serial = count(1)


def city(name: str) -> City:
    """One of PLACES as a plan writes it."""
    place = place_by_id(PLACES[name])
    assert place is not None
    return City(name=name, country=place.country, place=place.id)


def side(*names: str) -> Side:
    """A side of these cities."""
    cities = tuple(city(name) for name in names)
    countries = tuple(dict.fromkeys(one.country for one in cities if one.country))
    return Side(cities=cities, countries=countries)


def make_officer(city_id: str = PLACES["Yangzhou"], *, email: str = "", name: str = "") -> User:
    """A new officer of the city with that gazetteer id."""
    taken_over = ensure_city(city_id)
    assert taken_over is not None
    number = next(_serial)
    return make_officer_of(
        email=email or f"officer{number}@example.org",
        city=taken_over,
        at=AT,
        name=name or f"Officer {number}",
    )


def make_secretariat() -> User:
    """A new member of the secretariat."""
    number = next(_serial)
    return User.objects.create_user(
        f"secretariat{number}@example.org", name=f"Secretary {number}", is_secretariat=True
    )


def yangzhou_content(**changes: Any) -> PlanContent:
    """The plan of examples/plans/yangzhou-ucap-summary.txt as it is understood, with these fields changed."""
    culture, education, digital = (
        Theme(
            name="Culture, Tourism and Education",
            text="invite EU cities to participate International Horticulture Expo 2021",
            sdgs=(11,),
            urban_agenda=("Culture and cultural heritage",),
        ),
        Theme(
            name="Culture, Tourism and Education",
            text="promote the European Universities to have cooperation with Yangzhou counterparts on joint training program, exchange of students, etc",
            sdgs=(4,),
        ),
        Theme(
            name="Smart City & Digital Transition",
            text="co-establish a public platform for innovation exchange",
            sdgs=(9,),
        ),
    )
    content = PlanContent(
        title="IUC Urban Cooperation Action Plan: Yangzhou",
        sides=(
            replace(side("Yangzhou"), population=4_600_000, area_km2=6634.0),
            side("Granada", "Barcelona", "Stuttgart", "Manchester", "Rome", "Bologna"),
        ),
        period=Period(start="2019-11", end="2020-11"),
        themes=(culture, education, digital),
        sdgs=(4, 9, 11),
        urban_agenda=("Culture and cultural heritage",),
        focus=(Passage(topic="Smart Cities", text="aligning cooperation models and pilot projects focus"),),
        challenges=(
            Passage(topic="Digital Transition", text="pilot projects in the field of Blockchain"),
            Passage(topic="Energy Transition", text="aligning research interests with Chinese cities"),
        ),
        objectives=("Launch concrete cooperation projects in the above-mentioned fields",),
        activities=(
            Activity(
                start="2019-11",
                kind=ActivityKind.VISIT,
                text="Yangzhou representatives visit EU cities together with NDRC",
            ),
            Activity(
                start="2020-01",
                kind=ActivityKind.CONFERENCE,
                text="IUC team visit Yangzhou DRC and participate the matching conference",
            ),
            Activity(start="2020-03", kind=ActivityKind.WEBINAR, text="IUC Asia Webinar"),
        ),
        expected_results=(
            ExpectedResult(number=1, text="establishing strategic partnership between Yangzhou and Salford"),
            ExpectedResult(number=2, text="cultural exchanges with EU cities"),
        ),
        contacts=(Contact(name="IUC-ASIA", email="office@iuc-asia.eu"),),
    )
    return replace(content, **changes)


def make_draft(
    content: PlanContent | None = None, *, by: User | None = None, at: datetime = AT, **changes: Any
) -> Version:
    """The first draft of a new plan, begun by the secretariat unless `by` an officer."""
    content = replace(content or yangzhou_content(), **changes)
    return create_plan(content=content, by=by or make_secretariat(), at=at)


def make_plan(
    content: PlanContent | None = None, *, by: User | None = None, at: datetime = AT, **changes: Any
) -> Plan:
    """A new plan, published: each side confirmed by an officer of it, or by the secretariat where it has none."""
    draft = make_draft(content, by=by, at=at, **changes)
    return publish(draft, at=at)


def publish(version: Version, *, at: datetime = AT) -> Plan:
    """The plan of the version after its review by every side."""
    submit(version=version, by=make_secretariat(), at=at)
    for number in range(len(version.content.sides)):
        confirm(version=version, side=number, by=_speaker(version, number), at=at)
    return Plan.objects.select_related("current").get(pk=version.plan_id)


def publish_again(plan: Plan, content: PlanContent, *, at: datetime = AT + timedelta(days=30)) -> Plan:
    """The plan with a next version that says this."""
    from ucap.plans.actions import edit_part
    from ucap.plans.parts import PARTS

    by = make_secretariat()
    version = start_version(plan=plan, by=by, at=at)
    for part, fields in PARTS.items():
        values = {name: getattr(content, name) for name in fields}
        version = edit_part(version=version, part=part, values=values, base=version.revision, by=by, at=at)
    return publish(version, at=at)


def _speaker(version: Version, number: int) -> User:
    """Somebody who may confirm for that side: an officer where it has one, else the secretariat."""
    officer = User.objects.filter(
        cities__in_versions__version=version, cities__in_versions__side=number, is_active=True
    ).first()
    return officer or make_secretariat()
