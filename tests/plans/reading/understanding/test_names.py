import pytest

from ucap.plans.reading.blocks import Text
from ucap.plans.reading.understanding.names import cities_in_cell, is_city, pieces


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Granada, Barcelona; Rome", ["Granada", "Barcelona", "Rome"]),
        ("Chengdu y Chongqing", ["Chengdu", "Chongqing"]),
        ("Rome und Ulm & Paris", ["Rome", "Ulm", "Paris"]),
        ("博洛尼亚和罗马、柳州", ["博洛尼亚", "罗马", "柳州"]),
        ("Rome (Lazio, Italy), Ulm", ["Rome (Lazio, Italy)", "Ulm"]),
        ("Reggio nell'Emilia", ["Reggio nell'Emilia"]),
        ("Stuttgart (Germany) and Shenyang (China)", ["Stuttgart (Germany)", "Shenyang (China)"]),
        ("", []),
        (" , ", []),
    ],
)
def test_a_list_of_names(text: str, names: list[str]) -> None:
    assert pieces(text) == names


def test_a_country_before_a_chinese_name_is_no_part_of_it() -> None:
    found = cities_in_cell((Text("德国斯图加特市、中国沈阳市"),))
    assert [(one.name, one.country) for one in found] == [("斯图加特市", "DE"), ("沈阳市", "CN")]


def test_what_stands_in_brackets_belongs_to_the_name() -> None:
    found = cities_in_cell(
        (Text("Granada (Andalusia, Spain), Ulm, Germany, Manchester (Greater Manchester)"),)
    )
    assert [(one.name, one.region, one.country) for one in found] == [
        ("Granada", "Andalusia", "ES"), ("Ulm", None, "DE"), ("Manchester", "Greater Manchester", None),
    ]  # fmt: skip


def test_a_city_is_known_by_its_whole_name() -> None:
    assert is_city("Ulm")
    assert not is_city("Ulm, Germany")
    assert not is_city("a day in Ulm")
