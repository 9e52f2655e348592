"""What the translation service does for entries, in the background: never while somebody waits, never in a hurry.

A service that fails is let alone for a while that grows from failure to failure; so is an entry that it does not translate.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ucap.exchange.content import EntryContent
from ucap.exchange.digests import digest_of
from ucap.exchange.models import Entry, EntryTranslated, EntryTranslation, EntryVersion, TranslationPause
from ucap.exchange.queries.translations import paused, service, targets
from ucap.exchange.states import SEEN, TextPart
from ucap.kernel.clock import now
from ucap.kernel.hygiene import clean_line, clean_text
from ucap.language.tags import same_language
from ucap.language.translating import Pairs, Service, Untranslated, pair, pairs_of, translate

log = logging.getLogger("ucap.translations")

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
NOT_OFFERED = timedelta(days=1)  # after which a language that the service does not speak is asked for again
AT_ONCE = 8  # texts in one question
MOST_ASKED, LONGEST_SENTENCE = 12, 2000  # sentences asked for together, characters of one


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that is to be put into a language."""

    part: TextPart
    text: str


def go_on_translating(*, within: float) -> bool:
    """Whether there may be more to do: what is missing is translated for so many seconds, what failed least first."""
    if service() is None:
        return False
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        entry_id = behind(now()).values_list("pk", flat=True).first() if not paused(now()) else None
        if entry_id is None:
            return False
        translate_entry(entry_id=entry_id, at=now())
    return True


def behind(at: datetime) -> "QuerySet[Entry]":
    """The entries of which something is to be translated now."""
    same = Q(version=OuterRef("current__number"), revision=OuterRef("current__revision"))
    settled = EntryTranslated.objects.filter(same & (Q(done=True) | Q(due_at__gt=at)), entry=OuterRef("pk"))
    seen = Entry.objects.filter(state__in=SEEN, current__isnull=False).exclude(Exists(settled))
    least = F("translated__failures").asc(nulls_first=True)
    return seen.order_by(least, "-published_at", "pk")


def translate_entry(*, entry_id: str, at: datetime) -> None:
    """Nothing; title and summary of a published entry are there in the languages of the interface, and the sentences that were asked for."""
    asked_of = service()
    entry = Entry.objects.select_related("current").filter(pk=entry_id, current__isnull=False).first()
    if asked_of is None or entry is None or entry.current is None or paused(at):
        return
    drop_unused(entry, entry.current.content)
    try:
        complete = _Work(entry, entry.current.content, at).do(asked_of)
    except Untranslated as error:
        _put_off(entry, entry.current, error, at)
        return
    TranslationPause.objects.all().delete()
    _settle(entry, entry.current, done=complete, failures=0, due_at=at if complete else at + NOT_OFFERED)


@transaction.atomic
def ask_for_sentences(*, entry: Entry, texts: Sequence[str], target: str, at: datetime) -> int:
    """How many sentences of the entry are asked for anew; the task that follows has them translated."""
    content = entry.current.content if entry.current else None
    if content is None or service() is None or same_language(content.language, target):
        return 0
    said = [text for text in texts[:MOST_ASKED] if len(text) <= LONGEST_SENTENCE]
    known = EntryTranslation.objects.filter(entry=entry, target=target).values_list("digest", flat=True)
    missing = {digest_of(text, content.language): text for text in said}
    for digest in known:
        missing.pop(digest, None)
    EntryTranslation.objects.bulk_create(
        [
            EntryTranslation(
                entry=entry,
                part=TextPart.SENTENCE,
                original=text,
                digest=digest,
                source=content.language,
                target=target,
                at=at,
            )
            for digest, text in missing.items()
        ],
        ignore_conflicts=True,
    )
    EntryTranslated.objects.filter(entry=entry, done=True).update(done=False, due_at=at)
    return len(missing)


