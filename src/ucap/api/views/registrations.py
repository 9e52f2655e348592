"""Registering for events, and one's own registrations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from ninja import Query

from ucap.api.problems import INVALID, FieldError, Refusal
from ucap.api.shapes.registrations import (
    ChangedRegistration,
    RegistrationAnswer,
    RegistrationPiece,
    WrittenRegistration,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_registrations
from ucap.api.views.answers import pointer
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.entries import AskedPieceOfMine
from ucap.api.views.events import SLUG
from ucap.api.views.hosts import for_whom
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.api.views.subjects import Subject
from ucap.api.wrong_values import in_words
from ucap.events import actions
from ucap.events.actions.registering import Said
from ucap.events.answers import Asked
from ucap.events.forms.registering import ALONE, RegistrationForm
from ucap.events.models import Event, Registration
from ucap.events.queries.asked import questions_of
from ucap.events.queries.events import seen_event
from ucap.events.queries.registering import my_registrations, registration_page
from ucap.events.queries.registrations import registration_of
from ucap.events.states import QuestionKind
from ucap.kernel.clock import now
from ucap.people.models import User

registrations = Section(
    "Registrations", "Registering for events with answers to their own questions; what you come to."
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}
TAKES: Mapping[QuestionKind, tuple[type, str]] = {  # kind of question -> what its answer is
    QuestionKind.LINE: (str, "string_type"),
    QuestionKind.TEXT: (str, "string_type"),
    QuestionKind.CHOICE: (str, "string_type"),
    QuestionKind.CHOICES: (list, "list_type"),
    QuestionKind.YES: (bool, "bool_type"),
}


def _answer(registration_id: str, viewer: User) -> RegistrationAnswer:
    """The registration as it stands now."""
    return as_registrations.registration_answer(registration_page(registration_id, viewer, now()))


REGISTRATION = Subject("registration", lambda id_, _: registration_of(id_), _answer)


@registrations.read("/me/registrations", RegistrationPiece)
def list_my_registrations(
    request: PersonCall, response: HttpResponse, asked: Query[AskedPieceOfMine]
) -> RegistrationPiece:
    """What you come to, and whom you registered: the event that begins next first, those that are over last."""
    lines = my_registrations(request.user, now())
    keys = [as_registrations.key_of(one) for one in lines]
    found = piece(request, response, keys, asked.cursor, asked.limit)
    items = [as_registrations.mine(one) for one in lines[found.start : found.stop]]
    return RegistrationPiece(**counted(found, keys), items=items)


@registrations.read("/registrations/{registration_id}", RegistrationAnswer)
def read_registration(request: PersonCall, registration_id: Id) -> RegistrationAnswer:
    """A registration of yours, or for an event that you hold: where it stands, what was said, what you can do."""
    return _answer(registration_id, request.user)


@registrations.write(
    "POST",
    "/events/{slug}/registrations",
    RegistrationAnswer,
    status=201,
    where=SLUG,
    body={"name": "Ana Ruiz", "listed": True, "languages": ["es"], "answers": {"0a1b2c3d4e5f": "Vegetarian"}},
    **WRITES,
)
def register_for_event(
    request: PersonCall, response: HttpResponse, slug: Slug, sent: WrittenRegistration
) -> RegistrationAnswer:
    """Registers you for an event: confirmed, on its waiting list, or asked of its hosts, as `state` says."""
    event = seen_event(slug, request.user)
    made = actions.register(event=event, said=_said(event, sent), by=request.user, at=now())
    response["Location"] = f"/api/v1/registrations/{made.pk}"
    return _answer(made.pk, request.user)


@registrations.write("PUT", "/registrations/{registration_id}", RegistrationAnswer, **WRITES)
def change_registration(
    request: PersonCall, registration_id: Id, sent: ChangedRegistration
) -> RegistrationAnswer:
    """Changes what a registration says; all of it is sent. It keeps its place in the list."""
    row = registration_page(registration_id, request.user, now()).registration
    said = _said(row.event, sent, before=row)
    actions.change_registration(
        registration=row, said=said, email=sent.email or "", house=sent.house, by=request.user, at=now()
    )
    return _answer(registration_id, request.user)


@registrations.write("POST", "/registrations/{registration_id}/withdraw", RegistrationAnswer, **SILENT)
def withdraw_registration(request: PersonCall, registration_id: Id) -> RegistrationAnswer:
    """Withdraws a registration of yours; the hosts are told, and who has waited longest moves up."""
    return REGISTRATION.after(request, registration_id, actions.withdraw_registration)


@registrations.write("POST", "/registrations/{registration_id}/bring-back", RegistrationAnswer, **SILENT)
def bring_back_registration(request: PersonCall, registration_id: Id) -> RegistrationAnswer:
    """Registers anew by a registration that was withdrawn, with what it said, at the end of the list."""
    return REGISTRATION.after(request, registration_id, actions.bring_back_registration)


def _said(event: Event, sent: WrittenRegistration, before: Registration | None = None) -> Said:
    """What was sent, checked as the page's form checks it; in whose name they come the action's rule decides."""
    questions = questions_of(event)
    if wrong := list(_wrong_answers(questions, sent.answers)):
        raise Refusal(INVALID, errors=wrong)
    answers = {f"q_{id_}": given for id_, given in sent.answers.items()}
    data = {**sent.model_dump(exclude={"answers"}), "acting": ALONE, **answers}
    form = RegistrationForm(data, event=event, questions=questions, possible=(), before=before)
    try:
        checked(form)
    except Refusal as refusal:
        raise Refusal(refusal.kind, errors=[_at_its_answer(one) for one in refusal.errors]) from None
    return replace(form.said(), **for_whom(sent.organisation, sent.city))


def _wrong_answers(questions: Sequence[Asked], answers: Mapping[str, Any]) -> Iterator[FieldError]:
    """Answers to what is not asked, and those of another kind than their question."""
    kinds = {one.id: one.kind for one in questions}
    for id_, given in answers.items():
        type_, wrong = TAKES[kinds[id_]] if id_ in kinds else (None, "extra_forbidden")
        if type_ is None or not isinstance(given, type_):
            yield FieldError(in_words(wrong, {}), pointer=pointer(["answers", id_]))


def _at_its_answer(error: FieldError) -> FieldError:
    return replace(error, pointer=error.pointer.replace("#/q_", "#/answers/"))
