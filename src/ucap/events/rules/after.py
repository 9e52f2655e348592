"""Who may read and write what comes with a visit and after an event: itinerary, minutes, feedback, report."""

from collections.abc import Callable

from ucap.events.models import Event, Registration
from ucap.events.rules.hosting import ITS_HOSTS, ITS_PEOPLE, may_announce, may_change, may_edit, may_read
from ucap.events.states import EventState, RegistrationState
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, PEOPLE, rule
from ucap.people.models import User
from ucap.people.rules import Viewer

NOT_FOR_YOU = gettext_noop("Only those who come to this event, and its hosts, see this.")
NOT_YOUR_FEEDBACK = gettext_noop("Only whoever came to the event says how it was.")
WHO_COMES = "whoever is confirmed, and whoever registered them; the hosts of the event"


@rule("Read the itinerary of a visit with its contacts", lets=PEOPLE, when=WHO_COMES)
def may_see_itinerary(viewer: Viewer, event: Event) -> bool:
    return is_among(viewer, event) or may_edit(viewer, event)


@rule(
    "Write the itinerary of a visit",
    lets=ITS_PEOPLE,
    when=f"{ITS_HOSTS}; once the visit is announced, somebody has to have vouched for them",
)
def may_edit_itinerary(viewer: Viewer, event: Event) -> bool:
    return may_change(viewer, event)


@rule(
    "Read the minutes of an event and find its recording",
    lets=EVERYBODY,
    when=f"{WHO_COMES}; everybody who sees the event, where its hosts said so",
)
def may_see_minutes(viewer: Viewer, event: Event) -> bool:
    if event.minutes_public and may_read(viewer, event):
        return True
    return is_among(viewer, event) or may_edit(viewer, event)


@rule(
    "Write minutes and name the recording",
    lets=ITS_PEOPLE,
    when=f"{ITS_HOSTS}; somebody has to have vouched for them",
)
def may_edit_minutes(viewer: Viewer, event: Event) -> bool:
    return may_announce(viewer, event)


@rule(
    "Say how an event was",
    lets=PEOPLE,
    when="whoever came; for one without an account whoever registered them",
)
def may_give_feedback(viewer: Viewer, registration: Registration) -> bool:
    if not isinstance(viewer, User) or registration.state != RegistrationState.CONFIRMED:
        return False
    return viewer.pk == (registration.person_id or registration.by_id)


@rule(
    "Read the report of an event",
    lets=EVERYBODY,
    when="once it is published, as far as the event is seen; before, its hosts",
)
def may_see_report(viewer: Viewer, event: Event) -> bool:
    if event.state == EventState.REPORTED and may_read(viewer, event):
        return True
    return may_edit(viewer, event)


@rule("Write the report of an event", lets=ITS_PEOPLE, when=ITS_HOSTS)
def may_write_report(viewer: Viewer, event: Event) -> bool:
    return may_edit(viewer, event)


@rule(
    "Publish the report of an event, and take it up again",
    lets=ITS_PEOPLE,
    when=f"{ITS_HOSTS}; somebody has to have vouched for them",
)
def may_publish_report(viewer: Viewer, event: Event) -> bool:
    return may_announce(viewer, event)


def is_among(viewer: Viewer, event: Event) -> bool:
    """Whether this person comes, or registered somebody who does."""
    return isinstance(viewer, User) and event.registrations.of(viewer).confirmed().exists()


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "events:itinerary": may_see_itinerary,
    "events:itinerary_pdf": may_see_itinerary,
    "events:edit_itinerary": may_edit_itinerary,
    "events:edit_stop": may_edit_itinerary,
    "events:undo_stop": may_edit_itinerary,
    "events:minutes": may_edit_minutes,
    "events:undo_minutes": may_edit_minutes,
    "events:feedback": may_give_feedback,
    "events:report": may_see_report,
    "events:report_pdf": may_see_report,
    "events:report_csv": may_see_report,
    "events:write_report": may_write_report,
    "events:publish_report": may_publish_report,
    "events:take_up_report": may_publish_report,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "set_stop": may_edit_itinerary,
    "undo_stop": may_edit_itinerary,
    "set_minutes": may_edit_minutes,
    "undo_minutes": may_edit_minutes,
    "give_feedback": may_give_feedback,
    "write_report": may_write_report,
    "publish_report": may_publish_report,
    "take_up_report": may_publish_report,
}
