"""Who may report, decide and answer."""

from collections.abc import Callable

from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, PEOPLE, Role, rule
from ucap.moderation.kinds import Shown, shown
from ucap.moderation.models import Case
from ucap.people.models import User
from ucap.people.rules import Viewer, is_secretariat, is_signed_in, is_verified, may_take_part

NOT_A_MODERATOR = gettext_noop("Only the secretariat decides what is shown.")
CONCERNED = (Role.OWNER, Role.OFFICER, Role.SECRETARIAT)
OF_THE_CASE = "whoever wrote what the case is about or speaks for it"


@rule(
    "Report something", lets=EVERYBODY, when="what is public; a message of a conversation, who reads it there"
)
def may_report(viewer: Viewer, thing: Shown) -> bool:
    """Anyone who sees it, also without an account; the action looks at how often."""
    return thing.public and thing.opens(viewer.pk)


@rule("Write something new that may have to wait for a moderator", lets=PEOPLE)
def may_write(viewer: Viewer) -> bool:
    return may_take_part(viewer)


def must_wait(author: User) -> bool:
    """Whether what this person writes waits for a moderator before others see it."""
    return not is_verified(author)


@rule("See what waits for a moderator", lets=[Role.SECRETARIAT])
def may_moderate(viewer: Viewer) -> bool:
    return is_secretariat(viewer)


@rule(
    "Decide on a case",
    lets=[Role.SECRETARIAT],
    when="not on what they wrote themselves, while somebody else of the secretariat can",
)
def may_decide(viewer: Viewer, case: Case) -> bool:
    if not isinstance(viewer, User) or not is_secretariat(viewer):
        return False
    return case.author_id != viewer.pk or not _others_of_secretariat(viewer)


@rule("See a case", lets=CONCERNED, when=OF_THE_CASE)
def may_see_case(viewer: Viewer, case: Case) -> bool:
    return is_secretariat(viewer) or speaks_for(viewer, case)


@rule("Answer to a case", lets=CONCERNED, when=OF_THE_CASE)
def may_answer(viewer: Viewer, case: Case) -> bool:
    return may_see_case(viewer, case)


def speaks_for(viewer: Viewer, case: Case) -> bool:
    """Whether this person wrote what the case is about, or speaks for it."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return False
    if case.author_id == viewer.pk:
        return True
    thing = shown(case.subject_kind, case.subject_id)
    return thing is not None and viewer.pk in (thing.author_id, *thing.concerned)


def _others_of_secretariat(viewer: User) -> bool:
    return User.objects.filter(is_secretariat=True, is_active=True).exclude(pk=viewer.pk).exists()


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "moderation:report": may_report,
    "moderation:reported": may_report,
    "moderation:queue": may_moderate,
    "moderation:mine": is_signed_in,
    "moderation:about": may_see_case,
    "moderation:case": may_see_case,
    "moderation:decide": may_decide,
    "moderation:reopen": may_decide,
    "moderation:answer": may_answer,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "hold": may_write,
    "report": may_report,
    "decide": may_decide,
    "reopen": may_decide,
    "answer": may_answer,
    "note_reading": may_see_case,
}
