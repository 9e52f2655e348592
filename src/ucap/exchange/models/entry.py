"""Entries: offers, requests and research interests of organisations and cities.

A version's content is one JSON document (the shape of `content.EntryContent`). The flat columns of `Entry` and the tables
`EntryTag` and `EntryWords` repeat what lists and search ask for; `projection.py` rewrites them, in the same transaction.
"""

from enum import StrEnum

from django.db import models
from django.db.models import Case, Q, Value, When

from ucap.exchange.content import Area, EntryContent, EntryKind, from_json
from ucap.exchange.models.seeing import visible, visible_of_listed
from ucap.exchange.states import LISTED, EntryState, Facet, PlanPart, Visibility
from ucap.kernel.ids import new_id
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.people.rules import Viewer
from ucap.places.models import City
from ucap.plans.models import Plan


def choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in values]


IS_LISTED = Q(state__in=LISTED, current__isnull=False)


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, viewer: Viewer) -> "EntryQuerySet":
        """Those that this reader may open: the one place that says so."""
        return self.filter(visible(viewer))

    def listed(self) -> "EntryQuerySet":
        """Those that lists, search and matching show to whoever sees them."""
        return self.filter(IS_LISTED)

    def listed_to(self, viewer: Viewer) -> "EntryQuerySet":
        """Those of them that this reader may open: `visible_to(viewer).listed()`, asked in fewer words."""
        return self.filter(visible_of_listed(viewer) & IS_LISTED)

    def not_listed_to(self, viewer: Viewer) -> "EntryQuerySet":
        """Those that `listed_to(viewer)` leaves out: also where a condition is neither true nor false, as of no organisation."""
        there = Case(When(visible_of_listed(viewer) & IS_LISTED, then=Value(1)), default=Value(0))
        return self.annotate(there=there).filter(there=0)


class Entry(models.Model):
    """One offer, request or interest through all its versions."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    slug = models.SlugField(unique=True, max_length=100)  # its id until it is first published
    state = models.CharField(max_length=12, choices=choices(EntryState), default=EntryState.DRAFT)
    visibility = models.CharField(max_length=8, choices=choices(Visibility), default=Visibility.PUBLIC)
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="entries")
    # For whom it was written: an organisation or a city
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="entries"
    )
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="entries")
    place = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="entries_here")
    # Of which item of which plan it was made: the item keeps its id through every version of the plan
    plan = models.ForeignKey(Plan, null=True, on_delete=models.SET_NULL, related_name="entries")
    plan_part = models.CharField(max_length=20, blank=True, choices=choices(PlanPart))
    plan_item = models.CharField(max_length=32, blank=True)
    current = models.OneToOneField(
        "EntryVersion", null=True, on_delete=models.PROTECT, related_name="current_of"
    )
    draft = models.OneToOneField(
        "EntryVersion", null=True, on_delete=models.SET_NULL, related_name="draft_of"
    )
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)  # first
    expires_on = models.DateField(null=True)  # the last day on which it is listed
    renewed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)  # that this life of it ends soon
    is_example = models.BooleanField(default=False)  # made for a demonstration, and says so on its page
    # What lists show and filter by: of the current version, before there is one of the draft; projection.py
    title = models.CharField(max_length=200, blank=True)
    summary = models.TextField(max_length=600, blank=True)
    kind = models.CharField(max_length=8, choices=choices(EntryKind))
    area = models.CharField(max_length=12, choices=choices(Area))
    language = models.CharField(max_length=35)
    country = models.CharField(max_length=2, blank=True)  # where it comes from, ISO 3166-1 alpha-2

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["-published_at", "-created_at", "id"]
        indexes = [
            models.Index(fields=["state", "-published_at", "id"], name="entries_by_state"),
            models.Index(fields=["state", "expires_on"], name="entries_by_end"),
            # All that the list and the counts beside its filters read, so that they need no row of the table
            models.Index(
                fields=[
                    *("state", "visibility", "kind", "area", "country", "language", "place", "organisation"),
                    *("city", "author", "current", "published_at", "expires_on", "id"),
                ],
                name="entries_counted",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, city__isnull=True)
                | Q(organisation__isnull=True, city__isnull=False),
                name="an_entry_is_somebodys",
            )
        ]

    def __str__(self) -> str:
        return self.title or self.slug

    @property
    def is_listed(self) -> bool:
        """Whether it is one of `EntryQuerySet.listed`."""
        return self.state in LISTED and self.current_id is not None


class EntryVersion(models.Model):
    """One text of an entry. A published one never changes again."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content_json = models.JSONField()
    revision = models.PositiveIntegerField(default=0)  # counts edits
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    edited_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)  # waits for a moderator since
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="entry_version_numbers_are_unique")
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} v{self.number}"

    @property
    def content(self) -> EntryContent:
        return from_json(self.content_json)


class EntryTag(models.Model):
    """One thing that a published entry can be found by."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="tags")
    facet = models.CharField(max_length=12, choices=choices(Facet))
    value = models.CharField(max_length=120)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["facet", "value", "entry"], name="entries_by_tag")]
        constraints = [
            models.UniqueConstraint(fields=["entry", "facet", "value"], name="a_tag_once_an_entry")
        ]

    def __str__(self) -> str:
        return f"{self.facet}:{self.value}"


class EntryWords(models.Model):
    """The words of a published entry: what a search looks through."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="words")
    words = models.TextField()  # " word word … "

    def __str__(self) -> str:
        return self.entry_id


class EntryCity(models.Model):
    """A city whose people see an entry of the visibility "cities"."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="seen_in")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["entry", "city"], name="a_city_once_an_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.city_id}"


class EntryFile(models.Model):
    """A picture, drawn anew by us, or a document, kept as it was given."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(upload_to="entries/%Y/%m")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()  # bytes
    is_image = models.BooleanField()
    width = models.PositiveSmallIntegerField(default=0)
    height = models.PositiveSmallIntegerField(default=0)
    alt = models.CharField(max_length=200, blank=True)  # what a picture shows, in words
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.name
