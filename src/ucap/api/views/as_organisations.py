"""What queries find about organisations, as shapes."""

from collections.abc import Iterable

from ucap.api.shapes.organisations import (
    BelongingAnswer,
    DomainAnswer,
    IdentifierAnswer,
    InvitationAnswer,
    MemberAnswer,
    MyOrganisationsAnswer,
    NameOfOrganisation,
    OrganisationAnswer,
    OrganisationInList,
    PersonAnswer,
    RequestToJoin,
)
from ucap.api.shapes.plans import CityLink
from ucap.api.views.links import address, name_of
from ucap.organisations.models import JoinRequest, Membership, Organisation, OrganisationInvitation
from ucap.organisations.queries.cards import OrganisationCard
from ucap.organisations.queries.members import MembersPage
from ucap.organisations.queries.mine import MyOrganisations
from ucap.organisations.queries.organisation import OrganisationPage
from ucap.people.models import User
from ucap.places.models import City


def in_list(card: OrganisationCard) -> OrganisationInList:
    return OrganisationInList.of(
        card,
        url=address("organisations:organisation", card.slug),
        name=card.name.text,
        city=_city(card.city),
        sdgs=list(card.goals),
        urban_agenda=list(card.topics),
        words=list(card.words),
    )


def organisation_answer(page: OrganisationPage) -> OrganisationAnswer:
    return OrganisationAnswer.of(
        page.organisation,
        url=address("organisations:organisation", page.organisation.slug),
        name=page.name.text,
        names=[NameOfOrganisation.of(one) for one in page.organisation.names.all()],
        city=_city(page.organisation.city),
        sdgs=list(page.goals),
        urban_agenda=list(page.topics),
        words=list(page.words),
        languages=list(page.languages),
        identifiers=[IdentifierAnswer.of(one) for one in page.identifiers],
        may_edit=page.may_edit,
        may_join=page.may_join,
    )


def members(page: MembersPage) -> dict[str, object]:
    """Who belongs to it; what waits, to owners."""
    return {
        "items": [member(one) for one in page.page.object_list],
        "requests": [request(one, page.organisation) for one in page.requests],
        "invitations": [invitation(one, page.organisation) for one in page.invitations],
        "domains": [DomainAnswer.of(one) for one in page.domains],
    }


def member(one: Membership) -> MemberAnswer:
    return MemberAnswer.of(one, id=one.user_id, name=str(one.user))


def request(one: JoinRequest, organisation: Organisation) -> RequestToJoin:
    return RequestToJoin.of(one, organisation=organisation.slug, person=person(one.user))


def invitation(one: OrganisationInvitation, organisation: Organisation) -> InvitationAnswer:
    return InvitationAnswer.of(one, organisation=organisation.slug)


def person(user: User) -> PersonAnswer:
    return PersonAnswer(id=user.pk, name=str(user))


def mine(found: MyOrganisations) -> MyOrganisationsAnswer:
    return MyOrganisationsAnswer(
        belonging=[
            BelongingAnswer(
                organisation=one.membership.organisation.slug,
                name=one.name.text,
                role=one.membership.role,
                to_decide=one.to_decide,
            )
            for one in found.belonging
        ],
        invited=_invited(one.invitation for one in found.invited),
        asked=[request(one.request, one.request.organisation) for one in found.asked],
    )


def _invited(found: Iterable[OrganisationInvitation]) -> list[InvitationAnswer]:
    return [invitation(one, one.organisation) for one in found]


def _city(city: City | None) -> CityLink | None:
    return CityLink.of(city, name=name_of(city)) if city else None
