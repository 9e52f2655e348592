"""`ucap invite`: somebody is invited to the secretariat, to speak for a city, or to watch the machine; prints the link to come in by."""

import argparse
import sys
from typing import TYPE_CHECKING

from ucap.config.installation import start_django
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput

if TYPE_CHECKING:
    from ucap.places.models import City

EXAMPLE = 'ucap invite --role officer li.na@example.org --city Yangzhou --name "Li Na"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """EMAIL, --role, --city, --country, --name and --language."""
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument(
        "--role",
        required=True,
        choices=("secretariat", "officer", "operator"),
        help="of the secretariat, officer of a city, or operator: who watches how the machine runs",
    )
    parser.add_argument(
        "--city", action="append", default=[], help="a city an officer is to speak for; may be given again"
    )
    parser.add_argument(
        "--country", help="its two letters (IT), where cities of several countries bear the name"
    )
    parser.add_argument("--name", default="", help="as pages will show it")
    parser.add_argument("--language", default="en", help="of the link's page (en, zh-hans, es, it, de, fr)")


def run(arguments: argparse.Namespace) -> int:
    """0 when done; the link on standard output."""
    start_django()
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction

    from ucap.config.preparing import answering, prepare_database
    from ucap.people.actions import invite
    from ucap.people.letters import invitation_link
    from ucap.people.states import Office

    office = Office(arguments.role)
    if (office == Office.OFFICER) != bool(arguments.city):
        raise BadInput("an officer speaks for a city: --role officer --city NAME; the other roles have none.")
    if arguments.language not in dict(settings.LANGUAGES):
        raise BadInput(
            "%(code)s is none of %(all)s.", code=arguments.language, all=", ".join(dict(settings.LANGUAGES))
        )
    try:
        validate_email(arguments.email)
    except ValidationError as error:
        raise BadInput("%(email)s is not an e-mail address.", email=arguments.email) from error
    prepare_database()
    with answering(), transaction.atomic():
        cities = [_city(name, arguments.country) for name in arguments.city]
        _, token = invite(
            email=arguments.email, office=office, cities=cities, name=arguments.name, language=arguments.language,
            by=None, at=now(),
        )  # fmt: skip
    offered = " and ".join(f"{city.name} ({city.country})" for city in cities) or f"the {office.value}"
    sys.stderr.write(f"{arguments.email} is invited to {'speak for ' if cities else 'be '}{offered}. ")
    sys.stderr.write("Give them this link; it works once, for 14 days:\n")
    sys.stdout.write(invitation_link(token, arguments.language) + "\n")
    return 0


def _city(name: str, country: str | None) -> "City":
    """The city of that name. Raises BadInput when there is none, or when several could be meant."""
    from ucap.places.actions import ensure_city
    from ucap.places.countries import country_code
    from ucap.places.find import find_places

    code = country_code(country) if country else None
    if country and code is None:
        raise BadInput("%(country)s is no country; write its two letters, such as IT.", country=country)
    found = find_places(name, country=code)
    city = ensure_city(found.place.id) if found.place else None
    if city is None:
        raise BadInput("no city is called %(name)s. Check the spelling, or give its English name.", name=name)
    if found.ambiguous or not found.exact:
        among = "; ".join(f"{p.name}, {p.region or '?'} ({p.country})" for p in found.candidates)
        raise BadInput(
            "%(name)s could be: %(among)s. Say which: add the region after a comma, or --country.",
            name=name,
            among=among,
        )
    return city
