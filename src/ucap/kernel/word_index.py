"""An index of the words in a table's column `words`, kept by the database itself with every change of it: FTS5 on SQLite,
a GIN index of a tsvector on PostgreSQL.

The words are cut and folded already (`language.words`), " word word … ", and neither database cuts them again, so the same
searches give the same rows on both. The table has a whole number as its key, `id`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# What a tsvector holds, and what array_to_tsvector does not look at: words of 2 KB, 1 MB of all words of a row. Of a longer
# word its beginning is kept. Its cost is said because PostgreSQL would rather make the tsvector of every row than ask the index; said too high, it starts helpers.
LONGEST = 200  # characters
FUNCTION = f"""
CREATE OR REPLACE FUNCTION ucap_words(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
SELECT array_to_tsvector(ARRAY(
  SELECT word FROM (
    SELECT word, sum(octet_length(word)) OVER (ORDER BY place) AS bytes FROM (
      SELECT left(piece, {LONGEST}) AS word, place
      FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS pieces (piece, place) WHERE piece <> ''
    ) AS cut
  ) AS counted WHERE bytes < 1000000
)) $$
"""  # noqa: S608 - nobody's words


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The index of that name over the column `words` of a table."""

    name: str
    table: str

    def install(self, schema_editor: Any) -> None:
        """Makes the index and what keeps it; a migration that rebuilds the table on SQLite has to call it again."""
        embedded = schema_editor.connection.vendor == "sqlite"
        for statement in self._for_sqlite() if embedded else self._for_postgresql():
            schema_editor.execute(statement)

    def remove(self, schema_editor: Any) -> None:
        """Takes both away; PostgreSQL keeps the function, for other indices."""
        if schema_editor.connection.vendor == "sqlite":
            for what in ("added", "changed", "deleted"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.name}_{what}")
            schema_editor.execute(f"DROP TABLE IF EXISTS {self.name}")
        else:
            schema_editor.execute(f"DROP INDEX IF EXISTS {self.name}")

    def find(self, connection: Any, words: Sequence[str]) -> list[tuple[int, int]]:
        """Of each folded word its number and the key of every row in which one begins like it; one query."""
        if not words:
            return []
        questions = [self.question(connection, word, also=f"{number}, ") for number, word in enumerate(words)]
        with connection.cursor() as cursor:
            asked = " UNION ALL ".join(asked for asked, _ in questions)
            cursor.execute(asked, [given for _, given in questions])
            return list(cursor.fetchall())

    def question(self, connection: Any, word: str, *, also: str = "", whole: bool = False) -> tuple[str, str]:
        """In SQL, with what is given to it: the keys of the rows in which a word begins like this one, which is folded.

        `whole`: in which this very word stands.
        """
        if connection.vendor == "sqlite":
            asked = f"SELECT {also}rowid FROM {self.name} WHERE {self.name} MATCH %s"  # noqa: S608
            return asked, f'"{word}"' + ("" if whole else " *")
        return (
            f"SELECT {also}id FROM {self.table} WHERE ucap_words(words) @@ %s::tsquery",  # noqa: S608
            f"'{word[:LONGEST]}'" + ("" if whole else ":*"),
        )

    def _for_sqlite(self) -> tuple[str, ...]:
        # The tokenizer called "ascii" takes everything else for letters, and so leaves words as they are.
        name, table = self.name, self.table
        add = f"INSERT INTO {name}(rowid, words) VALUES (new.id, new.words);"  # noqa: S608
        delete = f"INSERT INTO {name}({name}, rowid, words) VALUES ('delete', old.id, old.words);"  # noqa: S608
        return (
            f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='{table}', content_rowid='id', "
            "tokenize='ascii', detail='none', columnsize=0)",
            f"CREATE TRIGGER {name}_added AFTER INSERT ON {table} BEGIN {add} END",
            f"CREATE TRIGGER {name}_changed AFTER UPDATE OF words ON {table} WHEN old.words <> new.words "
            f"BEGIN {delete} {add} END",
            f"CREATE TRIGGER {name}_deleted AFTER DELETE ON {table} BEGIN {delete} END",
            f"INSERT INTO {name}({name}) VALUES ('rebuild')",  # noqa: S608
        )

    def _for_postgresql(self) -> tuple[str, ...]:
        return (
            FUNCTION,
            f"CREATE INDEX IF NOT EXISTS {self.name} ON {self.table} USING gin (ucap_words(words))",
        )
