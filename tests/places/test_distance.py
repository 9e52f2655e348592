import pytest

from ucap.places.distance import distance_km
from ucap.places.gazetteer import Place, place_by_id


def _place(id_: str) -> Place:
    place = place_by_id(id_)
    assert place is not None
    return place


def test_the_distance_from_yangzhou_to_bologna() -> None:
    assert distance_km(_place("1787227"), _place("3181928")) == pytest.approx(8855, rel=0.01)


def test_a_place_is_no_distance_from_itself() -> None:
    assert distance_km(_place("3181928"), _place("3181928")) == 0
