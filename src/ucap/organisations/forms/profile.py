"""What an organisation says of itself, as a form: names in rows, the rest in fields."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ucap.kernel.fields import CleanLine, CleanText
from ucap.kernel.hygiene import clean_line
from ucap.kernel.rows import rearranged
from ucap.organisations.forms.places import WhereFields, city_words
from ucap.organisations.models import LONGEST_DESCRIPTION, LONGEST_NAME
from ucap.organisations.names import name_key
from ucap.organisations.profile import Profile
from ucap.organisations.ror import ror_id
from ucap.organisations.states import KIND_LABELS, SIZE_LABELS, Kind, Size
from ucap.organisations.wording import SCHEMES, tongue_choices, topic_choices
from ucap.themes.goals import NUMBERS, goal_title

MOST_NAMES = 20
MOST_WORDS = 20
LONGEST_WORD = 60


class WordList(forms.CharField):
    """Words of one's own, with commas between them."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        for sign in "，、;；\n":
            text = text.replace(sign, ",")
        found = tuple(dict.fromkeys(word for part in text.split(",") if (word := clean_line(part))))
        if len(found) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in found):
            raise ValidationError(
                gettext("Write at most 20 words or short phrases, with commas between them."), code="many"
            )
        return found


class NameRow(forms.Form):
    name = CleanLine(label=_("Name"), longest=LONGEST_NAME)
    language = forms.ChoiceField(label=_("Language of the name"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = tongue_choices()

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name_key(name):
            raise ValidationError(gettext("Write a name with letters in it."), code="name")
        return name


NameRows = forms.formset_factory(
    NameRow,
    extra=0,
    min_num=1,
    validate_min=True,
    max_num=MOST_NAMES,
    absolute_max=MOST_NAMES,  # a thousand rows more are Django's usual: seconds of work for whoever asks
    validate_max=True,
    can_delete=True,
    can_order=True,
)


def goal_choices() -> list[tuple[int, SafeString]]:
    """The seventeen goals, each with its number on its colour."""
    chip = '<span class="sdg"><span class="sdg__number sdg-{0}">{0}</span><span class="sdg__title">{1}</span></span>'
    return [
        (number, format_html(chip, number, goal_title(number, get_language() or "en"))) for number in NUMBERS
    ]


class ProfileFields(WhereFields):
    kind = forms.ChoiceField(label=_("Kind"))
    website = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=300,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    description = CleanText(
        label=_("What it does"),
        required=False,
        longest=LONGEST_DESCRIPTION,
        help_text=_("A few sentences in any language: what others can turn to it for."),
    )
    words = WordList(
        label=_("Fields of work, in your own words"),
        required=False,
        max_length=1500,
        help_text=_("With commas between them: irrigation, heritage, battery recycling"),
    )
    goals = forms.TypedMultipleChoiceField(
        label=_("Sustainable Development Goals"),
        required=False,
        coerce=int,
        choices=goal_choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--goals"}),
    )
    topics = forms.MultipleChoiceField(
        label=_("Urban Agenda topics"),
        required=False,
        choices=topic_choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--topics"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you can work in"),
        required=False,
        choices=tongue_choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--languages"}),
    )
    size = forms.ChoiceField(label=_("How many people work there"), required=False)
    ror = forms.CharField(
        label=_("ROR id"),
        required=False,
        max_length=60,
        help_text=_(
            "Of universities and institutes, from ror.org. It keeps the same house from being entered twice."
        ),
    )
    scheme = forms.ChoiceField(label=_("Another register"), required=False)
    number = CleanLine(label=_("Number in that register"), required=False, longest=60)

    field_order = ("kind", "country", "city", "place", "website", "description", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.choices = [(kind.value, _(label)) for kind, label in KIND_LABELS.items()]
        sizes: Any = self.fields["size"]
        sizes.choices = [("", "—"), *((size.value, _(label)) for size, label in SIZE_LABELS.items())]
        schemes: Any = self.fields["scheme"]
        schemes.choices = [("", "—"), *((key, label) for key, label in SCHEMES.items() if key != "ror")]

    def clean_ror(self) -> str:
        text: str = self.cleaned_data["ror"]
        if text and ror_id(text) is None:
            raise ValidationError(
                gettext(
                    "This is no ROR id: a sign in it is wrong. Copy it from ror.org, like https://ror.org/04njjy449."
                ),
                code="ror",
            )
        return ror_id(text) or ""

    def clean_website(self) -> str:
        address: str = self.cleaned_data["website"]
        if "@" in address.partition("://")[2].partition("/")[0]:
            raise ValidationError(gettext("Write the address without a name or password in it."), code="url")
        return address

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("number") and not said.get("scheme"):
            self.add_error("scheme", gettext("Say which register this number is from."))
        if said.get("scheme") and not said.get("number"):
            self.add_error("number", gettext("Write the number, or choose no register."))
        return said


class ProfileForm:
    """Both parts; `before` is what the organisation says so far."""

    def __init__(self, data: QueryDict | None = None, *, before: Profile | None = None) -> None:
        self.before = before
        self.changed = rearranged(data) if data else None  # a button moved rows: shown again, not yet sent
        given = self.changed or data or None
        self.names = NameRows(given, prefix="names", initial=_names(before))
        self.fields = ProfileFields(given, initial=_initial(before) if before else {})

    def is_valid(self) -> bool:
        """Whether it was sent and can be kept."""
        if self.changed is not None or not self.fields.is_bound:
            return False
        return all([self.names.is_valid(), self.fields.is_valid()])

    def profile(self) -> Profile:
        """What was written. Identifiers that the form does not show stay as they are."""
        said = self.fields.cleaned_data
        place = self.fields.chosen_place
        return Profile(
            names=tuple((row["language"], row["name"]) for row in self._rows()),
            kind=Kind(said["kind"]),
            country=place.country if place else said["country"],
            place=place.id if place else None,
            website=said["website"],
            size=Size(said["size"]) if said["size"] else None,
            description=said["description"],
            languages=tuple(said["languages"]),
            goals=tuple(said["goals"]),
            topics=tuple(said["topics"]),
            words=said["words"],
            identifiers=tuple(sorted(self._identifiers(said))),
        )

    def _rows(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.names.ordered_forms if form.cleaned_data.get("name")]

    def _identifiers(self, said: dict[str, Any]) -> set[tuple[str, str]]:
        kept = set(self.before.identifiers) - set(_shown(self.before)) if self.before else set()
        written = {("ror", said["ror"]), (said["scheme"], said["number"])}
        return kept | {pair for pair in written if all(pair)}


def _names(before: Profile | None) -> list[dict[str, str]]:
    if before:
        return [{"language": language, "name": name} for language, name in before.names]
    own = get_language() or "en"
    return [{"language": "zh-Hans" if own.startswith("zh") else own}]


def _shown(before: Profile) -> list[tuple[str, str]]:
    """Of the identifiers those that have a field: one of ROR, one of another register."""
    ror = [pair for pair in before.identifiers if pair[0] == "ror"][:1]
    return ror + [pair for pair in before.identifiers if pair[0] != "ror"][:1]


def _initial(before: Profile) -> dict[str, Any]:
    shown = _shown(before)
    scheme, number = next((pair for pair in shown if pair[0] != "ror"), ("", ""))
    return {
        "kind": before.kind,
        "country": before.country,
        "city": city_words(before.place),
        "website": before.website,
        "description": before.description,
        "words": ", ".join(before.words),
        "goals": before.goals,
        "topics": before.topics,
        "languages": before.languages,
        "size": before.size or "",
        "ror": next((value for key, value in shown if key == "ror"), ""),
        "scheme": scheme,
        "number": number,
    }
