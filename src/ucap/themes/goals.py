"""The seventeen Sustainable Development Goals and the numbers of their 169 targets (United Nations, A/RES/70/1)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its official colour and titles."""

    number: int
    colour: str  # "#E5243B"
    short: Mapping[str, str]  # BCP 47 language -> "No poverty"
    title: Mapping[str, str]  # BCP 47 language -> the goal in full
    targets: tuple[str, ...]  # "1.1" … "1.b"


NUMBERS = range(1, 18)


def goal(number: int) -> Goal:
    """The goal of that number; raises KeyError outside 1 to 17."""
    return goals()[number]


def goal_title(number: int, language: str = "en") -> str:
    """The goal's short title in that language, in English where the platform does not speak it."""
    return in_language(goal(number).short, language)


def targets() -> frozenset[str]:
    """The numbers of the 169 targets."""
    return frozenset(target for item in goals().values() for target in item.targets)


@cache
def goals() -> Mapping[int, Goal]:
    """The goals by number."""
    data = json.loads(files("ucap.themes").joinpath("data/goals.json").read_text(encoding="utf-8"))
    return {item["number"]: Goal(**{**item, "targets": tuple(item["targets"])}) for item in data["goals"]}


def in_language(names: Mapping[str, str], language: str) -> str:
    """The name in that language (any case, with or without a region), else the English one."""
    wanted = "zh-Hans" if language.lower().startswith("zh") else language.lower().split("-")[0]
    return names.get(wanted, names["en"])
