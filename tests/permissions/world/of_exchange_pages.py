"""What the pages of the exchange are asked with, for the walk: the organisation's entry; an officer is asked about their city's."""

from tests.permissions.world.scene import Scene
from ucap.kernel.permission import Role

OF_ENTRY = ("edit", "publish", "drop", "choose_visibility", "add_file")
OF_FILE = ("describe_file", "remove_file")


def add_pages_of_exchange(scene: Scene) -> None:
    """For every address of the exchange its arguments, after add_exchange."""
    scene.arguments |= _of(scene, Role.ACCOUNT)
    scene.arguments["exchange:download"] = ("csv",)
    scene.own_arguments |= {
        (Role.OFFICER, name): arguments for name, arguments in _of(scene, Role.OFFICER).items()
    }


def _of(scene: Scene, whose: Role) -> dict[str, tuple[object, ...]]:
    entry, file = scene.things[f"{whose} entry"], scene.things[f"{whose} entry file"]
    return {
        "exchange:entry": (entry.slug,),
        "exchange:file": (entry.slug, file.pk),
        "exchange:change": (entry.pk, "withdraw"),
        "exchange:translation": (entry.pk, "es"),
        "exchange:machine_translation": (entry.pk, "es"),
        **{f"exchange:{name}": (entry.pk,) for name in OF_ENTRY},
        **{f"exchange:{name}": (file.pk,) for name in OF_FILE},
    }
