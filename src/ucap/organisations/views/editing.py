"""Entering an organisation, changing what it says of itself, its logo."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.kernel.uploads import raise_refusal
from ucap.kernel.whole import whole
from ucap.organisations import actions
from ucap.organisations.forms.belonging import LogoForm
from ucap.organisations.forms.profile import ProfileForm
from ucap.organisations.queries.duplicates import similar_to
from ucap.organisations.queries.editing import organisation_to_edit
from ucap.organisations.queries.names import name_of
from ucap.organisations.queries.profile import profile_of
from ucap.organisations.rules import may_create
from ucap.organisations.states import State
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="organisations:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """A form; before what was written is kept, whoever may be it already is shown."""
    if not may_create(request.user):
        raise NotAllowed(gettext_noop("Sign in with an account that takes part to enter an organisation."))
    form = ProfileForm(request.POST or None)
    valid = form.is_valid()
    similar = similar_to(form.profile(), request.user) if valid and "another" not in request.POST else ()
    if not valid or similar:
        return render_page(request, "organisations/new.html", {"form": form, "similar": similar})
    created = actions.create_organisation(profile=form.profile(), by=request.user, at=now())
    say(request, _saved(created.state))
    return go(request, "organisations:organisation", created.slug)


@for_people(belongs_to="organisations:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, slug: str) -> HttpResponse:
    """What the organisation says of itself, to be changed."""
    found = organisation_to_edit(slug, request.user)
    form = ProfileForm(request.POST or None, before=profile_of(found))
    if not form.is_valid():
        context = {"form": form, "organisation": found, "name": name_of(found), "logo_form": LogoForm()}
        return render_page(request, "organisations/edit.html", context)
    base = whole(request.POST.get("base", ""))
    if base is None:
        raise BadInput(gettext_noop("The page did not say which text you saw. Reload it."))
    changed = actions.edit_organisation(
        organisation=found, profile=form.profile(), base=base, by=request.user, at=now()
    )
    say(request, _saved(changed.state))
    return go(request, "organisations:organisation", found.slug)


@for_people(belongs_to="organisations:mine")
@require_POST
def set_logo(request: PersonRequest, slug: str) -> HttpResponse:
    """The logo, in place of the one before."""
    found = organisation_to_edit(slug, request.user)
    form = LogoForm(request.POST, request.FILES)
    if not form.is_valid():
        raise_refusal(form, gettext_noop("Choose a picture first."))
    file = form.cleaned_data["logo"]
    changed = actions.set_logo(organisation=found, data=file.read(), by=request.user, at=now())
    say(request, _saved(changed.state))
    return go(request, "organisations:edit", found.slug, fragment="logo")


@for_people(belongs_to="organisations:mine")
@require_POST
def remove_logo(request: PersonRequest, slug: str) -> HttpResponse:
    """The organisation without its logo."""
    found = organisation_to_edit(slug, request.user)
    actions.remove_logo(organisation=found, by=request.user, at=now())
    say(request, _("The logo is taken away."))
    return go(request, "organisations:edit", found.slug, fragment="logo")


def _saved(state: str) -> str:
    """What happens with what was written."""
    if state == State.APPROVED:
        return _("Saved. Everybody can see it.")
    return _(
        "Saved. A moderator looks at it before others see it; you can see it and invite people meanwhile."
    )
