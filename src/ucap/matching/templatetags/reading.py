"""What the sentences of a match say in the reader's language."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from ucap.exchange.models import Entry
from ucap.exchange.queries.translations import Sentences
from ucap.kernel.remembering import once_in_each_language
from ucap.language.tags import same_language
from ucap.matching.explain import ReasonKind
from ucap.matching.queries.matches import Match
from ucap.matching.wording import meetings

register = template.Library()

SIDE = '<blockquote><p class="meeting__whose small soft">{}</p><p lang="{}">{}</p>{}</blockquote>'
MEETING = f"""<li class="meeting">
  {SIDE}
  <span class="meeting__line" aria-hidden="true"></span>
  {SIDE}
  <span class="meeting__share small soft">{{}}</span>
</li>"""
NOTHING = mark_safe("")


@register.simple_tag
def meeting_items(match: Match, entry: Entry, sentences: Sentences | None) -> SafeString:
    """<ul>{% meeting_items match entry sentences %}</ul>: mine and theirs, side by side."""
    (you, they), card = _whose(), match.card
    rows = (
        (
            *(you, entry.language, one.here, _read(sentences, one.here, entry.language, entry.city_id)),
            *(they, card.language, one.there, _read(sentences, one.there, card.language, card.city)),
            one.counts,
        )
        for one in meetings(match.reasons)
    )
    return format_html_join("", MEETING, rows)


@once_in_each_language
def _whose() -> tuple[SafeString, SafeString]:
    return escape(gettext("You")), escape(gettext("They"))


def _read(sentences: Sentences | None, text: str, language: str, of_city: object) -> SafeString:
    """What a sentence says in the reader's language, where somebody translated it."""
    if sentences is None or same_language(language, sentences.language):
        return NOTHING
    read = sentences.of(text, language)
    values = {"sentences": sentences, "read": read, "of_city": of_city}
    return render_to_string("matching/reading.html", values) if read else NOTHING


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
