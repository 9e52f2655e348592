"""One's own organisations, and for whom one acts."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations.acting import choose
from ucap.organisations.queries.mine import my_organisations
from ucap.people.pages import PersonRequest, for_people, say


@for_people(belongs_to="organisations:mine")
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """Those I belong to, am invited to, and have asked to join."""
    return render_page(request, "organisations/mine.html", {"mine": my_organisations(request.user, now())})


@for_people()
@require_POST
def act(request: PersonRequest) -> HttpResponse:
    """Acting for somebody else from now on; back to the page one was on."""
    acting = choose(request, request.POST.get("acting", ""))
    say(request, _("You act for %(name)s now.") % {"name": acting.name})
    back = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    return redirect(back if ours else reverse("organisations:mine"))
