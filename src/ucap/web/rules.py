"""Who may see the pages that belong to no domain."""

from collections.abc import Callable

from ucap.people.rules import anyone, is_signed_in

# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "home": anyone,
    "search": anyone,
    "city": anyone,
    "styleguide": anyone,
    "health": anyone,
    "ready": anyone,
    "metrics": anyone,  # who knows its token: no role opens it
    "robots": anyone,
    "favicon": anyone,
    "set-language": anyone,
    "set-theme": anyone,
    "desk": is_signed_in,
}
