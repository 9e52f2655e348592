"""Accounts, who speaks for which city, who is invited to what, and what people agreed to."""

from datetime import datetime
from hashlib import sha256
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext

from ucap.kernel.ids import new_id
from ucap.people.states import Office
from ucap.places.models import City

# What the address of an erased account ends in: a domain that can never exist (RFC 2606).
NOBODY = "@erased.invalid"


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new account; without a password it can only be entered by a link that sets one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, is_secretariat=True, **fields
        )

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. `id` is public and means nothing: the journal knows people by it alone."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=64, blank=True)  # IANA; "": the platform's
    agreed_to = models.CharField(
        max_length=20, blank=True
    )  # the last version of the privacy text that `Consent` has
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_secretariat = models.BooleanField(default=False)
    is_operator = models.BooleanField(default=False)  # runs the machine: watches, and does nothing else here
    is_example = models.BooleanField(default=False)  # an account of the demonstration
    # Since when what they write appears at once; before, it waits for a moderator
    verified_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    cities: "models.ManyToManyField[City, CityOfficer]" = models.ManyToManyField(
        City, through="CityOfficer", related_name="officers"
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return (
            gettext("Somebody who has left") if self.has_left else self.name or self.email.partition("@")[0]
        )

    @property
    def has_left(self) -> bool:
        """Whether the account was erased. Its row stays, empty, so that the id in the journal is nobody else's."""
        return self.email.endswith(NOBODY)

    @cached_property
    def speaks_for_a_city(self) -> bool:
        """Whether they are an officer of any; known without asking where a session was asked for its person (people/backend.py)."""
        return bool(self.city_ids)

    @cached_property
    def city_ids(self) -> frozenset[str]:
        """The cities this person speaks for; asked once a request, of those who speak for any."""
        if self.__dict__.get("speaks_for_a_city") is False:
            return frozenset()
        return frozenset(self.cities.values_list("id", flat=True))

    @cached_property
    def has_second_factor(self) -> bool:
        """Whether this person signs in with more than a password: a passkey, or an app that shows codes; asked once a request."""
        from allauth.mfa.models import Authenticator  # a model: cannot be imported before all apps are there

        kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
        return bool(Authenticator.objects.filter(user_id=self.pk, type__in=kinds).exists())


class CityOfficer(models.Model):
    """This person confirms, edits and answers for this city."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    city = models.ForeignKey(City, on_delete=models.PROTECT)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "city"], name="officer_once_a_city")]

    def __str__(self) -> str:
        return f"{self.user} · {self.city}"


class Consent(models.Model):
    """This person agreed to this version of the privacy text."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    text_version = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "text_version"], name="consent_once_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.text_version}"


def hash_of(token: str) -> str:
    """What is kept of a link's token: 256 random bits need no slow hash."""
    return sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: datetime) -> "InvitationQuerySet":
        """Those whose link works at that time."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)

    def with_token(self, token: str) -> "InvitationQuerySet":
        """The one whose link ends in this token."""
        return self.filter(token_hash=hash_of(token))


class Invitation(models.Model):
    """Somebody is offered an office by a link that works once; of the link only a hash is kept."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10, default="en")
    office = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Office])
    cities = models.ManyToManyField(City, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")  # None: the operator
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"{self.office} {self.id}"
