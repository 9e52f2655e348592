"""What the pages of entries say, in the reader's language."""

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from ucap.exchange.content import Area, Cooperation, EntryKind, Rights, Stage
from ucap.exchange.forms.entry import EntryFields
from ucap.exchange.jsonld import as_jsonld
from ucap.exchange.queries.cards import EntryHeading
from ucap.exchange.queries.entries import EntryPage
from ucap.exchange.states import EntryState, PlanPart, Visibility
from ucap.exchange.wording import AREAS, COOPERATIONS, KINDS, RIGHTS, STAGES, STATES, VISIBILITIES
from ucap.kernel.addresses import address
from ucap.kernel.linked_data import linked_data
from ucap.kernel.remembering import once_in_each_language
from ucap.organisations.wording import tongue_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

register = template.Library()
register.filter("tongue_name", tongue_name)

TONES = {
    EntryState.DRAFT: "",
    EntryState.WAITING: "waiting",
    EntryState.PUBLISHED: "good",
    EntryState.MATCHED: "good",
    EntryState.FULFILLED: "",
    EntryState.EXPIRED: "late",
    EntryState.WITHDRAWN: "",
    EntryState.WITHHELD: "late",
}
VERBS: "dict[str, StrOrPromise]" = {
    "publish": pgettext_lazy("do with an entry", "Publish"),
    "take_back": pgettext_lazy("do with an entry", "Take it back"),
    "match": pgettext_lazy("do with an entry", "A partner is found"),
    "fulfil": pgettext_lazy("do with an entry", "It has done its work"),
    "reopen": pgettext_lazy("do with an entry", "Look for partners again"),
    "renew": pgettext_lazy("do with an entry", "Renew"),
    "withdraw": pgettext_lazy("do with an entry", "Withdraw"),
    "bring_back": pgettext_lazy("do with an entry", "Bring it back"),
}
PARTS: "dict[PlanPart, StrOrPromise]" = {
    PlanPart.CHALLENGES: pgettext_lazy("part of a plan", "Challenge"),
    PlanPart.EXPECTED_RESULTS: pgettext_lazy("part of a plan", "Expected result"),
    PlanPart.THEMES: pgettext_lazy("part of a plan", "Theme"),
}


@register.filter
@once_in_each_language
def entry_kind(kind: str) -> str:
    """{{ card.kind|entry_kind }}: "Offer"."""
    return str(KINDS[EntryKind(kind)])


@register.filter
@once_in_each_language
def kind_mark(kind: str) -> SafeString:
    """{{ card.kind|kind_mark }}: the same in the colour of its kind."""
    return format_html('<span class="entry-kind entry-kind--{}">{}</span>', kind, entry_kind(kind))


@register.filter
@once_in_each_language
def entry_area(area: str) -> str:
    """{{ card.area|entry_area }}: "Pilot project"."""
    return str(AREAS[Area(area)])


@register.filter
def entry_state(state: str) -> str:
    """{{ card.state|entry_state }}: "Published"."""
    return str(STATES[EntryState(state)])


@register.filter
def entry_tone(state: str) -> str:
    """{% chip word card.state|entry_tone %}: the chip's tone."""
    return TONES[EntryState(state)]


@register.filter
def stage_words(stage: str) -> str:
    """{{ content.stage|stage_words }}: "Prototype"."""
    return str(STAGES[Stage(stage)])


@register.filter
def rights_words(rights: str) -> str:
    """{{ content.rights|rights_words }}: "Patent granted"."""
    return str(RIGHTS[Rights(rights)])


@register.filter
def cooperation_words(cooperation: str) -> str:
    """{{ one|cooperation_words }}: "Joint research"."""
    return str(COOPERATIONS[Cooperation(cooperation)])


@register.filter
def seen_by(visibility: str) -> str:
    """{{ entry.visibility|seen_by }}: "Everybody"."""
    return str(VISIBILITIES[Visibility(visibility)])


@register.filter
def verb_words(verb: str) -> str:
    """{{ verb|verb_words }}: "Withdraw"."""
    return str(VERBS[verb])


@register.filter
def part_words(part: str) -> str:
    """{{ plan.part|part_words }}: "Challenge"."""
    return str(PARTS[PlanPart(part)])


@register.filter
def entry_field(name: str) -> str:
    """{{ difference.name|entry_field }}: what a field of an entry is called."""
    return str(EntryFields.base_fields[name].label)


@register.filter
def as_words(value: object) -> str:
    """{{ difference.theirs|as_words }}: a field's value, whatever it is, on one line."""
    return (
        ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    )


@register.simple_tag
def title_link(card: EntryHeading, style: str = "") -> SafeString:
    """{% title_link card %}: its title, in the reader's language where somebody translated it; leads to its page."""
    language, title = card.language, card.title
    if card.translated and card.translated.title:
        language, title = card.translated.language, card.translated.title.text
    return format_html(
        '<a href="{}"{} lang="{}">{}</a>',
        address("exchange:entry", card.slug),
        format_html(' class="{}"', style) if style else "",
        language,
        title,
    )


@register.simple_tag
def entries_with(**chosen: str | int) -> str:
    """{% entries_with sdg=11 %}: the address of the list with that filter."""
    return f"{reverse('exchange:list')}?{urlencode(chosen)}"


@register.simple_tag(takes_context=True)
def entry_jsonld(context: template.Context, page: EntryPage) -> SafeString:
    """{% entry_jsonld page %}: the entry for machines, as data that no text in it can break out of."""
    site, entry = context["public_url"], page.entry
    owner = page.organisation.text if page.organisation else page.place.name if page.place else ""
    kind = "Organization" if page.organisation else "City"
    data = as_jsonld(
        page.content,
        url=site + reverse("exchange:entry", args=[entry.slug]),
        begins=entry.published_at,
        ends=entry.expires_on,
        by={"@type": kind, "name": owner},
        images=tuple(site + reverse("exchange:file", args=[entry.slug, one.pk]) for one in page.pictures),
    )
    return linked_data(data)
