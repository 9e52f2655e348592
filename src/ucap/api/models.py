"""Personal tokens, and how many requests somebody has made this minute."""

from django.db import models
from django.db.models import Q

from ucap.api.states import Scope
from ucap.people.models import User


class ApiToken(models.Model):
    """What a program shows instead of a password, for one person. Only a digest of its secret is kept: nobody can read it again."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)  # what it is for, in its person's words
    public_prefix = models.CharField(max_length=16, unique=True)  # the part of the token that may be shown
    secret_sha256 = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)  # to the hour
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("created_at")), name="tokens_expire")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def allowed(self) -> frozenset[Scope]:
        """What it may be used for."""
        return frozenset(Scope(one) for one in self.scopes)


class RequestCount(models.Model):
    """How many requests a token, or a visitor's address, has been let to make in one minute; gone soon after."""

    caller_digest = models.CharField(
        max_length=64
    )  # of the token's prefix or the address, with the installation's key
    minute = models.BigIntegerField()  # since 1970
    requests = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["caller_digest", "minute"], name="one_count_a_minute")]
        indexes = [models.Index(fields=["minute"])]

    def __str__(self) -> str:
        return f"{self.minute}: {self.requests}"
