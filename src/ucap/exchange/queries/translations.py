"""What entries say in the reader's language, where the operator has set up a translation service."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import get_language

from ucap.exchange.digests import digest_of
from ucap.exchange.models import EntryTranslated, EntryTranslation, TranslationPause
from ucap.exchange.states import TextPart
from ucap.language.tags import language_tag, same_language
from ucap.language.translating import Service

FOR_LISTS = (TextPart.TITLE, TextPart.SUMMARY)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in the reader's language."""

    text: str
    corrected: bool  # by the entry's own people; else the machine's


@dataclass(frozen=True, slots=True)
class Translated:
    """Title and summary of an entry in another language; None for what nobody has translated yet."""

    language: str
    title: Reading | None
    summary: Reading | None

    @property
    def corrected(self) -> bool:
        """Whether no machine's word is shown."""
        return all(one.corrected for one in (self.title, self.summary) if one)


@dataclass(frozen=True, slots=True)
class Text:
    """Title and summary of an entry as they are written."""

    entry_id: str
    language: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Sentences:
    """What sentences say in one language, and which of them the service was asked for and has not translated yet."""

    language: str
    by_digest: Mapping[str, Reading]
    waiting: frozenset[str]  # digests
    rests: bool = False  # it did not translate them: it is asked again later

    def of(self, text: str, language: str) -> Reading | None:
        """What this sentence of that language says in the reader's."""
        return self.by_digest.get(digest_of(text, language))

    def missing(self, texts: Iterable[str], language: str) -> list[str]:
        """Those that the reader cannot read yet."""
        if same_language(language, self.language):
            return []
        return [text for text in texts if digest_of(text, language) not in self.by_digest]

    def awaited(self, texts: Iterable[str], language: str) -> bool:
        """Whether the service was asked for one of them and has not answered."""
        return any(digest_of(text, language) in self.waiting for text in texts)


def service() -> Service | None:
    """The translation service; None where the operator has set up none, and nothing is offered."""
    return Service(settings.TRANSLATE_URL, settings.TRANSLATE_KEY) if settings.TRANSLATE_URL else None


def targets() -> tuple[str, ...]:
    """The languages of the interface, BCP 47."""
    return tuple(language_tag(code) for code, _ in settings.LANGUAGES)


def reader_tag() -> str:
    """The reader's language, BCP 47."""
    return language_tag(get_language() or "en")


def translated(texts: Sequence[Text], target: str | None = None) -> Mapping[str, Translated]:
    """By an entry's id its title and summary in the reader's language, as far as there are any. One query, none without a service."""
    language = target or reader_tag()
    foreign = [text for text in texts if not same_language(text.language, language)]
    if service() is None or not foreign:
        return {}
    rows = EntryTranslation.objects.filter(
        entry__in=[text.entry_id for text in foreign], target=language, part__in=FOR_LISTS
    )
    known: dict[str, dict[tuple[str, str], Reading]] = defaultdict(dict)
    for row in rows:
        if row.text:
            known[row.entry_id][row.part, row.digest] = _reading(row)
    found = {text.entry_id: _translated(text, language, known[text.entry_id]) for text in foreign}
    return {id_: one for id_, one in found.items() if one.title or one.summary}


def sentences_in_reader_language(ids: Sequence[str], at: datetime | None = None) -> Sentences | None:
    """What the texts of these entries say in the reader's language; None without a service.

    One query; with a time up to two more, for whether what is waited for rests then.
    """
    if service() is None:
        return None
    language = reader_tag()
    rows = list(EntryTranslation.objects.filter(entry__in=ids, target=language))
    waiting = {row.digest: row.entry_id for row in rows if not row.text}
    return Sentences(
        language,
        {row.digest: _reading(row) for row in rows if row.text},
        frozenset(waiting),
        rests=at is not None and bool(waiting) and _rests(set(waiting.values()), at),
    )


def paused(at: datetime) -> bool:
    """Whether the service is let alone now."""
    return TranslationPause.objects.filter(until__gt=at).exists()


def _rests(ids: Iterable[str], at: datetime) -> bool:
    put_off = EntryTranslated.objects.filter(entry__in=list(ids), done=False, due_at__gt=at)
    return paused(at) or put_off.exists()


def latest_change() -> object:
    """What is another after every change of a translation that others see. One query, none without a service."""
    if service() is None:
        return None
    return EntryTranslation.objects.order_by("-at").values_list("at", "pk").first()


def _reading(row: EntryTranslation) -> Reading:
    return Reading(row.text, corrected=bool(row.corrected))


def _translated(text: Text, language: str, known: Mapping[tuple[str, str], Reading]) -> Translated:
    return Translated(
        language,
        title=known.get((TextPart.TITLE, digest_of(text.title, text.language))),
        summary=known.get((TextPart.SUMMARY, digest_of(text.summary, text.language))),
    )
