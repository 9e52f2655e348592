"""Keeping the index of meanings in step with what is listed. Everything here may be cut off anywhere and done again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from ucap.exchange.models import Entry
from ucap.matching.actions.storing import forget_near, keep_near, leave_only, mend_near
from ucap.matching.actions.vocabulary import learn_words
from ucap.matching.models import Index, Meaning, Wording
from ucap.matching.packing import packed, packed_profile
from ucap.matching.profile import PROFILES, Profile, profiles, wordings
from ucap.matching.queries.kinds import Said, gone, kinds, outdated
from ucap.matching.queries.nearest import near_is_whole
from ucap.matching.states import IndexState, Subject

BATCH = 64  # things worked out in one go: a second or two of one processor
LONGEST_STAMP = 40
PATIENCE = timedelta(minutes=5)  # for a task that was begun: after it, it is taken for dead


def index_of_today(at: datetime) -> Index:
    """The index of profiles as they are made today; begun where there is none."""
    return Index.objects.get_or_create(encoder=PROFILES, defaults={"begun_at": at})[0]


def index_things(*, subject: Subject, ids: Sequence[str], at: datetime) -> int:
    """How many of them were worked out: those that are listed and whose text of today the index does not know.

    Of those that are listed no more the meaning is taken out.
    """
    index = index_of_today(at)
    kind = kinds()[subject]
    wanted = set(outdated(kind, index).filter(pk__in=ids))
    said = [one for one in kind.read(ids) if one.id in wanted]
    if said:
        _keep(index, subject, said, at)
    _forget(index, gone(kind, index).filter(**{f"{subject}__in": ids}))
    _use(index, at)
    return len(said)


def set_aside(organisation_id: str) -> dict[Subject, list[str]]:
    """The organisation and its listed entries; the index takes what it knows of them for outdated."""
    index = Meaning.objects.filter(Q(entry__organisation=organisation_id) | Q(organisation=organisation_id))
    index.update(stamp="")
    entries = Entry.objects.listed().filter(organisation=organisation_id)
    return {
        Subject.ORGANISATION: [organisation_id],
        Subject.ENTRY: list(entries.values_list("pk", flat=True)),
    }


def index_some(*, at: datetime) -> bool:
    """Whether there is more to do: of each kind of thing the next BATCH was worked out, and what is listed no more taken out."""
    index = index_of_today(at)
    Index.objects.filter(pk=index.pk).update(worked_at=at)
    mend_near(index)
    for subject, kind in kinds().items():
        if ids := list(outdated(kind, index)[:BATCH]):
            _keep(index, subject, kind.read(ids), at)
        _forget(index, gone(kind, index))
    return not _use(index, at)


def is_behind(at: datetime) -> bool:
    """Whether a task should go on with the index, and none does."""
    index = index_of_today(at)
    if index.worked_at and at - index.worked_at < PATIENCE:
        return False
    missing = (outdated(kind, index).exists() or gone(kind, index).exists() for kind in kinds().values())
    return index.state != IndexState.CURRENT or any(missing) or not near_is_whole(index)


def _keep(index: Index, subject: Subject, said: Sequence[Said], at: datetime) -> None:
    """Works out the meanings of these and keeps them: rows first, then the index beside them, which can be made of the rows."""
    texts = [one.text for one in said]
    made = profiles(texts)
    worded = wordings(texts)
    keys = []
    for one, profile, wording in zip(said, made, worded, strict=True):
        of_it: dict[str, Any] = {"index": index, f"{subject}_id": one.id}
        values = _columns(one, profile) | {"made_at": at}
        with transaction.atomic():
            meaning, _ = Meaning.objects.update_or_create(**of_it, defaults=values)
            kept = {"passages": list(wording.passages), "rows": packed(wording.rows)}
            Wording.objects.update_or_create(meaning=meaning, defaults=kept)
        keys.append(meaning.pk)
    keep_near(index, keys, [profile.whole for profile in made], [one.flag for one in said])
    learn_words(subject, said)


def _columns(one: Said, profile: Profile) -> dict[str, Any]:
    return {
        "flag": one.flag,
        "stamp": one.stamp[:LONGEST_STAMP],
        "language": one.text.language or "",
        "whole": packed(profile.whole),
        "profile": packed_profile(profile),
    }


def _forget(index: Index, meanings: QuerySet[Meaning]) -> None:
    keys = list(meanings.values_list("pk", flat=True))
    Meaning.objects.filter(pk__in=keys).delete()
    if keys:
        forget_near(index, keys)


@transaction.atomic
def _use(index: Index, at: datetime) -> bool:
    """Whether it knows everything that is listed: from then on it answers, and the one before is thrown away."""
    if any(outdated(kind, index).exists() for kind in kinds().values()):
        return False
    if index.state == IndexState.CURRENT:
        return True
    Index.objects.exclude(pk=index.pk).delete()
    index.state, index.finished_at = IndexState.CURRENT, at
    index.save(update_fields=["state", "finished_at"])
    transaction.on_commit(partial(leave_only, index))
    return True
