"""What belongs to the stops of a visit, and what comes after an event: feedback and its report."""

from django.db import models
from django.db.models import Q

from ucap.events.models.event import LONGEST_DESCRIPTION, LONGEST_TITLE, Event, Session
from ucap.events.models.registration import Registration
from ucap.people.models import User

LONGEST_NOTES = 2000
LONGEST_WORD = 1000  # of whoever came
STARS = range(1, 6)


class VisitStop(models.Model):
    """What the delegation and its hosts have to know of one part of a visit, beside the programme that everybody reads."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="stop")
    host = models.CharField(max_length=200, blank=True)  # who receives them: a person, an organisation
    contact_name = models.CharField(max_length=150, blank=True)
    contact_phone = models.CharField(max_length=60, blank=True)
    contact_email = models.EmailField(blank=True)
    transport = models.CharField(max_length=200, blank=True)  # how one gets there
    leaves_from = models.CharField(max_length=200, blank=True)
    departs_at = models.DateTimeField(null=True)
    notes = models.TextField(max_length=LONGEST_NOTES, blank=True)  # for those who come
    # The same in one more language, for an itinerary in two
    other_language = models.CharField(max_length=35, blank=True)  # BCP 47
    other_title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    other_text = models.TextField(max_length=LONGEST_NOTES, blank=True)

    def __str__(self) -> str:
        return self.session_id


class Feedback(models.Model):
    """What somebody who came says of the whole event."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="feedback")
    stars = models.PositiveSmallIntegerField()  # 1 to 5
    text = models.TextField(max_length=LONGEST_WORD, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stars__gte=STARS[0], stars__lte=STARS[-1]), name="stars_from_one_to_five"
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.stars}"


class Report(models.Model):
    """What came of an event, in the words of its hosts and in numbers."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="report")
    language = models.CharField(max_length=35)  # BCP 47, of the two texts
    reached = models.TextField(max_length=LONGEST_DESCRIPTION, blank=True)
    better = models.TextField(max_length=LONGEST_DESCRIPTION, blank=True)  # what to do better
    numbers = models.JSONField(default=dict)  # report_numbers.Numbers as it was published; until then empty
    published_at = models.DateTimeField(null=True)  # None: a draft, or taken up to be written anew
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")  # wrote it last
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.event_id
