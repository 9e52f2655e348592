"""The main navigation: where one can go from anywhere, and where one is."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

# URL name, label, whether only somebody who has signed in sees it
PLACES = (
    ("desk", gettext_lazy("My desk"), True),
    ("plans:list", gettext_lazy("Plans"), False),
    ("exchange:list", gettext_lazy("Exchange"), False),
    ("events:list", gettext_lazy("Events"), False),
    ("organisations:list", gettext_lazy("Organisations"), False),
    ("plans:mine", gettext_lazy("My work"), True),
)

# Pages that have no place of their own there: from which of these one comes to them
REACHED_FROM = {
    "exchange:mine": "exchange:list",
    "exchange:conversations": "exchange:list",
    "exchange:pipeline": "desk",
    "events:mine": "events:list",
    "organisations:mine": "organisations:list",
    "organisations:duplicates": "desk",
    "moderation:queue": "desk",
    "notices:undelivered": "desk",
    "people:people": "desk",
    "journal": "desk",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation."""

    url: str
    label: str
    current: bool


def navigation(request: HttpRequest) -> list[Link]:
    """The entries this reader sees; current is the one whose address begins this page's most closely."""
    signed_in = hasattr(request, "user") and request.user.is_authenticated
    found = [(_url(name), str(label)) for name, label, guarded in PLACES if signed_in or not guarded]
    above = [url for url, _ in found if url and request.path.startswith(url)]
    belongs = getattr(request, "belongs_to", "")  # a view may say so where the address does not
    here = _url(REACHED_FROM.get(belongs, belongs)) if belongs else max(above, key=len, default=None)
    return [Link(url, label, url == here) for url, label in found if url]


def _url(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
