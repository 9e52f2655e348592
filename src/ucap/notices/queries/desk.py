"""What is new for somebody, as My desk shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from ucap.notices.models import Notice
from ucap.notices.wording import said
from ucap.people.models import User


@dataclass(frozen=True, slots=True)
class News:
    """One thing that somebody has not read yet, said in the reader's language."""

    title: str
    text: str
    kind_name: str
    url: str  # reads it and leads on
    at: datetime


def news_for(viewer: User, limit: int = 5) -> tuple[News, ...]:
    """The latest unread threads; one query over an index."""
    unread = Notice.objects.filter(to=viewer, leads=True, read_at=None).order_by("-id")[:limit]
    return tuple(
        News(one.title, one.text, one.kind_name, reverse("notices:open", args=[one.id]), one.notice.at)
        for one in map(said, unread)
    )
