"""What the sentences of a match say in the reader's language."""

from django import template

from ucap.exchange.models import Entry
from ucap.exchange.queries.translations import Reading, Sentences
from ucap.language.tags import same_language
from ucap.matching.explain import ReasonKind
from ucap.matching.queries.matches import Match

register = template.Library()


@register.simple_tag
def reading(sentences: Sentences | None, text: str, language: str) -> Reading | None:
    """{% reading sentences meeting.there card.language as read %}: the sentence in the reader's language, where somebody translated it."""
    if sentences is None or same_language(language, sentences.language):
        return None
    return sentences.of(text, language)


@register.simple_tag
def reading_state(sentences: Sentences | None, match: Match, entry: Entry) -> str:
    """{% reading_state sentences match entry as state %}: what can be done: "ask", or it is "awaited", "later" or "" for nothing."""
    if sentences is None:
        return ""
    met = [reason for reason in match.reasons if reason.kind == ReasonKind.MEANING]
    sides = (
        (entry.language, [reason.here for reason in met if reason.here]),
        (match.card.language, [reason.there for reason in met if reason.there]),
    )
    missing = [(language, sentences.missing(texts, language)) for language, texts in sides]
    if not any(texts for _, texts in missing):
        return ""
    if not any(sentences.awaited(texts, language) for language, texts in missing):
        return "ask"
    return "later" if sentences.rests else "awaited"
