"""What queries find about the meetings of a conference, as shapes."""

from collections.abc import Iterator

from ucap.api.shapes.matches import MatchReason
from ucap.api.shapes.meetings import (
    AgendaAnswer,
    AvailabilityAnswer,
    EntryNamed,
    MeetingOfAgenda,
    MeetingRequestAnswer,
    MeetingRequestsAnswer,
    MeetingVerb,
    ReviewOfMeeting,
    SessionOfAgenda,
    SlotOfMine,
    SuggestionOfMeeting,
    SuggestionsAnswer,
)
from ucap.api.views.as_colleagues import brought, meeting_of_colleague, named
from ucap.api.views.as_events import party
from ucap.api.views.speaking import say
from ucap.events.models import MeetingReview, Session
from ucap.events.queries.agenda import Agenda, MyMeeting
from ucap.events.queries.availability import Availability
from ucap.events.queries.meetings import Asked, Meetings, Suggested
from ucap.events.states import ASKED_TRANSITIONS, AskedState
from ucap.exchange.models import Entry


def requests_of(page: Meetings) -> MeetingRequestsAnswer:
    return MeetingRequestsAnswer(
        event=page.event.slug,
        registration=page.mine.pk,
        is_open=page.is_open,
        asks_until=page.arranged.asks_until if page.arranged else None,
        left=page.left,
        items=[request(one) for one in page.asked],
        along_to=[meeting_of_colleague(one) for one in page.along_to],
    )


def request(asked: Asked) -> MeetingRequestAnswer:
    there = asked.request
    return MeetingRequestAnswer.of(
        there,
        i_asked=asked.i_asked,
        other=party(asked.other),
        answer=there.answer if there.state == AskedState.ACCEPTED else None,
        entry=_entry(asked.entry),
        others_entry=_entry(asked.others_entry),
        along=brought((*asked.along.ours, *asked.along.theirs)),
        could_come_along=named(asked.along.possible),
        can=list(_can(asked)),
    )


def suggestions_of(page: Meetings) -> SuggestionsAnswer:
    items = [_suggestion(one) for one in page.suggested]
    return SuggestionsAnswer(event=page.event.slug, registration=page.mine.pk, items=items)


def availability(there: Availability) -> AvailabilityAnswer:
    return AvailabilityAnswer(
        event=there.event.slug,
        registration=there.mine.pk,
        time_zone=there.event.time_zone,
        most_meetings=there.mine.most_meetings,
        languages=list(there.mine.languages),
        slots=[SlotOfMine.of(slot, absent=slot.pk in there.absent) for slot in there.slots],
    )


def agenda(page: Agenda) -> AgendaAnswer:
    items = [item for day in page.days for item in day.items]
    return AgendaAnswer(
        event=page.event.slug,
        event_title=page.words.title,
        registration=page.mine.pk,
        time_zone=page.event.time_zone,
        is_published=page.is_published,
        meetings=[_meeting(item.meeting) for item in items if item.meeting],
        not_held=[_meeting(one) for one in page.not_held],
        programme=[_session(item.session) for item in items if item.session],
    )


def review(kept: MeetingReview) -> ReviewOfMeeting:
    return ReviewOfMeeting.of(kept, request=kept.request_id, registration=kept.by_id)


def _can(asked: Asked) -> Iterator[MeetingVerb]:
    """The verbs of whoever asked, and of whoever was asked, that the state lets follow."""
    state = AskedState(asked.request.state)
    if asked.i_asked:
        verbs: tuple[MeetingVerb, ...] = ("withdraw", "ask_again")
    else:
        verbs = ("accept", "decline", *(("withdraw",) if state == AskedState.ACCEPTED else ()))
    yield from (verb for verb in verbs if state in ASKED_TRANSITIONS[verb])


def _entry(entry: Entry | None) -> EntryNamed | None:
    return EntryNamed.of(entry) if entry else None


def _suggestion(one: Suggested) -> SuggestionOfMeeting:
    match = one.suggestion.match
    return SuggestionOfMeeting(
        mine=EntryNamed.of(one.suggestion.mine),
        theirs=EntryNamed.of(match.card),
        score=match.score,
        reasons=[MatchReason.of(reason) for reason in match.reasons],
        people=[party(who) for who in one.people],
    )


def _meeting(one: MyMeeting) -> MeetingOfAgenda:
    return MeetingOfAgenda.of(
        one,
        request=one.request_id,
        other=party(one.other),
        is_online=one.is_virtual,
        entry=_entry(one.entry),
        others_entry=_entry(one.others_entry),
        with_me=list(one.with_me),
        with_them=list(one.with_them),
        because=say(one.because) if one.because else "",
        review=review(one.review) if one.review else None,
    )


def _session(session: Session) -> SessionOfAgenda:
    return SessionOfAgenda.of(session, room=session.room.name if session.room else "")
