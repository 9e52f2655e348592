"""Every operation of the API with what it is asked about in the scene: the things of the scene in its address, a body that it takes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.permissions.world.scene import Scene
from ucap.kernel.permission import Role
from ucap.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked of an operation: the parts of its address in their order, and what is sent."""

    parts: tuple[object, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None  # as JSON
    form: Mapping[str, Any] | None = None  # as a form with files

    def path(self, template: str) -> str:
        """The address: "/api/v1/plans/{slug}" with the parts in place of what the braces name."""
        path = template
        for part in self.parts:
            before, _, rest = path.partition("{")
            path = before + quote(str(part), safe="") + rest.partition("}")[2]
        assert "{" not in path, f"the scene has nothing for {path}"
        return f"{path}?{urlencode(self.query)}" if self.query else path

    def sent(self) -> dict[str, Any]:
        """The body, as the test client takes it."""
        if self.form is not None:
            return {"data": self.form}
        if self.body is not None:
            return {"data": json.dumps(self.body), "content_type": "application/json"}
        return {}


In = Callable[[Scene, Role], Call]
REASON = {"reason": "So it is."}
ASKING = {
    "name": "Ana",
    "organisation": "UGR",
    "email": "new@example.org",
    "purpose": "We want to join the pilot projects.",
}
ITS_OFFICERS, NOBODY = frozenset({Role.OFFICER, Role.SECRETARIAT}), frozenset[Role]()
SAID = {"names": [{"language": "en", "name": "Museum of Silk"}], "kind": "university", "country": "ES"}


def _bare(scene: Scene, role: Role) -> Call:
    """Its address alone."""
    return Call()


def _page(name: str, body: Mapping[str, Any] | None = None) -> In:
    """Asked about the same thing as the page of that name."""
    return lambda s, role: Call(s.arguments_for(role, name), body=body)


def _own(name: str, body: Mapping[str, Any] | None = None) -> In:
    """Asked about one's own thing of that name; where one has none, about somebody else's."""
    return lambda s, role: Call((s.own(role, name).pk,), body=body)


def _file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"City: Rome\nPartner city: Bologna\n")


OF_PLANS: dict[str, In] = {
    **dict.fromkeys(("list_plans", "list_filters", "read_overview", "read_calendar", "list_drafts"), _bare),
    **dict.fromkeys(("list_goals", "list_topics", "list_cities"), _bare),
    "search_everything": lambda s, role: Call(query={"q": "Rome"}),
    "search_by_meaning": lambda s, role: Call(query={"q": "Rome"}),
    "find_places": lambda s, role: Call(query={"name": "Rome"}),
    "read_city": _page("city"),
    "read_city_calendar": _page("city_calendar"),
    "compare_plans": lambda s, role: Call(
        query={"a": s.things["public"].slug, "b": s.things["another plan"].slug}
    ),
    "read_plan": _page("plans:plan"),
    "read_plan_calendar": _page("plan_calendar"),
    "read_document": lambda s, role: Call((s.things["public"].slug, "md")),
    "list_versions": _page("plans:versions"),
    "read_version": _page("plans:version"),
    "list_changes": _page("plans:changes"),
    "create_draft": lambda s, role: Call(body={"title": "A beginning"}),
    "read_draft": _page("plans:edit"),
    "edit_part": lambda s, role: Call(
        s.arguments_for(role, "plans:edit_part"), body={"base": s.things["draft"].revision, "title": "New"}
    ),
    "undo_edit": _page("plans:undo"),
    "throw_away": _page("plans:throw_away"),
    "bring_back": _page("plans:bring_back"),
    "begin_version": lambda s, role: Call((s.things["public"].slug,)),
    "change_state": lambda s, role: Call((s.things["public"].slug, "close")),
    "read_review": _page("plans:review"),
    "submit_draft": _page("plans:submit"),
    "take_back_draft": _page("plans:take_back"),
    "send_back_draft": _page("plans:send_back", REASON),
    "confirm_draft": _page("plans:confirm", {"seen": 0}),
    "import_document": lambda s, role: Call(form={"document": _file("plan.txt")}),
    "read_import": _page("plans:import_progress"),
    "read_again": lambda s, role: Call((s.things["failed"].pk,)),
    "settle_doubt": _page("plans:settle", {"settled": True}),
    "ask_for_full_plan": lambda s, role: Call(
        (s.things["public"].slug,),
        body=ASKING,
    ),
    "list_requests": _page("plans:access"),
    "grant_request": _page("plans:grant"),
    "refuse_request": _page("plans:refuse", REASON),
    "attach_full_plan": lambda s, role: Call(
        s.arguments_for(role, "plans:access"), form={"document": _file("full.txt")}
    ),
    "open_full_plan": _page("plans:access_document"),
}

