"""Who may do what with an entry: the only place that decides it."""

from collections.abc import Callable

from ucap.exchange.models import Entry, EntryFile, Interest, Message
from ucap.exchange.states import InterestState
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, Role, rule
from ucap.moderation.models import Case
from ucap.organisations.models import Organisation
from ucap.organisations.rules import is_owner, may_act_for
from ucap.organisations.states import State
from ucap.people.models import User
from ucap.people.rules import Viewer, anyone, is_secretariat, is_signed_in, may_take_part, officer_cities
from ucap.places.models import City

NOT_YOURS = gettext_noop(
    "Only its author, an owner of its organisation, an officer of its city or the secretariat may change this entry."
)
NOT_FOR_THEM = gettext_noop("You do not belong to this organisation or city, so you cannot write for it.")
NOT_YOUR_TALK = gettext_noop("Only the two sides of a conversation may do this.")
NOT_INTERESTED = gettext_noop(
    "Express interest for an approved organisation or a city of yours, in an entry of somebody else."
)
MODERATORS_ONLY = gettext_noop("Only the secretariat decides what is shown.")

ITS_PEOPLE = (Role.MEMBER, Role.OWNER, Role.OFFICER)
ITS_EDITORS = (*ITS_PEOPLE, Role.SECRETARIAT)
BOTH_SIDES = "who belongs to one of the two organisations, or speaks for one of the two cities"
ITS_AUTHOR = "its author, an owner of its organisation, an officer of its city"


@rule(
    "Read an entry",
    lets=EVERYBODY,
    when="once it is published, and as far as its visibility reaches; before, and when it is withheld, those it belongs to",
)
def may_read(viewer: Viewer, entry: Entry) -> bool:
    return Entry.objects.filter(pk=entry.pk).visible_to(viewer).exists()


@rule("Write an entry", lets=ITS_PEOPLE, when="for an organisation they belong to or a city they speak for")
def may_write(viewer: Viewer, organisation: Organisation | None, city: City | None) -> bool:
    return speaks_for(viewer, organisation, city)


@rule("Change, publish, renew and withdraw an entry", lets=ITS_EDITORS, when=ITS_AUTHOR)
def may_edit(viewer: Viewer, entry: Entry) -> bool:
    if is_secretariat(viewer):
        return True
    if not isinstance(viewer, User) or not speaks_for(viewer, entry.organisation, entry.city):
        return False
    if entry.organisation is None:
        return True
    return entry.author_id == viewer.pk or is_owner(viewer, entry.organisation)


@rule("Take a file from an entry", lets=ITS_EDITORS, when=ITS_AUTHOR)
def may_remove_file(viewer: Viewer, file: EntryFile) -> bool:
    return may_edit(viewer, file.entry)


@rule(
    "Take an entry from view, and put it back",
    lets=[Role.SECRETARIAT],
    when="as a moderator, deciding on a case",
)
def may_withhold(viewer: Viewer, entry: Entry) -> bool:
    return is_secretariat(viewer)


@rule(
    "Take down a message of a conversation, and put it back",
    lets=[Role.SECRETARIAT],
    when="as a moderator, deciding on a case",
)
def may_hide(viewer: Viewer, message: Message) -> bool:
    return is_secretariat(viewer)


@rule(
    "Express interest in an entry",
    lets=[*ITS_PEOPLE, Role.OUTSIDER, Role.OTHER_OFFICER],
    when="in one they see, of somebody else; for an approved organisation they belong to or a city they speak for",
)
def may_express(viewer: Viewer, entry: Entry, organisation: Organisation | None, city: City | None) -> bool:
    if not speaks_for(viewer, organisation, city) or is_on_its_side(viewer, entry):
        return False
    approved = organisation is None or organisation.state == State.APPROVED
    return approved and may_read(viewer, entry)


@rule("Read a conversation and write in it", lets=ITS_PEOPLE, when=BOTH_SIDES)
def may_talk(viewer: Viewer, interest: Interest) -> bool:
    return side_of(viewer, interest) is not None


@rule(
    "See a message that was reported, with as much of what stands around it as it takes to understand it",
    lets=[Role.SECRETARIAT],
    when="as a moderator, as long as there is a case about it",
)
def may_see_reported(viewer: Viewer, message: Message) -> bool:
    return is_secretariat(viewer) and Case.objects.about("message", str(message.pk)).exists()


@rule("Move a conversation to another stage, and say what became of it", lets=ITS_PEOPLE, when=BOTH_SIDES)
def may_move(viewer: Viewer, interest: Interest) -> bool:
    return may_talk(viewer, interest)


