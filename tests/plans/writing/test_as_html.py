"""The web page: escaped, by itself, in its language."""

from dataclasses import replace

from lxml import html

from tests.plans.factories import yangzhou_content
from tests.plans.writing.test_writing import URL
from ucap.plans.content import without_ids
from ucap.plans.reading.read import read_document
from ucap.plans.writing.as_html import write_html

HOSTILE = '</td></table><script>alert(1)</script><img src=x onerror="a"> &lt; " \''


def test_no_word_is_markup() -> None:
    plan = yangzhou_content(title=HOSTILE, objectives=(HOSTILE,))
    page = write_html(plan, language="en", url=URL)
    assert not html.fromstring(page).xpath("//script | //img | //@onerror | //link | //iframe")
    assert without_ids(read_document(page.encode()).content) == plan


def test_heads_of_rows_and_columns_and_the_language() -> None:
    page = html.fromstring(
        write_html(replace(yangzhou_content(), language="zh-Hans"), language="zh-Hans", url=URL)
    )
    assert page.get("lang") == "zh-Hans"
    assert page.xpath("string(//th[@scope='row'][1])") == "城市"
    assert page.xpath("//thead//th[@scope='col']/text()") == ["合作方", "合作方 A", "合作方 B"]
    assert page.xpath("//a/@href") == [URL]
