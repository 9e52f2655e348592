"""The filters in use, and the address without each."""

from django.http import QueryDict

from ucap.web.filters import filters_in_use, only
from ucap.web.styleguide.samples import CityFilters


def test_each_value_in_use_can_be_taken_out_by_itself() -> None:
    parameters = QueryDict("q=rom&country=IT&country=ES&page=3&view=map")
    used = filters_in_use(CityFilters(parameters), parameters)
    assert [(one.name, one.value) for one in used] == [
        ("Search for a city", "rom"),
        ("Country", "Italy"),
        ("Country", "Spain"),
    ]
    assert QueryDict(used[1].without.lstrip("?")) == QueryDict("q=rom&country=ES&view=map")


def test_an_empty_filter_is_not_in_use() -> None:
    parameters = QueryDict("q=&size=")
    assert filters_in_use(CityFilters(parameters), parameters) == []


def test_what_is_kept_when_all_is_cleared() -> None:
    assert only(QueryDict("q=rom&sort=-name&view="), ["sort", "view"]).urlencode() == "sort=-name"
