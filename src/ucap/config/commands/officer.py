"""`ucap officer`: somebody becomes an officer of a city, or of the secretariat, and gets a link to come in by."""

import argparse
import sys
from typing import TYPE_CHECKING

from ucap.config.installation import start_django
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput

if TYPE_CHECKING:
    from ucap.places.models import City

EXAMPLE = 'ucap officer li.na@example.org --city Yangzhou --name "Li Na"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """EMAIL, --city, --country, --secretariat and --name."""
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument(
        "--city", action="append", default=[], help="a city they speak for; may be given again"
    )
    parser.add_argument(
        "--country", help="its two letters (IT), where cities of several countries bear the name"
    )
    parser.add_argument("--secretariat", action="store_true", help="of the programme's secretariat")
    parser.add_argument("--name", default="", help="as pages show it")


def run(arguments: argparse.Namespace) -> int:
    """0 when done; the link on standard output."""
    start_django()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction

    from ucap.config.invitations import confirm_address, password_link
    from ucap.config.preparing import answering, prepare_database
    from ucap.people.actions import make_officer, make_secretariat

    if not arguments.city and not arguments.secretariat:
        raise BadInput("say of what: --city NAME, or --secretariat.")
    try:
        validate_email(arguments.email)
    except ValidationError as error:
        raise BadInput("%(email)s is not an e-mail address.", email=arguments.email) from error
    prepare_database()
    with answering(), transaction.atomic():
        cities = [_city(name, arguments.country) for name in arguments.city]
        for city in cities:
            user = make_officer(email=arguments.email, city=city, at=now(), name=arguments.name)
        if arguments.secretariat:
            user = make_secretariat(email=arguments.email, at=now(), name=arguments.name)
        confirm_address(user)
    offices = [f"{city.name} ({city.country})" for city in cities] + [
        "the secretariat"
    ] * arguments.secretariat
    sys.stderr.write(f"{user.email} now speaks for {' and '.join(offices)}. ")
    sys.stderr.write("Give them this link; it sets their password and works once, for three days:\n")
    sys.stdout.write(password_link(user) + "\n")
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
