"""What events hold about a person: the events they wrote, their registrations and those they made for others, what they asked
and said of meetings.

Events are their hosts', and stay. A registration is emptied and not deleted, so that the numbers of an event stay right; whoever
was to come to one that is still to be held is withdrawn, and the next of the waiting list moves up.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from ucap.events.actions.places import move_up
from ucap.events.models import (
    BroughtAlong,
    CityInvitation,
    Delegation,
    Event,
    EventFile,
    EventText,
    Exhibit,
    Feedback,
    FeedKey,
    Interpreter,
    MeetingRequest,
    MeetingReview,
    PollVote,
    Registration,
    Report,
    Session,
    VisitStop,
)
from ucap.events.models.registration import new_key
from ucap.events.states import ALIVE, COMING, RegistrationState
from ucap.kernel.containing import containing
from ucap.kernel.person import Person, without, without_addresses

# Where others may have written this person's address; in the second also their name: nobody but a few read those
PUBLIC: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (Event, ("title", "summary", "description", "why_cancelled", "minutes")),
    (EventText, ("title", "summary", "description")),
    (Session, ("title", "text", "speakers")),
    (Exhibit, ("title", "text", "needs", "why")),
    (Report, ("reached", "better")),
)
BETWEEN_TWO: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (MeetingRequest, ("text", "why")),
    (MeetingReview, ("text",)),
    (Registration, ("why",)),
    (Interpreter, ("name",)),
    (Delegation, ("name",)),
    (EventFile, ("name",)),
    (CityInvitation, ("text", "answer")),
    (Feedback, ("text",)),
    (VisitStop, ("host", "contact_name", "notes", "other_title", "other_text")),
)


def export(person: Person) -> dict[str, Any]:
    """Events begun, registrations of theirs and of others whom they registered, meetings, votes."""
    own = _theirs(person)
    return {
        "events": list(
            Event.objects.filter(author_id=person.id).values(
                "id", "slug", "kind", "state", "organisation", "city", "created_at", "announced_at"
            )
        ),
        "event_files": list(EventFile.objects.filter(by_id=person.id).values("event", "name", "size", "at")),
        "registrations": [_with_questions(one) for one in own.select_related("event")],
        "registered_for_others": list(
            Registration.objects.filter(by_id=person.id)
            .exclude(pk__in=own.values("pk"))
            .values("id", "event", "state", "name", "delegation", "at")
        ),
        "delegations": list(
            Delegation.objects.filter(by_id=person.id).values(
                "id", "event", "name", "organisation", "city", "at"
            )
        ),
        "meeting_requests": list(
            MeetingRequest.objects.filter(asker__in=own).values(
                "id", "event", "asked", "priority", "text", "state", "at"
            )
        ),
        "meeting_reviews": list(
            MeetingReview.objects.filter(by__in=own).values("request", "went", "goes_on", "text", "at")
        ),
        "brought_along": list(BroughtAlong.objects.filter(who__in=own).values("request", "beside", "at")),
        "feedback": list(
            Feedback.objects.filter(registration__in=own).values("registration", "stars", "text", "at")
        ),
        "poll_votes": list(PollVote.objects.filter(person_id=person.id).values("time", "vote")),
        "calendar_address": list(FeedKey.objects.filter(person_id=person.id).values("key", "at")),
    }


def files(person: Person) -> Iterator[tuple[str, Any]]:
    """The documents of events that this person gave: (name, file)."""
    for given in EventFile.objects.filter(by_id=person.id):
        yield f"{given.pk}-{given.name}", given.file


def erase(person: Person, at: datetime) -> None:
    """Nothing; registrations of theirs are empty, and nothing that was written about meetings has their name any more."""
    FeedKey.objects.filter(person_id=person.id).delete()
    PollVote.objects.filter(person_id=person.id).delete()
    own = list(_theirs(person).select_related("event"))
    ids = [one.pk for one in own]
    BroughtAlong.objects.filter(who__in=ids).delete()
    MeetingReview.objects.filter(by__in=ids).update(text="")
    MeetingRequest.objects.filter(asker__in=ids).update(text="")
    MeetingRequest.objects.filter(asked__in=ids).update(why="")
    Feedback.objects.filter(registration__in=ids).update(text="")
    for registration in own:
        _empty(registration)
    for event in {one.event_id: one.event for one in own}.values():
        move_up(event=event, at=at)
    for stop in VisitStop.objects.filter(_addressed(person)):
        stop.contact_name = stop.contact_phone = stop.contact_email = ""
        stop.save()
    _forget_in_texts(person)


def _theirs(person: Person) -> "QuerySet[Registration]":
    """Their own, and those that somebody made for an address of theirs."""
    return Registration.objects.filter(Q(person_id=person.id) | Q(person=None, email__in=person.addresses))


def _addressed(person: Person) -> Q:
    found = Q(pk=None)
    for address in person.addresses:
        found |= Q(contact_email__iexact=address)
    return found


def _with_questions(registration: Registration) -> dict[str, Any]:
    wordings = dict(registration.event.questions.values_list("pk", "wording"))
    answers = {wordings.get(id_, id_): answer for id_, answer in registration.answers.items()}
    names = (
        "id",
        "state",
        "name",
        "email",
        "mode",
        "languages",
        "listed",
        "at",
        "key",
        "why",
        "checked_in_at",
    )
    return {
        **{name: getattr(registration, name) for name in names},
        "event": registration.event_id,
        "organisation": registration.organisation_id,
        "house": registration.house,
        "city": registration.city_id,
        "most_meetings": registration.most_meetings,
        "answers": answers,
    }


def _empty(registration: Registration) -> None:
    """Its event, its state, from where and whether they came: numbers, no person. The badge opens nothing any more."""
    registration.name = registration.email = registration.house = registration.why = ""
    registration.answers, registration.languages, registration.listed = {}, [], False
    registration.key = new_key()
    if registration.state in ALIVE and registration.event.state in COMING and not registration.checked_in_at:
        registration.state = RegistrationState.WITHDRAWN
    registration.save()


def _forget_in_texts(person: Person) -> None:
    for model, column in ((model, column) for model, columns in PUBLIC for column in columns):
        for row in _with_words(model, column, person.addresses):
            setattr(row, column, without_addresses(getattr(row, column), person))
            row.save(update_fields=[column])
    named = (*person.addresses, person.name)
    for model, column in ((model, column) for model, columns in BETWEEN_TWO for column in columns):
        for row in _with_words(model, column, named):
            setattr(row, column, str(without(getattr(row, column), person)))
            row.save(update_fields=[column])


def _with_words(model: type[models.Model], column: str, words: tuple[str, ...]) -> Any:
    return containing(QuerySet(model), column, words)
