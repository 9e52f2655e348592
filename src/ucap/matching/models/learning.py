"""What became of pairs, the weights that were fitted to it, and which pairs somebody put aside. No person stands in any of it."""

from django.db import models
from django.db.models import Q

from ucap.exchange.models import Entry, Interest
from ucap.exchange.states import DeclineReason, InterestStage, Outcome
from ucap.matching.states import CalibrationState


class Experience(models.Model):
    """How well two entries seemed to fit when the one wrote to the other, and what became of it. It goes when one of the two does."""

    interest = models.OneToOneField(
        Interest, primary_key=True, on_delete=models.CASCADE, related_name="experience"
    )
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")  # that was written to
    own_entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    encoder = models.CharField(max_length=40)  # by which the features were worked out
    features = models.JSONField()  # {prior.COLUMNS: value}, as they were when it was first looked at
    noted_at = models.DateTimeField()
    accepted = models.BooleanField(null=True)  # None: it says nothing of the pair, or nobody knows yet
    stage = models.CharField(max_length=12, choices=[(one.value, one.value) for one in InterestStage])
    outcome = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in Outcome])

    def __str__(self) -> str:
        return f"{self.entry_id} {self.own_entry_id} {self.accepted}"


class Calibration(models.Model):
    """Weights that were fitted to this installation's outcomes."""

    encoder = models.CharField(max_length=40)
    at = models.DateTimeField()
    outcomes = models.PositiveIntegerField()
    accepted = models.PositiveIntegerField()  # of them
    weights = models.JSONField()  # {prior.COLUMNS: weight}
    base = models.FloatField()
    # On outcomes that neither were fitted to; before: the shipped weights with the shift that suits them best
    loss_before = models.FloatField()
    loss_after = models.FloatField()
    brier_before = models.FloatField()
    brier_after = models.FloatField()
    state = models.CharField(max_length=8, choices=[(one.value, one.value) for one in CalibrationState])

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=CalibrationState.USED.value),
                name="one_calibration_in_use",
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.state}"


class Dismissal(models.Model):
    """Those to whom an entry belongs do not want to see this other one in its list; the other side does not know of it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="dismissals")
    other = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="dismissed_by")
    reason = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in DeclineReason]
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "other"], name="dismissed_once_a_list")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.other_id}"


class PartnerAsked(models.Model):
    """The people of an entry who said that they have a partner were asked whether to mark it so."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.entry_id
