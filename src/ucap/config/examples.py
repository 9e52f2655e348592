"""A cooperation to start with: plan documents that are read, mended and published as an office would, and accounts to try."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from ucap.config.example_entries import load_entries
from ucap.config.example_events import load_events
from ucap.config.publishing import publish
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, Problem
from ucap.people.actions import confirm_address, make_officer, make_secretariat
from ucap.people.models import User
from ucap.places.actions import ensure_city
from ucap.places.find import find_places
from ucap.places.models import City as PlacedCity
from ucap.plans.actions import edit_part, finish_import, start_import
from ucap.plans.content import City, PlanContent, Side
from ucap.plans.models import Import, Version
from ucap.plans.parts import missing_for_review
from ucap.plans.reading.reading import Reading
from ucap.plans.reading.sandbox import read_safely

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "plans"
DOMAIN = "example.org"  # kept free for examples (RFC 2606): nobody gets mail there


def load_example() -> Iterator[str]:
    """What to tell the person who starts the demonstration; plans that are here already are left as they are."""
    documents = sorted(path for path in FOLDER.glob("*") if path.is_file() and not path.name.startswith("."))
    if not documents:
        raise BadInput(
            "there are no example plans in %(folder)s. Run ucap serve --example from a clone of ucap, or leave --example out.",
            folder=str(FOLDER),
        )
    password = _password()
    for path in documents:
        if Import.objects.filter(name=path.name, plan__is_example=True).exists():
            continue
        try:
            yield f"Example plan: {_load(path, password, now())}"
        except Problem as problem:
            yield f"Example plan left out: {path.name}: {problem}"
    yield from load_entries(lambda city: _officer_of(city, password, now()), now())
    yield from load_events(lambda city: _officer_of(city, password, now()), now())
    yield f"Accounts to try, each with the password {password}"
    for user in User.objects.filter(is_example=True).order_by("is_secretariat", "joined_at", "email"):
        yield f"  {user.email}  ({user.name})"


def _load(path: Path, password: str, at: datetime) -> str:
    """The title of the plan that was made of the document."""
    data = path.read_bytes()
    reading = read_safely(data)
    with transaction.atomic():
        secretary = _account(
            make_secretariat(email=f"secretariat@{DOMAIN}", at=at, name="Secretariat (demonstration)"),
            password,
        )
        version = _draft(path.name, data, reading, by=secretary, at=at)
        content = with_places(version.content)
        if content != version.content:
            values = {"sides": content.sides}
            version = edit_part(
                version=version, part="sides", values=values, base=version.revision, by=secretary, at=at
            )
        officers = [_officer(side, password, at) for side in content.sides]
        if not any(missing.needed for missing in missing_for_review(content)):
            publish(version=version, by=secretary, at=at, speakers=[one for one in officers if one])
    return version.title


def _draft(name: str, data: bytes, reading: Reading, *, by: User, at: datetime) -> Version:
    imported = finish_import(
        imported=start_import(data=data, name=name, by=by, at=at), outcome=reading, at=at
    )
    plan = imported.plan
    if plan is None:
        raise BadInput("%(problem)s", problem=str(imported.problem))
    plan.is_example = True
    plan.save(update_fields=["is_example"])
    return plan.versions.get()


def with_places(content: PlanContent) -> PlanContent:
    """The plan with the likeliest place for each city that has none: what an officer would choose from the list."""

    def placed(city: City) -> City:
        place = None if city.place else find_places(city.name, country=city.country).place
        if place is None:
            return city
        return replace(city, place=place.id, country=place.country, region=city.region or place.region)

    sides = tuple(replace(side, cities=tuple(map(placed, side.cities))) for side in content.sides)
    return replace(content, sides=sides)


def _officer(side: Side, password: str, at: datetime) -> User | None:
    """The officer of the side: of the first of its cities that has one already, else a new one of its first city."""
    ids = [city.place for city in side.cities if city.place]
    there = User.objects.filter(cities__in=ids, email__endswith=f"@{DOMAIN}").order_by("joined_at").first()
    if there or not ids:
        return there
    city: PlacedCity | None = ensure_city(ids[0])
    return _officer_of(city, password, at) if city else None


def _officer_of(city: PlacedCity, password: str, at: datetime) -> User:
    """The officer of that city; a new one where there is none."""
    there = User.objects.filter(cities=city, email__endswith=f"@{DOMAIN}").order_by("joined_at").first()
    if there:
        return there
    user = make_officer(
        email=f"{city.slug}@{DOMAIN}", city=city, at=at, name=f"Officer of {city.name} (demonstration)"
    )
    return _account(user, password)


def _account(user: User, password: str) -> User:
    if not user.has_usable_password():
        user.is_example = True
        user.set_password(password)
        user.save(update_fields=["is_example", "password"])
        confirm_address(user)
    return user


def _password() -> str:
    """The password of the demonstration, chosen at its first start and kept where only this machine's user reads it."""
    path = settings.DATA / "example-password"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(9))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8").strip()
