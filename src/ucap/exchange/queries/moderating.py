"""Entries as moderators see them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from ucap.exchange.content import TEXTS
from ucap.exchange.models import Entry, EntryTranslation
from ucap.exchange.states import SEEN, EntryState, Visibility
from ucap.moderation.kinds import Shown
from ucap.organisations.models import Membership
from ucap.organisations.states import MemberRole
from ucap.people.models import CityOfficer, User

LONGEST = 1500  # characters beside its case; the rest is on its page


def shown_entries(ids: Sequence[str]) -> Mapping[str, Shown]:
    """The entries that others saw or are to see, by id, each as it appears or would if it were released now. Four queries."""
    found = (
        Entry.objects.filter(pk__in=ids).exclude(state=EntryState.DRAFT).select_related("current", "draft")
    )
    entries = list(found)
    speakers = _speakers(entries)
    corrected = _corrected(entries)
    return {
        one.pk: _shown(one, speakers[one.organisation_id or one.city_id or ""], corrected[one.pk])
        for one in entries
    }


def spoken_for(person: User) -> "QuerySet[Entry, str]":
    """The ids of those that this person wrote, or whose organisation they own or city they speak for."""
    owned = Q(organisation__memberships__user=person, organisation__memberships__role=MemberRole.OWNER)
    of_their_city = Q(city__cityofficer__user=person)
    return Entry.objects.filter(Q(author=person) | owned | of_their_city).values_list("pk", flat=True)


def _corrected(entries: Sequence[Entry]) -> Mapping[str, list[str]]:
    """Of each entry what its people say in other languages, in place of the machine: others read that too."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = EntryTranslation.objects.filter(entry__in=entries).exclude(corrected="").order_by("-at")
    for entry_id, target, text in rows.values_list("entry", "target", "corrected"):
        found[entry_id].append(f"{target}: {text}")
    return found


def _shown(entry: Entry, speakers: Sequence[str], corrected: Sequence[str]) -> Shown:
    waits = entry.draft if entry.draft and entry.draft.submitted_at else None
    version = waits or entry.current or entry.draft
    content = version.content if version else None
    text = "\n".join((*corrected, *(part for name in TEXTS[1:] if (part := getattr(content, name, "")))))
    return Shown(
        title=content.title if content else entry.title,
        text=text[:LONGEST],
        url_name="exchange:entry",
        url_args=(entry.slug,),
        author_id=entry.author_id,
        public=entry.state in SEEN and entry.visibility == Visibility.PUBLIC,
        concerned=tuple(speakers),
        language=entry.language,
    )


def _speakers(entries: Sequence[Entry]) -> Mapping[str, list[str]]:
    """Of each organisation its owners, of each city its officers."""
    found: dict[str, list[str]] = defaultdict(list)
    owners = Membership.objects.filter(
        organisation__in={one.organisation_id for one in entries if one.organisation_id},
        role=MemberRole.OWNER,
    )
    officers = CityOfficer.objects.filter(city__in={one.city_id for one in entries if one.city_id})
    for belongs, user in (
        *owners.values_list("organisation", "user"),
        *officers.values_list("city", "user"),
    ):
        found[belongs].append(user)
    return found
