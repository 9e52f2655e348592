"""What the styleguide shows its components with: the cities of the example plan, and words of several lengths and scripts."""

from dataclasses import dataclass, field

from django import forms


@dataclass(frozen=True, slots=True)
class SampleCity:
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    names: dict[str, str] = field(default_factory=dict)
    href: str = "#places"
    note: str = ""


CITIES = [
    SampleCity("Yangzhou", "CN", 32.4, 119.4, 4_600_000, {"zh-Hans": "扬州"}, note="1 plan"),
    SampleCity("Granada", "ES", 37.18, -3.6, 232_000, {"zh-Hans": "格拉纳达"}),
    SampleCity(
        "Barcelona",
        "ES",
        41.39,
        2.17,
        1_620_000,
        {"zh-Hans": "巴塞罗那", "it": "Barcellona", "fr": "Barcelone"},
    ),
    SampleCity("Stuttgart", "DE", 48.78, 9.18, 635_000, {"zh-Hans": "斯图加特", "it": "Stoccarda"}),
    SampleCity("Manchester", "GB", 53.48, -2.24, 553_000, {"zh-Hans": "曼彻斯特"}),
    SampleCity(
        "Rome", "IT", 41.9, 12.5, 2_870_000, {"zh-Hans": "罗马", "it": "Roma", "de": "Rom", "es": "Roma"}
    ),
    SampleCity(
        "Bologna", "IT", 44.49, 11.34, 388_000, {"zh-Hans": "博洛尼亚", "fr": "Bologne", "es": "Bolonia"}
    ),
]
LINES = [(CITIES[0], city) for city in CITIES[1:]]

STAGES = [
    {"name": "Plan", "text": "agreed by both sides", "open": True, "href": "#pictures"},
    {"name": "Match", "text": "3 partners found", "open": True},
    {"name": "Meet", "text": "visit in November", "open": True},
    {"name": "Agree", "text": "nothing signed yet", "open": False},
    {"name": "Do", "text": "no pilot yet", "open": False},
    {"name": "Show", "text": "no result yet", "open": False},
]
MOMENTS = [
    {
        "when": "November 2019",
        "kind": "visit",
        "title": "Delegation to Granada and Stuttgart",
        "done": True,
        "href": "#pictures",
    },
    {
        "when": "January 2020",
        "kind": "conference",
        "title": "Matching conference with stakeholders",
        "text": "Twelve institutes on each side.",
        "done": True,
    },
    {"when": "2021", "kind": "expo", "title": "Horticulture Expo", "done": False},
]
VIEWS = [
    ("cards", "Cards", "cards"),
    ("table", "Table", "table"),
    ("map", "Map", "map"),
    ("timeline", "Timeline", "timeline"),
]
FILES = [
    ("#lists", "PDF", "to print and to sign"),
    ("#lists", "DOCX", "to go on working in Word"),
    ("#lists", "JSON", ""),
]
DIFFERENCE = [("same", "A pilot in "), ("removed", "one"), ("added", "two"), ("same", " districts by 2021.")]


class CityFilters(forms.Form):
    """A list's filters."""

    q = forms.CharField(label="Search for a city", required=False)
    country = forms.MultipleChoiceField(
        label="Country",
        required=False,
        choices=[("CN", "China"), ("ES", "Spain"), ("DE", "Germany"), ("IT", "Italy")],
        widget=forms.CheckboxSelectMultiple,
    )
    size = forms.ChoiceField(
        label="Size", required=False, choices=[("", "Any"), ("large", "More than a million")]
    )


class EveryWidget(forms.Form):
    """A field of every kind."""

    title = forms.CharField(label="Title", help_text="As it stands on the plan's first page.")
    email = forms.EmailField(label="E-mail")
    url = forms.URLField(label="Address on the web", required=False, assume_scheme="https")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    population = forms.IntegerField(label="Inhabitants", required=False)
    start = forms.DateField(label="Start", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    text = forms.CharField(label="What it is about", widget=forms.Textarea, required=False)
    country = forms.ChoiceField(label="Country", choices=[("CN", "China"), ("ES", "Spain")])
    kind = forms.ChoiceField(
        label="Kind", choices=[("visit", "Visit"), ("expo", "Expo")], widget=forms.RadioSelect
    )
    goals = forms.MultipleChoiceField(
        label="Goals",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("Cities", [("11", "Sustainable cities")]),
            ("People", [("4", "Education"), ("5", "Equality")]),
        ],
    )
    agree = forms.BooleanField(label="Both sides have read this", help_text="Ask them if you are not sure.")
    document = forms.FileField(
        label="Document", required=False, help_text="PDF, Word, web page or text, up to 25 MB."
    )


class Activity(forms.Form):
    """A row of a formset."""

    text = forms.CharField(label="Activity")
    when = forms.CharField(label="When", required=False)


Activities = forms.formset_factory(Activity, extra=0, can_delete=True, can_order=True)
