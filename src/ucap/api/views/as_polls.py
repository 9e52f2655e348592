"""What queries find about times that are proposed, as shapes."""

from collections.abc import Iterable, Sequence

from ucap.api.shapes.polls import KindTime, KindTimesAnswer, PollAnswer, TimeOfPoll, UnkindTo
from ucap.events.models import Event
from ucap.events.queries.polls import KindTo, Offered, PollPage, Time
from ucap.events.states import Vote


def poll(page: PollPage) -> PollAnswer:
    kept = page.poll
    return PollAnswer.of(
        page,
        event=page.event.slug,
        event_title=page.words.title,
        time_zone=page.event.time_zone,
        minutes=kept.minutes if kept else None,
        zones=list(kept.zones) if kept else [],
        closes_at=kept.closes_at if kept else None,
        chosen=kept.chosen_id if kept else None,
        times=[_time(one) for one in page.times],
    )


def kind_times(event: Event, zones: Sequence[str], found: Iterable[Offered]) -> KindTimesAnswer:
    return KindTimesAnswer(event=event.slug, zones=list(zones), items=[_offered(one) for one in found])


def _time(one: Time) -> TimeOfPoll:
    return TimeOfPoll.of(
        one,
        starts_at=one.starts,
        ends_at=one.ends,
        votes={Vote(said): number for said, number in one.counts.items()},
        names={Vote(said): list(names) for said, names in one.names.items()},
        mine=Vote(one.mine) if one.mine else None,
        unkind_to=_unkind(one.kind_to),
    )


def _offered(one: Offered) -> KindTime:
    return KindTime(
        starts_at=one.starts,
        ends_at=one.ends,
        is_among_the_kindest=one.ticked,
        unkind_to=_unkind(one.kind_to),
    )


def _unkind(some: Iterable[KindTo]) -> list[UnkindTo]:
    return [UnkindTo(place=one.place, is_then=one.kindness.name.lower()) for one in some]  # type: ignore[arg-type] # the names of the scale
