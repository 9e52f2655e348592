"""What an entry's people do with its translations: they correct them, and go back to the machine's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.exchange.actions.standing import BRING_IT_BACK, TAKE_IT_BACK, held_to_edit, note, wait_anew
from ucap.exchange.content import LINKS, LONG, LONGEST, MOST_LINKS, EntryContent
from ucap.exchange.digests import digest_of
from ucap.exchange.models import Entry, EntryTranslation
from ucap.exchange.queries.translations import targets
from ucap.exchange.states import EntryState, TextPart
from ucap.kernel.errors import BadInput, NotNow
from ucap.kernel.hygiene import clean_line, clean_text, links_in, too_long
from ucap.kernel.messages import gettext_noop
from ucap.language.tags import same_language
from ucap.moderation.states import Ground
from ucap.people.models import User

ROOMIER = 3  # times the letters: what Chinese says in 200 takes German 500
LONGEST_CORRECTION: Mapping[TextPart, int] = {
    TextPart.TITLE: ROOMIER * LONGEST["title"],
    TextPart.SUMMARY: ROOMIER * LONGEST["summary"],
    TextPart.SENTENCE: LONGEST["particulars"],
}
LINKS_AT_MOST: Mapping[TextPart, int] = {
    TextPart.TITLE: MOST_LINKS["title"],
    TextPart.SUMMARY: MOST_LINKS["summary"],
    TextPart.SENTENCE: MOST_LINKS["description"],
}
NOT_INTO = gettext_noop("An entry is translated into another language of the platform, not into its own.")
NOT_PUBLISHED = gettext_noop("Publish the entry first: then its translations can be corrected.")

Corrections = Mapping[tuple[TextPart, str], str]  # (part, original) -> what it says in the other language


@transaction.atomic
def correct_translation(*, entry: Entry, language: str, texts: Corrections, by: User, at: datetime) -> Entry:
    """The entry with these translations of its texts; an empty one, or one that is the machine's, leaves it to the machine."""
    entry, content = _open(entry, language, by)
    before: dict[tuple[TextPart, str], str] = {}
    after: dict[tuple[TextPart, str], str] = {}
    for (part, original), text in texts.items():
        checked = checked_correction(part, text)
        row = _row(entry, content, part, original, language)
        new = "" if checked == row.machine else checked
        if new != row.corrected:
            before[part, row.digest], after[part, row.digest] = row.corrected, new
            row.corrected, row.by, row.at = new, by, at
            row.save()
    if after:
        note(
            "entry.translation_corrected",
            entry,
            by=by,
            at=at,
            before=_as_journal(before),
            after=_as_journal(after),
            language=language,
        )
    if any(after.values()):
        wait_anew(entry, by=by, grounds=[Ground.LINKS] if any(map(links_in, after.values())) else [], at=at)
    return entry


@transaction.atomic
def use_machine_translation(*, entry: Entry, language: str, by: User, at: datetime) -> Entry:
    """The entry with the machine's translations into that language, as far as there are any."""
    entry, _ = _open(entry, language, by)
    rows = list(entry.translations.filter(target=language).exclude(corrected=""))
    if rows:
        before = _as_journal({(TextPart(row.part), row.digest): row.corrected for row in rows})
        note("entry.translation_left_to_machine", entry, by=by, at=at, before=before, language=language)
        for row in rows:
            row.corrected, row.by, row.at = "", None, at
            row.save()
    return entry


def checked_correction(part: TextPart, text: str) -> str:
    """The text without markup and hidden signs. Raises BadInput for one with too many letters or addresses."""
    clean = clean_text(text) if part == TextPart.SUMMARY else clean_line(text)
    if too_long(clean, limit := LONGEST_CORRECTION[part]):
        raise BadInput(LONG, field=part.value, number=len(clean), limit=limit)
    if links_in(clean) > LINKS_AT_MOST[part]:
        raise BadInput(LINKS, field=part.value, limit=LINKS_AT_MOST[part])
    return clean


def _open(entry: Entry, language: str, by: User) -> tuple[Entry, EntryContent]:
    entry = held_to_edit(entry, by)
    if entry.current is None:
        raise NotNow(NOT_PUBLISHED)
    if entry.state == EntryState.WAITING:
        raise NotNow(TAKE_IT_BACK)
    if entry.state == EntryState.WITHDRAWN:
        raise NotNow(BRING_IT_BACK)
    content = entry.current.content
    if language not in targets() or same_language(content.language, language):
        raise BadInput(NOT_INTO)
    return entry, content


def _row(
    entry: Entry, content: EntryContent, part: TextPart, original: str, language: str
) -> EntryTranslation:
    """The translation of that text; a new one where the service has made none. Raises NotNow for what the entry does not say."""
    digest = digest_of(original, content.language)
    row = EntryTranslation.objects.filter(entry=entry, part=part, digest=digest, target=language).first()
    said = {TextPart.TITLE: content.title, TextPart.SUMMARY: content.summary}
    if said.get(part, original if row else None) != original:
        raise NotNow(gettext_noop("The entry was changed meanwhile. Load the page again."))
    return row or EntryTranslation(
        entry=entry, part=part, original=original, digest=digest, source=content.language, target=language
    )


def _as_journal(texts: Mapping[tuple[TextPart, str], str]) -> dict[str, Any]:
    """Under the names of an entry's own texts, which are kept apart."""
    told: dict[str, Any] = {
        part.value: text for (part, _), text in texts.items() if part != TextPart.SENTENCE
    }
    sentences = {digest[:8]: text for (part, digest), text in texts.items() if part == TextPart.SENTENCE}
    return {**told, **({"text": sentences} if sentences else {})}
