"""Writing a plan: the draft with each part's form in its place, saved as one writes."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, Conflict, NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.kernel.rows import rearranged
from ucap.kernel.whole import whole
from ucap.organisations.acting import acting_for
from ucap.plans import actions
from ucap.plans.forms import form_of
from ucap.plans.forms.beginning import BeginForm
from ucap.plans.forms.part import PartForm
from ucap.plans.forms.sides import city_row
from ucap.plans.forms.suggesting import suggestions
from ucap.plans.models import Version
from ucap.plans.queries.editing import (
    clash,
    draft_page,
    open_version,
    plan_to_edit,
    thrown_away,
    version_to_edit,
)
from ucap.plans.rules import may_create
from ucap.plans.states import VersionState
from ucap.plans.views.officers import OfficerRequest, for_officers, go, say

MISSING_BASE = gettext_noop("The page did not say which text you saw. Reload it.")


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """A plan from nothing: its title and first cities, then its draft."""
    if not may_create(request.user):
        raise NotAllowed(gettext_noop("Only city officers and the secretariat may begin a plan."))
    form = BeginForm(request.POST or None, initial={"language": get_language(), "here": _own_city(request)})
    if request.method != "POST" or not form.is_valid():
        return render_page(request, "plans/officers/new.html", {"form": form})
    version = actions.create_plan(content=form.content(), by=request.user, at=now())
    return go(request, "plans:edit", version.plan_id)


def _own_city(request: OfficerRequest) -> str:
    """The city that the officer acts for, as they call it."""
    acting = acting_for(request)
    return acting.name if acting.kind == "city" else ""


@for_officers
@require_safe
def edit(request: OfficerRequest, plan_id: str) -> HttpResponse:
    """The draft as readers will see it, one part perhaps with its form open (?part=themes)."""
    plan = plan_to_edit(plan_id, request.user)
    version = open_version(plan)
    if version is None:
        return render_page(request, "plans/officers/begin_version.html", {"plan": plan})
    if version.state != VersionState.DRAFT:
        return go(request, "plans:review", plan.id)
    part = request.GET.get("part", "")
    return _page(request, version, part, form_of(part, version.content) if part else None)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_part(request: OfficerRequest, plan_id: str, part: str) -> HttpResponse:
    """The form of one part, or, when it is sent, what was saved, what is wrong with it, or who else wrote there."""
    version = version_to_edit(plan_id, request.user)
    if request.method != "POST":
        return _shown(request, version, part)
    moved = rearranged(request.POST)
    form = form_of(part, version.content, moved or request.POST)
    if moved or not form.is_valid():
        return _unsaved(request, version, part, form, moved=bool(moved))
    try:
        version = _edited(request, version, part, form)
    except Conflict:
        return _clashed(request, version, part, form)
    return _saved(request, version, part, form)


@for_officers
@require_POST
def undo(request: OfficerRequest, plan_id: str) -> HttpResponse:
    """The draft with the latest edit of this person taken back."""
    version = version_to_edit(plan_id, request.user)
    actions.undo_edit(version=version, by=request.user, at=now())
    say(request, _("Your last change is taken back."))
    part = request.POST.get("part", "")  # whose form was open
    return go(request, "plans:edit", plan_id, fragment=_place(part), **({"part": part} if part else {}))


@for_officers
@require_POST
def begin_version(request: OfficerRequest, plan_id: str) -> HttpResponse:
    """A next version of a published plan, beginning with its text."""
    plan = plan_to_edit(plan_id, request.user)
    actions.start_version(plan=plan, by=request.user, at=now())
    return go(request, "plans:edit", plan.id)


@for_officers
@require_POST
def throw_away(request: OfficerRequest, plan_id: str) -> HttpResponse:
    """The work without this draft; it can be brought back at once."""
    version = version_to_edit(plan_id, request.user)
    entry = actions.discard_version(version=version, by=request.user, at=now())
    say(request, _("The draft is thrown away."), undo=reverse("plans:bring_back", args=[entry.id]))
    return go(request, "plans:mine")


@for_officers
@require_POST
def bring_back(request: OfficerRequest, entry_id: int) -> HttpResponse:
    """The draft that was thrown away, as it was."""
    entry = thrown_away(entry_id, request.user)
    version = actions.bring_back(entry=entry, by=request.user, at=now())
    say(request, _("The draft is back."))
    return go(request, "plans:edit", version.plan_id)


@for_officers
@require_safe
def find_place(request: OfficerRequest) -> HttpResponse:
    """The places that the name typed into a city's row can mean."""
    row = city_row(request.GET.get("row", ""), request.GET)
    return render_page(request, "plans/officers/forms/places.html", {"form": row})


