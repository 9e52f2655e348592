"""Reporting something, also without an account and without JavaScript."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.moderation import actions
from ucap.moderation.forms.reporting import ReportForm
from ucap.moderation.kinds import kind_of
from ucap.moderation.queries.case import thing_to_report


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, thing_id: str) -> HttpResponse:
    """The form; when it is sent, thanks. What a program sends is thanked for and forgotten."""
    thing = thing_to_report(kind, thing_id, request.user)
    form = ReportForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"thing": thing, "kind": kind_of(kind), "form": form}
        return render_page(request, "moderation/report.html", context)
    if not form.is_by_a_program:
        origin = get_adapter().get_client_ip(request)
        subject = (kind, thing_id)
        actions.report(subject=subject, by=request.user, **form.answers(), origin=origin, at=now())
    return redirect("moderation:reported", kind=kind, thing_id=thing_id)


@never_cache
@require_safe
def reported(request: HttpRequest, kind: str, thing_id: str) -> HttpResponse:
    """Thanks, and what happens next."""
    return render_page(
        request, "moderation/reported.html", {"thing": thing_to_report(kind, thing_id, request.user)}
    )
