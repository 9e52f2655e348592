"""Words of cases in the reader's language."""

from django import template
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext

from ucap.moderation.kinds import Shown, kinds
from ucap.moderation.wording import GROUNDS, STATE_TONES, STATES
from ucap.people.models import User

register = template.Library()


@register.filter
def ground_name(ground: str) -> str:
    """{{ one.ground|ground_name }}: "It insults or threatens somebody"."""
    return gettext(GROUNDS[ground])


@register.filter
def case_state(state: str) -> str:
    """{{ case.state|case_state }}: "Taken down"."""
    return gettext(STATES[state])


@register.filter
def case_tone(state: str) -> str:
    """{% chip name case.state|case_tone %}: the chip's tone."""
    return STATE_TONES[state]


@register.filter
def kind_name(kind: str) -> str:
    """{{ case.subject_kind|kind_name }}: "Plan"; the bare name of a kind that is not registered any more."""
    return next((gettext(one.label) for one in kinds() if one.name == kind), kind)


@register.filter
def opened_by(thing: Shown, person: User | AnonymousUser) -> bool:
    """{% if thing|opened_by:user %}: they can open its page."""
    return thing.opens(person.pk)


@register.filter
def address(thing: Shown) -> str:
    """{{ thing|address }}: the address of its page."""
    return reverse(thing.url_name, args=thing.url_args)
