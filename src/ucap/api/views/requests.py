"""The full plan: asked for by anyone, granted or refused by the plan's officers."""

from django.http import FileResponse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext
from ninja import File, UploadedFile

from ucap.api.problems import TOO_MANY, Refusal
from ucap.api.shapes.drafts import Asked, AskFull, RequestInList, RequestsOfPlan, Why
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_work
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.offering import FORM, Section
from ucap.kernel.clock import now
from ucap.kernel.handing_out import handed_out
from ucap.kernel.messages import Message
from ucap.people.models import User
from ucap.plans import actions
from ucap.plans.forms.asking import AskForm
from ucap.plans.forms.importing import AttachForm
from ucap.plans.forms.reasons import RefuseForm
from ucap.plans.models import AccessRequest
from ucap.plans.queries.access import access_page, request_to_decide
from ucap.plans.queries.asking import too_many_ask
from ucap.plans.queries.editing import plan_to_edit
from ucap.plans.queries.plan import plan_of
from ucap.plans.views.asking import MANY

requests = Section("Full plans", "The full text of a plan is given to those whom its officers grant it.")
ID = {"plan_id": "0a1b2c3d4e5f"}


@requests.write("POST", "/plans/{slug}/requests", Asked, status=202, scope=Scope.PLANS, visitors=True)
def ask_for_full_plan(request: Call, slug: Slug, sent: AskFull) -> Asked:
    """Asks the plan's officers for its full text; the answer comes by e-mail."""
    plan, form = plan_of(slug, request.user), AskForm(sent.model_dump())
    checked(form)
    if too_many_ask(plan, now()):
        raise Refusal(TOO_MANY, Message(MANY), headers={"Retry-After": "3600"})
    by = request.user.id if isinstance(request.user, User) else ""
    language = get_language() or "en"
    actions.ask_for_full_plan(
        plan=plan, **form.answers(), language=language, by=by, at=now(), on_behalf_of=None
    )
    return Asked(text=gettext("The answer is sent to the e-mail address that you gave."))


@requests.read("/drafts/{plan_id}/requests", RequestsOfPlan, where=ID)
def list_requests(request: PersonCall, plan_id: Id) -> RequestsOfPlan:
    """Who asked for the full text of a plan of yours, and what was answered."""
    return as_work.requests_of_plan(access_page(plan_id, request.user, now()))


@requests.write("POST", "/requests/{request_id}/grant", RequestInList, takes="", scope=Scope.PLANS)
def grant_request(request: PersonCall, request_id: Id) -> RequestInList:
    """Grants a request: a link that expires is mailed to who asked."""
    asked = request_to_decide(request_id, request.user)
    actions.grant_access(request=asked, by=request.user, at=now())
    return as_work.request_in_list(AccessRequest.objects.get(pk=asked.pk))


@requests.write("POST", "/requests/{request_id}/refuse", RequestInList, scope=Scope.PLANS)
def refuse_request(request: PersonCall, request_id: Id, sent: Why) -> RequestInList:
    """Refuses a request; the reason is mailed to who asked."""
    asked, reason = (
        request_to_decide(request_id, request.user),
        checked(RefuseForm(sent.model_dump()))["reason"],
    )
    return as_work.request_in_list(
        actions.refuse_access(request=asked, reason=reason, by=request.user, at=now())
    )


@requests.write(
    "POST", "/drafts/{plan_id}/full-document", RequestsOfPlan, takes=FORM, scope=Scope.PLANS, where=ID
)
def attach_full_plan(request: PersonCall, plan_id: Id, document: File[UploadedFile]) -> RequestsOfPlan:
    """Attaches the full text as a document, in place of the one before."""
    plan = plan_to_edit(plan_id, request.user)
    file = checked(AttachForm({}, MultiValueDict({"document": [document]})))["document"]
    actions.attach_full_plan(plan=plan, data=file.read(), name=file.name, by=request.user, at=now())
    return as_work.requests_of_plan(access_page(plan_id, request.user, now()))


@requests.write(
    "POST",
    "/drafts/{plan_id}/full-document/open",
    None,
    takes="",
    scope=Scope.PLANS,
    where=ID,
    gives=("application/octet-stream",),
)
def open_full_plan(request: PersonCall, plan_id: Id) -> FileResponse:
    """The attached document, for its officers; the reading is written down like any other."""
    plan = plan_to_edit(plan_id, request.user)
    document = actions.open_full_plan(plan=plan, by=request.user, at=now())
    return handed_out(document.file, document.name)
