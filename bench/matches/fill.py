"""Many entries out of those of bench/matching: their texts and, mixed and blurred, their meanings.

Each new entry has the text of one judged entry and a meaning between that one's and another's of the same kind, as
bench/near/corpus.py does for bare vectors. Up to ten thousand likenesses are spread as the real ones are; from a hundred
thousand on, hundreds and then thousands of entries say much the same, for all come from 200 texts: harder than real ones.
"""

import datetime as dt
import random
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import OuterRef, Subquery

from bench.matching.judged import judged
from ucap.exchange.content import Area, EntryContent, EntryKind, as_json
from ucap.exchange.models import Entry, EntryTag, EntryVersion, EntryWords
from ucap.exchange.states import EntryState, Facet
from ucap.kernel.ids import new_id
from ucap.language.vectors import DIMENSIONS
from ucap.language.words import words
from ucap.matching.actions.storing import keep_near
from ucap.matching.models import Index, Meaning, Wording
from ucap.matching.packing import packed, packed_profile
from ucap.matching.profile import PROFILES, Profile, common, profiles, wordings
from ucap.matching.queries.of_entries import FLAGS
from ucap.matching.states import Flag, IndexState
from ucap.organisations.models import Organisation, OrganisationName
from ucap.organisations.states import State
from ucap.people.models import User

AT_ONCE = 1000
ORGANISATIONS = 500
OWN = 0.75  # of a new meaning, that of the entry whose text it has
BLUR = 0.35  # length of the noise that is added to a meaning of length 1


@dataclass(frozen=True, slots=True)
class Model:
    """A judged entry, worked out once."""

    content: EntryContent
    profile: Profile
    passages: list[str]
    rows: bytes  # of the passages
    words: str  # as `EntryWords` has them


def fill(count: int, at: dt.datetime, seed: int = 2026) -> None:
    """So many entries more, of many organisations, and the index over them; an earlier run's are kept."""
    there = Entry.objects.count()
    chance, noise = random.Random(seed + there), np.random.default_rng(seed + there)
    author = User.objects.filter(email="author@example.org").first() or User.objects.create_user(
        "author@example.org", name="Author", verified_at=at
    )
    houses = list(Organisation.objects.filter(slug__startswith="house-")) or _organisations(at)
    index = Index.objects.filter(encoder=PROFILES).first() or Index.objects.create(
        encoder=PROFILES, state=IndexState.CURRENT, begun_at=at, finished_at=at
    )
    models = _models()
    for begin in range(0, count, AT_ONCE):
        made = []
        for _ in range(min(AT_ONCE, count - begin)):
            model = chance.choice(models)
            entry = _entry(model, chance.choice(houses), author, at)
            made.append((model, entry, _mixed(model, chance.choice(models), noise)))
        with transaction.atomic():
            _keep(made, index, at)


def _organisations(at: dt.datetime) -> list[Organisation]:
    made = [
        Organisation(
            slug=f"house-{number}",
            kind="university",
            country=("CN", "ES", "IT", "DE", "FR", "GB")[number % 6],
            state=State.APPROVED,
            created_at=at,
            edited_at=at,
        )
        for number in range(ORGANISATIONS)
    ]
    Organisation.objects.bulk_create(made)
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=one, name=f"House {one.slug}", language="en", is_main=True)
        for one in made
    )
    return made


def _models() -> list[Model]:
    entries = list(judged().entries)
    found = []
    for entry, profile, wording in zip(entries, profiles(entries), wordings(entries), strict=True):
        content = EntryContent(
            kind=EntryKind(entry.kind),
            area=Area.TECHNOLOGY,
            title=entry.title,
            summary=entry.text[:300],
            description=entry.text,
            language=entry.language or "en",
            themes=entry.themes,
            sdgs=entry.sdgs,
            countries=entry.wants.countries,
        )
        said = f" {' '.join(dict.fromkeys(words(f'{content.title} {content.description}')))} "
        found.append(Model(content, profile, list(wording.passages), packed(wording.rows), said))
    return found


def _entry(model: Model, house: Organisation, author: User, at: dt.datetime) -> Entry:
    id_ = new_id()
    return Entry(
        id=id_,
        slug=id_,
        state=EntryState.PUBLISHED,
        author=author,
        organisation=house,
        created_at=at,
        edited_at=at,
        published_at=at,
        expires_on=at.date() + dt.timedelta(days=180),
        title=model.content.title,
        summary=model.content.summary,
        kind=model.content.kind,
        area=model.content.area,
        language=model.content.language,
        country=house.country,
    )


def _mixed(model: Model, other: Model, noise: np.random.Generator) -> Any:
    mixed = OWN * model.profile.whole + (1 - OWN) * other.profile.whole
    mixed = mixed + noise.normal(0, BLUR / DIMENSIONS**0.5, DIMENSIONS)
    return (mixed / np.linalg.norm(mixed)).astype(np.float32)


def _keep(made: list[tuple[Model, Entry, Any]], index: Index, at: dt.datetime) -> None:
    entries = [entry for _, entry, _ in made]
    Entry.objects.bulk_create(entries)
    times = {"number": 1, "at": at, "edited_at": at, "published_at": at}
    EntryVersion.objects.bulk_create(
        EntryVersion(entry=entry, content_json=as_json(model.content), by=entry.author, **times)
        for model, entry, _ in made
    )
    first = Subquery(EntryVersion.objects.filter(entry=OuterRef("pk")).values("pk")[:1])
    Entry.objects.filter(pk__in=[entry.pk for entry in entries]).update(current=first)
    current = dict(Entry.objects.filter(pk__in=[entry.pk for entry in entries]).values_list("pk", "current"))
    EntryTag.objects.bulk_create(
        EntryTag(entry=entry, facet=Facet.SDG, value=str(goal))
        for model, entry, _ in made
        for goal in model.content.sdgs
    )
    EntryWords.objects.bulk_create(EntryWords(entry=entry, words=model.words) for model, entry, _ in made)
    meanings = Meaning.objects.bulk_create(
        Meaning(
            index=index,
            entry=entry,
            stamp=str(current[entry.pk]),
            flag=FLAGS[model.profile.kind],
            language=model.content.language,
            whole=packed(whole),
            profile=packed_profile(replace(model.profile, common=common(whole))),
            made_at=at,
        )
        for model, entry, whole in made
    )
    Wording.objects.bulk_create(
        Wording(meaning=meaning, passages=model.passages, rows=model.rows)
        for meaning, (model, _, _) in zip(meanings, made, strict=True)
    )
    keep_near(
        index,
        [one.pk for one in meanings],
        [whole for _, _, whole in made],
        [Flag(one.flag) for one in meanings],
    )
