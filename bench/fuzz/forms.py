"""Every form of the platform, sent what nobody would write: each may say what is wrong, none may fall over."""

import importlib
import inspect
import pkgutil
import random
import re
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from allauth.core.context import request_context
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.forms import BaseForm, Field, FileField
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, QueryDict

from bench.fuzz.hostile import files, sent

FORMS = (BaseForm, BaseFormSet)
NAMED = re.compile(r"'(\w+)'")  # in "missing 1 required keyword-only argument: 'person'"
DOMAINS = ("people", "notices", "moderation", "organisations", "plans", "privacy", "api", "web")


@dataclass(frozen=True, slots=True)
class Target:
    """One form: its name, the fields that a page of it sends, and how it is made of what was sent."""

    name: str
    names: tuple[str, ...]
    fields: dict[str, Field]
    form: BaseForm | None  # without anything sent, for its files
    read: Callable[[QueryDict, Any], bool]  # whether it was valid


@dataclass(frozen=True, slots=True)
class Outcome:
    target: str
    what: str  # "valid", "refused" or "failed"
    detail: str = ""


def targets() -> list[Target]:
    """Every form class of ours, every part of a plan, and whatever else reads what a browser sends."""
    return [*(target_of(one) for one in form_classes()), *_parts(), *_readers()]


def form_classes() -> list[Any]:
    """The forms, formsets and forms of several forms that are defined in the domains' rooms for them; parts of a plan aside."""
    from ucap.plans.forms.part import PartForm
    from ucap.plans.forms.sides import SideWithCities

    found: dict[str, Any] = {}
    for module in _modules():
        for one in vars(module).values():
            ours = inspect.isclass(one) and one.__module__ == module.__name__ and hasattr(one, "is_valid")
            if ours and not issubclass(one, PartForm | SideWithCities) and not one.__name__.startswith("_"):
                found[f"{one.__module__}.{one.__qualname__}"] = one
    return list(found.values())


def target_of(kind: Any) -> Target:
    """How a form of that class is made and sent; raises where BY_NAME does not know what its __init__ asks for."""
    name = f"{kind.__module__.removeprefix('ucap.')}.{kind.__qualname__}"
    empty, asks = _made(kind)
    fields = _fields(empty)
    has_files = any(isinstance(field, FileField) for field in fields.values())

    def read(data: QueryDict, given: Any) -> bool:
        with request_context(_request()):
            return _read(kind(**{**asks, "data": data, **({"files": given} if has_files else {})}))

    return Target(
        name, (*_counts(empty), *fields), fields, empty if isinstance(empty, BaseForm) else None, read
    )


def tried(target: Target, number: int) -> Outcome:
    """What becomes of the form when it is sent for the so manieth time: the same whenever it is asked for."""
    chance = random.Random(f"{target.name} {number}")
    data, given = sent(target.names, target.fields, chance), files(target.form, chance)
    try:
        valid = target.read(data, given)
    except Exception:
        return Outcome(target.name, "failed", f"{dict(data.lists())!r}\n{traceback.format_exc()}")
    return Outcome(target.name, "valid" if valid else "refused")


def _read(form: Any) -> bool:
    """Whether it is valid; it is drawn too, as the page does that shows it again."""
    valid = bool(form.is_valid())
    str(form)
    for name in ("answers", "asked", "values", "paces", "profile"):
        method = getattr(form, name, None)
        if valid and method and not _needs_more(method):
            method()
    return valid


def _needs_more(method: Callable[..., Any]) -> bool:
    parameters = inspect.signature(method).parameters.values()
    return any(
        one.default is one.empty
        and one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY)
        for one in parameters
    )


