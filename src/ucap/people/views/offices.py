"""Who holds which office, and who is invited to one: the secretariat's page."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.kernel.clock import now
from ucap.kernel.errors import NotAllowed
from ucap.kernel.pages import render_page
from ucap.kernel.whole import whole
from ucap.people import actions, letters
from ucap.people.forms.offices import FindForm, InviteForm
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.people.queries import offices
from ucap.people.rules import SECRETARIAT_ONLY, may_invite
from ucap.people.states import Office


@for_people(belongs_to="people:people")
@require_http_methods(["GET", "HEAD"])
def people(request: PersonRequest) -> HttpResponse:
    """The holders of offices and the open invitations, found by name, address or city."""
    form = FindForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    number = whole(request.GET.get("page", "1")) or 1
    page = offices.offices_page(request.user, words=words, number=number, at=now())
    return render_page(
        request, "people/people.html", {"page": page, "form": form}, fragment="people/people_results.html"
    )


@for_people(belongs_to="people:people")
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: PersonRequest) -> HttpResponse:
    """A form that invites somebody by e-mail."""
    if not may_invite(request.user):
        raise NotAllowed(SECRETARIAT_ONLY)
    form = InviteForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render_page(request, "people/invite.html", {"form": form})
    data = form.cleaned_data | {"office": Office(form.cleaned_data["office"])}
    made = letters.invite_by_mail(**data, by=request.user, at=now())
    undo = reverse("people:withdraw_invitation", args=[made.id])
    say(request, _("The invitation is on its way to %(email)s.") % {"email": made.email}, undo=undo)
    return go(request, "people:people")


@for_people(belongs_to="people:people")
@require_POST
def withdraw_office(request: PersonRequest, user_id: str, office: str, city_id: str = "") -> HttpResponse:
    """The office, withdrawn, with a way to give it back."""
    person, which, city = offices.office_to_withdraw(request.user, user_id, office, city_id)
    entry = actions.withdraw_office(user=person, office=which, city=city, by=request.user, at=now())
    undo = reverse("people:give_back", args=[entry.pk])
    say(request, _("Withdrawn from %(name)s.") % {"name": person}, undo=undo)
    return go(request, "people:people")


@for_people(belongs_to="people:people")
@require_POST
def give_back(request: PersonRequest, entry_id: int) -> HttpResponse:
    """The office, given back."""
    entry = offices.withdrawal(request.user, entry_id)
    person = actions.give_back_office(withdrawn=entry, by=request.user, at=now())
    say(request, _("Given back to %(name)s.") % {"name": person})
    return go(request, "people:people")


@for_people(belongs_to="people:people")
@require_POST
def take_off_second_step(request: PersonRequest, user_id: str) -> HttpResponse:
    """The person's second step, taken off; they add another one themselves."""
    person = offices.person_of_office_page(request.user, user_id)
    actions.take_off_second_step(person=person, by=request.user, at=now())
    say(request, _("%(name)s signs in without a second step now, and is told.") % {"name": person})
    return go(request, "people:people")


@for_people(belongs_to="people:people")
@require_POST
def withdraw_invitation(request: PersonRequest, invitation_id: str) -> HttpResponse:
    """The invitation, withdrawn, with a way to bring it back."""
    invitation = offices.invitation_of(request.user, invitation_id)
    actions.withdraw_invitation(invitation=invitation, by=request.user, at=now())
    undo = reverse("people:bring_back_invitation", args=[invitation.id])
    say(request, _("The invitation of %(email)s is withdrawn.") % {"email": invitation.email}, undo=undo)
    return go(request, "people:people")


@for_people(belongs_to="people:people")
@require_POST
def bring_back_invitation(request: PersonRequest, invitation_id: str) -> HttpResponse:
    """The invitation, open again."""
    invitation = offices.invitation_of(request.user, invitation_id)
    actions.bring_back_invitation(invitation=invitation, by=request.user, at=now())
    say(request, _("The invitation of %(email)s holds again.") % {"email": invitation.email})
    return go(request, "people:people")
