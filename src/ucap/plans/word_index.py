"""The index of the words of plans, kept by the embedded database itself (SQLite's FTS5) with every change of `Version.words`.

The words are cut and folded already (`language.words`), with spaces between them: the tokenizer called "ascii" takes everything
else for letters, and so leaves them as they are. PostgreSQL looks through the column.
"""

from typing import Any

STATEMENTS = (
    "CREATE VIRTUAL TABLE plans_words USING fts5(words, content='plans_version', content_rowid='id', "
    "tokenize='ascii', detail='none', columnsize=0)",
    "CREATE TRIGGER plans_words_added AFTER INSERT ON plans_version BEGIN "
    "INSERT INTO plans_words(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER plans_words_changed AFTER UPDATE OF words ON plans_version WHEN old.words <> new.words BEGIN "
    "INSERT INTO plans_words(plans_words, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO plans_words(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER plans_words_deleted AFTER DELETE ON plans_version BEGIN "
    "INSERT INTO plans_words(plans_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "INSERT INTO plans_words(plans_words) VALUES ('rebuild')",
)
REMOVED = (
    "DROP TRIGGER IF EXISTS plans_words_added",
    "DROP TRIGGER IF EXISTS plans_words_changed",
    "DROP TRIGGER IF EXISTS plans_words_deleted",
    "DROP TABLE IF EXISTS plans_words",
)


def question(words: int) -> str:
    """Asks for the number of a word and a version in which one begins like it; a parameter a word, made by `begins`."""
    asked = "SELECT {}, rowid FROM plans_words WHERE plans_words MATCH %s"
    return " UNION ALL ".join(asked.format(number) for number in range(words))


def begins(word: str) -> str:
    """The parameter for a folded word."""
    return f'"{word}" *'


def install(schema_editor: Any) -> None:
    """Makes the index and what keeps it, on SQLite; a migration that rebuilds `plans_version` has to call it again."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in STATEMENTS:
            schema_editor.execute(statement)


def remove(schema_editor: Any) -> None:
    """Takes both away."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in REMOVED:
            schema_editor.execute(statement)
