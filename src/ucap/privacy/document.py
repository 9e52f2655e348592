"""docs/privacy.md, written from the tables beside the code.

python -m ucap.privacy.document > docs/privacy.md
"""

from collections.abc import Iterator

from ucap.privacy.fields import TABLES, Ground, Table
from ucap.privacy.retention import PERIODS


def document() -> str:
    """The whole document."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# What is stored about people, and why"
    yield ""
    yield "Written by `python -m ucap.privacy.document` from `src/ucap/privacy/fields/` and `retention.py`; do not edit it."
    yield "`tests/privacy/test_fields.py` fails on a field that is missing here. What people read is the page `/privacy/`, in six languages."
    yield ""
    yield "The operator sets `UCAP_OPERATOR_NAME` and `UCAP_OPERATOR_CONTACT`; there are no processors: nothing leaves the operator's machines"
    yield "but letters, through its own mail server. With `UCAP_TRANSLATE_URL` set the texts of published entries go to that service too, whoever"
    yield "sees them, and it is a processor unless it is the operator's own; the page then says so."
    yield ""
    yield "- **Take away**: `/privacy/mine/` makes a zip of JSON files and documents, in the background, for the person alone, for seven days."
    yield "- **Erase**: `/privacy/mine/erase/`, at once or after 14 days within which signing in takes it back. Each domain's `personal.py` forgets"
    yield "  its part; then every text and JSON column is searched for the person's addresses (`privacy/actions/sweeping.py`)."
    yield "- **The journal** cannot be changed. What an entry says of a person is beside it (`journal.Private`) and is erased there."
    yield (
        "  It also says who with an office opened a list of people, addresses or requests (`web/reading.py`), and is kept as all of it is."
    )
    yield "- **Backups** hold what was erased since until they are thrown away. Keep them no longer than needed; after restoring an old one,"
    yield "  erase again whom the newer database had erased (`privacy.Erasure`, by id)."
    yield "- **Deleted files** are put aside for a day, for a backup that runs at that moment, then deleted for good."
    yield "- **A name in the text of a plan** itself (not among its contacts) stays: somebody else may be called the same. The page says so;"
    yield "  the plan's officers can take it out."
    yield ""
    yield "## For how long"
    yield ""
    yield "Done every night by the background worker (`privacy/actions/keeping.py`); the journal says how many of each."
    yield ""
    yield "| what | days | counted from |"
    yield "|---|---|---|"
    for period in PERIODS:
        yield f"| {period.what} | {period.days} | {period.counted_from} |"
    yield ""
    yield "## Field by field"
    yield ""
    yield "Grounds: *agreement* is what the person asked for, *legitimate interest* running the platform safely and keeping the record of the"
    yield "cooperation, *consent* what the person may take back at any time."
    for table in (one for one in TABLES if one.ground != Ground.NONE):
        yield from _about_people(table)
    yield ""
    yield "## Tables with nothing about a person"
    yield ""
    yield "| table | holds | fields |"
    yield "|---|---|---|"
    for table in (one for one in TABLES if one.ground == Ground.NONE):
        yield f"| `{table.model}` | {table.holds} | {_names(table)} |"


def _about_people(table: Table) -> Iterator[str]:
    yield ""
    yield f"### `{table.model}`: {table.holds}"
    yield ""
    yield f"Ground: {table.ground.value}. Kept: {table.kept}. Seen by: {table.seen_by}."
    yield ""
    yield "| field | what for |"
    yield "|---|---|"
    for name, purpose in table.personal.items():
        yield f"| `{name}` | {purpose} |"
    if table.rest:
        yield f"| {_names(table)} | nothing about a person by itself |"


def _names(table: Table) -> str:
    return " ".join(f"`{name}`" for name in table.rest.split())


if __name__ == "__main__":
    print(document(), end="")  # noqa: T201
