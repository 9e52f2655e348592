"""An organisation with a member and an owner, for the walk."""

from io import BytesIO

from PIL import Image

from tests.organisations.factories import confirm_address, make_member, make_organisation, make_person
from tests.permissions.world.scene import Scene
from ucap.kernel.clock import now
from ucap.kernel.permission import Role
from ucap.organisations.actions import invite_member, remove_member, request_to_join, set_logo
from ucap.organisations.models import EmailDomain, Organisation
from ucap.organisations.states import MemberRole


def add_organisations(scene: Scene) -> None:
    """Beside its people: somebody who asks to join, an invitation, a duplicate, a domain, a member who was taken out."""
    owner, at = scene.person(Role.OWNER), now()
    concerned = Organisation.objects.get(memberships__user=owner)
    confirm_address(owner, "rector@example.edu")
    set_logo(organisation=concerned, data=picture(), by=owner, at=at)
    request = request_to_join(organisation=concerned, text="I work there.", by=make_person(), at=at)
    invitation, token = invite_member(
        organisation=concerned,
        email="colleague@example.org",
        role=MemberRole.MEMBER,
        language="en",
        by=owner,
        at=at,
    )
    colleague, second_owner = make_member(concerned), make_member(concerned, owner=True)
    gone = remove_member(organisation=concerned, user=make_member(concerned), by=owner, at=at)
    twin = make_organisation(name="Granada University")
    other = make_organisation(name="Free to join")
    concerned.refresh_from_db()
    scene.things |= {
        "organisation": concerned,
        "join request": request,
        "organisation invitation": invitation,
        "organisation token": token,
        "colleague": colleague,
        "second owner": second_owner,
        "gone member": gone,
        "twin": twin,
        "domain": EmailDomain.objects.get(organisation=concerned, domain="example.edu"),
    }
    slug = concerned.slug
    scene.arguments |= {
        **dict.fromkeys(
            (
                *(
                    "organisations:organisation",
                    "organisations:logo",
                    "organisations:edit",
                    "organisations:set_logo",
                ),
                *("organisations:remove_logo", "organisations:join", "organisations:join_by_domain"),
                *("organisations:leave", "organisations:members", "organisations:invite"),
                "organisations:verify_domain",
            ),
            (slug,),
        ),
        "organisations:remove_domain": (slug, "example.edu"),
        "organisations:make_owner": (slug, colleague.pk),
        "organisations:make_member": (slug, second_owner.pk),
        "organisations:remove_member": (slug, colleague.pk),
        **dict.fromkeys(("organisations:merge", "organisations:tell_apart"), (concerned.pk, twin.pk)),
        **dict.fromkeys(
            (
                "organisations:invitation",
                "organisations:accept_invitation",
                "organisations:decline_invitation",
            ),
            (token,),
        ),
        "organisations:withdraw_invitation": (invitation.pk,),
        **dict.fromkeys(("organisations:accept_request", "organisations:refuse_request"), (request.pk,)),
        "organisations:bring_back": (gone.pk,),
        "organisations:take_back_request": ("nowhere",),
    }
    scene.own_data |= {
        (role, "organisations:act"): {"acting": f"self:{person.pk}"}
        for role, person in scene.people.items()
        if person
    }
    scene.data["organisations:refuse_request"] = {"reason": "No."}
    scene.data["organisations:invite"] = {"email": "x@example.org", "role": "member"}
    for role, person in scene.people.items():  # one's own request, of somebody who may ask
        if person and role is not Role.OPERATOR:
            own = request_to_join(organisation=other, text="Me too.", by=person, at=at)
            scene.own_arguments[role, "organisations:take_back_request"] = (own.pk,)
            scene.things[f"{role} join request"] = own


def picture() -> bytes:
    data = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(data, "PNG")
    return data.getvalue()
