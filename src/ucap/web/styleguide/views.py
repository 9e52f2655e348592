"""Every component in every state, in development and in tests only."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ucap.kernel.pages import render_page
from ucap.kernel.rows import rearranged
from ucap.web.styleguide import samples


@require_http_methods(["GET", "HEAD", "POST"])
def styleguide(request: HttpRequest) -> HttpResponse:
    """The styleguide; its list can be searched, sorted and paged, its rows moved, with and without JavaScript, its note is taken and forgotten."""
    if "note" in request.POST:
        return HttpResponse(status=204)
    if "toast" in request.GET:
        messages.success(request, "The activity is taken out.", extra_tags=request.path)
        messages.error(request, "Somebody else changed this part. Reload the page to see it.")
    context = {
        **_list(request),
        "every_widget": samples.EveryWidget(),
        "with_errors": samples.EveryWidget({"title": "", "email": "nobody", "country": "CN"}),
        "activities": _rows(request),
        "cities": samples.CITIES,
        "lines": samples.LINES,
        "stages": samples.STAGES,
        "moments": samples.MOMENTS,
        "views": samples.VIEWS,
        "files": samples.FILES,
        "difference": samples.DIFFERENCE,
        "goals": range(1, 18),
        "steps": ["Document", "What was understood", "Draft"],
    }
    return render_page(request, "styleguide/page.html", context, fragment="styleguide/results.html")


def _list(request: HttpRequest) -> dict[str, Any]:
    form = samples.CityFilters(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    sort = request.GET.get("sort", "name")
    found = [
        city
        for city in samples.CITIES
        if wanted.get("q", "").lower() in city.name.lower()
        and (not wanted.get("country") or city.country in wanted["country"])
        and (wanted.get("size") != "large" or city.population > 1_000_000)
    ]
    found.sort(key=lambda city: getattr(city, sort.lstrip("-"), city.name), reverse=sort.startswith("-"))
    page = Paginator(found, 3).get_page(request.GET.get("page"))
    return {"filters": form, "page": page, "sort": sort, "view": request.GET.get("view", "table")}


def _rows(request: HttpRequest) -> Any:
    if request.method == "POST":
        return samples.Activities(rearranged(request.POST) or request.POST, prefix="activities")
    initial = [{"text": "Delegation to Granada", "when": "November 2019"}, {"text": "Webinar"}]
    return samples.Activities(initial=initial, prefix="activities")