def _modules() -> Iterator[Any]:
    for domain in DOMAINS:
        package = importlib.import_module(f"ucap.{domain}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name == f"ucap.{domain}.forms" or found.name.startswith(f"ucap.{domain}.forms."):
                yield importlib.import_module(found.name)


def _made(kind: Any) -> tuple[Any, dict[str, Any]]:
    """The form with nothing sent, and all that its __init__ asked for: each is given when it is missed."""
    known, asks = by_name(), dict[str, Any]()
    while True:
        try:
            return kind(**asks), asks
        except (KeyError, TypeError) as error:
            missed = [str(error.args[0])] if isinstance(error, KeyError) else NAMED.findall(str(error))
            new = {one: known[one] for one in missed if one in known and one not in asks}
            if not new:
                raise
            asks |= new


def by_name() -> dict[str, Any]:
    """What the forms' __init__ ask for: give a new one its value here."""
    from allauth.mfa.models import Authenticator

    from ucap.notices.states import DEFAULT_PACES
    from ucap.organisations.queries.listing import Offered
    from ucap.people.models import User
    from ucap.privacy.queries.mine import Leaving

    person = User(email="somebody@example.org", name="Somebody")
    return {
        "data": QueryDict(),
        "person": person,
        "user": person,
        "viewer": person,
        "request": _request(),
        "instance": Authenticator(user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Mine"}),
        "offered": Offered(("CN", "ES"), (), ("en", "zh-Hans"), (4, 11), ("Housing",)),
        "leaving": Leaving(1, 1, 1, (), ()),
        "paces": DEFAULT_PACES,
        "known": {},
        "topics": [("Housing", "Housing")],
        "before": {},
    }


def _request() -> HttpRequest:
    from ucap.people.models import User

    request = HttpRequest()
    request.user = User(email="somebody@example.org", name="Somebody")
    request.session = SessionStore()
    return request


def _fields(form: Any) -> dict[str, Field]:
    """The fields that a page of the form sends, by the names that stand there; of a formset those of its first rows."""
    if isinstance(form, BaseForm):
        return {form.add_prefix(name): field for name, field in form.fields.items()}
    if isinstance(form, BaseFormSet):
        row = _fields(form.empty_form)
        return {name.replace("__prefix__", str(n)): field for n in range(3) for name, field in row.items()}
    return {
        name: field
        for one in vars(form).values()
        if isinstance(one, FORMS)
        for name, field in _fields(one).items()
    }


def _counts(form: Any) -> list[str]:
    """The hidden fields that say how many rows there are."""
    sets = (
        [form]
        if isinstance(form, BaseFormSet)
        else [one for one in getattr(form, "__dict__", {}).values() if isinstance(one, BaseFormSet)]
    )
    return [one.management_form.add_prefix(name) for one in sets for name in one.management_form.fields]


def _parts() -> Iterator[Target]:
    """The form of each part of a plan, of a plan that says much and of one that says nothing."""
    from tests.plans.factories import yangzhou_content
    from ucap.plans.content import PlanContent
    from ucap.plans.forms import form_of
    from ucap.plans.parts import PARTS

    for part in PARTS:
        for which, content in (("full", yangzhou_content()), ("empty", PlanContent())):
            names: list[str] = []
            fields: dict[str, Field] = {}
            for one in form_of(part, content).forms():
                known = {one.add_prefix(name): field for name, field in one.fields.items()}
                fields |= known
                names += known
            prefixes = {name.partition("-")[0] for name in names} | {part}
            counts = [f"{prefix}-{one}_FORMS" for prefix in prefixes for one in ("TOTAL", "INITIAL")]

            def read(data: QueryDict, _: Any, part: str = part, content: PlanContent = content) -> bool:
                form = form_of(part, content, data)
                if form.is_valid():
                    form.values()
                    return True
                form.problems()
                return False

            yield Target(f"plans.{part} ({which})", (*counts, *names), fields, None, read)


def _readers() -> Iterator[Target]:
    """What reads an address or a pressed button without a form class."""
    from ucap.kernel.rows import rearranged
    from ucap.plans.forms.finding import asked_of
    from ucap.plans.forms.suggesting import suggestions

    filters = ("q", "city", "country", "theme", "goal", "topic", "standing", "year", "sort", "view", "page")
    rows = ("rows", "themes-TOTAL_FORMS", "themes-0-id", "themes-0-ORDER", "themes-1-id", "themes-1-DELETE")
    theme = ("themes-0-name", "themes-0-text", "themes-0-sdgs", "themes-0-urban_agenda")

    def always(function: Callable[[QueryDict], object]) -> Callable[[QueryDict, Any], bool]:
        return lambda data, _: function(data) is not None or True

    yield Target("plans.asked_of", filters, {}, None, always(asked_of))
    yield Target("kernel.rearranged", rows, {}, None, always(rearranged))
    yield Target("plans.suggestions", theme, {}, None, always(lambda data: suggestions("themes-0", data)))
