"""Accounts, and who speaks for which city."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.functional import cached_property

from ucap.kernel.ids import new_id
from ucap.places.models import City


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
        return self.name or self.email.partition("@")[0]

    @cached_property
    def city_ids(self) -> frozenset[str]:
        """The cities this person speaks for; asked once a request."""
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
