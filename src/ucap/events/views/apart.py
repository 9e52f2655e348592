"""Colleagues who are kept apart."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.events import actions
from ucap.events.forms.apart import ApartForm
from ucap.events.queries.apart import colleagues_page, pair_to_end
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say

HERE = "events:list"
TWO = gettext_noop("Choose two different people of one organisation, city or delegation.")


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def colleagues(request: PersonRequest, slug: str) -> HttpResponse:
    """The houses of several with those who are kept apart; two more of them, when it is sent."""
    page = colleagues_page(slug, request.user)
    if request.method != "POST":
        return render_page(request, "events/colleagues.html", {"page": page})
    form = ApartForm(request.POST, people=[one for house in page.houses for one in house.people])
    if not form.is_valid():
        raise BadInput(TWO)
    actions.keep_apart(by=request.user, at=now(), **form.two())
    say(request, _("Kept. The next timetable takes it into account."))
    return go(request, "events:colleagues", slug)


@for_people(belongs_to=HERE)
@require_POST
def end(request: PersonRequest, pair_id: str) -> HttpResponse:
    """The two may be in different meetings at the same time again."""
    pair = pair_to_end(pair_id, request.user)
    slug = pair.one.event.slug
    actions.end_apart(pair=pair, by=request.user, at=now())
    say(request, _("Kept. The next timetable takes it into account."))
    return go(request, "events:colleagues", slug)
