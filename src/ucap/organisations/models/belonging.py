"""Who belongs to an organisation, and the ways to come to belong: invitation, e-mail domain, request."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from ucap.kernel.ids import new_id
from ucap.organisations.models.organisation import Organisation, choices
from ucap.organisations.states import InvitationState, Joined, MemberRole, RequestState
from ucap.people.models import User

LONGEST_REQUEST = 1000


class Membership(models.Model):
    """This person belongs to this organisation and may act for it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=choices(MemberRole), default=MemberRole.MEMBER)
    since = models.DateTimeField()
    how = models.CharField(max_length=8, choices=choices(Joined))

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="member_once_an_organisation"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in MemberRole]), name="member_or_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.organisation_id} {self.role}"

    @property
    def is_owner(self) -> bool:
        return self.role == MemberRole.OWNER


class EmailDomain(models.Model):
    """Whoever has a confirmed address in this domain belongs to the organisation, once the domain is verified."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=120)  # in lower case, as DNS writes it: "ugr.es"
    at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["domain"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "domain"], name="a_domain_once_an_organisation"),
            models.CheckConstraint(condition=~Q(domain=""), name="a_domain_has_letters"),
        ]
        indexes = [models.Index(fields=["domain"], name="organisations_by_domain")]

    def __str__(self) -> str:
        return self.domain


class JoinRequest(models.Model):
    """Somebody asks an organisation's owners to be taken in."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="join_requests")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="join_requests")
    text = models.TextField(max_length=LONGEST_REQUEST)
    state = models.CharField(max_length=12, choices=choices(RequestState), default=RequestState.WAITING)
    at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, max_length=LONGEST_REQUEST)  # of a refusal

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["organisation", "state"], name="join_requests_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(state=RequestState.WAITING.value),
                name="one_waiting_request_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.organisation_id} {self.state}"


class OrganisationInvitationQuerySet(models.QuerySet["OrganisationInvitation"]):
    def open(self, at: datetime) -> "OrganisationInvitationQuerySet":
        """Those whose link works at that time."""
        return self.filter(state=InvitationState.WAITING, expires_at__gt=at)


class OrganisationInvitation(models.Model):
    """Somebody is invited into an organisation by a link that works once; of the link only a hash is kept."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()  # in lower case
    role = models.CharField(max_length=8, choices=choices(MemberRole), default=MemberRole.MEMBER)
    token_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=12, choices=choices(InvitationState), default=InvitationState.WAITING)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = OrganisationInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["email", "state"], name="org_invitations_by_email")]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "organisation",
                condition=Q(state=InvitationState.WAITING.value),
                name="one_open_invitation_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.id}"
