"""An organisation as schema.org data, for the search engines that read its page."""

from typing import Any

from ucap.organisations.queries.organisation import OrganisationPage
from ucap.organisations.ror import ADDRESS
from ucap.organisations.states import Kind

TYPES = {
    Kind.UNIVERSITY: "CollegeOrUniversity",
    Kind.COMPANY: "Corporation",
    Kind.RESEARCH: "ResearchOrganization",
    Kind.PUBLIC: "GovernmentOrganization",
    Kind.NGO: "NGO",
}
GOAL_AT = "https://sdgs.un.org/goals/goal{}"


def as_jsonld(page: OrganisationPage, *, url: str, logo: str) -> dict[str, Any]:
    """The organisation; what it does not say is left out. People are never in it."""
    organisation = page.organisation
    city = organisation.city
    address = {
        "@type": "PostalAddress",
        "addressLocality": city.name if city else None,
        "addressCountry": organisation.country,
    }
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES[Kind(organisation.kind)],
        "@id": url,
        "url": organisation.website or url,
        "mainEntityOfPage": url,
        "name": page.name.text,
        "alternateName": [name.name for name in page.other_names],
        "description": organisation.description,
        "logo": logo,
        "address": {key: value for key, value in address.items() if value},
        "identifier": [
            {"@type": "PropertyValue", "propertyID": one.scheme, "value": one.value}
            for one in page.identifiers
        ],
        "sameAs": [ADDRESS + one.value for one in page.identifiers if one.scheme == "ror"],
        "knowsLanguage": list(page.languages),
        "knowsAbout": [
            *page.topics,
            *page.words,
            *(GOAL_AT.format(goal) for goal in page.goals),
        ],
    }
    return {key: value for key, value in said.items() if value}
