"""Oneself."""

from typing import Any

from ucap.api.shapes.me import ChangedMe, CityOfOffice, MeAnswer, TokenAnswer
from ucap.api.states import Scope
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.links import name_of
from ucap.api.views.offering import Section
from ucap.kernel.clock import now
from ucap.people.actions import change_account
from ucap.people.forms.account import AccountForm
from ucap.people.rules import is_verified, lacks_second_factor

me = Section("Me", "Your account: who you are here, and for which cities you speak.")


@me.read("/me", MeAnswer)
def read_me(request: PersonCall) -> MeAnswer:
    """Who you are here, and what the token that you show may be used for."""
    person, token = request.user, request.token
    return MeAnswer.of(
        person,
        cities=[CityOfOffice.of(city, name=name_of(city)) for city in person.cities.order_by("name")],
        is_verified=is_verified(person),
        office_rests=lacks_second_factor(person),
        token=TokenAnswer.of(token, scopes=list(token.scopes)) if token else None,
    )


@me.write("PATCH", "/me", MeAnswer, scope=Scope.ACCOUNT, body={"name": "Ana Ruiz", "language": "es"})
def change_me(request: PersonCall, sent: ChangedMe) -> MeAnswer:
    """Changes your name, the language of messages to you, or your time zone."""
    person = request.user
    before = {"name": person.name, "language": person.language.lower(), "time_zone": person.time_zone}
    form = AccountForm(before | sent.model_dump(exclude_none=True), person=person)
    values: dict[str, Any] = checked(form)
    change_account(by=person, **values, at=now())
    return read_me(request)
