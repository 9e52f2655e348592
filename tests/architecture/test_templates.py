"""No template shows a word that is not marked for the catalogues."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "ucap"
# The styleguide is for developers, who share English.
TEMPLATES = sorted(path for path in SOURCE.glob("*/templates/**/*.html") if path.parent.name != "styleguide")

UNSEEN = re.compile(
    r"{#.*?#}|{%\s*block \w+_class\s*%}.*?{%\s*endblock.*?%}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->|<script.*?</script>|<style.*?</style>"
    r"|<code>.*?</code>|<!doctype[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
MARKED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%\s*trans(?:late)?\b.*?%}", re.DOTALL
)
FILLED_IN = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)
READ_ALOUD = re.compile(
    r'\b(?:alt|title|aria-label|aria-description|placeholder|label|summary)\s*=\s*"([^"]*)"'
)
ELEMENT = re.compile(r"<[^>]*>", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W\d_]{2,}")
ARGUMENT = re.compile(r"""(?<!_\()(["'])([A-Z][a-z]+(?: [^"']*)?)\1""")
# The same in every language: names, and units that the International System writes one way.
EVERYWHERE = {
    "ucap",
    "csv",
    "json",
    "pdf",
    "docx",
    "iati",
    "xml",
    "km²",
    "utc",
    "html",
    "markdown",
    "openapi",
    "word",
    "ical",
    "ics",
    "rss",
}


def words(text: str) -> list[str]:
    """The words of a text that are not the same in every language."""
    return [word for word in WORD.findall(ENTITY.sub(" ", text)) if word.lower() not in EVERYWHERE]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_every_visible_word_is_marked(path: Path) -> None:
    text = MARKED.sub(" ", UNSEEN.sub(" ", path.read_text(encoding="utf-8")))
    arguments = [found[1] for tag in FILLED_IN.findall(text) for found in ARGUMENT.findall(tag)]
    text = FILLED_IN.sub("", text)
    read_aloud = [word for value in READ_ALOUD.findall(text) for word in words(value)]
    shown = words(ELEMENT.sub(" ", text))
    assert shown + read_aloud + [one for one in arguments if words(one)] == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ("<p>{% translate 'Hello' %}</p>", []),
        ('<img alt="A map">', ["map"]),
        ("{% blocktranslate %}Hello <b>you</b>{% endblocktranslate %} ·", []),
        ("{# said to nobody #}<b>{{ plan.title }}</b>&nbsp;km²", []),
    ],
)
def test_the_scan_sees_what_it_should(template: str, found: list[str], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(template, encoding="utf-8")
    if found:
        with pytest.raises(AssertionError, match=found[0]):
            test_every_visible_word_is_marked(path)
    else:
        test_every_visible_word_is_marked(path)
