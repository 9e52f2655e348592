"""What the pages of those who hold an event say: {% load hosting %}."""

from typing import TYPE_CHECKING, Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from ucap.events.actions.standing import WRITABLE
from ucap.events.forms.event import EventFields
from ucap.events.models import Event
from ucap.events.states import TRANSITIONS, EventKind, EventState, event_verbs

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

register = template.Library()

VERBS: "dict[str, StrOrPromise]" = {
    "announce": pgettext_lazy("do with an event", "Announce"),
    "open": pgettext_lazy("do with an event", "Open registration"),
    "close": pgettext_lazy("do with an event", "Close registration"),
    "hold": pgettext_lazy("do with an event", "Mark as held"),
    "cancel": pgettext_lazy("do with an event", "Cancel the event"),
    "bring_back": pgettext_lazy("do with an event", "Hold it after all"),
    "delete": pgettext_lazy("do with an event", "Delete the draft"),
    "bring_draft_back": pgettext_lazy("do with an event", "Bring the draft back"),
}
OF_DRAFT = ("bring_draft_back", "delete")
FIRST = ("announce", "bring_back", "bring_draft_back")  # what the page offers before all else
OTHER_FIELDS: "dict[str, StrOrPromise]" = {
    "days": gettext_lazy("Days"),
    "texts": gettext_lazy("Further languages"),
}

# Of those who hold an event: name of the page, what its address needs, its label, of which kinds of events (all)
PAGES: "tuple[tuple[str, str, StrOrPromise, tuple[EventKind, ...]], ...]" = (
    ("edit", "pk", gettext_lazy("What, when, where"), ()),
    ("programme", "pk", gettext_lazy("Programme"), ()),
    ("hosts", "pk", gettext_lazy("Hosts"), ()),
    ("questions", "slug", gettext_lazy("Questions"), ()),
    ("registrations", "slug", gettext_lazy("Registrations"), ()),
    ("matchmaking", "slug", gettext_lazy("Meetings"), (EventKind.CONFERENCE,)),
    ("timetable", "slug", gettext_lazy("Timetable"), (EventKind.CONFERENCE,)),
    ("invitations", "slug", gettext_lazy("Invitations"), (EventKind.EXPO, EventKind.FESTIVAL)),
    ("exhibits", "slug", gettext_lazy("Who shows what"), (EventKind.EXPO, EventKind.FESTIVAL)),
    ("grounds", "slug", gettext_lazy("Grounds"), (EventKind.EXPO, EventKind.FESTIVAL)),
    ("propose_times", "slug", gettext_lazy("Times to choose from"), ()),
    ("edit_itinerary", "slug", gettext_lazy("Itinerary"), (EventKind.VISIT,)),
    ("minutes", "slug", gettext_lazy("Minutes"), ()),
    ("report", "slug", gettext_lazy("Report"), ()),
)


@register.filter
def host_verb(verb: str) -> str:
    """{{ verb|host_verb }}: "Announce"."""
    return str(VERBS[verb])


@register.filter
def event_field(name: str) -> str:
    """{{ difference.name|event_field }}: what a field of an event is called."""
    if name in OTHER_FIELDS:
        return str(OTHER_FIELDS[name])
    return str(EventFields.base_fields["city" if name == "place" else name].label)


@register.inclusion_tag("events/parts/hosting_menu.html", takes_context=True)
def hosting_menu(context: template.Context, event: Event) -> dict[str, Any]:
    """{% hosting_menu page.event %}: what its hosts can do with the event now; only for those who may change it."""
    doing = _doing(context, event)
    first = next((verb for verb in FIRST if verb in doing["verbs"]), "")
    return {
        **doing,
        "first": first,
        "verbs": [verb for verb in doing["verbs"] if verb != first],
        "can_be_written": event.state in WRITABLE,
        "pages": pages_of(event)[1:] if event.state != EventState.DELETED else [],
    }


@register.inclusion_tag("events/parts/hosting_nav.html")
def hosting_nav(event: Event, here: str) -> dict[str, Any]:
    """{% hosting_nav event here="registrations" %}: the way between the pages of those who hold the event."""
    return {"event": event, "pages": pages_of(event), "here": here}


@register.inclusion_tag("events/parts/becomes.html", takes_context=True)
def becomes(context: template.Context, event: Event) -> dict[str, Any]:
    """{% becomes event %}: where the event stands, and what its hosts can make of that."""
    return _doing(context, event)


def pages_of(event: Event) -> list[tuple[str, str, "StrOrPromise"]]:
    """The pages of those who hold this kind of event: name, address, what it is called."""
    return [
        (name, reverse(f"events:{name}", args=[getattr(event, key)]), label)
        for name, key, label, kinds in PAGES
        if not kinds or event.kind in kinds
    ]


def _doing(context: template.Context, event: Event) -> dict[str, Any]:
    of_draft = tuple(verb for verb in OF_DRAFT if EventState(event.state) in TRANSITIONS[verb])
    possible = (*event_verbs(event.state), *of_draft)
    return {
        "event": event,
        "verbs": [verb for verb in possible if verb in VERBS and verb != "cancel"],
        "can_be_cancelled": "cancel" in possible,
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
    }
