"""How people want to hear of each kind."""

from collections.abc import Iterable, Mapping

from ucap.notices.models import Preference
from ucap.notices.states import CHOSEN, DEFAULT_PACES, Kind, Pace
from ucap.people.models import User


def paces_of(ids: Iterable[str], kind: Kind) -> Mapping[str, Pace]:
    """How each of these people wants to hear of that kind; one query."""
    wanted = list(ids)
    paces = dict.fromkeys(wanted, DEFAULT_PACES[kind])
    if kind not in CHOSEN:
        return paces
    chosen = Preference.objects.filter(user__in=wanted, kind=kind).values_list("user_id", "pace")
    return {**paces, **{user_id: Pace(pace) for user_id, pace in chosen}}


def paces_by_kind(person: User) -> dict[Kind, Pace]:
    """How this person wants to hear of each kind that can be chosen; one query."""
    chosen = dict(Preference.objects.filter(user=person).values_list("kind", "pace"))
    return {kind: Pace(chosen.get(kind, DEFAULT_PACES[kind])) for kind in CHOSEN}
