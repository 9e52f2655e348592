"""The pieces that pages are made of; /styleguide shows each in every state. Loaded in every template."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from ucap.kernel import slots
from ucap.web.filters import filters_in_use, only
from ucap.web.icons import ICONS
from ucap.web.languages import InLanguage
from ucap.web.navigation import Link
from ucap.web.pieces import piece

register = template.Library()


@register.simple_tag
@piece("components/icon.html")
def icon(name: str, label: str = "") -> dict[str, Any]:
    """{% icon "search" %}: a line drawing in the colour of its text; with a label it is read aloud, else it is silent."""
    return {"path": ICONS[name], "label": label}


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str, **named: Any) -> SafeString:
    """{% slot "plan" plan=page.plan %}: what later domains put there for this reader; nothing where there is no request."""
    request = context.get("request")
    return mark_safe("".join(slots.filled(name, request, **named)) if request else "")  # noqa: S308 - see kernel/slots.py


@register.simple_block_tag
def page_header(
    content: str, *, title: str, kicker: str = "", lead: str = "", serif: bool = False
) -> SafeString:
    """{% page_header title=… kicker=… lead=… serif=True %}actions, the primary one first{% endpage_header %}."""
    values = {
        "title": title,
        "kicker": kicker,
        "lead": lead,
        "serif": serif,
        "actions": content if content.strip() else "",
    }
    return render_to_string("components/page_header.html", values)


@register.simple_block_tag
def card(content: str, title: str = "", href: str = "", kicker: str = "", level: int = 3) -> SafeString:
    """{% card title=… href=… kicker=… %}body{% endcard %}: one thing of a list; the whole card leads to it."""
    values = {"title": title, "href": href, "kicker": kicker, "level": level, "content": content}
    return render_to_string("components/card.html", values)


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    """{% notice "warning" title=… %}what to know{% endnotice %}; tones: info, good, warning, error."""
    return render_to_string("components/notice.html", {"tone": tone, "title": title, "content": content})


@register.simple_block_tag
def empty_state(content: str, title: str, icon_name: str = "", level: int = 2) -> SafeString:
    """{% empty_state title=… %}what to do next{% endempty_state %}."""
    values = {"title": title, "icon": icon_name, "level": level, "content": content}
    return render_to_string("components/empty_state.html", values)


@register.simple_block_tag
def dialog(
    content: str, *, name: str, title: str, opener: str, opener_class: str = "button", href: str = ""
) -> SafeString:
    """{% dialog name="ask" title=… opener="Ask" href=… %}body{% enddialog %}: without JavaScript the opener leads to `href`."""
    values = {"name": name, "title": title, "opener": opener, "opener_class": opener_class, "href": href}
    return render_to_string("components/dialog.html", {**values, "content": content})


@register.simple_tag
@piece("components/chip.html")
def chip(text: str, tone: str = "", href: str = "") -> dict[str, Any]:
    """{% chip "Draft" %}; tones: "" (neutral), good, waiting, late."""
    return {"text": text, "tone": tone, "href": href}


@register.simple_tag
@piece("components/sdg_chip.html")
def sdg_chip(number: int, href: str = "", short: bool = False) -> dict[str, Any]:
    """{% sdg_chip 11 %}: number on the goal's colour and its title; short=True keeps the title for screen readers and the tooltip."""
    return {"number": number, "href": href, "short": short}


@register.simple_tag
def sdg_chips(numbers: Iterable[int]) -> SafeString:
    """<ul class="chips">{% sdg_chips card.goals %}</ul>: the items of a list of short chips."""
    return format_html_join("", "<li>{}</li>", ((sdg_chip(number, short=True),) for number in numbers))


@register.simple_tag
@piece("components/topic_chip.html")
def topic_chip(topic: str, href: str = "") -> dict[str, Any]:
    """{% topic_chip "Digital Transition" %}: a topic of the Urban Agenda for the EU, by its official English name."""
    return {"topic": topic, "href": href}


@register.simple_tag
@piece("partials/nav_links.html")
def nav_links(navigation: Iterable[Link]) -> dict[str, Any]:
    """<ul>{% nav_links navigation %}</ul>: where one can go from anywhere; the same in the header and in the menu of a narrow page."""
    return {"navigation": tuple(navigation)}


@register.simple_tag
@piece("partials/language_buttons.html")
def language_buttons(languages: Iterable[InLanguage]) -> dict[str, Any]:
    """<ul>{% language_buttons languages %}</ul>: in which one can read the page."""
    return {"languages": tuple((one.code, one.tag, one.name, one.current) for one in languages)}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*steps: str, here: str) -> dict[str, Any]:
    """{% breadcrumb url text url text here=… %}: the way to this page, outermost first."""
    return {"steps": list(zip(steps[::2], steps[1::2], strict=True)), "here": here}


@register.inclusion_tag("components/stepper.html")
def stepper(steps: Iterable[str], current: int) -> dict[str, Any]:
    """{% stepper steps current %}: where one is in a task of several pages; `current` counts from 1."""
    return {"steps": steps, "current": current}