@rule(
    "Answer an interest, decline it or pass it on",
    lets=ITS_PEOPLE,
    when="who belongs to the entry's organisation or speaks for its city",
)
def may_answer(viewer: Viewer, interest: Interest) -> bool:
    return is_on_its_side(viewer, interest.entry)


@rule(
    "Withdraw an interest",
    lets=ITS_PEOPLE,
    when="who belongs to the organisation that is interested or speaks for that city",
)
def may_withdraw(viewer: Viewer, interest: Interest) -> bool:
    return speaks_for(viewer, interest.organisation, interest.city)


@rule(
    "Take up a conversation again that was ended",
    lets=ITS_PEOPLE,
    when="the side that ended it; what became of it, both",
)
def may_take_up(viewer: Viewer, interest: Interest) -> bool:
    if interest.state == InterestState.DECLINED:
        return may_answer(viewer, interest)
    return (
        may_withdraw(viewer, interest)
        if interest.state == InterestState.WITHDRAWN
        else may_talk(viewer, interest)
    )


@rule(
    "See how far all conversations are",
    lets=[Role.SECRETARIAT],
    when="who with whom, stages and outcomes; never the messages",
)
def may_see_pipeline(viewer: Viewer) -> bool:
    return is_secretariat(viewer)


def is_on_its_side(viewer: Viewer, entry: Entry) -> bool:
    """Whether this person belongs to the entry's organisation, or speaks for its city."""
    return speaks_for(viewer, entry.organisation, entry.city)


def side_of(viewer: Viewer, interest: Interest) -> bool | None:
    """True: the side that is interested; False: the entry's; None: neither."""
    if may_withdraw(viewer, interest):
        return True
    return False if may_answer(viewer, interest) else None


def speaks_for(viewer: Viewer, organisation: Organisation | None, city: City | None) -> bool:
    """Whether this person belongs to that organisation, as long as it stands, or is an officer of that city."""
    if not may_take_part(viewer):
        return False
    if organisation is not None:
        return may_act_for(viewer, organisation)
    return city is not None and city.pk in officer_cities(viewer)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "exchange:list": anyone,
    "exchange:download": anyone,
    "exchange:entry": may_read,
    "exchange:file": may_read,
    "exchange:new": is_signed_in,
    "exchange:mine": is_signed_in,
    **dict.fromkeys(
        (
            "exchange:edit",
            "exchange:publish",
            "exchange:drop",
            "exchange:change",
            "exchange:choose_visibility",
            "exchange:add_file",
            "exchange:translation",
            "exchange:machine_translation",
        ),
        may_edit,
    ),
    "exchange:describe_file": may_remove_file,
    "exchange:remove_file": may_remove_file,
    "exchange:express": is_signed_in,  # the page says why one may not
    "exchange:conversations": is_signed_in,
    "exchange:conversations_download": is_signed_in,
    "exchange:conversation": may_talk,
    "exchange:write": may_talk,
    "exchange:message_file": may_talk,
    "exchange:decline": may_answer,
    "exchange:pass_on": may_answer,
    "exchange:withdraw": may_withdraw,
    "exchange:take_up": may_take_up,
    "exchange:move": may_move,
    "exchange:say_outcome": may_move,
    "exchange:pipeline": may_see_pipeline,
    "exchange:pipeline_download": may_see_pipeline,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "begin_entry": may_write,
    "begin_from_plan": may_write,
    "change_draft": may_edit,
    "write_next_version": may_edit,
    "drop_next_version": may_edit,
    "choose_visibility": may_edit,
    "publish_entry": may_edit,
    "take_back_entry": may_edit,
    "renew_entry": may_edit,
    "withdraw_entry": may_edit,
    "bring_back_entry": may_edit,
    "mark_matched": may_edit,
    "mark_fulfilled": may_edit,
    "reopen_entry": may_edit,
    "add_file": may_edit,
    "correct_translation": may_edit,
    "use_machine_translation": may_edit,
    "describe_file": may_remove_file,
    "remove_file": may_remove_file,
    "withhold_entry": may_withhold,
    "release_entry": may_withhold,
    "hide_message": may_hide,
    "show_message": may_hide,
    "express_interest": may_express,
    "answer_interest": may_answer,
    "decline_interest": may_answer,
    "pass_on_interest": may_answer,
    "withdraw_interest": may_withdraw,
    "take_up_interest": may_take_up,
    "write_message": may_talk,
    "note_reading": may_talk,
    "move_stage": may_move,
    "say_outcome": may_move,
}
