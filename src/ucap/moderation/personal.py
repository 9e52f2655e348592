"""What moderation holds about a person: cases about what they wrote, what they reported and answered."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ucap.kernel.person import LEFT_OUT, Person
from ucap.moderation.models import Answer, Case, Concern


def export(person: Person) -> dict[str, Any]:
    """Cases about what this person wrote, as they may read them; reports and words of theirs."""
    return {
        "cases_about_my_contributions": list(
            Case.objects.filter(author_id=person.id).values(
                "id", "subject_kind", "subject_id", "state", "opened_at", "decided_at", "reason"
            )
        ),
        "reports_by_me": list(
            Concern.objects.filter(by_id=person.id).values(
                "case__subject_kind", "case__subject_id", "ground", "text", "at"
            )
        ),
        "words_by_me": list(Answer.objects.filter(by_id=person.id).values("case", "text", "at")),
        "decisions_by_me": list(
            Case.objects.filter(decided_by_id=person.id).values("id", "state", "decided_at", "reason")
        ),
    }


def files(_: Person) -> Iterator[tuple[str, Any]]:
    """None: nothing is uploaded here."""
    yield from ()


def erase(person: Person, _: datetime) -> None:
    """Nothing; the cases and how they were decided stand, what this person wrote to moderators is gone."""
    Concern.objects.filter(by_id=person.id).update(text="", by=None)
    Answer.objects.filter(by_id=person.id, by_moderator=False).update(text=LEFT_OUT, by=None)
    Case.objects.filter(author_id=person.id).update(author=None, reason="")
