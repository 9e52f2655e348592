"""Who may have a token and do what with it; and for each operation of the API the rule of the domain that guards it."""

from collections.abc import Callable

from ucap.api.models import ApiToken
from ucap.exchange import rules as exchange
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import SIGNED_IN, rule
from ucap.matching import rules as matching
from ucap.moderation import rules as moderation
from ucap.notices import rules as notices
from ucap.organisations import rules as organisations
from ucap.people.models import User
from ucap.people.rules import Viewer, anyone, is_signed_in, lacks_second_factor
from ucap.plans import rules as plans

NOT_YOUR_TOKEN = gettext_noop("This token belongs to somebody else.")


@rule(
    "Make a personal token",
    lets=SIGNED_IN,
    when="after signing in anew; whoever holds an office only with a second factor",
)
def may_make_token(viewer: Viewer) -> bool:
    """Everybody for themselves. A token acts without a second factor, so whoever must have one shows it when the token is made."""
    return isinstance(viewer, User) and is_signed_in(viewer) and not lacks_second_factor(viewer)


@rule("Withdraw a personal token", lets=SIGNED_IN, when="one's own")
def may_withdraw_token(viewer: Viewer, token: ApiToken) -> bool:
    return isinstance(viewer, User) and is_signed_in(viewer) and token.person_id == viewer.id


PAGES: dict[str, Callable[..., bool]] = {
    "api:tokens": is_signed_in,
    "api:make_token": may_make_token,
    "api:withdraw_token": may_withdraw_token,
    "api:restore_token": may_withdraw_token,
    "api:reference": anyone,
    "api_versions": anyone,
    "api_schema": anyone,
    "api_problem": anyone,
    "api_elsewhere": anyone,
}
ACTIONS: dict[str, Callable[..., bool]] = {
    "make_token": may_make_token,
    "withdraw_token": may_withdraw_token,
    "restore_token": may_withdraw_token,
}
# Operation of the API -> the rule of the domain that guards it
OPERATIONS: dict[str, Callable[..., bool]] = {
    "list_plans": anyone,
    "list_filters": anyone,
    "compare_plans": plans.may_read,
    "read_plan": plans.may_read,
    "list_versions": plans.may_read,
    "read_version": plans.may_see_version,
    "list_changes": plans.may_see_version,
    "read_document": plans.may_read,
    "read_plan_calendar": anyone,
    "read_calendar": anyone,
    "read_overview": anyone,
    "search_everything": anyone,
    "search_by_meaning": anyone,
    "list_cities": anyone,
    "read_city": anyone,
    "read_city_calendar": anyone,
    "list_goals": anyone,
    "list_topics": anyone,
    "find_places": anyone,
    "list_drafts": plans.may_see_work,
    "create_draft": plans.may_create,
    "read_draft": plans.may_edit,
    "edit_part": plans.may_edit,
    "undo_edit": plans.may_edit,
    "throw_away": plans.may_discard,
    "bring_back": plans.may_bring_back,
    "begin_version": plans.may_edit,
    "change_state": plans.may_change_state,
    "read_review": plans.may_edit,
    "submit_draft": plans.may_edit,
    "take_back_draft": plans.may_edit,
    "send_back_draft": plans.may_edit,
    "confirm_draft": plans.may_confirm,
    "import_document": plans.may_create,
    "read_import": plans.may_see_import,
    "read_again": plans.may_see_import,
    "settle_doubt": plans.may_settle,
    "ask_for_full_plan": plans.may_ask,
    "list_requests": plans.may_decide_access,
    "grant_request": plans.may_decide_access,
    "refuse_request": plans.may_decide_access,
    "attach_full_plan": plans.may_edit,
    "open_full_plan": plans.may_edit,
    "list_organisations": anyone,
    "read_organisation": organisations.may_see,
    "create_organisation": organisations.may_create,
    "change_organisation": organisations.may_edit,
    "list_my_organisations": organisations.may_see_own,
    "list_members": organisations.may_see_members,
    "ask_to_join": organisations.may_ask_to_join,
    "join_by_domain": organisations.may_ask_to_join,
    "leave_organisation": organisations.may_leave,
    "change_role": organisations.may_manage,
    "remove_member": organisations.may_manage,
    "restore_member": organisations.may_bring_back,
    "accept_join_request": organisations.may_decide,
    "refuse_join_request": organisations.may_decide,
    "take_back_join_request": organisations.may_take_back_request,
    "invite_member": organisations.may_manage,
    "withdraw_invitation": organisations.may_withdraw,
    "accept_invitation": organisations.may_answer,
    "decline_invitation": organisations.may_answer,
    "verify_domain": organisations.may_verify_domain,
    "remove_domain": organisations.may_remove_domain,
    "list_entries": anyone,
    "read_entry": exchange.may_read,
    "list_my_entries": is_signed_in,
    "create_entry": exchange.may_write,
    "read_entry_draft": exchange.may_edit,
    "change_entry": exchange.may_edit,
    "publish_entry": exchange.may_edit,
    "change_entry_state": exchange.may_edit,
    "express_interest": exchange.may_express,
    "list_my_conversations": is_signed_in,
    "list_pipeline": exchange.may_see_pipeline,
    "change_entry_visibility": exchange.may_edit,
    "read_entry_file": exchange.may_read,
    "add_entry_file": exchange.may_edit,
    "describe_entry_file": exchange.may_remove_file,
    "remove_entry_file": exchange.may_remove_file,
    "read_message_file": exchange.may_talk,
    "list_matches": matching.may_see_matches,
    "dismiss_match": matching.may_dismiss,
    "bring_back_match": matching.may_dismiss,
    "read_match_level": matching.may_choose_level,
    "choose_match_level": matching.may_choose_level,
    "list_my_searches": matching.may_save,
    "save_search": matching.may_save,
    "rename_search": matching.may_keep,
    "change_search": matching.may_keep,
    "delete_search": matching.may_keep,
    "read_conversation": exchange.may_talk,
    "write_message": exchange.may_talk,
    "send_message_files": exchange.may_talk,
    "decline_interest": exchange.may_answer,
    "pass_on_interest": exchange.may_answer,
    "withdraw_interest": exchange.may_withdraw,
    "take_up_interest": exchange.may_take_up,
    "change_stage": exchange.may_move,
    "say_outcome": exchange.may_move,
    "list_notices": notices.may_see_inbox,
    "mark_notice": notices.may_read,
    "mark_all_notices": notices.may_see_inbox,
    "read_notice_settings": notices.may_choose,
    "choose_notice_settings": notices.may_choose,
    "report_something": moderation.may_report,
    "list_cases": moderation.may_moderate,
    "list_my_cases": is_signed_in,
    "read_case": moderation.may_see_case,
    "decide_case": moderation.may_decide,
    "reopen_case": moderation.may_decide,
    "answer_case": moderation.may_answer,
    "read_me": is_signed_in,
    "change_me": is_signed_in,
}
