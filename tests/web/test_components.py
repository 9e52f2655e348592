"""What the tags write, where it is more than its looks."""

import re
from pathlib import Path

import pytest
from django.core.paginator import Paginator

from tests.web.conftest import Render
from ucap.themes.goals import goals as known_goals
from ucap.web import templatetags
from ucap.web.templatetags.components import initials

STYLES = Path(templatetags.__file__).parents[1] / "static" / "ucap" / "css"


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * one for one in digits)
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_every_goals_number_can_be_read_on_its_colour() -> None:
    goals = re.findall(
        r"\.sdg-(\d+) \{ background: (#\w+); color: (#\w+); \}", (STYLES / "components.css").read_text()
    )
    assert {int(number): colour for number, colour, _ in goals} == {
        goal.number: goal.colour.lower() for goal in known_goals().values()
    }
    assert all(contrast(background, text) >= 4.5 for _, background, text in goals)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "ink-soft", "celadon", "celadon-deep", "seal"])
@pytest.mark.parametrize("ground", ["paper", "wash", "raised", "celadon-wash", "amber-wash", "seal-wash"])
def test_every_pair_of_colours_can_be_read(text: str, ground: str, mode: int) -> None:
    source = (STYLES / "foundation.css").read_text()
    colours = {
        name: values for name, *values in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", source)
    }
    assert contrast(colours[text][mode], colours[ground][mode]) >= 4.5


def test_edges_of_what_can_be_operated_are_seen() -> None:
    source = (STYLES / "foundation.css").read_text()
    colours = {
        name: values for name, *values in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", source)
    }
    for name in ("edge", "line"):
        assert all(contrast(colours[name][mode], colours["paper"][mode]) >= 3 for mode in (0, 1))


def test_no_template_styles_or_scripts_inline() -> None:
    for template in STYLES.parents[2].glob("templates/**/*.html"):
        text = template.read_text()
        assert not re.search(
            r"\sstyle=|\son\w+=|<style|<script(?![^>]*\b(?:src=|type=\"application/json\"))", text
        ), template


def test_a_query_is_changed_and_the_rest_kept(render: Render) -> None:
    assert render("{% query page=2 q=None %}", "/en/?q=rome&view=map&page=1") == "?view=map&amp;page=2"


def test_pages_are_links_and_fragments_alike(render: Render) -> None:
    page = Paginator(range(100), 10).page(5)
    html = render("{% pagination page %}", "/en/?q=a", page=page)
    assert 'rel="prev" href="?q=a&amp;page=4" hx-get="?q=a&amp;page=4"' in html
    assert '<span aria-current="page">5</span>' in html


def test_a_single_page_needs_no_pagination(render: Render) -> None:
    assert render("{% pagination page %}", page=Paginator(range(3), 10).page(1)) == ""


def test_a_column_turns_its_order_around(render: Render) -> None:
    up = render('{% sort_header "name" "City" sort %}', sort="name")
    assert 'aria-sort="ascending"' in up
    assert 'href="?sort=-name"' in up
    assert 'href="?sort=name"' in render('{% sort_header "name" "City" sort %}', sort="-name")
    assert "aria-sort" not in render('{% sort_header "name" "City" sort %}', sort="country")


def test_words_of_readers_are_escaped_in_every_component(render: Render) -> None:
    evil = "<script>alert(1)</script>"
    source = (
        "{% page_header title=evil lead=evil %}{{ evil }}{% endpage_header %}{% card title=evil %}{{ evil }}{% endcard %}"
        '{% notice "info" title=evil %}{{ evil }}{% endnotice %}{% chip evil %}{% topic_chip evil %}{{ evil|lines }}'
    )
    assert evil not in render(source, evil=evil)


@pytest.mark.parametrize(
    ("name", "letters"), [("Yangzhou", "Y"), ("Greater Manchester", "GM"), ("扬州", "扬"), ("", "·")]
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_paragraphs_keep_their_line_breaks(render: Render) -> None:
    assert (
        render("{{ text|lines }}", text="One\ntwo\n\nThree & four")
        == "<p>One<br>two</p><p>Three &amp; four</p>"
    )


def test_progress_without_a_value_says_only_that_work_goes_on(render: Render) -> None:
    assert "value=" not in render('{% progress "Reading" %}')
    assert 'value="25"' in render('{% progress "Reading" value=3 maximum=12 %}')
