"""What the pages of conversations say, in the reader's language."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ucap.exchange.actions.ending import ANSWER_WITHIN
from ucap.exchange.queries.interests import Conversation, Side
from ucap.exchange.states import (
    TALKING,
    UNANSWERED,
    DeclineReason,
    InterestStage,
    InterestState,
    Outcome,
)
from ucap.exchange.wording import DECLINE_REASONS, INTEREST_STAGES, INTEREST_STATES, OUTCOMES

register = template.Library()

TONES = {
    InterestState.WAITING: "waiting",
    InterestState.PASSED_ON: "waiting",
    InterestState.ANSWERED: "good",
    InterestState.DECLINED: "",
    InterestState.WITHDRAWN: "",
    InterestState.CLOSED: "",
}


@dataclass(frozen=True, slots=True)
class Lock:
    """A stage on the canal line."""

    name: str
    text: str
    open: bool


@register.filter
def interest_state(state: str) -> str:
    """{{ interest.state|interest_state }}: "In conversation"."""
    return str(INTEREST_STATES[InterestState(state)])


@register.filter
def interest_stage(stage: str) -> str:
    """{{ interest.stage|interest_stage }}: "Negotiation"."""
    return str(INTEREST_STAGES[InterestStage(stage)])


@register.filter
def interest_tone(state: str) -> str:
    """{% chip word interest.state|interest_tone %}: the chip's tone."""
    return TONES[InterestState(state)]


@register.filter
def outcome_words(outcome: str) -> str:
    """{{ interest.outcome|outcome_words }}: "A pilot project"."""
    return str(OUTCOMES[Outcome(outcome)])


@register.filter
def decline_words(reason: str) -> str:
    """{{ interest.decline_reason|decline_words }}: why, of the list."""
    return str(DECLINE_REASONS[DeclineReason(reason)])


@register.filter
def side_link(side: Side) -> SafeString:
    """{{ page.asker|side_link }}: its name as a link to its page, in the language it is in."""
    language = format_html(' lang="{}"', side.language) if side.language else ""
    if side.organisation_slug:
        address = reverse("organisations:organisation", args=[side.organisation_slug])
    elif side.city_slug:
        address = reverse("city", args=[side.city_slug])
    else:
        return format_html("<span{}>{}</span>", language, side.name)
    return format_html('<a href="{}"{}>{}</a>', address, language, side.name)


@register.filter
def reminded_on(asked_at: datetime) -> datetime:
    """{{ interest.moved_at|reminded_on }}: when whoever is to answer is reminded."""
    return asked_at + ANSWER_WITHIN


@register.filter
def other_stages(stage: str) -> list[tuple[str, str]]:
    """{% for value, name in interest.stage|other_stages %}: where it can be moved to, the last stage aside."""
    return [
        (one.value, str(INTEREST_STAGES[one]))
        for one in InterestStage
        if one not in (InterestStage.OUTCOME, stage)
    ]


@register.filter
def next_stage(stage: str) -> str:
    """{{ interest.stage|next_stage }}: the one after it; "" where only what became of it is left to say."""
    order = list(InterestStage)
    after = order[min(order.index(InterestStage(stage)) + 1, len(order) - 1)]
    return "" if after == InterestStage.OUTCOME else after.value


@register.filter
def days_words(days: float) -> int:
    """{{ stage.days|days_words }}: whole days, a part of one as one."""
    return max(1, round(days)) if days else 0


@register.inclusion_tag("components/thread.html")
def talk_line(page: Conversation) -> dict[str, Any]:
    """{% talk_line page %}: the two sides facing each other, and between them how far they are."""
    interest = page.interest
    here = list(InterestStage).index(InterestStage(interest.stage))
    begun = interest.state not in UNANSWERED
    locks = [
        Lock(
            name=str(INTEREST_STAGES[stage]),
            text=str(INTEREST_STATES[InterestState(interest.state)]) if number == here else "",
            open=number < here or (number == here and begun),
        )
        for number, stage in enumerate(InterestStage)
    ]
    return {"stages": locks, "start": side_link(page.asker), "end": side_link(page.answerer)}


@register.filter
def is_over(state: str) -> bool:
    """{% if interest.state|is_over %}: nobody writes any more."""
    return state not in TALKING


@register.filter
def by_number(counts: Counter[str]) -> list[tuple[str, int]]:
    """{% for reason, number in seen.declined|by_number %}: the most frequent first."""
    return counts.most_common()
