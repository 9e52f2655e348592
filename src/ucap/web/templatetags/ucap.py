"""Words: messages, names and dates in the reader's language; Django's tags for what stands in the template. Loaded in every template."""

from collections.abc import Sequence
from typing import Any, Protocol

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ucap.kernel.messages import Message
from ucap.places.sentences import say
from ucap.web import names
from ucap.web.fixed import static_once, translate_once, url_once

register = template.Library()
register.tag("static", static_once)
register.tag("translate", translate_once)
register.tag("url", url_once)

register.filter("country_name", names.country_name)
register.filter("city_name", names.city_name)
register.filter("whereabouts", names.whereabouts)
register.filter("listed", names.listed)
register.filter("goal_title", names.goal_title)
register.filter("topic_name", names.topic_name)
register.filter("language_name", names.language_name)
register.filter("partial_date", names.partial_date)
register.filter("number", names.number)
register.filter("compact_number", names.compact_number)


@register.filter
def country_names(codes: Sequence[str]) -> str:
    """{{ side.countries|country_names }}: "Spain, Italy and China"."""
    return names.listed([names.country_name(code) for code in codes])


@register.filter
def topic_names(topics: Sequence[str]) -> str:
    """{{ theme.urban_agenda|topic_names }}: "Housing and Urban mobility"."""
    return names.listed([names.topic_name(topic) for topic in topics])


class Named(Protocol):
    @property
    def text(self) -> str: ...

    @property
    def language(self) -> str: ...


class HasOwner(Protocol):
    """Something that an organisation or a city has."""

    @property
    def organisation(self) -> Named | None: ...

    @property
    def place(self) -> names.NamedCity | None: ...

    @property
    def city(self) -> names.NamedCity | None: ...

    @property
    def country(self) -> str: ...


class HasPeriod(Protocol):
    start: str | None
    end: str | None


@register.simple_tag
def message(said: Message) -> str:
    """{% message warning %}: a kernel message in the reader's language."""
    return say(said)


@register.simple_tag
def city(named: names.NamedCity) -> str:
    """{% city city %}: its name in the reader's language; where none is known its own, in italics and said to be English."""
    known = names.city_name_or_other(named)
    if not known.fallback or get_language() == "en":
        return known.text
    return format_html('<i class="other-name" lang="en">{}</i>', known.text)


@register.simple_tag
def whose(card: HasOwner) -> str:
    """{% whose card %}: "Politecnico di Torino · Turin, Italy", of anything that an organisation or a city has."""
    named, where = card.organisation, card.place if card.organisation else card.city
    tongue = format_html(' lang="{}"', named.language) if named and named.language else ""
    return format_html(
        "{}{}{}{}",
        format_html("<span{}>{}</span>", tongue, named.text) if named else "",
        " · " if named and where else "",
        city(where) if where else "",
        f", {names.country_name(card.country)}" if card.country else "",
    )


@register.filter
def period(value: HasPeriod) -> str:
    """{{ plan.period|period }}: "November 2019 – March 2020", of anything with a start and an end."""
    return names.period(value.start, value.end)


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """{% query page=2 kind=None %}: this page's query string with these changes; None and "" take a parameter out."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            parameters.pop(name, None)
        elif isinstance(value, list | tuple):
            parameters.setlist(name, [str(one) for one in value])
        else:
            parameters[name] = str(value)
    return f"?{parameters.urlencode()}"


@register.filter
def lines(text: str) -> SafeString:
    """The text's paragraphs, its line breaks kept."""
    paragraphs = [part.strip() for part in str(text).split("\n\n") if part.strip()]
    marked = (str(conditional_escape(part)).replace("\n", "<br>") for part in paragraphs)
    return mark_safe("".join(f"<p>{part}</p>" for part in marked))  # noqa: S308 - each part is escaped above
