"""Sentences that are written once, in English, and said in the reader's language.

The thinking knows no Django, yet what it has to say (a warning, an error) reaches readers of six languages. So it says
it as a `Message`: an English template that the catalogues know, and the values that go into it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(text: str) -> str:
    """The text itself; marks it for the catalogues (xgettext knows this name)."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """An English %-template, marked with `gettext_noop` where it is written, and its values.

    A value under the key `country` is an ISO 3166 code and is shown as the country's name in the reader's language.
    """

    template: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.values
