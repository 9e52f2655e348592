"""What the pages of meetings say: {% load event_meetings %}."""

from collections.abc import Sequence

from django import template

from ucap.events.forms.asking import ASKED_STATES, PRIORITIES, SHORT_PRIORITIES
from ucap.events.forms.reviewing import WENT
from ucap.events.states import AskedState, Priority, Went
from ucap.kernel.messages import Message
from ucap.matching.explain import Reason
from ucap.matching.wording import Meeting, meetings
from ucap.matching.wording import likelihood as in_words
from ucap.places.sentences import say

register = template.Library()

TONES = {AskedState.WAITING: "waiting", AskedState.ACCEPTED: "good"}


@register.filter
def asked_state(state: str) -> str:
    """{{ request.state|asked_state }}: "Accepted"."""
    return str(ASKED_STATES[AskedState(state)])


@register.filter
def asked_tone(state: str) -> str:
    """{% chip word request.state|asked_tone %}: the chip's tone."""
    return TONES.get(AskedState(state), "")


@register.filter
def priority(value: str) -> str:
    """{{ request.priority|priority }}: "must"."""
    return str(SHORT_PRIORITIES[Priority(value)])


@register.simple_tag
def priorities() -> list[tuple[str, str, bool]]:
    """{% priorities as choices %}: (value, words, whether it is the usual one)."""
    return [(one.value, str(words), one is Priority.WANT) for one, words in PRIORITIES.items()]


@register.simple_tag
def ways_it_went() -> list[tuple[str, str]]:
    """{% ways_it_went as choices %}: (value, words)."""
    return [(one.value, str(words)) for one, words in WENT.items()]


@register.filter
def went(value: str) -> str:
    """{{ review.went|went }}: "Well"."""
    return str(WENT[Went(value)])


@register.filter
def said(message: Message | None) -> str:
    """{{ meeting.because|said }}: a kernel message in the reader's language; "" for none."""
    return say(message) if message else ""


@register.filter
def sentences(reasons: Sequence[Reason]) -> list[Meeting]:
    """{{ match.reasons|sentences }}: of two entries the sentences that meet, each in its own language."""
    return meetings(reasons)


@register.filter
def likelihood(score: float) -> str:
    """{{ match.score|likelihood }}: "A good fit"."""
    return in_words(score)
