"""Whether two entries say the same, or nearly."""

import pytest

from tests.exchange.factories import sensors
from ucap.exchange.content import EntryContent, EntryKind
from ucap.exchange.copies import Likeness, likeness

ONE = sensors()


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (sensors(), Likeness.SAME),
        (sensors(title="SENSORS — for  canals!"), Likeness.SAME),
        (sensors(trl=4, sdgs=(13,)), Likeness.SAME),
        (sensors(title="Sensors for canals 2"), Likeness.NEAR),
        (sensors(kind=EntryKind.REQUEST), Likeness.OTHER),
        (sensors(language="es"), Likeness.OTHER),
        (sensors(title="Courses for gardeners", summary="Two weeks in May.", description=""), Likeness.OTHER),
    ],
)
def test_what_counts_is_what_they_say(other: EntryContent, alike: Likeness) -> None:
    assert likeness(ONE, other) == likeness(other, ONE) == alike


def test_chinese_is_compared_by_its_words_too() -> None:
    one = sensors(
        language="zh-Hans",
        title="城市河道水质监测设备",
        summary="我们需要浮标。",
        description="",
        particulars="",
    )
    assert likeness(one, sensors(**_of(one))) == Likeness.SAME
    assert likeness(one, sensors(**_of(one) | {"title": "老城区太阳能屋顶培训"})) == Likeness.OTHER


def _of(content: EntryContent) -> dict[str, str]:
    names = ("language", "title", "summary", "description", "particulars")
    return {name: getattr(content, name) for name in names}
