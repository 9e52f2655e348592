"""What a log may say: nothing of a person, and nothing that opens a door.

Addresses of pages can hold tokens, messages of errors can hold what somebody wrote. So a request is named by the pattern of its
address, an error by its kind and where it was raised, and whatever looks like an e-mail address or a token is struck out.
"""

import re
from types import TracebackType
from typing import Any

# An apostrophe may begin a name (RFC 5322, atext), so it goes with it
ADDRESS = re.compile(r"[^\s@<>()\",;:]{1,64}(?:@|%40)[^\s@<>()\"',;:]{1,250}")
# A run of letters, digits, - and _ that is long and mixed as no word is
TOKEN = re.compile(r"(?=[A-Za-z_-]*[0-9])(?=[0-9_-]*[A-Za-z])[A-Za-z0-9_-]{20,}(?:[:.][A-Za-z0-9_-]{5,})*")
QUERY = re.compile(r"\?[^\s\"']+")
INNERMOST = 12  # frames of a traceback that are written


def discreet(text: str) -> str:
    """The text without e-mail addresses, tokens and what stands behind a question mark, on one line and without control characters."""
    for pattern, instead in ((ADDRESS, "[address]"), (QUERY, "?[…]"), (TOKEN, "[token]")):
        text = pattern.sub(instead, text)
    shown = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(shown.split())


def route_of(request: Any) -> str:
    """The pattern of the request's address, such as "en/plans/<slug:slug>/"; "-" where none fits."""
    match = getattr(request, "resolver_match", None)
    return str(match.route) if match else "-"


def trace(error: BaseException | None, frames: TracebackType | None) -> dict[str, Any]:
    """The kind of an error, and where it was raised, the innermost place last. Its words are left out."""
    places = []
    while frames is not None:
        code = frames.tb_frame.f_code
        file = "/".join(code.co_filename.split("/")[-3:])
        places.append(f"{file}:{frames.tb_lineno} {code.co_name}")
        frames = frames.tb_next
    kind = type(error)
    return {"type": f"{kind.__module__}.{kind.__qualname__}", "at": places[-INNERMOST:]}
