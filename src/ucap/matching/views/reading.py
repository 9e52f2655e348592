"""By what two entries meet, in the reader's language."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from ucap.exchange.queries.translations import reader_tag
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.matching.actions import read_match
from ucap.matching.queries.reading import readable_match, sentences_of
from ucap.people.pages import PersonRequest, for_people, go


@for_people(belongs_to="exchange:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: PersonRequest, slug: str, other: str) -> HttpResponse:
    """The sentences of one match as far as they are translated; sent, those that are not are asked for."""
    # Who waits asks every two seconds: for this match alone. What is asked of the service stands in the list
    sends = request.method == "POST"
    found = readable_match(slug, other, request.user, now(), of_list=sends)
    match = found.match_with(other)
    if match and sends:
        said = {id_: texts for id_, (_, texts) in sentences_of(found.page, match).items()}
        read_match(entry=found.page.entry, sentences=said, language=reader_tag(), by=request.user, at=now())
        found = readable_match(slug, other, request.user, now())
    if match is None or not request.htmx:
        return go(request, "matching:matches", slug, fragment=f"match-{other}")
    context = {"sentences": found.sentences, "match": match, "entry": found.page.entry, "card": match.card}
    return render_page(request, "matching/meetings.html", context)
