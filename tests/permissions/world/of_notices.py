"""Notices and letters for the walk."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from tests.permissions.world.scene import Scene
from ucap.kernel.clock import now
from ucap.kernel.messages import Message
from ucap.kernel.permission import Role
from ucap.notices.actions import notify
from ucap.notices.models import Letter
from ucap.notices.states import Kind, LetterState
from ucap.notices.stopping import stop_token


def add_notices(scene: Scene) -> None:
    """A notice for everybody, a letter that could not be delivered, one that was dropped, one in the folder of letters."""
    at = now()
    for role, person in scene.people.items():
        if person:
            (told,) = notify(
                to=[person],
                kind=Kind.PLAN,
                subject=("plan", "walk"),
                title=Message("Something is new"),
                at=at,
            )
            scene.things[f"{role} notice"] = told
            scene.own_arguments |= {
                (role, "notices:open"): (told.pk,),
                (role, "notices:mark"): (told.pk,),
            }
    dead, dropped = (
        Letter.objects.create(
            to="gone@example.org",
            language="en",
            thread="t",
            at=at,
            due_at=at + timedelta(days=1),
            state=state,
        )
        for state in (LetterState.DEAD, LetterState.DROPPED)
    )
    scene.things |= {"dead letter": dead, "dropped letter": dropped}
    folder = Path(settings.EMAIL_FILE_PATH)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "walk.eml").write_bytes(
        b"Date: Tue, 24 Nov 2026 09:30:00 +0000\r\nSubject: Hello\r\n\r\nHello\r\n"
    )
    scene.arguments |= {
        **dict.fromkeys(("notices:open", "notices:mark"), (0,)),
        "notices:unread_again": (0,),
        **dict.fromkeys(("notices:send_again", "notices:drop"), (dead.pk,)),
        "notices:bring_back": (dropped.pk,),
        "notices:sink_letter": ("walk.eml",),
        "unsubscribe": (stop_token(scene.person(Role.ACCOUNT), Kind.PLAN),),
    }
