"""What the pages of conversations are asked with, for the walk: interest in the organisation's entry; an officer is asked about their city's."""

from tests.organisations.factories import AT
from tests.permissions.world.scene import Scene
from ucap.exchange.actions import write_message
from ucap.exchange.models import Interest, MessageFile
from ucap.kernel.permission import Role
from ucap.people.models import User

# By what each is done with: interest in an entry of mine, of mine in another's, what I declined once
OF_THEIRS = ("conversation", "write", "decline", "pass_on", "say_outcome")


def add_conversations(scene: Scene) -> None:
    """For every address of conversations its arguments and what is posted there, after add_exchange."""
    member, officer = scene.person(Role.MEMBER), scene.person(Role.OFFICER)
    scene.arguments |= _of(scene, Role.ACCOUNT, member)
    scene.own_arguments |= {
        (Role.OFFICER, name): arguments for name, arguments in _of(scene, Role.OFFICER, officer).items()
    }
    scene.data |= {
        "exchange:write": {"text": "Hello"},
        "exchange:decline": {"reason": "found"},
        "exchange:say_outcome": {"outcome": "nothing"},
    }


def _of(scene: Scene, whose: Role, by: User) -> dict[str, tuple[object, ...]]:
    mine: Interest = scene.things[f"{whose} interest in mine"]
    file = _file(mine, by)
    return {
        **{f"exchange:{name}": (mine.pk,) for name in OF_THEIRS},
        "exchange:move": (mine.pk, "negotiation"),
        "exchange:message_file": (file.pk,),
        "exchange:withdraw": (scene.things[f"{whose} interest of mine"].pk,),
        "exchange:take_up": (scene.things[f"{whose} declined interest"].pk,),
        "exchange:express": (scene.things[f"{whose} entry"].slug,),
    }


def _file(interest: Interest, by: User) -> MessageFile:
    message = write_message(interest=interest, text="Ours", note=True, files=[("a.txt", b"x")], by=by, at=AT)
    return message.files.get()
