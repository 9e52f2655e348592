"""Which entries fit each other as a map and as a list, what cities offer and ask for, and what nobody offers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from ucap.exchange.forms.finding import asked_of
from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.matching.forms.pictures import MINE, by_of, levels, looked_of, which_of
from ucap.matching.picture_tables import TABLES
from ucap.matching.queries.gaps import gaps_page
from ucap.matching.queries.matrix import matrix_page
from ucap.matching.queries.pairs import Which, map_of_pairs, pair_list
from ucap.matching.queries.pictures import stamp
from ucap.people.rules import Viewer, is_secretariat

Select = tuple[str, str, list[tuple[str, str]], str]  # its name, its label, the choices, the one chosen


@require_safe
@public_page(stamp)
def map_of_matches(request: HttpRequest) -> HttpResponse:
    """Between which cities entries fit each other."""
    which = which_of(request.GET, request.user)
    page = map_of_pairs(which, request.user)
    return _drawn(request, "map", page=page, asked=which.asked, selects=_of_pairs(which, request.user))


@require_safe
@public_page(stamp)
def pairs(request: HttpRequest) -> HttpResponse:
    """The pairs behind a map, the best first."""
    which = which_of(request.GET, request.user)
    page = pair_list(which, request.user)
    return _drawn(request, "pairs", page=page, asked=which.asked, selects=_of_pairs(which, request.user))


@require_safe
@public_page(stamp)
def matrix(request: HttpRequest) -> HttpResponse:
    """What each city offers and asks for, theme by theme."""
    by, every = by_of(request.GET), request.GET.get("rows") == "all"
    page = matrix_page(asked_of(request.GET), request.user, by, every=every)
    themes = [("sdg", _("Goals")), ("topic", _("Urban Agenda topics")), ("area", _("Areas"))]
    return _drawn(request, "matrix", page=page, asked=page.asked, selects=[("by", _("Themes"), themes, by)])


@require_safe
@public_page(stamp)
def gaps(request: HttpRequest) -> HttpResponse:
    """What is asked for and nobody offers; what is offered and nobody asks for."""
    looked = looked_of(request.GET)
    page = gaps_page(looked, request.user, now())
    sides = [("request", _("Requests")), ("offer", _("Offers")), ("interest", _("Research interests"))]
    themes = [("sdg", _("Goals")), ("topic", _("Urban Agenda topics"))]
    selects = [
        ("of", _("What waits"), sides, looked.of),
        _level(looked.least),
        ("by", _("Themes"), themes, looked.by),
    ]
    invites = is_secretariat(request.user)
    return _drawn(request, "gaps", page=page, asked=looked.asked, selects=selects, invites=invites)


@require_safe
def download(request: HttpRequest, what: str) -> StreamingHttpResponse:
    """All that a picture is drawn from, as CSV."""
    if what not in TABLES:
        raise Http404
    lines = TABLES[what](request.GET, request.user)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{what}-{now().date()}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _of_pairs(which: Which, viewer: Viewer) -> list[Select]:
    whose = [("", pgettext("entries", "Everybody’s")), (MINE, pgettext("entries", "Mine"))]
    own = [("whose", _("Whose entries"), whose, MINE if which.of else "")]
    return [*(own if viewer.is_authenticated else ()), _level(which.least)]


def _level(least: float) -> Select:
    return "least", _("How well they fit"), levels(), str(least)


def _drawn(request: HttpRequest, view: str, **context: Any) -> HttpResponse:
    """The whole page; to htmx the results and the filters alone."""
    request.belongs_to = "exchange:list"  # type: ignore[attr-defined] # as navigation.py reads it
    context |= {"view": view, "list": context["page"], "results": f"matching/pictures/{view}.html"}
    return render_page(
        request, "matching/pictures/page.html", context, fragment="matching/pictures/answer.html"
    )
