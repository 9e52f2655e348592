"""Whom to ask: names with their addresses, telephones and pages."""

import re
from dataclasses import replace

from ucap.kernel.messages import gettext_noop
from ucap.plans.content import Contact
from ucap.plans.reading.blocks import Link, Text, as_written, bare, is_plain
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.numbers import is_missing

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"(?:https?://|www\.)[^\s<>()（）,，;；]+[^\s<>()（）,，;；.]")
PHONE = re.compile(r"(?<![\w@.])(?:\+|00)?\(?\d[\d\s()/.–-]{5,}\d")
PARTS = {"email": EMAIL, "url": URL, "phone": PHONE}
# Words that only say what follows.
MARKS = re.compile(
    r"\b(?:e-?mail|mail|correo(?: electrónico)?|courriel|posta elettronica|tel(?:efon|éfono|efono|éphone|ephone)?|phone|fon|mobile|móvil|"
    r"web(?:site|seite)?|sitio web|sito|site|internet|url|fax)\b\.?\s*[:：]?|电子邮箱|邮箱|电邮|电话|网址|网站|传真",
    re.IGNORECASE,
)
EDGES = " \t·•|,;:：，；、–—-()（）[]<>/"
SENTENCE = re.compile(r"(?:\S+\s+){5}.*[.!?]$|[\u3400-\u9fff]{8}.*[。！？]$")
NO_CONTACT = gettext_noop("This stands among the contacts and is none; it was kept under other text.")
BROKEN = gettext_noop(
    "The link behind this address leads elsewhere (%(target)s). The address was kept as written."
)


def read_contacts(texts: list[Text], margin: Margin, other: list[str]) -> tuple[Contact, ...]:
    """The contacts; lines that give one contact's details are put together, sentences are no contact."""
    contacts: list[Contact] = []
    for text in texts:
        if is_missing(text.text):
            continue
        found = _contact(text)
        if found == Contact(name=found.name) and not is_plain(text.text) and SENTENCE.search(text.text):
            other.append(as_written(text))
            margin.warn("contacts", text.text, NO_CONTACT)
            continue
        if contacts and not is_plain(text.text) and (joined := _joined(contacts[-1], found)):
            contacts[-1] = joined
        else:
            contacts.append(found)
        path = f"contacts[{len(contacts) - 1}]"
        margin.saw(path, text)
        for link in text.links:
            if EMAIL.fullmatch(link.text) and _address(link) != link.text.casefold():
                margin.warn(path, link.text, BROKEN, target=link.target)
    return tuple(contacts)


def _contact(text: Text) -> Contact:
    if is_plain(text.text):
        return _as_it_stands(bare(text.text))
    rest = text.text
    email, rest = _taken(EMAIL, rest)
    url, rest = _taken(URL, rest)
    phone, rest = _taken(PHONE, rest)
    for link in text.links:  # "write to us" with the address behind it
        target = _address(link)
        if EMAIL.fullmatch(target):
            email = email or target
        elif target.startswith(("http://", "https://")):
            url = url or link.target
    name = re.sub(r"\s{2,}", " ", MARKS.sub(" ", rest)) if email or url or phone else rest
    name = re.sub(r"(?:\s*[·|,;，；]\s*){2,}", ", ", name).strip(EDGES)
    return Contact(name=name or None, email=email, url=url, phone=phone)


def _as_it_stands(text: str) -> Contact:
    """The contact whose parts stand side by side, each all that it is."""
    found: dict[str, str] = {}
    names: list[str] = []
    for part in text.rsplit(" · "):  # from the end: a name may end in such a dot itself
        kind = next((kind for kind, pattern in PARTS.items() if pattern.fullmatch(part)), None)
        if kind and kind not in found:
            found[kind] = part
        else:
            names.append(part)
    return Contact(name=" · ".join(names) or None, **found)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    """What the pattern finds first, and the text without it."""
    found = pattern.search(text)
    if not found:
        return None, text
    return found[0].strip(), f"{text[: found.start()]} · {text[found.end() :]}"


def _address(link: Link) -> str:
    """Where a link leads, without its scheme."""
    return re.sub(r"^mailto:", "", link.target, flags=re.IGNORECASE).partition("?")[0].strip().casefold()


def _joined(one: Contact, two: Contact) -> Contact | None:
    """Both as one contact, where the second line only adds what the first lacks."""
    if two.name and (one.email or one.phone or one.url or two.email or two.phone or two.url):
        begins = one.name and not (one.email or one.phone or one.url) and not two.name
        return None if not begins else one
    if not one.name or (
        two.name is None and any(getattr(one, f) and getattr(two, f) for f in ("email", "url", "phone"))
    ):
        return None
    if two.name:
        return replace(one, name=f"{one.name}, {two.name}")
    return replace(one, email=one.email or two.email, url=one.url or two.url, phone=one.phone or two.phone)
