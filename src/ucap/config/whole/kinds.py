"""What of an installation is exported, as which kind of line, and what is not, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

FORMAT = 1
HEADER, FILE = "ucap", "file"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of line: a row of a table."""

    name: str
    model: str  # "people.User"
    without: frozenset[str] = frozenset()  # fields that are secrets, or follow from the others

    @property
    def table(self) -> Any:
        from django.apps import apps

        return apps.get_model(self.model)

    @property
    def rows(self) -> Any:
        """All rows there are."""
        from django.db.models import QuerySet

        return QuerySet(self.table)

    @property
    def fields(self) -> list[Any]:
        """Django's fields of the row, in the order of the line's keys."""
        return [one for one in self.table._meta.concrete_fields if one.name not in self.without]  # noqa: SLF001


SECRETS = frozenset({"password", "last_login", "is_superuser", "is_staff"})
FOLLOWS = frozenset(
    {"title", "language", "starts", "ends", "words"}
)  # from a version's content (plans/projection.py)
KINDS = (
    Kind("city", "places.City"),
    Kind("person", "people.User", SECRETS),
    Kind("address", "account.EmailAddress"),
    Kind("officer", "people.CityOfficer"),
    Kind("consent", "people.Consent"),
    Kind("erasure", "privacy.Erasure"),
    Kind("preference", "notices.Preference"),
    Kind("organisation", "organisations.Organisation"),
    Kind("organisation name", "organisations.OrganisationName"),
    Kind("organisation identifier", "organisations.Identifier"),
    Kind("organisation language", "organisations.WorkLanguage"),
    Kind("organisation theme", "organisations.WorkTheme"),
    Kind("organisations told apart", "organisations.ToldApart"),
    Kind("membership", "organisations.Membership"),
    Kind("e-mail domain", "organisations.EmailDomain"),
    Kind("request to join", "organisations.JoinRequest"),
    Kind("plan", "plans.Plan"),
    Kind("version", "plans.Version", FOLLOWS),
    Kind("confirmation", "plans.Confirmation"),
    Kind("import", "plans.Import"),
    Kind("full document", "plans.FullDocument"),
    Kind("access request", "plans.AccessRequest"),
    Kind("entry", "exchange.Entry"),
    Kind("entry version", "exchange.EntryVersion"),
    Kind("entry city", "exchange.EntryCity"),
    Kind("entry file", "exchange.EntryFile"),
    Kind("entry translation", "exchange.EntryTranslation"),
    Kind("interest", "exchange.Interest"),
    Kind("message", "exchange.Message"),
    Kind("message file", "exchange.MessageFile"),
    Kind("saved search", "matching.SavedSearch"),
    Kind("told of a match", "matching.Told"),
    Kind("level of alerts", "matching.AlertLevel"),
    Kind("match put aside", "matching.Dismissal"),
    Kind("what became of a pair", "matching.Experience"),
    Kind("fitted weights", "matching.Calibration"),
    Kind("asked whether matched", "matching.PartnerAsked"),
    Kind("event", "events.Event"),
    Kind("event text", "events.EventText"),
    Kind("event day", "events.EventDay"),
    Kind("event host", "events.EventHost"),
    Kind("event city", "events.EventCity"),
    Kind("event tag", "events.EventTag"),
    Kind("room", "events.Room"),
    Kind("session", "events.Session"),
    Kind("event file", "events.EventFile"),
    Kind("visit stop", "events.VisitStop"),
    Kind("question", "events.Question"),
    Kind("delegation", "events.Delegation"),
    Kind("registration", "events.Registration"),
    Kind("feedback", "events.Feedback"),
    Kind("matchmaking", "events.Matchmaking"),
    Kind("slot", "events.Slot"),
    Kind("absence", "events.Absence"),
    Kind("interpreter", "events.Interpreter"),
    Kind("interpreter absence", "events.InterpreterAbsence"),
    Kind("kept apart", "events.KeptApart"),
    Kind("meeting request", "events.MeetingRequest"),
    Kind("brought along", "events.BroughtAlong"),
    Kind("timetable", "events.Timetable"),
    Kind("meeting", "events.Meeting"),
    Kind("meeting review", "events.MeetingReview"),
    Kind("poll", "events.Poll"),
    Kind("poll time", "events.PollTime"),
    Kind("poll vote", "events.PollVote"),
    Kind("city invitation", "events.CityInvitation"),
    Kind("spot", "events.Spot"),
    Kind("exhibit", "events.Exhibit"),
    Kind("event report", "events.Report"),
    Kind("case", "moderation.Case"),
    Kind("concern", "moderation.Concern"),
    Kind("answer", "moderation.Answer"),
    Kind("journal entry", "journal.Entry"),
    Kind("journal private", "journal.Private"),
)
BY_NAME = {kind.name: kind for kind in KINDS}
# Tables of ours that stay where they are
LEFT_OUT = {
    "api.ApiToken": "opens a door: its person makes a new one",
    "api.RequestCount": "of one minute",
    "events.FeedKey": "opens a door: its person makes a new one",
    "exchange.EntryTag": "follows from the entry's version",
    "exchange.EntryTranslated": "made anew from what is taken in",
    "exchange.EntryWords": "follows from the entry's version",
    "events.EventWords": "follows from the event and what hangs on it",
    "exchange.TranslationPause": "of this installation's translation service",
    "matching.Index": "made anew from what is taken in",
    "matching.Meaning": "made anew from what is taken in",
    "matching.Pair": "made anew from what is taken in",
    "matching.Paired": "made anew from what is taken in",
    "matching.Wording": "made anew from what is taken in",
    "matching.Word": "made anew from what is taken in",
    "notices.Letter": "sent, or sent from where it was written",
    "notices.Notice": "was told there",
    "organisations.OrganisationInvitation": "its link opens a door: they invite anew",
    "people.Invitation": "its link opens a door: they invite anew",
    "plans.VersionActivity": "follows from the version",
    "plans.VersionCity": "follows from the version",
    "plans.VersionCountry": "follows from the version",
    "plans.VersionGoal": "follows from the version",
    "plans.VersionTheme": "follows from the version",
    "plans.VersionTopic": "follows from the version",
    "privacy.Export": "of a week; whoever wants one asks again",
    "ucap_config.ChoreRun": "of this machine",
}


def file_fields() -> Iterator[tuple[Kind, str]]:
    """Every (kind, field) that names an uploaded file."""
    from django.db.models import FileField

    for kind in KINDS:
        for field in kind.fields:
            if isinstance(field, FileField):
                yield kind, field.name
