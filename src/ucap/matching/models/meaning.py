"""What each entry, plan, organisation and event means, as vectors: worked out in the background, thrown away and made anew at will."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from ucap.exchange.models import Entry
from ucap.matching.states import IndexState, Subject
from ucap.organisations.models import Organisation
from ucap.plans.models import Plan

SUBJECTS = tuple(Subject)


def _of_one(subject: Subject) -> Q:
    return Q(**{f"{other}__isnull": other != subject for other in SUBJECTS})


class Index(models.Model):
    """All meanings of one encoder and one way of profiles. Another one's index is built beside the one in use, then takes its place."""

    encoder = models.CharField(max_length=40, unique=True)  # profile.PROFILES of those days
    state = models.CharField(
        max_length=8,
        choices=[(state.value, state.value) for state in IndexState],
        default=IndexState.BUILDING,
    )
    begun_at = models.DateTimeField()
    worked_at = models.DateTimeField(null=True)  # when a task last went on with what is missing
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "indices"
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=Q(state=IndexState.CURRENT.value), name="one_index_in_use"
            )
        ]

    def __str__(self) -> str:
        return self.encoder


class Meaning(models.Model):
    """One thing's meaning by one encoder. Vectors are float16, each of length 1, one after the other."""

    index = models.ForeignKey(Index, on_delete=models.CASCADE, related_name="meanings")
    entry = models.ForeignKey(Entry, null=True, on_delete=models.CASCADE, related_name="meanings")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.CASCADE, related_name="meanings")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.CASCADE, related_name="meanings"
    )
    event = models.ForeignKey("events.Event", null=True, on_delete=models.CASCADE, related_name="meanings")
    flag = models.PositiveSmallIntegerField()  # states.Flag
    stamp = models.CharField(max_length=40)  # of the text it was made from: another one makes it anew
    language = models.CharField(max_length=35)
    whole = models.BinaryField()
    profile = models.BinaryField()  # what a score reads beside it: packing.packed_profile
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            *(
                models.UniqueConstraint(fields=["index", subject], name=f"one_meaning_of_each_{subject}")
                for subject in SUBJECTS
            ),
            models.CheckConstraint(
                condition=reduce(or_, (_of_one(subject) for subject in SUBJECTS)),
                name="a_meaning_is_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id or self.plan_id or self.organisation_id or self.event_id} {self.index_id}"


class Wording(models.Model):
    """A thing's passages, with their vectors: what answers are explained with. Apart, for scoring reads hundreds of meanings."""

    meaning = models.OneToOneField(
        Meaning, primary_key=True, on_delete=models.CASCADE, related_name="wording"
    )
    passages = models.JSONField()  # [str]
    rows = models.BinaryField()

    def __str__(self) -> str:
        return str(self.meaning_id)
