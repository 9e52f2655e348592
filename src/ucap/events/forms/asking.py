"""Asking for a meeting, and answering."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ucap.events.models.meeting import LONGEST_TEXT
from ucap.events.queries.asking import Asking
from ucap.events.states import AskedState, Priority
from ucap.exchange.models import Entry
from ucap.kernel.fields import CleanText
from ucap.kernel.hygiene import plain_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_SEARCH = 200
PRIORITIES: "Mapping[Priority, StrOrPromise]" = {
    Priority.MUST: pgettext_lazy("a meeting", "I have to meet them"),
    Priority.WANT: pgettext_lazy("a meeting", "I would like to meet them"),
    Priority.COULD: pgettext_lazy("a meeting", "I could meet them"),
}
SHORT_PRIORITIES: "Mapping[Priority, StrOrPromise]" = {
    Priority.MUST: pgettext_lazy("a meeting", "must"),
    Priority.WANT: pgettext_lazy("a meeting", "want"),
    Priority.COULD: pgettext_lazy("a meeting", "could"),
}
ASKED_STATES: "Mapping[AskedState, StrOrPromise]" = {
    AskedState.WAITING: pgettext_lazy("a meeting request", "Waits for an answer"),
    AskedState.ACCEPTED: pgettext_lazy("a meeting request", "Accepted"),
    AskedState.DECLINED: pgettext_lazy("a meeting request", "Declined"),
    AskedState.WITHDRAWN: pgettext_lazy("a meeting request", "Withdrawn"),
}


class SearchForm(forms.Form):
    """Looking for somebody among the participants."""

    q = forms.CharField(label=_("Search the participants"), required=False)

    def words(self) -> str:
        """What is looked for."""
        return plain_words(self.data.get("q", ""))[:LONGEST_SEARCH]


class AskForm(forms.Form):
    priority = forms.ChoiceField(
        label=_("How much do you want this meeting?"),
        choices=list(PRIORITIES.items()),
        widget=forms.RadioSelect,
        initial=Priority.WANT,
        help_text=_("The timetable holds first what both have to or want to hold."),
    )
    text = CleanText(
        label=_("What would you like to talk about?"),
        required=False,
        longest=LONGEST_TEXT,
        rows=3,
        help_text=_("They read it before they answer."),
    )
    entry = forms.ChoiceField(label=_("An entry of yours that it is about"), required=False)
    other = forms.ChoiceField(label=_("An entry of theirs that it is about"), required=False)

    def __init__(self, data: Any, *, there: Asking, initial: Mapping[str, str] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        for name, entries in (("entry", there.own_entries), ("other", there.their_entries)):
            if not entries:
                del self.fields[name]
                continue
            field: Any = self.fields[name]
            field.choices = [("", gettext("None")), *((one.pk, one.title) for one in entries)]
        self.entries = _by_id((*there.own_entries, *there.their_entries))

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        said = self.cleaned_data
        return {
            "priority": Priority(said["priority"]),
            "text": said["text"],
            "entry": self.entries.get(said.get("entry", "")),
            "other": self.entries.get(said.get("other", "")),
        }


class AnswerForm(forms.Form):
    """An answer to a request: yes, with how much one wants it; or no, with why if one says it."""

    answer = forms.ChoiceField(choices=[("accept", "accept"), ("decline", "decline")])
    priority = forms.ChoiceField(
        label=_("How much do you want this meeting?"), choices=list(PRIORITIES.items()), required=False
    )
    why = CleanText(label=_("Why not?"), required=False, longest=LONGEST_TEXT, rows=2)

    @property
    def accepts(self) -> bool:
        return bool(self.cleaned_data["answer"] == "accept")

    @property
    def priority_said(self) -> Priority:
        return Priority(self.cleaned_data["priority"] or Priority.WANT)


def _by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {one.pk: one for one in entries}
