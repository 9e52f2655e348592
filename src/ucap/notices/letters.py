"""What letters say: a notice at once, a digest of several, a letter to whoever has no account; always as text and as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, override

from ucap.kernel.ids import new_id
from ucap.notices.headers import headers_of, one_line, thread_of, unsubscribing
from ucap.notices.models import Letter, Notice
from ucap.notices.states import CHOSEN, Kind
from ucap.notices.stopping import DIGEST, stop_link
from ucap.notices.wording import Said, said
from ucap.people.mail import Mail
from ucap.people.models import User


@dataclass(frozen=True, slots=True)
class Item:
    """One notice of a letter."""

    said: Said
    url: str  # opens it and leads on, "" for nowhere to go


@dataclass(frozen=True, slots=True)
class Group:
    """The notices of one kind."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All that the templates of letters fill in."""

    heading: str = ""
    text: str = ""
    groups: tuple[Group, ...] = ()
    item: Item | None = None
    more: int = 0  # that the inbox has beside these
    stop_url: str = ""  # ends letters of this kind
    about: str = ""  # why one gets it


def letter_of_notice(notice: Notice, person: User, at: datetime) -> Letter:
    """The letter that tells at once."""
    kind = Kind(notice.kind)
    with override(person.language.lower()):
        item = _item(notice)
        stop = stop_link(person, kind.value) if kind in CHOSEN else ""
        content = Content(
            heading=item.said.title, text=item.said.text, item=item, stop_url=stop, about=item.said.kind_name
        )
        return _letter(
            person.email,
            user=person,
            subject=item.said.title,
            content=content,
            thread=thread_of(notice.subject_kind, notice.subject_id),
            at=at,
        )


def letter_of_digest(notices: Sequence[Notice], person: User, at: datetime, *, of: int) -> Letter:
    """One letter with these notices of one person, by kind, the latest of each first; `of` is how many there are on the whole."""
    with override(person.language.lower()):
        heading = ngettext(
            "%(number)s new notice on the platform of cities",
            "%(number)s new notices on the platform of cities",
            of,
        ) % {"number": of}
        kinds = list(Kind)
        items = sorted(map(_item, notices), key=lambda one: (kinds.index(one.said.kind), -one.said.id))
        groups = tuple(
            Group(name, tuple(of_kind))
            for name, of_kind in groupby(items, key=lambda one: one.said.kind_name)
        )
        content = Content(
            heading=heading,
            groups=groups,
            more=of - len(notices),
            stop_url=stop_link(person, DIGEST),
            about=gettext("Digest of your notices"),
        )
        return _letter(person.email, user=person, subject=heading, content=content, at=at)


def letter_of_mail(mail: Mail, at: datetime) -> Letter:
    """A letter that another domain wrote; nobody subscribed to it, so nobody needs to unsubscribe."""
    with override(mail.language.lower()):
        letter = _letter(mail.to, subject=mail.subject, content=Content(text=mail.text), at=at)
    letter.text = mail.text
    letter.html = mail.html or letter.html
    letter.secret = mail.secret
    return letter


def _item(notice: Notice) -> Item:
    words = said(notice)
    return Item(words, _absolute(reverse("notices:open", args=[notice.pk])) if words.url else "")


def _letter(
    to: str, *, subject: str, content: Content, at: datetime, user: User | None = None, thread: str = ""
) -> Letter:
    language = get_language() or settings.LANGUAGE_CODE
    letter = Letter(
        id=new_id(24), to=to, user=user, language=language, subject=one_line(subject), thread=thread
    )
    letter.at = letter.due_at = at
    letter.headers = headers_of(letter.id, thread=thread, at=at, host=settings.PUBLIC_HOST)
    if content.stop_url:
        letter.headers |= unsubscribing(content.stop_url)
    parts = {
        "content": content,
        "language": language,
        "public_url": settings.PUBLIC_URL,
        "settings_url": _absolute(reverse("notices:settings")) if content.stop_url else "",
        "inbox_url": _absolute(reverse("notices:inbox")),
    }
    letter.text = render_to_string("notices/letter.txt", parts).strip() + "\n"
    letter.html = render_to_string("notices/letter.html", parts)
    return letter


def _absolute(path: str) -> str:
    return settings.PUBLIC_URL + path
