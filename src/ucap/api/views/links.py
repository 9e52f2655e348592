"""Addresses and names as answers have them."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from ucap.api.paging import Piece, piece_of
from ucap.api.views.calling import Call
from ucap.places.names import local_name

T = TypeVar("T")


def address(name: str, *arguments: object) -> str:
    """The whole address of a page, in the caller's language, or of a machine's address."""
    return settings.PUBLIC_URL + reverse(name, args=arguments)


def name_of(city: Any) -> str:
    """The city's name in the caller's language, its English one where none is known."""
    return local_name(city.names, city.name, get_language() or "en").text


def piece(call: Call, response: HttpResponse, keys: Sequence[str], cursor: str | None, limit: int) -> Piece:
    """The piece of the list that is asked for; what lies beside it is told in the header Link."""
    found = piece_of(keys, cursor, limit)
    links = [
        f'<{_at(call, one)}>; rel="{rel}"' for rel, one in (("next", found.next), ("prev", found.prev)) if one
    ]
    if links:
        response["Link"] = ", ".join(links)
    return found


def counted(found: Piece, keys: Sequence[str]) -> Mapping[str, Any]:
    """What every piece says of itself."""
    return {"count": len(keys), "next": found.next, "prev": found.prev}


def _at(call: Call, cursor: str) -> str:
    asked = call.GET.copy()
    asked["cursor"] = cursor
    return f"{settings.PUBLIC_URL}{call.path}?{urlencode(list(asked.lists()), doseq=True)}"
