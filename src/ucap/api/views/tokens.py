"""A person's tokens: made after signing in anew, shown once, withdrawn and restored."""

from allauth.account.decorators import reauthentication_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.api import actions
from ucap.api.forms import TokenForm
from ucap.api.queries import token_of, tokens_of
from ucap.api.rules import may_make_token
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="account")
@require_safe
def tokens(request: PersonRequest) -> HttpResponse:
    """Those that hold, when they end, when they were last used."""
    context = {"tokens": tokens_of(request.user), "now": now(), "may_make": may_make_token(request.user)}
    return render_page(request, "api/tokens.html", context)


@for_people(belongs_to="account")
@reauthentication_required  # type: ignore[untyped-decorator] # of allauth: who sits there proves once more who they are
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: PersonRequest) -> HttpResponse:
    """A form; when it is sent, the token, which is shown this once."""
    form = TokenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "may_make": may_make_token(request.user)}
        return render_page(request, "api/make_token.html", context)
    token, text = actions.make_token(**form.cleaned_data, by=request.user, at=now())
    return render_page(request, "api/token_made.html", {"token": token, "text": text})


@for_people(belongs_to="account")
@require_POST
def withdraw(request: PersonRequest, token_id: int) -> HttpResponse:
    """The tokens without this one; it can be restored at once."""
    token = actions.withdraw_token(token=token_of(token_id, request.user), by=request.user, at=now())
    undo = reverse("api:restore_token", args=[token.pk])
    say(request, _("“%(name)s” is withdrawn: it opens nothing any more.") % {"name": token.name}, undo=undo)
    return go(request, "api:tokens")


@for_people(belongs_to="account")
@require_POST
def restore(request: PersonRequest, token_id: int) -> HttpResponse:
    """The tokens with this one again."""
    actions.restore_token(token=token_of(token_id, request.user), by=request.user, at=now())
    say(request, _("The token works again."))
    return go(request, "api:tokens")
