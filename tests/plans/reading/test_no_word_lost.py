"""No word of a document is dropped: each is in a field, under other text, or beside a warning or a field as its source."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans.reading.documents import FOLDER, YANGZHOU
from tests.plans.reading.layouts import ITEM, Form, as_docx, as_html, as_markdown, as_pdf, as_text, read_form
from ucap.plans.content import to_json
from ucap.plans.labels import LABELS, FormField
from ucap.plans.reading.read import read_document

WORD = re.compile(r"[^\W_]+")


def words(value: object) -> set[str]:
    """All words in a value, however nested."""
    if isinstance(value, dict):
        return set().union(*map(words, value.values()))
    if isinstance(value, list | tuple):
        return set().union(*map(words, value))
    return set(WORD.findall(str(value)))


def kept(data: bytes) -> set[str]:
    """The words that came back in some way."""
    reading = read_document(data)
    said = [warning.source for warning in reading.warnings] + [source.text for source in reading.sources]
    return words(to_json(reading.content)) | words(said)


# Words of letters that no label, month, unit or name of a place is made of.
WORDS = st.text("bfkqwxz", min_size=4, max_size=9)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
PARAGRAPHS = st.one_of(
    SENTENCES,
    st.builds("**{}:** {}".format, WORDS, SENTENCES),
    st.builds("({}) {}".format, st.integers(1, 9), SENTENCES),
    st.builds("- {}".format, SENTENCES),
    st.builds("{} {} (SDG {}, {})".format, WORDS, SENTENCES, st.integers(1, 17), WORDS),
    st.builds("{}: {}".format, st.sampled_from(["March 2020", "2021", "5/2022", "Q3 2023"]), SENTENCES),
)
FIELDS = st.sampled_from([field for field in FormField if field is not FormField.PAGE])
ROWS = st.tuples(
    st.one_of(st.builds(LABELS["en"].get, FIELDS), st.builds(LABELS["de"].get, FIELDS), SENTENCES),
    st.lists(st.lists(PARAGRAPHS, max_size=3), min_size=1, max_size=3),
)
FORMS = st.builds(
    Form,
    st.one_of(st.just(""), SENTENCES),
    st.lists(ROWS, min_size=1, max_size=8),
    st.lists(SENTENCES, max_size=2),
)


def lost(form: Form, lay_out: Callable[[Form], bytes]) -> set[str]:
    """The words of the form that are nowhere in its reading, those of labels left aside."""
    written = words([form.heading, [cells for _, cells in form.rows], form.below])
    return {word for word in written - kept(lay_out(form)) if re.search("[bfkqwxz]{2}", word)}


@settings(max_examples=40)
@given(FORMS, st.sampled_from([as_html, as_markdown, as_text]))
def test_no_word_of_any_form_is_lost(form: Form, lay_out: Callable[[Form], bytes]) -> None:
    assert lost(form, lay_out) == set()


@settings(max_examples=8)
@given(FORMS, st.sampled_from([as_docx, as_pdf]))
def test_no_word_of_any_file_is_lost(form: Form, lay_out: Callable[[Form], bytes]) -> None:
    assert lost(form, lay_out) == set()


@settings(max_examples=100)
@given(st.text("ab1.,:;()*#>|-_[]<&\\`~!\t\n 的，（", max_size=200))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    written = set(re.findall(r"[ab]{2,}", re.sub(r"<[^>]*>?|&[^;\s]*;?", " ", text)))
    found = " ".join(kept(text.encode())) if text.strip() else text
    assert {word for word in written if word not in found} == set()


@pytest.mark.parametrize("lay_out", [as_html, as_text])
@pytest.mark.parametrize("name", ["yangzhou", "liuzhou", "valencia", "ulm", "lille"])
def test_no_word_of_a_plan_is_lost(name: str, lay_out: Callable[[Form], bytes]) -> None:
    form = read_form(FOLDER / f"{name}.txt")
    texts = [text for _, cells in form.rows for cell in cells for text in cell]
    written = words([found["text"] if (found := ITEM.match(text)) else text for text in texts])
    assert written - kept(lay_out(form)) == set()


def test_no_word_of_the_real_plan_is_lost() -> None:
    lines = [line.partition("\t")[2] for line in YANGZHOU.read_text(encoding="utf-8").splitlines()]
    written = words(re.sub(r"<[^>]+>|&amp;", " ", "\n".join(lines)))
    assert written - kept(YANGZHOU.read_bytes()) == set()
