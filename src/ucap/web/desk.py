"""My desk: after sign-in, what waits for me, what comes next, what is new, and what I can begin."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.kernel.waiting import Waiting
from ucap.people.models import User
from ucap.people.pages import PersonRequest, for_people
from ucap.people.rules import is_secretariat, may_take_part, may_watch  # noqa: F401
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
    beginnings: tuple[Beginning, ...]


@for_people(belongs_to="desk")
@require_safe
def desk(request: PersonRequest) -> HttpResponse:
    """What concerns this person today."""
    return render_page(request, "web/desk.html", {"desk": desk_of(request.user, now())})


def desk_of(viewer: User, at: datetime) -> Desk:
    """Everything on one person's desk; a constant number of queries."""
    plans = plans_on_desk(viewer, at)
    return Desk(
        waiting=tuple(sorted(plans.waiting, key=lambda one: one.at)),
        plans=plans,
        beginnings=tuple(_beginnings(viewer)),
    )


def _beginnings(viewer: User) -> list[Beginning]:
    ways = (
        (may_create(viewer), "plans:import", gettext_lazy("Import a plan"), "upload"),
        (may_create(viewer), "plans:new", gettext_lazy("Begin a plan from nothing"), "plus"),
    )
    return [Beginning(reverse(name), label, icon) for allowed, name, label, icon in ways if allowed]