OF_ORGANISATIONS: dict[str, In] = {
    **dict.fromkeys(("list_organisations", "list_my_organisations"), _bare),
    "read_organisation": _page("organisations:organisation"),
    "create_organisation": lambda s, role: Call(body=SAID),
    "change_organisation": lambda s, role: Call(
        s.arguments_for(role, "organisations:edit"), body={**SAID, "base": s.things["organisation"].revision}
    ),
    "list_members": _page("organisations:members"),
    "ask_to_join": _page("organisations:join", {"text": "Me too, I work there."}),
    "join_by_domain": _page("organisations:join_by_domain"),
    "leave_organisation": _page("organisations:leave"),
    "change_role": _page("organisations:make_owner", {"role": "owner"}),
    "remove_member": _page("organisations:remove_member"),
    "restore_member": _page("organisations:bring_back"),
    "accept_join_request": _page("organisations:accept_request"),
    "refuse_join_request": _page("organisations:refuse_request", REASON),
    "take_back_join_request": _own("join request"),
    "invite_member": _page("organisations:invite", {"email": "x@example.org"}),
    "withdraw_invitation": _page("organisations:withdraw_invitation"),
    "accept_invitation": _own("invitation"),
    "decline_invitation": _own("invitation"),
    "verify_domain": _page("organisations:verify_domain", {"domain": "example.edu"}),
    "remove_domain": _page("organisations:remove_domain"),
}


def _for_whom(scene: Scene, role: Role) -> dict[str, str]:
    if role in (Role.OFFICER, Role.OTHER_OFFICER):
        return {"city": scene.things["yangzhou"].pk}
    return {"organisation": scene.things["organisation"].pk}


def _interested(scene: Scene, role: Role) -> Call:
    """In an entry of somebody else, for whom that role speaks."""
    theirs = Role.ACCOUNT
    if role is Role.OTHER_OFFICER:
        own = {"city": scene.person(role).cities.get().pk}
    elif role is Role.OUTSIDER:
        own = {"organisation": Organisation.objects.owned_by(scene.person(role)).get().pk}
    else:
        own = _for_whom(scene, role)
        theirs = Role.ACCOUNT if role is Role.OFFICER else Role.OFFICER
    return Call((scene.things[f"{theirs} entry"].slug,), body={"text": "Hello", **own})


OF_EXCHANGE: dict[str, In] = {
    **dict.fromkeys(("list_entries", "list_my_entries", "list_my_conversations"), _bare),
    "read_entry": _page("exchange:entry"),
    "create_entry": lambda s, role: Call(body={"title": "A beginning", **_for_whom(s, role)}),
    "read_entry_draft": _own("draft entry"),
    "change_entry": _own("draft entry", {"title": "New", "base": 0}),
    "publish_entry": _own("draft entry"),
    "change_entry_state": lambda s, role: Call((s.own(role, "entry").pk, "withdraw")),
    "change_entry_visibility": _own("entry", {"visibility": "members"}),
    "list_pipeline": _bare,
    "read_entry_file": _page("exchange:file"),
    "add_entry_file": lambda s, role: Call((s.own(role, "entry").pk,), form={"file": _file("plan.txt")}),
    "describe_entry_file": _page("exchange:describe_file", {"alt": "A canal"}),
    "remove_entry_file": _page("exchange:remove_file"),
    "read_message_file": _page("exchange:message_file"),
    "list_matches": _page("matching:matches"),
    "dismiss_match": _page("matching:dismiss", {}),
    "bring_back_match": _page("matching:bring_back"),
    "express_interest": _interested,
    "read_conversation": _own("interest in mine"),
    "write_message": _own("interest in mine", {"text": "Hello"}),
    "send_message_files": lambda s, role: Call(
        (s.own(role, "interest in mine").pk,), form={"text": "Hello", "attached": _file("plan.txt")}
    ),
    "decline_interest": _own("interest in mine", {"reason": "found"}),
    "pass_on_interest": lambda s, role: Call(
        (s.own(role, "interest in mine").pk,), body={"to": _somebody(s, role)}
    ),
    "withdraw_interest": _own("interest of mine"),
    "take_up_interest": _own("declined interest"),
    "change_stage": _own("interest in mine", {"stage": "negotiation"}),
    "say_outcome": _own("interest in mine", {"outcome": "nothing"}),
}


