from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.safestring import mark_safe

from ucap.web.pieces import piece


@piece("components/chip.html")
def chip(text: str, tone: str = "") -> Mapping[str, Any]:
    return {"text": text, "tone": tone}


@piece("components/sdg_chip.html")
def goal(number: int) -> Mapping[str, Any]:
    return {"number": number}


def test_a_piece_is_drawn_once() -> None:
    assert chip("Draft", tone="good") is chip("Draft", "good")
    assert chip("Draft", "good") != chip("Draft", "late")


def test_text_is_escaped_also_after_the_same_text_that_was_safe() -> None:
    assert "<b>" in chip(mark_safe("<b>"))
    assert "<b>" not in chip("<b>")
    assert "<b>" in chip(mark_safe("<b>"))


def test_every_language_has_its_own() -> None:
    said = []
    for language in ("en", "de", "en"):
        with translation.override(language):
            said.append(goal(4))
    assert said[0] == said[2] != said[1]
