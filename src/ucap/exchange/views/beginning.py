"""Beginning an entry: from a text that is pasted, from nothing, from an item of a plan, or as an answer to another entry."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ucap.exchange import actions
from ucap.exchange.content import EntryContent
from ucap.exchange.drafting import propose
from ucap.exchange.forms.beginning import BeginForm, PasteForm
from ucap.exchange.from_entries import content_that_answers
from ucap.exchange.queries.entries import entry_page
from ucap.exchange.queries.writing import item_of_plan
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations.acting import Acting, acting_for, possible
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="exchange:list")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Where a text is pasted; when it is sent, a draft that says what the text seems to say."""
    if "plan" in request.GET:
        return _from_plan(request)
    if "answers" in request.GET:
        return _answering(request)
    form = PasteForm(request.POST or None, possible=possible(request)[1:], chosen=_chosen(request))
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form, {})
    content = _drafted(form.cleaned_data["text"], form)
    entry = actions.begin_entry(content=content, by=request.user, at=now(), **form.belongs())
    if form.cleaned_data["text"]:
        say(
            request,
            _("The form is filled from your text and kept as a draft. Confirm or change what is proposed."),
        )
    return go(request, "exchange:edit", entry.pk)


def _from_plan(request: PersonRequest) -> HttpResponse:
    """What of the plan the request is made of; when it is sent, the draft with its words."""
    plan, part, key = (request.GET.get(name, "").replace("\0", "") for name in ("plan", "part", "item"))
    item = item_of_plan(plan, part, key, request.user)
    form = BeginForm(request.POST or None, possible=possible(request)[1:], chosen=_chosen(request))
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form, {"item": item})
    entry = actions.begin_from_plan(
        plan=item.plan, part=item.part, item=item.item, by=request.user, at=now(), **form.belongs()
    )
    say(request, _("The request is drafted in the plan's words. Confirm or change what is proposed."))
    return go(request, "exchange:edit", entry.pk)


def _answering(request: PersonRequest) -> HttpResponse:
    """What is asked for or offered; when it is sent, the draft of an entry that answers it."""
    page = entry_page(request.GET["answers"].replace("\0", ""), request.user)
    form = BeginForm(request.POST or None, possible=possible(request)[1:], chosen=_chosen(request))
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form, {"answered": page})
    content = content_that_answers(page.content, country=page.entry.country, language=_spoken())
    entry = actions.begin_entry(content=content, by=request.user, at=now(), **form.belongs())
    say(request, _("The entry is begun with the area and the goals of the other. Say what is yours."))
    return go(request, "exchange:edit", entry.pk)


def _asked(request: PersonRequest, form: BeginForm, more: dict[str, object]) -> HttpResponse:
    response = render_page(
        request, "exchange/new.html", {"form": form, "possible": possible(request)[1:], **more}
    )
    response.status_code = 422 if form.is_bound else 200
    return response


def _chosen(request: PersonRequest) -> Acting | None:
    acting = acting_for(request)
    return acting if acting.kind != "self" else None


def _drafted(text: str, form: BeginForm) -> EntryContent:
    """What the text proposes; of no text an entry that says nothing yet."""
    language = _spoken()
    if not text:
        return EntryContent(language=language)
    belongs = form.belongs()
    home = belongs["organisation"] or belongs["city"]
    return propose(text, today=now().date(), language=language, home=home.country if home else "").content


def _spoken() -> str:
    """The reader's language, as entries name theirs."""
    spoken = get_language() or "en"
    return "zh-Hans" if spoken.startswith("zh") else spoken
