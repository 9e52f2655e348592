"""Inviting somebody, and an invitation opened by its link."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.errors import NotNow
from ucap.kernel.pages import opened_by_its_address, render_page
from ucap.organisations import actions
from ucap.organisations.actions.inviting import NOT_VALID
from ucap.organisations.forms.belonging import InviteForm
from ucap.organisations.models import OrganisationInvitation
from ucap.organisations.queries.editing import organisation_to_manage
from ucap.organisations.queries.joining import (
    invitation_by_link,
    invitation_page,
    invitation_to_withdraw,
    own_invitation,
)
from ucap.organisations.queries.names import name_of
from ucap.organisations.states import MemberRole
from ucap.people import invited
from ucap.people.models import User
from ucap.people.pages import PersonRequest, for_people, go, say

OWN = "own-"  # before the id of an invitation that one answers without its link, by a confirmed address


@for_people(belongs_to="organisations:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: PersonRequest, slug: str) -> HttpResponse:
    """A form for an address; when it is sent, the link is mailed there."""
    found = organisation_to_manage(slug, request.user)
    form = InviteForm(request.POST or None, initial={"language": get_language()})
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "organisation": found, "name": name_of(found)}
        return render_page(request, "organisations/invite.html", context)
    said = form.cleaned_data
    said["role"] = MemberRole(said["role"])
    actions.invite_member(organisation=found, **said, by=request.user, at=now())
    say(request, _("The invitation is on its way to %(email)s.") % {"email": said["email"]})
    return go(request, "organisations:members", slug, fragment="invited")


@for_people(belongs_to="organisations:mine")
@require_POST
def withdraw(request: PersonRequest, invitation_id: str) -> HttpResponse:
    """The invitation, whose link works no longer."""
    found = invitation_to_withdraw(invitation_id, request.user)
    actions.withdraw_invitation(invitation=found, by=request.user, at=now())
    say(request, _("The invitation is taken back."))
    return go(request, "organisations:members", found.organisation.slug, fragment="invited")


@opened_by_its_address
@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what, and the ways to take it up; a link that works no longer says so."""
    page = invitation_page(token, request.user, now())
    if page:
        invited.keep(request.session, "organisation", token)
    template = "organisations/invitation.html" if page else "organisations/invitation_gone.html"
    return render_page(request, template, {"page": page, "token": token})


@for_people(belongs_to="organisations:mine")
@require_POST
def accept(request: PersonRequest, token: str) -> HttpResponse:
    """The invitation, taken up by whoever is signed in."""
    found, link = _answered(token, request.user)
    actions.accept_invitation(invitation=found, by=request.user, at=now(), token=link)
    name = name_of(found.organisation)
    say(request, _("Welcome to %(organisation)s.") % {"organisation": name.text})
    return go(request, "organisations:organisation", found.organisation.slug)


@for_people(belongs_to="organisations:mine")
@require_POST
def decline(request: PersonRequest, token: str) -> HttpResponse:
    """The invitation, declined."""
    found, link = _answered(token, request.user)
    actions.decline_invitation(invitation=found, by=request.user, at=now(), token=link)
    say(request, _("The invitation is declined."))
    return go(request, "organisations:mine")


def _answered(token: str, viewer: User) -> tuple[OrganisationInvitation, str]:
    """The invitation of that link, or ("own-" and its id) one to an address that is known to be the viewer's."""
    if token.startswith(OWN):
        return own_invitation(token.removeprefix(OWN), viewer, now()), ""
    found = invitation_by_link(token, now())
    if found is None:
        raise NotNow(NOT_VALID)
    return found, token
