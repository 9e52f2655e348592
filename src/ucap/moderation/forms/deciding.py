"""Deciding, answering, and looking for cases."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from ucap.kernel.fields import CleanText
from ucap.kernel.whole import whole
from ucap.moderation.kinds import kinds
from ucap.moderation.models import LONGEST_TEXT
from ucap.moderation.queries.queue import ALL, ANSWERED, WAITS, Asked
from ucap.moderation.states import DECIDED, Verdict
from ucap.moderation.wording import GROUNDS, REASONS, STATES

LONGEST_SEARCH = 100


def reason_choices() -> list[tuple[str, str]]:
    """The reasons given again and again, in the reader's language."""
    return [("", _("None of these")), *((str(n), _(reason)) for n, reason in enumerate(REASONS))]


class DecideForm(forms.Form):
    """The verdict is the button that was pressed."""

    verdict = forms.ChoiceField(choices=[(one.value, one.value) for one in Verdict], widget=forms.HiddenInput)
    usual = forms.ChoiceField(
        label=gettext_lazy("A usual reason"),
        choices=reason_choices,
        required=False,
        help_text=gettext_lazy("The author reads it in their own language."),
    )
    reason = CleanText(
        label=gettext_lazy("In your words"),
        required=False,
        longest=LONGEST_TEXT - 300,  # a usual reason stands before it
        help_text=gettext_lazy("The author reads it. Say what would have to be changed."),
    )
    verify_author = forms.BooleanField(
        label=gettext_lazy("From now on what this person writes appears at once"), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        nothing_said = not data.get("usual") and not data.get("reason")
        if data.get("verdict") == Verdict.WITHHOLD and nothing_said and not self.errors:
            self.add_error("reason", _("Say why it is taken down, so that the author can mend it or answer."))
        return data

    def answers(self, language: str) -> dict[str, Any]:
        """What the action needs; a usual reason in that language, which is the author's."""
        number = whole(self.cleaned_data["usual"])
        with override(language or None):
            usual = "" if number is None else _(REASONS[number])
        return {
            "verdict": Verdict(self.cleaned_data["verdict"]),
            "reason": "\n\n".join(part for part in (usual, self.cleaned_data["reason"]) if part),
            "verify_author": self.cleaned_data["verify_author"],
        }


class AnswerForm(forms.Form):
    text = CleanText(label=gettext_lazy("Your answer"))


def state_choices() -> list[tuple[str, str]]:
    return [
        (WAITS, pgettext("cases", "That wait")),
        (ANSWERED, pgettext("cases", "With a new answer")),
        *((one.value, _(STATES[one])) for one in DECIDED),
        (ALL, pgettext("cases", "All")),
    ]


def kind_choices() -> list[tuple[str, str]]:
    return [("", pgettext("kinds", "All")), *((kind.name, _(kind.label)) for kind in kinds())]


def all_ground_choices() -> list[tuple[str, str]]:
    return [("", pgettext("grounds", "All")), *((ground, _(words)) for ground, words in GROUNDS.items())]


class QueueForm(forms.Form):
    """The filters of the queue, read from the address: whatever makes no sense is left out."""

    q = forms.CharField(
        label=gettext_lazy("Words in reports, reasons and answers, or an author's name"), required=False
    )
    state = forms.ChoiceField(label=gettext_lazy("Show cases"), choices=state_choices, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("About what"), choices=kind_choices, required=False)
    ground = forms.ChoiceField(label=gettext_lazy("Why"), choices=all_ground_choices, required=False)

    def asked(self, page: str) -> Asked:
        """What is looked for."""
        self.full_clean()
        found = self.cleaned_data
        return Asked(
            words=str(found.get("q", ""))[:LONGEST_SEARCH],
            state=found.get("state", WAITS),
            kind=found.get("kind", ""),
            ground=found.get("ground", ""),
            page=page,
        )
