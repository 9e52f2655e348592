"""Joining an organisation, and what its owners answer."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations import actions
from ucap.organisations.forms.belonging import JoinForm, RefuseForm
from ucap.organisations.queries.joining import (
    join_page,
    organisation_to_join,
    own_request,
    request_to_decide,
)
from ucap.organisations.queries.names import name_of
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="organisations:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: PersonRequest, slug: str) -> HttpResponse:
    """The ways in: by one's address where it lets one in, else by asking the owners."""
    found = organisation_to_join(slug, request.user)
    form = JoinForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"page": join_page(found, request.user), "form": form}
        return render_page(request, "organisations/join.html", context)
    actions.request_to_join(organisation=found, text=form.cleaned_data["text"], by=request.user, at=now())
    say(request, _("Asked. You hear of it as soon as an owner has answered."))
    return go(request, "organisations:mine")


@for_people(belongs_to="organisations:mine")
@require_POST
def by_domain(request: PersonRequest, slug: str) -> HttpResponse:
    """The organisation, joined by one's confirmed address."""
    found = organisation_to_join(slug, request.user)
    actions.join_by_domain(organisation=found, by=request.user, at=now())
    say(request, _("Welcome to %(organisation)s.") % {"organisation": name_of(found).text})
    return go(request, "organisations:organisation", slug)


@for_people(belongs_to="organisations:mine")
@require_POST
def take_back(request: PersonRequest, request_id: str) -> HttpResponse:
    """One's own request, taken back."""
    actions.take_back_request(request=own_request(request_id, request.user), by=request.user, at=now())
    say(request, _("The request is taken back."))
    return go(request, "organisations:mine")


@for_people(belongs_to="organisations:mine")
@require_POST
def accept(request: PersonRequest, request_id: str) -> HttpResponse:
    """Whoever asked, taken in."""
    asked = request_to_decide(request_id, request.user)
    actions.accept_request(request=asked, by=request.user, at=now())
    say(request, _("%(name)s belongs to it now.") % {"name": asked.user})
    return go(request, "organisations:members", asked.organisation.slug)


@for_people(belongs_to="organisations:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: PersonRequest, request_id: str) -> HttpResponse:
    """A form for the reason; when it is sent, the request is refused."""
    asked = request_to_decide(request_id, request.user)
    form = RefuseForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"asked": asked, "form": form, "name": name_of(asked.organisation)}
        return render_page(request, "organisations/refuse.html", context)
    actions.refuse_request(request=asked, reason=form.cleaned_data["reason"], by=request.user, at=now())
    say(request, _("Refused. Whoever asked is told why."))
    return go(request, "organisations:members", asked.organisation.slug)
