"""The pipeline as the secretariat sees it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tests.exchange.factories import make_city, make_entry, make_organisation
from tests.organisations.factories import make_member, make_secretary
from ucap.exchange.actions import (
    answer_interest,
    decline_interest,
    express_interest,
    move_stage,
    say_outcome,
    take_up_interest,
    withdraw_interest,
)
from ucap.exchange.content import Area
from ucap.exchange.models import Interest
from ucap.exchange.queries.pipeline import (
    Asked,
    asked_ids,
    cities_there,
    countries_there,
    lines_by_id,
    pipeline,
)
from ucap.exchange.states import DeclineReason, InterestStage, Outcome
from ucap.kernel.errors import NotAllowed
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def test_the_secretariat_sees_stages_and_no_messages(
    interest: Interest,
    owner: User,
    officer: User,
    at: datetime,
    django_assert_num_queries: Callable[..., object],
) -> None:
    def another() -> Interest:
        house = make_organisation()
        by = make_member(house)
        one = express_interest(entry=interest.entry, text="Secret", organisation=house, by=by, at=at)
        return answer_interest(interest=one, text="Secret", by=owner, at=at)

    move_stage(interest=another(), stage=InterestStage.NEGOTIATION, by=owner, at=at)
    say_outcome(interest=another(), outcome=Outcome.PILOT, by=owner, at=at)
    decline_interest(interest=another(), reason=DeclineReason.PLACE, by=owner, at=at)
    withdraw_interest(interest=interest, by=officer, at=at)
    secretary = make_secretary()
    with django_assert_num_queries(6):  # counts, moves, courses, how many, the page, names
        seen = pipeline(Asked(), secretary, at)
    assert [(one.stage, one.reached, one.open, one.over) for one in seen.stages] == [
        ("contact", 4, 0, 2),
        ("negotiation", 2, 1, 0),
        ("agreement", 1, 0, 0),
        ("outcome", 1, 0, 1),
    ]
    assert (seen.total, seen.outcomes, seen.declined) == (4, {"pilot": 1}, {"place": 1})
    assert len(seen.lines) == 4
    assert "Secret" not in repr(seen)
    assert [one.asker.name for one in pipeline(Asked(state="withdrawn"), secretary, at).lines] == ["Yangzhou"]
    assert pipeline(Asked(outcome="pilot", page="7"), secretary, at).page.number == 1
    assert [one.decline_reason for one in lines_by_id(asked_ids(Asked(), secretary, at))].count("place") == 1
    for viewer in (owner, officer):
        with pytest.raises(NotAllowed):
            pipeline(Asked(), viewer, at)
        assert (cities_there(viewer), countries_there(viewer)) == ([], set())


def test_the_days_at_each_stage_are_those_of_the_journal(
    interest: Interest, owner: User, at: datetime
) -> None:
    def days(later: int) -> dict[str, float | None]:
        seen = pipeline(Asked(), make_secretary(), at + timedelta(days=later))
        return {one.stage: one.days for one in seen.stages}

    answer_interest(interest=interest, text="Gladly", by=owner, at=at + timedelta(days=2))
    assert days(3)["contact"] == 3  # still there
    move_stage(interest=interest, stage=InterestStage.NEGOTIATION, by=owner, at=at + timedelta(days=4))
    say_outcome(interest=interest, outcome=Outcome.EVENT, by=owner, at=at + timedelta(days=10))
    assert days(99) == {"contact": 4, "negotiation": 6, "agreement": None, "outcome": None}
    take_up_interest(interest=interest, by=owner, at=at + timedelta(days=12))
    assert days(14)["negotiation"] == 4  # the median of six days, and two once more


def test_it_is_narrowed_by_time_area_and_place(interest: Interest, owner: User, at: datetime) -> None:
    house = make_organisation(name="Hydro Roma")
    express_interest(
        entry=make_entry(city=make_city("Yangzhou"), area=Area.CULTURE),
        text="We too",
        organisation=house,
        by=make_member(house),
        at=at - timedelta(days=60),
    )
    secretary = make_secretary()

    def total(**asked: str | int) -> int:
        return pipeline(Asked(**asked), secretary, at).total  # type: ignore[arg-type]

    assert (total(), total(days=30), total(days=90)) == (2, 1, 2)
    assert (total(area="culture"), total(area="pilot")) == (1, 0)
    yangzhou = make_city("Yangzhou")
    assert (total(city=yangzhou.pk), total(country="CN"), total(country="FR")) == (2, 2, 0)
    assert yangzhou in cities_there(secretary)
    assert "CN" in countries_there(secretary)
