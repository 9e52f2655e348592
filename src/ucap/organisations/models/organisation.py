"""Organisations: who they are, in whichever languages they say it."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from ucap.kernel.ids import new_id
from ucap.organisations.states import Kind, MemberRole, Size, State, ThemeKind
from ucap.people.models import User
from ucap.places.models import City

LONGEST_DESCRIPTION = 2000
LONGEST_NAME = 200


def choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in values]


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def public(self) -> "OrganisationQuerySet":
        """Those that everybody may see."""
        return self.filter(state=State.APPROVED)

    def standing(self) -> "OrganisationQuerySet":
        """Those that are an organisation of their own: all but the merged ones."""
        return self.exclude(state=State.MERGED)

    def of_member(self, user: User) -> "OrganisationQuerySet":
        """Those that this person belongs to."""
        return self.standing().filter(memberships__user=user)

    def owned_by(self, user: User) -> "OrganisationQuerySet":
        """Those that this person is an owner of."""
        return self.standing().filter(memberships__user=user, memberships__role=MemberRole.OWNER)


class Organisation(models.Model):
    """A university, a company, an institute, a public body or an association that takes part."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    slug = models.SlugField(unique=True, max_length=100)  # never changes: a merged one still answers to it
    kind = models.CharField(max_length=12, choices=choices(Kind))
    country = models.CharField(max_length=2)  # ISO 3166-1 alpha-2
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="organisations")
    website = models.URLField(max_length=300, blank=True)
    host = models.CharField(
        max_length=120, blank=True
    )  # of the website: "ugr.es"; the same one means the same house
    size = models.CharField(max_length=12, blank=True, choices=choices(Size))
    description = models.TextField(blank=True, max_length=LONGEST_DESCRIPTION)
    language = models.CharField(max_length=10, default="en")  # of the description (BCP 47)
    logo = models.FileField(upload_to="logos/%Y/%m", blank=True)  # re-encoded by us (logo.py)
    logo_width = models.PositiveSmallIntegerField(default=0)
    logo_height = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=12, choices=choices(State), default=State.WAITING)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)  # counts edits
    is_example = models.BooleanField(default=False)  # made for a demonstration, and says so on its page

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        indexes = [
            models.Index(fields=["state", "country"], name="organisations_by_country"),
            models.Index(fields=["host"], name="organisations_by_host"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.MERGED.value, merged_into__isnull=False)
                | (~Q(state=State.MERGED.value) & Q(merged_into__isnull=True)),
                name="merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class OrganisationName(models.Model):
    """What an organisation is called in one language; it may have several names in one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(max_length=10)  # BCP 47
    name = models.CharField(max_length=LONGEST_NAME)
    is_main = models.BooleanField(default=False)  # shown where there is none in the reader's language
    key = models.CharField(max_length=LONGEST_NAME, db_index=True)  # as names are compared (names.py)
    words = models.TextField()  # " word word …": what a search looks through

    class Meta:
        ordering = ["-is_main", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "language", "name"], name="an_organisation_s_name_once"
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(is_main=True), name="one_main_name_an_organisation"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_name_has_letters"),
        ]

    def __str__(self) -> str:
        return self.name


class Identifier(models.Model):
    """What a register calls an organisation: its ROR id, or the number in another one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20)  # "ror", "vat", "lei", "other"
    value = models.CharField(max_length=60)

    class Meta:
        ordering = ["scheme", "value"]
        indexes = [models.Index(fields=["scheme", "value"], name="organisations_by_identifier")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "scheme", "value"], name="an_organisation_s_identifier_once"
            ),
            models.CheckConstraint(condition=~Q(value=""), name="an_identifier_has_a_value"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class WorkLanguage(models.Model):
    """A language that an organisation works in."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(max_length=10)  # BCP 47

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "language"], name="a_work_language_once")
        ]

    def __str__(self) -> str:
        return self.language


class WorkTheme(models.Model):
    """A field that an organisation works in."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="themes")
    kind = models.CharField(max_length=8, choices=choices(ThemeKind))
    value = models.CharField(max_length=120)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "value"], name="organisations_by_theme")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "value"], name="a_work_theme_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


class ToldApart(models.Model):
    """Two organisations that look like one, and are not: the secretariat has said so."""

    one = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")  # of the smaller id
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="told_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"
