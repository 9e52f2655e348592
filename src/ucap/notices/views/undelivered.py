"""Letters that did not arrive: looked at, sent again, dropped."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.notices import actions
from ucap.notices.forms.undelivered import UndeliveredForm
from ucap.notices.queries.undelivered import letter_of
from ucap.notices.queries.undelivered import undelivered as letters_undelivered
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="notices:undelivered")
@require_safe
def undelivered(request: PersonRequest) -> HttpResponse:
    """The letters that are looked for; to htmx the list alone."""
    form = UndeliveredForm(request.GET)
    page = letters_undelivered(request.user, words=form.words(), page=request.GET.get("page", "1"))
    context = {"form": form, "page": page}
    return render_page(
        request, "notices/undelivered.html", context, fragment="notices/undelivered_results.html"
    )


@for_people(belongs_to="notices:undelivered")
@require_POST
def send_again(request: PersonRequest, letter_id: str) -> HttpResponse:
    """The letter, on its way again."""
    actions.send_again(letter=letter_of(letter_id, request.user), by=request.user, at=now())
    say(request, _("The letter is on its way again. If it cannot be delivered, it comes back here."))
    return go(request, "notices:undelivered")


@for_people(belongs_to="notices:undelivered")
@require_POST
def drop(request: PersonRequest, letter_id: str) -> HttpResponse:
    """The letter, dropped; it can be brought back."""
    actions.drop(letter=letter_of(letter_id, request.user), by=request.user, at=now())
    say(request, _("The letter is dropped."), undo=reverse("notices:bring_back", args=[letter_id]))
    return go(request, "notices:undelivered")


@for_people(belongs_to="notices:undelivered")
@require_POST
def bring_back(request: PersonRequest, letter_id: str) -> HttpResponse:
    """The letter, in the list again."""
    actions.bring_back(letter=letter_of(letter_id, request.user), by=request.user, at=now())
    say(request, _("The letter is in the list again."))
    return go(request, "notices:undelivered")
