"""What counts beside a score, and what was fitted to outcomes, in the reader's language."""

from collections.abc import Mapping
from functools import lru_cache

from django import template
from django.conf import settings
from django.utils.formats import number_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_lazy
from django_stubs_ext import StrOrPromise

from ucap.exchange.states import DeclineReason
from ucap.exchange.wording import DECLINE_REASONS
from ucap.matching.circumstances import Circumstance
from ucap.matching.feedback import Back
from ucap.matching.queries.placing import Beside
from ucap.matching.states import CalibrationState

register = template.Library()

BESIDE: Mapping[Circumstance | Back, StrOrPromise] = {
    Circumstance.FRESH: gettext_lazy("New this week"),
    Back.LIKE: gettext_lazy("Very like one that was said no to"),
    Back.COUNTRY: gettext_lazy("From a country whose place did not suit"),
    Back.LANGUAGE: gettext_lazy("No working language in common"),
    Back.TERMS: gettext_lazy("No kind of cooperation in common"),
    Back.FOUND: gettext_lazy("They have a partner"),
    Back.CAPACITY: gettext_lazy("They have no time at present"),
}
# That the others put mine aside they keep to themselves
KEPT_QUIET = (Back.ASIDE,)
STATES: Mapping[CalibrationState, StrOrPromise] = {
    CalibrationState.TRIED: gettext_lazy("No better, not taken"),
    CalibrationState.USED: gettext_lazy("In use"),
    CalibrationState.PAST: gettext_lazy("Replaced"),
    CalibrationState.REFUSED: gettext_lazy("Given back by the secretariat"),
    CalibrationState.OFFERED: gettext_lazy("Better, waits for the secretariat"),
}


@register.filter
def to_say(beside: tuple[Beside, ...]) -> list[Beside]:
    """{{ match.beside|to_say }}: what of it is said, and changes anything that can be read."""
    return [one for one in beside if one.why not in KEPT_QUIET and round(one.weight, 1)]


@register.filter
def beside_words(one: Beside) -> str:
    """{{ one|beside_words }}: "New this week"."""
    if one.plan:
        return gettext("Both belong to the plan “%(plan)s”") % {"plan": one.plan.title}
    return str(BESIDE[one.why])


@register.filter
def beside_weight(one: Beside) -> str:
    """{{ one|beside_weight }}: "+0.4 in the order"."""
    sign = "+" if one.weight > 0 else "−"
    return gettext("%(weight)s in the order") % {"weight": sign + number_format(abs(one.weight), 1)}


@register.simple_tag
def reasons_aside() -> SafeString:
    """{% reasons_aside %}: why a match can be put aside, as options of a list to choose from."""
    return _options_aside(get_language() or "")


@lru_cache(maxsize=len(settings.LANGUAGES))
def _options_aside(_language: str) -> SafeString:
    """The same under each match of a page."""
    reasons = [(reason.value, DECLINE_REASONS[reason]) for reason in DeclineReason]
    return format_html_join("", '<option value="{}">{}</option>', reasons)


@register.filter
def calibration_state(state: str) -> str:
    """{{ one.state|calibration_state }}: "In use"."""
    return str(STATES[CalibrationState(state)])
