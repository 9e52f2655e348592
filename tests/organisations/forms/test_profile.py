"""What an organisation says of itself, as a form."""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tests.organisations.factories import GRANADA, YANGZHOU, make_profile
from ucap.organisations.forms.profile import MOST_NAMES, ProfileForm
from ucap.organisations.profile import Profile
from ucap.organisations.states import Kind, Size


def written(**changes: Any) -> QueryDict:
    """The form of a university in Granada as a browser sends it."""
    data: dict[str, Any] = {
        "names-TOTAL_FORMS": "1",
        "names-INITIAL_FORMS": "0",
        "names-0-name": "University of Granada",
        "names-0-language": "en",
        "names-0-ORDER": "1",
        "kind": "university",
        "country": "ES",
        "city": "Granada",
        **changes,
    }
    given_ = QueryDict(mutable=True)
    for name, value in data.items():
        given_.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return given_


def errors(**changes: Any) -> dict[str, Any]:
    form = ProfileForm(written(**changes))
    form.is_valid()
    return dict(form.fields.errors)


def sent_back(profile: Profile) -> QueryDict:
    """What a browser sends when nothing in the form is changed."""
    form = ProfileForm(before=profile)
    data = QueryDict(mutable=True)
    data["names-TOTAL_FORMS"] = data["names-INITIAL_FORMS"] = str(len(profile.names))
    for number, (language, name) in enumerate(profile.names):
        data[f"names-{number}-name"], data[f"names-{number}-language"] = name, language
        data[f"names-{number}-ORDER"] = str(number + 1)
    for name in form.fields.fields:
        value = form.fields.initial.get(name, "")
        data.setlist(name, [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)])
    return data


def test_the_least_is_a_name_a_kind_and_a_place() -> None:
    form = ProfileForm(written())
    assert form.is_valid()
    assert form.profile() == make_profile()


def test_everything_comes_back_as_it_was() -> None:
    profile = Profile(
        names=(("zh-Hans", "扬州大学"), ("en", "Yangzhou University"), ("en", "YZU")),
        kind=Kind.RESEARCH,
        country="CN",
        place=YANGZHOU,
        website="https://www.yzu.edu.cn/",
        size=Size.VERY_LARGE,
        description="One line\n\nAnother",
        languages=("en", "zh-Hans"),
        goals=(4, 9),
        topics=("Housing",),
        words=("water", "garden heritage"),
        identifiers=(("lei", "1"), ("ror", "03tqb8s11"), ("vat", "2"), ("vat", "3")),
    )
    for language in ("en", "zh-hans", "de"):
        with override(language):
            form = ProfileForm(sent_back(profile), before=profile)
            assert form.is_valid(), (form.fields.errors, form.names.errors)
            assert form.profile() == profile


def test_a_city_is_written_in_any_language_and_has_to_be_known() -> None:
    form = ProfileForm(written(city="格拉纳达"))
    assert form.is_valid()
    assert form.profile().place == GRANADA
    assert "city" in errors(city="Nowhereville-on-Sea")
    assert "city" in errors(country="CN")
    assert not errors(city="")


def test_where_several_cities_have_the_name_one_is_chosen() -> None:
    asked = written(country="US", city="Springfield")
    form = ProfileForm(asked)
    assert not form.is_valid()
    candidates = [value for value, _ in form.fields.fields["place"].choices]  # type: ignore[attr-defined]
    assert len(candidates) > 1
    asked["place"] = candidates[1]
    chosen = ProfileForm(asked)
    assert chosen.is_valid()
    assert chosen.profile().place == candidates[1]
    asked["place"] = GRANADA
    assert not ProfileForm(asked).is_valid()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ror", "04njjy448"),
        ("ror", "ror"),
        ("website", "javascript:alert(1)"),
        ("website", "https://ana:secret@ugr.es/"),
        ("website", "ftp://ugr.es"),
        ("description", "x" * 2001),
        ("description", "http://a.example http://b.example http://c.example http://d.example"),
        ("words", ", ".join(f"word {number}" for number in range(21))),
        ("kind", "bank"),
        ("country", "XX"),
        ("goals", ["18"]),
        ("topics", ["Nothing"]),
        ("languages", ["xx"]),
        ("number", "12345"),
        ("scheme", "vat"),
    ],
)
def test_what_is_wrong_is_named(name: str, value: Any) -> None:
    expected = {"number": "scheme", "scheme": "number"}.get(name, name)
    assert list(errors(**{name: value})) == [expected]


@pytest.mark.parametrize("name", ["", "...", "<b></b>", "see www.example.org"])
def test_a_name_is_a_name(name: str) -> None:
    assert not ProfileForm(written(**{"names-0-name": name})).is_valid()


def test_names_are_ordered_added_and_taken_out() -> None:
    rows = {
        "names-TOTAL_FORMS": "3",
        "names-0-ORDER": "2",
        "names-1-name": "UGR",
        "names-1-language": "es",
        "names-1-ORDER": "1",
        "names-2-name": "Old",
        "names-2-language": "es",
        "names-2-ORDER": "3",
        "names-2-DELETE": "on",
    }
    form = ProfileForm(written(**rows))
    assert form.is_valid()
    assert form.profile().names == (("es", "UGR"), ("en", "University of Granada"))
    pressed = ProfileForm(written(rows="add:names"))
    assert not pressed.is_valid()
    assert len(pressed.names.forms) == 2


def test_markup_and_hidden_signs_are_left_out() -> None:
    form = ProfileForm(written(**{"names-0-name": "Uni\u200bversity <script>x</script>of Granada"}))
    assert form.is_valid()
    assert "<" not in form.profile().main_name
    assert "\u200b" not in form.profile().main_name


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "names-TOTAL_FORMS",
                "names-0-name",
                "names-0-ORDER",
                "city",
                "country",
                "website",
                "ror",
                "words",
                "rows",
                "goals",
                "place",
                "number",
            ]
        ),
        st.text(max_size=40),
    )
)
def test_whatever_is_sent_is_taken_or_refused_and_nothing_breaks(changes: dict[str, str]) -> None:
    form = ProfileForm(written(**changes))
    if form.is_valid():
        assert form.profile().names


def test_no_more_names_are_looked_at_than_can_be_kept() -> None:
    form = ProfileForm(written(**{"names-TOTAL_FORMS": "99999"}))
    assert not form.is_valid()
    assert len(form.names.forms) == MOST_NAMES
