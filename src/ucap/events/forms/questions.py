"""The hosts' own questions, one a row."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ucap.events.answers import (
    LONGEST_OPTION,
    LONGEST_WORDING,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    OF_SEVERAL,
    Asked,
    checked,
)
from ucap.events.registering_words import QUESTION_KINDS
from ucap.events.states import QuestionKind
from ucap.kernel.errors import BadInput
from ucap.kernel.fields import CleanLine
from ucap.kernel.rows import rearranged
from ucap.places.sentences import say


class QuestionRow(forms.Form):
    id = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    wording = CleanLine(label=_("Question"), longest=LONGEST_WORDING, most_links=1)
    kind = forms.ChoiceField(label=_("Answered by"))
    options = forms.CharField(
        label=_("Answers to choose from"),
        required=False,
        max_length=(LONGEST_OPTION + 2) * MOST_OPTIONS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line; only for one or several of several answers."),
    )
    needed = forms.BooleanField(label=_("An answer is needed"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kind: Any = self.fields["kind"]
        kind.choices = [(value, gettext(words)) for value, words in QUESTION_KINDS.items()]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("DELETE") or "wording" not in self.cleaned_data:
            return self.cleaned_data
        try:
            checked(self.question())
        except BadInput as problem:
            wrong = "options" if self.cleaned_data.get("kind") in OF_SEVERAL else "wording"
            raise ValidationError({wrong: say(problem.message)}) from None
        return self.cleaned_data

    def question(self) -> Asked:
        """What the action needs."""
        said = self.cleaned_data
        return Asked(
            QuestionKind(said.get("kind") or QuestionKind.LINE),
            said["wording"],
            tuple(said.get("options", "").splitlines()),
            said.get("needed", False),
            said.get("id", ""),
        )


Rows = forms.formset_factory(
    QuestionRow,
    extra=0,
    max_num=MOST_QUESTIONS,
    absolute_max=MOST_QUESTIONS,
    validate_max=True,
    can_delete=True,
    can_order=True,
)


class QuestionsForm:
    """All of them, in their order."""

    def __init__(self, data: QueryDict | None = None, *, before: list[Asked]) -> None:
        self.changed = rearranged(data) if data else None  # a button moved rows: shown again, not yet sent
        self.rows = Rows(self.changed or data or None, prefix="questions", initial=_initial(before))

    def is_valid(self) -> bool:
        """Whether it was sent and can be kept."""
        return self.changed is None and self.rows.is_bound and self.rows.is_valid()

    def questions(self) -> list[Asked]:
        """What the action needs."""
        return [one.question() for one in self.rows.ordered_forms if one.cleaned_data.get("wording")]


def _initial(before: list[Asked]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "wording": one.wording,
            "kind": one.kind.value,
            "options": "\n".join(one.options),
            "needed": one.needed,
        }
        for one in before
    ]
