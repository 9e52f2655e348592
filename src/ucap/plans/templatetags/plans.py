"""What the plans' pages say of plans: {% load plans %}."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from ucap.kernel.linked_data import linked_data
from ucap.plans import happenings, wording
from ucap.plans.content import ActivityKind, PlanContent
from ucap.plans.queries.listing import Filter
from ucap.plans.queries.plan import PlanPage, SideOfPlan
from ucap.plans.standing import OF_STATE, Standing
from ucap.plans.states import PlanState

register = template.Library()

register.filter("what_happened", happenings.what_happened)
register.filter("who_did_it", happenings.who_did_it)
register.filter("cities_in_short", happenings.cities_in_short)


@register.filter
def standing_name(standing: Standing) -> str:
    """{{ plan.standing|standing_name }}: "Under way"."""
    return str(wording.STANDINGS[standing])


@register.filter
def state_name(state: str) -> str:
    """{{ plan.state|state_name }}: "Closed", of a plan that is not simply public."""
    return str(wording.STANDINGS[OF_STATE[PlanState(state)]])


@register.filter
def standing_tone(standing: Standing) -> str:
    """{% chip name plan.standing|standing_tone %}: the chip's tone."""
    return wording.STANDING_TONES.get(standing, "")


@register.filter
def kind_name(kind: ActivityKind | str) -> str:
    """{{ activity.kind|kind_name }}: "Webinar"."""
    return str(wording.KINDS[ActivityKind(kind)])


@register.filter
def sides_in_short(sides: Sequence[SideOfPlan]) -> str:
    """{{ page.sides|sides_in_short }}: "Yangzhou and Granada and 5 more"."""
    return gettext(" – ").join(happenings.cities_in_short(side.cities) for side in sides if side.cities)


@register.simple_tag
def plans_with(**chosen: str | int) -> str:
    """{% plans_with goal=11 %}: the address of the list with that filter."""
    return f"{reverse('plans:list')}?{urlencode(chosen)}"


CHECKED = mark_safe(" checked")
CHOICE = (
    '<label class="finder__choice"><input type="checkbox" id="f-{0}-{1}" name="{0}" value="{2}"{3}>'
    '<span>{4}</span><span class="finder__count">{5}</span></label>'
)


@register.simple_tag
def filter_choices(one: Filter) -> SafeString:
    """{% filter_choices filter %}: its values as boxes to tick. Written here, not in a template: a list has a hundred of them."""
    return format_html_join(
        "",
        CHOICE,
        (
            (
                one.name,
                quote(c.value, safe=""),
                c.value,
                CHECKED if c.chosen else "",
                c.label,
                intcomma(c.count),
            )
            for c in one.choices
        ),
    )


@register.filter
def part_name(part: str) -> str:
    """{{ "themes"|part_name }}: what a part of the plan is called."""
    return str(wording.PARTS[part])


@register.filter
def field_name(field: str) -> str:
    """{{ "start"|field_name }}: what a field of an item is called."""
    return str(wording.FIELDS.get(field, field))


@register.filter
def part_of(content: PlanContent, part: str) -> Any:
    """{{ content|part_of:"themes" }}: what the plan says there."""
    return getattr(content, part)


@register.filter
def at_place(items: Sequence[Any], place: int) -> Any:
    """{{ versions|at_place:2 }}: the item there, counted from 0."""
    return items[place]


@register.filter
def web_address(url: str) -> str:
    """The address as a link can lead to it; "" for what is none of the web's (a script, a file)."""
    scheme = urlsplit(url).scheme.lower()
    if scheme in ("http", "https"):
        return url
    return f"https://{url}" if not scheme and "." in url and " " not in url else ""


@register.filter
def phone_address(phone: str) -> str:
    """The digits of a telephone number, and its leading plus."""
    return "".join(char for char in phone if char.isdigit() or char == "+")


@register.filter
def webcal(public_url: str) -> str:
    """{{ public_url|webcal }}: the platform's address as calendars subscribe to it."""
    return f"webcal://{public_url.partition('://')[2]}"


@register.simple_tag
def plan_files(page: PlanPage) -> list[tuple[str, str, str]]:
    """{% plan_files page as files %}: what {% download_menu files %} offers of a public version."""
    if page.version.published_at is None:
        return []
    rest = "" if page.is_current else f"?version={page.version.number}"
    return [
        (reverse("plan_document", args=[page.plan.slug, form]) + rest, name, str(purpose))
        for form, (name, purpose) in wording.DOCUMENTS.items()
    ]


@register.simple_tag(takes_context=True)
def plan_jsonld(context: template.Context, page: PlanPage) -> SafeString:
    """{% plan_jsonld page %}: the plan for machines, as a block of data that no text in it can break out of."""
    try:
        from ucap.plans.writing import jsonld
    except ImportError:
        return mark_safe("")

    url = context["public_url"] + reverse("plans:plan", args=[page.plan.slug])
    data = jsonld(page.content, url=url, language=get_language() or "en")
    return linked_data(data)


@register.simple_tag(takes_context=True)
def without(context: template.Context, name: str, value: str) -> str:
    """{% without "country" "IT" %}: this page's query string with that value of that filter taken out."""
    left = context["request"].GET.copy()
    left.setlist(name, [one for one in left.getlist(name) if one != value])
    left.pop("page", None)
    return f"?{left.urlencode()}"
