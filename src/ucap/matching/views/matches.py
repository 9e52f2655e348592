"""The matches of an entry, and from which score on one is told of them."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.matching.actions import choose_level
from ucap.matching.forms.level import LevelForm
from ucap.matching.queries.level import level_of
from ucap.matching.queries.reading import readable_matches
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="exchange:mine")
@require_safe
def matches(request: PersonRequest, slug: str) -> HttpResponse:
    """Who fits, how well and why; the list alone to the page of the entry, which asks for it by htmx."""
    found = readable_matches(slug, request.user, now())
    context = {"page": found.page, "sentences": found.sentences, "least": level_of(request.user)}
    return render_page(request, "matching/matches.html", context, fragment="matching/match_list.html")


@for_people(belongs_to="exchange:mine")
@require_POST
def level(request: PersonRequest) -> HttpResponse:
    """From which score on one is told, chosen on the page of an entry's matches."""
    form = LevelForm(request.POST)
    if not form.is_valid():
        raise BadInput(gettext_noop("Choose one of the levels that are offered."))
    choose_level(least=form.cleaned_data["least"], by=request.user)
    say(request, _("From now on you are told of these matches."))
    entry = form.cleaned_data["entry"]
    return go(request, "matching:matches", entry) if entry else go(request, "exchange:mine")
