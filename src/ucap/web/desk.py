"""My desk: after sign-in, what waits for me, what comes next, what is new, and what I can begin."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ucap.events.queries import desk as events
from ucap.events.queries import desk_expos as expos
from ucap.events.queries import desk_meetings as meetings
from ucap.exchange.queries import desk as exchange
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.kernel.waiting import Waiting
from ucap.moderation.queries import desk as moderation
from ucap.notices.queries.desk import News, news_for
from ucap.organisations.queries import desk as organisations
from ucap.people.models import User
from ucap.people.pages import PersonRequest, for_people
from ucap.people.rules import is_secretariat, may_take_part, may_watch
from ucap.plans.queries.desk import PlansOnDesk, plans_on_desk
from ucap.plans.rules import may_create

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Beginning:
    """Something this person can begin from here."""

    url: str
    label: "StrOrPromise"
    icon: str


@dataclass(frozen=True, slots=True)
class Desk:
    waiting: tuple[Waiting, ...]  # the oldest first
    plans: PlansOnDesk
    news: tuple[News, ...]
    beginnings: tuple[Beginning, ...]


@for_people(belongs_to="desk")
@require_safe
def desk(request: PersonRequest) -> HttpResponse:
    """What concerns this person today."""
    return render_page(request, "web/desk.html", {"desk": desk_of(request.user, now())})


def desk_of(viewer: User, at: datetime) -> Desk:
    """Everything on one person's desk; a constant number of queries."""
    plans = plans_on_desk(viewer, at)
    waiting = (
        *plans.waiting,
        *organisations.waiting_for(viewer, at),
        *exchange.waiting_for(viewer, at),
        *events.waiting_for(viewer, at),
        *meetings.waiting_for(viewer, at),
        *expos.waiting_for(viewer, at),
        *moderation.waiting_for(viewer),
    )
    return Desk(
        waiting=tuple(sorted(waiting, key=lambda one: one.at)),
        plans=plans,
        news=news_for(viewer),
        beginnings=tuple(_beginnings(viewer)),
    )


def _beginnings(viewer: User) -> list[Beginning]:
    secretariat = is_secretariat(viewer)
    ways = (
        (may_create(viewer), "plans:import", gettext_lazy("Import a plan"), "upload"),
        (may_create(viewer), "plans:new", gettext_lazy("Begin a plan from nothing"), "plus"),
        (may_take_part(viewer), "exchange:new", gettext_lazy("Write an entry"), "plus"),
        (may_take_part(viewer), "events:new", gettext_lazy("Hold an event"), "plus"),
        (may_take_part(viewer), "events:mine", gettext_lazy("My events"), "calendar"),
        (may_take_part(viewer), "exchange:mine", gettext_lazy("My entries"), "cards"),
        (may_take_part(viewer), "exchange:conversations", gettext_lazy("My conversations"), "mail"),
        (may_take_part(viewer), "matching:searches", gettext_lazy("My searches"), "search"),
        (may_take_part(viewer), "organisations:mine", gettext_lazy("My organisations"), "city"),
        (may_take_part(viewer), "organisations:new", gettext_lazy("Enter an organisation"), "plus"),
        (secretariat, "moderation:queue", gettext_lazy("What waits for a moderator"), "warning"),
        (secretariat, "exchange:pipeline", gettext_lazy("Pipeline"), "filter"),
        (secretariat, "people:people", gettext_lazy("Offices and invitations"), "person"),
        (secretariat, "organisations:duplicates", gettext_lazy("Likely duplicates"), "cards"),
        (secretariat, "journal", gettext_lazy("The journal"), "history"),
        (may_watch(viewer), "notices:undelivered", gettext_lazy("Letters that did not arrive"), "mail"),
    )
    return [Beginning(reverse(name), label, icon) for allowed, name, label, icon in ways if allowed]
