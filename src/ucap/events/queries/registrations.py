"""Registrations for those who made them, and for the hosts: the list with its filters and its numbers."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Q, When
from django.db.models.functions import Coalesce
from django.http import Http404

from ucap.events.models import Event, Question, Registration
from ucap.events.queries.asked import is_over
from ucap.events.queries.events import seen_event
from ucap.events.queries.houses import house_of
from ucap.events.rules.registering import NOT_COMING, may_see_registrations
from ucap.events.states import RegistrationState
from ucap.kernel.errors import NotAllowed
from ucap.organisations.models import OrganisationName
from ucap.organisations.queries.names import Named, names_of
from ucap.people.models import User

PAGE = 50
NO_SHOW, LET_IN = "no_show", "let_in"  # filters beside the states
# What waits for the hosts first, then those who come, then the others
ORDER = (
    *(RegistrationState.ASKED, RegistrationState.WAITING, RegistrationState.CONFIRMED),
    *(RegistrationState.DECLINED, RegistrationState.WITHDRAWN),
)


@dataclass(frozen=True, slots=True)
class AskedOfList:
    """What of the registrations is looked for; "" for all."""

    words: str = ""
    state: str = ""  # a state, "no_show" or "let_in"
    country: str = ""
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Answer:
    question: str
    kind: str
    answer: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One registration as the hosts see it."""

    registration: Registration
    whose: Named | None  # the organisation
    country: str
    email: str
    answers: tuple[Answer, ...]
    no_show: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How many there are in each state, from where, and how many places are left."""

    by_state: Counter[str]
    let_in: int
    capacity: int | None
    countries: tuple[tuple[str, int], ...]  # of those who come; most first

    @property
    def confirmed(self) -> int:
        return self.by_state[RegistrationState.CONFIRMED]

    @property
    def waiting(self) -> int:
        return self.by_state[RegistrationState.WAITING]

    @property
    def asked(self) -> int:
        return self.by_state[RegistrationState.ASKED]

    @property
    def not_yet(self) -> int:
        """Who come and were not let in."""
        return self.confirmed - self.let_in

    @property
    def total(self) -> int:
        return self.by_state.total()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationsPage:
    event: Event
    numbers: Numbers
    page: "Page[Registration]"
    lines: tuple[Line, ...]
    over: bool


def hosted_event(slug: str, viewer: User) -> Event:
    """The event of that address for one of its hosts; raises Http404 where they do not see it, NotAllowed where they are none."""
    event = seen_event(slug, viewer)
    if not may_see_registrations(viewer, event):
        raise NotAllowed(NOT_COMING)
    return event


def registrations_page(event: Event, asked: AskedOfList, at: datetime) -> RegistrationsPage:
    """A page of what is looked for, and the numbers of all. Seven queries, however many."""
    over = is_over(event, at)
    page = Paginator(_wanted(event, asked, over), PAGE).get_page(asked.page)
    return RegistrationsPage(
        event=event,
        numbers=numbers_of(event),
        page=page,
        lines=tuple(lines_of(event, list(page.object_list), over=over)),
        over=over,
    )


def lines_of(event: Event, registrations: list[Registration], *, over: bool) -> list[Line]:
    """These registrations as lines, with what was answered to each question in their order. Two queries."""
    names = names_of({one.organisation_id for one in registrations if one.organisation_id})
    questions = list(event.questions.all()) if registrations else []
    return [
        Line(
            registration=one,
            whose=house_of(one, names),
            country=one.country,  # type: ignore[attr-defined]
            email=one.person.email if one.person else one.email,
            answers=tuple(_answers(one, questions)),
            no_show=over and one.state == RegistrationState.CONFIRMED and one.checked_in_at is None,
        )
        for one in registrations
    ]


def all_wanted(event: Event, asked: AskedOfList, at: datetime) -> Any:
    """All rows that are looked for, in order."""
    return _wanted(event, asked, is_over(event, at))


def numbers_of(event: Event) -> Numbers:
    """How many there are. Two queries."""
    rows = event.registrations.order_by().values_list("state")
    counts = list(rows.annotate(all=Count("pk"), let_in=Count("checked_in_at")))
    come = _with_country(event).confirmed().order_by().values_list("country")
    countries = [(code, number) for code, number in come.annotate(number=Count("pk")) if code]
    return Numbers(
        by_state=Counter({state: number for state, number, _ in counts}),
        let_in=sum(number for state, _, number in counts if state == RegistrationState.CONFIRMED),
        capacity=event.capacity,
        countries=tuple(sorted(countries, key=lambda one: (-one[1], one[0]))),
    )


def countries_of(event: Event) -> list[str]:
    """The countries of all who registered. One query."""
    codes = _with_country(event).order_by().values_list("country", flat=True).distinct()
    return sorted(code for code in codes if code)


def registration_of(id_: str, *, viewer: User | None = None) -> Registration:
    """The registration of that id with all that its page shows; raises Http404."""
    kept = ("event__organisation__city", "event__city", "event__place", "organisation", "city", "delegation")
    rows = Registration.objects.select_related(*kept, "person", "by", "checked_in_by", "decided_by")
    found = rows.filter(pk=id_).first()
    if found is None:
        raise Http404
    return found


def answers_of(registration: Registration) -> list[Answer]:
    """What was answered, in the order of the questions. One query."""
    return list(_answers(registration, registration.event.questions.all()))


def _answers(registration: Registration, questions: Any) -> list[Answer]:
    given = registration.answers
    return [Answer(one.wording, one.kind, given[one.pk]) for one in questions if one.pk in given]


def questions_with_answers(event: Event) -> list[Question]:
    """All that was ever asked, for the columns of a table. One query."""
    return list(event.questions.order_by("dropped", "place", "pk"))


def _wanted(event: Event, asked: AskedOfList, over: bool) -> Any:
    rows = _with_country(event)
    if asked.state == LET_IN:
        rows = rows.confirmed().exclude(checked_in_at=None)
    elif asked.state == NO_SHOW:
        rows = rows.confirmed().filter(checked_in_at=None) if over else rows.none()
    elif asked.state:
        rows = rows.filter(state=asked.state)
    if asked.country:
        rows = rows.filter(country=asked.country)
    if asked.words:
        rows = rows.filter(_with_words(asked.words))
    place = Case(*(When(state=state, then=number) for number, state in enumerate(ORDER)), default=len(ORDER))
    kept = ("person", "organisation", "city", "delegation", "checked_in_by", "by")
    return rows.select_related(*kept).order_by(place, "at", "name", "pk")


def _with_words(words: str) -> Q:
    named = OrganisationName.objects.filter(name__icontains=words).values("organisation")
    return (
        Q(name__icontains=words)
        | Q(email__icontains=words)
        | Q(person__email__icontains=words)
        | Q(delegation__name__icontains=words)
        | Q(house__icontains=words)
        | Q(city__name__icontains=words)
        | Q(organisation__in=named)
    )


def _with_country(event: Event) -> Any:
    """With the country of their organisation or city."""
    return event.registrations.annotate(country=Coalesce(F("organisation__country"), F("city__country")))
