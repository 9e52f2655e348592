"""The translations of an entry, corrected by its own people."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.exchange import actions
from ucap.exchange.forms.correcting import TranslationForm
from ucap.exchange.queries.correcting import correcting
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="exchange:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def translation(request: PersonRequest, entry_id: str, language: str) -> HttpResponse:
    """The entry's texts and what they say in that language, side by side; saved when it is sent."""
    page = correcting(entry_id, language, request.user)
    form = TranslationForm(request.POST if request.method == "POST" else None, page=page)
    if not form.is_valid():
        context = {"page": page, "form": form, "entry": page.entry}
        return render_page(request, "exchange/translation.html", context)
    texts = form.corrections()
    actions.correct_translation(entry=page.entry, language=language, texts=texts, by=request.user, at=now())
    say(request, _("Saved. Readers of that language read this now."))
    return go(request, "exchange:translation", page.entry.pk, language)


@for_people(belongs_to="exchange:mine")
@require_POST
def machine_translation(request: PersonRequest, entry_id: str, language: str) -> HttpResponse:
    """The entry with the machine's translation into that language."""
    page = correcting(entry_id, language, request.user)
    actions.use_machine_translation(entry=page.entry, language=language, by=request.user, at=now())
    say(request, _("The machine's translation is shown again."))
    return go(request, "exchange:translation", page.entry.pk, language)
