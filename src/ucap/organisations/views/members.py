"""Who belongs to an organisation: seen by its members, decided by its owners."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.journal.models import Entry
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations import actions
from ucap.organisations.forms.belonging import DomainForm
from ucap.organisations.models import EmailDomain
from ucap.organisations.queries.editing import (
    member_to_manage,
    organisation_to_leave,
    organisation_to_manage,
    own_organisation,
)
from ucap.organisations.queries.members import members_page
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="organisations:mine")
@require_safe
def members(request: PersonRequest, slug: str) -> HttpResponse:
    """The members; for owners also who asks, who is invited, and the e-mail domains."""
    found = own_organisation(slug, request.user)
    words, number = request.GET.get("q", "")[:100], request.GET.get("page", "1")
    page = members_page(found, request.user, now(), words=words, page=number)
    return render_page(request, "organisations/members.html", {"page": page, "domain_form": DomainForm()})


@for_people(belongs_to="organisations:mine")
@require_POST
def make_owner(request: PersonRequest, slug: str, user_id: str) -> HttpResponse:
    """The member, an owner from now on; undone by making them a member again."""
    found, user = member_to_manage(slug, user_id, request.user)
    actions.make_owner(organisation=found, user=user, by=request.user, at=now())
    undo = reverse("organisations:make_member", args=[slug, user_id])
    say(request, _("%(name)s is an owner now.") % {"name": user}, undo=undo)
    return go(request, "organisations:members", slug)


@for_people(belongs_to="organisations:mine")
@require_POST
def make_member(request: PersonRequest, slug: str, user_id: str) -> HttpResponse:
    """The owner, a member from now on; undone by making them an owner again."""
    found, user = member_to_manage(slug, user_id, request.user)
    actions.make_member(organisation=found, user=user, by=request.user, at=now())
    undo = reverse("organisations:make_owner", args=[slug, user_id])
    say(request, _("%(name)s is a member now, and no owner any more.") % {"name": user}, undo=undo)
    return go(request, "organisations:members", slug)


@for_people(belongs_to="organisations:mine")
@require_POST
def remove(request: PersonRequest, slug: str, user_id: str) -> HttpResponse:
    """The organisation without this member."""
    found, user = member_to_manage(slug, user_id, request.user)
    entry = actions.remove_member(organisation=found, user=user, by=request.user, at=now())
    undo = reverse("organisations:bring_back", args=[entry.pk])
    say(request, _("%(name)s does not belong to it any more.") % {"name": user}, undo=undo)
    return go(request, "organisations:members", slug)


@for_people(belongs_to="organisations:mine")
@require_POST
def leave(request: PersonRequest, slug: str) -> HttpResponse:
    """The organisation without me."""
    found = organisation_to_leave(slug, request.user)
    entry = actions.leave(organisation=found, by=request.user, at=now())
    undo = reverse("organisations:bring_back", args=[entry.pk])
    say(request, _("You do not belong to it any more."), undo=undo)
    return go(request, "organisations:mine")


@for_people(belongs_to="organisations:mine")
@require_POST
def bring_back(request: PersonRequest, entry_id: int) -> HttpResponse:
    """The membership that ended, as it was."""
    entry = get_object_or_404(Entry, pk=entry_id, subject_kind="organisation")
    membership = actions.bring_back(entry=entry, by=request.user, at=now())
    say(request, _("Brought back."))
    own = membership.user_id == request.user.pk
    to, arguments = (
        ("organisations:mine", ()) if own else ("organisations:members", (membership.organisation.slug,))
    )
    return go(request, to, *arguments)


@for_people(belongs_to="organisations:mine")
@require_http_methods(["POST"])
def verify_domain(request: PersonRequest, slug: str) -> HttpResponse:
    """The domain, whose people may join by themselves from now on."""
    found = organisation_to_manage(slug, request.user)
    domain = request.POST.get("domain", "")[:200]
    kept = actions.verify_domain(organisation=found, domain=domain, by=request.user, at=now())
    said = _("Whoever has a confirmed address at %(domain)s can join now.")
    say(request, said % {"domain": kept.domain})
    return go(request, "organisations:members", slug, fragment="domains")


@for_people(belongs_to="organisations:mine")
@require_POST
def remove_domain(request: PersonRequest, slug: str, domain: str) -> HttpResponse:
    """The organisation without this domain."""
    found = organisation_to_manage(slug, request.user)
    kept = get_object_or_404(
        EmailDomain.objects.select_related("organisation"), organisation=found, domain=domain
    )
    actions.remove_domain(domain=kept, by=request.user, at=now())
    said = _("%(domain)s lets nobody in any more. Who came by it stays.")
    say(request, said % {"domain": kept.domain})
    return go(request, "organisations:members", slug, fragment="domains")
