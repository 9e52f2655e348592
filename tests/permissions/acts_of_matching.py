"""Every action of matching, called in the name of whoever asks."""

from tests.permissions.acts_of_plans import Act
from ucap.matching import actions as matching

OF_MATCHING: dict[str, Act] = {
    "choose_level": lambda _, by: matching.choose_level(least=0.3, by=by),
}
