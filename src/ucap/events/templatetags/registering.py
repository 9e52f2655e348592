"""What the pages of registrations say: {% load registering %}."""

from django import template
from django.utils.translation import gettext

from ucap.events.answers import said
from ucap.events.badges import code_of
from ucap.events.queries.registrations import Answer
from ucap.events.registering_words import COMES, STATES, TONES

register = template.Library()
register.filter("badge_code", code_of)


@register.filter
def registration_state(state: str) -> str:
    """{{ registration.state|registration_state }}: "On the waiting list"."""
    return gettext(STATES[state])


@register.filter
def registration_tone(state: str) -> str:
    """{% chip word registration.state|registration_tone %}: the chip's tone."""
    return TONES[state]


@register.filter
def comes_words(mode: str) -> str:
    """{{ registration.mode|comes_words }}: "In person"; "" where it is said nowhere."""
    return gettext(COMES[mode]) if mode in COMES else ""


@register.filter
def answer_words(answer: Answer) -> str:
    """{{ answer|answer_words }}: what was answered, as one text."""
    return said(answer.kind, answer.answer, gettext("Yes"))
