"""People who are told something."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from ucap.kernel.messages import Message
from ucap.notices.actions import notify
from ucap.notices.models import Notice
from ucap.notices.states import Kind
from ucap.people.models import User

Tell = Callable[..., Notice]


@pytest.fixture
def ana(db: None) -> User:
    return User.objects.create_user(
        "ana@example.org", name="Ana Ruiz", language="es", time_zone="Europe/Madrid"
    )


@pytest.fixture
def chen(db: None) -> User:
    return User.objects.create_user(
        "chen@example.org", name="Chen Hua", language="zh-hans", time_zone="Asia/Shanghai"
    )


@pytest.fixture
def secretary(db: None) -> User:
    return User.objects.create_user("secretary@example.org", is_secretariat=True)


@pytest.fixture
def tell(at: datetime) -> Tell:
    """Tells one person one thing, about the plan "abc" unless it is said otherwise."""

    def told(person: User, *, kind: Kind = Kind.PLAN, about: str = "abc", **more: Any) -> Notice:
        message = Message("Please confirm: %(title)s", {"title": "Canals"})
        (notice,) = notify(
            to=[person],
            kind=kind,
            **{
                "title": message,
                "subject": ("plan", about),
                "link": ("plans:review", (about,)),
                "at": at,
                **more,
            },
        )
        return notice

    return told
