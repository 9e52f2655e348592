"""What events hold about a person, handed out and erased."""

from datetime import datetime
from typing import Any

import pytest

from tests.events.factories import make_event, make_person, make_registration, make_request
from ucap.events import personal
from ucap.events.models import BroughtAlong, FeedKey, MeetingReview, Question, Registration
from ucap.events.states import EventState, QuestionKind, RegistrationState, Went
from ucap.kernel.person import Person
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db: None) -> User:
    return make_person("Wang Fang", email="fang@example.org")


@pytest.fixture
def person(user: User) -> Person:
    return Person(user.pk, user.name, ("fang@example.org",))


def registered(user: User, **more: Any) -> Registration:
    event = make_event(**more)
    diet = Question.objects.create(event=event, kind=QuestionKind.LINE, wording="Diet")
    return make_registration(event, user, answers={diet.pk: "No fish"})


def test_all_of_it_is_handed_out(user: User, person: Person, at: datetime) -> None:
    row = registered(user)
    other = make_registration(row.event)
    asked = make_request(row, other, text="Shall we?")
    MeetingReview.objects.create(request=asked, by=row, went=Went.WELL, text="Good", at=at)
    FeedKey.objects.create(person=user, key="secret", at=at)
    make_registration(make_event(), person=None, name="Li Na", by=user).delete()
    out = personal.export(person)
    (own,) = out["registrations"]
    assert (own["name"], own["answers"], own["key"]) == ("Wang Fang", {"Diet": "No fish"}, row.key)
    assert out["meeting_requests"][0]["text"] == "Shall we?"
    assert out["meeting_reviews"][0]["text"] == "Good"
    assert out["calendar_address"][0]["key"] == "secret"
    nobody = personal.export(Person("nobody", "", ("x@example.org",)))
    assert not any(nobody.values())


def test_who_came_along_to_a_meeting_is_handed_out_and_taken_out(
    user: User, person: Person, at: datetime
) -> None:
    row = registered(user)
    asked = make_request(make_registration(row.event), make_registration(row.event))
    BroughtAlong.objects.create(request=asked, beside=asked.asker, who=row, at=at)
    (along,) = personal.export(person)["brought_along"]
    assert (along["request"], along["beside"]) == (asked.pk, asked.asker_id)
    personal.erase(person, at)
    assert not BroughtAlong.objects.exists()


def test_a_registration_is_emptied_and_the_next_moves_up(user: User, person: Person, at: datetime) -> None:
    row = registered(user, capacity=1)
    next_one = make_registration(row.event, state=RegistrationState.WAITING)
    personal.erase(person, at)
    after = Registration.objects.get(pk=row.pk)
    assert (after.name, after.email, after.answers, after.languages, after.listed) == ("", "", {}, [], False)
    assert after.key != row.key
    assert after.state == RegistrationState.WITHDRAWN
    assert Registration.objects.get(pk=next_one.pk).state == RegistrationState.CONFIRMED


def test_of_what_is_over_the_numbers_stay(user: User, person: Person, at: datetime) -> None:
    row = registered(user, state=EventState.HELD)
    Registration.objects.update(checked_in_at=at)
    personal.erase(person, at)
    after = Registration.objects.get(pk=row.pk)
    assert (after.state, after.checked_in_at, after.name) == (RegistrationState.CONFIRMED, at, "")


def test_one_that_somebody_made_for_an_address_of_theirs(person: Person, at: datetime) -> None:
    leader = make_person()
    row = make_registration(make_event(), leader)
    Registration.objects.update(person=None, name="Fang", email="fang@example.org")
    assert personal.export(person)["registrations"][0]["name"] == "Fang"
    personal.erase(person, at)
    row.refresh_from_db()
    assert (row.name, row.email, row.by) == ("", "", leader)


def test_those_of_others_whom_they_registered_stay(user: User, person: Person, at: datetime) -> None:
    row = make_registration(make_event(), make_person("Li Na"), by=user)
    assert personal.export(person)["registered_for_others"][0]["name"] == "Li Na"
    personal.erase(person, at)
    row.refresh_from_db()
    assert row.name == "Li Na"


def test_nothing_that_was_written_names_them(user: User, person: Person, at: datetime) -> None:
    event = make_event(description="Write to FANG@example.org", title="With Wang Fang")
    one, other = make_registration(event), make_registration(event, why="Wang Fang said no")
    asked = make_request(one, other, text="Wang Fang (fang@example.org) told me")
    review = MeetingReview.objects.create(request=asked, by=one, went=Went.WELL, text="with Wang Fang", at=at)
    personal.erase(person, at)
    for row in (event, other, asked, review):
        row.refresh_from_db()
    assert event.description == "Write to …"
    assert event.title == "With Wang Fang"  # somebody else may be called so
    assert (other.why, asked.text, review.text) == ("… said no", "… (…) told me", "with …")


def test_what_they_wrote_of_meetings_is_gone(user: User, person: Person, at: datetime) -> None:
    row = registered(user)
    asked = make_request(row, make_registration(row.event), text="Shall we?")
    answered = make_request(make_registration(row.event), row, text="And we?", why="No time")
    review = MeetingReview.objects.create(request=asked, by=row, went=Went.WELL, text="Good", at=at)
    FeedKey.objects.create(person=user, key="secret", at=at)
    personal.erase(person, at)
    for one in (asked, answered, review):
        one.refresh_from_db()
    assert (asked.text, answered.text, answered.why, review.text, review.went) == (
        "",
        "And we?",
        "",
        "",
        "well",
    )
    assert not FeedKey.objects.exists()
