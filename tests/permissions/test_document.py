"""docs/permissions.md says what the rules say."""

from pathlib import Path

from ucap.config.permissions import document

WRITTEN = Path(__file__).parents[2] / "docs" / "permissions.md"


def test_the_document_is_written_from_the_rules() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == document()  # else: python -m ucap.config.permissions
