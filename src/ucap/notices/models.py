"""What people are told, how they want to hear of it, and the letters on their way."""

from django.db import models
from django.db.models import Q

from ucap.kernel.ids import new_id
from ucap.notices.states import ON_ITS_WAY, Kind, LetterState, Pace
from ucap.people.models import User

KINDS = [(kind.value, kind.value) for kind in Kind]


class NoticeQuerySet(models.QuerySet["Notice"]):
    def thread_of(self, notice: "Notice") -> "NoticeQuerySet":
        """Everything the same person was told about the same thing."""
        return self.filter(
            to_id=notice.to_id,
            kind=notice.kind,
            subject_kind=notice.subject_kind,
            subject_id=notice.subject_id,
        )


class Notice(models.Model):
    """One thing one person is told. Its words are made when they are read, in the reader's language."""

    to = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices", db_index=False)
    kind = models.CharField(max_length=20, choices=KINDS)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    # An English %-template and its values each, as a kernel Message
    title = models.JSONField()
    text = models.JSONField(null=True)
    # Where it leads: the name of an address and its arguments
    address = models.CharField(max_length=60, blank=True)
    arguments = models.JSONField(default=list)
    # Notices of one kind about one thing are one thread
    subject_kind = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=32)
    # The latest of its thread: the inbox lists these. Reading one reads all before it, so its thread is unread as long as it is.
    leads = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True)
    mail_at = models.DateTimeField(null=True)  # when a digest is to tell of it; None: none (any more)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["to", "-id"], condition=Q(leads=True), name="notice_inbox"),
            models.Index(
                fields=["to", "-id"], condition=Q(leads=True, read_at__isnull=True), name="notice_unread"
            ),
            models.Index(fields=["to", "kind", "subject_kind", "subject_id", "-id"], name="notice_thread"),
            models.Index(fields=["mail_at"], condition=Q(mail_at__isnull=False), name="notice_to_mail"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}"


class Preference(models.Model):
    """How one person wants to hear of one kind, where it is not the usual way."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=KINDS)
    pace = models.CharField(max_length=10, choices=[(pace.value, pace.value) for pace in Pace])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="preference_once_a_kind")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.pace}"


class Letter(models.Model):
    """One e-mail, kept until it is sent and for a while after; `id` is the first half of its Message-ID."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    to = models.EmailField()
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    thread = models.CharField(
        max_length=80, blank=True
    )  # letters about one thing are one thread in a mail program
    # Carries a code or a link that opens something: nobody but its reader sees it, and it is forgotten once it is sent
    secret = models.BooleanField(default=False)
    at = models.DateTimeField()
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.value) for state in LetterState],
        default=LetterState.WAITING,
    )
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True)  # a worker is at it
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=[state.value for state in ON_ITS_WAY]),
                name="letter_due",
            ),
            models.Index(
                fields=["-at", "-id"], condition=Q(state=LetterState.DEAD.value), name="letter_dead"
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.id}"
