"""Markdown: what a plan says never becomes markup."""

from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from tests.plans.factories import yangzhou_content
from tests.plans.writing.test_writing import URL
from ucap.plans.content import ExpectedResult, Passage, PlanContent, without_ids
from ucap.plans.reading.read import read_document
from ucap.plans.writing.as_markdown import escaped, write_markdown

HOSTILE = (
    "# heading", "## heading", "> quotation", "- item", "* item", "+ item", "1. item", "12) item", "---", "***", "___", "===",
    "| a | b |", "```code```", "~~~", "<script>alert(1)</script>", "<b>bold</b>", "**bold** _it_ ~~no~~", "[x](javascript:a)",
    "![x](http://x.y/z.png)", "<http://x.y>", "&lt;b&gt; &#60;", "\\\\ \\* back\\", "`a` ``b``", "a | b", "[x]: http://x.y", "Setext",
)  # fmt: skip


class Tags(HTMLParser):
    """The tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.append(tag)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_paragraph_stays_one_with_the_words_it_had(text: str) -> None:
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(escaped(text))
    tags = Tags()
    tags.feed(page)
    assert tags.names == ["p"]
    assert (
        read_document(f"# T\n\n## Main objectives of cooperation\n\n{escaped(text)}\n".encode()).content.title
        == "T"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_plan_becomes_markup(text: str) -> None:
    plan = PlanContent(
        title=f"Plan {text}",
        focus=(Passage(topic=text, text=text),),
        objectives=(text, text),
        expected_results=(ExpectedResult(number=7, text=text), ExpectedResult(number=3, text=text)),
    )
    assert without_ids(read_document(write_markdown(plan, language="en", url=URL).encode()).content) == plan


def test_it_reads_well_unrendered() -> None:
    text = write_markdown(yangzhou_content(), language="en", url=URL)
    assert "\n# IUC Urban" not in text  # the title is marked: it sounds like the form's name
    assert "| **Population** | 4\u202f600\u202f000 | N/A |" in text
    assert "\n## Expected results and benefits\n\n1. establishing strategic partnership" in text
    assert "\n- **Digital Transition:** pilot projects" in text
    assert text.endswith(f"\n## Web page of this plan\n\n<{URL}>\n")
