"""What matching writes."""

from ucap.matching.actions.indexing import index_some, index_things

__all__ = ["index_some", "index_things"]
