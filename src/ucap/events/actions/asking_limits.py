"""When one may ask for a meeting, how often, and about what."""

from datetime import datetime, timedelta

from ucap.events.models import Event, Matchmaking, MeetingRequest, Registration
from ucap.events.models.meeting import LONGEST_TEXT
from ucap.events.queries.asking_time import asking_is_open
from ucap.events.states import COMING, WANTED, EventState
from ucap.exchange.models import Entry
from ucap.exchange.states import LISTED
from ucap.kernel.errors import BadInput, NotNow
from ucap.kernel.hygiene import clean_text, links_in, too_long
from ucap.kernel.messages import gettext_noop
from ucap.moderation.actions.often import too_often
from ucap.people.models import User

PER_DAY = 200  # requests of one person, with those that were withdrawn and made again
WITHIN = timedelta(days=1)
MOST_LINKS = 3

NOT_ARRANGED = gettext_noop("The meetings of this conference are not arranged yet. Come back later.")
OTHERS_ENTRY = gettext_noop("Choose an entry of those who are to meet, which is still in the lists.")


def held_both(one: Registration, other: Registration) -> tuple[Registration, Registration]:
    """Both, locked in the order of their ids, so that two who ask each other do not wait for one another."""
    rows = Registration.objects.select_for_update(of=("self",)).select_related("event")
    found = {row.pk: row for row in rows.filter(pk__in={one.pk, other.pk}).order_by("pk")}
    return found[one.pk], found[other.pk]


def cleaned(text: str) -> str:
    text = clean_text(text)
    if too_long(text, LONGEST_TEXT):
        raise BadInput(
            gettext_noop("At most %(limit)d characters are possible. Shorten it."), limit=LONGEST_TEXT
        )
    if links_in(text) > MOST_LINKS:
        raise BadInput(
            gettext_noop("At most %(limit)d addresses of web pages are possible. Take the others out."),
            limit=MOST_LINKS,
        )
    return text


def check_entries(
    asker: Registration, asked: Registration, entry: Entry | None, other: Entry | None, by: User
) -> None:
    """Each of those whose it is said to be, in the lists, and seen by whoever asks."""
    for one, whose in ((entry, asker), (other, asked)):
        if one is None:
            continue
        of_house = one.organisation_id is not None and one.organisation_id == whose.organisation_id
        of_city = one.city_id is not None and one.city_id == whose.city_id
        seen = Entry.objects.visible_to(by).filter(pk=one.pk, state__in=LISTED).exists()
        if not (of_house or of_city) or not seen:
            raise BadInput(OTHERS_ENTRY)


def check_limits(asker: Registration, by: User, at: datetime) -> None:
    """Whether one may ask now, and has not asked for too many."""
    check_goes_on(asker.event)
    arranged = Matchmaking.objects.filter(event=asker.event_id).first()
    if arranged is None:
        raise NotNow(NOT_ARRANGED)
    if not asking_is_open(asker.event, arranged, at):
        raise NotNow(
            gettext_noop("One can no longer ask for meetings at this conference. Speak with its hosts.")
        )
    if asker.asks.filter(state__in=WANTED).count() >= arranged.most_requests:
        raise NotNow(
            gettext_noop(
                "You have %(most)d requests that wait or were accepted, and this conference allows no more. Withdraw one that matters less, then ask."
            ),
            most=arranged.most_requests,
        )
    if too_often("meeting-request", by.pk, most=PER_DAY, within=WITHIN, at=at):
        raise NotNow(gettext_noop("You have asked very often today. Go on tomorrow."))


def check_goes_on(event: Event) -> None:
    if EventState(event.state) not in COMING:
        raise NotNow(gettext_noop("This event is over or cancelled: its meetings stay as they are."))


def check_both_come(request: MeetingRequest) -> None:
    check_goes_on(request.event)
    if not both_come(request.asker, request.asked):
        raise NotNow(gettext_noop("One of the two does not come any more, so this meeting cannot be held."))


def both_come(one: Registration, other: Registration) -> bool:
    coming = Registration.objects.confirmed().filter(pk__in=(one.pk, other.pk))
    return coming.count() == len({one.pk, other.pk})
