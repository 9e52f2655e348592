"""Where a paragraph ends in plain text."""

import textwrap
from itertools import pairwise

import pytest

from ucap.plans.reading.formats.wrapping import ends, wrap_width

PROSE = (
    "The cities exchange students and teachers and learn from each other how to build schools in which one likes to be. "
    * 4
)


def test_the_width_of_wrapped_lines() -> None:
    lines = textwrap.wrap(PROSE, 72)
    assert wrap_width(lines) == max(map(len, lines))
    assert not any(ends(one, two, wrap_width(lines)) for one, two in pairwise(lines))


def test_lines_that_nobody_wrapped() -> None:
    assert wrap_width([PROSE, "City: Rome"]) == 0
    assert wrap_width(["City: Rome", "Country: Italy", "Period: 2020"]) == 0
    assert wrap_width([]) == 0


def test_chinese_lines_are_twice_as_wide() -> None:
    lines = [
        "双方共同举办艺术展览推动博物馆之间的交流并且互派青年",
        "工程师参加培训" * 3 + "参加培训会",
        "议",
    ]
    assert wrap_width(lines) == 52
    assert not ends(lines[0], lines[1], 52)


def test_a_chinese_line_may_end_after_every_sign() -> None:
    assert ends("四、主要活动", "1.2021年5月12日，在斯图加特举行启动会。", 52)


@pytest.mark.parametrize(
    ("line", "following", "end"),
    [
        ("x" * 70, "longer than the rest of the line", False),
        ("x" * 40, "would fit", True),
        ("x" * 70, "Period: 2020", True),
        ("x" * 69 + ":", "Something that did not fit there", True),
        ("x" * 69 + ",", "results: of what was said before", False),
        ("x" * 70, "2. the next of a list", True),
        ("x" * 70, "- the next of a list", True),
        ("x" * 70, "", True),
    ],
)
def test_a_paragraph_ends_with_a_line(line: str, following: str, end: bool) -> None:
    assert ends(line, following, 72) is end


def test_a_sentence_goes_on_even_where_no_width_is_known() -> None:
    assert not ends("A sentence that is as long as lines usually are, and then it goes", "on below", 0)
    assert ends("A sentence that is as long as lines usually are, and then it stops.", "on below", 0)
    assert ends("A short line", "goes on?", 0)