def _somebody(scene: Scene, role: Role) -> str:
    return scene.person(Role.OFFICER if role is Role.OFFICER else Role.MEMBER).pk


OF_ONES_OWN: dict[str, In] = {
    **dict.fromkeys(
        ("list_notices", "read_notice_settings", "list_cases", "list_my_cases", "read_me"), _bare
    ),
    **dict.fromkeys(("read_match_level", "list_my_searches"), _bare),
    "choose_match_level": lambda s, role: Call(body={"least": 0.3}),
    "save_search": lambda s, role: Call(body={"q": "canals"}),
    "rename_search": _page("matching:rename_search", {"name": "New"}),
    "change_search": _page("matching:change_search"),
    "delete_search": _page("matching:saved_search"),
    "mark_notice": _own("notice", {"read": True}),
    "mark_all_notices": lambda s, role: Call(body={}),
    "choose_notice_settings": lambda s, role: Call(body={"paces": {"match": "weekly"}}),
    "report_something": lambda s, role: Call(
        body={"kind": "plan", "id": s.things["public"].pk, "ground": "false"}
    ),
    "read_case": _page("moderation:case"),
    "decide_case": _page("moderation:decide", {"verdict": "dismiss", "reason": "It is so."}),
    "reopen_case": _page("moderation:reopen"),
    "answer_case": _page("moderation:answer", {"text": "It is so, as you can read."}),
    "change_me": lambda s, role: Call(body={"name": "New"}),
}

CALLS: dict[str, In] = {**OF_PLANS, **OF_ORGANISATIONS, **OF_EXCHANGE, **OF_ONES_OWN}


def _withheld(*more: object) -> In:
    return lambda s, role: Call((s.things["withheld plan"].slug, *more))


# The same operations, asked about what is not public -> who gets an answer nevertheless
HIDDEN: dict[str, tuple[In, frozenset[Role]]] = {
    **dict.fromkeys(("read_plan", "list_versions"), (_withheld(), ITS_OFFICERS)),
    "read_version": (_withheld(1), ITS_OFFICERS),
    "list_changes": (_withheld(1, 1), ITS_OFFICERS),
    "read_document": (_withheld("md"), ITS_OFFICERS),
    "read_plan_calendar": (_withheld(), NOBODY),
    "compare_plans": (
        lambda s, role: Call(query={"a": s.things["public"].slug, "b": s.things["withheld plan"].slug}),
        NOBODY,  # only what everybody sees is put beside each other
    ),
    "report_something": (
        lambda s, role: Call(body={"kind": "plan", "id": s.things["withheld plan"].pk, "ground": "false"}),
        NOBODY,
    ),
    "ask_for_full_plan": (
        lambda s, role: Call((s.things["withheld plan"].slug,), body=ASKING),
        ITS_OFFICERS,
    ),
    "read_entry": (
        lambda s, role: Call((s.things[f"{Role.ACCOUNT} draft entry"].slug,)),
        frozenset({Role.MEMBER, Role.OWNER, Role.SECRETARIAT}),
    ),
    "express_interest": (
        lambda s, role: Call(
            (s.things[f"{Role.ACCOUNT} draft entry"].slug,), body={"text": "Hello", **_for_whom(s, role)}
        ),
        NOBODY,
    ),
    "read_organisation": (
        lambda s, role: Call((s.things["waiting organisation"].slug,)),
        frozenset({Role.SECRETARIAT}),
    ),
    "ask_to_join": (
        lambda s, role: Call((s.things["waiting organisation"].slug,), body={"text": "Me too, please."}),
        NOBODY,
    ),
}
