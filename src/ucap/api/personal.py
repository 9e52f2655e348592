"""What the API holds about a person: their tokens, without the secrets, of which only digests are kept."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from ucap.api.models import ApiToken, RequestCount
from ucap.kernel.person import Person


def export(person: Person) -> dict[str, Any]:
    """This person's tokens, by the part of them that may be shown."""
    return {
        "tokens": list(
            ApiToken.objects.filter(person_id=person.id).values(
                "name", "public_prefix", "scopes", "created_at", "expires_at", "last_used_at", "withdrawn_at"
            )
        )
    }


def files(_: Person) -> Iterator[tuple[str, Any]]:
    """None: a token has no files."""
    yield from ()


def old_tokens(before: datetime) -> int:
    """How many tokens that open nothing any more were deleted."""
    deleted, _ = ApiToken.objects.filter(Q(expires_at__lte=before) | Q(withdrawn_at__lte=before)).delete()
    return deleted


def old_counts(before: datetime) -> int:
    """How many counts of requests were deleted."""
    deleted, _ = RequestCount.objects.filter(minute__lte=before.timestamp() // 60).delete()
    return deleted


def erase(person: Person, _: datetime) -> None:
    """Nothing; no token opens anything in this person's name."""
    ApiToken.objects.filter(person_id=person.id).delete()
