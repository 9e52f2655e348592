"""The itinerary of a visit: to read, to print in two languages, and to write."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ucap.events import actions
from ucap.events.actions.standing import WRITABLE
from ucap.events.forms.itinerary import StopForm
from ucap.events.itinerary_pdf import write_itinerary
from ucap.events.models import Session
from ucap.events.queries.itinerary import Itinerary, itinerary_to_edit, session_to_edit
from ucap.events.queries.itinerary import itinerary as itinerary_of
from ucap.events.queries.itinerary_sheet import sheet_of
from ucap.exchange.views.conversing import done
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say

HERE = "events:list"


@for_people(belongs_to=HERE)
@require_safe
def itinerary(request: PersonRequest, slug: str) -> HttpResponse:
    """Day by day, in the reader's language and one more."""
    return render_page(request, "events/itinerary.html", {"page": _read(request, slug)})


@for_people(belongs_to=HERE)
@require_safe
def itinerary_pdf(request: PersonRequest, slug: str) -> HttpResponse:
    """The same to print and to take along."""
    page = _read(request, slug)
    response = HttpResponse(write_itinerary(sheet_of(page)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{page.event.slug}-itinerary.pdf"'
    return response


@for_people(belongs_to=HERE)
@require_safe
def edit_itinerary(request: PersonRequest, slug: str) -> HttpResponse:
    """Every part of the visit with its form."""
    return _edited(request, slug)


@for_people(belongs_to=HERE)
@require_POST
def edit_stop(request: PersonRequest, slug: str, session_id: str) -> HttpResponse:
    """One stop kept; back to all, at that one. What is wrong is said there."""
    session = session_to_edit(slug, session_id, request.user)
    form = StopForm(request.POST, session=session)
    if not form.is_valid() or not _kept(form, session, request):
        return _edited(request, slug, form)
    say(request, _("Kept."), undo=reverse("events:undo_stop", args=[slug, session.pk]))
    return _back(request, session)


@for_people(belongs_to=HERE)
@require_POST
def undo_stop(request: PersonRequest, slug: str, session_id: str) -> HttpResponse:
    """The stop as it was before."""
    session = session_to_edit(slug, session_id, request.user)
    actions.undo_stop(session=session, by=request.user, at=now())
    say(request, _("Taken back."))
    return _back(request, session)


def _read(request: PersonRequest, slug: str) -> Itinerary:
    chosen = {name: request.GET.get(name, "").replace("\0", "") for name in ("one", "other")}
    return itinerary_of(slug, request.user, **chosen)


def _kept(form: StopForm, session: Session, request: PersonRequest) -> bool:
    who = {"session": session, "by": request.user, "at": now()}
    done(form, actions.set_stop, said=form.said(), **who)
    return not form.errors


def _back(request: PersonRequest, session: Session) -> HttpResponse:
    return go(request, "events:edit_itinerary", session.event.slug, fragment=f"stop-{session.pk}")


def _edited(request: PersonRequest, slug: str, sent: StopForm | None = None) -> HttpResponse:
    there = itinerary_to_edit(slug, request.user)
    days = [(day, [_form(part.session, sent) for part in day.programme]) for day in there.days]
    context = {
        "event": there.event,
        "days": days,
        "has_stops": any(forms for _day, forms in days),
        "can_be_written": there.event.state in WRITABLE,
    }
    response = render_page(request, "events/itinerary_edit.html", context)
    response.status_code = 422 if sent else 200
    return response


def _form(session: Session, sent: StopForm | None) -> StopForm:
    """The form of that stop; the one that was sent, where it is its."""
    return sent if sent and sent.session.pk == session.pk else StopForm(session=session)