@for_officers
@require_POST
def suggest(request: OfficerRequest) -> HttpResponse:
    """Goals and topics that a theme's text seems to speak of, offered to be ticked."""
    row = request.GET.get("field", "").removesuffix("-sdgs")
    offered = suggestions(row, request.POST)
    return render_page(request, "plans/officers/forms/suggestions.html", {"offered": offered})


def _page(
    request: OfficerRequest, version: Version, part: str, form: PartForm | None, **more: Any
) -> HttpResponse:
    """The whole draft; to htmx the one part alone."""
    draft = draft_page(version, request.user, now().date())
    context = {"draft": draft, "page": draft.page, "opened": part, "form": form, **more}
    shown = next((one for one in draft.parts if one.name == part), None)
    fragment = "plans/officers/part.html" if shown else None
    return render_page(request, "plans/officers/edit.html", {**context, "part": shown}, fragment=fragment)


def _shown(request: OfficerRequest, version: Version, part: str) -> HttpResponse:
    """To htmx the part with its form, or (?closed) as readers see it; to others the draft with the form open."""
    form = form_of(part, version.content)
    if not request.htmx:
        return go(request, "plans:edit", version.plan_id, part=part, fragment=_place(part))
    return _page(request, version, part, None if "closed" in request.GET else form)


def _edited(request: OfficerRequest, version: Version, part: str, form: PartForm) -> Version:
    """The version with what the form says; raises Conflict where somebody else wrote there too."""
    values, base = form.values(), _base(request.POST)
    return actions.edit_part(version=version, part=part, values=values, base=base, by=request.user, at=now())


def _saved(request: OfficerRequest, version: Version, part: str, form: PartForm) -> HttpResponse:
    """When it was saved, and a way to undo it; the form closed where that was asked for."""
    if not request.htmx:
        say(request, _("Saved."), undo=reverse("plans:undo", args=[version.plan_id]))
        return go(request, "plans:edit", version.plan_id, fragment=_place(part))
    if "done" in request.POST:
        return _page(request, version, part, None, saved=version)
    context = {"version": version, "part": part, "item_ids": form.item_ids()}
    return render_page(request, "plans/officers/forms/saved.html", context)


def _unsaved(
    request: OfficerRequest, version: Version, part: str, form: PartForm, *, moved: bool
) -> HttpResponse:
    """The form as it was sent: with its rows moved, or with what is wrong (while one writes, only that)."""
    if request.htmx and "done" not in request.POST and not moved:
        response = render_page(request, "plans/officers/forms/not_saved.html", {"form": form, "part": part})
    else:
        response = _page(request, version, part, form, base=request.POST.get("base"), unsaved=True)
    response.status_code = 200 if moved else 422
    return response


def _clashed(request: OfficerRequest, version: Version, part: str, form: PartForm) -> HttpResponse:
    """Their text beside one's own, which is still in the form."""
    found = clash(version, part, form.values())
    if request.htmx and "done" not in request.POST:
        context = {"clash": found, "part": part, "version": version}
        response = render_page(request, "plans/officers/forms/clash.html", context)
    else:
        response = _page(
            request, version, part, form, base=request.POST.get("base"), unsaved=True, clash=found
        )
    response.status_code = 422 if request.htmx else 409
    return response


def _base(data: QueryDict) -> int:
    """The revision that the writer saw; `over`, once they chose to write over somebody else's."""
    base = whole(data.get("over") or data.get("base", ""))
    if base is None:
        raise BadInput(MISSING_BASE)
    return base


def _place(part: str) -> str:
    return f"part-{part}" if part else ""
