"""An invitation, opened by its link."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people import actions, invited
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.people.queries.invitations import invitation_page


@never_cache
@require_http_methods(["GET", "HEAD"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what, and the ways to take it up; a link that works no longer says so."""
    page = invitation_page(token, request.user, now())
    if page is None:
        return render_page(request, "people/invitation_gone.html", {})
    invited.keep(request.session, token)
    response = render_page(request, "people/invitation.html", {"page": page, "token": token})
    response["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response


@for_people(belongs_to="people:account")
@require_http_methods(["POST"])
def accept(request: PersonRequest, token: str) -> HttpResponse:
    """The invitation, taken up by whoever is signed in."""
    actions.accept_invitation(token=token, by=request.user, at=now())
    invited.forget(request.session)
    say(request, _("Welcome. What you were invited to is yours now."))
    return go(request, "people:account")
