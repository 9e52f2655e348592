"""An invitation, opened by its link."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import opened_by_its_address, render_page
from ucap.people import actions, invited
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.people.queries.invitations import invitation_page


@opened_by_its_address
@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what, and the ways to take it up; a link that works no longer says so."""
    page = invitation_page(token, request.user, now())
    if page is None:
        return render_page(request, "people/invitation_gone.html", {})
    invited.keep(request.session, "office", token)
    return render_page(request, "people/invitation.html", {"page": page, "token": token})


@for_people(belongs_to="people:account")
@require_POST
def accept(request: PersonRequest, token: str) -> HttpResponse:
    """The invitation, taken up by whoever is signed in."""
    actions.accept_invitation(token=token, by=request.user, at=now())
    invited.forget(request.session)
    say(request, _("Welcome. What you were invited to is yours now."))
    return go(request, "people:account")
