"""A plan as schema.org data, for the search engines that read its page."""

from typing import Any

from ucap.places.countries import country_name
from ucap.places.gazetteer import place_by_id
from ucap.plans.content import Activity, ActivityKind, City, Contact, PlanContent, Side
from ucap.plans.labels import form_name
from ucap.themes.goals import goal_title, in_language
from ucap.themes.topics import topic_name

EVENTS = {
    ActivityKind.EXPO: "ExhibitionEvent",
    ActivityKind.FESTIVAL: "Festival",
    ActivityKind.TRAINING: "EducationEvent",
    ActivityKind.CONFERENCE: "BusinessEvent",
}
GOAL_AT = "https://sdgs.un.org/goals/goal{}"
GEONAMES_AT = "https://sws.geonames.org/{}/"


def as_jsonld(content: PlanContent, *, url: str, language: str) -> dict[str, Any]:
    """The plan as a project of its cities; what it does not say is left out."""
    project = {
        "@context": "https://schema.org",
        "@type": "Project",
        "@id": url,
        "url": url,
        "name": content.title,
        "description": "; ".join(content.objectives) or form_name(language),
        "subjectOf": {"@type": "WebPage", "url": url, "inLanguage": content.language},
        "foundingDate": content.period.start,
        "dissolutionDate": content.period.end,
        "member": [_side(side, language) for side in content.sides],
        "areaServed": [
            {"@type": "Country", "name": country_name(code, language), "identifier": code}
            for code in dict.fromkeys(code for side in content.sides for code in side.countries)
        ],
        "keywords": [*dict.fromkeys(theme.name for theme in content.themes)],
        "knowsAbout": _subjects(content, language),
        "event": [_event(activity, url) for activity in content.activities if activity.start],
        "contactPoint": [_contact(contact) for contact in content.contacts],
    }
    return _said(project)


def _side(side: Side, language: str) -> dict[str, Any]:
    cities = [_city(city, language) for city in side.cities]
    if len(cities) == 1 and not side.name:
        return cities[0]
    name = side.name or ", ".join(city.name for city in side.cities)
    return _said({"@type": "Organization", "name": name, "member": cities})


def _city(city: City, language: str) -> dict[str, Any]:
    place = place_by_id(city.place) if city.place else None
    where = {"@type": "PostalAddress", "addressLocality": city.name, "addressCountry": city.country}
    point = (
        {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude} if place else {}
    )
    found = {
        "@type": "GovernmentOrganization",
        "name": in_language({"en": city.name, **place.names}, language) if place else city.name,
        "address": _said({**where, "addressRegion": city.region}),
        "areaServed": _said(
            {
                "@type": "City",
                "name": city.name,
                "sameAs": GEONAMES_AT.format(place.geonames) if place and place.geonames else None,
                "geo": point,
            }
        ),
    }
    return _said(found)


def _subjects(content: PlanContent, language: str) -> list[dict[str, Any]]:
    goals = [
        {
            "@type": "Thing",
            "name": goal_title(number, language),
            "identifier": f"SDG {number}",
            "sameAs": GOAL_AT.format(number),
        }
        for number in content.sdgs
    ]
    return goals + [{"@type": "Thing", "name": topic_name(name, language)} for name in content.urban_agenda]


def _event(activity: Activity, url: str) -> dict[str, Any]:
    online = activity.kind is ActivityKind.WEBINAR
    mode = "OnlineEventAttendanceMode" if online else "OfflineEventAttendanceMode"
    return _said(
        {
            "@type": EVENTS.get(activity.kind, "Event"),
            "name": activity.text,
            "startDate": activity.start,
            "endDate": activity.end,
            "eventAttendanceMode": f"https://schema.org/{mode}",
            "location": {"@type": "VirtualLocation", "url": url} if online else None,
        }
    )


def _contact(contact: Contact) -> dict[str, Any]:
    return _said(
        {
            "@type": "ContactPoint",
            "name": contact.name,
            "email": contact.email,
            "telephone": contact.phone,
            "url": contact.url,
        }
    )


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """The data without what is empty."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
