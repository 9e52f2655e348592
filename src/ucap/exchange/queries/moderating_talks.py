"""Messages of conversations as moderators see them: the one that was reported, and what it takes to understand it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.text import Truncator

from ucap.exchange.models import Interest, Message, MessageFile
from ucap.exchange.queries.interests import sides_of, with_sides
from ucap.moderation.kinds import Shown, Word
from ucap.organisations.models import Membership
from ucap.people.models import CityOfficer, User

BEFORE, AFTER = 2, 1  # words around it
FIRST_WORDS = 60  # characters of it that stand for a title
LONGEST_ID = 18  # digits


def shown_messages(ids: Sequence[str]) -> Mapping[str, Shown]:
    """The messages that both sides read, by id, each opened by these two sides alone. Six queries, however many."""
    asked = [one for one in ids if one.isascii() and one.isdigit() and len(one) <= LONGEST_ID]
    found = list(Message.objects.filter(pk__in=asked, note=False))
    talks = with_sides(Interest.objects.filter(pk__in={one.interest_id for one in found}))
    interests = {one.pk: one for one in talks}
    names, readers = sides_of(list(interests.values())), _readers(list(interests.values()))
    files: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for file in MessageFile.objects.filter(message__in=found).exclude(file=""):
        files[file.message_id].append((file.name, reverse("exchange:message_file", args=[file.pk])))
    said: dict[str, list[Message]] = defaultdict(list)
    for message in Message.objects.filter(interest__in=interests, note=False):
        said[message.interest_id].append(message)
    return {
        str(one.pk): Shown(
            title=Truncator(" ".join(one.text.split())).chars(FIRST_WORDS),
            text="",
            url_name="exchange:conversation",
            url_args=(one.interest_id,),
            author_id=one.by_id,
            public=one.hidden_at is None,
            readers=readers[one.interest_id],
            around=tuple(
                Word(
                    who=names[one.interest_id][0 if word.from_asker else 1].name,
                    text=word.text,
                    itself=word == one,
                    files=tuple(files[word.pk]) if word == one else (),
                )
                for word in _around(one, said[one.interest_id])
            ),
        )
        for one in found
    }


def written_by(person: User) -> "QuerySet[Message, str]":
    """The ids of the messages that this person wrote, as the text that cases know them by."""
    mine = Message.objects.filter(by=person, note=False).order_by()
    return mine.annotate(known_as=Cast("pk", TextField())).values_list("known_as", flat=True)


def _around(one: Message, said: Sequence[Message]) -> Sequence[Message]:
    """It, and what stands next to it, as far as that is not hidden itself."""
    read = [word for word in said if word == one or word.hidden_at is None]
    here = read.index(one)
    return read[max(0, here - BEFORE) : here + AFTER + 1]


def _readers(interests: Sequence[Interest]) -> Mapping[str, frozenset[str]]:
    """Of each conversation the public ids of the people of both sides. Two queries."""
    sides = {
        one.pk: ((one.organisation_id, one.city_id), (one.entry.organisation_id, one.entry.city_id))
        for one in interests
    }
    belongs = Q(organisation__in={side[0] for both in sides.values() for side in both if side[0]})
    members = Membership.objects.filter(belongs).values_list("organisation", "user")
    speaking = Q(city__in={side[1] for both in sides.values() for side in both if side[1]})
    officers = CityOfficer.objects.filter(speaking).values_list("city", "user")
    people: dict[str, set[str]] = defaultdict(set)
    for whose, user in (*members, *officers):
        people[whose].add(user)
    return {
        pk: frozenset().union(*(people[id_] for side in both for id_ in side if id_))
        for pk, both in sides.items()
    }
