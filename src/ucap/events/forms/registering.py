"""Registering: in whose name, how they come, what the hosts ask, and whether the others see it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ucap.events.actions.registered import LONGEST_NAME
from ucap.events.actions.registering import Said
from ucap.events.answers import LONGEST_ANSWER, Asked
from ucap.events.models import Event, Registration
from ucap.events.models.registration import LONGEST_HOUSE
from ucap.events.registering_words import COMES
from ucap.events.states import Mode, QuestionKind
from ucap.kernel.fields import CleanLine, CleanText
from ucap.language.tags import language_tag
from ucap.organisations.acting import Acting
from ucap.organisations.models import Organisation
from ucap.organisations.queries.names import name_of
from ucap.organisations.wording import tongue_choices
from ucap.places.models import City
from ucap.places.names import local_name

ALONE = "self:"
MOST_LINKS = 3  # in an answer
ABOUT_THEM = ("name", "email", "acting", "house", "mode")


class RegistrationForm(forms.Form):
    """What one registers with, or changes; `before` is what was said so far, `possible` for whom one may act.

    `names_house`: it is of one of a delegation, said by whoever registered that.
    """

    name = CleanLine(
        label=_("Name on the badge"), longest=LONGEST_NAME, help_text=_("As others are to read it.")
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Whoever has it can take the registration over, with an account under this address."),
    )
    acting = forms.ChoiceField(label=_("In whose name do you come?"))
    house = CleanLine(
        label=_("Organisation, if another"),
        longest=LONGEST_HOUSE,
        required=False,
        help_text=_("It stands on the badge and beside their name. Empty: the one above."),
    )
    mode = forms.ChoiceField(label=_("How do you come?"), widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(
        label=_("Languages you can work in"),
        required=False,
        choices=tongue_choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--languages"}),
    )
    listed = forms.BooleanField(
        label=_("Show me to the others who come"),
        required=False,
        help_text=_(
            "They see your name, organisation or city, languages, and what your organisation offers and asks for; never"
            " your address or answers. Without it you can ask others for meetings, and nobody asks you. You can change"
            " this at any time."
        ),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        event: Event,
        questions: Sequence[Asked],
        possible: Sequence[Acting],
        before: Registration | None = None,
        initial: Mapping[str, Any] | None = None,
        names_house: bool = False,
    ) -> None:
        said = _said_before(before) if before else dict(initial or {})
        super().__init__(data, initial=said)
        self.asked = questions
        acting: Any = self.fields["acting"]
        acting.choices = _acting_choices(possible, before)
        if len(acting.choices) == 1:
            acting.widget, self.initial["acting"] = forms.HiddenInput(), acting.choices[0][0]
        if before is None or before.person_id is not None:
            del self.fields["email"]
        else:  # somebody else says it for them
            self.fields["listed"].label = gettext("They agreed to be shown to the others who come")
        if not names_house:
            del self.fields["house"]
        how: Any = self.fields["mode"]
        how.choices = [(value, gettext(words)) for value, words in COMES.items()]
        if event.mode != Mode.MIXED:
            del self.fields["mode"]
        self.fields |= {f"q_{one.id}": _field(one) for one in questions}
        self.order_fields([*ABOUT_THEM, *(f"q_{one.id}" for one in questions)])

    @property
    def about_them(self) -> list[forms.BoundField]:
        """What is always asked, but for the consent."""
        return [self[name] for name in ABOUT_THEM if name in self.fields]

    @property
    def questions(self) -> list[forms.BoundField]:
        """The hosts' own."""
        return [self[f"q_{one.id}"] for one in self.asked]

    def said(self) -> Said:
        """What the action needs."""
        given = self.cleaned_data
        kind, _colon, key = given["acting"].partition(":")
        return Said(
            name=given["name"],
            organisation=Organisation.objects.get(pk=key) if kind == "organisation" else None,
            city=City.objects.get(pk=key) if kind == "city" else None,
            mode=Mode(given.get("mode") or Mode.PLACE),
            languages=given["languages"],
            listed=given["listed"],
            answers={one.id: given.get(f"q_{one.id}") for one in self.asked},
        )


def first_initial(name: str, acting: str) -> dict[str, Any]:
    """What the form begins with: the account's name, for whom one acts, the reader's language."""
    return {"name": name, "acting": acting, "languages": [language_tag(get_language() or "en")]}


def acting_choices(possible: Sequence[Acting]) -> list[tuple[str, str]]:
    """Oneself first."""
    return [
        (ALONE, gettext("Myself alone")),
        *((one.key, one.name) for one in possible if one.kind != "self"),
    ]


def _acting_choices(possible: Sequence[Acting], before: Registration | None) -> list[tuple[str, str]]:
    choices = acting_choices(possible)
    if before is None:
        return choices
    here = _acting_before(before)
    if here[0] not in dict(choices):  # they left it since, or somebody else registered them
        choices.append(here)
    return choices


def _acting_before(before: Registration) -> tuple[str, str]:
    if before.organisation:
        return f"organisation:{before.organisation.pk}", name_of(before.organisation).text
    if before.city:
        name = local_name(before.city.names, before.city.name, get_language() or "en").text
        return f"city:{before.city.pk}", name
    return ALONE, ""


def _said_before(before: Registration) -> dict[str, Any]:
    return {
        "name": before.name,
        "email": before.email,
        "acting": _acting_before(before)[0],
        "house": before.house,
        "mode": before.mode,
        "languages": before.languages,
        "listed": before.listed,
        **{f"q_{id_}": answer for id_, answer in before.answers.items()},
    }


def _field(question: Asked) -> forms.Field:
    """The field for the answer: the wording is the hosts', and escaped as all text is."""
    label, required = question.wording, question.needed
    options = [(one, one) for one in question.options]
    if question.kind == QuestionKind.LINE:
        return CleanLine(
            label=label, required=required, longest=LONGEST_ANSWER[QuestionKind.LINE], most_links=1
        )
    if question.kind == QuestionKind.TEXT:
        return CleanText(
            label=label,
            required=required,
            longest=LONGEST_ANSWER[QuestionKind.TEXT],
            most_links=MOST_LINKS,
            rows=3,
        )
    if question.kind == QuestionKind.CHOICE:
        if len(options) <= 6:
            return forms.ChoiceField(
                label=label, required=required, choices=options, widget=forms.RadioSelect
            )
        return forms.ChoiceField(label=label, required=required, choices=[("", "—"), *options])
    if question.kind == QuestionKind.CHOICES:
        return forms.MultipleChoiceField(
            label=label, required=required, choices=options, widget=forms.CheckboxSelectMultiple
        )
    return forms.BooleanField(label=label, required=required)
