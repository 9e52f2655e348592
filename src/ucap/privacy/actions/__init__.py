"""Everything that is done with what is stored about somebody: take it away, erase it, keep it no longer than needed."""

from ucap.privacy.actions.erasing import ask_to_be_erased, stay
from ucap.privacy.actions.exporting import ask_for_export, open_export

__all__ = ["ask_for_export", "ask_to_be_erased", "open_export", "stay"]
