"""How the meetings of a conference are arranged, for its hosts: slots, tables with their rooms, limits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ucap.api.problems import FieldError, Refusal
from ucap.api.shapes.matchmaking import ArrangementAnswer, PreviewAnswer, WrittenArrangement
from ucap.api.shapes.shape import Slug
from ucap.api.states import Scope
from ucap.api.views import as_matchmaking
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.events import SLUG
from ucap.api.views.offering import Section
from ucap.events import actions
from ucap.events.forms.arranging import ANEW, KEEP, USUAL, ArrangeForm
from ucap.events.models import Event
from ucap.events.queries.arranging import arranging, conference
from ucap.events.rooms import written
from ucap.kernel.clock import now

matchmaking = Section(
    "Slots and tables",
    "For the hosts of a conference: when and where meetings can be held, in which rooms the tables stand, and how much one may ask.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS, "where": SLUG}
SAYS: Mapping[str, Any] = {
    "slots": {"length": 25, "gap": 5, "breaks": [{"begins": "12:30", "ends": "13:30"}]},
    "tables": 20,
    "rooms": [{"name": "Great hall", "tables": [1, 2, 3]}],
    "most_a_person": 8,
}
SAME = ("tables", "walking", "virtual_tables", "virtual_link", "most_a_person", "most_requests")
OF_SLOTS = ("days", "begins", "ends", "length", "gap", "around")


@matchmaking.read("/events/{slug}/arrangement", ArrangementAnswer, where=SLUG)
def read_arrangement(request: PersonCall, slug: Slug) -> ArrangementAnswer:
    """When and where the meetings of a conference of yours can be held: its slots, tables and rooms, and how much one may ask."""
    return _answer(conference(slug, request.user))


@matchmaking.write("POST", "/events/{slug}/arrangement/preview", PreviewAnswer, body=SAYS, **WRITES)
def preview_arrangement(request: PersonCall, slug: Slug, sent: WrittenArrangement) -> PreviewAnswer:
    """The slots that would be made of the days, and how many meetings there would be room for; nothing is kept."""
    form = _form(conference(slug, request.user), sent)
    return as_matchmaking.preview(slug, form.slots, form.room())


@matchmaking.write("PUT", "/events/{slug}/arrangement", ArrangementAnswer, body=SAYS, **WRITES)
def arrange_meetings(request: PersonCall, slug: Slug, sent: WrittenArrangement) -> ArrangementAnswer:
    """Says when and where meetings can be held; from then on participants can ask each other. Slots that stay keep their ids."""
    event = conference(slug, request.user)
    form = _form(event, sent)
    arrangement = replace(form.arrangement(), asks_until=sent.asks_until)
    actions.arrange_meetings(
        event=event, slots=form.slots, arrangement=arrangement, by=request.user, at=now()
    )
    return _answer(conference(slug, request.user))


def _answer(event: Event) -> ArrangementAnswer:
    return as_matchmaking.arrangement(arranging(event), list(event.slots.all()))


def _form(event: Event, sent: WrittenArrangement) -> ArrangeForm:
    """What was sent, checked as the page's form checks it."""
    form = ArrangeForm(_data(event, sent), there=arranging(event))
    try:
        checked(form)
    except Refusal as refusal:
        raise Refusal(refusal.kind, errors=[_in_its_place(one) for one in refusal.errors]) from None
    return form


def _data(event: Event, sent: WrittenArrangement) -> dict[str, Any]:
    rooms = [(one.name, sorted(set(one.tables))) for one in sent.rooms]
    return {
        **{name: getattr(sent, name) for name in SAME},
        "closed_tables": ", ".join(map(str, sent.closed_tables)),
        "rooms": written(rooms),
        **_slots(event, sent),
    }


def _slots(event: Event, sent: WrittenArrangement) -> dict[str, Any]:
    """How they are made; without a word of it those that are there are kept, and of none none are made."""
    slots = sent.slots
    if slots is None:
        return {"how": KEEP, "days": [], "length": USUAL.length, "gap": USUAL.gap}
    days = [one.isoformat() for one in slots.days] if slots.days is not None else _all_days(event)
    made: dict[str, Any] = {**slots.model_dump(include={*OF_SLOTS}), "how": ANEW, "days": days}
    for number, one in enumerate(slots.breaks, 1):
        made |= {f"break_{number}": one.begins, f"break_{number}_ends": one.ends}
    return made


def _all_days(event: Event) -> list[str]:
    return [one.isoformat() for one in event.days.filter(dropped=False).values_list("date", flat=True)]


def _in_its_place(error: FieldError) -> FieldError:
    """The error, at the place where the body has what the form has under that name."""
    name = error.pointer.removeprefix("#/")
    return replace(error, pointer=f"#/slots/{name}") if name in OF_SLOTS else error
