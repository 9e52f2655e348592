"""Writing plans: drafts, part by part; what is thrown away comes back."""

from typing import Annotated

from django.http import HttpResponse
from ninja import Header, Path
from pydantic import StringConstraints

from ucap.api.problems import CONFLICT, PRECONDITION, Refusal
from ucap.api.shapes.drafts import DraftAnswer, Part, StateOfPlan, ThrownAway, Verb, WorkAnswer
from ucap.api.shapes.shape import Id, Slug
from ucap.api.shapes.writing import WrittenPart, WrittenPlan, new_content, part_values
from ucap.api.states import Scope
from ucap.api.views import as_work
from ucap.api.views.as_plans import part_changed
from ucap.api.views.calling import PersonCall
from ucap.api.views.keeping import same_tag
from ucap.api.views.offering import Section
from ucap.kernel.clock import now
from ucap.kernel.errors import Conflict
from ucap.plans import actions
from ucap.plans.models import Version
from ucap.plans.queries.editing import clash, draft_page, plan_to_edit, thrown_away, version_to_edit
from ucap.plans.queries.mine import my_work
from ucap.plans.queries.plan import plan_of

drafts = Section(
    "Drafts", "Writing plans: begin, change part by part, undo; for city officers and the secretariat."
)
ID = {"plan_id": "0a1b2c3d4e5f"}
PLANS = Scope.PLANS
IfMatch = Annotated[
    Annotated[str, StringConstraints(max_length=100)] | None,
    Header(
        None, alias="If-Match", description="The ETag that you have seen: 412 when anything changed since."
    ),
]
EntryId = Annotated[int, Path(ge=1, le=2**31)]


@drafts.read("/drafts", WorkAnswer)
def list_drafts(request: PersonCall) -> WorkAnswer:
    """Your work: what waits for your confirmation, what you write, what is public, what is being read, who asks."""
    return as_work.work_answer(my_work(request.user, now()))


@drafts.write("POST", "/drafts", DraftAnswer, status=201, scope=PLANS)
def create_draft(request: PersonCall, response: HttpResponse, sent: WrittenPlan) -> DraftAnswer:
    """Begins a plan with what is sent; the rest can be added part by part."""
    version = actions.create_plan(content=new_content(sent), by=request.user, at=now())
    response["Location"] = f"{request.path}/{version.plan_id}"
    return _draft(request, response, version)


@drafts.read("/drafts/{plan_id}", DraftAnswer, where=ID)
def read_draft(request: PersonCall, response: HttpResponse, plan_id: Id) -> DraftAnswer:
    """The open version of a plan that you may change."""
    return _draft(request, response, version_to_edit(plan_id, request.user))


@drafts.write(
    "PUT",
    "/drafts/{plan_id}/parts/{part}",
    DraftAnswer,
    scope=PLANS,
    where=ID,
    body={"base": 7, "title": "Yangzhou and Granada"},
)
def edit_part(
    request: PersonCall,
    response: HttpResponse,
    plan_id: Id,
    part: Part,
    *,
    sent: WrittenPart,
    if_match: IfMatch = None,
) -> DraftAnswer:
    """Changes one part of a draft; fields of the part that are left out stay as they are.

    409 when somebody changed the same part to something else since `base`; the answer then says what they wrote. With
    If-Match, 412 when anything in the draft changed.
    """
    version = _as_seen(version_to_edit(plan_id, request.user), if_match)
    values = part_values(sent)
    try:
        version = actions.edit_part(
            version=version, part=part, values=values, base=sent.base, by=request.user, at=now()
        )
    except Conflict as conflict:
        raise _clash(conflict, version, part, values) from conflict
    return _draft(request, response, version)


@drafts.write("POST", "/drafts/{plan_id}/undo", DraftAnswer, takes="", scope=PLANS, where=ID)
def undo_edit(request: PersonCall, response: HttpResponse, plan_id: Id) -> DraftAnswer:
    """Takes your latest edit of the draft back; again, the one before."""
    version = version_to_edit(plan_id, request.user)
    return _draft(request, response, actions.undo_edit(version=version, by=request.user, at=now()))


@drafts.write("DELETE", "/drafts/{plan_id}", ThrownAway, takes="", scope=PLANS, where=ID)
def throw_away(request: PersonCall, plan_id: Id, if_match: IfMatch = None) -> ThrownAway:
    """Throws the draft away; a plan that was never published goes with it. It can be brought back."""
    version = _as_seen(version_to_edit(plan_id, request.user), if_match)
    return ThrownAway(entry=actions.discard_version(version=version, by=request.user, at=now()).pk)


@drafts.write("POST", "/drafts/thrown-away/{entry}/bring-back", DraftAnswer, takes="", scope=PLANS)
def bring_back(request: PersonCall, response: HttpResponse, entry: EntryId) -> DraftAnswer:
    """Brings a draft back that was thrown away, with its plan if that went too."""
    found = thrown_away(entry, request.user)
    return _draft(request, response, actions.bring_back(entry=found, by=request.user, at=now()))


@drafts.write("POST", "/plans/{slug}/begin-version", DraftAnswer, takes="", scope=PLANS)
def begin_version(request: PersonCall, response: HttpResponse, slug: Slug) -> DraftAnswer:
    """Begins the next version of a published plan with its text; where one is open already, that one."""
    plan = plan_to_edit(plan_of(slug, request.user).id, request.user)
    return _draft(request, response, actions.start_version(plan=plan, by=request.user, at=now()))


@drafts.write("POST", "/plans/{slug}/state/{verb}", StateOfPlan, takes="", scope=PLANS)
def change_state(request: PersonCall, slug: Slug, verb: Verb) -> StateOfPlan:
    """Closes, reopens, archives or restores a plan."""
    plan = plan_to_edit(plan_of(slug, request.user).id, request.user)
    return as_work.state_of(actions.change_state(plan=plan, verb=verb, by=request.user, at=now()))


def _draft(request: PersonCall, response: HttpResponse, version: Version) -> DraftAnswer:
    response["ETag"] = tag_of(version)
    return as_work.draft_answer(draft_page(version, request.user, now().date()))


def tag_of(version: Version) -> str:
    """The draft's ETag: another after every edit, and whenever it is sent for review or comes back."""
    return f'"{version.number}-{version.state}-{version.revision}"'


def _as_seen(version: Version, if_match: str | None) -> Version:
    """The version, where it is what the caller has seen; raises Refusal otherwise."""
    if (
        if_match is None
        or if_match.strip() == "*"
        or any(same_tag(one, tag_of(version)) for one in if_match.split(","))
    ):
        return version
    raise Refusal(PRECONDITION, headers={"ETag": tag_of(version)})


def _clash(conflict: Conflict, version: Version, part: str, values: object) -> Refusal:
    found = clash(version, part, values)  # type: ignore[arg-type]
    theirs = {
        "revision": found.revision,
        "who": found.who,
        "at": found.at.isoformat(),
        "changes": [part_changed(change).model_dump(mode="json") for change in found.changes],
    }
    return Refusal(CONFLICT, conflict.message, more={"clash": theirs})
