"""A match that does not suit, put aside and brought back."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ucap.kernel.clock import now
from ucap.matching.actions import bring_back_match, dismiss_match
from ucap.matching.forms.dismissing import DismissForm
from ucap.matching.queries.sides import pair_to_judge
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="exchange:mine")
@require_POST
def dismiss(request: PersonRequest, slug: str, other: str) -> HttpResponse:
    """Out of the list; the page says how to bring it back."""
    entry, there = pair_to_judge(slug, other, request.user)
    why = DismissForm(request.POST).why()
    dismiss_match(entry=entry, other=there, reason=why, by=request.user, at=now())
    undo = reverse("matching:bring_back", args=[slug, other])
    say(request, _("Put aside. It is not suggested for this entry any more."), undo=undo)
    return go(request, "matching:matches", slug)


@for_people(belongs_to="exchange:mine")
@require_POST
def bring_back(request: PersonRequest, slug: str, other: str) -> HttpResponse:
    """In the list again, as far as it fits."""
    entry, there = pair_to_judge(slug, other, request.user)
    bring_back_match(entry=entry, other=there, by=request.user, at=now())
    say(request, _("It is among the matches again, as far as it fits."))
    return go(request, "matching:matches", slug)
