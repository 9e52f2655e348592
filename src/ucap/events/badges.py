"""Badges to print, four on a sheet of A4: the name to be read from three steps away, and a QR code for the door."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ucap.events.typeset import language_of_document, set_pdf, width, word

# Points of the name by how many Latin letters it is wide: the widest word of it has to fit into a line
SIZES = ((12, 34), (18, 28), (26, 23), (40, 19))
SMALLEST = 15
CODE = 8  # characters of the key, for whom no camera helps


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What stands on one."""

    name: str
    whose: str  # organisation
    place: str  # city, country
    country: str  # ISO 3166: in which shapes Chinese signs are set
    group: str  # the delegation
    note: str  # such as "online"
    key: str
    url: str  # in the QR code


@dataclass(frozen=True, slots=True, kw_only=True)
class Badges:
    """All of an event."""

    title: str
    when_and_where: str
    badges: Sequence[Badge]


def write_badges(badges: Badges, *, language: str) -> bytes:
    """The PDF; the same badges give the same bytes."""
    data = {
        **language_of_document(language),
        "title": word(badges.title),
        "plain_title": badges.title,
        "when": word(badges.when_and_where),
        "badges": [_badge(one) for one in badges.badges],
    }
    return set_pdf("badges.typ", data)


def code_of(key: str) -> str:
    """What one types of a badge: "abcd efgh"."""
    return f"{key[: CODE // 2]} {key[CODE // 2 : CODE]}"


def size_of(name: str) -> int:
    """Points of a name, so that it and each of its words fit."""
    wide = max(width(name) * 2 // 3, *(width(part) for part in name.split() or [""]))
    return next((points for most, points in SIZES if wide <= most), SMALLEST)


def _badge(one: Badge) -> dict[str, Any]:
    return {
        "name": word(one.name, country=one.country, widest=24),
        "size": size_of(one.name),
        "whose": word(one.whose, country=one.country, widest=30),
        "place": word(one.place, country=one.country),
        "group": word(one.group, country=one.country, widest=30),
        "note": one.note,
        "code": code_of(one.key),
        "alt": one.url,
        "qr": list(_qr_code(one.url)),  # typst takes files of text alone
    }


def _qr_code(url: str) -> bytes:
    """As plans have it, but of one mask: to try all eight takes most of the time, and every camera reads each."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False, mask=3).save(out, kind="png", scale=3, border=2, dark="#1d2b33")
    return out.getvalue()
