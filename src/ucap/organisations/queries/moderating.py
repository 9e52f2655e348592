"""Organisations as moderators see them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from ucap.moderation.kinds import Shown
from ucap.organisations.models import Membership, Organisation
from ucap.organisations.queries.names import Named, names_of
from ucap.organisations.states import MemberRole, State
from ucap.people.models import User


def shown(ids: Sequence[str]) -> Mapping[str, Shown]:
    """By id, without those that are not there. Three queries."""
    found = Organisation.objects.select_related("merged_into").in_bulk(list(ids))
    names = names_of(found)
    owners: dict[str, list[str]] = defaultdict(list)
    of_these = Membership.objects.filter(organisation__in=list(found), role=MemberRole.OWNER)
    for id_, user in of_these.values_list("organisation", "user"):
        owners[id_].append(user)
    return {
        id_: _shown(one, names.get(id_) or Named(one.slug, ""), owners[id_]) for id_, one in found.items()
    }


def spoken_for(person: User) -> "QuerySet[Organisation, str]":
    """The ids of those that this person entered or owns."""
    owns = Q(memberships__user=person, memberships__role=MemberRole.OWNER)
    return Organisation.objects.filter(Q(created_by=person) | owns).values_list("pk", flat=True)


def _shown(organisation: Organisation, name: Named, owners: Sequence[str]) -> Shown:
    text = "\n".join(part for part in (organisation.website, organisation.description) if part)
    return Shown(
        title=name.text,
        text=text,
        url_name="organisations:organisation",
        url_args=(organisation.slug,),
        author_id=organisation.created_by_id,
        public=organisation.state == State.APPROVED,
        concerned=tuple(owners),
        language=organisation.language,
    )
