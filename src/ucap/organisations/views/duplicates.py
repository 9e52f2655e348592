"""Likely duplicates, for the secretariat: looked through side by side, merged or told apart."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations import actions
from ucap.organisations.queries.duplicates import likely_pairs, pair_to_merge, shown_pairs, side_by_side
from ucap.organisations.queries.names import name_of
from ucap.people.pages import PersonRequest, for_people, go, say

PAGE = 20


@for_people(belongs_to="organisations:duplicates")
@require_safe
def duplicates(request: PersonRequest) -> HttpResponse:
    """Every two that may be one, the surest first."""
    page = Paginator(likely_pairs(request.user), PAGE).get_page(request.GET.get("page", "1"))
    context = {"page": page, "pairs": shown_pairs(page.object_list)}
    return render_page(request, "organisations/duplicates.html", context)


@for_people(belongs_to="organisations:duplicates")
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: PersonRequest, one_id: str, other_id: str) -> HttpResponse:
    """Both side by side; when one of them is chosen to stay, the other moves into it."""
    one, other = pair_to_merge(one_id, other_id, request.user)
    stays = request.POST.get("stays")
    if stays not in (one.pk, other.pk):
        return render_page(
            request, "organisations/merge.html", {"pair": side_by_side(one, other, request.user)}
        )
    source, into = (other, one) if stays == one.pk else (one, other)
    left = actions.merge_organisations(source=source, into=into, by=request.user, at=now())
    say(
        request,
        _("Merged. The old address leads to %(organisation)s.") % {"organisation": name_of(left).text},
    )
    return go(request, "organisations:organisation", left.slug)


@for_people(belongs_to="organisations:duplicates")
@require_POST
def tell_apart(request: PersonRequest, one_id: str, other_id: str) -> HttpResponse:
    """These two, noted as not being one."""
    one, other = pair_to_merge(one_id, other_id, request.user)
    actions.tell_apart(one=one, other=other, by=request.user, at=now())
    say(request, _("Noted: these are two. Nobody is asked about them again."))
    return go(request, "organisations:duplicates")
