"""The page of one's own account, and what one agrees to."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people import actions
from ucap.people.forms.account import AccountForm
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.people.queries.account import account_page


@for_people(belongs_to="people:account")
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: PersonRequest) -> HttpResponse:
    """Name, language and time zone (POST saves them), and the ways to all else that belongs to the account."""
    form = AccountForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        actions.change_account(by=request.user, at=now(), **form.cleaned_data)
        say(request, _("Saved."))
        return go(request, "people:account")
    return render_page(request, "people/account.html", {"form": form, "page": account_page(request.user)})


@for_people(belongs_to="people:account")
@require_POST
def agree(request: PersonRequest) -> HttpResponse:
    """Back to the account; this person has agreed to the privacy text as it is now."""
    actions.agree(by=request.user, at=now())
    say(request, _("Thank you. You have agreed to the privacy text as it is now."))
    return go(request, "people:account")


@for_people(belongs_to="people:account")
@require_http_methods(["GET", "HEAD"])
def second_step(request: PersonRequest) -> HttpResponse:
    """Why an office rests, and the two ways to wake it."""
    return render_page(request, "people/second_step.html", {"page": account_page(request.user)})
