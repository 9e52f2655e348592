"""What matching writes."""

from ucap.matching.actions.choosing import choose_level
from ucap.matching.actions.dismissing import bring_back_match, dismiss_match
from ucap.matching.actions.indexing import index_some, index_things
from ucap.matching.actions.reading import read_match
from ucap.matching.actions.refitting import use_fitted_weights, use_shipped_weights
from ucap.matching.actions.searches import (
    bring_back_search,
    delete_search,
    go_on_searching,
    rename_search,
    save_search,
    stop_search,
)

__all__ = [
    "bring_back_match",
    "bring_back_search",
    "choose_level",
    "delete_search",
    "dismiss_match",
    "go_on_searching",
    "index_some",
    "index_things",
    "read_match",
    "rename_search",
    "save_search",
    "stop_search",
    "use_fitted_weights",
    "use_shipped_weights",
]
