"""Every operation of the API with what it is asked about in the scene: the things of the scene in its address, a body that it takes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.permissions.call import Call, In, bare, for_whom, own, page
from tests.permissions.calls_around_events import AROUND_EVENTS
from tests.permissions.calls_of_events import OF_EVENTS
from tests.permissions.calls_of_timetables import OF_TIMETABLES
from tests.permissions.world.scene import Scene
from ucap.kernel.permission import Role
from ucap.organisations.models import Organisation

REASON = {"reason": "So it is."}
ASKING = {
    "name": "Ana",
    "organisation": "UGR",
    "email": "new@example.org",
    "purpose": "We want to join the pilot projects.",
}
OF_ORGANISATION = frozenset({Role.MEMBER, Role.OWNER, Role.SECRETARIAT})
ITS_OFFICERS, NOBODY = frozenset({Role.OFFICER, Role.SECRETARIAT}), frozenset[Role]()
SAID = {"names": [{"language": "en", "name": "Museum of Silk"}], "kind": "university", "country": "ES"}


def _file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"City: Rome\nPartner city: Bologna\n")


OF_PLANS: dict[str, In] = {
    **dict.fromkeys(("list_plans", "list_filters", "read_overview", "read_calendar", "list_drafts"), bare),
    **dict.fromkeys(("list_goals", "list_topics", "list_cities"), bare),
    "search_everything": lambda s, role: Call(query={"q": "Rome"}),
    "search_by_meaning": lambda s, role: Call(query={"q": "Rome"}),
    "find_places": lambda s, role: Call(query={"name": "Rome"}),
    "read_city": page("city"),
    "read_city_calendar": page("city_calendar"),
    "compare_plans": lambda s, role: Call(
        query={"a": s.things["public"].slug, "b": s.things["another plan"].slug}
    ),
    "read_plan": page("plans:plan"),
    "read_plan_calendar": page("plan_calendar"),
    "read_document": lambda s, role: Call((s.things["public"].slug, "md")),
    "list_versions": page("plans:versions"),
    "read_version": page("plans:version"),
    "list_changes": page("plans:changes"),
    "create_draft": lambda s, role: Call(body={"title": "A beginning"}),
    "read_draft": page("plans:edit"),
    "edit_part": lambda s, role: Call(
        s.arguments_for(role, "plans:edit_part"), body={"base": s.things["draft"].revision, "title": "New"}
    ),
    "undo_edit": page("plans:undo"),
    "throw_away": page("plans:throw_away"),
    "bring_back": page("plans:bring_back"),
    "begin_version": lambda s, role: Call((s.things["public"].slug,)),
    "change_state": lambda s, role: Call((s.things["public"].slug, "close")),
    "read_review": page("plans:review"),
    "submit_draft": page("plans:submit"),
    "take_back_draft": page("plans:take_back"),
    "send_back_draft": page("plans:send_back", REASON),
    "confirm_draft": page("plans:confirm", {"seen": 0}),
    "import_document": lambda s, role: Call(form={"document": _file("plan.txt")}),
    "read_import": page("plans:import_progress"),
    "read_again": lambda s, role: Call((s.things["failed"].pk,)),
    "settle_doubt": page("plans:settle", {"settled": True}),
    "ask_for_full_plan": lambda s, role: Call(
        (s.things["public"].slug,),
        body=ASKING,
    ),
    "list_requests": page("plans:access"),
    "grant_request": page("plans:grant"),
    "refuse_request": page("plans:refuse", REASON),
    "attach_full_plan": lambda s, role: Call(
        s.arguments_for(role, "plans:access"), form={"document": _file("full.txt")}
    ),
    "open_full_plan": page("plans:access_document"),
}

OF_ORGANISATIONS: dict[str, In] = {
    **dict.fromkeys(("list_organisations", "list_my_organisations"), bare),
    "read_organisation": page("organisations:organisation"),
    "create_organisation": lambda s, role: Call(body=SAID),
    "change_organisation": lambda s, role: Call(
        s.arguments_for(role, "organisations:edit"), body={**SAID, "base": s.things["organisation"].revision}
    ),
    "list_members": page("organisations:members"),
    "ask_to_join": page("organisations:join", {"text": "Me too, I work there."}),
    "join_by_domain": page("organisations:join_by_domain"),
    "leave_organisation": page("organisations:leave"),
    "change_role": page("organisations:make_owner", {"role": "owner"}),
    "remove_member": page("organisations:remove_member"),
    "restore_member": page("organisations:bring_back"),
    "accept_join_request": page("organisations:accept_request"),
    "refuse_join_request": page("organisations:refuse_request", REASON),
    "take_back_join_request": own("join request"),
    "invite_member": page("organisations:invite", {"email": "x@example.org"}),
    "withdraw_invitation": page("organisations:withdraw_invitation"),
    "accept_invitation": own("invitation"),
    "decline_invitation": own("invitation"),
    "verify_domain": page("organisations:verify_domain", {"domain": "example.edu"}),
    "remove_domain": page("organisations:remove_domain"),
}


def _interested(scene: Scene, role: Role) -> Call:
    """In an entry of somebody else, for whom that role speaks."""
    theirs = Role.ACCOUNT
    if role is Role.OTHER_OFFICER:
        own = {"city": scene.person(role).cities.get().pk}
    elif role is Role.OUTSIDER:
        own = {"organisation": Organisation.objects.owned_by(scene.person(role)).get().pk}
    else:
        own = for_whom(scene, role)
        theirs = Role.ACCOUNT if role is Role.OFFICER else Role.OFFICER
    return Call((scene.things[f"{theirs} entry"].slug,), body={"text": "Hello", **own})


OF_EXCHANGE: dict[str, In] = {
    **dict.fromkeys(("list_entries", "list_my_entries", "list_my_matches", "list_my_conversations"), bare),
    "read_entry": page("exchange:entry"),
    "create_entry": lambda s, role: Call(body={"title": "A beginning", **for_whom(s, role)}),
    "read_entry_draft": own("draft entry"),
    "change_entry": own("draft entry", {"title": "New", "base": 0}),
    "publish_entry": own("draft entry"),
    "change_entry_state": lambda s, role: Call((s.own(role, "entry").pk, "withdraw")),
    "change_entry_visibility": own("entry", {"visibility": "members"}),
    "list_pipeline": bare,
    "read_entry_file": page("exchange:file"),
    "add_entry_file": lambda s, role: Call((s.own(role, "entry").pk,), form={"file": _file("plan.txt")}),
    "describe_entry_file": page("exchange:describe_file", {"alt": "A canal"}),
    "remove_entry_file": page("exchange:remove_file"),
    "read_message_file": page("exchange:message_file"),
    "list_matches": page("matching:matches"),
    "dismiss_match": page("matching:dismiss", {}),
    "bring_back_match": page("matching:bring_back"),
    "express_interest": _interested,
    "read_conversation": own("interest in mine"),
    "write_message": own("interest in mine", {"text": "Hello"}),
    "send_message_files": lambda s, role: Call(
        (s.own(role, "interest in mine").pk,), form={"text": "Hello", "attached": _file("plan.txt")}
    ),
    "decline_interest": own("interest in mine", {"reason": "found"}),
    "pass_on_interest": lambda s, role: Call(
        (s.own(role, "interest in mine").pk,), body={"to": _somebody(s, role)}
    ),
    "withdraw_interest": own("interest of mine"),
    "take_up_interest": own("declined interest"),
    "change_stage": own("interest in mine", {"stage": "negotiation"}),
    "say_outcome": own("interest in mine", {"outcome": "nothing"}),
}


def _somebody(scene: Scene, role: Role) -> str:
    return scene.person(Role.OFFICER if role is Role.OFFICER else Role.MEMBER).pk


OF_ONES_OWN: dict[str, In] = {
    **dict.fromkeys(("list_notices", "read_notice_settings", "list_cases", "list_my_cases", "read_me"), bare),
    **dict.fromkeys(("read_match_level", "list_my_searches"), bare),
    "choose_match_level": lambda s, role: Call(body={"least": 0.3}),
    "save_search": lambda s, role: Call(body={"q": "canals"}),
    "rename_search": page("matching:rename_search", {"name": "New"}),
    "change_search": page("matching:change_search"),
    "delete_search": page("matching:saved_search"),
    "mark_notice": own("notice", {"read": True}),
    "mark_all_notices": lambda s, role: Call(body={}),
    "choose_notice_settings": lambda s, role: Call(body={"paces": {"match": "weekly"}}),
    "report_something": lambda s, role: Call(
        body={"kind": "plan", "id": s.things["public"].pk, "ground": "false"}
    ),
    "read_case": page("moderation:case"),
    "decide_case": page("moderation:decide", {"verdict": "dismiss", "reason": "It is so."}),
    "reopen_case": page("moderation:reopen"),
    "answer_case": page("moderation:answer", {"text": "It is so, as you can read."}),
    "change_me": lambda s, role: Call(body={"name": "New"}),
}

CALLS: dict[str, In] = {
    **OF_PLANS,
    **OF_ORGANISATIONS,
    **OF_EXCHANGE,
    **OF_EVENTS,
    **AROUND_EVENTS,
    **OF_TIMETABLES,
    **OF_ONES_OWN,
}


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
        OF_ORGANISATION,
    ),
    "express_interest": (
        lambda s, role: Call(
            (s.things[f"{Role.ACCOUNT} draft entry"].slug,), body={"text": "Hello", **for_whom(s, role)}
        ),
        NOBODY,
    ),
    **dict.fromkeys(
        ("read_event", "read_event_report", "read_poll"),
        (lambda s, role: Call((s.things[f"{Role.ACCOUNT} draft event"].slug,)), OF_ORGANISATION),
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
