"""Writing an event: what its hosts say of it as it stands, and whoever else says something different."""

from dataclasses import dataclass

from django.http import Http404

from ucap.events.content import Day, EventContent, Words, changed_fields
from ucap.events.from_plans import activity_of, content_of_activity
from ucap.events.models import Event, EventFile, EventHost, Session
from ucap.events.rules.hosting import may_agree, may_edit
from ucap.events.states import EventKind, Facet, Mode
from ucap.exchange.states import Visibility
from ucap.kernel.whole import whole
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.people.rules import Viewer, is_secretariat, may_take_part, officer_cities
from ucap.plans.models import Plan
from ucap.plans.rules import may_read as may_read_plan

MOST_PLANS = 200  # to choose from


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which what is kept differs from what somebody writes."""

    name: str
    theirs: object


@dataclass(frozen=True, slots=True)
class ActivityOfPlan:
    """What of a plan an event is to be made of."""

    plan: Plan
    title: str  # of the plan
    text: str  # of the activity
    language: str
    content: EventContent


def event_to_edit(event_id: str, viewer: Viewer) -> Event:
    """The event of that id, for its hosts; raises Http404."""
    event = (
        Event.objects.select_related("organisation", "city", "place", "plan__current")
        .filter(pk=event_id)
        .first()
    )
    if event is None or not may_edit(viewer, event):
        raise Http404
    return event


def content_of(event: Event) -> EventContent:
    """What is said of the event, as it is kept. Four queries."""
    tags: dict[str, list[str]] = {facet: [] for facet in Facet}
    for tag in event.tags.all():
        tags[tag.facet].append(tag.value)
    return EventContent(
        kind=EventKind(event.kind),
        language=event.language,
        title=event.title,
        summary=event.summary,
        description=event.description,
        texts=tuple(
            Words(language=one.language, title=one.title, summary=one.summary, description=one.description)
            for one in event.texts.all()
        ),
        days=tuple(Day(one.date, one.begins, one.ends) for one in event.days.all() if not one.dropped),
        time_zone=event.time_zone,
        mode=Mode(event.mode),
        place=event.place_id or "",
        venue=event.venue,
        address=event.address,
        link=event.link,
        opens_at=event.opens_at,
        closes_at=event.closes_at,
        capacity=event.capacity,
        by_approval=event.by_approval,
        visibility=Visibility(event.visibility),
        seen_in=tuple(sorted(one.city_id for one in event.seen_in.all())),
        plan=event.plan_id or "",
        themes=tuple(tags[Facet.THEME]),
        sdgs=tuple(sorted(int(value) for value in tags[Facet.SDG])),
        urban_agenda=tuple(tags[Facet.URBAN_AGENDA]),
    )


def differences(event: Event, mine: EventContent) -> tuple[Difference, ...]:
    """Where what is kept now differs from mine."""
    theirs = content_of(event)
    changed, _ = changed_fields(theirs, mine)
    return tuple(Difference(name, value) for name, value in changed.items())


def host_to_answer(host_id: str, viewer: Viewer) -> EventHost:
    """The request to hold an event together, for those who were asked; raises Http404."""
    hosts = EventHost.objects.select_related("event", "organisation", "city")
    host = hosts.filter(pk=whole(host_id) or 0).first()
    if host is None or not may_agree(viewer, host):
        raise Http404
    return host


def file_to_remove(file_id: str, viewer: Viewer) -> EventFile:
    """The file of that id, for the hosts of its event; raises Http404."""
    found = EventFile.objects.select_related("event__organisation", "event__city").filter(pk=file_id).first()
    if found is None or not may_edit(viewer, found.event):
        raise Http404
    return found


def session_of(event: Event, session_id: str) -> Session | None:
    """The session of that id; None for no id. Raises Http404 for one of another event."""
    if not session_id:
        return None
    found = event.sessions.filter(pk=session_id.replace("\0", "")).first()
    if found is None:
        raise Http404
    return found


def activity_of_plan(slug: str, item: str, viewer: Viewer) -> ActivityOfPlan:
    """The activity of the published plan of that address; raises Http404, BadInput where the plan has no such activity."""
    plan = Plan.objects.select_related("current").filter(slug=slug).first()
    if plan is None or plan.current is None or not may_read_plan(viewer, plan):
        raise Http404
    content = plan.current.content
    activity = activity_of(content, item)
    return ActivityOfPlan(
        plan,
        plan.current.title,
        activity.text,
        content.language,
        content_of_activity(content, plan.pk, activity),
    )


def may_hold_any(viewer: Viewer) -> bool:
    """Whether this person may hold events at all: for an organisation, a city or the programme. One query, none for visitors."""
    if not isinstance(viewer, User) or not may_take_part(viewer):
        return False
    if is_secretariat(viewer) or officer_cities(viewer):
        return True
    return Organisation.objects.public().filter(memberships__user=viewer).exists()


def plans_to_link(event: Event, viewer: Viewer) -> list[tuple[str, str]]:
    """The plans that the event may belong to, by id, with their titles: those of its hosts' cities; to the secretariat the latest of all."""
    public = Plan.objects.public()
    if not is_secretariat(viewer):
        public = public.filter(current__cities__city__in=_cities_of(event)).distinct()
    found = list(
        public.values_list("pk", "current__title", "published_at").order_by("-published_at", "pk")[
            :MOST_PLANS
        ]
    )
    choices = [(pk, title) for pk, title, _ in found]
    if event.plan and event.plan.pk not in dict(choices):
        choices.append((event.plan.pk, str(event.plan.current.title if event.plan.current else event.plan)))
    return choices


def _cities_of(event: Event) -> frozenset[str]:
    hosts = event.hosts.exclude(agreed_at=None).values_list("city", "organisation__city")
    own = (event.city_id, event.organisation.city_id if event.organisation else None)
    return frozenset(city for pair in (own, *hosts) for city in pair if city)
