"""Our own look at colours (contrast.js) finds what axe finds."""

import re

import pytest

from tests.journeys.axe import COLOURS, by_axe, too_pale
from tests.journeys.conftest import Visit
from tests.plans.factories import make_plan

SPOILT = """
<p id="bad-pale" style="color: #999; background: #fff">Too pale</p>
<p id="bad-mixed" style="color: color-mix(in oklab, #777, #fff 30%); background: #fff">A mixed colour</p>
<div style="background: #123a5c"><p id="bad-boxed" style="color: #5d7fa0">Pale in a coloured box</p></div>
<div style="background: #fff"><p id="bad-thin" style="color: #000; opacity: 0.4">Half transparent</p></div>
<div style="background: #000"><div style="background: rgb(255 255 255 / 60%)"><p id="bad-veiled" style="color: #fff">On a veil</p></div></div>
<p id="bad-alpha" style="background: #fff; color: rgb(0 0 0 / 40%)">Ink that is half transparent</p>
<p id="bad-big" style="background: #fff; color: #aaa; font-size: 2rem">Large, and too pale all the same</p>
<p id="bad-bold" style="background: #fff; color: #888; font-size: 18px; font-weight: 700">Bold, but not large</p>
<p style="background: #fff; color: #222">Dark <a id="bad-link" href="#here" style="color: #8ab4ff">and a link</a></p>
<label>A field <input id="bad-field" value="Typed" style="background: #fff; color: #999"></label>

<p id="good-big" style="background: #fff; color: #888; font-size: 24px">Large</p>
<p id="good-bold" style="background: #fff; color: #888; font-size: 19px; font-weight: 700">Large and bold</p>
<div style="background: #123a5c"><p id="good-boxed" style="color: #fff">White in a coloured box</p></div>
<div style="background: #fff"><p id="good-thin" style="color: #000; opacity: 0.8">A little transparent</p></div>
<button type="button" id="good-button" disabled style="background: #fff; color: #ccc">Cannot be pressed</button>
<label id="good-label" style="background: #fff; color: #ccc">Cannot be typed in <input disabled></label>
<p id="good-hidden" hidden style="background: #fff; color: #ccc">Not seen</p>
<p id="good-unseen" style="background: #fff; color: #ccc; visibility: hidden">Not seen either</p>
<p id="good-gone" style="background: #fff; color: #ccc; opacity: 0">Nor this</p>
<p id="good-heard" class="visually-hidden" style="background: #fff; color: #ccc">Heard alone</p>
<p id="good-picture" style="background: #fff linear-gradient(#fff, #eee); color: #ccc">Before a picture: looked at by people</p>
"""
here = pytest.mark.parametrize("scheme", ["light", "dark"])


@here
def test_both_find_the_same_in_a_page_that_is_spoilt(visit: Visit, scheme: str) -> None:
    page = visit("/en/", scheme=scheme, bypass_csp=True)
    page.evaluate("spoilt => document.querySelector('main').insertAdjacentHTML('beforeend', spoilt)", SPOILT)
    bad = set(re.findall(r'id="(bad-\w+)"', SPOILT))
    ours = {one["id"] for one in too_pale(page)}
    axes = {match[1] for one in by_axe(page, COLOURS) if (match := re.search(r'id="([\w-]+)"', one))}
    assert (ours, axes) == (bad, bad)


@here
def test_axe_finds_no_more_than_we_do_in_pages_with_everything(visit: Visit, scheme: str) -> None:
    plan = make_plan()
    page = visit("/en/", scheme=scheme, bypass_csp=True)
    for address in ("/en/", f"/en/plans/{plan.slug}/", "/en/styleguide/"):
        page.goto(address)
        assert (by_axe(page, COLOURS), too_pale(page)) == ([], []), address
