"""What the pages of those who hold an event say: {% load hosting %}."""

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext_lazy, pgettext_lazy

from ucap.events.forms.event import EventFields
from ucap.events.models import Event
from ucap.events.states import event_verbs

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
}
OTHER_FIELDS: "dict[str, StrOrPromise]" = {
    "days": gettext_lazy("Days"),
    "texts": gettext_lazy("Further languages"),
}


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
    verbs = [verb for verb in event_verbs(event.state) if verb in VERBS and verb != "cancel"]
    first = next((verb for verb in ("announce", "bring_back") if verb in verbs), "")
    return {
        "event": event,
        "first": first,
        "verbs": [verb for verb in verbs if verb != first],
        "can_be_cancelled": "cancel" in event_verbs(event.state),
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
    }
