"""Importing a plan: a document, how far its reading is, and the doubts that are left."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.models import User
from ucap.places.sentences import say
from ucap.plans import actions, tasks
from ucap.plans.forms.importing import ImportForm
from ucap.plans.models import Import
from ucap.plans.queries.editing import doubt_of, doubts_of
from ucap.plans.queries.importing import being_read, import_of, import_to_settle
from ucap.plans.rules import may_create
from ucap.plans.states import ImportState
from ucap.plans.views.officers import OfficerRequest, for_officers, go


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def import_plan(request: OfficerRequest) -> HttpResponse:
    """A form for a file or a text; when it is sent, on to how its reading goes."""
    if not may_create(request.user):
        raise NotAllowed(gettext_noop("Only city officers and the secretariat may import a plan."))
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render_page(request, "plans/officers/import.html", {"form": form})
    imported = _given(form, request.user)
    if imported is None:
        return render_page(request, "plans/officers/import.html", {"form": form})
    return go(request, "plans:import_progress", imported.id)


@for_officers
@require_safe
def progress(request: OfficerRequest, import_id: str) -> HttpResponse:
    """How far the reading is; once the draft is there, on to it."""
    imported = import_of(import_id, request.user)
    if imported.state == ImportState.READ and imported.plan_id:
        return go(request, "plans:edit", imported.plan_id)
    context = {"reading": being_read(imported, now())}
    return render_page(
        request, "plans/officers/progress.html", context, fragment="plans/officers/progress_now.html"
    )


@for_officers
@require_POST
def again(request: OfficerRequest, import_id: str) -> HttpResponse:
    """The reading, begun anew."""
    imported = import_of(import_id, request.user)
    tasks.import_again(imported=imported, by=request.user, at=now())
    return go(request, "plans:import_progress", imported.id)


@for_officers
@require_POST
def settle(request: OfficerRequest, import_id: str, index: int) -> HttpResponse:
    """A doubt marked as looked at, or not after all."""
    imported = import_to_settle(import_id, request.user)
    settled = request.POST.get("settled") == "1"
    imported = actions.settle_warning(
        imported=imported, index=index, settled=settled, by=request.user, at=now()
    )
    if not request.htmx:
        return go(request, "plans:edit", imported.plan_id, fragment=f"doubt-{index}")
    context = {"doubt": doubt_of(imported, index), "doubts": doubts_of(imported, after=index)}
    return render_page(request, "plans/officers/doubt_settled.html", context)


def _given(form: ImportForm, by: User) -> Import | None:
    """The import; None where there is no room for it, which the form says then, with the text still in it."""
    data, name = form.given()
    try:
        return tasks.import_document(data=data, name=name, by=by, at=now())
    except NotNow as problem:
        form.add_error(None, say(problem.message))
        return None
