"""Why a match can be put aside, and what was fitted to outcomes, in the reader's language."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from ucap.exchange.states import DeclineReason
from ucap.exchange.wording import DECLINE_REASONS
from ucap.kernel.remembering import once_in_each_language
from ucap.matching.states import CalibrationState

register = template.Library()

STATES: Mapping[CalibrationState, StrOrPromise] = {
    CalibrationState.TRIED: gettext_lazy("No better, not taken"),
    CalibrationState.USED: gettext_lazy("In use"),
    CalibrationState.PAST: gettext_lazy("Replaced"),
    CalibrationState.REFUSED: gettext_lazy("Given back by the secretariat"),
    CalibrationState.OFFERED: gettext_lazy("Better, waits for the secretariat"),
}


@register.simple_tag
@once_in_each_language
def reasons_aside() -> SafeString:
    """{% reasons_aside %}: why a match can be put aside, as options of a list to choose from."""
    reasons = [(reason.value, DECLINE_REASONS[reason]) for reason in DeclineReason]
    return format_html_join("", '<option value="{}">{}</option>', reasons)


@register.filter
def calibration_state(state: str) -> str:
    """{{ one.state|calibration_state }}: "In use"."""
    return str(STATES[CalibrationState(state)])
