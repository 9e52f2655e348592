"""The filters of a search in the reader's language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from ucap.exchange.wording import FILTERS as OF_ENTRIES
from ucap.exchange.wording import value_in_words as value_of_entry
from ucap.matching.queries.kinds import kinds
from ucap.matching.states import Subject

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Filter -> its name; in the order in which they are shown
FILTERS: "Mapping[str, StrOrPromise]" = {
    "thing": gettext_lazy("What is looked for"),
    **{name: OF_ENTRIES[name] for name in ("kind", "area", "country", "sdg")},
}


def value_in_words(name: str, value: str) -> str:
    """The value of a filter in the reader's language; itself where there is no such value."""
    if name != "thing":
        return value_of_entry(name, value)
    return str(kinds()[Subject(value)].name) if value in kinds() else value
