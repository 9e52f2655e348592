"""What the pages of matches say, in the reader's language."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ucap.kernel.remembering import once_in_each_language
from ucap.matching.forms.level import LevelForm
from ucap.matching.queries.matches import Match
from ucap.matching.wording import Said, likelihood, of_hundred, said, said_beside

register = template.Library()
register.filter("of_hundred", of_hundred)

REASON = '<li{}>{} <span class="soft">{}</span></li>'
AGAINST, FOR = mark_safe(' class="reason--against"'), mark_safe("")


@register.filter
def fits(match: Match) -> str:
    """{{ match|fits }}: "A good fit"."""
    return likelihood(match.score)


@register.filter
@once_in_each_language
def level_field(least: float) -> SafeString:
    """{{ least|level_field }}: from which score on one is told, as the field in which another is chosen."""
    return LevelForm(initial={"least": least})["least"].as_field_group()


@register.filter
def other_reasons(match: Match) -> SafeString:
    """{{ match|other_reasons }}: what counts beside the sentences that meet, and then beside the score, as lists."""
    return _listed(said(match.reasons)) + _listed(said_beside(match.beside))


def _listed(reasons: Iterable[Said]) -> SafeString:
    rows = ((AGAINST if one.against else FOR, one.text, one.counts) for one in reasons)
    items = format_html_join("", REASON, rows)
    return format_html('<ul class="reasons small">{}</ul>', items) if items else items
