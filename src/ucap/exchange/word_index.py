"""The index of the words of entries, kept by the database with every change of `EntryWords.words`."""

from ucap.kernel.word_index import WordIndex

ENTRIES = WordIndex(name="exchange_words", table="exchange_entrywords")

# by these names the migrations know them
install, remove = ENTRIES.install, ENTRIES.remove
