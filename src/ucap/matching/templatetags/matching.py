"""What the pages of matches say, in the reader's language."""

from django import template

from ucap.matching.queries.matches import Match
from ucap.matching.wording import Meeting, Said, likelihood, meetings, said

register = template.Library()


@register.filter
def fits(match: Match) -> str:
    """{{ match|fits }}: "A good fit"."""
    return likelihood(match.score)


@register.filter
def meeting_sentences(match: Match) -> list[Meeting]:
    """{{ match|meeting_sentences }}: mine and theirs, side by side."""
    return meetings(match.reasons)


@register.filter
def other_reasons(match: Match) -> list[Said]:
    """{{ match|other_reasons }}: what else counts."""
    return said(match.reasons)
