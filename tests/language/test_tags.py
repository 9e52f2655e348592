import pytest

from ucap.language.tags import language_tag, same_language


def test_a_code_of_django_has_a_tag() -> None:
    assert [language_tag(code) for code in ("zh-hans", "de")] == ["zh-Hans", "de"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("de", "de-AT", True),
        ("zh", "zh-Hans", True),
        ("zh-CN", "zh-Hans", True),
        ("zh-Hant", "zh-Hans", False),
        ("zh-TW", "zh-Hant", True),
        ("es", "it", False),
    ],
)
def test_a_reader_of_the_one_reads_the_other(one: str, other: str, same: bool) -> None:
    assert same_language(one, other) is same
