"""Organisations on pages: {% load organisations %}."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ucap.kernel.linked_data import linked_data
from ucap.organisations.acting import acting_for, possible
from ucap.organisations.jsonld import as_jsonld
from ucap.organisations.queries.duplicates import Why
from ucap.organisations.queries.organisation import OrganisationPage
from ucap.organisations.states import JOINED_LABELS, KIND_LABELS, ROLE_LABELS, SIZE_LABELS
from ucap.organisations.wording import SCHEMES, WHY, tongue_name

register = template.Library()
register.filter("tongue_name", tongue_name)


@register.filter
def kind_words(kind: str) -> str:
    """{{ card.kind|kind_words }}: "University"."""
    return gettext({key.value: label for key, label in KIND_LABELS.items()}.get(kind, kind))


@register.filter
def size_words(size: str) -> str:
    """{{ organisation.size|size_words }}: "10 to 49 people"."""
    return gettext({key.value: label for key, label in SIZE_LABELS.items()}.get(size, size))


@register.filter
def role_words(role: str) -> str:
    """{{ membership.role|role_words }}: "Owner"."""
    return gettext({key.value: label for key, label in ROLE_LABELS.items()}.get(role, role))


@register.filter
def joined_words(how: str) -> str:
    """{{ membership.how|joined_words }}: "by invitation"."""
    return gettext({key.value: label for key, label in JOINED_LABELS.items()}.get(how, how))


@register.filter
def scheme_words(scheme: str) -> str:
    """{{ identifier.scheme|scheme_words }}: "VAT number"."""
    return str(SCHEMES.get(scheme, scheme))


@register.filter
def why_words(why: Why) -> str:
    """{{ similar.why|why_words }}: why two may be one."""
    return str(WHY[why.value])


@register.simple_tag(takes_context=True)
def organisation_jsonld(context: template.Context, page: OrganisationPage) -> SafeString:
    """{% organisation_jsonld page %}: the organisation for machines, as data that no text in it can break out of."""
    site = context["public_url"]
    organisation = page.organisation
    logo = site + reverse("organisations:logo", args=[organisation.slug]) if organisation.logo else ""
    url = site + reverse("organisations:organisation", args=[organisation.slug])
    return linked_data(as_jsonld(page, url=url, logo=logo))


@register.inclusion_tag("organisations/acting.html", takes_context=True)
def acting_switch(context: template.Context) -> dict[str, Any]:
    """{% acting_switch %}: for whom one acts, and a form to change it; nothing for who has nothing to choose."""
    request: HttpRequest | None = context.get("request")
    if request is None or not hasattr(request, "session"):
        return {"choices": ()}
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "choices": possible(request),
        "acting": acting_for(request),
        "here": request.get_full_path(),
    }
