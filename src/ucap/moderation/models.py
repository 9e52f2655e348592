"""Cases: what waits for a moderator or was reported, why, what was decided, what its author says to it."""

from django.db import models
from django.db.models import Q

from ucap.kernel.ids import new_id
from ucap.moderation.states import CaseState, Ground
from ucap.people.models import User

LONGEST_TEXT = 2000


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> "CaseQuerySet":
        return self.filter(state=CaseState.OPEN)

    def about(self, kind: str, thing_id: str) -> "CaseQuerySet":
        return self.filter(subject_kind=kind, subject_id=thing_id)


class Case(models.Model):
    """One thing that a moderator looks at. At most one case about it is open."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=32)
    state = models.CharField(
        max_length=12, choices=[(one.value, one.value) for one in CaseState], default=CaseState.OPEN
    )
    held = models.BooleanField()  # the thing is not public until it is released
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="cases")
    opened_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, max_length=LONGEST_TEXT)  # of the decision, as the author reads it
    verified_author = models.BooleanField(default=False)  # the decision vouched for the author
    answer_waits = models.BooleanField(default=False)  # the last word is the author's
    read_at = models.DateTimeField(null=True)  # when the author first read the decision

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(state=CaseState.OPEN.value),
                name="one_open_case_a_subject",
            )
        ]
        indexes = [
            models.Index(fields=["state", "opened_at"], name="cases_by_state"),
            models.Index(fields=["author", "state"], name="cases_by_author"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} {self.state}"

    @property
    def subject(self) -> tuple[str, str]:
        """(kind, id) of the thing."""
        return self.subject_kind, self.subject_id


class Concern(models.Model):
    """One reason why a case is in the queue: found by the platform, or reported by somebody."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="concerns")
    ground = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Ground])
    reported = models.BooleanField()  # by a reader; else found by the platform itself
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")  # None: a visitor
    text = models.TextField(blank=True, max_length=LONGEST_TEXT)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "by"], name="a_person_reports_once_a_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.ground}"


class Answer(models.Model):
    """One word in the talk between the author and the moderators."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    by_moderator = models.BooleanField()
    text = models.TextField(max_length=LONGEST_TEXT)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.text[:40]}"
