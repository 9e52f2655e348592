"""The full plan: its document, who asks for it, who gets it."""

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.kernel.clock import now
from ucap.kernel.handing_out import handed_out
from ucap.kernel.pages import render_page
from ucap.plans import actions
from ucap.plans.forms.importing import AttachForm
from ucap.plans.forms.reasons import RefuseForm
from ucap.plans.queries.access import access_page, request_to_decide
from ucap.plans.queries.editing import plan_to_edit
from ucap.plans.views.officers import OfficerRequest, for_officers, go, say


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def access(request: OfficerRequest, plan_id: str) -> HttpResponse:
    """The attached document (POST attaches another), the requests that wait, those that were answered."""
    plan = plan_to_edit(plan_id, request.user)
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["document"]
        actions.attach_full_plan(plan=plan, data=file.read(), name=file.name, by=request.user, at=now())
        say(request, _("The full plan is attached."))
        return go(request, "plans:access", plan.id)
    page = access_page(plan.id, request.user, now())
    return render_page(request, "plans/officers/access.html", {"access": page, "form": form})


@for_officers
@require_POST
def document(request: OfficerRequest, plan_id: str) -> FileResponse:
    """The attached document, for its officers."""
    plan = plan_to_edit(plan_id, request.user)
    document = actions.open_full_plan(plan=plan, by=request.user, at=now())
    return handed_out(document.file, document.name)


@for_officers
@require_POST
def grant(request: OfficerRequest, request_id: str) -> HttpResponse:
    """The request, granted; the link is mailed."""
    asked = request_to_decide(request_id, request.user)
    actions.grant_access(request=asked, by=request.user, at=now())
    say(request, _("Granted. The link is on its way to %(email)s.") % {"email": asked.email})
    return go(request, "plans:access", asked.plan_id)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: OfficerRequest, request_id: str) -> HttpResponse:
    """A form for the reason; when it is sent, the request is refused."""
    asked = request_to_decide(request_id, request.user)
    form = RefuseForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render_page(request, "plans/officers/refuse.html", {"asked": asked, "form": form})
    actions.refuse_access(request=asked, reason=form.cleaned_data["reason"], by=request.user, at=now())
    say(request, _("Refused. The reason is on its way to %(email)s.") % {"email": asked.email})
    return go(request, "plans:access", asked.plan_id)
