"""The shapes of the funnel."""

from ucap.exchange.funnel import bands


def test_each_stage_narrows_to_the_next() -> None:
    shapes = bands([10, 5, 5, 1])
    assert shapes[0].points == "0.00,0.00 100.00,0.00 75.00,40.00 25.00,40.00"
    assert shapes[1].points == "25.00,0.00 75.00,0.00 75.00,40.00 25.00,40.00"
    assert shapes[3].points == "45.00,0.00 55.00,0.00 55.00,40.00 45.00,40.00"


def test_what_few_have_reached_is_seen_and_what_nobody_has_is_not() -> None:
    shapes = bands([1000, 1, 0])
    assert shapes[1].points.startswith("49.50,0.00 50.50,0.00")
    assert shapes[2].points == ""
    assert [one.points for one in bands([0, 0])] == ["", ""]
    assert bands([]) == []
