"""Expressing interest, and what is said and done in a conversation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ucap.exchange.actions.conversing import MOST_FILES, MOST_LINKS
from ucap.exchange.files import MOST_BYTES
from ucap.exchange.models import LONGEST_MESSAGE, LONGEST_REASON, Entry
from ucap.exchange.queries.expressing import Expressing
from ucap.exchange.states import DeclineReason, Outcome
from ucap.exchange.wording import DECLINE_REASONS, OUTCOMES
from ucap.kernel.fields import CleanText
from ucap.kernel.uploads import UploadField
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.models import City


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(UploadField):
    """Up to five files, as (name, bytes)."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Files"),
            required=False,
            max_length=255,
            widget=SeveralFiles,
            help_text=_("Up to five: PNG, JPEG, WebP, GIF, PDF, text or office files, each up to 10 MB."),
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        given: Sequence[UploadedFile[Any]] = [one for one in data or () if one]
        if len(given) > MOST_FILES:
            raise ValidationError(
                gettext("A message has at most %(limit)d files."), code="many", params={"limit": MOST_FILES}
            )
        files = [super(Files, self).clean(one, initial) for one in given]
        if any(one.size > MOST_BYTES for one in files):
            raise ValidationError(
                gettext("This file is too large. At most 10 MB are possible."), code="large"
            )
        return [(one.name, one.read()) for one in files]


class MessageForm(forms.Form):
    """A message, or a note for one's own side."""

    text = CleanText(label=_("Your message"), longest=LONGEST_MESSAGE, most_links=MOST_LINKS, rows=5)
    attached = Files()
    note = forms.BooleanField(label=_("A note that only your own side reads"), required=False)

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        return {
            "text": self.cleaned_data["text"],
            "note": self.cleaned_data["note"],
            "files": self.cleaned_data["attached"],
        }


class ExpressForm(forms.Form):
    """A first message, for whom one writes, and the entry of one's own that it is about."""

    acting = forms.ChoiceField(label=_("For whom do you write?"))
    text = CleanText(
        label=_("Your message"),
        longest=LONGEST_MESSAGE,
        most_links=MOST_LINKS,
        rows=8,
        help_text=_("Who you are, what you have in mind, and what you would like to know."),
    )
    own_entry = forms.ChoiceField(
        label=_("An entry of yours that it is about"),
        required=False,
        help_text=_("They see it beside your message."),
    )
    attached = Files()

    def __init__(self, data: Any, files: Any, *, there: Expressing, chosen: str, own_entry: str) -> None:
        super().__init__(data, files, initial={"acting": chosen, "own_entry": own_entry})
        self.there = there
        acting: Any = self.fields["acting"]
        acting.choices = [(one.key, one.name) for one in there.possible]
        if len(there.possible) == 1:
            acting.widget = forms.HiddenInput()
            self.initial["acting"] = there.possible[0].key
        own: Any = self.fields["own_entry"]
        own.choices = [("", gettext("None")), *_by_whose(there)]
        if not there.own_entries:
            del self.fields["own_entry"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        belongs_to = {one.id: one.belongs_to for one in self.there.own_entries}
        own_entry = said.get("own_entry")
        if own_entry and "acting" in said and belongs_to[own_entry] != said["acting"]:
            self.add_error("own_entry", gettext("Choose an entry of those for whom you write."))
        return said

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        said = self.cleaned_data
        kind, _, key = said["acting"].partition(":")
        own_entry = said.get("own_entry")
        return {
            "text": said["text"],
            "files": said["attached"],
            "organisation": Organisation.objects.get(pk=key) if kind == "organisation" else None,
            "city": City.objects.get(pk=key) if kind == "city" else None,
            "own_entry": Entry.objects.get(pk=own_entry) if own_entry else None,
        }


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why?"), choices=list(DECLINE_REASONS.items()), widget=forms.RadioSelect
    )
    text = CleanText(
        label=_("In your words"),
        required=False,
        longest=LONGEST_REASON,
        rows=3,
        help_text=_("They read it."),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("reason") == DeclineReason.OTHER and "text" in said and not said["text"]:
            self.add_error("text", gettext("Say why in your own words."))
        return said

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        return {"reason": DeclineReason(self.cleaned_data["reason"]), "text": self.cleaned_data["text"]}


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What became of it?"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect
    )
    text = CleanText(
        label=_("In your words"),
        required=False,
        longest=LONGEST_REASON,
        rows=3,
        help_text=_("Both sides and the secretariat read it."),
    )

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        return {"outcome": Outcome(self.cleaned_data["outcome"]), "text": self.cleaned_data["text"]}


class PassOnForm(forms.Form):
    to = forms.ChoiceField(label=_("To whom?"))

    def __init__(self, data: Any = None, *, people: Sequence[User], **more: Any) -> None:
        super().__init__(data, **more)
        self.people = {person.pk: person for person in people}
        to: Any = self.fields["to"]
        to.choices = [(key, str(person)) for key, person in self.people.items()]

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        return {"to": self.people[self.cleaned_data["to"]]}


def _by_whose(there: Expressing) -> list[tuple[str, Any]]:
    """One's own entries to choose from, grouped where they belong to several."""
    groups = [
        (one.name, [(own.id, own.title) for own in there.own_entries if own.belongs_to == one.key])
        for one in there.possible
    ]
    filled = [(name, entries) for name, entries in groups if entries]
    return filled[0][1] if len(there.possible) == 1 and filled else filled
