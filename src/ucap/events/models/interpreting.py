"""Who interprets at the meetings of a conference, or comes to some of them for its hosts."""

from django.db import models

from ucap.events.models.event import Event
from ucap.kernel.ids import new_id

LONGEST_NAME = 150


class Interpreter(models.Model):
    """Somebody who is at one meeting at a time beside the two who meet."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="interpreters")
    name = models.CharField(max_length=LONGEST_NAME)
    languages = models.JSONField(default=list)  # BCP 47; fewer than two: comes only where a host says so
    comes = models.BooleanField(default=True)  # no more, where they fell out

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def interprets(self) -> bool:
        """Whether they can between two languages; else they come where a host says so alone."""
        return len(self.languages) > 1


class InterpreterAbsence(models.Model):
    """A slot in which an interpreter is not there."""

    interpreter = models.ForeignKey(Interpreter, on_delete=models.CASCADE, related_name="absences")
    slot = models.ForeignKey("events.Slot", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["interpreter", "slot"], name="an_interpreter_is_away_once")
        ]

    def __str__(self) -> str:
        return f"{self.interpreter_id} {self.slot_id}"
