"""Events as moderators see them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from ucap.events.models import Event, EventHost
from ucap.events.states import SEEN, EventState
from ucap.exchange.states import Visibility
from ucap.moderation.kinds import Shown
from ucap.organisations.models import Membership
from ucap.organisations.states import MemberRole
from ucap.people.models import CityOfficer, User

NEVER_SEEN = (EventState.DRAFT, EventState.DELETED)  # by others
LONGEST = 1500  # characters beside its case; the rest is on its page


def shown_events(ids: Sequence[str]) -> Mapping[str, Shown]:
    """The events that others saw, by id, each as it appears or would if it were released now. Five queries."""
    found = Event.objects.filter(pk__in=ids).exclude(state__in=NEVER_SEEN).prefetch_related("texts")
    events = list(found)
    speakers = _speakers(events)
    return {one.pk: _shown(one, speakers[one.pk]) for one in events}


def spoken_for(person: User) -> "QuerySet[Event, str]":
    """The ids of those that this person wrote, or whose hosts they decide for."""
    owned = Membership.objects.filter(user=person, role=MemberRole.OWNER).values("organisation")
    cities = CityOfficer.objects.filter(user=person).values("city")
    hosting = EventHost.objects.filter(Q(organisation__in=owned) | Q(city__in=cities)).exclude(agreed_at=None)
    theirs = Q(author=person) | Q(organisation__in=owned) | Q(city__in=cities)
    return Event.objects.filter(theirs | Q(pk__in=hosting.values("event"))).values_list("pk", flat=True)


def _shown(event: Event, speakers: Sequence[str]) -> Shown:
    others = [f"{one.language}: {one.title}\n{one.summary}\n{one.description}" for one in event.texts.all()]
    text = "\n".join(part for part in (event.summary, event.description, event.venue, *others) if part)
    return Shown(
        title=event.title,
        text=text[:LONGEST],
        url_name="events:event",
        url_args=(event.slug,),
        author_id=event.author_id,
        public=event.state in SEEN and event.visibility == Visibility.PUBLIC,
        concerned=tuple(speakers),
        language=event.language,
    )


def _speakers(events: Sequence[Event]) -> Mapping[str, list[str]]:
    """Of each event those who decide for one of its hosts."""
    agreed = EventHost.objects.filter(event__in=events).exclude(agreed_at=None)
    hosts = [(one.pk, one.organisation_id, one.city_id) for one in events]
    hosts += list(agreed.values_list("event", "organisation", "city"))
    owners = Membership.objects.filter(
        organisation__in={house for _, house, _ in hosts if house}, role=MemberRole.OWNER
    )
    officers = CityOfficer.objects.filter(city__in={city for _, _, city in hosts if city})
    deciding: dict[str, list[str]] = defaultdict(list)
    for belongs, user in (
        *owners.values_list("organisation", "user"),
        *officers.values_list("city", "user"),
    ):
        deciding[belongs].append(user)
    found: dict[str, list[str]] = defaultdict(list)
    for event, house, city in hosts:
        found[event] += [user for user in deciding[house or city or ""] if user not in found[event]]
    return found
