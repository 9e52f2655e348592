"""Plans, their versions, and what lists are filtered by.

A version's content is one JSON document (the shape of `content.PlanContent`): it is written whole or not at all, compared
with another version, undone and exported without a join. The tables `VersionCity`, `VersionCountry`, `VersionGoal`, `VersionTopic`,
`VersionTheme` and `VersionActivity` repeat what lists and maps ask for; `projection.py` rewrites them with every edit, in
the same transaction, and nothing else ever does.
"""

from django.db import models
from django.db.models import Q

from ucap.kernel.ids import new_id
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.models import City
from ucap.plans.content import ActivityKind, PlanContent, from_json
from ucap.plans.states import (
    LISTED,
    OPEN,
    PUBLIC,
    ImportState,
    PlanState,
    RequestState,
    VersionState,
    plan_verbs,
)


def choices(
    states: type[PlanState]
    | type[VersionState]
    | type[RequestState]
    | type[ImportState]
    | type[ActivityKind],
) -> list[tuple[str, str]]:
    return [(state.value, state.value) for state in states]


class PlanQuerySet(models.QuerySet["Plan"]):
    def public(self) -> "PlanQuerySet":
        """Plans whose page anyone may open."""
        return self.filter(state__in=PUBLIC, current__isnull=False)

    def listed(self) -> "PlanQuerySet":
        """Plans that public lists show."""
        return self.filter(state__in=LISTED, current__isnull=False)

    def of_cities(self, cities: frozenset[str]) -> "PlanQuerySet":
        """Plans with a side, in any version that is current or being worked on, that one of these cities belongs to."""
        return self.filter(
            Q(current__cities__city__in=cities)
            | Q(versions__state__in=OPEN, versions__cities__city__in=cities)
        ).distinct()


class Plan(models.Model):
    """One cooperation plan through all its versions."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    slug = models.SlugField(unique=True, max_length=100)  # its id until it is first published
    state = models.CharField(max_length=12, choices=choices(PlanState), default=PlanState.DRAFT)
    current = models.OneToOneField(
        "Version", null=True, on_delete=models.PROTECT, related_name="current_of"
    )  # the published one
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)  # of the current version
    is_example = models.BooleanField(default=False)  # made for a demonstration, and says so on its page

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-created_at"]
        indexes = [models.Index(fields=["state", "-published_at"])]

    def __str__(self) -> str:
        return self.slug

    @property
    def verbs(self) -> tuple[str, ...]:
        """What can be done with the plan as a whole, as it stands."""
        return plan_verbs(self.state)


class Version(models.Model):
    """One text of a plan. A published one never changes again."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=choices(VersionState), default=VersionState.DRAFT)
    content_json = models.JSONField()
    revision = models.PositiveIntegerField(default=0)  # counts edits
    part_revisions = models.JSONField(default=dict)  # part -> the revision that last changed it
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    # What lists show, sort and search by; written by projection.py
    title = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=35, default="en")
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    words = models.TextField(blank=True)  # " word word …": what a search looks through

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="version_numbers_are_unique"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state__in=[s.value for s in OPEN]),
                name="one_open_version_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"

    @property
    def content(self) -> PlanContent:
        return from_json(self.content_json)


class Confirmation(models.Model):
    """An officer of a side (or the secretariat in its name) agreed to a version as it stands."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="confirmations")
    side = models.PositiveSmallIntegerField()  # index of the side in the content
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "side"], name="a_side_confirms_once")]

    def __str__(self) -> str:
        return f"{self.version} side {self.side}"


class VersionCity(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="cities")
    side = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)  # as the plan writes it
    country = models.CharField(max_length=2, blank=True)
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="in_versions")

    class Meta:
        ordering = ["side", "position"]

    def __str__(self) -> str:
        return self.name


class VersionCountry(models.Model):
    """A country of a side: one that a city of it lies in, or one that the plan names without a city."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="countries")
    country = models.CharField(max_length=2)  # ISO 3166-1 alpha-2

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "country"], name="a_country_once_a_version")
        ]

    def __str__(self) -> str:
        return self.country


class VersionGoal(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="goals")
    goal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["goal"]
        constraints = [
            models.UniqueConstraint(fields=["version", "goal"], name="a_goal_once_a_version"),
            models.CheckConstraint(condition=Q(goal__gte=1, goal__lte=17), name="seventeen_goals"),
        ]

    def __str__(self) -> str:
        return str(self.goal)


class VersionTopic(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=120)  # official English name

    def __str__(self) -> str:
        return self.topic


class VersionTheme(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="themes")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300, db_index=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class VersionActivity(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="activities")
    item = models.CharField(max_length=32)  # the activity's id in the content
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=choices(ActivityKind))
    starts = models.DateField(
        null=True
    )  # first and last day of what the plan says ("2020-01": 1 to 31 January)
    ends = models.DateField(null=True)
    text = models.TextField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text[:60]


class Import(models.Model):
    """A document on its way to a draft: the file, what was read, what went wrong."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="imports")
    at = models.DateTimeField()
    name = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="imports/%Y/%m")
    state = models.CharField(max_length=12, choices=choices(ImportState), default=ImportState.WAITING)
    problem = models.JSONField(null=True)  # {"template", "values"} of what went wrong
    # What the reader doubted and where each field came from, shown beside the draft until its officer is content
    warnings = models.JSONField(default=list)  # [{"field", "source", "template", "values", "settled"}]
    sources = models.JSONField(default=list)  # [{"field", "text", "page", "line"}]
    plan = models.ForeignKey(Plan, null=True, on_delete=models.SET_NULL, related_name="imports")

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.name or self.id


class FullDocument(models.Model):
    """The full plan, given only to people whom an officer grants it."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="full_document")
    file = models.FileField(upload_to="full/%Y/%m")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()  # bytes
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class AccessRequest(models.Model):
    """Somebody asks for the full plan; an officer grants it by a link that expires, or refuses."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="access_requests")
    state = models.CharField(max_length=12, choices=choices(RequestState), default=RequestState.WAITING)
    at = models.DateTimeField()
    name = models.CharField(max_length=120)
    email = models.EmailField()
    organisation = models.CharField(max_length=200)  # as the asker calls it
    # that organisation, where somebody who belongs to it asks for it
    on_behalf_of = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    purpose = models.TextField(max_length=2000)
    language = models.CharField(max_length=10)  # in which the answer is written
    decided_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, max_length=2000)
    expires_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["plan", "state"])]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.plan_id}"