def drop_unused(entry: Entry, content: EntryContent) -> None:
    """Nothing; translations of what the entry says no more are gone. A corrected title or summary stays until there is a newer one."""
    whole = _one_line(content.title, content.summary, content.description, content.particulars)
    used = {(TextPart.TITLE.value, content.title), (TextPart.SUMMARY.value, content.summary)}
    newest: set[tuple[str, str]] = set()
    gone = []
    for row in entry.translations.order_by("-at"):
        if row.source == content.language and (
            (row.part, row.original) in used
            or (row.part == TextPart.SENTENCE and _one_line(row.original) in whole)
        ):
            if row.corrected:
                newest.add((row.part, row.target))
        elif row.part != TextPart.SENTENCE and row.corrected and (row.part, row.target) not in newest:
            newest.add((row.part, row.target))
        else:
            gone.append(row.pk)
    if gone:
        EntryTranslation.objects.filter(pk__in=gone).delete()


@dataclass(frozen=True, slots=True)
class _Work:
    """One entry to be translated now."""

    entry: Entry
    content: EntryContent
    at: datetime

    def do(self, asked_of: Service) -> bool:
        """Whether everything that is wanted is there now."""
        languages = [one for one in targets() if not same_language(self.content.language, one)]
        wanted = {target: some for target in languages if (some := list(self._wanted(target)))}
        pairs = pairs_of(asked_of) if wanted else {}
        return not [one for one, some in wanted.items() if not self._into(one, some, asked_of, pairs)]

    def _wanted(self, target: str) -> Iterator[Wanted]:
        """What the machine has not translated: title and summary of what others see, and sentences that somebody asked for."""
        rows = list(self.entry.translations.filter(target=target))
        there = {(row.part, row.digest) for row in rows if row.machine}
        said = ((TextPart.TITLE, self.content.title), (TextPart.SUMMARY, self.content.summary))
        for part, text in said if self.entry.state in SEEN else ():
            if text.strip() and (part.value, digest_of(text, self.content.language)) not in there:
                yield Wanted(part, text)
        for row in rows:
            if row.part == TextPart.SENTENCE and not row.machine:
                yield Wanted(TextPart.SENTENCE, row.original)

    def _into(self, target: str, wanted: Sequence[Wanted], asked_of: Service, pairs: Pairs) -> bool:
        """Whether the service translates into that language at all."""
        codes = pair(pairs, self.content.language, target)
        if codes is None:
            return False
        for begin in range(0, len(wanted), AT_ONCE):
            some = wanted[begin : begin + AT_ONCE]
            for one, answer in zip(
                some, translate(asked_of, [one.text for one in some], *codes), strict=True
            ):
                self._keep(one, target, answer)
        return True

    def _keep(self, one: Wanted, target: str, answer: str) -> None:
        """The machine's text beside what was corrected: that stays as it is."""
        text = clean_text(answer) if one.part == TextPart.SUMMARY else clean_line(answer)
        new = {"machine": text or one.text, "at": self.at}
        EntryTranslation.objects.update_or_create(
            entry=self.entry,
            part=one.part,
            digest=digest_of(one.text, self.content.language),
            target=target,
            defaults=new,
            create_defaults={**new, "original": one.text, "source": self.content.language},
        )


def _put_off(entry: Entry, version: EntryVersion, error: Untranslated, at: datetime) -> None:
    """The entry, and the service where the fault is its own, are let alone for longer each time."""
    before = EntryTranslated.objects.filter(entry=entry).first()
    failures = (before.failures if before else 0) + 1
    _settle(entry, version, done=False, failures=min(failures, 1000), due_at=at + _growing(failures))
    if error.of_the_text:
        log.warning("an entry is not translated: %s", error)
        return
    pause = TranslationPause.objects.first()
    times = (pause.failures if pause else 0) + 1
    until = at + max(_growing(times), timedelta(seconds=error.wait))
    TranslationPause.objects.update_or_create(
        id=1, defaults={"failures": min(times, 1000), "until": until, "error": str(error)}
    )
    log.warning("translations wait until %s: %s", until.isoformat(timespec="seconds"), error)


def _settle(entry: Entry, version: EntryVersion, **how_it_stands: object) -> None:
    EntryTranslated.objects.update_or_create(
        entry=entry,
        defaults={"version": version.number, "revision": version.revision, **how_it_stands},
    )


def _growing(failures: int) -> timedelta:
    return min(FIRST_PAUSE * int(2 ** min(failures - 1, 10)), LONGEST_PAUSE)


def _one_line(*texts: str) -> str:
    return " ".join(" ".join(texts).split())
