"""Organisations: found by everybody, entered by members, changed by their owners."""

from django.http import HttpResponse
from ninja import Query

from ucap.api.shapes.organisations import (
    AskedOrganisations,
    ChangedOrganisation,
    MyOrganisationsAnswer,
    OrganisationAnswer,
    OrganisationPiece,
    WrittenOrganisation,
    profile_of,
)
from ucap.api.shapes.shape import Slug
from ucap.api.states import Scope
from ucap.api.views import as_organisations
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.kernel.clock import now
from ucap.organisations import actions
from ucap.organisations.models import Organisation
from ucap.organisations.queries.cards import cards
from ucap.organisations.queries.editing import organisation_to_edit
from ucap.organisations.queries.listing import Asked, stamp, wanted
from ucap.organisations.queries.mine import my_organisations
from ucap.organisations.queries.organisation import organisation_by_slug, organisation_page
from ucap.people.rules import Viewer

organisations = Section(
    "Organisations", "Universities, companies, institutes, public bodies and their fields of work."
)
WRITES = Scope.ORGANISATIONS
SLUG = {"slug": "university-of-granada"}


def _as_of() -> str:
    return str(stamp())


@organisations.read("/organisations", OrganisationPiece, visitors=True, as_of=_as_of)
def list_organisations(
    request: Call, response: HttpResponse, asked: Query[AskedOrganisations]
) -> OrganisationPiece:
    """The organisations that everybody sees, filtered and searched as on their page."""
    words = " ".join(asked.q.split())
    chosen = asked.model_dump(include={"kind", "country", "city", "language", "theme"})
    ids = list(wanted(Asked(words=words, **chosen)).values_list("pk", flat=True))
    found = piece(request, response, ids, asked.cursor, asked.limit)
    items = [as_organisations.in_list(card) for card in cards(ids[found.start : found.stop])]
    return OrganisationPiece(**counted(found, ids), items=items)


@organisations.read("/organisations/{slug}", OrganisationAnswer, visitors=True, where=SLUG)
def read_organisation(request: Call, slug: Slug) -> OrganisationAnswer:
    """An organisation; one that was merged with another answers as that one."""
    return _answer(organisation_by_slug(slug, request.user), request.user)


@organisations.write("POST", "/organisations", OrganisationAnswer, status=201, scope=WRITES)
def create_organisation(
    request: PersonCall, response: HttpResponse, sent: WrittenOrganisation
) -> OrganisationAnswer:
    """Enters an organisation, whose owner you are; of somebody not yet verified it waits for a moderator."""
    made = actions.create_organisation(profile=profile_of(sent), by=request.user, at=now())
    response["Location"] = f"{request.path}/{made.slug}"
    return _answer(made, request.user)


@organisations.write("PUT", "/organisations/{slug}", OrganisationAnswer, scope=WRITES, where=SLUG)
def change_organisation(request: PersonCall, slug: Slug, sent: ChangedOrganisation) -> OrganisationAnswer:
    """Changes what an organisation says of itself; all of it is sent."""
    found, profile = organisation_to_edit(slug, request.user), profile_of(sent)
    changed = actions.edit_organisation(
        organisation=found, profile=profile, base=sent.base, by=request.user, at=now()
    )
    return _answer(changed, request.user)


@organisations.read("/me/organisations", MyOrganisationsAnswer)
def list_my_organisations(request: PersonCall) -> MyOrganisationsAnswer:
    """Those that you belong to, that invite you, and that you have asked."""
    return as_organisations.mine(my_organisations(request.user, now()))


def _answer(organisation: Organisation, viewer: Viewer) -> OrganisationAnswer:
    return as_organisations.organisation_answer(organisation_page(organisation, viewer))