@register.inclusion_tag("components/progress.html")
def progress(label: str, value: float | None = None, maximum: float = 1, note: str = "") -> dict[str, Any]:
    """{% progress "Reading" value=3 maximum=12 %}; without a value it says only that work goes on."""
    percent = None if value is None else max(0, min(100, round(100 * value / (maximum or 1))))
    return {"label": label, "percent": percent, "note": note}


@register.inclusion_tag("components/avatar.html")
def avatar(name: str, size: str = "") -> dict[str, Any]:
    """{% avatar "Yangzhou" %}: initials in a ring; size "large" for the sides of a plan."""
    return {"initials": initials(name), "size": size}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Any, target: str = "#results") -> dict[str, Any]:
    """{% pagination page_obj %}: links through a Django Page; htmx replaces `target`, else whole pages load."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"request": context["request"], "page": page, "numbers": numbers, "target": target}


@register.inclusion_tag("components/view_switch.html", takes_context=True)
def view_switch(
    context: template.Context, views: Sequence[tuple[str, str, str]], current: str
) -> dict[str, Any]:
    """{% view_switch views current %}: the same list as cards, table, map …; views: (value, label, icon), put into ?view=."""
    return {"request": context["request"], "views": views, "current": current}


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: template.Context,
    column: str,
    label: str,
    current: str,
    *,
    number: bool = False,
    target: str = "#results",
) -> dict[str, Any]:
    """{% sort_header "title" "Plan" sort %}: a column's <th> with its link in ?sort=; "-title" is descending.

    With number=True it stands over figures, to the right.
    """
    ascending = current == column
    after = f"-{column}" if ascending else column
    direction = "ascending" if ascending else "descending" if current == f"-{column}" else ""
    return {
        "request": context["request"],
        "label": label,
        "number": number,
        "after": after,
        "direction": direction,
        "target": target,
    }


@register.inclusion_tag("components/download_menu.html")
def download_menu(files: Sequence[tuple[str, str, str]], label: str = "") -> dict[str, Any]:
    """{% download_menu files %}: files: (address, name, what it is good for)."""
    return {"files": files, "label": label}


def initials(name: str) -> str:
    """One or two letters for a name; of a name without spaces in Chinese, its first character."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() if words else "·"


@register.inclusion_tag("components/filter_bar.html", takes_context=True)
def filter_bar(
    context: template.Context, form: BaseForm, *, target: str = "#results", search: str = "q"
) -> dict[str, Any]:
    """{% filter_bar form %}: a list's GET form: its field `q` as the search box, the others as filters.

    Beside it stands <div id="results">, which begins with {% active_filters form count %}.
    """
    others = [field for field in form.visible_fields() if field.name != search]
    box = form[search] if search in form.fields else None
    in_use = any(field.name in context["request"].GET for field in others)
    return {"request": context["request"], "box": box, "others": others, "target": target, "open": in_use}


@register.inclusion_tag("components/active_filters.html", takes_context=True)
def active_filters(
    context: template.Context,
    form: BaseForm,
    count: int,
    *,
    kept: str = "sort view",
    target: str = "#results",
) -> dict[str, Any]:
    """{% active_filters form page.paginator.count %}: how many were found, each filter in use with a link that takes it out, and "clear".

    It also carries the parameters in `kept` from one search to the next.
    """
    parameters = context["request"].GET
    return {
        "request": context["request"],
        "count": count,
        "filters": filters_in_use(form, parameters),
        "kept": [(name, parameters[name]) for name in kept.split() if parameters.get(name)],
        "nothing": f"?{only(parameters, kept.split()).urlencode()}",
        "target": target,
    }


@register.inclusion_tag("components/file_drop.html")
def file_drop(field: BoundField) -> dict[str, Any]:
    """{% file_drop form.document %}: a file field onto which a file can be dropped."""
    return {"field": field}


@register.inclusion_tag("components/formset_rows.html")
def formset_rows(formset: BaseFormSet[Any], *, add: str, movable: bool = True) -> dict[str, Any]:
    """{% formset_rows formset add="Add an activity" %}: rows that can be added, moved and taken out.

    Without JavaScript the buttons send the form with `rows=add:PREFIX` and the like; `ucap.kernel.rows.rearranged` does what they say.
    """
    return {"formset": formset, "add": add, "movable": movable}


@register.inclusion_tag("components/save_status.html")
def save_status() -> dict[str, Any]:
    """{% save_status %} within a form with hx-post: says whether what was typed is saved."""
    return {}


@register.inclusion_tag("components/diff.html")
def diff(pieces: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """{% diff pieces %}: pairs of ("same" | "added" | "removed", text), marked by underline and strike, not by colour alone."""
    return {"pieces": pieces}


@register.filter
def row_number(form: BaseForm) -> str:
    """The number of a formset's row: "3" of "activities-3"."""
    return str(form.prefix).rpartition("-")[2]
