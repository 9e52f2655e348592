"""What a browser would send of a form as it is shown."""

from django.http import QueryDict
from django.template.loader import render_to_string
from lxml import html

from ucap.plans.content import PlanContent
from ucap.plans.forms import form_of


def shown(part: str, content: PlanContent) -> html.HtmlElement:
    """The part's form on the page."""
    form = form_of(part, content)
    context = {"form": form, "part": {"name": part}, "plan": {"id": "abc"}, "language": content.language}
    page = html.fromstring(f"<form>{render_to_string(form.template, context)}</form>")
    for template in page.xpath("//template"):
        template.drop_tree()
    return page


def sent(part: str, content: PlanContent, **changes: str | list[str]) -> QueryDict:
    """The form of the part as it is shown, with these fields changed ("themes_0_name" stands for "themes-0-name")."""
    data = QueryDict(mutable=True)
    for name, value in shown(part, content).form_values():
        data.appendlist(name, value)
    for name, value in changes.items():
        data.setlist(_field_name(name), value if isinstance(value, list) else [value])
    return data


def _field_name(name: str) -> str:
    """ "expected_results__0__text" is "expected_results-0-text"."""
    return name.replace("__", "-")
