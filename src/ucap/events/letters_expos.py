"""Who is told what about expos and festivals: the officers of a city that is invited, those who show something, the hosts."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from ucap.events.models import CityInvitation, Event, Exhibit
from ucap.events.queries.concerned import deciding, people_of
from ucap.events.states import InvitedState
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User
from ucap.places.models import City
from ucap.places.names import local_name

TO_HOSTS = {
    InvitedState.INVITED: gettext_noop("%(city)s takes its answer back: %(title)s"),
    InvitedState.INTERESTED: gettext_noop("%(city)s is interested in: %(title)s"),
    InvitedState.CONFIRMED: gettext_noop("%(city)s takes part in: %(title)s"),
    InvitedState.DECLINED: gettext_noop("%(city)s does not take part in: %(title)s"),
}
THEY_WRITE = gettext_noop("They write: %(words)s")
ANSWER_BY = gettext_noop("The hosts wait for your answer until %(day)s.")
ANSWER = gettext_noop("The hosts wait for your answer.")


def say_invited(invitation: CityInvitation, *, by: User, at: datetime) -> None:
    """Tells the officers of the city at once; the secretariat, where the city has none here."""
    _tell_city(
        invitation, gettext_noop("%(city)s is invited to: %(title)s"), _until(invitation), by=by, at=at
    )


def say_withdrawn(invitation: CityInvitation, *, by: User, at: datetime) -> None:
    """Tells them that the hosts have taken the invitation back."""
    title = gettext_noop("The hosts withdraw their invitation of %(city)s: %(title)s")
    _tell_city(invitation, title, "", by=by, at=at)


def say_remember(invitation: CityInvitation, *, by: User | None = None, at: datetime) -> None:
    """Reminds them that an answer is waited for."""
    title = gettext_noop("%(city)s has not answered yet: %(title)s")
    _tell_city(invitation, title, _until(invitation), by=by, at=at)


def say_answered(invitation: CityInvitation, *, by: User, at: datetime) -> None:
    """Tells the hosts what the city answers, in its own words."""
    title = TO_HOSTS.get(InvitedState(invitation.state), TO_HOSTS[InvitedState.INVITED])
    said = THEY_WRITE if invitation.answer else ""
    to = people_of(invitation.event)
    link = ("events:invitation", (invitation.pk,))
    _tell(
        to, invitation.event, invitation.city, title, said, link=link, by=by, at=at, words=invitation.answer
    )


def say_proposed(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells the hosts what a city would like to show."""
    _tell_hosts(exhibit, gettext_noop("%(city)s proposes “%(name)s”: %(title)s"), by=by, at=at)


def say_named(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells the owners of an organisation that it is to show something, which its members can change too."""
    title = gettext_noop("%(city)s proposes “%(name)s” with your organisation: %(title)s")
    text = gettext_noop("Members of your organisation can change what is said of it.")
    _tell_of(exhibit, deciding(exhibit.organisation_id, None), title, text, by=by, at=at)


def say_changed(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells the hosts that what they confirmed is different now."""
    _tell_hosts(exhibit, gettext_noop("%(city)s has changed “%(name)s”: %(title)s"), by=by, at=at)


def say_taken_out(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells the hosts that something is not shown after all."""
    _tell_hosts(exhibit, gettext_noop("%(city)s withdraws “%(name)s”: %(title)s"), by=by, at=at)


def say_confirmed(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells those who show it that the programme has it."""
    title = gettext_noop("The hosts have confirmed “%(name)s”: %(title)s")
    _tell_exhibitors(exhibit, title, "", by=by, at=at)


def say_declined(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells them that the hosts said no, and why."""
    title = gettext_noop("The hosts have declined “%(name)s”: %(title)s")
    _tell_exhibitors(exhibit, title, THEY_WRITE, by=by, at=at)


def say_taken_back(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells them that what the hosts decided does not stand any more."""
    title = gettext_noop("The hosts have taken back what they decided about “%(name)s”: %(title)s")
    _tell_exhibitors(exhibit, title, "", by=by, at=at)


def say_placed(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells them where it stands."""
    title = gettext_noop("“%(name)s” has its spot, %(spot)s: %(title)s")
    if exhibit.spot is None:
        title = gettext_noop("“%(name)s” has no spot any more: %(title)s")
    _tell_exhibitors(exhibit, title, "", by=by, at=at)


def say_days_moved(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells those who show it that its days moved with those of the event."""
    title = gettext_noop("The days of “%(name)s” have moved with those of the event: %(title)s")
    _tell_exhibitors(exhibit, title, "", by=by, at=at)


def say_outside(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Tells them that the event has other days, and theirs are not among them."""
    title = gettext_noop("The event has other days, and “%(name)s” lies outside of them: %(title)s")
    _tell_exhibitors(exhibit, title, gettext_noop("Choose other days for it, or withdraw it."), by=by, at=at)


def _until(invitation: CityInvitation) -> str:
    return ANSWER_BY if invitation.answer_by else ANSWER


def _tell_city(invitation: CityInvitation, title: str, text: str, *, by: User | None, at: datetime) -> None:
    to = deciding(None, invitation.city_id)
    link = ("events:invitation", (invitation.pk,))
    day = invitation.answer_by.isoformat() if invitation.answer_by else ""
    _tell(to, invitation.event, invitation.city, title, text, link=link, by=by, at=at, day=day)


def _tell_hosts(exhibit: Exhibit, title: str, *, by: User, at: datetime) -> None:
    _tell_of(exhibit, people_of(exhibit.event), title, "", by=by, at=at)


def _tell_exhibitors(exhibit: Exhibit, title: str, text: str, *, by: User, at: datetime) -> None:
    """The officers of the city, the owners of the organisation that it names, and whoever proposed it."""
    deciders = deciding(exhibit.organisation_id, exhibit.invitation.city_id)
    people = {one.pk: one for one in deciders}
    if exhibit.by is not None and exhibit.by.is_active:
        people[exhibit.by.pk] = exhibit.by
    _tell_of(exhibit, people.values(), title, text, by=by, at=at)


def _tell_of(exhibit: Exhibit, to: Iterable[User], title: str, text: str, *, by: User, at: datetime) -> None:
    named = {
        "name": exhibit.title,
        "words": exhibit.why,
        "spot": exhibit.spot.name if exhibit.spot else "",
    }
    link = ("events:exhibit", (exhibit.pk,))
    _tell(to, exhibit.event, exhibit.invitation.city, title, text, link=link, by=by, at=at, **named)


def _tell(
    to: Iterable[User],
    event: Event,
    city: City,
    title: str,
    text: str,
    *,
    link: tuple[str, tuple[object, ...]],
    by: User | None,
    at: datetime,
    **more: str,
) -> None:
    """One notice a person, the city called as that person's language calls it."""
    by_language: dict[str, list[User]] = defaultdict(list)
    for person in to:
        by_language[person.language].append(person)
    for language, people in by_language.items():
        name = local_name(city.names, city.name, language).text
        values: dict[str, str | int] = {"title": event.title, "city": name, **more}
        notify(
            to=people,
            kind=Kind.EVENT,
            subject=("event", event.pk),
            title=Message(title, values),
            text=Message(text, values) if text else None,
            link=link,
            by=by,
            at=at,
        )
