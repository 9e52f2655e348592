"""What became of pairs is kept, as the calibration will read it. Everything here may be done again: it ends the same."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from ucap.exchange.models import Entry, Interest
from ucap.exchange.queries.people import people_of
from ucap.exchange.states import DeclineReason, EntryState, InterestState
from ucap.kernel.messages import Message, gettext_noop
from ucap.matching.evidence import accepted
from ucap.matching.models import Meaning
from ucap.matching.models.learning import Experience, PartnerAsked
from ucap.matching.packing import unpacked_profiles
from ucap.matching.queries.matches import PROFILE
from ucap.matching.queries.placing import circumstances, facts_of, plan_of_pair
from ucap.matching.score import FEATURES, features
from ucap.matching.states import IndexState
from ucap.notices.actions import notify
from ucap.notices.states import Kind

OVER = (InterestState.ANSWERED, InterestState.DECLINED, InterestState.CLOSED, InterestState.WITHDRAWN)
LOOKED_BACK = timedelta(days=30)  # for what a lost task has left out

HAS_PARTNER = gettext_noop(
    "You wrote that you have found a partner for “%(entry)s”. Mark it so that others know"
)


@transaction.atomic
def note_talk(interest_id: str, *, at: datetime) -> None:
    """Nothing; what has become of this interest so far is kept, and whoever said that they have a partner is asked to mark it."""
    interest = Interest.objects.select_related("entry__current").filter(pk=interest_id).first()
    if interest is None:
        return
    if interest.state == InterestState.DECLINED and interest.decline_reason == DeclineReason.FOUND:
        _ask(interest.entry, at)
    if interest.own_entry_id:
        _keep(interest, interest.own_entry_id, at)


def note_missing(at: datetime) -> int:
    """How many interests were looked at that moved on and of which nobody took note."""
    behind = Q(experience=None) | Q(experience__noted_at__lt=F("moved_at"))
    some = Interest.objects.filter(
        behind, state__in=OVER, moved_at__gte=at - LOOKED_BACK, own_entry__isnull=False
    )
    ids = list(some.order_by("pk").values_list("pk", flat=True))
    for id_ in ids:
        note_talk(id_, at=at)
    return len(ids)


def _keep(interest: Interest, own_entry: str, at: datetime) -> None:
    answered = interest.answered_at is not None
    yes = accepted(interest.state, interest.stage, interest.decline_reason, answered=answered)
    state = {"accepted": yes, "stage": interest.stage, "outcome": interest.outcome, "noted_at": at}
    if Experience.objects.filter(interest=interest).update(**state) or yes is None:
        return
    measured = _measured(interest, own_entry)
    if measured:
        encoder, values = measured
        Experience.objects.create(
            interest=interest,
            entry=interest.entry,
            own_entry_id=own_entry,
            encoder=encoder,
            features=values,
            **state,
        )


def _measured(interest: Interest, own_entry: str) -> tuple[str, Mapping[str, float]] | None:
    """The encoder and the features of the pair today; None where one of the two has no meaning (any more)."""
    rows = Meaning.objects.filter(
        index__state=IndexState.CURRENT, entry__in=(own_entry, interest.entry_id)
    ).values_list(*PROFILE, "index__encoder")
    known = {row[0]: row for row in rows}
    if len(known) != 2:
        return None
    one, other = unpacked_profiles([known[own_entry][:4], known[interest.entry_id][:4]])
    values = dict(zip(FEATURES, map(float, features(one, [other])[0]), strict=True))
    facts = facts_of([own_entry, interest.entry_id])
    plan = plan_of_pair(facts[own_entry], facts[interest.entry_id])
    beside = circumstances(facts[interest.entry_id], plan, interest.at.date())
    return known[own_entry][4], {
        **{k.value: v for k, v in values.items()},
        **{k.value: v for k, v in beside.items()},
    }


def _ask(entry: Entry, at: datetime) -> None:
    """Its people are asked whether to mark it; once for each text of it."""
    since = entry.current.published_at if entry.current else None
    asked = PartnerAsked.objects.filter(entry=entry).first()
    if entry.state != EntryState.PUBLISHED or (asked and (since is None or asked.at >= since)):
        return
    PartnerAsked.objects.update_or_create(entry=entry, defaults={"at": at})
    notify(
        to=people_of(entry),
        kind=Kind.ENTRY,
        subject=("entry", entry.pk),
        title=Message(HAS_PARTNER, {"entry": entry.title}),
        link=("exchange:entry", (entry.slug,)),
        at=at,
    )
