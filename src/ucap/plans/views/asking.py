"""Asking for the full plan, and reading it by the link that was granted."""

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ucap.kernel.clock import now
from ucap.kernel.errors import NotNow
from ucap.kernel.handing_out import handed_out
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import opened_by_its_address, render_page
from ucap.organisations.acting import acting_for
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.plans.actions.access import SALT, ask_for_full_plan, note_reading
from ucap.plans.forms.asking import AskForm
from ucap.plans.models import Plan
from ucap.plans.queries.asking import granted_request, too_many_ask
from ucap.plans.queries.plan import plan_of

MANY = gettext_noop("Many people are asking for this plan just now. Try again in an hour.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; when it is sent, thanks. What a program sends is thanked for and forgotten."""
    plan = plan_of(slug, request.user)
    form = AskForm(request.POST or None, initial=_known(request))
    if request.method != "POST" or not form.is_valid():
        return render_page(request, "plans/ask.html", {"plan": plan, "form": form})
    if not form.is_by_a_program:
        if too_many_ask(plan, now()):
            raise NotNow(MANY)
        _ask(request, plan, form)
    return redirect("plans:asked", slug=slug)


@never_cache
@require_safe
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    """Thanks, and what happens next."""
    return render_page(request, "plans/asked.html", {"plan": plan_of(slug, request.user)})


@opened_by_its_address
@require_http_methods(["GET", "HEAD", "POST"])
def full(request: HttpRequest, token: str) -> HttpResponseBase:
    """What the link opens; the document itself only by the button, since mail programs open links to look at them."""
    if request.method == "POST":
        document = note_reading(token=token, at=now())
        return handed_out(document.file, document.name)
    granted = granted_request(_request_id(token), now())
    status = 200 if granted else 403
    response = render_page(request, "plans/full.html", {"granted": granted, "status": status})
    response.status_code = status
    return response


def _known(request: HttpRequest) -> dict[str, str]:
    """What an account says about who asks."""
    if not isinstance(request.user, User):
        return {}
    acting = acting_for(request)
    organisation = acting.name if acting.kind != "self" else ""
    return {"name": request.user.name, "email": request.user.email, "organisation": organisation}


def _ask(request: HttpRequest, plan: Plan, form: AskForm) -> None:
    """The request waits, in the asker's language."""
    ask_for_full_plan(
        plan=plan,
        **form.answers(),
        language=get_language() or "en",
        by=request.user.id if isinstance(request.user, User) else "",
        at=now(),
        on_behalf_of=_on_behalf_of(request, form),
    )


def _on_behalf_of(request: HttpRequest, form: AskForm) -> Organisation | None:
    """The organisation that the asker acts for, unless they wrote another."""
    acting = acting_for(request)
    return acting.organisation() if form.cleaned_data["organisation"] == acting.name else None


def _request_id(token: str) -> str:
    try:
        return str(signing.loads(token, salt=SALT))
    except signing.BadSignature:
        return ""
