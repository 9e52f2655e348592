"""Texts in another language, by a service that speaks LibreTranslate's protocol (https://docs.libretranslate.com).

Whatever the service answers is data: it is measured, read as JSON and handed back as plain texts. Whatever goes wrong ends in
`Untranslated`, which says how to mend it.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

import msgspec

from ucap.kernel.decoding import UNREADABLE
from ucap.kernel.errors import Problem
from ucap.kernel.messages import gettext_noop
from ucap.language.asking import LARGEST_ANSWER, ask
from ucap.language.tags import written

LONGEST_WAIT = 24 * 3600.0  # seconds; a service that asks for more is asked again after that
GROWS_BY, ROOM = (
    12,
    200,
)  # a translation has at most so many times the characters of its text, and so many more
OF_THE_TEXT = (400, 413, 422)  # answers that say something of this text, not of the service
BUSY = (429, 503)

Pairs = Mapping[str, frozenset[str]]  # the service's codes: from which into which

CODES: Mapping[str, tuple[str, ...]] = {
    "zh-hans": ("zh-hans", "zh-cn", "zh"),
    "zh-hant": ("zh-hant", "zh-tw", "zt"),
}

AWAY = gettext_noop(
    "The translation service at %(url)s cannot be reached (%(error)s). Start it, or correct UCAP_TRANSLATE_URL."
)
REFUSED = gettext_noop(
    "The translation service at %(url)s answers %(status)d (%(error)s). Look at its log; where it asks for a key, set UCAP_TRANSLATE_KEY."
)
STRANGE = gettext_noop(
    "The translation service at %(url)s does not answer as LibreTranslate does (%(error)s). Correct UCAP_TRANSLATE_URL."
)


@dataclass(frozen=True, slots=True)
class Service:
    """Where the service is; its key is not shown where this is printed."""

    url: str  # without a slash at the end
    key: str = ""

    def __repr__(self) -> str:
        return f"Service({self.url!r})"


class Untranslated(Problem):
    """There is no translation now. `wait`: for how many seconds the service asks not to be asked; `of_the_text`: others may do."""

    wait = 0.0
    of_the_text = False


def pairs_of(service: Service) -> Pairs:
    """From which languages into which the service translates. Raises Untranslated."""
    said = _answer(service, "languages")
    if not isinstance(said, list):
        raise _strange(service, "the languages are no list")
    known = [one for one in said if isinstance(one, dict) and isinstance(one.get("code"), str)]
    codes = frozenset(str(one["code"]) for one in known)
    return {str(one["code"]): _targets(one, codes) for one in known}


def pair(pairs: Pairs, source: str, target: str) -> tuple[str, str] | None:
    """What the service calls the two languages (BCP 47); None where it does not translate the one into the other."""
    begins = _code(source, pairs)
    ends = _code(target, pairs[begins]) if begins else None
    return (begins, ends) if begins and ends and begins != ends else None


def translate(service: Service, texts: Sequence[str], source: str, target: str) -> list[str]:
    """Each text in the other language, in their order; the languages as the service calls them. Raises Untranslated."""
    if not texts:
        return []
    asked = {"q": list(texts), "source": source, "target": target, "format": "text"}
    if service.key:
        asked["api_key"] = service.key
    said = _answer(service, "translate", asked)
    found = said.get("translatedText") if isinstance(said, dict) else None
    if not isinstance(found, list) or len(found) != len(texts):
        raise _strange(service, "not one translation a text")
    for text, one in zip(texts, found, strict=True):
        if not isinstance(one, str) or not one.strip():
            raise _strange(service, "a translation that says nothing")
        if len(one) > GROWS_BY * len(text) + ROOM:
            raise _strange(service, "a translation much longer than its text")
    return [str(one) for one in found]


def _answer(service: Service, path: str, asked: Mapping[str, Any] | None = None) -> Any:
    """What the service says, decoded."""
    data = None if asked is None else json.dumps(asked).encode()
    try:
        status, headers, body = ask(f"{service.url}/{path}", data)
    except (OSError, HTTPException, ValueError) as error:
        raise Untranslated(AWAY, url=service.url, error=_short(error)) from error
    if status != 200:
        raise _refused(service, status, headers.get("Retry-After", ""), body)
    if len(body) > LARGEST_ANSWER:
        raise _strange(service, "too long an answer")
    try:
        return msgspec.json.decode(body)
    except UNREADABLE as error:
        raise _strange(service, "no JSON") from error


def _refused(service: Service, status: int, retry: str, body: bytes) -> Untranslated:
    error = Untranslated(REFUSED, url=service.url, status=status, error=_said(body))
    error.of_the_text = status in OF_THE_TEXT
    if status in BUSY:
        error.wait = _seconds(retry)
    return error


def _strange(service: Service, what: str) -> Untranslated:
    return Untranslated(STRANGE, url=service.url, error=what)


def _seconds(retry: str) -> float:
    """Of a header Retry-After, which has a number of seconds or a time; 0 where it says nothing one can read."""
    from email.utils import parsedate_to_datetime

    if retry.isascii() and retry.strip().isdecimal():
        return min(float(retry.strip()[:12]), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(retry).timestamp()
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return min(max(0.0, until - time.time()), LONGEST_WAIT)


def _said(body: bytes) -> str:
    """What the service gives as the reason, on one short line."""
    try:
        said = msgspec.json.decode(body)
    except UNREADABLE:
        return "no reason given"
    reason = said.get("error") if isinstance(said, dict) else None
    return _line(reason) if isinstance(reason, str) and reason.strip() else "no reason given"


def _short(error: Exception) -> str:
    return _line(str(getattr(error, "reason", "") or error)) or type(error).__name__


def _line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text[:200]).strip()


def _targets(one: Mapping[str, Any], codes: frozenset[str]) -> frozenset[str]:
    """Older services name no targets: they translate each into every other."""
    named = one.get("targets")
    return frozenset(code for code in named if isinstance(code, str)) if isinstance(named, list) else codes


def _code(tag: str, codes: Any) -> str | None:
    """The first of the codes that means this language."""
    known = {code.lower(): code for code in sorted(codes)}
    wanted = CODES.get(written(tag), (tag.lower(), written(tag)))
    return next((known[code] for code in wanted if code in known), None)
